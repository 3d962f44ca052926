"""How an address wants a briefing to be shown: on a wall, turning its pages by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from indicators.briefings.outline import ITEM, TOPIC
from indicators.briefings.ready import TOUR

WALL: Final = "wall"
SECONDS: Final = "seconds"
LEAST_SECONDS, MOST_SECONDS = 5, 600
# What links ask for.
USUAL_SECONDS: Final = 20
_MARKS = {"1": True, "true": True, "0": False, "false": False}

Query = Sequence[tuple[str, str]]


class BadShowing(Exception):
    """A parameter that says nothing that can be done; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Showing:
    """How to show what `query` asks for; `seconds` a page, None where only readers turn pages.

    A wall whose address names no outline has the tour's.
    """

    query: Query
    is_wall: bool = False
    seconds: int | None = None


def read_showing(query: Query) -> Showing:
    """How an address wants it; raises BadShowing."""
    own = {key: text for key, text in query if key in {WALL, SECONDS}}
    rest = [(key, text) for key, text in query if key not in own]
    mark = own.get(WALL, "0").lower()
    if mark not in _MARKS:
        raise BadShowing(f"{WALL} 要写1（大屏）或0（不是大屏），不能写“{own[WALL][:30]}”。")
    is_wall = _MARKS[mark]
    if is_wall and not {TOPIC, ITEM} & {key for key, _ in rest}:
        rest.append((TOPIC, TOUR.topic))
    return Showing(rest, is_wall, _seconds(own[SECONDS]) if SECONDS in own else None)


def _seconds(text: str) -> int:
    try:
        found = int(text)
    except ValueError:
        found = 0
    if not LEAST_SECONDS <= found <= MOST_SECONDS:
        raise BadShowing(
            f"{SECONDS} 是几秒翻一页，要写{LEAST_SECONDS}到{MOST_SECONDS}的整数，"
            f"不能写“{text[:30]}”。"
        )
    return found

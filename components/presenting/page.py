"""GET /present: a briefing as one page of screens; plain HTML, readable without its script."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from jinja2 import Template
from markupsafe import Markup
from starlette.responses import HTMLResponse

from components.charts import theme
from components.charts.theme import CHOICE, variable
from components.plain_page import page_templates, plain_page
from components.presenting.slides import Screen, screens, wall_screens
from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing
from indicators.briefings.ready import TOUR
from indicators.exhibits.pictures import Draw
from indicators.settings import time_zone
from indicators.store.exports import CODE_PATTERN
from indicators.wording.numbers import day

# A verification code, or a figure with the beginning of its unit.
_UNBROKEN = re.compile(
    rf"(\b{CODE_PATTERN}\b"
    r"|\d+(?:[.—–]\d+)*(?:%|[\N{CJK UNIFIED IDEOGRAPH-4E00}-\N{CJK UNIFIED IDEOGRAPH-9FFF}])"
    r"[，。、；：！？）》」”]*)"
)
# How long a wall shows a page where its address does not say it.
USUAL_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Presented:
    """A briefing and how it is shown; `back_to` is the page that it leads back to.

    `notices` are shown on its first screen: the parts of its link that could not be used. `wall`
    is the state in which a wall shows it, "" where it is no wall; `seconds` a page, None by hand.
    """

    briefing: Briefing
    draw: Draw
    back_to: str = "/"
    notices: Sequence[str] = ()
    wall: str = ""
    seconds: int | None = None

    @property
    def has_cover(self) -> bool:
        """Whether a cover comes first."""
        return not self.wall and self.briefing.topic != TOUR.topic

    @property
    def screens(self) -> tuple[Screen, ...]:
        """The screens after the cover, which a wall does not have; nobody turns a wall's pages."""
        if not self.wall:
            return screens(self.briefing, self.draw)
        return wall_screens(self.briefing, self.draw, has_pages=self.seconds is not None)


def presentation_response(presented: Presented) -> HTMLResponse:
    """The presentation as an answer."""
    return plain_page(lambda nonce: presentation(presented, nonce), scripts=True)


def presentation(presented: Presented, nonce: str) -> str:
    """The page as text; its styles and its scripts carry the nonce."""
    briefing, shown = presented.briefing, presented.screens
    # A wall that nobody turns still shows all that its headline speaks of.
    turned = USUAL_SECONDS if presented.wall and len(shown) > 1 else None
    return _template().render(
        nonce=nonce,
        choice=CHOICE,
        variable=variable,
        briefing=briefing,
        dated=day(briefing.dated),
        internal=INTERNAL if briefing.is_internal else "",
        has_cover=presented.has_cover,
        screens=shown,
        status_class=_status_class,
        notice_word=NOTICE,
        back_to=presented.back_to,
        notices=presented.notices,
        wall=_wall(presented),
        seconds=presented.seconds or turned,
    )


def _wall(presented: Presented) -> Mapping[str, str]:
    """What only a wall's page holds; empty for others."""
    if not presented.wall:
        return {}
    return {
        "state": presented.wall,
        "version": _page_version(),
        "area": presented.briefing.area,
        "zone": time_zone().key,
    }


def unbroken(text: str) -> Markup:
    """The text with every code, and every figure with the beginning of its unit, in one line."""
    pieces = _UNBROKEN.split(text)
    kept = Markup('<span class="figure">{}</span>')
    return Markup().join(kept.format(each) if at % 2 else each for at, each in enumerate(pieces))


def _status_class(text: str) -> str:
    """The class of a text that begins with a status's mark; "" for any other."""
    marks = [look.mark for look in theme.STATUS_LOOKS]
    is_status = text[1:2] == " " and text[:1] in marks
    return f"status-{marks.index(text[0])}" if is_status else ""


@cache
def _template() -> Template:
    environment = page_templates(Path(__file__).parent)
    environment.filters["unbroken"] = unbroken
    return environment.get_template("present.html")


@cache
def _page_version() -> str:
    """Identifies the page around the screens: a wall with an older one opens it anew."""
    files = sorted(Path(__file__).parent.glob("*.*"))
    return sha256(
        b"".join(each.read_bytes() for each in files if each.suffix != ".pyc")
    ).hexdigest()[:16]

"""GET /present: a briefing as a page of screens; and the state by which a wall follows the data."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Final
from urllib.parse import urlencode

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.app.current_dataset import readers_dataset, readers_state
from components.exporting.exhibit_files import drawing, painted
from components.pictures.painter import PictureFailed
from components.presenting.page import Presented, presentation_response
from components.routes import BRIEFING, PRESENT
from components.sign_in.connections import computer_of
from components.turns import Overcrowded, Turns
from indicators.briefings.assembly import assembled
from indicators.briefings.links import filled, read_link
from indicators.briefings.outline import ITEM, TOPIC
from indicators.briefings.ready import TOUR
from indicators.clock import today

WALL: Final = "wall"
SECONDS: Final = "seconds"
LEAST_SECONDS, MOST_SECONDS = 5, 600
_MARKS = {"1": True, "true": True, "0": False, "false": False}

Query = Sequence[tuple[str, str]]

_NOT_KEPT: Final = {"Cache-Control": "no-store"}
# Threads of its own, so that static files and the pages' connection never wait for it.
_AT_ONCE: Final = 2


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


def present_route() -> Route:
    """The route; presentations are made beside the pages, those of each address in turn."""
    turns = Turns("present", _AT_ONCE)

    async def answer(request: Request) -> Response:
        try:
            made = turns.submit(computer_of(request), partial(_answer, request))
            return await asyncio.wrap_future(made)
        except (Overcrowded, PictureFailed) as refused:
            return PlainTextResponse(str(refused), 503, _NOT_KEPT | {"Retry-After": "10"})

    return Route(f"/{PRESENT}", answer, methods=["GET"])


def _answer(request: Request) -> Response:
    try:
        showing = read_showing(request.query_params.multi_items())
    except BadShowing as bad:
        return PlainTextResponse(str(bad), 400, _NOT_KEPT)
    # Before the facts: an edition that is published in between is then shown a moment later.
    state = _state_of_readers() if showing.is_wall else ""
    dataset = readers_dataset()
    if isinstance(dataset, str):
        return PlainTextResponse(dataset, 503, _NOT_KEPT)
    asked, problems = read_link(showing.query, dataset, today())
    outline, notices = filled(asked, dataset), [notice for _, notice in problems]
    if notices and not outline.items:
        return PlainTextResponse("\n".join(notices), 400, _NOT_KEPT)
    # A presentation is no export, so it has no code.
    briefing = assembled(outline, dataset)
    draw = drawing(dataset, hand=partial(painted, asker=computer_of(request)))
    # The page 简报 with the same outline; 总览 for the tour, which begins there.
    is_tour = briefing.topic == TOUR.topic
    back_to = "/" if is_tour else f"/{BRIEFING.address}?{urlencode(showing.query)}"
    shown = Presented(briefing, draw, back_to, notices, state, showing.seconds)
    return presentation_response(shown)


def _state_of_readers() -> str:
    """Identifies what readers see today; it says nothing of what that is."""
    return sha256(repr((readers_state(), today())).encode()).hexdigest()[:16]


def state_route() -> Route:
    """The route; it has the state as ETag, and answers 304 to whoever knows it."""

    async def answer(request: Request) -> Response:
        state = await run_sync(_state_of_readers)
        tag = f'"{state}"'
        headers = _NOT_KEPT | {"ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return PlainTextResponse(state, headers=headers)

    return Route(f"/{PRESENT}/state", answer, methods=["GET"])

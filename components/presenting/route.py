"""GET /present: an outline as screens, asked for as the page 简报 writes it into a link."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.app.current_dataset import readers_dataset
from components.exporting.drawing import drawing, painted
from components.pictures.renderer import PictureFailed
from components.pictures.turns import Overcrowded, Turns
from components.presenting.page import presentation_response
from components.routes import BRIEFING, PRESENT
from components.sign_in.request_origin import computer_of
from indicators.briefings.assembly import assembled
from indicators.briefings.links import read_link
from indicators.clock import today

_NOT_KEPT: Final = {"Cache-Control": "no-store"}


# Threads of its own: static files and the pages' connection never wait for it.
_AT_ONCE: Final = 2


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
    dataset = readers_dataset()
    if isinstance(dataset, str):
        return PlainTextResponse(dataset, 503, _NOT_KEPT)
    query = request.query_params.multi_items()
    link = read_link(query, dataset, today())
    outline = link.outline(dataset)
    if link.notices and not outline.items:
        return PlainTextResponse("\n".join(link.notices), 400, _NOT_KEPT)
    # Looked at, not taken: no code.
    briefing = assembled(outline, dataset)
    hand = partial(painted, asker=computer_of(request))
    draw = drawing(dataset, hand=hand)
    return presentation_response(briefing, draw, _back(query), link.notices)


def _back(query: Sequence[tuple[str, str]]) -> str:
    """The page where the outline was made."""
    return f"/{BRIEFING.address}?{urlencode(query)}"

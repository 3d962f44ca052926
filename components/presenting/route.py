"""GET /present: an outline as screens, asked for as the page 简报 writes it into a link."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.exporting.drawing import drawing
from components.exporting.files import coded_briefing
from components.presenting.page import presentation_response
from components.routes import BRIEFING, PRESENT
from components.workbook import readers_dataset
from indicators.briefings.links import read_link
from indicators.clock import today

_NOT_KEPT: Final = {"Cache-Control": "no-store"}


def present_route() -> Route:
    """The route; it draws, so Starlette runs it beside the pages, in a thread."""
    return Route(f"/{PRESENT}", _answer, methods=["GET"])


def _answer(request: Request) -> Response:
    dataset = readers_dataset()
    if isinstance(dataset, str):
        return PlainTextResponse(dataset, 503, _NOT_KEPT)
    query = request.query_params.multi_items()
    link = read_link(query, dataset, today())
    outline = link.outline(dataset)
    if link.notices and not outline.items:
        return PlainTextResponse("\n".join(link.notices), 400, _NOT_KEPT)
    briefing = coded_briefing(outline, dataset)
    draw = drawing(dataset, briefing.code)
    return presentation_response(briefing, draw, _back(query), link.notices)


def _back(query: Sequence[tuple[str, str]]) -> str:
    """The page where the outline was made."""
    return f"/{BRIEFING.address}?{urlencode(query)}"

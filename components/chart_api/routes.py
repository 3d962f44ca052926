"""GET of a chart. Where reading needs a sign-in, the guard stands before it as before all else."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.chart_api.answers import (
    NoData,
    Prepared,
    file_answer,
    has_it,
    prepared,
    refusal,
    unchanged,
)
from components.chart_api.wanted import MOST_QUERY_BYTES, UnknownFile, Wanted, wanted
from components.exporting.drawing import ask_painter
from components.exporting.exhibit_files import CodeOf, exhibit_code, exhibit_data
from components.pictures.renderer import PictureFailed
from components.pictures.turns import Overcrowded, Turns
from components.routes import CHARTS
from components.sign_in.connections import computer_of
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.pictures import PictureTooLarge
from indicators.exhibits.request import NothingToShow, UnknownExhibit
from indicators.text.file_formats import PICTURES
from indicators.verification.allowance import Asker

T = TypeVar("T")

_STATUS: Final[dict[type[Exception], int]] = {
    BadParameter: 400,
    PictureTooLarge: 400,
    UnknownFile: 404,
    UnknownExhibit: 404,
    NothingToShow: 404,
    PictureFailed: 500,
    NoData: 503,
    Overcrowded: 503,
}
# The readers' threads stay free, however many ask, and each computer has its turn.
_AT_ONCE: Final = 2
_THREADS: Final = "charts"
_READING, _OTHERS = ("GET", "HEAD"), ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_SESSIONS: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"


def chart_routes(code_of: CodeOf = exhibit_code) -> list[Route]:
    """The route of all charts; `code_of` gives their verification codes."""
    served = _Served(code_of, Turns(_THREADS, _AT_ONCE))
    logging.getLogger(_SESSIONS).addFilter(_is_of_a_session)
    return [
        Route(address, served.answer, methods=[*_READING, *_OTHERS])
        for address in (f"/{CHARTS}", f"/{CHARTS}/{{file:path}}")
    ]


def _is_of_a_session(record: logging.LogRecord) -> bool:
    """Not the warning that a workbook is read for a chart without a page to say so on."""
    return not (record.threadName or "").startswith(_THREADS)


class _Served:
    def __init__(self, code_of: CodeOf, turns: Turns) -> None:
        self._code_of, self._turns = code_of, turns

    async def answer(self, request: Request) -> Response:
        """The file that an address asks for, or a sentence that says why there is none."""
        if request.method not in _READING:
            return refusal(405, "图表只能用 GET 取。", Allow=", ".join(_READING))
        try:
            return await self._answer(request)
        except tuple(_STATUS) as refused:
            return refusal(_STATUS[type(refused)], str(refused))

    async def _answer(self, request: Request) -> Response:
        asked = wanted(request.path_params.get("file", ""), _pairs(request.url.query))
        computer = computer_of(request)
        work = partial(prepared, asked, Asker(computer), self._code_of)
        found = await self._apart(computer, work)
        if has_it(request.headers.get("if-none-match", ""), found):
            return unchanged(found)
        if asked.ending in PICTURES:
            return await _picture(asked, found, computer)
        data = partial(exhibit_data, found.exhibit, asked.ending)
        return file_answer(await self._apart(computer, data), asked, found)

    async def _apart(self, computer: str, work: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._turns.submit(computer, work))


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > MOST_QUERY_BYTES:
        raise BadParameter(f"地址太长：问号之后最多{MOST_QUERY_BYTES}个字节。")
    return parse_qsl(query, keep_blank_values=True)


async def _picture(wanted: Wanted, found: Prepared, asker: str) -> Response:
    shown = found.exhibit.shown
    future = ask_painter(shown, found.frame, wanted.canvas, wanted.page, asker)
    painted = await asyncio.wrap_future(future)
    if not painted.pictures:
        raise NothingToShow(f"没有第{wanted.page}幅：这张图共{painted.count}幅。")
    return file_answer(painted.pictures[0].content, wanted, found, painted.count)

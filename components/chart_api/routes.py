"""GET of a chart: a file with its heads, made of the current edition, or a refusal.

Where reading needs a sign-in, the guard stands before it as before all else.
"""

import asyncio
import hashlib
import logging
from functools import cache, partial
from importlib.metadata import version
from typing import Final
from urllib.parse import parse_qsl, quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.app.current_dataset import readers_reading
from components.chart_api.wanted import MOST_QUERY_BYTES, Wanted, wanted
from components.exporting.exhibit_files import (
    CodeOf,
    TakenExhibit,
    ask_painter,
    exhibit_code,
    exhibit_data,
    exhibit_file_name,
    refuse_empty,
    taken,
)
from components.pictures.painter import PictureFailed
from components.routes import CHARTS
from components.sign_in.connections import computer_of
from components.turns import Overcrowded, Turns
from indicators.exhibits.exhibit import Form
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.pictures import PictureTooLarge
from indicators.exhibits.request import NothingToShow, UnknownExhibit, asked
from indicators.model.dataset import Dataset
from indicators.settings import ROOT
from indicators.text.file_formats import PICTURES, FileFormat
from indicators.verification.allowance import Asker


class _NoData(Exception):
    """There is no edition to show; its text is one Chinese sentence."""


_STATUS: Final[dict[type[Exception], int]] = {
    BadParameter: 400,
    PictureTooLarge: 400,
    UnknownExhibit: 404,
    NothingToShow: 404,
    PictureFailed: 500,
    _NoData: 503,
    Overcrowded: 503,
}
# An edition is published at any moment, and whoever embeds a chart must see it: every use asks
# again, and is answered without drawing as long as nothing has changed.
_ASK_AGAIN: Final = "private, max-age=0, must-revalidate"
_NO_SCRIPT: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
# The readers' threads stay free, however many ask, and each computer has its turn.
_AT_ONCE: Final = 2
_THREADS: Final = "charts"
# Streamlit makes the file of a download when it is asked for, in a thread of this name.
_DOWNLOADS: Final = "asyncio_"
_READING, _OTHERS = ("GET", "HEAD"), ("POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_SESSIONS: Final = "streamlit.runtime.scriptrunner_utils.script_run_context"


def chart_routes(code_of: CodeOf = exhibit_code) -> list[Route]:
    """The route of all charts; `code_of` gives their verification codes."""
    turns = Turns(_THREADS, _AT_ONCE)
    logging.getLogger(_SESSIONS).addFilter(_is_of_a_session)

    async def answer(request: Request) -> Response:
        if request.method not in _READING:
            return _refusal(405, "图表只能用 GET 取。", Allow=", ".join(_READING))
        try:
            return await _answer(request, turns, code_of)
        except tuple(_STATUS) as refused:
            return _refusal(_STATUS[type(refused)], str(refused))

    addresses = f"/{CHARTS}", f"/{CHARTS}/{{file:path}}"
    return [Route(each, answer, methods=[*_READING, *_OTHERS]) for each in addresses]


def _is_of_a_session(record: logging.LogRecord) -> bool:
    """Not the warning that a chart or a download is made in a thread without a page."""
    return not (record.threadName or "").startswith((_THREADS, _DOWNLOADS))


async def _answer(request: Request, turns: Turns, code_of: CodeOf) -> Response:
    """The file that an address asks for, raises one of _STATUS where there is none."""
    asked = wanted(request.path_params.get("file", ""), _pairs(request.url.query))
    computer = computer_of(request)
    work = turns.submit(computer, partial(_taken, asked, Asker(computer), code_of))
    found, tag = await asyncio.wrap_future(work)
    heads = {"Cache-Control": _ASK_AGAIN, "ETag": tag, "X-Content-Type-Options": "nosniff"}
    # Whether the asker's copy, by its tag, is what would be answered.
    tags = request.headers.get("if-none-match", "").split(",")
    if {tag, "*"} & {each.strip().removeprefix("W/") for each in tags}:
        return Response(status_code=304, headers=heads)
    if asked.ending in PICTURES:
        content, pages = await _picture(asked, found, computer)
    else:
        data = turns.submit(computer, partial(exhibit_data, found, asked.ending))
        content, pages = await asyncio.wrap_future(data), 1
    heads["Content-Disposition"] = _disposition(asked, found, pages)
    if asked.ending is FileFormat.SVG:
        heads["Content-Security-Policy"] = _NO_SCRIPT
    is_text = asked.ending in {FileFormat.SVG, FileFormat.JSON}
    kind = asked.ending.media_type + ("; charset=utf-8" if is_text else "")
    return Response(content, headers=heads, media_type=kind)


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > MOST_QUERY_BYTES:
        raise BadParameter(f"地址太长：问号之后最多{MOST_QUERY_BYTES}个字节。")
    return parse_qsl(query, keep_blank_values=True)


def _taken(wanted: Wanted, asker: Asker, code_of: CodeOf) -> tuple[TakenExhibit, str]:
    """What is asked for, and its tag; raises UnknownExhibit, BadParameter, NothingToShow, _NoData.

    The tag differs where an answer's bytes may differ.
    """
    dataset = _dataset()
    request = asked(wanted.name, wanted.query, dataset)
    if wanted.ending in PICTURES and request.exhibit.form is Form.TABLE:
        raise NothingToShow(
            f"“{request.exhibit.title}”是表，没有图：请用 {wanted.name}.{FileFormat.JSON} 取数据。"
        )
    refuse_empty(request, request.shown(dataset))
    found = taken(request, dataset, wanted.ending, asker, code_of)
    canvas, written = wanted.canvas, found.request.written(dataset)
    said = (
        *(_program(), dataset.edition.content_hash, written, str(found.frame), wanted.ending),
        *(canvas.shape.value, str(canvas.scale), str(wanted.page)),
    )
    digest = hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()
    return found, f'"{digest[:32]}"'


def _dataset() -> Dataset:
    reading = readers_reading()
    if reading.problem:
        raise _NoData(reading.problem)
    if reading.usable is None:
        raise _NoData("工作簿有必须改正的问题，改好之前没有图表：请在“核对”页查看。")
    if not reading.usable.facts:
        raise _NoData("工作簿里还没有实绩、目标、位次和任务，没有图表。")
    return reading.usable


async def _picture(wanted: Wanted, found: TakenExhibit, computer: str) -> tuple[bytes, int]:
    """The picture, and in how many an exhibit comes."""
    future = ask_painter(found.shown, found.frame, wanted.canvas, wanted.page, computer)
    painted = await asyncio.wrap_future(future)
    if not painted.pictures:
        raise NothingToShow(f"没有第{wanted.page}幅：这张图共{painted.count}幅。")
    return painted.pictures[0].content, painted.count


@cache
def _program() -> str:
    """What draws: another version of the program may draw the same data differently."""
    digest = hashlib.sha256(version("vl-convert-python").encode())
    for layer in ("components", "indicators"):
        for path in sorted((ROOT / layer).rglob("*")):
            if path.suffix in {".py", ".csv"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _refusal(status: int, sentence: str, **further: str) -> Response:
    """A sentence instead of a file; `further` are heads."""
    heads = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"} | further
    if status == 503:
        heads["Retry-After"] = "10"
    return PlainTextResponse(sentence, status, heads)


def _disposition(wanted: Wanted, found: TakenExhibit, pages: int) -> str:
    kind = "attachment" if wanted.is_download else "inline"
    shown, ending = found.shown, wanted.ending
    name = exhibit_file_name(shown, found.dataset, ending, wanted.page - 1, pages)
    plain = f"{shown.exhibit.name}.{ending}"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"

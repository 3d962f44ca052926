"""Answers about charts: looked up in the current edition, files with their heads, refusals."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from components.app.current_dataset import readers_reading
from components.chart_api.wanted import Wanted
from components.charts.frame import ChartFrame
from components.exporting.exhibit_files import (
    CodeOf,
    TakenExhibit,
    exhibit_file_name,
    refuse_empty,
    taken,
)
from indicators.exhibits.exhibit import Form
from indicators.exhibits.request import NothingToShow, asked
from indicators.model.dataset import Dataset
from indicators.text.file_formats import PICTURES, FileFormat
from indicators.verification.allowance import Asker

_ROOT: Final = Path(__file__).resolve().parents[2]
# An edition is published at any moment, and whoever embeds a chart must see it: every use asks
# again, and is answered without drawing as long as nothing has changed.
_ASK_AGAIN: Final = "private, max-age=0, must-revalidate"
_NO_SCRIPT: Final = "default-src 'none'; style-src 'unsafe-inline'; font-src data:"


class NoData(Exception):
    """There is no edition to show; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An exhibit as an address asks for it; `tag` differs where an answer's bytes may differ."""

    exhibit: TakenExhibit
    frame: ChartFrame
    tag: str


def prepared(wanted: Wanted, asker: Asker, code_of: CodeOf) -> Prepared:
    """What is asked for; raises UnknownExhibit, BadParameter, NothingToShow or NoData."""
    dataset = _dataset()
    request = asked(wanted.name, wanted.query, dataset)
    if wanted.ending in PICTURES and request.exhibit.form is Form.TABLE:
        raise NothingToShow(
            f"“{request.exhibit.title}”是表，没有图：请用 {wanted.name}.{FileFormat.JSON} 取数据。"
        )
    refuse_empty(request, request.shown(dataset))
    found = taken(request, dataset, wanted.ending, asker, code_of)
    frame = found.frame
    return Prepared(exhibit=found, frame=frame, tag=_tag(wanted, found, frame))


def _dataset() -> Dataset:
    reading = readers_reading()
    if reading.problem:
        raise NoData(reading.problem)
    if reading.usable is None:
        raise NoData("工作簿有必须改正的问题，改好之前没有图表：请在“核对”页查看。")
    if not reading.usable.facts:
        raise NoData("工作簿里还没有实绩、目标、位次和任务，没有图表。")
    return reading.usable


def _tag(wanted: Wanted, found: TakenExhibit, frame: ChartFrame) -> str:
    canvas, dataset = wanted.canvas, found.dataset
    written = found.request.written(dataset)
    said = (
        *(_program(), dataset.edition.content_hash, written, str(frame), wanted.ending),
        *(canvas.shape.value, str(canvas.scale), str(wanted.page)),
    )
    return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:32]


@cache
def _program() -> str:
    """What draws: another version of the program may draw the same data differently."""
    digest = hashlib.sha256(version("vl-convert-python").encode())
    for layer in ("components", "indicators"):
        for path in sorted((_ROOT / layer).rglob("*")):
            if path.suffix in {".py", ".csv"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()


def file_answer(content: bytes, wanted: Wanted, found: Prepared, pages: int = 1) -> Response:
    """A chart's file; `pages` is in how many pictures it comes."""
    heads = _heads(found) | {"Content-Disposition": _disposition(wanted, found, pages)}
    kind = wanted.ending.media_type
    if wanted.ending is FileFormat.SVG:
        heads["Content-Security-Policy"] = _NO_SCRIPT
    if wanted.ending in {FileFormat.SVG, FileFormat.JSON}:
        kind += "; charset=utf-8"
    return Response(content, headers=heads, media_type=kind)


def unchanged(found: Prepared) -> Response:
    """Says that what the asker has is still right."""
    return Response(status_code=304, headers=_heads(found))


def refusal(status: int, sentence: str, **further: str) -> Response:
    """A sentence instead of a file; `further` are heads."""
    heads = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"} | further
    if status == 503:
        heads["Retry-After"] = "10"
    return PlainTextResponse(sentence, status, heads)


def has_it(if_none_match: str, found: Prepared) -> bool:
    """Whether the asker's copy, by its tag, is what would be answered."""
    tags = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return bool(tags & {f'"{found.tag}"', "*"})


def _heads(found: Prepared) -> dict[str, str]:
    return {
        "Cache-Control": _ASK_AGAIN,
        "ETag": f'"{found.tag}"',
        "X-Content-Type-Options": "nosniff",
    }


def _disposition(wanted: Wanted, found: Prepared, pages: int) -> str:
    kind = "attachment" if wanted.is_download else "inline"
    shown, ending = found.exhibit.shown, wanted.ending
    name = exhibit_file_name(shown, found.exhibit.dataset, ending, wanted.page - 1, pages)
    plain = f"{shown.exhibit.name}.{ending}"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"

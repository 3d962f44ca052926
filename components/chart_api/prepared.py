"""An exhibit of the current edition, as an address asks for it: looked up, not yet drawn."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from components.app.current_dataset import readers_reading
from components.chart_api.wanted import Ending, Wanted
from components.charts.frame import ChartFrame, frame_of
from indicators.checks.findings import blocks
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.request import NothingToShow, Request, asked
from indicators.model.dataset import Dataset

# The code that verifies a copy of an exhibit as it was asked for.
CodeOf = Callable[[Request, ExhibitContent, Dataset], str]

_ROOT = Path(__file__).resolve().parents[2]


class NoData(Exception):
    """There is no edition to show; its text is one Chinese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A request with what it shows; `tag` differs where an answer's bytes may differ."""

    request: Request
    dataset: Dataset
    shown: ExhibitContent
    frame: ChartFrame
    tag: str

    @property
    def key(self) -> tuple[str, str]:
        """The edition and the request, in the painter's memory."""
        return self.dataset.edition.content_hash, self.request.written(self.dataset)


def prepared(wanted: Wanted, code_of: CodeOf) -> Prepared:
    """What is asked for; raises UnknownExhibit, BadParameter, NothingToShow or NoData."""
    dataset = _dataset()
    request = asked(wanted.name, wanted.query, dataset)
    shown = request.shown(dataset)
    is_picture = wanted.ending is not Ending.JSON
    if is_picture and request.exhibit.form is Form.TABLE:
        raise NothingToShow(
            f"“{request.exhibit.title}”是表，没有图：请用 {wanted.name}.{Ending.JSON} 取数据。"
        )
    if shown.table.is_empty:
        raise NothingToShow(request.exhibit.empty or "所选条件下没有数据。")
    frame = frame_of(shown, dataset, code_of(request, shown, dataset))
    tag = _tag(wanted, request.written(dataset), dataset, frame)
    return Prepared(request=request, dataset=dataset, shown=shown, frame=frame, tag=tag)


def _dataset() -> Dataset:
    reading = readers_reading()
    if isinstance(reading, str):
        raise NoData(reading)
    if reading.dataset is None or blocks(reading.findings):
        raise NoData("工作簿有必须改正的问题，改好之前没有图表：请在“核对”页查看。")
    if not reading.dataset.facts:
        raise NoData("工作簿里还没有实绩、目标、位次和任务，没有图表。")
    return reading.dataset


def _tag(wanted: Wanted, written: str, dataset: Dataset, frame: ChartFrame) -> str:
    canvas = wanted.canvas
    said = (
        *(_program(), dataset.edition.content_hash, written, str(frame), wanted.ending.value),
        *(canvas.shape.value, str(canvas.scale), str(wanted.page)),
    )
    return hashlib.sha256("\n".join(said).encode("utf-8", "replace")).hexdigest()[:32]


@cache
def _program() -> str:
    """What draws: another version of the program may draw the same data differently."""
    digest = hashlib.sha256(version("vl-convert-python").encode())
    for layer in ("components", "indicators"):
        for path in sorted((_ROOT / layer).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()

"""What may be done with an upload in its own process."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module

from openpyxl.xml import DEFUSEDXML

from indicators.checks.confirmations import Confirmation
from indicators.examination import examine
from indicators.intake.checked import Checked, checked
from indicators.model.dataset import Dataset
from indicators.workbook.limits import Limits, UnreadableWorkbook
from indicators.workbook.reader import Reading
from indicators.workbook.stages import Report

_NOTHING_TO_COMPARE = (
    "工作簿的“说明”表没有写明地区代码或数据截止日期，或者写的不对，无法比较，请先按检查结果改正。"
)


def check(
    limits: Limits, report: Report, content: bytes, confirmed: Sequence[Confirmation]
) -> Checked:
    """What is wrong with a workbook, beside the doubts that were confirmed before."""
    reading = examine(content, limits, report, confirmed)
    return checked(reading, keeps_styles=_keeps_styles(content))


def read(limits: Limits, report: Report, content: bytes) -> Reading:
    """A workbook's facts and findings."""
    return examine(content, limits, report)


def annotate(
    limits: Limits, report: Report, content: bytes, confirmed: Sequence[Confirmation]
) -> bytes:
    """The analyst's own file with its findings written into it."""
    reading = examine(content, limits, report, confirmed)
    if not DEFUSEDXML:
        raise RuntimeError("openpyxl is safe against entity bombs only with defusedxml")
    # Only this job needs what writes into files, and a check is to start quickly.
    annotated: Callable[..., bytes] = import_module("indicators.workbook.annotating").annotated
    return annotated(content, reading.findings, reading.renamed)


def without_unfilled(limits: Limits, report: Report, content: bytes) -> bytes:
    """The workbook without the rows that nobody has filled in, as it may be published."""
    rows = examine(content, limits, report).unfilled
    removing: Callable[..., bytes] = import_module("indicators.workbook.row_removal").without_rows
    return removing(content, rows)


def compare(limits: Limits, report: Report, old: bytes | None, new: bytes) -> object:
    """What would change for the reader; all of it is new where there is nothing old."""
    later = _dataset(examine(new, limits, report))
    earlier = _empty(later) if old is None else _dataset(examine(old, limits, report))
    comparing: Callable[[Dataset, Dataset], object] = import_module("indicators.comparison").compare
    return comparing(earlier, later)


def _keeps_styles(content: bytes) -> bool:
    keeps: Callable[[bytes], bool] = import_module("indicators.workbook.rebuilding").keeps_styles
    return keeps(content)


# By the name that a request gives; nothing else can be asked for.
JOBS: dict[str, Callable[..., object]] = {
    "check": check,
    "read": read,
    "annotate": annotate,
    "without_unfilled": without_unfilled,
    "compare": compare,
}


def _dataset(reading: Reading) -> Dataset:
    if reading.dataset is None:
        raise UnreadableWorkbook(_NOTHING_TO_COMPARE)
    return reading.dataset


def _empty(later: Dataset) -> Dataset:
    return replace(
        later,
        indicators=(),
        observations=(),
        targets=(),
        ranks=(),
        commitments=(),
        relations=(),
    )

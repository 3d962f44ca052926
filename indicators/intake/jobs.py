"""The jobs on an upload, done in a child process: the server itself never opens the file.

The file's name is never used as a path; it only stands in what the page says.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, TypeVar, cast

from openpyxl.xml import DEFUSEDXML

from indicators.checks.confirmations import Confirmation
from indicators.examination import examine
from indicators.intake.checked import Checked, checked
from indicators.intake.settings import limits_in_force, uploads_at_once
from indicators.model.dataset import Dataset
from indicators.subprocesses import Job, NoProcess, Worker, WorkerDied, WorkerStopped, WorkFailed
from indicators.workbook.reader import Reading, Report, Stage, report_nothing
from indicators.workbook.xlsx.archive import Limit, Limits, UnreadableWorkbook

if TYPE_CHECKING:  # the child imports this module too, and is to start quickly
    from indicators.comparison import Comparison

T = TypeVar("T")

# What a first edition has all of as new.
_KINDS = ("indicators", "observations", "targets", "ranks", "commitments", "relations")
_NOTHING: dict[str, Any] = dict.fromkeys(_KINDS, ())

WAITING = "排队等候"
_BUSY = "现在检查的文件太多，请过一两分钟再试。"
_DIED = (
    "检查这个文件的程序中途停止了，多半是文件太大或已经损坏，"
    "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
)
_FAILED = "检查这个文件时出了程序没有料到的情况，没有读入，请把文件交给系统管理员查看。"
_NO_PROCESS = "服务器现在腾不出手来检查文件，请稍后再试，或请系统管理员查看。"
_NOTHING_TO_COMPARE = (
    "工作簿的“说明”表没有写明地区代码或数据截止日期，或者写的不对，无法比较，请先按检查结果改正。"
)


def check_apart(
    content: bytes,
    limits: Limits | None = None,
    progress: Report | None = None,
    confirmed: Sequence[Confirmation] = (),
) -> Checked:
    """What is wrong with an upload; `progress` gets the stages, in the caller's thread.

    `confirmed` are the doubts that are not asked again. Raises UnreadableWorkbook, and nothing
    else, where it cannot be read or takes too much.
    """
    return run_apart(Checked, check, content, confirmed, limits=limits, progress=progress)


def read_apart(
    content: bytes, limits: Limits | None = None, progress: Report | None = None
) -> Reading:
    """An upload's facts and findings, to be previewed."""
    return run_apart(Reading, examine, content, limits=limits, progress=progress)


def annotate_apart(
    content: bytes,
    limits: Limits | None = None,
    progress: Report | None = None,
    confirmed: Sequence[Confirmation] = (),
) -> bytes:
    """The analyst's own file with its findings written into it."""
    return run_apart(bytes, _annotate, content, confirmed, limits=limits, progress=progress)


def without_unfilled_apart(content: bytes, limits: Limits | None = None) -> bytes:
    """An upload without its unfilled rows."""
    return run_apart(bytes, _without_unfilled, content, limits=limits)


def compare_apart(
    old: bytes | None, new: bytes, limits: Limits | None = None, progress: Report | None = None
) -> "Comparison":
    """What an upload would change for the reader; all of it is new where there is nothing old."""
    found = run_apart(object, _compare, old, new, limits=limits, progress=progress)
    return cast("Comparison", found)


def run_apart(
    kind: type[T],
    work: Callable[..., T],
    *given: object,
    limits: Limits | None = None,
    progress: Report | None = None,
) -> T:
    """The result of `work(*given, limits, progress)`, of a `kind`, done in its own process."""
    limits, progress = limits or limits_in_force(), progress or report_nothing
    if any(isinstance(each, bytes) and len(each) > limits.upload_bytes for each in given):
        raise limits.reached(Limit.UPLOAD)
    turns = _turns()
    if not turns.acquire(blocking=False):
        progress(Stage(WAITING))
        if not turns.acquire(timeout=limits.seconds):
            raise UnreadableWorkbook(_BUSY)
    try:
        job = Job(work, (*given, limits), UnreadableWorkbook, limits)
        result = Worker().do(job, limits.seconds, progress)
    except WorkerStopped as stopped:
        raise limits.reached(stopped.limit) from stopped
    except WorkerDied as died:
        raise UnreadableWorkbook(_DIED) from died
    except WorkFailed as failed:
        raise UnreadableWorkbook(_FAILED) from failed
    except NoProcess as error:
        raise UnreadableWorkbook(_NO_PROCESS) from error
    finally:
        turns.release()
    if not isinstance(result, kind):
        raise UnreadableWorkbook(_FAILED)
    return result


@cache
def _turns() -> BoundedSemaphore:
    """So many files are read at once in this server; each may take a gigabyte."""
    return BoundedSemaphore(uploads_at_once())


def check(
    content: bytes, confirmed: Sequence[Confirmation], limits: Limits, report: Report
) -> Checked:
    """What is wrong with a workbook, in this process."""
    # Imported by the jobs that need them: a child process is to start quickly.
    from indicators.workbook.output.round_trip import keeps_styles  # noqa: PLC0415

    reading = examine(content, limits, report, confirmed)
    return checked(reading, keeps_styles=keeps_styles(content))


def _annotate(
    content: bytes, confirmed: Sequence[Confirmation], limits: Limits, report: Report
) -> bytes:
    from indicators.workbook.output.annotations import annotated  # noqa: PLC0415

    reading = examine(content, limits, report, confirmed)
    if not DEFUSEDXML:
        raise RuntimeError("openpyxl is safe against entity bombs only with defusedxml")
    return annotated(content, reading.findings, reading.renamed)


def _without_unfilled(content: bytes, limits: Limits, report: Report) -> bytes:
    from indicators.workbook.output.edits import without_rows  # noqa: PLC0415

    return without_rows(content, examine(content, limits, report).unfilled)


def _compare(old: bytes | None, new: bytes, limits: Limits, report: Report) -> object:
    from indicators.comparison import compare  # noqa: PLC0415

    later = _dataset(examine(new, limits, report))
    if old is None:
        return compare(replace(later, **_NOTHING), later)
    return compare(_dataset(examine(old, limits, report)), later)


def _dataset(reading: Reading) -> Dataset:
    if reading.dataset is None:
        raise UnreadableWorkbook(_NOTHING_TO_COMPARE)
    return reading.dataset

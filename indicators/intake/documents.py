"""What is done with a document to draft from, in a child process with the limits of an upload."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final, TypeVar

from indicators.drafting.drafts.draft import DocumentDraft, UnreadableDocument, read_document
from indicators.drafting.drafts.excerpts import PagePicture, page_picture
from indicators.drafting.drafts.rows import workbook_of
from indicators.drafting.identity import Correction
from indicators.drafting.monthly.grids import SheetGrid, grids_of
from indicators.drafting.monthly.mapping import BureauMapping
from indicators.drafting.monthly.mapping_file import read_mapping_file
from indicators.drafting.reading import DocumentReading
from indicators.examination import examine
from indicators.intake.jobs import run_apart
from indicators.intake.settings import limits_in_force
from indicators.subprocesses import WorkerDied, WorkFailed
from indicators.workbook.reader import Report, Stage
from indicators.workbook.xlsx.archive import Limit, LimitReached, Limits, UnreadableWorkbook

T = TypeVar("T")

# A page of an ordinary report takes half a second; somebody waits for it with every key.
_PICTURE_SECONDS = 15
READING, WRITING = "读取文字和数字", "写成工作簿"
_DIED = "读这个文件的程序中途停止了，多半是文件太大或已经损坏，请打开后另存再试。"
_FAILED = "读这个文件时出了程序没有料到的情况，没有读入，请把文件交给系统管理员查看。"
_LIMITS: Final = {
    Limit.UPLOAD: "文件超过{megabytes} MB的上限，请删去图片和附件后再试。",
    Limit.SECONDS: "读这个文件用时超过{seconds}秒的上限，已经停止，请只留正文后再试。",
    Limit.MEMORY: "读这个文件所需的内存超过上限，已经停止，请删去图片和附件后再试。",
}


def read_document_apart(
    content: bytes,
    correction: Correction | None = None,
    limits: Limits | None = None,
    progress: Report | None = None,
) -> DocumentReading:
    """What a document claims, as the document that a person says it is.

    Raises UnreadableDocument, and nothing else, where it cannot be read or takes too much.
    """
    return _apart(DocumentReading, _read, content, correction, limits=limits, progress=progress)


def page_picture_apart(content: bytes, number: int) -> PagePicture:
    """A page of a PDF as a picture, counted from 1. Raises UnreadableDocument."""
    limits = limits_in_force()
    limits = replace(limits, seconds=min(_PICTURE_SECONDS, limits.seconds))
    return _apart(PagePicture, _do, page_picture, content, number, limits=limits)


def draft_workbook_apart(
    draft: DocumentDraft, current: bytes, progress: Report | None = None
) -> bytes:
    """The current workbook with a draft's rows. Raises UnreadableDocument."""
    return _apart(bytes, _write, draft, current, progress=progress)


def grids_apart(content: bytes) -> tuple[SheetGrid, ...]:
    """The sheets of a monthly workbook. Raises UnreadableDocument."""
    return tuple(_apart(list, _do, grids_of, content))


def read_mapping_apart(content: bytes) -> BureauMapping:
    """A mapping that was corrected as a file. Raises UnreadableDocument."""
    return _apart(BureauMapping, _do, read_mapping_file, content)


def _apart(
    kind: type[T],
    work: Callable[..., T],
    *given: object,
    limits: Limits | None = None,
    progress: Report | None = None,
) -> T:
    """The result of some work in its own process, its refusals in the words for documents."""
    limits = limits or limits_in_force()
    try:
        return run_apart(kind, work, *given, limits=limits, progress=progress)
    except UnreadableWorkbook as refusal:
        raise UnreadableDocument(_sentence(refusal, limits)) from refusal


def _sentence(refusal: UnreadableWorkbook, limits: Limits) -> str:
    if isinstance(refusal, LimitReached) and refusal.limit in _LIMITS:
        megabytes = limits.upload_bytes // 2**20
        return _LIMITS[refusal.limit].format(megabytes=megabytes, seconds=limits.seconds)
    if isinstance(refusal.__cause__, WorkerDied):
        return _DIED
    return _FAILED if isinstance(refusal.__cause__, WorkFailed) else str(refusal)


@contextmanager
def _refusing() -> Iterator[None]:
    """Refuse a document in the way that an upload is refused; the cause may be a lack of memory."""
    try:
        yield
    except UnreadableDocument as refusal:
        raise UnreadableWorkbook(str(refusal)) from refusal.__cause__


def _read(
    content: bytes, correction: Correction | None, limits: Limits, report: Report
) -> DocumentReading:
    report(Stage(READING))
    with _refusing():
        return read_document(content, correction, lambda *pages: report(Stage(READING, *pages)))


def _do(work: Callable[..., T], *given: object) -> T:
    """The result of some work that knows neither limits nor progress, which come last."""
    with _refusing():
        return work(*given[:-2])


def _write(draft: DocumentDraft, current: bytes, limits: Limits, report: Report) -> bytes:
    dataset = examine(current, limits).dataset
    if dataset is None:
        raise UnreadableWorkbook("现行的工作簿不能完整读入，请先改正。")
    report(Stage(WRITING))
    return workbook_of(draft, current, dataset)

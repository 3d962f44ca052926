"""Limits of what is read, so that no file can exhaust the machine."""

from dataclasses import dataclass
from enum import StrEnum


class UnreadableWorkbook(Exception):
    """A file that is no readable .xlsx; its text is one Chinese sentence for the user."""


class Limit(StrEnum):
    """The limits by their names in records and tests, which no sentence shows."""

    UPLOAD = "upload"
    ENTRIES = "entries"
    INFLATED = "inflated"
    ROWS = "rows"
    COLUMNS = "columns"
    CELLS = "cells"
    SECONDS = "seconds"
    MEMORY = "memory"


class LimitReached(UnreadableWorkbook):
    """A workbook that needs more than is allowed; `limit` is the first one that was hit."""

    def __init__(self, limit: Limit, sentence: str) -> None:
        super().__init__(sentence)
        self.limit = limit

    def __reduce__(self) -> tuple[type["LimitReached"], tuple[Limit, str]]:
        return type(self), (self.limit, str(self))


_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one workbook may take.

    `seconds` (by the clock, and of computing) and `memory_bytes` (what the process
    holds, of 2**20 bytes a MB) are kept by the
    process that reads an upload; the others by the reader itself. Rows, columns and cells count
    only where something is filled in: rows of the whole workbook, columns of one sheet.
    The defaults leave real workbooks room: those unpack to 60 MB and 340 parts at most, and
    200,000 facts are 3 million cells.
    """

    seconds: int = 180
    memory_bytes: int = 1536 * _MEGABYTE
    upload_bytes: int = 50 * _MEGABYTE
    inflated_bytes: int = 400 * _MEGABYTE
    entries: int = 2000
    rows: int = 400_000
    columns: int = 500
    cells: int = 8_000_000

    def reached(self, limit: Limit) -> LimitReached:
        """The refusal that names a limit and the remedy."""
        megabytes = {
            Limit.UPLOAD: self.upload_bytes / _MEGABYTE,
            Limit.INFLATED: self.inflated_bytes / _MEGABYTE,
            Limit.MEMORY: self.memory_bytes / _MEGABYTE,
        }
        words = _SENTENCES[limit].format(allowed=self, megabytes=megabytes.get(limit, 0))
        return LimitReached(limit, words)


_SENTENCES = {
    Limit.UPLOAD: "文件超过{megabytes:g} MB的上限，不像是指标工作簿，请删去图片和无关的表后再试。",
    Limit.ENTRIES: "工作簿内部超过{allowed.entries}个部件的上限，不像是指标工作簿，"
    "请把各表复制到空白模板后再试。",
    Limit.INFLATED: "工作簿展开后超过{megabytes:g} MB的上限，"
    "多半是给大片空白单元格设了格式，请把有内容的部分复制到空白模板后再试。",
    Limit.ROWS: "工作簿有内容的行超过{allowed.rows}行的上限，请删去无关的表和行后再试。",
    Limit.COLUMNS: "有一张表有内容的列超过{allowed.columns}列的上限，请删去无关的列后再试。",
    Limit.CELLS: "工作簿有内容的单元格超过{allowed.cells}格的上限，请删去无关的表和列后再试。",
    Limit.SECONDS: "检查这个文件用时超过{allowed.seconds}秒的上限，已经停止，"
    "请删去无关的表、行和格式后再试。",
    Limit.MEMORY: "检查这个文件所需的内存超过{megabytes:g} MB的上限，已经停止，"
    "请删去无关的表、行和格式后再试。",
}

STANDARD_LIMITS = Limits()

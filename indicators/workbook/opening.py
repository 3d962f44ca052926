"""Opening an .xlsx file that anybody may have made: plain cells, or one honest exception."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from indicators.workbook.archive import Archive
from indicators.workbook.comments import read_comments
from indicators.workbook.file_types import DAMAGED, refuse_other_kinds
from indicators.workbook.limits import STANDARD_LIMITS, Limit, Limits, UnreadableWorkbook
from indicators.workbook.package import read_package
from indicators.workbook.plain_markup import NotPlain
from indicators.workbook.raw import RawCell, RawSheet, RawWorkbook, tidy
from indicators.workbook.sheet_builder import SheetBuilder
from indicators.workbook.sheet_parser import parse
from indicators.workbook.sheet_scanner import scan
from indicators.workbook.values import Values

__all__ = [
    "RawCell",
    "RawSheet",
    "RawWorkbook",
    "Source",
    "UnreadableWorkbook",
    "open_workbook",
    "read_content",
    "tidy",
]

Source = Path | bytes | BinaryIO

# Told before each sheet: how many are read, how many there are.
SheetProgress = Callable[[int, int], None]


def open_workbook(
    source: Source,
    limits: Limits = STANDARD_LIMITS,
    progress: SheetProgress | None = None,
    *,
    patiently: bool = False,
) -> RawWorkbook:
    """The filled cells of every sheet of an .xlsx or .xlsm file; macros are never looked at.

    Sheets written in the plain way are scanned, others parsed; `patiently` parses all of them.
    Raises UnreadableWorkbook, and nothing else, for whatever is no workbook or beyond a limit.
    """
    content = read_content(source)
    if len(content) > limits.upload_bytes:
        raise limits.reached(Limit.UPLOAD)
    refuse_other_kinds(content)
    try:
        archive = Archive(content, limits)
        return _Reader(archive, limits, patiently).sheets(progress)
    except UnreadableWorkbook:
        raise
    except MemoryError:
        raise limits.reached(Limit.MEMORY) from None
    except Exception as error:
        # A file may be broken in any of a hundred ways, and their words are no help to anybody.
        raise UnreadableWorkbook(DAMAGED) from error


def read_content(source: Source) -> bytes:
    """The bytes of a file; UnreadableWorkbook where they cannot be had."""
    try:
        if isinstance(source, bytes):
            return source
        return source.read_bytes() if isinstance(source, Path) else source.read()
    except FileNotFoundError as error:
        raise UnreadableWorkbook("找不到这个文件，请核对文件名和所在的文件夹。") from error
    except (OSError, ValueError) as error:
        raise UnreadableWorkbook("无法读取这个文件，请确认它是文件而且有权限打开。") from error


class _Reader:
    def __init__(self, archive: Archive, limits: Limits, patiently: bool) -> None:
        self._archive = archive
        self._limits = limits
        self._patiently = patiently
        self._rows = self._cells = 0

    def sheets(self, progress: SheetProgress | None) -> RawWorkbook:
        package = read_package(self._archive)
        if not package.sheets:
            raise UnreadableWorkbook("工作簿里没有可读的表，请核对是否选错了文件。")
        if len(package.sheets) > self._limits.entries:
            raise self._limits.reached(Limit.ENTRIES)  # many names may stand for one part
        found: list[RawSheet] = []
        values = Values(
            package.strings,
            package.formats,
            package.epoch,
            is_uncalculated=package.is_uncalculated,
            struck=package.struck,
        )
        for name, part in package.sheets:
            if progress:
                progress(len(found), len(package.sheets))
            found.append(self._sheet(name, part, values, is_hidden=name in package.hidden))
        return tuple(found)

    def _sheet(self, name: str, part: str, values: Values, *, is_hidden: bool) -> RawSheet:
        before = self._rows, self._cells
        for way in (parse,) if self._patiently else (scan, parse):
            self._rows, self._cells = before
            builder = SheetBuilder(name, self._grow)
            try:
                with self._archive.opened(part) as stream:
                    rest = way(stream, values, builder)
                rest.is_hidden = is_hidden
                return builder.sheet(rest, read_comments(self._archive, part))
            except NotPlain:
                pass
        raise UnreadableWorkbook(DAMAGED)

    def _grow(self, columns: int, cells: int) -> None:
        self._rows += 1
        self._cells += cells
        if columns > self._limits.columns:
            raise self._limits.reached(Limit.COLUMNS)
        if self._rows > self._limits.rows:
            raise self._limits.reached(Limit.ROWS)
        if self._cells > self._limits.cells:
            raise self._limits.reached(Limit.CELLS)

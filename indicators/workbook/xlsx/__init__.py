"""Reads .xlsx files of any program: gives plain cells, or raises one exception.

This is the only reader of SpreadsheetML here; `open_workbook` is its entrance. No library serves:
openpyxl refuses about one valid odd file in twenty (an empty `<fill/>`, doubled properties, an
unknown extension), takes twice the time, unpacks without limits, and does not show what the
reading must distinguish: a formula without a result, 4.3 % from 0.043, what a merged range hides,
text that is struck out. Faster readers (calamine) drop these too. openpyxl writes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from indicators.workbook.xlsx.archive import DAMAGED, Archive, refuse_other_kinds
from indicators.workbook.xlsx.cells import (
    Held,
    RawCell,
    RawRow,
    RawSheet,
    RawWorkbook,
    as_cell,
    is_blank,
    tidy,
)
from indicators.workbook.xlsx.limits import (
    STANDARD_LIMITS,
    Limit,
    LimitReached,
    Limits,
    UnreadableWorkbook,
)
from indicators.workbook.xlsx.package import (
    AUTHOR,
    OUR_WORDS,
    SIGNATURE,
    Package,
    read_comments,
    read_package,
    sheet_parts,
)
from indicators.workbook.xlsx.sheet import read_sheet
from indicators.workbook.xlsx.sheet_builder import SheetBuilder
from indicators.workbook.xlsx.styles import Look
from indicators.workbook.xlsx.values import Values

__all__ = [
    "AUTHOR",
    "DAMAGED",
    "OUR_WORDS",
    "SIGNATURE",
    "STANDARD_LIMITS",
    "Held",
    "Limit",
    "LimitReached",
    "Limits",
    "Look",
    "RawCell",
    "RawRow",
    "RawSheet",
    "RawWorkbook",
    "Source",
    "UnreadableWorkbook",
    "as_cell",
    "is_blank",
    "open_workbook",
    "parts_of_sheets",
    "tidy",
]

Source = Path | bytes | BinaryIO

# Called before each sheet: how many are read, how many there are.
_SheetProgress = Callable[[int, int], None]


def open_workbook(
    source: Source,
    limits: Limits = STANDARD_LIMITS,
    progress: _SheetProgress | None = None,
    only: Callable[[str], bool] | None = None,
) -> RawWorkbook:
    """The filled cells of every sheet of an .xlsx or .xlsm file; macros are never looked at.

    `only` chooses sheets by their titles; the others are not read.
    Raises UnreadableWorkbook, and nothing else, for whatever is no workbook or beyond a limit.
    """
    content = _content(source)
    if len(content) > limits.upload_bytes:
        raise limits.reached(Limit.UPLOAD)
    refuse_other_kinds(content)
    try:
        return _Reader(Archive(content, limits), limits).sheets(progress, only or (lambda _: True))
    except UnreadableWorkbook:
        raise
    except MemoryError:
        raise limits.reached(Limit.MEMORY) from None
    except Exception as error:
        # A file may be broken in many ways, and the libraries' messages help no user.
        raise UnreadableWorkbook(DAMAGED) from error


def parts_of_sheets(content: bytes) -> dict[str, str]:
    """The name in the archive of each sheet's part, by the sheet's title.

    Raises whatever a broken file raises.
    """
    return sheet_parts(Archive(content, STANDARD_LIMITS))


def _content(source: Source) -> bytes:
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
    """Reads the sheets one after another and counts what they have toward the limits."""

    def __init__(self, archive: Archive, limits: Limits) -> None:
        self._archive = archive
        self._limits = limits
        self._rows = self._cells = 0

    def sheets(self, progress: _SheetProgress | None, wanted: Callable[[str], bool]) -> RawWorkbook:
        package = read_package(self._archive)
        if not package.sheets:
            raise UnreadableWorkbook("工作簿里没有可读的表，请核对是否选错了文件。")
        if len(package.sheets) > self._limits.entries:
            raise self._limits.reached(Limit.ENTRIES)  # many names may be of one part
        found: list[RawSheet] = []
        values = Values(package)
        for name, part in (each for each in package.sheets if wanted(each[0])):
            if progress:
                progress(len(found), len(package.sheets))
            found.append(self._sheet(name, part, values, package))
        return tuple(found)

    def _sheet(self, name: str, part: str, values: Values, package: Package) -> RawSheet:
        builder = SheetBuilder(name, self._grow)
        with self._archive.opened(part) as stream:
            rest = read_sheet(stream, values, builder)
        rest.is_hidden = name in package.hidden
        return builder.sheet(rest, read_comments(self._archive, part))

    def _grow(self, columns: int, cells: int) -> None:
        self._rows += 1
        self._cells += cells
        if columns > self._limits.columns:
            raise self._limits.reached(Limit.COLUMNS)
        if self._rows > self._limits.rows:
            raise self._limits.reached(Limit.ROWS)
        if self._cells > self._limits.cells:
            raise self._limits.reached(Limit.CELLS)

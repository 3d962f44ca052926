"""Reads .xlsx files of any program: gives plain cells, or raises one exception.

This is the only reader of SpreadsheetML here; `open_workbook` is its entrance. No library serves:
openpyxl refuses about one valid odd file in twenty (an empty `<fill/>`, doubled properties, an
unknown extension), takes twice the time, unpacks without limits, and does not show what the
reading must distinguish: a formula without a result, 4.3 % from 0.043, what a merged range hides,
text that is struck out. Faster readers (calamine) drop these too. openpyxl writes.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from indicators.workbook.xlsx.archive import (
    DAMAGED,
    STANDARD_LIMITS,
    Archive,
    Limit,
    Limits,
    UnreadableWorkbook,
    refuse_other_kinds,
)
from indicators.workbook.xlsx.cells import RawSheet, RawWorkbook
from indicators.workbook.xlsx.package import read_comments, read_package
from indicators.workbook.xlsx.sheet import Growth, read_sheet

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
        archive = Archive(content, limits)
        return tuple(_sheets(archive, limits, progress, only or (lambda _: True)))
    except UnreadableWorkbook:
        raise
    except MemoryError:
        raise limits.reached(Limit.MEMORY) from None
    except Exception as error:
        # A file may be broken in many ways, and the libraries' messages help no user.
        raise UnreadableWorkbook(DAMAGED) from error


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


def _sheets(
    archive: Archive, limits: Limits, progress: _SheetProgress | None, wanted: Callable[[str], bool]
) -> Iterator[RawSheet]:
    """The sheets one after another; what they have counts toward the limits."""
    sheets, values = read_package(archive)
    if not sheets:
        raise UnreadableWorkbook("工作簿里没有可读的表，请核对是否选错了文件。")
    if len(sheets) > limits.entries:
        raise limits.reached(Limit.ENTRIES)  # many names may be of one part
    grown = _within(limits)
    for number, (name, part, is_hidden) in enumerate(each for each in sheets if wanted(each[0])):
        if progress:
            progress(number, len(sheets))
        comments = read_comments(archive, part)
        with archive.opened(part) as read:
            yield read_sheet(read, values, grown, name, comments, is_hidden=is_hidden)


def _within(limits: Limits) -> Growth:
    """Counts rows and cells; raises LimitReached beyond what is allowed."""
    all_rows = all_cells = 0

    def grow(columns: int, cells: int) -> None:
        nonlocal all_rows, all_cells
        all_rows += 1
        all_cells += cells
        if columns > limits.columns:
            raise limits.reached(Limit.COLUMNS)
        if all_rows > limits.rows:
            raise limits.reached(Limit.ROWS)
        if all_cells > limits.cells:
            raise limits.reached(Limit.CELLS)

    return grow

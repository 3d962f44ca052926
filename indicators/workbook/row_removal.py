"""Taking rows out of a workbook, with its styles and everything else kept."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import Sheet
from indicators.workbook.rebuilding import rewritten
from indicators.workbook.rewriting import has_formulas
from indicators.workbook.tables import header_name

Rows = Mapping[Sheet, Sequence[int]]


def without_rows(content: bytes, rows: Rows) -> bytes:
    """The workbook without these rows; the same bytes where there are none.

    Raises UnreadableWorkbook.
    """
    if not any(rows.values()):
        return content
    return rewritten(content, lambda book: remove_rows(book, rows))


def remove_rows(book: Workbook, rows: Rows) -> None:
    """Empty rows by sheet, and close the gaps.

    The gaps stay where the workbook has formulas: openpyxl does not adjust them when cells move.
    """
    named = {sheet.value: sorted(numbers) for sheet, numbers in rows.items() if numbers}
    closes = not any(has_formulas(page) for page in book.worksheets)
    for page in book.worksheets:
        numbers = named.get(header_name(page.title), [])
        gone = set(numbers)
        page._cells = {at: cell for at, cell in page._cells.items() if at[0] not in gone}
        if numbers and closes:
            _close_gaps(page, numbers)


def _close_gaps(page: Worksheet, gone: Sequence[int]) -> None:
    moved = {}
    for (row, at), cell in page._cells.items():
        cell.row = row - bisect_left(gone, row)
        moved[cell.row, at] = cell
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
    page._cells = moved
    _move_heights(page, gone)
    spans = [page.auto_filter, *page.tables.values()]
    spans += [table.autoFilter for table in page.tables.values() if table.autoFilter]
    for each in spans:
        if each.ref:
            each.ref = _shortened(each.ref, gone)


def _move_heights(page: Worksheet, gone: Iterable[int]) -> None:
    """Heights and hidden rows belong to their rows."""
    numbers = sorted(gone)
    kept: list[RowDimension] = [
        each for row, each in page.row_dimensions.items() if row not in set(numbers)
    ]
    page.row_dimensions.clear()
    for each in kept:
        each.index -= bisect_left(numbers, each.index)
        page.row_dimensions[each.index] = each


def _shortened(span: str, gone: Sequence[int]) -> str:
    """The range without these rows; a table keeps its header and one row."""
    left, top, right, bottom = (each or 1 for each in range_boundaries(span))
    last = max(bottom - sum(top <= each <= bottom for each in gone), top + 1)
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{last}"

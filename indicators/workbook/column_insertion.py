"""New columns in an analyst's sheet: beside another where they can be, else after the last one."""

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from indicators.workbook.rewriting import has_formulas


def insert_columns(book: Workbook, page: Worksheet, at: int, count: int) -> int:
    """Make room for empty columns at a column, from 1; the first of them.

    They come after the last column instead where something would still mean the old places and
    openpyxl does not adjust it: formulas anywhere, a table or conditional formats on the sheet.
    """
    is_fixed = page.tables or page.conditional_formatting
    if is_fixed or any(has_formulas(each) for each in book.worksheets):
        return max(page.max_column + 1, at)
    page.insert_cols(at, count)
    for cell in page._cells.values():
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
    _move_widths(page, at, count)
    for rule in page.data_validations.dataValidation:
        rule.sqref = MultiCellRange([_moved(str(each), at, count) for each in rule.sqref.ranges])
    _move_filter(page, at, count)
    return at


def _move_widths(page: Worksheet, at: int, count: int) -> None:
    dimensions: list[ColumnDimension] = list(page.column_dimensions.values())
    page.column_dimensions.clear()
    for each in dimensions:
        each.reindex()
        first, last = each.min or 1, each.max or 1
        each.min = first + count if first >= at else first
        each.max = last + count if last >= at else last
        each.index = get_column_letter(each.min)
        page.column_dimensions[each.index] = each


def _move_filter(page: Worksheet, at: int, count: int) -> None:
    if not page.auto_filter.ref:
        return
    left = range_boundaries(page.auto_filter.ref)[0] or 1
    for each in page.auto_filter.filterColumn:
        if left + each.colId >= at:
            each.colId += count
    page.auto_filter.ref = _moved(page.auto_filter.ref, at, count)


def _moved(span: str, at: int, count: int) -> str:
    """The range after the insertion; one that reaches over the new columns takes them in."""
    left, top, right, bottom = (each or 1 for each in range_boundaries(span))
    left, right = (each + count if each >= at else each for each in (left, right))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"

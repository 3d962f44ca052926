"""Single changes in an analyst's file, with everything else kept.

The edition that a download is based on is set, rows are taken out, columns are put in.
"""

import zipfile
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from typing import Any

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import FINDINGS_SHEET, Field, Property, Sheet
from indicators.text.plain_text import put_text
from indicators.workbook.output.annotations import COLOURS, clean
from indicators.workbook.output.round_trip import has_formulas, page_named, rewritten
from indicators.workbook.tables.header import header_name
from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from indicators.workbook.xlsx.package import parts_of_sheets
from indicators.workbook.xlsx.sheet_markup import SheetMarkup, changed_file

_STYLES, _TYPES = "xl/styles.xml", "[Content_Types].xml"
_MACROS = b"macroEnabled"


def with_base(content: bytes, label: str) -> bytes:
    """The workbook with 说明/基于版次 set and everything else unchanged.

    Only macros and the marks of an earlier check or a template are removed. Raises
    UnreadableWorkbook.
    """
    with suppress(Exception):  # an odd archive: openpyxl writes it below
        if not _is_to_be_cleaned(content) and (changed := _in_place(content, label)):
            return changed
    return rewritten(content, lambda book: _set(book, label))


def _is_to_be_cleaned(content: bytes) -> bool:
    """Whether a file has marks of ours, or macros, which no .xlsx file may have."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        styles = archive.read(_STYLES) if _STYLES in archive.namelist() else b""
        has_macros = _MACROS in archive.read(_TYPES)
    titles = {header_name(each) for each in parts_of_sheets(content)}
    is_marked = FINDINGS_SHEET in titles or any(each.encode() in styles for each in COLOURS)
    return is_marked or has_macros


def _in_place(content: bytes, label: str) -> bytes | None:
    """The file with one cell changed; None where the property has no row."""
    sheets = open_workbook(content, only=lambda title: header_name(title) == Sheet.PROPERTIES)
    address = _content_address(sheets[0].cells) if sheets else None
    if address is None:
        return None
    part = parts_of_sheets(content)[sheets[0].name]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        markup = SheetMarkup(archive.read(part))
    is_set = markup.put_text(address, label)
    return changed_file(content, {part: markup.content()}) if is_set else None


def _content_address(cells: Mapping[tuple[int, int], Any]) -> str | None:
    """The address of the content of 基于版次, given a sheet's cells by row and column."""
    names = {at: header_name(each.value) for at, each in cells.items() if each.value is not None}
    columns = {name: column for (row, column), name in names.items() if row == 1}
    title, content = columns.get(Field.PROPERTY), columns.get(Field.CONTENT)
    for (row, column), name in names.items():
        if column == title and content and name == Property.BASE_EDITION:
            return f"{get_column_letter(content)}{row}"
    return None


def _set(book: Workbook, label: str) -> None:
    """Write the property, into a row of its own where there is none."""
    clean(book)
    page = page_named(book, Sheet.PROPERTIES)
    titles = {header_name(cell.value): cell.column for cell in page[1] if cell.value is not None}
    if Field.PROPERTY not in titles or Field.CONTENT not in titles:
        raise UnreadableWorkbook(f"“{page.title}”表没有“项目”和“内容”两列。")
    address = _content_address(page._cells)
    row = page[address].row if address else page.max_row + 1
    if not address:
        put_text(page.cell(row, titles[Field.PROPERTY]), Property.BASE_EDITION.value)
    put_text(page.cell(row, titles[Field.CONTENT]), label)


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
    if page.auto_filter.ref:
        left = range_boundaries(page.auto_filter.ref)[0] or 1
        for each in page.auto_filter.filterColumn:
            each.colId += count if left + each.colId >= at else 0
        page.auto_filter.ref = _moved(page.auto_filter.ref, at, count)
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


def _moved(span: str, at: int, count: int) -> str:
    """The range after the insertion; one that reaches over the new columns takes them in."""
    left, top, right, bottom = (each or 1 for each in range_boundaries(span))
    left, right = (each + count if each >= at else each for each in (left, right))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"


_Rows = Mapping[Sheet, Sequence[int]]


def without_rows(content: bytes, rows: _Rows) -> bytes:
    """The workbook without these rows; the same bytes where there are none.

    Raises UnreadableWorkbook.
    """
    if not any(rows.values()):
        return content
    return rewritten(content, lambda book: remove_rows(book, rows))


def remove_rows(book: Workbook, rows: _Rows) -> None:
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

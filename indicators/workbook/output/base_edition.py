"""The edition that a downloaded workbook is based on, written into its 说明 sheet."""

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from typing import Protocol

from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import FINDINGS_SHEET, Field, Property, Sheet
from indicators.text.plain_text import put_text
from indicators.workbook.output.annotations import clean
from indicators.workbook.output.cell_marks import COLOURS
from indicators.workbook.output.round_trip import page_named, rewritten
from indicators.workbook.tables.header import header_name
from indicators.workbook.xlsx import UnreadableWorkbook, open_workbook, parts_of_sheets
from indicators.workbook.xlsx.sheet_markup import SheetMarkup, changed_file

_STYLES, _TYPES = "xl/styles.xml", "[Content_Types].xml"
_MACROS = b"macroEnabled"


class _HasValue(Protocol):
    """A RawCell or a cell of openpyxl's."""

    @property
    def value(self) -> object: ...


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
    sheets = open_workbook(content, only=_is_properties)
    address = _content_address(sheets[0].cells) if sheets else None
    if address is None:
        return None
    part = parts_of_sheets(content)[sheets[0].name]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        markup = SheetMarkup(archive.read(part))
    is_set = markup.put_text(address, label)
    return changed_file(content, {part: markup.content()}) if is_set else None


def _is_properties(title: str) -> bool:
    return header_name(title) == Sheet.PROPERTIES


def _content_address(cells: Mapping[tuple[int, int], _HasValue]) -> str | None:
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
    _put(page, _content_address(page._cells), label)


def _put(page: Worksheet, address: str | None, label: str) -> None:
    titles = {header_name(cell.value): cell.column for cell in page[1] if cell.value is not None}
    if Field.PROPERTY not in titles or Field.CONTENT not in titles:
        raise UnreadableWorkbook(f"“{page.title}”表没有“项目”和“内容”两列。")
    row = page[address].row if address else page.max_row + 1
    if not address:
        put_text(page.cell(row, titles[Field.PROPERTY]), Property.BASE_EDITION.value)
    put_text(page.cell(row, titles[Field.CONTENT]), label)

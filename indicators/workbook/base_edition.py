"""The edition that a downloaded workbook is based on, written into its 说明 sheet."""

import re
import zipfile
from contextlib import suppress
from io import BytesIO

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import FINDINGS_SHEET, Field, Property, Sheet
from indicators.text.plain_text import put_text
from indicators.workbook.annotating import clean
from indicators.workbook.annotations import COLOURS
from indicators.workbook.opening import UnreadableWorkbook
from indicators.workbook.parts import cell_texts, sheet_parts, with_text
from indicators.workbook.rebuilding import rewritten
from indicators.workbook.tables import header_name

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_STYLES, _TYPES = "xl/styles.xml", "[Content_Types].xml"
_MACROS = b"macroEnabled"


def with_base(content: bytes, label: str) -> bytes:
    """The workbook with 说明/基于版次 set; everything else as its maker wrote it.

    Only macros and the marks of an earlier check or a template are taken off. Raises
    UnreadableWorkbook.
    """
    with suppress(Exception):  # an odd archive: it is written anew below
        if not _is_to_be_cleaned(content) and (changed := _in_place(content, label)):
            return changed
    return rewritten(content, lambda book: _set(book, label))


def _is_to_be_cleaned(content: bytes) -> bool:
    """Whether a file has marks of ours, or macros, which no .xlsx file may have."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        titles = {header_name(each) for each in sheet_parts(archive)}
        styles = archive.read(_STYLES) if _STYLES in archive.namelist() else b""
        has_macros = _MACROS in archive.read(_TYPES)
    is_marked = FINDINGS_SHEET in titles or any(each.encode() in styles for each in COLOURS)
    return is_marked or has_macros


def _in_place(content: bytes, label: str) -> bytes | None:
    """The file with one cell changed; None where the property has no row."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {header_name(title): part for title, part in sheet_parts(archive).items()}
        part = parts.get(Sheet.PROPERTIES)
        texts = cell_texts(archive, part) if part else {}
    address = _content_address(texts)
    return with_text(content, part, address, label) if part and address else None


def _content_address(texts: dict[str, str]) -> str | None:
    """Where the content of 基于版次 stands, given a sheet's texts by address."""
    places = {
        match[0]: (match[1], match[2]) for each in texts if (match := _ADDRESS.fullmatch(each))
    }
    columns = {
        header_name(texts[each]): column for each, (column, row) in places.items() if row == "1"
    }
    title, content = columns.get(Field.PROPERTY), columns.get(Field.CONTENT)
    for each, (column, row) in places.items():
        if column == title and content and header_name(texts[each]) == Property.BASE_EDITION:
            return f"{content}{row}"
    return None


def _set(book: Workbook, label: str) -> None:
    """Write the property, into a row of its own where there is none."""
    clean(book)
    named = {header_name(each.title): each for each in book.worksheets}
    page = named.get(Sheet.PROPERTIES)
    if page is None:
        raise UnreadableWorkbook(f"工作簿没有“{Sheet.PROPERTIES.value}”表。")
    texts = {
        cell.coordinate: str(cell.value) for cell in page._cells.values() if cell.value is not None
    }
    _put(page, _content_address(texts), label)


def _put(page: Worksheet, address: str | None, label: str) -> None:
    titles = {header_name(cell.value): cell.column for cell in page[1] if cell.value is not None}
    if Field.PROPERTY not in titles or Field.CONTENT not in titles:
        raise UnreadableWorkbook(f"“{page.title}”表没有“项目”和“内容”两列。")
    row = page[address].row if address else page.max_row + 1
    if not address:
        put_text(page.cell(row, titles[Field.PROPERTY]), Property.BASE_EDITION.value)
    put_text(page.cell(row, titles[Field.CONTENT]), label)

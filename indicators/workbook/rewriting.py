"""Changing somebody's own .xlsx file: loaded with its styles, saved with its formulas' results."""

import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.workbook.extended_lists import keep_extended_lists
from indicators.workbook.opening import UnreadableWorkbook

# A formula as openpyxl writes it: with an empty result, which a reader without Excel would miss.
_FORMULA = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[^>]*?(?:/>|>[^<]*</f>))<v ?(?:/>|></v>)</c>'
)

_Results = Mapping[str, object]


def load(content: bytes) -> Workbook:
    """The workbook to change, macros left out; UnreadableWorkbook where it cannot be loaded."""
    try:
        book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
        keep_extended_lists(book, content)
    except Exception as error:
        # As for reading: openpyxl raises some twenty kinds.
        raise UnreadableWorkbook(
            "文件已损坏或不是完整的 Excel 工作簿，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from error
    return book


def save(book: Workbook, original: bytes) -> bytes:
    """The changed workbook as .xlsx; its formulas keep the results that `original` stores."""
    pages = [page for page in book.worksheets if has_formulas(page)]
    target = BytesIO()
    try:
        results = _stored_results(original, {page.title for page in pages})
        book.save(target)
    except Exception as error:
        raise UnreadableWorkbook(
            "工作簿里有保存时无法保留的内容，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
        ) from error
    parts = {page.path.lstrip("/"): results.get(page.title, {}) for page in pages}
    return _with_results(target.getvalue(), parts) if parts else target.getvalue()


def open_on(book: Workbook, page: Worksheet) -> None:
    """Let the file open on a sheet, and on it alone: Excel types into all that are selected."""
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is page
    book.active = book.index(page)


def has_formulas(page: Worksheet) -> bool:
    """Whether any cell of a sheet is a formula."""
    return any(cell.data_type == "f" for cell in page._cells.values())


def _stored_results(original: bytes, titles: set[str]) -> dict[str, _Results]:
    """By sheet, the stored result of every filled cell, as the numbers and texts of the file."""
    if not titles:
        return {}
    stored = openpyxl.load_workbook(BytesIO(original), data_only=True)
    return {
        page.title: {
            cell.coordinate: _serial(cell.value, stored.epoch)
            for cell in page._cells.values()
            if cell.value is not None
        }
        for page in stored.worksheets
        if page.title in titles
    }


def _serial(value: object, epoch: datetime) -> object:
    if isinstance(value, date | datetime | time | timedelta):
        return to_excel(value, epoch)  # type: ignore[no-untyped-call]
    return value


def _with_results(content: bytes, parts: Mapping[str, _Results]) -> bytes:
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as written,
    ):
        for entry in source.infolist():
            data = source.read(entry)
            if results := parts.get(entry.filename):
                data = _FORMULA.sub(partial(_calculated, results), data)
            written.writestr(entry, data)
    return target.getvalue()


def _calculated(results: _Results, found: re.Match[bytes]) -> bytes:
    value = results.get(found[1].decode())
    if value is None:
        return found[0]
    kind, text = _typed(value)
    head = b'<c r="%b"%b%b>' % (found[1], found[2], kind)
    return b"%b%b<v>%b</v></c>" % (head, found[3], escape(text).encode())


def _typed(value: object) -> tuple[bytes, str]:
    if isinstance(value, bool):
        return b' t="b"', str(int(value))
    if isinstance(value, int | float):
        return b"", repr(value)
    text = str(value)
    return (b' t="e"', text) if text.startswith("#") else (b' t="str"', text)

"""Changing somebody's own .xlsx file: loaded with its styles, saved with its formulas' results."""

import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.workbook.extended_lists import keep_extended_lists
from indicators.workbook.xlsx import UnreadableWorkbook
from indicators.workbook.xlsx.cell_places import Change, PlacedCells, changed_file, changed_part

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
    """The file with a result beside each formula, which openpyxl writes without any."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        written = {name: archive.read(name) for name in parts}
    return changed_file(
        content,
        {
            name: changed_part(part, _calculated(PlacedCells(part), parts[name]))
            for name, part in written.items()
        },
    )


def _calculated(cells: PlacedCells, results: _Results) -> Iterator[Change]:
    for each in cells.found:
        value = results.get(each.address)
        if each.formula is not None and value is not None:
            kind, text = _typed(value)
            yield each.filled(kind, b"%b<v>%b</v>" % (each.formula, escape(text).encode()))


def _typed(value: object) -> tuple[str, str]:
    """The type of a result as a cell writes it, "" for a number, and its text."""
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, int | float):
        return "", repr(value)
    text = str(value)
    return ("e" if text.startswith("#") else "str"), text

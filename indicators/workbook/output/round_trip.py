"""Changing an analyst's .xlsx file with its styles, or rebuilding it where they cannot be kept."""

import math
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import FINDINGS_SHEET, Sheet
from indicators.text.plain_text import put_text
from indicators.workbook.tables.header import header_name
from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from indicators.workbook.xlsx.cells import RawCell
from indicators.workbook.xlsx.package import parts_of_sheets
from indicators.workbook.xlsx.sheet_markup import SheetMarkup, changed_file

_Results = Mapping[str, object]
# The extension of a sheet that has drop-downs.
_EXTENSION = b"CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF"


def load(content: bytes) -> Workbook:
    """The workbook to change, macros left out; raises what openpyxl raises, some twenty kinds."""
    book = openpyxl.load_workbook(BytesIO(content), rich_text=True)
    parts = parts_of_sheets(content)
    # openpyxl drops the drop-downs of extensions.
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for page in book.worksheets:
            data = archive.read(parts[page.title]) if page.title in parts else b""
            if _EXTENSION in data.upper():
                for each in SheetMarkup(data).extended_lists():
                    page.add_data_validation(each)
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
    if not pages:
        return target.getvalue()
    changed = {}
    with zipfile.ZipFile(target) as archive:
        for page in pages:
            # openpyxl writes formulas without any result.
            markup = SheetMarkup(archive.read(page.path.lstrip("/")))
            markup.put_results(results.get(page.title, {}))
            changed[page.path.lstrip("/")] = markup.content()
    return changed_file(target.getvalue(), changed)


def open_on(book: Workbook, page: Worksheet) -> None:
    """Let the file open on a sheet, and on it alone: Excel types into all that are selected."""
    for each in book.worksheets:
        each.sheet_view.tabSelected = each is page
    book.active = book.index(page)


def page_named(book: Workbook, sheet: Sheet) -> Worksheet:
    """The worksheet of a sheet; UnreadableWorkbook where the workbook has none."""
    for each in book.worksheets:
        if header_name(each.title) == sheet:
            return each
    raise UnreadableWorkbook(f"工作簿没有“{sheet.value}”表。")


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


STYLES_LOST = (
    "原文件的格式无法保留：这份文件是按读入的内容重新做的，数值没有变化，"
    "颜色、列宽、批注、下拉列表都没有了，公式只留下结果。"
)
_WIDTH = 14
_NOTICE = "E1"  # beside the list, in the row that stays in sight
_CORE = "docProps/core.xml"
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("\\*?:/[]", "_"))


def _rebuilt(content: bytes) -> Workbook:
    """Every sheet but 问题清单 with its values at their places; formulas become their results.

    Raises UnreadableWorkbook where the file cannot be read at all.
    """
    book = Workbook()
    del book["Sheet"]
    for sheet in open_workbook(content):
        if header_name(sheet.name) == FINDINGS_SHEET:
            continue
        page = book.create_sheet(sheet.name.translate(_NOT_IN_TITLES) or "表")
        for (row, column), cell in sheet.cells.items():
            _put(page.cell(row, column), cell)
        for span in sheet.merged:
            page.merge_cells(span)
        page.sheet_format.defaultColWidth = _WIDTH
        page.freeze_panes = "A2"
    return book


def _put(target: Cell | MergedCell, cell: RawCell) -> None:
    value: Any = cell.value
    is_beyond_excel = isinstance(value, int | float | Decimal) and not math.isfinite(value)
    if isinstance(value, str) and cell.is_error:
        target.value, target.data_type = value, "e"
    elif isinstance(value, str) or is_beyond_excel:
        put_text(target, str(value))
        target.number_format = "@"  # or Excel makes a date of 2024-09 when it is edited
    else:
        target.value = value
    if cell.is_percent:
        target.number_format = "0.00%"


def rewritten(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """The file after `change`, with its styles; without them where they cannot be kept.

    The second has a notice on its sheet 问题清单. Raises UnreadableWorkbook where the file cannot
    be read, or `change` finds no place for what it writes.
    """
    try:
        book = load(content)
        if book.properties.description == STYLES_LOST:
            book.properties.description = None  # of a file that came back: it has new styles
        change(book)
        return save(book, content)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises some twenty kinds, at every step
        book = _rebuilt(content)
        change(book)
        _add_notice(book)
        return save(book, content)


def has_lost_styles(content: bytes) -> bool:
    """Whether a file that `rewritten` made is without the original's styles."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        properties = archive.read(_CORE) if _CORE in archive.namelist() else b""
    return STYLES_LOST.encode() in properties


def keeps_styles(content: bytes) -> bool:
    """Whether what a file has beside its sheets can be loaded, so that it keeps its styles.

    A sheet that cannot be loaded is noticed when the file is made only: loading all of them takes
    long.
    """
    try:
        reader = ExcelReader(BytesIO(content), rich_text=True)
        reader.read_manifest()
        reader.read_workbook()
        reader.read_properties()
        reader.read_custom()
        reader.read_theme()
        apply_stylesheet(reader.archive, reader.wb)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - openpyxl raises some twenty kinds, at every step
        return False
    return True


def _add_notice(book: Workbook) -> None:
    is_there = FINDINGS_SHEET in book.sheetnames
    page = book[FINDINGS_SHEET] if is_there else book.create_sheet(FINDINGS_SHEET, 0)
    put_text(page[_NOTICE], STYLES_LOST)
    book.properties.description = STYLES_LOST  # where it is found without reading a sheet

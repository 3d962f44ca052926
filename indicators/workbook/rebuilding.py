"""Changing a workbook: in its own styles, or made anew from its values where these hinder."""

import math
import zipfile
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import FINDINGS_SHEET
from indicators.text.plain_text import put_text
from indicators.workbook.rewriting import load, save
from indicators.workbook.tables import header_name
from indicators.workbook.xlsx import RawCell, RawSheet, open_workbook

STYLES_LOST = (
    "原文件的格式无法保留：这份文件是按读入的内容重新做的，数值没有变化，"
    "颜色、列宽、批注、下拉列表都没有了，公式只留下结果。"
)
_WIDTH = 14
_NOTICE = "E1"  # beside the list, in the row that stays in sight
_CORE = "docProps/core.xml"
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("\\*?:/[]", "_"))


def rebuilt(content: bytes) -> Workbook:
    """Every sheet but 问题清单 with its values at their places; formulas become their results.

    Raises UnreadableWorkbook where the file cannot be read at all.
    """
    book = Workbook()
    del book["Sheet"]
    for sheet in open_workbook(content):
        if header_name(sheet.name) != FINDINGS_SHEET:
            _fill(book.create_sheet(sheet.name.translate(_NOT_IN_TITLES) or "表"), sheet)
    return book


def _fill(page: Worksheet, sheet: RawSheet) -> None:
    for (row, column), cell in sheet.cells.items():
        _put(page.cell(row, column), cell)
    for span in sheet.merged:
        page.merge_cells(span)
    page.sheet_format.defaultColWidth = _WIDTH
    page.freeze_panes = "A2"


def _put(target: Cell | MergedCell, cell: RawCell) -> None:
    value: Any = cell.value
    if isinstance(value, str) and cell.is_error:
        target.value, target.data_type = value, "e"
    elif isinstance(value, str) or _is_beyond_excel(value):
        put_text(target, str(value))
        target.number_format = "@"  # or Excel makes a date of 2024-09 when it is edited
    else:
        target.value = value
    if cell.is_percent:
        target.number_format = "0.00%"


def _is_beyond_excel(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not math.isfinite(value)


def rewritten(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """The file after `change`, with its styles; without them where they cannot be kept.

    The second file says so on its sheet 问题清单. Raises UnreadableWorkbook where the file cannot
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
        book = rebuilt(content)
        change(book)
        _say_styles_lost(book)
        return save(book, content)


def has_lost_styles(content: bytes) -> bool:
    """Whether a file that `rewritten` made is without the original's styles."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        told = archive.read(_CORE) if _CORE in archive.namelist() else b""
    return STYLES_LOST.encode() in told


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


def _say_styles_lost(book: Workbook) -> None:
    is_there = FINDINGS_SHEET in book.sheetnames
    page = book[FINDINGS_SHEET] if is_there else book.create_sheet(FINDINGS_SHEET, 0)
    put_text(page[_NOTICE], STYLES_LOST)
    book.properties.description = STYLES_LOST  # where it is found without reading a sheet

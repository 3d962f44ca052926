"""Tables for other programs: CSV and XLSX that open in Excel as they are, formulas disarmed."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.workbook.plain_text import csv_text, put_text

_TABLE_SHEET, _NOTES_SHEET = "数据", "说明"
_WIDEST = 60


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV with a byte-order mark, so that Excel reads the Chinese as it is.

    A text that a spreadsheet could take for a formula gets an apostrophe in front; a number stays
    a number and a missing one stays blank.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_disarmed(name) for name in table.columns])
    for row in table.itertuples(index=False):
        writer.writerow([_disarmed(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


def xlsx_bytes(table: pd.DataFrame, notes: Iterable[str] = ()) -> bytes:
    """The table as an Excel file with a frozen, filtered header and its notes on a second sheet.

    Texts are written as texts, whatever they begin with; a missing number is a blank cell.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    page = workbook.create_sheet(_TABLE_SHEET)
    for row, values in enumerate([list(table.columns), *table.itertuples(index=False)], start=1):
        for column, value in enumerate(values, start=1):
            _fill(page, row, column, value)
    _dress(page)
    _write_notes(workbook, list(notes))
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _plain(value: object) -> str | float | None:
    """The value without pandas' own kinds of nothing."""
    if isinstance(value, str):
        return value
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    if not isinstance(value, int | float) or pd.isna(value):
        return None
    # A column with a gap in it holds floats: 5830 people, not 5830.0.
    return int(value) if float(value).is_integer() else value


def _disarmed(value: object) -> object:
    plain = _plain(value)
    if isinstance(plain, str):
        return csv_text(plain)
    return "" if plain is None else plain


def _fill(page: Worksheet, row: int, column: int, value: object) -> None:
    cell, plain = page.cell(row, column), _plain(value)
    if isinstance(plain, str):
        put_text(cell, plain)
    elif plain is not None:
        cell.value = plain
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _dress(page: Worksheet) -> None:
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    for number, column in enumerate(page.iter_cols(), start=1):
        longest = max((len(str(each.value or "")) for each in column), default=0)
        width = min(_WIDEST, max(8, 2 * longest + 2))
        page.column_dimensions[get_column_letter(number)].width = width
        column[0].font = Font(bold=True)


def _write_notes(workbook: Workbook, notes: list[str]) -> None:
    if not notes:
        return
    page = workbook.create_sheet(_NOTES_SHEET)
    page.column_dimensions["A"].width = 80
    for row, note in enumerate(notes, start=1):
        _fill(page, row, 1, note)

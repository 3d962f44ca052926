"""Tables for other programs: CSV and XLSX that open in Excel as they are, formulas disarmed."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO, StringIO
from math import ceil

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from indicators.exhibits.table import Table, source_of
from indicators.model.dataset import Dataset
from indicators.text.file_formats import FileFormat
from indicators.text.plain_text import csv_text, put_text, visible
from indicators.text.text_metrics import em_width
from indicators.text.xlsx_print import fitted_widths, set_up_print
from indicators.wording.numbers import day
from indicators.workbook.output.sheet_style import FONT, WRAPPED, dress_heading

_TABLE_SHEET, _NOTES_SHEET = "数据", "说明"
_CODE, _NUMBER = "核验码", "编号"
# Its days are days to Excel, which then sorts and filters them as such; they look like their text.
_DAYS, _DAY_FORMAT = "截止日期", "yyyy-mm-dd"
# In Excel's units, of which a Chinese letter takes two.
_NARROWEST, _WIDEST, _FILTER_BUTTON = 8, 40, 3
# A column is made for this share of its texts; a few long ones may take more lines.
_USUAL = 0.9
# In points; Excel has no taller row.
_LINE_HEIGHT, _TALLEST = 15, 409
_IS_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Else a day would touch the text in the next column.
_AT_THE_LEFT = Alignment(horizontal="left", vertical="top")


def edition_notes(dataset: Dataset, topic: str, table: Table, code: str = "") -> list[str]:
    """The notes of a table in a file: topic, source, as-of date, edition, verification code."""
    about, source = dataset.about, source_of(table, dataset)
    return [
        f"{about.area.name}{topic}",
        *([f"来源：{source}"] if source else []),
        f"数据截至{day(about.as_of)}，{dataset.edition.cited}",
        *([f"{_CODE} {code}"] if code else []),
    ]


def table_bytes(
    table: Table, dataset: Dataset, topic: str, wanted: FileFormat, code: str = ""
) -> bytes:
    """A table of an edition as XLSX or CSV, with the code that verifies it."""
    if wanted is FileFormat.CSV:
        return csv_bytes(table.download, code)
    return xlsx_bytes(table.download, edition_notes(dataset, topic, table, code))


def csv_bytes(table: pd.DataFrame, code: str = "") -> bytes:
    """The table as CSV with a byte-order mark, so that Excel reads the Chinese as it is.

    A text that a spreadsheet could take for a formula gets an apostrophe in front; a number stays
    a number and a missing one stays blank. A verification code stands in a last column, in every
    row: a line of its own would be no row of a table.
    """
    if code:
        table = table.assign(**{_CODE: code})
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
    workbook = empty_workbook()
    add_sheet(workbook, _TABLE_SHEET, table)
    if lines := list(notes):
        page = workbook.create_sheet(_NOTES_SHEET)
        page.column_dimensions["A"].width = 80
        for row, note in enumerate(lines, start=1):
            fill(page, row, 1, note)
        fit_rows(page)
    return saved(workbook)


def empty_workbook() -> Workbook:
    """A workbook without any sheet."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    # Programs measure columns in figures of this style's font: the library's is not that of the
    # cells, and the library has no public way to name another.
    vars(workbook)["_named_styles"]["Normal"].font = FONT
    return workbook


def add_sheet(
    workbook: Workbook, name: str, table: pd.DataFrame, *, widest: float = _WIDEST
) -> Worksheet:
    """A sheet of the table: header frozen, filtered and repeated on paper as wide as the table."""
    page: Worksheet = workbook.create_sheet(name)
    for row, values in enumerate([list(table.columns), *table.itertuples(index=False)], start=1):
        for column, value in enumerate(values, start=1):
            fill(page, row, column, value)
    if _DAYS in table.columns:
        _make_days(page, list(table.columns).index(_DAYS) + 1)
    # A number names a row to those who ask about it, the next column to all others.
    repeated = 2 if page.max_column > 1 and page.cell(1, 1).value == _NUMBER else 1
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    columns = list(page.iter_cols())
    wanted = [min(widest, _width(each)) for each in columns]
    widths = fitted_widths(wanted, [_is_text(each) for each in columns], repeated)
    for number, (cells, width) in enumerate(zip(columns, widths, strict=True), start=1):
        page.column_dimensions[get_column_letter(number)].width = width
        dress_heading(cells[0])
    fit_rows(page)
    set_up_print(page, repeated)
    return page


def fill(page: Worksheet, row: int, column: int, value: object) -> None:
    """Put a value into a cell: a number as a number, a text as it is, nothing as a blank."""
    cell, plain = page.cell(row, column), _plain(value)
    if isinstance(plain, str):
        put_text(cell, plain)
    elif plain is not None:
        cell.value = plain
    cell.font, cell.alignment = FONT, WRAPPED


def _make_days(page: Worksheet, column: int) -> None:
    for row in range(2, page.max_row + 1):
        cell = page.cell(row, column)
        if isinstance(cell.value, str) and _IS_DAY.fullmatch(cell.value):
            cell.value, cell.number_format = date.fromisoformat(cell.value), _DAY_FORMAT
            cell.alignment = _AT_THE_LEFT


def saved(workbook: Workbook) -> bytes:
    """The workbook as a file's content."""
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def _plain(value: object) -> str | float | None:
    """The value without pandas' own kinds of nothing."""
    if isinstance(value, str):
        return visible(value)
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


def fit_rows(page: Worksheet) -> None:
    """Make each row as tall as its wrapped texts need: not every program does so by itself."""
    for number, row in enumerate(page.iter_rows(), start=1):
        lines = max((_lines(page, each) for each in row), default=1)
        if lines > 1:
            page.row_dimensions[number].height = min(_LINE_HEIGHT * lines + 2, _TALLEST)


def _lines(page: Worksheet, cell: Cell | MergedCell) -> int:
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 1
    room = page.column_dimensions[get_column_letter(cell.column)].width / 2 - 0.5
    return sum(max(1, ceil(em_width(each) / room)) for each in cell.value.split("\n"))


def _width(column: Sequence[Cell | MergedCell]) -> float:
    """What figures need, and all but a few texts in one line; a header may take two."""
    header, *needs = [2 * em_width(str(each.value)) for each in column if each.value is not None]
    shown = sorted(needs) or [0.0]
    usual = shown[int(_USUAL * (len(shown) - 1))] if _is_text(column) else shown[-1]
    return max(_NARROWEST, header / 2 + 1 + _FILTER_BUTTON, usual + 1)


def _is_text(column: Sequence[Cell | MergedCell]) -> bool:
    """Whether a column wraps: a figure never does, and is not seen where it has no room."""
    return not any(isinstance(each.value, int | float | date) for each in column)

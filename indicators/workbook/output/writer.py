"""Writing the rows of a workbook into a file that is pleasant to edit in Excel and WPS."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.dataset import Thresholds
from indicators.model.schema import (
    COLUMNS,
    FACT_SHEETS,
    KEYS,
    SCHEMA_VERSION,
    ColumnKind,
    Field,
    Property,
    Sheet,
    SheetColumn,
)
from indicators.text.plain_text import put_text
from indicators.workbook.keys import Serials
from indicators.workbook.output.sheet_style import (
    FONT,
    alignment,
    dress_header,
    drop_downs,
    fit_view,
    number_format,
    reference_list,
)
from indicators.workbook.tables.header import header_name
from indicators.workbook.xlsx import open_workbook
from indicators.workbook.xlsx.cells import RawSheet

_Rows = Mapping[Sheet, Sequence[Mapping[str, object]]]
Cells = dict[str, object]

_NUMBERS = {ColumnKind.NUMBER, ColumnKind.INTEGER}
_STANDARD = Thresholds()
_PROPERTY_DEFAULTS: dict[Property, object] = {
    Property.SCHEMA_VERSION: SCHEMA_VERSION,
    Property.NEAR_RATE: _STANDARD.near_rate,
    Property.NEAR_PROGRESS: _STANDARD.near_progress,
    Property.ABOUT_TOLERANCE: _STANDARD.about_tolerance,
}


def workbook_of_rows(rows: _Rows) -> bytes:
    """A workbook of rows keyed by the columns' printed names.

    Sheets and cells that `rows` leaves out are blank; 说明 has all its 项目. Values are text,
    numbers and dates; no cell ever becomes a formula.
    """
    rows = {sheet: rows.get(sheet, ()) for sheet in Sheet}
    rows[Sheet.PROPERTIES] = _properties(rows[Sheet.PROPERTIES])
    counts = {sheet: len(rows[sheet]) for sheet in Sheet}
    book = Workbook()
    del book["Sheet"]
    for sheet in Sheet:
        worksheet = book.create_sheet(sheet.value)
        _fill(worksheet, sheet, rows[sheet])
        fit_view(worksheet, sheet, counts[sheet] + 1)
        for each in drop_downs(sheet, counts):
            worksheet.add_data_validation(each)
    offered = reference_list(Field.AREA, counts)
    offered.add(f"B{list(Property).index(Property.AREA) + 2}")
    book[Sheet.PROPERTIES.value].add_data_validation(offered)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def blank_workbook() -> bytes:
    """An empty workbook with its headers, notes, drop-downs and standard thresholds."""
    return workbook_of_rows({})


def _fill(worksheet: Worksheet, sheet: Sheet, rows: Sequence[Mapping[str, object]]) -> None:
    columns = COLUMNS[sheet]
    for at, column in enumerate(columns, start=1):
        worksheet.cell(1, at, column.name.value)
        for number, row in enumerate(rows, start=2):
            value = row.get(column.name)
            if value is not None and value != "":
                _put(worksheet.cell(number, at), value, column)
    dress_header(worksheet, columns)


def _put(cell: Cell | MergedCell, value: object, column: SheetColumn) -> None:
    cell.font, cell.alignment = FONT, alignment(column)
    cell.number_format = number_format(column)
    is_any = column.name is Field.CONTENT
    if isinstance(value, date) and (is_any or column.kind is ColumnKind.DATE):
        cell.value, cell.number_format = value, "yyyy-mm-dd"
    elif isinstance(value, (int, float, Decimal)) and (is_any or column.kind in _NUMBERS):
        cell.value = float(value) if isinstance(value, Decimal) else value
    else:
        put_text(cell, str(value))


def _properties(rows: Sequence[Mapping[str, object]]) -> list[Mapping[str, object]]:
    given = {str(row.get(Field.PROPERTY, "")): row for row in rows}
    listed = [
        given.pop(each, {Field.PROPERTY: each.value, Field.CONTENT: _PROPERTY_DEFAULTS.get(each)})
        for each in Property
    ]
    return [*listed, *given.values()]


class Sheets:
    """All rows of a workbook, keyed by the columns' printed names; new ones get free numbers."""

    def __init__(self, content: bytes) -> None:
        """Read the rows of a file; raises UnreadableWorkbook."""
        self.rows: dict[Sheet, list[Cells]] = {sheet: [] for sheet in Sheet}
        for page in open_workbook(content):
            title = header_name(page.name)
            if title in set(Sheet) and page.rows:
                self.rows[Sheet(title)] = _cells_by_title(page)
        self._serials = Serials()
        for sheet in (*FACT_SHEETS, Sheet.SOURCES):
            keys = (row.get(KEYS[sheet]) for row in self.rows[sheet])
            self._serials.learn(sheet, (str(key) for key in keys if key is not None))

    def add(self, sheet: Sheet, cells: Cells) -> str:
        """Add a row to a sheet of facts or documents under its next free number; returns that."""
        key = self._serials.next(sheet)
        self.rows[sheet].append({KEYS[sheet]: key} | cells)
        return key

    def describe(self, changes: dict[Property, object]) -> None:
        """Replace the content of some 项目 of 说明."""
        kept = [row for row in self.rows[Sheet.PROPERTIES] if row[Field.PROPERTY] not in changes]
        changed: list[Cells] = [
            {Field.PROPERTY: name, Field.CONTENT: content} for name, content in changes.items()
        ]
        self.rows[Sheet.PROPERTIES] = [*kept, *changed]

    def content(self) -> bytes:
        """The workbook as a file."""
        return workbook_of_rows(self.rows)


def _cells_by_title(page: RawSheet) -> list[Cells]:
    """The filled rows below the first filled one, by the titles in that."""
    head, *rows = ({at: cell.value for at, cell in row.cells()} for row in page.rows.values())
    titles = {at: header_name(title) for at, title in head.items()}
    return [{title: row.get(at) for at, title in titles.items()} for row in rows]

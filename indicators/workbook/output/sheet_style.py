"""How the sheets of a written workbook look, and which drop-downs they have."""

from collections.abc import Iterator

from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import (
    COLUMNS,
    KEYS,
    REFERENCES,
    Column,
    ColumnKind,
    Field,
    Helper,
    Sheet,
)

# Empty rows below the data that have formats and drop-downs too.
SPARE_ROWS = 500

_FONT_NAME = "微软雅黑"
_AUTHOR = "指标工作簿"
FONT = Font(name=_FONT_NAME, size=10)
HEADER_FONT = Font(name=_FONT_NAME, size=10, bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
_OPTIONAL_FILL = PatternFill("solid", fgColor="5B7FA3")
HEADER_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LINE = Side(style="thin", color="FFFFFF")
_HEADER_BORDER = Border(left=_LINE, right=_LINE)
WRAPPED = Alignment(vertical="top", wrap_text=True)
_PLAIN = Alignment(vertical="top")
_CENTRED = Alignment(vertical="top", horizontal="center")

# Wider columns hold sentences, which wrap; Excel shows #### for long cells of text format.
_SENTENCE_WIDTH = 20
# A comment taller than a screen cannot be read either.
_MOST_LINES = 30
_FORMATS = {ColumnKind.NUMBER: "General", ColumnKind.INTEGER: "0", ColumnKind.DATE: "yyyy-mm-dd"}
# Not = first: Excel takes a list that starts with it for a formula.
_BOUND_LIST = (">", ">=", "=", "<", "<=", "≈")
_FIRST_DATE = "36526"  # 2000-01-01
# A validation needs bounds; no figure reaches these.
_LEAST, _MOST = "-1000000000000000", "1000000000000000"


def number_format(column: Column) -> str:
    """The Excel format of a column; codes and periods are text, or Excel makes dates of them."""
    if column.kind in _FORMATS:
        return _FORMATS[column.kind]
    return "General" if column.width >= _SENTENCE_WIDTH else "@"


def alignment(column: Column) -> Alignment:
    """The alignment of a column: sentences wrap, short words are centred."""
    if column.width >= _SENTENCE_WIDTH:
        return WRAPPED
    return _PLAIN if column.kind is ColumnKind.NUMBER else _CENTRED


def dress_header(worksheet: Worksheet, columns: tuple[Column, ...]) -> None:
    """Fill, font and a note for each header cell; column formats reach down to empty rows."""
    for at, column in enumerate(columns, start=1):
        cell = worksheet.cell(1, at)
        cell.font, cell.alignment, cell.border = HEADER_FONT, HEADER_ALIGNMENT, _HEADER_BORDER
        cell.fill = HEADER_FILL if column.required else _OPTIONAL_FILL
        cell.comment = _note(column)
        dimension = worksheet.column_dimensions[get_column_letter(at)]
        dimension.width = max(column.width, 2 * len(column.name) + 4)
        dimension.font, dimension.alignment = FONT, alignment(column)
        dimension.number_format = number_format(column)
    worksheet.row_dimensions[1].height = 24


_HELPER_FILL = PatternFill("solid", fgColor="7F7F7F")
_HELPER_FONT = Font(name=_FONT_NAME, size=10, color="595959")
_HELPER_NOTE = "由期间模板填写，只供查看，不读入；改了也不起作用。"
_HELPER_WIDTHS = {Helper.NAME: 30, Helper.AREA_NAME: 12}


def dress_helper_header(worksheet: Worksheet, at: int, name: Helper) -> None:
    """Write the heading of a column that is not read, in another colour than the others."""
    cell = worksheet.cell(1, at, name.value)
    cell.font, cell.alignment, cell.border = HEADER_FONT, HEADER_ALIGNMENT, _HEADER_BORDER
    cell.fill = _HELPER_FILL
    cell.comment = Comment(_HELPER_NOTE, _AUTHOR, *note_size(_HELPER_NOTE))
    dimension = worksheet.column_dimensions[get_column_letter(at)]
    dimension.width = _HELPER_WIDTHS.get(name, 16)
    dimension.font, dimension.alignment = _HELPER_FONT, WRAPPED


def dress_helper_cell(cell: Cell) -> None:
    """Print the words of a column that is not read in a lighter colour."""
    cell.font, cell.alignment = _HELPER_FONT, WRAPPED


def fit_view(worksheet: Worksheet, sheet: Sheet, last_row: int) -> None:
    """Freeze header and key, filter every column, print landscape with the header on each page."""
    last = get_column_letter(len(COLUMNS[sheet]))
    worksheet.freeze_panes = "B2"
    worksheet.auto_filter.ref = f"A1:{last}{max(last_row, 2)}"
    worksheet.sheet_view.zoomScale = 100
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_title_rows = "1:1"


def drop_downs(sheet: Sheet, rows: dict[Sheet, int]) -> Iterator[DataValidation]:
    """The validations of a sheet's columns; `rows` has the number of rows of each sheet."""
    for at, column in enumerate(COLUMNS[sheet], start=1):
        made = _validation(sheet, column, rows)
        if made is not None:
            letter = get_column_letter(at)
            made.add(f"{letter}2:{letter}{rows[sheet] + 1 + SPARE_ROWS}")
            yield made


def area_list(rows: dict[Sheet, int]) -> DataValidation:
    """The drop-down of area codes for the 说明 sheet's 地区代码."""
    return _references(Field.AREA, rows)


def _note(column: Column) -> Comment:
    text = f"{column.note}\n（必填）" if column.required else column.note
    return Comment(text, _AUTHOR, *note_size(text))


def note_size(text: str) -> tuple[int, int]:
    """The height and width, in px, of a comment that shows all of a Chinese text."""
    lines = sum(-(-len(line) // 15) for line in text.split("\n"))
    return 28 + 20 * min(lines, _MOST_LINES), 250


def _validation(sheet: Sheet, column: Column, rows: dict[Sheet, int]) -> DataValidation | None:
    if column.kind is ColumnKind.BOUND:
        return _choices(column, _BOUND_LIST)
    if column.choices:
        return _choices(column, column.choices)
    if column.name in REFERENCES and column.name != KEYS.get(sheet):
        return _references(column.name, rows)
    return _TYPED.get(column.kind, lambda _: None)(column)


def _choices(column: Column, words: tuple[str, ...]) -> DataValidation:
    listed = ",".join(words)
    made = DataValidation("list", f'"{listed}"', allow_blank=True)
    made.errorStyle = "warning" if column.open_list else "stop"
    return _worded(made, column.name, "请从下拉列表选择。")


def _references(name: Field, rows: dict[Sheet, int]) -> DataValidation:
    sheet, key = REFERENCES[name]
    at = [each.name for each in COLUMNS[sheet]].index(key) + 1
    letter = get_column_letter(at)
    last = rows[sheet] + 1 + SPARE_ROWS
    span = f"{quote_sheetname(sheet.value)}!${letter}$2:${letter}${last}"
    # A new code may be typed here first and added to its own sheet afterwards.
    made = DataValidation("list", span, errorStyle="warning", allow_blank=True)
    return _worded(made, name, f"“{sheet}”表里还没有它。")


def _decimal(column: Column) -> DataValidation:
    made = DataValidation("decimal", _LEAST, _MOST, operator="between", allow_blank=True)
    made.errorStyle = "warning"
    return _worded(made, column.name, "请只填数，限定和单位填在各自的列。")


def _date(column: Column) -> DataValidation:
    made = DataValidation("date", _FIRST_DATE, operator="greaterThanOrEqual", allow_blank=True)
    made.errorStyle = "warning"
    return _worded(made, column.name, "请填成2024-02-20这样的日期。")


_TYPED = {ColumnKind.NUMBER: _decimal, ColumnKind.INTEGER: _decimal, ColumnKind.DATE: _date}


def _worded(made: DataValidation, title: str, error: str) -> DataValidation:
    made.errorTitle, made.error = title, error
    made.showErrorMessage = True
    return made

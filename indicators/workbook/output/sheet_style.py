"""How the sheets of a written workbook look, and which drop-downs they have."""

from collections.abc import Iterator

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import (
    COLUMNS,
    KEYS,
    REFERENCES,
    ColumnKind,
    Field,
    Helper,
    Sheet,
    SheetColumn,
)

# Empty rows below the data that have formats and drop-downs too.
SPARE_ROWS = 500

_FONT_NAME = "微软雅黑"
_AUTHOR = "指标工作簿"
FONT = Font(name=_FONT_NAME, size=10)
_HEADER_FONT = Font(name=_FONT_NAME, size=10, bold=True, color="FFFFFF")
HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
_OPTIONAL_FILL = PatternFill("solid", fgColor="5B7FA3")
_HEADER_ALIGNMENT = Alignment(horizontal="center", vertical="center", wrap_text=True)
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


def number_format(column: SheetColumn) -> str:
    """The Excel format of a column; codes and periods are text, or Excel makes dates of them."""
    if column.kind in _FORMATS:
        return _FORMATS[column.kind]
    return "General" if column.width >= _SENTENCE_WIDTH else "@"


def alignment(column: SheetColumn) -> Alignment:
    """The alignment of a column: sentences wrap, short words are centred."""
    if column.width >= _SENTENCE_WIDTH:
        return WRAPPED
    return _PLAIN if column.kind is ColumnKind.NUMBER else _CENTRED


def dress_heading(cell: Cell | MergedCell, fill: PatternFill = HEADER_FILL) -> None:
    """Make a cell look like the heading of a column."""
    cell.font, cell.fill, cell.alignment = _HEADER_FONT, fill, _HEADER_ALIGNMENT


def dress_header(worksheet: Worksheet, columns: tuple[SheetColumn, ...]) -> None:
    """Fill, font and a note for each header cell; column formats reach down to empty rows."""
    for at, column in enumerate(columns, start=1):
        note = f"{column.note}\n（必填）" if column.required else column.note
        fill = HEADER_FILL if column.required else _OPTIONAL_FILL
        width = max(column.width, 2 * len(column.name) + 4)
        dimension = _dress_column(worksheet, at, note, fill, width)
        dimension.font, dimension.alignment = FONT, alignment(column)
        dimension.number_format = number_format(column)
    worksheet.row_dimensions[1].height = 24


def _dress_column(
    worksheet: Worksheet, at: int, note: str, fill: PatternFill, width: float
) -> ColumnDimension:
    """Dress the heading of a column, with a note, and make it as wide as its contents need."""
    cell = worksheet.cell(1, at)
    dress_heading(cell, fill)
    cell.border = _HEADER_BORDER
    cell.comment = Comment(note, _AUTHOR, *note_size(note))
    dimension: ColumnDimension = worksheet.column_dimensions[get_column_letter(at)]
    dimension.width = width
    return dimension


_HELPER_FILL = PatternFill("solid", fgColor="7F7F7F")
_HELPER_FONT = Font(name=_FONT_NAME, size=10, color="595959")
_HELPER_NOTE = "由期间模板填写，只供查看，不读入；改了也不起作用。"
_HELPER_WIDTHS = {Helper.NAME: 30, Helper.AREA_NAME: 12}


def dress_helper_header(worksheet: Worksheet, at: int, name: Helper) -> None:
    """Write the heading of a column that is not read, in another colour than the others."""
    worksheet.cell(1, at, name.value)
    width = _HELPER_WIDTHS.get(name, 16)
    dimension = _dress_column(worksheet, at, _HELPER_NOTE, _HELPER_FILL, width)
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


def note_size(text: str) -> tuple[int, int]:
    """The height and width, in px, of a comment that shows all of a Chinese text."""
    lines = sum(-(-len(line) // 15) for line in text.split("\n"))
    return 28 + 20 * min(lines, _MOST_LINES), 250


def _validation(sheet: Sheet, column: SheetColumn, rows: dict[Sheet, int]) -> DataValidation | None:
    if column.kind is ColumnKind.BOUND or column.choices:
        words = _BOUND_LIST if column.kind is ColumnKind.BOUND else column.choices
        made = DataValidation("list", f'"{",".join(words)}"')
        made = _worded(made, column.name, "请从下拉列表选择。")
        made.errorStyle = "warning" if column.open_list else "stop"
        return made
    if column.name in REFERENCES and column.name != KEYS.get(sheet):
        return reference_list(column.name, rows)
    if column.kind in {ColumnKind.NUMBER, ColumnKind.INTEGER}:
        made = DataValidation("decimal", _LEAST, _MOST, operator="between")
        return _worded(made, column.name, "请只填数，限定和单位填在各自的列。")
    if column.kind is ColumnKind.DATE:
        made = DataValidation("date", _FIRST_DATE, operator="greaterThanOrEqual")
        return _worded(made, column.name, "请填成2024-02-20这样的日期。")
    return None


def reference_list(name: Field, rows: dict[Sheet, int]) -> DataValidation:
    """A list of the keys of another sheet; a new one may be typed here first and added there."""
    sheet, key = REFERENCES[name]
    letter = get_column_letter([each.name for each in COLUMNS[sheet]].index(key) + 1)
    last = rows[sheet] + 1 + SPARE_ROWS
    span = f"{quote_sheetname(sheet.value)}!${letter}$2:${letter}${last}"
    return _worded(DataValidation("list", span), name, f"“{sheet}”表里还没有它。")


def _worded(made: DataValidation, title: str, error: str) -> DataValidation:
    made.allow_blank = made.showErrorMessage = True
    made.errorStyle, made.errorTitle, made.error = "warning", title, error
    return made

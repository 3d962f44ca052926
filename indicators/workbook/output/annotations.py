"""An analyst's file with the findings of its check: at their cells, and on a sheet 问题清单.

Cells are marked by fills and comments.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from types import MappingProxyType

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from indicators.checks.findings import Finding, gravest_first
from indicators.model.codelists import Severity
from indicators.model.schema import FINDINGS_SHEET, Sheet
from indicators.text.plain_text import legal, put_text
from indicators.workbook.output.round_trip import open_on, rewritten
from indicators.workbook.output.sheet_style import FONT, WRAPPED, dress_heading, note_size
from indicators.workbook.tables.cell_values import shown
from indicators.workbook.tables.header import header_name
from indicators.workbook.xlsx.cells import tidy
from indicators.workbook.xlsx.package import AUTHOR, OUR_WORDS, SIGNATURE

_WIDTHS = {"程度": 9, "位置": 16, "问题": 52, "怎么改": 60}
_LINK_FONT = Font(name=FONT.name, size=FONT.size, color="FF0563C1", underline="single")
# Excel takes no more than 66,530 links on a sheet, and 1,048,576 rows.
_MOST_LINKS = 60_000
_MOST_ROWS = 1_000_000

_COLOURS = {
    Severity.BLOCKING: "FFF4B5B7",
    Severity.CONFIRM: "FFFFE18C",
    Severity.CONFIRMED: "FFCFE3F5",
    Severity.HINT: "FFCFE3F5",
}
# The fill of cells that a template leaves to be typed.
_OPEN_COLOUR = "FFE3F4DB"
COLOURS = frozenset({*_COLOURS.values(), _OPEN_COLOUR})
_NO_COLOUR = Color().rgb

_Sheets = Mapping[str, Worksheet]


def _add_findings_sheet(book: Workbook, findings: Iterable[Finding], sheets: _Sheets) -> None:
    """Add the sheet in front and open the file on it; `sheets` are the worksheets to link to."""
    page = book.create_sheet(FINDINGS_SHEET, 0)
    page.append(list(_WIDTHS))
    found = gravest_first(findings)[:_MOST_ROWS]
    for row, each in enumerate(found, start=2):
        _list(page, row, each, sheets)
    if not found:
        put_text(page["C2"], "检查没有发现问题。")
    for column, width in enumerate(_WIDTHS.values(), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
        dress_heading(page.cell(1, column))
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{max(page.max_row, 2)}"
    page.page_setup.orientation = "landscape"
    open_on(book, page)


def _list(page: Worksheet, row: int, each: Finding, sheets: _Sheets) -> None:
    filled = "已代为填入，请核对。" if each.proposal else ""
    texts = (each.severity.value, each.where, each.message, each.remedy + filled)
    for column, text in enumerate(texts, start=1):
        cell = page.cell(row, column)
        put_text(cell, text)
        cell.font, cell.alignment = FONT, WRAPPED
    _fill(page.cell(row, 1), _COLOURS[each.severity])
    target = sheets.get(each.sheet)
    if target is not None and row <= _MOST_LINKS:
        place = page.cell(row, 2)
        location = f"{quote_sheetname(target.title)}!{each.cell or 'A1'}"
        place.hyperlink = Hyperlink(ref=place.coordinate, location=location)
        place.font = _LINK_FONT


# More problems than this are only listed: Excel grows slow with comments.
_MOST_MARKED = 20_000
_MOST_OF_A_RANGE = 200


def annotated(
    content: bytes, findings: Iterable[Finding], renamed: Mapping[Sheet, str] = MappingProxyType({})
) -> bytes:
    """The .xlsx file with every finding at its cell and on the sheet 问题清单.

    Widths, formats, formulas and their stored results are kept where the file can be written with
    them, else the file is rebuilt from its values with a notice. Macros are dropped, marks of an
    earlier check are replaced. A proposed 编号 is written into its blank cell. `renamed` has the
    titles of renamed sheets. Raises UnreadableWorkbook.
    """
    found = list(findings)
    return rewritten(content, lambda book: _annotate(book, found, renamed))


def clean(book: Workbook) -> None:
    """Remove the marks and the list of an earlier check; the file opens on its first sheet then."""
    ours = [each for each in book.worksheets if header_name(each.title) == FINDINGS_SHEET]
    for each in ours:
        book.remove(each)
    left = [each for each in book.worksheets if each.sheet_state == "visible"]
    if ours and left:
        open_on(book, left[0])
    _unmark(book)


def _annotate(book: Workbook, findings: list[Finding], renamed: Mapping[Sheet, str]) -> None:
    clean(book)
    sheets = _sheets(book, renamed)
    for (sheet, cells), of_cell in _by_cell(findings).items():
        if page := sheets.get(sheet):
            _mark(page, cells, of_cell)
    _add_findings_sheet(book, findings, sheets)


def _sheets(book: Workbook, renamed: Mapping[Sheet, str]) -> Mapping[str, Worksheet]:
    """The worksheets by the names that findings give them."""
    by_title = {header_name(each.title): each for each in reversed(book.worksheets)}
    by_shown = {shown(each.title): each for each in book.worksheets}
    found = {sheet.value: by_title.get(header_name(title)) for sheet, title in renamed.items()}
    return by_shown | by_title | {name: page for name, page in found.items() if page}


def _by_cell(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """The findings of each cell, the gravest first; those of a whole sheet are only listed."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in (single for found in findings for single in found.singles):
        if each.cell and (len(groups) < _MOST_MARKED or (each.sheet, each.cell) in groups):
            groups.setdefault((each.sheet, each.cell), []).append(each)
    return {place: gravest_first(group) for place, group in groups.items()}


def _mark(page: Worksheet, cells: str, findings: list[Finding]) -> None:
    left, top, right, bottom = (each or 1 for each in range_boundaries(cells))
    places = ((row, at) for row in range(top, bottom + 1) for at in range(left, right + 1))
    for (row, at), _ in zip(places, range(_MOST_OF_A_RANGE), strict=False):
        _fill(page.cell(row, at), _COLOURS[findings[0].severity])
    first = page.cell(top, left)
    if isinstance(first, MergedCell):  # Excel shows the top left cell of the range only
        span = next(each for each in page.merged_cells.ranges if first.coordinate in each)
        first = page.cell(span.min_row, span.min_col)
    assert isinstance(first, Cell)  # noqa: S101 - for the type checker: a range's first is one
    proposal = next((each.proposal for each in findings if each.proposal), "")
    is_blank = first.value is None or (isinstance(first.value, str) and not tidy(first.value))
    if proposal and is_blank:
        put_text(first, proposal)
    _annotate_cell(first, findings)


def mark_open(cell: Cell | MergedCell) -> None:
    """Fill a cell that is to be typed."""
    _fill(cell, _OPEN_COLOUR)


def _annotate_cell(cell: Cell, findings: Iterable[Finding]) -> None:
    """Add what is wrong and how to mend it beneath the cell's own comment."""
    own = cell.comment
    lines = [own.text] if own else []
    for each in findings:
        filled = "（已代为填入，请核对）" if each.proposal else ""
        lines.append(f"【{each.severity.value}】{each.message}{each.remedy}{filled}")
    text = legal("\n".join(lines) + SIGNATURE)
    cell.comment = Comment(text, own.author if own else AUTHOR, *note_size(text))


def _unmark(book: Workbook) -> None:
    """Remove our marks, and size existing comments by their text.

    What a template leaves to be typed stays marked in rows where nothing is typed yet.
    """
    # Compare the numbers of fills: reading the fill of each of a million cells takes minutes.
    fills: Iterable[object] = book._fills  # type: ignore[attr-defined]
    ours = {number for number, fill in enumerate(fills) if _is_ours(fill)}
    for sheet in book.worksheets:
        # A cell that the file has only for its comment has no style.
        styled = [each for each in sheet._cells.values() if each._style is not None]  # type: ignore[union-attr]
        marked = [each for each in styled if each._style.fillId in ours]  # type: ignore[union-attr]
        typed = {each.row for each in marked if each.value is not None}
        for cell in marked:
            if cell.fill.fgColor.rgb != _OPEN_COLOUR or cell.row in typed:
                cell.fill = _covered(cell.fill.bgColor)
        for cell in sheet._cells.values():
            if isinstance(cell, Cell) and (own := cell.comment) is not None:
                text = OUR_WORDS.sub("", own.text)
                # openpyxl reads no sizes: without one every comment would show its first lines.
                kept = Comment(text, own.author, *note_size(text)) if text.strip() else None
                cell.comment = kept


def _fill(cell: Cell | MergedCell, colour: str) -> None:
    """Fill a cell in a colour of ours; it keeps the covered one as its hidden background."""
    own = cell.fill
    if own.fill_type != "solid":
        cell.fill = PatternFill("solid", fgColor=colour)
        return
    kept = own.bgColor if _is_ours(own) else own.fgColor
    cell.fill = PatternFill("solid", fgColor=colour, bgColor=copy(kept))


def _covered(kept: Color) -> PatternFill:
    """The fill that a mark covers; Excel may write no background as its automatic colour."""
    if kept.type == "indexed" or (kept.type == "rgb" and kept.rgb == _NO_COLOUR):
        return PatternFill()
    return PatternFill("solid", fgColor=copy(kept))


def _is_ours(fill: object) -> bool:
    """Whether a fill, of whichever kind, is a mark."""
    colour = getattr(fill, "fgColor", None)
    return colour is not None and colour.type == "rgb" and colour.rgb in COLOURS

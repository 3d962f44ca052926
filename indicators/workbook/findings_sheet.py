"""The 问题清单 sheet: every finding with a link to its cell, the gravest first."""

from collections.abc import Iterable, Mapping

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from indicators.checks.findings import Finding, gravest_first
from indicators.model.schema import FINDINGS_SHEET
from indicators.text.plain_text import put_text
from indicators.workbook.annotations import mark
from indicators.workbook.rewriting import open_on
from indicators.workbook.sheet_style import FONT, HEADER_ALIGNMENT, HEADER_FILL, HEADER_FONT
from indicators.workbook.tables import header_name

_WIDTHS = {"程度": 9, "位置": 16, "问题": 52, "怎么改": 60}
_LINK_FONT = Font(name=FONT.name, size=FONT.size, color="FF0563C1", underline="single")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
# Excel takes no more than 66,530 links on a sheet, and 1,048,576 rows.
_MOST_LINKS = 60_000
_MOST_ROWS = 1_000_000

Sheets = Mapping[str, Worksheet]


def drop_findings_sheet(book: Workbook) -> None:
    """Take out the sheet of an earlier check; the file opens on the first one that is left."""
    ours = [each for each in book.worksheets if header_name(each.title) == FINDINGS_SHEET]
    for each in ours:
        book.remove(each)
    left = [each for each in book.worksheets if each.sheet_state == "visible"]
    if ours and left:
        open_on(book, left[0])


def add_findings_sheet(book: Workbook, findings: Iterable[Finding], sheets: Sheets) -> None:
    """Add the sheet in front and open the file on it; `sheets` are the worksheets to link to."""
    page = book.create_sheet(FINDINGS_SHEET, 0)
    page.append(list(_WIDTHS))
    found = gravest_first(findings)[:_MOST_ROWS]
    for row, each in enumerate(found, start=2):
        _list(page, row, each, sheets)
    if not found:
        put_text(page["C2"], "检查没有发现问题。")
    _dress(page)
    open_on(book, page)


def _list(page: Worksheet, row: int, each: Finding, sheets: Sheets) -> None:
    filled = "已代为填入，请核对。" if each.proposal else ""
    texts = (each.severity.value, each.where, each.message, each.remedy + filled)
    for column, text in enumerate(texts, start=1):
        cell = page.cell(row, column)
        put_text(cell, text)
        cell.font, cell.alignment = FONT, _WRAPPED
    mark(page.cell(row, 1), each.severity)
    target = sheets.get(each.sheet)
    if target is not None and row <= _MOST_LINKS:
        place = page.cell(row, 2)
        location = f"{quote_sheetname(target.title)}!{each.cell or 'A1'}"
        place.hyperlink = Hyperlink(ref=place.coordinate, location=location)
        place.font = _LINK_FONT


def _dress(page: Worksheet) -> None:
    for column, width in enumerate(_WIDTHS.values(), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
        cell = page.cell(1, column)
        cell.font, cell.fill, cell.alignment = HEADER_FONT, HEADER_FILL, HEADER_ALIGNMENT
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{max(page.max_row, 2)}"
    page.page_setup.orientation = "landscape"

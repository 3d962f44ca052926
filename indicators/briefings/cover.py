"""The first sheet of a briefing's workbook: whose it is, and where everything is."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing, Part
from indicators.briefings.look import NOTICE as NOTICE_INK
from indicators.briefings.look import NOTICE_GROUND
from indicators.briefings.notes import NOTES_SHEET
from indicators.exports.tables import fill, fit_rows
from indicators.wording.numbers import day
from indicators.workbook.output.sheet_style import FONT, HEADER_ALIGNMENT, HEADER_FILL, HEADER_FONT

COVER_SHEET = "封面"
_WIDTHS = {"A": 16, "B": 36, "C": 80}
_CONTENTS = ("序号", "工作表", "说什么")
_TITLE_FONT = Font(name=FONT.name, size=18, bold=True)
_MARK_FONT = Font(name=FONT.name, size=12, bold=True, color="FFB3261E")
_LABEL_FONT = Font(name=FONT.name, size=FONT.size, bold=True)
_LINK_FONT = Font(name=FONT.name, size=FONT.size, color="FF0563C1", underline="single")
_NOTICE_FONT = Font(name=FONT.name, size=FONT.size, bold=True, color=f"FF{NOTICE_INK[1:]}")
_NOTICE_FILL = PatternFill("solid", fgColor=f"FF{NOTICE_GROUND[1:]}")
_ONE_LINE = Alignment(vertical="center")


def add_cover(workbook: Workbook, briefing: Briefing, sheets: Mapping[int, str]) -> None:
    """The cover in front; `sheets` are the names of the parts' sheets by the parts' numbers."""
    page: Worksheet = workbook.create_sheet(COVER_SHEET, 0)
    top = 2 if briefing.is_internal else 1
    if briefing.is_internal:
        _put(page, 1, 1, INTERNAL, _MARK_FONT)
    _put(page, top, 1, briefing.title, _TITLE_FONT)
    page.row_dimensions[top].height = 36
    if briefing.notice:
        _warn(page, top + 1, f"{NOTICE}：{briefing.notice}")
    facts = _facts(briefing)
    for row, (label, text) in enumerate(facts.items(), start=top + 2):
        _put(page, row, 1, label, _LABEL_FONT)
        _put(page, row, 2, text, FONT)
    _add_contents(page, top + 3 + len(facts), briefing, sheets)
    _dress(page)


def _facts(briefing: Briefing) -> dict[str, str]:
    told = {
        "地区": briefing.area,
        "单位": briefing.unit_name,
        "日期": day(briefing.dated),
        "来源": briefing.source,
        "数据截至": day(briefing.as_of),
        "版次": briefing.edition_label,
        "核验码": briefing.code,
    }
    return {label: text for label, text in told.items() if text}


def _add_contents(page: Worksheet, row: int, briefing: Briefing, sheets: Mapping[int, str]) -> None:
    for column, title in enumerate(_CONTENTS, start=1):
        fill(page, row, column, title)
        cell = page.cell(row, column)
        cell.font, cell.fill, cell.alignment = HEADER_FONT, HEADER_FILL, HEADER_ALIGNMENT
    for number, part in enumerate(briefing.parts, start=1):
        _add_entry(page, row + number, number, part, sheets.get(number, ""))
    last = row + len(briefing.parts) + 1
    _link(page, last, NOTES_SHEET)
    fill(page, last, 3, "各部分的文字和来源，以及限定、疑点、位次和状态怎么读。")


def _add_entry(page: Worksheet, row: int, number: int, part: Part, sheet: str) -> None:
    fill(page, row, 1, number)
    page.cell(row, 1).alignment = Alignment(horizontal="center", vertical="top")
    if sheet:
        _link(page, row, sheet)
    else:
        fill(page, row, 2, f"{part.heading}（没有表）")
    fill(page, row, 3, part.message)


def _link(page: Worksheet, row: int, sheet: str) -> None:
    fill(page, row, 2, sheet)
    cell = page.cell(row, 2)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet)}!A1")
    cell.font = _LINK_FONT


def _put(page: Worksheet, row: int, column: int, text: str, font: Font) -> None:
    """A text that may run on over the blank cells beside it."""
    fill(page, row, column, text)
    page.cell(row, column).font, page.cell(row, column).alignment = font, _ONE_LINE


def _warn(page: Worksheet, row: int, words: str) -> None:
    """A band over the columns of the cover, with a bar at its left."""
    _put(page, row, 1, words, _NOTICE_FONT)
    for column in range(1, len(_WIDTHS) + 1):
        page.cell(row, column).fill = _NOTICE_FILL
    page.cell(row, 1).border = Border(left=Side("thick", _NOTICE_FONT.color))
    page.row_dimensions[row].height = 24


def _dress(page: Worksheet) -> None:
    for column, width in _WIDTHS.items():
        page.column_dimensions[column].width = width
    fit_rows(page)
    page.sheet_view.showGridLines = False
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

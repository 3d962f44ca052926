"""The first two sheets of a briefing's workbook: its cover with links, and notes on reading it."""

from collections.abc import Iterator, Mapping

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing, Part
from indicators.briefings.look import NOTICE as NOTICE_INK
from indicators.briefings.look import NOTICE_GROUND
from indicators.exhibits.about import bounds_table, missing_table, standings_legend, statuses_table
from indicators.exports.tables import add_sheet, fill, fit_rows
from indicators.rules.ranks import ClaimState
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
NOTES_SHEET = "说明"
_NOTES_COLUMNS = ("类别", "写法或部分", "内容")
_CLAIMS = {
    ClaimState.CLAIMED: "文件自己说的位次；工作簿没有各地的全部数据，没有核对。",
    ClaimState.VERIFIED: "按工作簿里各地的全部数据核对过，位次属实。",
    ClaimState.REFUTED: "工作簿里各地的数据与这个位次不符。",
}

# Wide, for sentences.
_WIDEST_NOTE = 90

Note = tuple[str, str, str]


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


def add_notes(workbook: Workbook, briefing: Briefing) -> Worksheet:
    """A sheet that can be filtered like the others."""
    notes = [*_words(briefing), *_reading()]
    return add_sheet(
        workbook, NOTES_SHEET, pd.DataFrame(notes, columns=_NOTES_COLUMNS), widest=_WIDEST_NOTE
    )


def _words(briefing: Briefing) -> Iterator[Note]:
    for number, part in enumerate(briefing.parts, start=1):
        place = f"{number:02} {part.heading}"
        for each in (part.message, *part.told):
            yield "语句", place, each
        for each in part.sources:
            yield "来源", place, each


def _reading() -> Iterator[Note]:
    for each in bounds_table().rows.to_dict("records"):
        yield "限定怎么读", str(each["example"]), str(each["says"])
    for each in standings_legend().rows.to_dict("records"):
        yield "目标与上年比", str(each["word"]), str(each["says"])
    for state, says in _CLAIMS.items():
        yield "位次的核验", state.value, says
    for each in statuses_table().rows.to_dict("records"):
        yield "状态", f"{each['mark']} {each['word']}", str(each["says"])
    for each in missing_table().rows.to_dict("records"):
        yield "没有数的地方", str(each["word"]), str(each["says"])

"""A briefing's tables as an Excel workbook: a cover that leads to them, and notes on reading."""

from collections.abc import Iterator, Mapping

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from indicators.briefings.briefing import INTERNAL, NOTICE, Briefing, Progress, silent
from indicators.briefings.look import NOTICE as NOTICE_INK
from indicators.briefings.look import NOTICE_GROUND
from indicators.exhibits.about import legend
from indicators.exports.tables import add_sheet, empty_workbook, fill, fit_rows, saved
from indicators.rules.ranks import ClaimState
from indicators.text.file_names import sheet_name
from indicators.text.plain_text import legal
from indicators.text.text_metrics import wrapped
from indicators.workbook.output.sheet_style import FONT, dress_heading

_COVER = "封面"
_WIDTHS = {"A": 16, "B": 36, "C": 80}
_CONTENTS = ("序号", "工作表", "说什么")
_TITLE_FONT = Font(name=FONT.name, size=18, bold=True)
_MARK_FONT = Font(name=FONT.name, size=12, bold=True, color="FFB3261E")
_LABEL_FONT = Font(name=FONT.name, size=FONT.size, bold=True)
_LINK_FONT = Font(name=FONT.name, size=FONT.size, color="FF0563C1", underline="single")
_NOTICE_FONT = Font(name=FONT.name, size=FONT.size, bold=True, color=f"FF{NOTICE_INK[1:]}")
_NOTICE_FILL = PatternFill("solid", fgColor=f"FF{NOTICE_GROUND[1:]}")
_ONE_LINE = Alignment(vertical="center")
_NOTES = "说明"
_NOTES_COLUMNS = ("类别", "写法或部分", "内容")
_CLAIMS = {
    ClaimState.CLAIMED: "文件自己说的位次；工作簿没有各地的全部数据，没有核对。",
    ClaimState.VERIFIED: "按工作簿里各地的全部数据核对过，位次属实。",
    ClaimState.REFUTED: "工作簿里各地的数据与这个位次不符。",
}
# Wide, for sentences.
_WIDEST_NOTE = 90
# Excel refuses more at the head or the foot of a page, and breaks no line there by itself.
_LONGEST, _ACROSS = 200, 58


def xlsx_bytes(briefing: Briefing, progress: Progress = silent) -> bytes:
    """A cover, notes, and a sheet for each part that has a table, be it drawn or not.

    Numbers are numbers with their units in columns of their own; no cell is a formula.
    """
    steps = len(briefing.parts) + 1
    workbook = empty_workbook()
    _take_properties(workbook, briefing)
    tables = {
        number: each.shown.table.download
        for number, each in enumerate(briefing.parts, start=1)
        if each.shown and not each.shown.table.is_empty
    }
    names = {each: sheet_name(each, briefing.parts[each - 1].heading) for each in tables}
    # Parts with the same columns and rows share the first one's sheet.
    firsts = {
        number: next(each for each in tables if tables[each].equals(rows))
        for number, rows in tables.items()
    }
    footer = briefing.footer_with(briefing.source)
    cover = _add_cover(workbook, briefing, {each: names[at] for each, at in firsts.items()})
    _set_margins(cover, "", footer)
    _set_margins(_add_notes(workbook, briefing), f"{briefing.title}：{_NOTES}", footer)
    for number in dict.fromkeys(firsts.values()):
        part = briefing.parts[number - 1]
        progress(number - 1, steps, f"正在写工作表：{part.heading}")
        page = add_sheet(workbook, names[number], tables[number])
        head = f"{briefing.title}：{part.heading}"
        _set_margins(page, head, briefing.footer_with(part.source))
    progress(steps - 1, steps, "正在保存工作簿")
    content = saved(workbook)
    progress(steps, steps, "工作簿写好了")
    return content


def _set_margins(page: Worksheet, head: str, foot: str) -> None:
    """What is printed above and beneath a sheet; nothing above it where `head` is ""."""
    if head and page.oddHeader is not None:
        page.oddHeader.center.text = _line(head)
    if page.oddFooter is not None:
        page.oddFooter.left.text = _line(foot)
        page.oddFooter.right.text = "第&P页，共&N页"


def _line(text: str) -> str:
    """The lines of a printed page's margin, where & would open a code."""
    return "\n".join(wrapped(legal(text).replace("&", "＆")[:_LONGEST], _ACROSS))


def _take_properties(workbook: Workbook, briefing: Briefing) -> None:
    properties = workbook.properties
    properties.title, properties.subject = legal(briefing.title), legal(briefing.topic)
    properties.creator = legal(briefing.unit_name or briefing.area)
    properties.keywords = legal(" ".join(filter(None, (briefing.edition, briefing.code))))
    properties.description = legal(briefing.footer)
    properties.language = "zh-CN"


def _add_cover(workbook: Workbook, briefing: Briefing, sheets: Mapping[int, str]) -> Worksheet:
    """The cover in front; `sheets` are the names of the parts' sheets by the parts' numbers."""
    page: Worksheet = workbook.create_sheet(_COVER, 0)
    top = 2 if briefing.is_internal else 1
    if briefing.is_internal:
        _put(page, 1, 1, INTERNAL, _MARK_FONT)
    _put(page, top, 1, briefing.title, _TITLE_FONT)
    page.row_dimensions[top].height = 36
    if briefing.notice:
        _warn(page, top + 1, f"{NOTICE}：{briefing.notice}")
    for row, (label, text) in enumerate(briefing.about.items(), start=top + 2):
        _put(page, row, 1, label, _LABEL_FONT)
        _put(page, row, 2, text, FONT)
    _add_contents(page, top + 3 + len(briefing.about), briefing, sheets)
    _dress(page)
    return page


def _add_contents(page: Worksheet, row: int, briefing: Briefing, sheets: Mapping[int, str]) -> None:
    for column, title in enumerate(_CONTENTS, start=1):
        fill(page, row, column, title)
        cell = page.cell(row, column)
        dress_heading(cell)
    for number, part in enumerate(briefing.parts, start=1):
        fill(page, row + number, 1, number)
        page.cell(row + number, 1).alignment = Alignment(horizontal="center", vertical="top")
        if number in sheets:
            _link(page, row + number, sheets[number])
        else:
            fill(page, row + number, 2, f"{part.heading}（没有表）")
        fill(page, row + number, 3, part.message)
    last = row + len(briefing.parts) + 1
    _link(page, last, _NOTES)
    fill(page, last, 3, "各部分的文字和来源，以及限定、疑点、位次和状态怎么读。")


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


def _add_notes(workbook: Workbook, briefing: Briefing) -> Worksheet:
    """A sheet that can be filtered like the others."""
    notes = [*_words(briefing), *_reading()]
    return add_sheet(
        workbook, _NOTES, pd.DataFrame(notes, columns=_NOTES_COLUMNS), widest=_WIDEST_NOTE
    )


def _words(briefing: Briefing) -> Iterator[tuple[str, str, str]]:
    for number, part in enumerate(briefing.parts, start=1):
        place = f"{number:02} {part.heading}"
        for each in (part.message, *part.further):
            yield "语句", place, each
        for each in part.sources:
            yield "来源", place, each


def _reading() -> Iterator[tuple[str, str, str]]:
    for each in legend("bounds").records:
        yield "限定怎么读", str(each["example"]), str(each["says"])
    for each in legend("standings").records:
        yield "目标与上年比", str(each["word"]), str(each["says"])
    for state, says in _CLAIMS.items():
        yield "位次的核验", state.value, says
    for each in legend("statuses").records:
        yield "状态", f"{each['mark']} {each['word']}", str(each["says"])
    for each in legend("missing").records:
        yield "没有数的地方", str(each["word"]), str(each["says"])

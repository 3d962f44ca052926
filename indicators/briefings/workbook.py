"""A briefing's tables as an Excel workbook: a cover that leads to them, and notes on reading."""

from collections.abc import Sequence

import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.briefings.briefing import Briefing, Part, Progress, silent
from indicators.briefings.front_sheets import NOTES_SHEET, add_cover, add_notes
from indicators.exports.tables import add_sheet, empty_workbook, saved
from indicators.text.file_names import sheet_name
from indicators.text.plain_text import legal
from indicators.text.text_metrics import wrapped

# Excel refuses more at the head or the foot of a page, and breaks no line there by itself.
_LONGEST, _ACROSS = 200, 58


def xlsx_bytes(briefing: Briefing, progress: Progress = silent) -> bytes:
    """A cover, notes, and a sheet for each part that has a table, be it drawn or not.

    Numbers are numbers with their units in columns of their own; no cell is a formula.
    """
    steps = len(briefing.parts) + 1
    workbook = empty_workbook()
    _take_properties(workbook, briefing)
    tables = _tables(briefing)
    names = [name for _, name, _ in tables]
    sources = {name: part.source for _, name, part in tables}
    found = {number: _alike(part, tables) for number, _, part in tables}
    add_cover(workbook, briefing, {number: names[at] for number, at in found.items()})
    _head(add_notes(workbook, briefing), f"{briefing.title}：{NOTES_SHEET}")
    for at, (number, name, part) in enumerate(tables):
        if found[number] != at:
            continue
        progress(number - 1, steps, f"正在写工作表：{part.heading}")
        _add_part(workbook, name, part, briefing)
    for page in workbook.worksheets:
        _foot(page, briefing.footer_with(sources.get(page.title, briefing.source)))
    progress(steps - 1, steps, "正在保存工作簿")
    content = saved(workbook)
    progress(steps, steps, "工作簿写好了")
    return content


def _tables(briefing: Briefing) -> list[tuple[int, str, Part]]:
    return [
        (number, sheet_name(number, each.heading), each)
        for number, each in enumerate(briefing.parts, start=1)
        if each.shown is not None and not each.shown.table.is_empty
    ]


def _alike(part: Part, tables: Sequence[tuple[int, str, Part]]) -> int:
    """Which of the tables is the first to have this part's columns and rows: itself, mostly."""
    rows = _download(part)
    return next(at for at, (_, _, each) in enumerate(tables) if _download(each).equals(rows))


def _download(part: Part) -> pd.DataFrame:
    return part.shown.table.download if part.shown else pd.DataFrame()


def _add_part(workbook: Workbook, name: str, part: Part, briefing: Briefing) -> None:
    if part.shown is None:
        return
    page = add_sheet(workbook, name, part.shown.table.download)
    _head(page, f"{briefing.title}：{part.heading}")


def _head(page: Worksheet, text: str) -> None:
    if page.oddHeader is not None:
        page.oddHeader.center.text = _line(text)


def _foot(page: Worksheet, footer: str) -> None:
    if page.oddFooter is not None:
        page.oddFooter.left.text = _line(footer)
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

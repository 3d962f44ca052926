"""The notes of a briefing's workbook: its words and sources, and how its figures are read."""

from collections.abc import Iterator

import pandas as pd
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.briefings.briefing import NOTICE, Briefing
from indicators.exhibits.about import bounds_table, missing_table, standings_legend, statuses_table
from indicators.exports.tables import add_sheet
from indicators.rules.ranks import ClaimState

NOTES_SHEET = "说明"
_COLUMNS = ("类别", "写法或部分", "内容")
_CLAIMS = {
    ClaimState.CLAIMED: "文件自己说的位次；工作簿没有各地的全部数据，没有核对。",
    ClaimState.VERIFIED: "按工作簿里各地的全部数据核对过，位次属实。",
    ClaimState.REFUTED: "工作簿里各地的数据与这个位次不符。",
}

# Sentences are read here, not compared.
_WIDEST = 90

Note = tuple[str, str, str]


def add_notes(workbook: Workbook, briefing: Briefing) -> Worksheet:
    """A sheet that can be filtered like the others."""
    notes = [*_words(briefing), *_reading()]
    return add_sheet(workbook, NOTES_SHEET, pd.DataFrame(notes, columns=_COLUMNS), widest=_WIDEST)


def _words(briefing: Briefing) -> Iterator[Note]:
    for number, part in enumerate(briefing.parts, start=1):
        place = f"{number:02} {part.heading}"
        if part.notice:
            yield NOTICE, place, part.notice
        for each in (part.message, *part.sentences):
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

"""What the exhibits of tasks say: what is due next, what is overdue, what has no date."""

from datetime import date

import pandas as pd

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.rows.agenda import numbered_groups
from indicators.model.dataset import Dataset
from indicators.rules.agenda import agenda
from indicators.rules.report_years import report_year
from indicators.rules.statuses import StatusKind
from indicators.sentences.clauses import sentence
from indicators.wording.numbers import day


def timeline_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many promises have a printed date, which is next, how many have passed or have not."""
    rows = shown.table.rows
    on = shown.on or dataset.about.as_of
    done = rows["status"] == StatusKind.DONE.value
    later = rows[(rows["due"] >= pd.Timestamp(on)) & ~done]
    late = int(rows["overdue"].sum())
    return sentence(
        f"{len(rows)}项任务和目标印明时限",
        _open(rows, on),
        _next(later),
        f"截至{day(on)}有{late}项已过时限" if late else "",
    )


def overdue_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many dates have passed that the data do not call done."""
    on = day(shown.on or dataset.about.as_of)
    return f"截至{on}，{len(shown.table.rows)}项任务和目标已过时限，数据没有显示完成。"


def livelihood_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many items there are, how many of them have a date, how many are done."""
    rows = shown.table.rows
    dated = int(rows["due"].notna().sum())
    done = int((rows["status"] == StatusKind.DONE.value).sum())
    is_whole = len(rows) == _all_items(shown, dataset)
    return sentence(
        f"十件实事{'细化为' if is_whole else '中所选的共'}{len(rows)}项",
        f"其中{dated}项印明时限" if dated else "都没有印明时限",
        f"{done}项已完成" if done else "",
    )


def undated_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many promises have no printed date."""
    return f"{len(shown.table.rows)}项任务和目标原文没有印明时限。"


def _open(rows: pd.DataFrame, on: date) -> str:
    """That nothing is due yet, which the rows' sentences need not repeat."""
    unjudged = rows["status"].isin([StatusKind.OPEN.value, StatusKind.TEXT.value])
    count = int((unjudged & (rows["due"] >= pd.Timestamp(on))).sum())
    if count < len(rows):
        return f"{count}项未到期" if count else ""
    return f"{'均' if count > 1 else ''}未到期"


def _all_items(shown: ExhibitContent, dataset: Dataset) -> int:
    """The numbered items of the years that are shown."""
    years = {report_year(each) for each in shown.facts(dataset)}
    items = [each for each in agenda(dataset) if report_year(each.fact) in years]
    return sum(len(each) for each in numbered_groups(items).values())


def _next(later: pd.DataFrame) -> str:
    if later.empty:
        return ""
    first = later["due"].min()
    count = int((later["due"] == first).sum())
    return f"最近的时限是{day(first.date())}，有{count}项"

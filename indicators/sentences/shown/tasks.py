"""What the exhibits of tasks say: what is due next, what is overdue, what has no date."""

import pandas as pd

from indicators.dataset import Dataset
from indicators.exhibits.exhibit import Shown
from indicators.sentences.clauses import sentence
from indicators.statuses import StatusKind
from indicators.wording import day


def timeline_message(shown: Shown, dataset: Dataset) -> str:
    """How many promises have a printed date, which date is next, how many dates have passed."""
    rows = shown.table.rows
    on = shown.on or dataset.about.as_of
    done = rows["status"] == StatusKind.DONE.value
    later = rows[(rows["due"] >= pd.Timestamp(on)) & ~done]
    late = int(rows["overdue"].sum())
    return sentence(
        f"{len(rows)}项任务和目标印明时限",
        _next(later),
        f"截至{day(on)}有{late}项已过时限" if late else "",
    )


def overdue_message(shown: Shown, dataset: Dataset) -> str:
    """How many dates have passed that the data do not call done."""
    on = day(shown.on or dataset.about.as_of)
    return f"截至{on}，{len(shown.table.rows)}项任务和目标已过时限，数据没有显示完成。"


def livelihood_message(shown: Shown, _: Dataset) -> str:
    """How many groups and items there are, how many have a date, how many are done."""
    rows = shown.table.rows
    dated = int(rows["due"].notna().sum())
    done = int((rows["status"] == StatusKind.DONE.value).sum())
    return sentence(
        f"十件实事分{rows['heading'].nunique()}组共{len(rows)}项",
        f"{dated}项印明时限" if dated else "都没有印明时限",
        f"{done}项已完成" if done else "",
    )


def undated_message(shown: Shown, _: Dataset) -> str:
    """How many promises have no printed date."""
    return f"{len(shown.table.rows)}项任务和目标原文没有印明时限。"


def _next(later: pd.DataFrame) -> str:
    if later.empty:
        return ""
    first = later["due"].min()
    count = int((later["due"] == first).sum())
    return f"最近的时限是{day(first.date())}，有{count}项"

"""What is said above a page: dates that the data do not reach, and what has ended unsettled."""

from collections import Counter
from datetime import date

from indicators.model.dataset import Dataset
from indicators.rules.agenda import outdated, unsettled
from indicators.rules.report_years import report_year
from indicators.rules.statuses import StatusKind
from indicators.wording.numbers import day


def outdated_notice(dataset: Dataset, on: date) -> str:
    """How many printed dates have passed by a day without data that reach them; "" where none.

    Nothing here asks a clock: `on` is the reader's day, or that which a briefing is dated.
    """
    count = len(outdated(dataset, on))
    if not count:
        return ""
    return (
        f"数据截至{day(dataset.about.as_of)}；到{day(on)}，"
        f"有{count}项印明时限的任务和目标已过时限，未更新。"
    )


def unsettled_notice(dataset: Dataset, on: date) -> str:
    """How many promises have ended without data or were missed, by 年度; "" where none.

    It stays until data or a later edition settle them. Where the data do not reach printed
    dates, outdated_notice says so, and this says what had ended by the day that they do reach.
    """
    on = _reached(dataset, on)
    found = unsettled(dataset, on)
    if not found:
        return ""
    years = Counter(report_year(each.fact) for each in found)
    missed = sum(each.status.kind is StatusKind.NOT_DONE for each in found)
    states = {"已到期未公布": len(found) - missed, "未完成": missed}
    told = "，".join(f"{name}{count}项" for name, count in states.items() if count)
    named = "、".join(f"{year}年度{years[year]}项" for year in sorted(filter(None, years)))
    return f"到{day(on)}，已到期、还没有完成或没有结果的任务和目标：{named}（{told}）。"


def unsettled_year(dataset: Dataset, on: date) -> int | None:
    """The 年度 of most of what has ended unsettled."""
    found = unsettled(dataset, _reached(dataset, on))
    years = Counter(filter(None, (report_year(each.fact) for each in found)))
    return max(years, key=lambda year: years[year], default=None)


def _reached(dataset: Dataset, on: date) -> date:
    return dataset.about.as_of if outdated(dataset, on) else on

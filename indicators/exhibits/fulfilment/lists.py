"""The lagging targets with their lag, and every target of a year beside its result."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from indicators.exhibits.choices import YEAR, in_year
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, chart, listing
from indicators.exhibits.forms import Chart, PaperForm, SlideBars, SlideSeries
from indicators.exhibits.fulfilment.choosing import (
    FILTERS,
    STATUSES,
    chosen_results,
    missing_results,
    result_period,
)
from indicators.exhibits.fulfilment.result_table import lagging, lagging_table, results_table
from indicators.exhibits.table import Table
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER
from indicators.model.dataset import Dataset
from indicators.model.units import POINTS
from indicators.rules.statuses import StatusKind
from indicators.sentences.clauses import named, sentence
from indicators.sentences.fulfilment_texts import counted
from indicators.wording import numbers

NOTHING_YET = "所选的目标还没有目标期间的实绩：在“实绩”表中填写后，这里逐项显示兑现情况。"
_BEHIND = "未完成或滞后"
_SHORT, _AMOUNTS, _REACHED = "短板：", "数量", "完成率"


def _behind_rates(found: pd.DataFrame) -> pd.DataFrame:
    """The rates that are missed or behind, the farthest first."""
    return lagging(found[~found["is_amount"]])


def _behind_amounts(found: pd.DataFrame) -> pd.DataFrame:
    """The other targets with a number that are missed or behind, the farthest first."""
    return lagging(found[found["is_amount"]])


def _lagging(
    select: Callable[[pd.DataFrame], pd.DataFrame],
) -> Callable[[Exhibit, Dataset, Choices], ExhibitContent]:
    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        found = select(chosen_results(dataset, choices))
        table = lagging_table(found)
        return exhibit.content(
            table,
            choices,
            period=result_period(choices, found),
            unit=POINTS,
            note=_schedule_note(table),
            year=choices[YEAR.key],
            in_year=in_year(choices),
        )

    return show


def _schedule_note(table: Table) -> str:
    """A note where targets that are not due are measured by the part that is."""
    part = table.rows["bar_text"].str.contains("序时|阶段").any()
    return "没有到期的，按应完成的数计" if part else ""


def _all(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = chosen_results(dataset, choices)
    return exhibit.content(
        results_table(found),
        choices,
        period=result_period(choices, found),
        note=missing_results(dataset, choices),
        year=choices[YEAR.key],
        in_year=in_year(choices),
    )


def _lagging_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many targets are behind and which is farthest; the doubtful are counted apart."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"]]
    kind = shown.exhibit.title.removeprefix(_SHORT)
    doubted = len(rows) - len(sure)
    apart = f"{doubted}项数字存疑，不参加排序" if doubted else ""
    if sure.empty:
        return sentence(f"{doubted}项{kind}目标{_BEHIND}", "数字存疑，不参加排序")
    ranked = sure[sure["bar"].notna()]
    return sentence(
        f"{len(sure)}项{kind}目标{_BEHIND}",
        _farthest(ranked, kind) if len(ranked) else "",
        f"另有{apart}" if apart else "",
    )


def _farthest(ranked: pd.DataFrame, kind: str) -> str:
    """Which lag is the largest: 差得最多的是X，差1.6个百分点; of amounts that of their 完成率.

    None is where all are equal.
    """
    first = ranked[ranked["bar"] == ranked["bar"].max()]
    names, is_alone = named(list(first["name"])), len(first) == 1
    size = numbers.number(Decimal(str(first["bar"].iloc[0])))
    of_what = _REACHED if kind == _AMOUNTS else ""
    lag = str(first["bar_text"].iloc[0]) if is_alone else f"{of_what}都差{size}{POINTS}"
    return f"{f'差得最多的是{names}' if len(first) < len(ranked) else names}，{lag}"


def _results_message(shown: ExhibitContent, _: Dataset) -> str:
    """How the targets divide by status, and how many are judged by figures that are not final."""
    rows = shown.table.rows
    open_figures = int(rows["provisional"].sum())
    by = f"其中{open_figures}项按初步数或预计数判断" if open_figures else ""
    return sentence(f"{len(rows)}项目标中，{counted(map(StatusKind, rows['kind']))}", by)


def _slide(name: str) -> SlideBars:
    return SlideBars(
        series=(
            SlideSeries(
                name=name,
                unit=POINTS,
                value="bar",
                label="{bar_text}",
                note="{bar_note}",
                decimals=1,
            ),
        ),
    )


def _owners_beside(
    select: Callable[[pd.DataFrame], pd.DataFrame],
) -> Callable[[Dataset, Choices], str]:
    def beside(dataset: Dataset, choices: Choices) -> str:
        """How many of the same choices have no responsible office in any document."""
        found = select(chosen_results(dataset, choices))
        unlisted = int((found["owner"] == UNLISTED_OWNER).sum())
        if not unlisted:
            return ""
        count = "" if unlisted == len(found) else f"其中{unlisted}项"
        return f"责任单位：{count}{UNLISTED_OWNER}。"

    return beside


BEHIND_RATES = chart(
    name="behind-rates",
    page="fulfilment",
    place=10,
    title=f"{_SHORT}增速、比重",
    chart=Chart("gap", {"as_given": True}),
    parameters=FILTERS,
    show=_lagging(_behind_rates),
    empty="没有未完成或滞后的增速、比重目标。",
    message=_lagging_message,
    slide=_slide("差多少"),
    paper=PaperForm(aside=_owners_beside(_behind_rates)),
    compared=Compared(by_year=True),
)
BEHIND_AMOUNTS = chart(
    name="behind-amounts",
    page="fulfilment",
    place=20,
    title=f"{_SHORT}{_AMOUNTS}",
    chart=Chart("gap", {"as_given": True}),
    parameters=FILTERS,
    show=_lagging(_behind_amounts),
    empty="没有未完成或滞后的数量目标。",
    message=_lagging_message,
    slide=_slide(f"{_REACHED}差多少"),
    paper=PaperForm(aside=_owners_beside(_behind_amounts)),
    compared=Compared(by_year=True),
)
RESULTS = listing(
    name="fulfilment",
    page="fulfilment",
    place=40,
    title="逐项兑现",
    parameters=(*FILTERS, STATUSES),
    show=_all,
    empty=NOTHING_YET,
    message=_results_message,
    compared=Compared(by_year=True),
)

"""The lagging targets with their lag, and every target of a year beside its result."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd

from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, listing
from indicators.exhibits.forms import Chart, Compared, PaperForm
from indicators.exhibits.fulfilment.result_table import (
    FILTERS,
    LAGGING_COLUMNS,
    RESULT_COLUMNS,
    STATUSES,
    chosen_results,
    lagging,
    missing_results,
    result_period,
)
from indicators.exhibits.parameters import JUDGED_ON, YEAR, Choices, in_year
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.choosing import targets_of_year
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER, shares_slide
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.model.units import POINTS
from indicators.rules.fulfilment import fulfilment_years, has_results
from indicators.rules.statuses import StatusKind
from indicators.sentences.clauses import named, sentence
from indicators.sentences.fulfilment_texts import counted
from indicators.wording import numbers

NOTHING_YET = "所选的目标还没有目标期间的实绩：在“实绩”表中填写后，这里逐项显示兑现情况。"
_BEHIND = "未完成或滞后"
_MOST, _OF_A_KIND = 4, 2
_SHORT, _AMOUNTS, _REACHED = "短板：", "数量", "完成率"


def _content(
    exhibit: Exhibit, found: pd.DataFrame, shown: Table, choices: Choices, **words: str
) -> ExhibitContent:
    return exhibit.content(
        shown,
        choices,
        period=result_period(choices, found),
        year=choices[YEAR.key],
        in_year=in_year(choices),
        **words,
    )


def _behind(dataset: Dataset, choices: Choices, *, is_amount: bool) -> pd.DataFrame:
    found = chosen_results(dataset, choices)
    return lagging(found[found["is_rate"] != is_amount])


def _behind_rows(
    exhibit: Exhibit, dataset: Dataset, choices: Choices, *, is_amount: bool
) -> ExhibitContent:
    found = _behind(dataset, choices, is_amount=is_amount)
    shown = table(found, LAGGING_COLUMNS)
    # Targets that are not due are measured by the part that is.
    is_part = shown.rows["bar_text"].str.contains("序时|阶段").any()
    note = "没有到期的，按应完成的数计" if is_part else ""
    return _content(exhibit, found, shown, choices, unit=POINTS, note=note)


def _owners_beside(dataset: Dataset, choices: Choices, *, is_amount: bool) -> str:
    """How many of the same choices have no responsible office in any document."""
    found = _behind(dataset, choices, is_amount=is_amount)
    unlisted = int((found["owner"] == UNLISTED_OWNER).sum())
    if not unlisted:
        return ""
    count = "" if unlisted == len(found) else f"其中{unlisted}项"
    return f"责任单位：{count}{UNLISTED_OWNER}。"


def _of_behind(*, is_amount: bool) -> dict[str, Any]:
    """What both charts of the missed and late targets share: of amounts, and of rates."""
    return {
        "page": "fulfilment",
        "chart": Chart("gap", {"as_given": True}),
        "parameters": FILTERS,
        "show": partial(_behind_rows, is_amount=is_amount),
        "message": _lagging_message,
        "slide": shares_slide(f"{_REACHED if is_amount else ''}差多少", POINTS),
        "paper": PaperForm(aside=partial(_owners_beside, is_amount=is_amount)),
        "compared": Compared(by_year=True),
    }


def _all(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = chosen_results(dataset, choices)
    missing = missing_results(dataset, choices)
    return _content(exhibit, found, table(found, RESULT_COLUMNS), choices, note=missing)


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


BEHIND_RATES = chart(
    name="behind-rates",
    place=10,
    title=f"{_SHORT}增速、比重",
    empty="没有未完成或滞后的增速、比重目标。",
    **_of_behind(is_amount=False),
)
BEHIND_AMOUNTS = chart(
    name="behind-amounts",
    place=20,
    title=f"{_SHORT}{_AMOUNTS}",
    empty="没有未完成或滞后的数量目标。",
    **_of_behind(is_amount=True),
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


@dataclass(frozen=True, slots=True)
class _Worst:
    """How many targets of a year are missed or behind, and the first of them.

    `doubtful` of the `count` have a figure that the workbook doubts.
    """

    year: int | None
    count: int
    doubtful: int
    table: Table

    @property
    def title(self) -> str:
        """The heading of the list: 短板：2024年目标有16项未完成或滞后（其中1项存疑）."""
        year = f"{self.year}年" if self.year else ""
        doubted = f"（其中{self.doubtful}项存疑）" if self.doubtful else ""
        return f"短板：{year}目标有{self.count}项未完成或滞后{doubted}"

    @property
    def lead(self) -> str:
        """Which of them are listed, "" where all are."""
        listed = len(self.table.rows)
        return f"其中核心指标和差距大的{listed}项" if 0 < listed < self.count else ""


@computed_once
def worst(dataset: Dataset, year: int | None, on: date | None = None) -> _Worst:
    """The first behind of a year: core indicators, then the farthest; the doubtful are counted.

    The farthest are of rates and of the rest, two of each, as the two have no common measure.

    Judged on a day (default: the as-of date). Of a year without results those of the newest year
    before it that has any.
    """
    years = [each for each in fulfilment_years(dataset) if year is None or each <= year]
    chosen = next((each for each in years if has_results(dataset, each, on)), year)
    results = targets_of_year(dataset, {YEAR.key: chosen, JUDGED_ON.key: on})
    found = lagging(results[~results["spans_years"]])
    sure = found[~found["doubtful"] & ~found["has_no_lag"]]
    is_core = sure["tier"] == Tier.CORE
    rates, amounts = (sure[~is_core & (sure["is_rate"] == each)] for each in (True, False))
    first = pd.concat([sure[is_core], rates.head(_OF_A_KIND), amounts.head(_OF_A_KIND)])
    listed = table(first.head(_MOST), LAGGING_COLUMNS).only("name", "lag_text", "bar_note")
    return _Worst(chosen, len(found), int(found["doubtful"].sum()), listed)

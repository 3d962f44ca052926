"""Figures of a period beside those of the same months a year before, this year against last."""

from collections.abc import Sequence
from operator import attrgetter

import pandas as pd

from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart
from indicators.exhibits.forms import ChangeScope, Chart, Compared
from indicators.exhibits.growth.pairs import (
    PAIR_COLUMNS,
    by_unit,
    pair_slide,
    pairs_table,
    with_sizes,
)
from indicators.exhibits.parameters import DOMAIN, TIERS, Choice, Choices, selected
from indicators.exhibits.table import Table
from indicators.frames import beside, of_period, own_figures
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.periods import Period
from indicators.model.results import computed_once
from indicators.rules.same_periods import compared_periods, same_periods
from indicators.sentences.clauses import sentence
from indicators.wording import numbers

_COLUMNS = PAIR_COLUMNS.reworded({"此前": "上年同期", "现在": "本期", "前后": "上年同期、本期"})
_GROWS = "增长"


@computed_once
def _pairs(dataset: Dataset) -> pd.DataFrame:
    """The exact figures of every period beside those of the year before."""
    exact = {each.after.id: each for each in same_periods(dataset) if each.is_exact}
    rows = own_figures(dataset)
    rows = rows[rows["id"].isin(list(exact))]
    pairs = [exact[each] for each in rows["id"]]
    rows = beside(
        rows,
        first=(each.before for each in pairs),
        before_text=(numbers.reported(each.before) for each in pairs),
        after_text=(numbers.reported(each.after) for each in pairs),
        doubtful=(each.is_doubtful for each in pairs),
    )
    return with_sizes(rows.assign(note=""))


@computed_once
def chosen_pairs(
    dataset: Dataset, period: Period | None, domain: str | None, tiers: Sequence[Tier]
) -> Table:
    """The pairs of a period (None: no pair), of the chosen field and tiers."""
    found = of_period(_pairs(dataset), period)
    return pairs_table(selected(found, {"domain": domain, "tier": tiers}), _COLUMNS)


def _units(dataset: Dataset) -> Sequence[str]:
    """The units that are drawn, that of most pairs of the latest period first."""
    periods = compared_periods(dataset)
    tables = [chosen_pairs(dataset, each, None, tuple(Tier)) for each in periods]
    return list(dict.fromkeys(unit for each in tables for unit in by_unit(each)))


def _last_year(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    pairs = chosen_pairs(dataset, choices["against"], choices["domain"], choices["tier"])
    unit = choices["unit"] or ""
    drawn = by_unit(pairs).get(unit, pairs.head(0))
    periods = drawn.rows[["before_period", "after_period"]].head(1)
    return exhibit.content(
        drawn,
        choices,
        title=f"{exhibit.title}（{unit}）" if unit else exhibit.title,
        period=" → ".join(periods.to_numpy().flat),
        unit=unit,
    )


def _message(shown: ExhibitContent, _: Dataset) -> str:
    """Which changed most, and how many are higher and lower than a year before."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"]]
    doubted = len(rows) - len(sure)
    apart = f"另有{doubted}项存疑，不比大小" if doubted else ""
    period = rows["after_period"].iloc[0]
    if sure.empty:
        return sentence(f"{period}{doubted}项与上年同期相比的数存疑，不比大小")
    first = sure.iloc[0]
    before, after = first["before_text"], first["after_text"]
    if before.startswith(_GROWS) and after.startswith(_GROWS):
        # The name says that it is a growth rate: 增速由23.2%到8.2%.
        before, after = before.removeprefix(_GROWS), after.removeprefix(_GROWS)
    most = f"{first['name']}由{before}到{after}，{first['change_text']}"
    if len(sure) == 1:
        return sentence(f"{period}与上年同期相比，{most}", apart)
    change = sure["after"] - sure["before"]
    counts = {"高于上年同期": (change > 0).sum(), "低于上年同期": (change < 0).sum()}
    counts["与上年同期持平"] = len(sure) - sum(counts.values())
    divided = "，".join(f"{count}项{verb}" for verb, count in counts.items() if count)
    return sentence(f"{period}{most}，变动最大；{len(sure)}项中，{divided}", apart)


def _every(dataset: Dataset, scope: ChangeScope) -> Table:
    """The touched pairs of every period."""
    touched = {"code": [each.code for each in scope.indicators(dataset)]}
    return pairs_table(selected(_pairs(dataset), touched), _COLUMNS)


LAST_YEAR_PAIRS = chart(
    name="last-year",
    page="growth",
    place=20,
    title="与上年同期比",
    chart=Chart("change", {"earlier": "上年同期", "later": "本期"}),
    parameters=(
        Choice(
            key="against",
            title="与上年同期比的期间",
            options=compared_periods,
            name=attrgetter("label"),
        ),
        DOMAIN,
        TIERS,
        Choice(key="unit", title="单位", options=_units),
    ),
    show=_last_year,
    empty="没有同一指标本期和上年同期都有的数。",
    message=_message,
    slide=pair_slide("上年同期", "本期"),
    compared=Compared(subject=("name", "after_period"), table=_every),
)

"""What grew, what rose from → to, what is new among all there is, and how values developed."""

from collections.abc import Sequence
from typing import Any

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, Form, fact_rows
from indicators.exhibits.messages.growth import (
    changes_message,
    growth_message,
    increments_message,
    series_message,
)
from indicators.exhibits.parameters import Choice
from indicators.exhibits.rows.changes import by_unit, changed_periods, changes_table
from indicators.exhibits.rows.growth import growth_periods, growth_table
from indicators.exhibits.rows.increments import increments_table
from indicators.exhibits.rows.library import no_series_table, series_table
from indicators.exhibits.table import Table
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.series import Series, all_series


def _growth(dataset: Dataset, choices: Choices) -> ExhibitContent:
    period = choices["period"]
    return ExhibitContent(
        exhibit="growth",
        title="哪些增长快，排在第几",
        period=period.label if period else "",
        unit="%",
        table=growth_table(dataset, period, chosen_indicators(dataset, choices)),
    )


@computed_once
def chosen_changes(dataset: Dataset, domain: str | None, tiers: Sequence[Tier]) -> Table:
    """The from → to pairs of every unit, of the chosen field and tiers."""
    return changes_table(dataset, chosen_indicators(dataset, {"domain": domain, "tier": tiers}))


def _changes(dataset: Dataset, choices: Choices) -> ExhibitContent:
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    unit = choices["unit"] or ""
    drawn = by_unit(changes).get(unit, changes.head(0))
    return ExhibitContent(
        exhibit="changes",
        title=f"从多少到多少（{unit}）",
        period=changed_periods(drawn),
        unit=unit,
        table=drawn,
    )


def change_units(dataset: Dataset) -> Sequence[str]:
    """The units in which changes are drawn, the one of most changes first."""
    return list(by_unit(chosen_changes(dataset, None, tuple(Tier))))


def _increments(dataset: Dataset, choices: Choices) -> ExhibitContent:
    table = increments_table(dataset, chosen_indicators(dataset, choices))
    years = "、".join(dict.fromkeys(table.rows["period"]))
    return ExhibitContent(
        exhibit="increments",
        title="新增多少，一共多少",
        period=f"{years}，期内新增、期末总数",
        unit="见各行",
        table=table,
    )


@computed_once
def chosen_series(
    dataset: Dataset, domain: str | None = None, tiers: Sequence[Tier] = tuple(Tier)
) -> Sequence[Series]:
    """Every series, also the short ones, of the chosen field and tiers."""
    return all_series(chosen_indicators(dataset, {"domain": domain, "tier": tiers}), dataset)


def _long_series(dataset: Dataset) -> Sequence[Series]:
    return [each for each in chosen_series(dataset) if each.is_long_enough]


def _label(series: Any) -> str:
    return str(series.label)


def _series(dataset: Dataset, choices: Choices) -> ExhibitContent:
    series = choices["series"]
    if series is None:
        return ExhibitContent(
            exhibit="series", title="逐期变化", period="", unit="", table=no_series_table()
        )
    return ExhibitContent(
        exhibit="series",
        title=series.label,
        period="至".join(series.period_label(series.points[end].period) for end in (0, -1)),
        unit=series.indicator.unit,
        table=series_table(series, dataset),
    )


GROWTH_RATES = Exhibit(
    name="growth",
    page="growth",
    title="增速和位次",
    form=Form.CHART,
    parameters=(
        DOMAIN,
        Choice(
            key="period",
            title="期间",
            options=growth_periods,
            name=lambda each: str(each.label),
        ),
        TIERS,
    ),
    show=_growth,
    empty="所选期间、领域和层级没有增速。",
    message=growth_message,
    sentences=fact_rows,
)
CHANGES = Exhibit(
    name="changes",
    page="growth",
    title="从多少到多少",
    form=Form.CHART,
    parameters=(DOMAIN, TIERS, Choice(key="unit", title="单位", options=change_units)),
    show=_changes,
    empty="所选领域、层级和单位没有前后对比。",
    message=changes_message,
    sentences=fact_rows,
)
INCREMENTS = Exhibit(
    name="increments",
    page="growth",
    title="新增多少，一共多少",
    form=Form.CHART,
    parameters=(DOMAIN, TIERS),
    show=_increments,
    empty="所选领域和层级没有新增和总数。",
    message=increments_message,
    sentences=fact_rows,
)
SERIES = Exhibit(
    name="series",
    page="growth",
    title="逐期变化",
    form=Form.CHART,
    parameters=(Choice(key="series", title="看哪个指标的变化", options=_long_series, name=_label),),
    show=_series,
    empty="数据点不足：工作簿里没有满3期的同口径数据。",
    message=series_message,
    sentences=fact_rows,
)

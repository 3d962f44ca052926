"""Growth rates, with their levels and ranks."""

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.columns import (
    CITED,
    CODE,
    FACTS,
    ID,
    PLACE,
    SENTENCE_FACTS,
    Column,
    ColumnRole,
    columns,
    drawn,
    ids_of,
    number_columns,
    numbers_of,
)
from indicators.exhibits.compared import ChangeScope, Compared, joined
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import PLAIN_ON_PAPER, Chart, SlideBars, SlideSeries
from indicators.exhibits.growth.rate_message import growth_message
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Target
from indicators.model.periods import Period
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.rules.gaps import gap
from indicators.rules.rank_texts import period_ranks
from indicators.rules.rankings import BY_DATA
from indicators.rules.ranks import ClaimState
from indicators.wording import numbers

NO_RANK = "位次：原文未列"
_TITLE = "哪些增长快，排在第几"
# Verdicts and places that another value might overturn.
_JUDGED = (ClaimState.VERIFIED, ClaimState.REFUTED, BY_DATA)
_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("text", "增速", ColumnRole.FIGURE),
    Column("level_text", "总量", ColumnRole.FIGURE),
    Column("rank_text", "位次", ColumnRole.RANK),
    Column("domain", "领域"),
    CITED,
    PLACE,
    Column("period", "期间"),
    *number_columns("增速", "rate_"),
    *number_columns("总量", "level_"),
    CODE,
    ID,
    FACTS,
    SENTENCE_FACTS,
    *drawn("value", "float64"),
    *drawn("doubtful provisional", "bool"),
    *drawn("bound"),
    *drawn("is_judged", "bool"),
    screen="name text level_text rank_text domain cited",
    brief=(("name", "place"), ("text", "level_text"), "rank_text"),
    download="name domain period text rate_bound rate_value rate_unit level_text level_bound"
    " level_value level_unit rank_text cited code",
)


@computed_once
def growth_periods(dataset: Dataset) -> list[Period]:
    """The periods that have growth rates of the workbook's own area, the latest first."""
    found = {
        each.period
        for indicator in dataset.indicators
        if indicator.measure is Measure.GROWTH
        for each in dataset.observations_of(indicator.code)
        if each.period.is_stated and each.quantity
    }
    return sorted(found, key=lambda each: each.sort_key, reverse=True)


def growth_table(dataset: Dataset, period: Period | None, indicators: list[Indicator]) -> Table:
    """The growth rates of a period (None: no rate) among the given indicators, the highest first.

    Columns `value` (per cent), `text`, `_rank_text`, `level_text` (the level of the same period).
    """
    records = []
    for indicator in indicators:
        actual = dataset.observation_at(indicator.code, period) if period else None
        if indicator.measure is Measure.GROWTH and actual and actual.quantity:
            records.append(_growth_record(actual, actual.quantity, dataset))
    records.sort(key=lambda each: -float(str(each["value"])))
    return table(records, _COLUMNS)


def _growth_record(actual: Observation, rate: Quantity, dataset: Dataset) -> dict[str, object]:
    level = _level_of(actual, dataset)
    facts = (actual, level, *period_ranks(actual, dataset).facts)
    rank = _rank_text(actual, dataset)
    return {
        "id": actual.id,
        "facts": ids_of(*facts),
        "sentence_facts": ids_of(*facts, *_aims(actual, dataset)),
        "code": actual.indicator.code,
        "name": growth_subject(actual.indicator, dataset),
        "domain": actual.indicator.domain,
        "text": numbers.reported(actual),
        "rank_text": rank or NO_RANK,
        "is_judged": any(each in rank for each in _JUDGED),
        "level_text": numbers.reported(level) if level else "原文未列",
        "doubtful": actual.citation.is_doubtful,
        "provisional": not actual.status.is_final,
        "period": actual.period.label,
        "value": float(rate.value),
        "bound": rate.bound.value,
        **numbers_of(rate, "rate_"),
        **numbers_of(level.quantity if level else None, "level_"),
        "place": actual.citation,
        "cited": numbers.cited(actual.citation),
    }


def _aims(actual: Observation, dataset: Dataset) -> list[Target]:
    """The targets whose progress or baseline the figure is."""
    aims = dataset.targets_of(actual.indicator.code, actual.area.code)
    return [each for each in aims if actual in gap(each, dataset).facts]


def growth_subject(indicator: Indicator, dataset: Dataset) -> str:
    """The subject of a growth rate: the level's name where there is one."""
    level = dataset.indicator_by_code.get(indicator.base)
    return level.name if level else indicator.name


def _level_of(actual: Observation, dataset: Dataset) -> Observation | None:
    """The level that a growth rate belongs to, in its period."""
    return dataset.observation_at(actual.indicator.base, actual.period)


def _rank_text(actual: Observation, dataset: Dataset) -> str:
    """The ranks of an observation each with its verification; "" where there is none."""
    return "；".join(" · ".join(each) for each in period_ranks(actual, dataset).pairs)


def _growth(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    period = choices["period"]
    return exhibit.content(
        growth_table(dataset, period, chosen_indicators(dataset, choices)),
        title=_TITLE,
        period=period.label if period else "",
        unit="%",
    )


def _every_period(dataset: Dataset, scope: ChangeScope) -> Table:
    """The touched growth rates of every period that a reader can choose."""
    indicators = scope.indicators(dataset)
    tables = (
        (each.label, growth_table(dataset, each, indicators)) for each in growth_periods(dataset)
    )
    return joined("period", tables, growth_table(dataset, None, []))


GROWTH_RATES = Exhibit(
    name="growth",
    page="growth",
    place=10,
    title="增速和位次",
    chart=Chart("growth"),
    parameters=(
        DOMAIN,
        Choice(
            key="period",
            title="增速的期间",
            options=growth_periods,
            name=lambda each: str(each.label),
        ),
        TIERS,
    ),
    show=_growth,
    empty="所选期间、领域和层级没有增速。",
    message=growth_message,
    sentences=fact_rows,
    slide=SlideBars(
        series=(
            SlideSeries(
                name="增速",
                value="value",
                label="{text}",
                note="{rank_text}",
                fixed_by="is_judged",
                bound="bound",
            ),
        ),
    ),
    paper=PLAIN_ON_PAPER,
    compared=Compared(
        key=("period", "code"),
        subject=("name", "period"),
        title=_TITLE,
        table=_every_period,
    ),
)

"""Tables of growth rates, with their levels and ranks."""

from indicators.exhibits.rows.number_columns import number_labels, numbers_of
from indicators.exhibits.table import FACTS, PLACE, Table, ids_of, table
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation
from indicators.model.periods import Period
from indicators.model.quantities import Quantity
from indicators.model.results import computed_once
from indicators.rules.rank_lines import period_ranks, ranked_facts
from indicators.wording import numbers

NO_RANK = "位次：原文未列"

_LABELS = {
    "name": "指标",
    "text": "增速",
    "level_text": "总量",
    "rank_text": "位次",
    "domain": "领域",
    "cited": "来源",
}
_BRIEF = (("name", "place"), ("text", "level_text"), "rank_text")
_EXPORTED = {
    "name": "指标",
    "domain": "领域",
    "period": "期间",
    "text": "增速",
    **number_labels("增速", "rate_"),
    "level_text": "总量",
    **number_labels("总量", "level_"),
    "rank_text": "位次",
    "cited": "来源",
    "code": "指标代码",
}
_COLUMNS = (
    *_LABELS,
    *PLACE,
    *_EXPORTED,
    *("id", FACTS, "value", "doubtful", "provisional", "bound"),
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

    Columns `value` (per cent), `text`, `rank_text`, `level_text` (the level of the same period).
    """
    records = []
    for indicator in indicators:
        actual = dataset.observation_at(indicator.code, period) if period else None
        if indicator.measure is Measure.GROWTH and actual and actual.quantity:
            records.append(_growth_record(actual, actual.quantity, dataset))
    records.sort(key=lambda each: -float(str(each["value"])))
    return table(
        records,
        _COLUMNS,
        _LABELS,
        extras=PLACE,
        brief=_BRIEF,
        exported=_EXPORTED,
    )


def _growth_record(actual: Observation, rate: Quantity, dataset: Dataset) -> dict[str, object]:
    level = _level_of(actual, dataset)
    return {
        "id": actual.id,
        FACTS: ids_of(actual, level, *ranked_facts(actual, dataset)),
        "code": actual.indicator.code,
        "name": growth_subject(actual.indicator, dataset),
        "domain": actual.indicator.domain,
        "text": numbers.reported(actual),
        "rank_text": rank_text(actual, dataset) or NO_RANK,
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


def growth_subject(indicator: Indicator, dataset: Dataset) -> str:
    """What grows: the level's name where there is one."""
    level = dataset.indicator_by_code.get(indicator.base)
    return level.name if level else indicator.name


def _level_of(actual: Observation, dataset: Dataset) -> Observation | None:
    """The level that a growth rate belongs to, in its period."""
    return dataset.observation_at(actual.indicator.base, actual.period)


def rank_text(actual: Observation, dataset: Dataset) -> str:
    """The ranks of an observation with what vouches for each; "" where there is none."""
    return "；".join(" · ".join(each) for each in period_ranks(actual, dataset))

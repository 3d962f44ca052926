"""Tables of growth rates, of shares from → to, and of what is new among all there is."""

from fractions import Fraction
from math import nan

from indicators import units, wording
from indicators.dataset import Dataset, best
from indicators.facts import Indicator, Observation, Relation
from indicators.periods import Period
from indicators.ranks import verify
from indicators.relations import quantity_of
from indicators.terms import Comparability, Measure, RelationType, Role
from indicators.views.table import Table, table

NO_RANK = "位次：原文未列"

_GROWTH = (
    "code",
    "name",
    "domain",
    "value",
    "text",
    "rank_text",
    "level_text",
    "doubtful",
    "cited",
)
_GROWTH_LABELS = {
    "name": "指标",
    "text": "增速",
    "level_text": "总量",
    "rank_text": "位次",
    "domain": "领域",
    "cited": "来源",
}
_CHANGE = (
    "code",
    "name",
    "domain",
    "unit",
    "before",
    "after",
    "before_text",
    "after_text",
    "change_text",
    "doubtful",
    "note",
    "cited",
)
_CHANGE_LABELS = {
    "name": "指标",
    "before_text": "此前",
    "after_text": "现在",
    "change_text": "变动",
    "note": "说明",
    "cited": "来源",
}
_INCREMENT = (
    "code",
    "name",
    "domain",
    "stock",
    "increment",
    "stock_text",
    "increment_text",
    "cited",
)
_INCREMENT_LABELS = {
    "name": "指标",
    "increment_text": "新增",
    "stock_text": "总数",
    "domain": "领域",
    "cited": "来源",
}


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
        own = dataset.observations_of(indicator.code)
        actual = best([each for each in own if each.period == period and each.quantity])
        if indicator.measure is Measure.GROWTH and actual and actual.quantity:
            records.append(
                _growth_record(actual, dataset) | {"value": float(actual.quantity.value)}
            )
    records.sort(key=lambda each: -float(str(each["value"])))
    return table(records, _GROWTH, _GROWTH_LABELS)


def _growth_record(actual: Observation, dataset: Dataset) -> dict[str, object]:
    return {
        "code": actual.indicator.code,
        "name": growth_subject(actual.indicator, dataset),
        "domain": actual.indicator.domain,
        "text": wording.observed(actual),
        "rank_text": rank_text(actual, dataset) or NO_RANK,
        "level_text": level_text(actual, dataset),
        "doubtful": is_doubtful(actual),
        "cited": wording.cited(actual.citation),
    }


def growth_subject(indicator: Indicator, dataset: Dataset) -> str:
    """What grows: the level's name where there is one."""
    level = dataset.indicator_by_code.get(indicator.base)
    return level.name if level else indicator.name


def level_text(actual: Observation, dataset: Dataset) -> str:
    """The level that a growth rate belongs to, in its period; 原文未列 where there is none."""
    levels = dataset.observations_of(actual.indicator.base) if actual.indicator.base else ()
    found = best([each for each in levels if each.period == actual.period])
    return wording.observed(found) if found else "原文未列"


def rank_text(actual: Observation, dataset: Dataset) -> str:
    """The rank claims on an observation with their verdicts; "" where there is none."""
    claims = [
        each for each in dataset.ranks_of(actual.indicator.code) if each.period == actual.period
    ]
    return "；".join(
        f"{wording.rank_words(each)} · {verify(each, dataset).state.value}" for each in claims
    )


def is_doubtful(observation: Observation) -> bool:
    """Whether the workbook marks the figure itself as doubtful."""
    return observation.citation.note.startswith("存疑")


def changes_table(dataset: Dataset, indicators: list[Indicator]) -> Table:
    """Every stated from → to pair of the given indicators, the largest change first.

    `before` and `after` are in the later one's unit; rates change by 个百分点. Pairs that are
    not subtracted come last, with the reason as their `change_text`.
    """
    codes = {each.code for each in indicators}
    records = [
        record
        for relation in dataset.relations
        if relation.type is RelationType.CHANGE
        if (record := _change_record(relation)) and record["code"] in codes
    ]
    records.sort(key=_by_change)
    return table(records, _CHANGE, _CHANGE_LABELS)


def _by_change(record: dict[str, object]) -> tuple[bool, float]:
    size = abs(float(str(record["after"])) - float(str(record["before"])))
    return (bool(units.no_difference(str(record["unit"]))), -size)


def _change_record(relation: Relation) -> dict[str, object] | None:
    ends = (*relation.facts(Role.BEFORE)[:1], *relation.facts(Role.AFTER)[:1])
    if len(ends) != 2 or relation.comparability is Comparability.INCOMPARABLE:
        return None
    first, last = ends
    before, after = quantity_of(first), quantity_of(last)
    if not (isinstance(last, Observation) and before and after and before.meets(after)):
        return None
    return {
        "code": last.indicator.code,
        "name": last.indicator.name,
        "domain": last.indicator.domain,
        "unit": after.unit,
        "before": float(before.in_unit(after.unit)),
        "after": float(after.value),
        "before_text": wording.amount(before),
        "after_text": wording.amount(after),
        "change_text": wording.changed(before, after),
        "doubtful": relation.comparability is Comparability.DOUBTFUL,
        "note": relation.note,
        "cited": wording.cited(last.citation),
    }


def by_unit(changes: Table) -> dict[str, Table]:
    """The changes of each unit by themselves, the unit of most changes first.

    Different units never share an axis.
    """
    found = changes.rows["unit"].value_counts().index
    return {
        str(unit): Table(changes.rows[changes.rows["unit"] == unit], changes.labels)
        for unit in found
    }


def increments_table(dataset: Dataset, indicators: list[Indicator]) -> Table:
    """Every stated pair of new and in all of the indicators, the largest share of new first."""
    codes = {each.code for each in indicators}
    records = [
        record
        for relation in dataset.relations
        if relation.type is RelationType.INCREMENT
        if (record := _increment_record(relation)) and record["code"] in codes
    ]
    records.sort(key=lambda each: -_ratio(each))
    return table(records, _INCREMENT, _INCREMENT_LABELS)


def _increment_record(relation: Relation) -> dict[str, object] | None:
    stocks, parts = relation.facts(Role.STOCK), relation.facts(Role.INCREMENT)
    if not stocks or not parts or not isinstance(stocks[0], Observation):
        return None
    stock, part = quantity_of(stocks[0]), quantity_of(parts[0])
    if not (stock and part and part.meets(stock)):
        return None
    return {
        "code": stocks[0].indicator.code,
        "name": stocks[0].indicator.name,
        "domain": stocks[0].indicator.domain,
        "stock": float(stock.value),
        "increment": float(part.in_unit(stock.unit)),
        "stock_text": wording.amount(stock),
        "increment_text": wording.amount(part),
        "cited": wording.cited(stocks[0].citation),
    }


def _ratio(record: dict[str, object]) -> float:
    stock = float(str(record["stock"]))
    return float(Fraction(str(record["increment"])) / Fraction(str(stock))) if stock else nan

"""Tables of growth rates, of shares from → to, and of what is new among all there is."""

from collections.abc import Mapping
from fractions import Fraction
from math import nan

from indicators import units, wording
from indicators.dataset import Dataset, best
from indicators.facts import Indicator, Observation, Relation
from indicators.periods import Period
from indicators.quantities import Quantity
from indicators.ranks import verify
from indicators.relations import quantity_of
from indicators.terms import Comparability, Measure, RelationType, Role
from indicators.views.numbers import number_labels, numbers_of
from indicators.views.table import PLACE, Table, table

NO_RANK = "位次：原文未列"
EARLIER = "此前（年份原文未注明）"

_GROWTH_LABELS = {
    "name": "指标",
    "text": "增速",
    "level_text": "总量",
    "rank_text": "位次",
    "domain": "领域",
    "cited": "来源",
}
_GROWTH_BRIEF = (("name", "place"), ("text", "level_text"), "rank_text")
_GROWTH_EXPORTED = {
    "code": "指标代码",
    "name": "指标",
    "domain": "领域",
    "period": "期间",
    "text": "增速",
    **number_labels("增速", "rate_"),
    "level_text": "总量",
    **number_labels("总量", "level_"),
    "rank_text": "位次",
    "cited": "来源",
}
_GROWTH = tuple(
    dict.fromkeys(
        (*_GROWTH_LABELS, *PLACE, *_GROWTH_EXPORTED, *("id", "value", "doubtful", "bound"))
    )
)
_CHANGE_LABELS = {
    "name": "指标",
    "before_text": "此前",
    "after_text": "现在",
    "change_text": "变动",
    "note": "说明",
    "cited": "来源",
}
_CHANGE_EXTRAS = {"pair_text": "前后"}
_CHANGE_BRIEF = ("name", "before_text", "after_text", ("change_text", "note"))
_CHANGE_EXPORTED = {
    "code": "指标代码",
    "name": "指标",
    "domain": "领域",
    "before_period": "此前期间",
    "before_text": "此前",
    **number_labels("此前", "before_"),
    "after_period": "现在期间",
    "after_text": "现在",
    **number_labels("现在", "after_"),
    "change_text": "变动",
    "note": "说明",
    "cited": "来源",
}
_CHANGE = tuple(
    dict.fromkeys(
        (
            *_CHANGE_LABELS,
            *_CHANGE_EXTRAS,
            *_CHANGE_EXPORTED,
            *("id", "unit", "before", "after", "doubtful"),
        )
    )
)
_INCREMENT_LABELS = {
    "name": "指标",
    "increment_text": "新增",
    "stock_text": "总数",
    "domain": "领域",
    "cited": "来源",
}
_INCREMENT_BRIEF = (("name", "place"), "increment_text", "stock_text")
_INCREMENT_EXPORTED = {
    "code": "指标代码",
    "name": "指标",
    "domain": "领域",
    "period": "期间",
    "increment_text": "新增",
    **number_labels("新增", "increment_"),
    "stock_text": "总数",
    **number_labels("总数", "stock_"),
    "cited": "来源",
}
_INCREMENT = tuple(
    dict.fromkeys(
        (
            *_INCREMENT_LABELS,
            *PLACE,
            *_INCREMENT_EXPORTED,
            *("id", "stock", "increment", "bound"),
        )
    )
)


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
            records.append(_growth_record(actual, actual.quantity, dataset))
    records.sort(key=lambda each: -float(str(each["value"])))
    return table(
        records,
        _GROWTH,
        _GROWTH_LABELS,
        extras=PLACE,
        brief=_GROWTH_BRIEF,
        exported=_GROWTH_EXPORTED,
    )


def _growth_record(actual: Observation, rate: Quantity, dataset: Dataset) -> dict[str, object]:
    level = _level_of(actual, dataset)
    return {
        "id": actual.id,
        "code": actual.indicator.code,
        "name": growth_subject(actual.indicator, dataset),
        "domain": actual.indicator.domain,
        "text": wording.observed(actual),
        "rank_text": rank_text(actual, dataset) or NO_RANK,
        "level_text": wording.observed(level) if level else "原文未列",
        "doubtful": is_doubtful(actual),
        "period": actual.period.label,
        "value": float(rate.value),
        "bound": rate.bound.value,
        **numbers_of(rate, "rate_"),
        **numbers_of(level.quantity if level else None, "level_"),
        "place": wording.place(actual.citation),
        "cited": wording.cited(actual.citation),
    }


def growth_subject(indicator: Indicator, dataset: Dataset) -> str:
    """What grows: the level's name where there is one."""
    level = dataset.indicator_by_code.get(indicator.base)
    return level.name if level else indicator.name


def _level_of(actual: Observation, dataset: Dataset) -> Observation | None:
    """The level that a growth rate belongs to, in its period."""
    levels = dataset.observations_of(actual.indicator.base) if actual.indicator.base else ()
    return best([each for each in levels if each.period == actual.period])


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

    `before` and `after` are in the later one's unit; rates change by 个百分点. Doubtful pairs come
    after the sure ones in the workbook's order, pairs that are not subtracted last, with the
    reason as their `change_text`.
    """
    codes = {each.code for each in indicators}
    records = [
        record
        for relation in dataset.relations
        if relation.type is RelationType.CHANGE
        if (record := _change_record(relation)) and record["code"] in codes
    ]
    records.sort(key=_by_change)
    return table(
        records,
        _CHANGE,
        _CHANGE_LABELS,
        extras=_CHANGE_EXTRAS,
        brief=_CHANGE_BRIEF,
        exported=_CHANGE_EXPORTED,
    )


def _by_change(record: dict[str, object]) -> tuple[bool, bool, float]:
    size = abs(float(str(record["after"])) - float(str(record["before"])))
    is_doubtful = bool(record["doubtful"])
    has_none = bool(units.no_difference(str(record["unit"])))
    return (has_none, is_doubtful, 0 if is_doubtful else -size)


def _change_record(relation: Relation) -> dict[str, object] | None:
    ends = (*relation.facts(Role.BEFORE)[:1], *relation.facts(Role.AFTER)[:1])
    if len(ends) != 2 or relation.comparability is Comparability.INCOMPARABLE:
        return None
    first, last = ends
    before, after = quantity_of(first), quantity_of(last)
    if not (isinstance(last, Observation) and before and after and before.meets(after)):
        return None
    doubtful = relation.comparability is Comparability.DOUBTFUL
    return {
        "id": last.id,
        "code": last.indicator.code,
        "name": last.indicator.name,
        "domain": last.indicator.domain,
        **numbers_of(before, "before_"),
        **numbers_of(after, "after_"),
        "before_period": first.period.label if first.period.is_stated else EARLIER,
        "after_period": last.period.label,
        "unit": after.unit,
        "before": float(before.in_unit(after.unit)),
        "after": float(after.value),
        "before_text": wording.amount(before),
        "after_text": wording.amount(after),
        "change_text": wording.changed(before, after, last.indicator.measure),
        "pair_text": f"{wording.amount(before)}、{wording.amount(after)}",
        "doubtful": doubtful,
        "note": f"存疑：{relation.note}" if doubtful else relation.note,
        "cited": wording.cited(last.citation),
    }


def by_unit(changes: Table) -> dict[str, Table]:
    """The changes of each unit by themselves, the unit of most changes first.

    Different units never share an axis; a unit whose values are not subtracted has none.
    """
    found = changes.rows["unit"].value_counts().index
    return {
        str(unit): changes.of(changes.rows[changes.rows["unit"] == unit])
        for unit in found
        if not units.no_difference(str(unit))
    }


def without_size(changes: Table) -> Table:
    """The changes that are told and not drawn, because their values are not subtracted."""
    told = changes.rows["unit"].map(lambda unit: bool(units.no_difference(str(unit))))
    return changes.of(changes.rows[told.astype(bool)])


def absent_names(tables: Mapping[str, Table]) -> str:
    """The names of the tables that have no row."""
    return "、".join(name for name, each in tables.items() if each.is_empty)


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
    return table(
        records,
        _INCREMENT,
        _INCREMENT_LABELS,
        extras=PLACE,
        brief=_INCREMENT_BRIEF,
        exported=_INCREMENT_EXPORTED,
    )


def _increment_record(relation: Relation) -> dict[str, object] | None:
    stocks, parts = relation.facts(Role.STOCK), relation.facts(Role.INCREMENT)
    if not stocks or not parts or not isinstance(stocks[0], Observation):
        return None
    stock, part = quantity_of(stocks[0]), quantity_of(parts[0])
    if not (stock and part and part.meets(stock)):
        return None
    return {
        "id": stocks[0].id,
        "code": stocks[0].indicator.code,
        "name": stocks[0].indicator.name,
        "domain": stocks[0].indicator.domain,
        "period": stocks[0].period.label,
        "bound": stock.bound.value,
        **numbers_of(stock, "stock_"),
        **numbers_of(part, "increment_"),
        "place": wording.place(stocks[0].citation),
        "stock": float(stock.value),
        "increment": float(part.in_unit(stock.unit)),
        "stock_text": wording.amount(stock),
        "increment_text": wording.amount(part),
        "cited": wording.cited(stocks[0].citation),
    }


def _ratio(record: dict[str, object]) -> float:
    stock = float(str(record["stock"]))
    return float(Fraction(str(record["increment"])) / Fraction(str(stock))) if stock else nan

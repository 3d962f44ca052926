"""Tables of what went from one value to another: before and after, and the change."""

from collections.abc import Iterable

from indicators.exhibits.rows.number_columns import number_labels, numbers_of
from indicators.exhibits.table import FACTS, Table, ids_of, table
from indicators.model import units
from indicators.model.codelists import Comparability, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.relations import doubted_in, quantity_of, remarks_on
from indicators.wording import numbers

_NO_YEAR = "年份原文未注明"
_EARLIER = f"此前（{_NO_YEAR}）"

_LABELS = {
    "name": "指标",
    "before_text": "此前",
    "after_text": "现在",
    "change_text": "变动",
    "note": "说明",
    "cited": "来源",
}
_EXTRAS = {"pair_text": "前后"}
_BRIEF = ("name", "before_text", "after_text", ("change_text", "note"))
_EXPORTED = {
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
    "code": "指标代码",
}
_COLUMNS = (
    *_LABELS,
    *_EXTRAS,
    *_EXPORTED,
    *("id", FACTS, "unit", "before", "after", "doubtful"),
)


def changes_table(dataset: Dataset, indicators: list[Indicator]) -> Table:
    """Every stated from → to pair of the given indicators, the largest change first.

    `before` and `after` are in the later one's unit; rates change by 个百分点. Doubtful pairs come
    after the sure ones in the workbook's order, their doubt beside the size of the change; pairs
    that are not subtracted last, with the reason as their `change_text`.
    """
    codes = {each.code for each in indicators}
    records = [
        record
        for relation in dataset.relations
        if relation.type is RelationType.CHANGE
        if (record := _change_record(relation, dataset)) and record["code"] in codes
    ]
    records.sort(key=_by_change)
    return table(
        records,
        _COLUMNS,
        _LABELS,
        extras=_EXTRAS,
        brief=_BRIEF,
        exported=_EXPORTED,
    )


def _by_change(record: dict[str, object]) -> tuple[bool, bool, float]:
    size = abs(float(str(record["after"])) - float(str(record["before"])))
    is_doubtful = bool(record["doubtful"])
    has_none = bool(units.no_difference(str(record["unit"])))
    return (has_none, is_doubtful, 0 if is_doubtful else -size)


def _change_record(relation: Relation, dataset: Dataset) -> dict[str, object] | None:
    before_after = (dataset.current_in(relation, each) for each in (Role.BEFORE, Role.AFTER))
    ends = [fact for found in before_after for fact in found[:1]]
    if len(ends) != 2 or relation.comparability is Comparability.INCOMPARABLE:
        return None
    first, last = ends
    before, after = quantity_of(first), quantity_of(last)
    if not (isinstance(last, Observation) and before and after and before.meets(after)):
        return None
    unsure = relation.comparability is Comparability.DOUBTFUL
    doubts = [each.doubt for each in map(doubted_in, ends) if each]
    doubtful = unsure or bool(doubts)
    earlier, later = (
        numbers.remarked(numbers.amount(size), *remarks_on(fact))
        for size, fact in ((before, first), (after, last))
    )
    change = numbers.changed(before, after, last.indicator.measure)
    is_subtracted = not units.no_difference(after.unit)
    return {
        "id": last.id,
        FACTS: ids_of(last, first),
        "code": last.indicator.code,
        "name": last.indicator.name,
        "domain": last.indicator.domain,
        **numbers_of(before, "before_"),
        **numbers_of(after, "after_"),
        "before_period": first.period.label if first.period.is_stated else _EARLIER,
        "after_period": last.period.label,
        "unit": after.unit,
        "before": float(before.in_unit(after.unit)),
        "after": float(after.value),
        "before_text": earlier,
        "after_text": later,
        "change_text": numbers.doubted(change, doubtful and is_subtracted),
        "pair_text": f"{earlier}、{later}",
        "doubtful": doubtful,
        "note": _note(relation.note, doubts, unsure=unsure),
        "cited": numbers.cited(last.citation),
    }


def _note(note: str, doubts: list[str], *, unsure: bool) -> str:
    """The workbook's words on a pair, then its doubts about either figure."""
    pair = numbers.doubt_said(note) if unsure else note
    if not doubts:
        return pair
    said = (each.rstrip("。；") for each in (pair, *map(numbers.doubt_said, doubts)))
    return "；".join(filter(None, said))


@computed_once
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


def changed_periods(changes: Table) -> str:
    """From when to when: 此前（年份原文未注明）→ 现在（2023年）."""
    before = _listed(
        each if each != _EARLIER else _NO_YEAR for each in changes.rows["before_period"]
    )
    return f"此前（{before}）→ 现在（{_listed(changes.rows['after_period'])}）"


def _listed(periods: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(periods))


@computed_once
def without_size(changes: Table) -> Table:
    """The changes that are told and not drawn, because their values are not subtracted."""
    told = changes.rows["unit"].map(lambda unit: bool(units.no_difference(str(unit))))
    return changes.of(changes.rows[told.astype(bool)])

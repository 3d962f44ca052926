"""The table of changes from one value to another: before, after, and the difference."""

from collections.abc import Iterable

from indicators.exhibits.columns import (
    CITED,
    CODE,
    FACTS,
    ID,
    Column,
    ColumnRole,
    columns,
    drawn,
    ids_of,
    number_columns,
    numbers_of,
)
from indicators.exhibits.forms import (
    SlideBars,
    SlideSeries,
    Tone,
)
from indicators.exhibits.table import Table, table
from indicators.model import units
from indicators.model.codelists import Comparability, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.relations import doubted_in, quantity_of, remarks_on
from indicators.wording import numbers

_NO_YEAR = "年份原文未注明"
_EARLIER = f"此前（{_NO_YEAR}）"
CHANGE_COLUMNS = columns(
    Column("name", "指标", ColumnRole.SUBJECT),
    Column("before_text", "此前", ColumnRole.FIGURE),
    Column("after_text", "现在", ColumnRole.FIGURE),
    Column("change_text", "变动"),
    Column("note", "说明", ColumnRole.NOTE),
    CITED,
    Column("pair_text", "前后"),
    Column("domain", "领域"),
    Column("before_period", "此前期间"),
    *number_columns("此前", "before_"),
    Column("after_period", "现在期间"),
    *number_columns("现在", "after_"),
    CODE,
    ID,
    FACTS,
    *drawn("unit"),
    *drawn("before after", "float64"),
    *drawn("doubtful", "bool"),
    screen="name before_text after_text change_text note cited",
    brief=("name", "before_text", "after_text", ("change_text", "note")),
    download="name domain before_period before_text before_bound before_value before_unit"
    " after_period after_text after_bound after_value after_unit change_text note cited code",
    spoken="name before_text after_text change_text",
)


def changes_table(dataset: Dataset, indicators: list[Indicator]) -> Table:
    """Every stated from → to pair of the own area and given indicators, the largest change first.

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
    return table(records, CHANGE_COLUMNS)


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
    if last.area != dataset.about.area:
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
        "facts": ids_of(last, first),
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
    parts = (each.rstrip("。；") for each in (pair, *map(numbers.doubt_said, doubts)))
    return "；".join(filter(None, parts))


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
    before = (_NO_YEAR if each == _EARLIER else each for each in changes.rows["before_period"])
    return f"此前（{_listed(before)}）→ 现在（{_listed(changes.rows['after_period'])}）"


def _listed(periods: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(periods))


def pair_slide(earlier: str, later: str) -> SlideBars:
    """Two bars a row, the values before and after under these headings."""
    return SlideBars(
        series=(
            SlideSeries(
                name=earlier,
                value="before",
                label=f"{earlier}{{before_text}}",
                bound="before_bound",
                tone=Tone.CONTEXT,
            ),
            # Its note names the change.
            SlideSeries(
                name=later,
                value="after",
                label=f"{later}{{after_text}}",
                note="{change_text}",
                fixed_by="after",
                bound="after_bound",
            ),
        ),
    )

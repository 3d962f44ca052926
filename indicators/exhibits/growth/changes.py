"""What went from one value to another: before and after, and the change."""

from collections.abc import Iterable, Sequence

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.columns import CITED, CODE, FACTS, ID, Column, ColumnRole, columns, drawn
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows, list_of
from indicators.exhibits.forms import (
    PLAIN_ON_PAPER,
    TABLE_ON_SLIDES,
    Chart,
    SlideBars,
    SlideSeries,
    Tone,
)
from indicators.exhibits.number_columns import number_columns, numbers_of
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table, ids_of, table
from indicators.model import units
from indicators.model.codelists import Comparability, RelationType, Role, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.relations import doubted_in, quantity_of, remarks_on
from indicators.sentences.names import dated_if_one
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
    before = (_NO_YEAR if each == _EARLIER else each for each in changes.rows["before_period"])
    return f"此前（{_listed(before)}）→ 现在（{_listed(changes.rows['after_period'])}）"


def _listed(periods: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(periods))


@computed_once
def chosen_changes(dataset: Dataset, domain: str | None, tiers: Sequence[Tier]) -> Table:
    """The from → to pairs of every unit, of the chosen field and tiers."""
    return changes_table(dataset, chosen_indicators(dataset, {"domain": domain, "tier": tiers}))


def change_units(dataset: Dataset) -> Sequence[str]:
    """The units in which changes are drawn, the one of most changes first."""
    return list(by_unit(chosen_changes(dataset, None, tuple(Tier))))


def _changes(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    unit = choices["unit"] or ""
    drawn = by_unit(changes).get(unit, changes.head(0))
    return ExhibitContent(
        exhibit=exhibit,
        title=f"从多少到多少（{unit}）",
        period=changed_periods(drawn),
        unit=unit,
        table=drawn,
    )


def changes_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The largest of the changes that are not doubtful, and how many are."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"].astype(bool)]
    if sure.empty:
        subject = f"{len(rows)}项" if len(rows) > 1 else rows.iloc[0]["name"]
        alike = "都" if len(rows) > 1 else ""
        said = f"{subject}前后对比（{shown.unit}）{alike}存疑，变动的数也存疑，不比大小。"
        return dated_if_one(rows["after_period"], said)
    first = sure.iloc[0]
    pair = f"由{first['before_text']}到{first['after_text']}，{first['change_text']}"
    doubted = len(rows) - len(sure)
    apart = f"；另有{doubted}项存疑，不比大小" if doubted else ""
    if len(sure) == 1:
        return f"{first['after_period']}{first['name']}{pair}{apart}。"
    said = f"{len(sure)}项前后对比中，{first['name']}变动最大，{pair}{apart}。"
    return dated_if_one(sure["after_period"], said)


CHANGES = Exhibit(
    name="changes",
    page="growth",
    place=30,
    title="从多少到多少",
    chart=Chart("change"),
    parameters=(DOMAIN, TIERS, Choice(key="unit", title="单位", options=change_units)),
    show=_changes,
    empty="所选领域、层级和单位没有前后对比。",
    message=changes_message,
    sentences=fact_rows,
    slide=SlideBars(
        series=(
            SlideSeries(
                name="此前",
                value="before",
                label="此前{before_text}",
                bound="before_bound",
                tone=Tone.CONTEXT,
            ),
            # Its note names the change.
            SlideSeries(
                name="现在",
                value="after",
                label="现在{after_text}",
                note="{change_text}",
                fixed_by="after",
                bound="after_bound",
            ),
        ),
    ),
    paper=PLAIN_ON_PAPER,
    compared=Compared(
        key=("code",),
        table=lambda dataset, _: changes_table(dataset, list(dataset.indicators)),
    ),
)


def _not_subtracted(dataset: Dataset, choices: Choices) -> Table:
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    reasons = changes.rows["unit"].map(units.no_difference)
    return changes.of(changes.rows[reasons.astype(bool)])


def not_subtracted_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many pairs have no difference."""
    return f"{len(shown.table.rows)}项前后对比的数不相减，只列前后。"


NOT_SUBTRACTED = Exhibit(
    name="changes-not-subtracted",
    page="growth",
    place=40,
    title="不相减的前后对比",
    chart=None,
    parameters=(DOMAIN, TIERS),
    show=list_of(_not_subtracted),
    empty="所选领域和层级没有不相减的前后对比。",
    message=not_subtracted_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(key=("code",), title=CHANGES.title),
)

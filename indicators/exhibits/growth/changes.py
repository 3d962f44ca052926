"""Pairs of a figure before and one after; the changes that documents state so."""

from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import Any

from indicators.exhibits.choices import DOMAIN, TIERS, chosen_indicators
from indicators.exhibits.columns import (
    FACTS,
    Column,
    ColumnRole,
    about,
    columns,
    drawn,
    ids_of,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, chart, list_of, listing
from indicators.exhibits.forms import Chart, Compared, SlideBars, SlideSeries, Tone
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table, table
from indicators.model import units
from indicators.model.codelists import Comparability, RelationType, Role, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.relations import doubted_in, quantity_of, remarks_on
from indicators.sentences.names import dated_if_one
from indicators.wording import numbers

Pair = dict[str, Any]
_NO_YEAR = "年份原文未注明"
_EARLIER = f"此前（{_NO_YEAR}）"
_last = itemgetter("last")
# A row is a record of both facts, and of what they make.
PAIR_COLUMNS = columns(
    *shared("name", _last),
    Column("before_text", "此前", ColumnRole.FIGURE),
    Column("after_text", "现在", ColumnRole.FIGURE),
    Column("change_text", "变动"),
    Column("note", "说明", ColumnRole.NOTE),
    *shared("cited", _last),
    Column("pair_text", "前后", of=lambda pair: f"{pair['before_text']}、{pair['after_text']}"),
    *shared("domain", _last),
    Column("before_period", "此前期间"),
    *number_columns("此前", "before_", lambda pair: quantity_of(pair["first"])),
    *shared("period", _last, "现在期间", "after_period"),
    *number_columns("现在", "after_", lambda pair: pair["last"].quantity),
    *shared("code id", _last),
    FACTS,
    *about(_last, Column("unit", of=attrgetter("quantity.unit"))),
    *drawn("before after", "float64"),
    *drawn("doubtful", "bool"),
    screen="name before_text after_text change_text note cited",
    brief=("name", "before_text", "after_text", ("change_text", "note")),
    download="name domain before_period before_text before_bound before_value before_unit"
    " after_period after_text after_bound after_value after_unit change_text note cited code",
    spoken="name before_text after_text change_text",
)


def pair_of(
    first: Fact, last: Observation, texts: Sequence[str], note: str = "", *, doubtful: bool
) -> Pair | None:
    """The record of two facts and their texts; None where their numbers do not meet.

    `before` and `after` are in the later one's unit; rates change by 个百分点.
    """
    before, after = quantity_of(first), quantity_of(last)
    if not (before and after and before.meets(after)):
        return None
    change = numbers.changed(before, after, last.indicator.measure)
    is_subtracted = not units.no_difference(after.unit)
    return {
        "first": first,
        "last": last,
        "facts": ids_of(last, first),
        "before_text": texts[0],
        "after_text": texts[1],
        "change_text": numbers.doubted(change, doubtful and is_subtracted),
        "before_period": first.period.label if first.period.is_stated else _EARLIER,
        "before": float(before.in_unit(after.unit)),
        "after": float(after.value),
        "doubtful": doubtful,
        "note": note,
    }


@computed_once
def by_unit(pairs: Table) -> dict[str, Table]:
    """The pairs of each unit by themselves, the unit of most pairs first.

    Different units never share an axis; a unit whose values are not subtracted has none.
    """
    found = pairs.rows["unit"].value_counts().index
    return {
        str(unit): pairs.of(pairs.rows[pairs.rows["unit"] == unit])
        for unit in found
        if not units.no_difference(str(unit))
    }


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


def changes_table(dataset: Dataset, indicators: Iterable[Indicator]) -> Table:
    """Every stated from → to pair of the own area and given indicators, the largest change first.

    Doubtful pairs come after the sure ones in the workbook's order, their doubt beside the size of
    the change; pairs that are not subtracted last, with the reason as their `change_text`.
    """
    codes = {each.code for each in indicators}
    found = (
        _change(each, dataset) for each in dataset.relations if each.type is RelationType.CHANGE
    )
    pairs = [each for each in found if each and each["last"].indicator.code in codes]
    return table(sorted(pairs, key=_by_change), PAIR_COLUMNS)


def _by_change(pair: Pair) -> tuple[bool, bool, float]:
    has_none = bool(units.no_difference(pair["last"].quantity.unit))
    size = 0 if pair["doubtful"] else abs(pair["after"] - pair["before"])
    return has_none, pair["doubtful"], -size


def _change(relation: Relation, dataset: Dataset) -> Pair | None:
    before_after = (dataset.current_in(relation, each) for each in (Role.BEFORE, Role.AFTER))
    ends = [fact for found in before_after for fact in found[:1]]
    if len(ends) != 2 or relation.comparability is Comparability.INCOMPARABLE:
        return None
    first, last = ends
    if not isinstance(last, Observation) or last.area != dataset.about.area:
        return None
    unsure = relation.comparability is Comparability.DOUBTFUL
    doubts = [each.doubt for each in map(doubted_in, ends) if each]
    texts = [
        numbers.remarked(numbers.amount(size), *remarks_on(each))
        for each in ends
        if (size := quantity_of(each))
    ]
    note = _note(relation.note, doubts, unsure=unsure)
    return pair_of(first, last, texts, note, doubtful=unsure or bool(doubts))


def _note(note: str, doubts: list[str], *, unsure: bool) -> str:
    """The workbook's words on a pair, then its doubts about either figure."""
    pair = numbers.doubt_said(note) if unsure else note
    if not doubts:
        return pair
    parts = (each.rstrip("。；") for each in (pair, *map(numbers.doubt_said, doubts)))
    return "；".join(filter(None, parts))


@computed_once
def chosen_changes(dataset: Dataset, domain: str | None, tiers: Sequence[Tier]) -> Table:
    """The from → to pairs of every unit, of the chosen field and tiers."""
    return changes_table(dataset, chosen_indicators(dataset, {"domain": domain, "tier": tiers}))


def change_units(dataset: Dataset) -> Sequence[str]:
    """The units in which changes are drawn, the one of most changes first."""
    return list(by_unit(chosen_changes(dataset, None, tuple(Tier))))


def _changes(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    unit = choices["unit"] or ""
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    drawn = by_unit(changes).get(unit, changes.head(0))
    before = (_NO_YEAR if each == _EARLIER else each for each in drawn.rows["before_period"])
    periods = ("、".join(dict.fromkeys(each)) for each in (before, drawn.rows["after_period"]))
    return exhibit.content(
        drawn,
        choices,
        title=f"{exhibit.title}（{unit}）",
        period="此前（{}）→ 现在（{}）".format(*periods),
        unit=unit,
    )


def _changes_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """The largest of the changes that are not doubtful, and how many are."""
    rows = shown.table.rows
    sure = rows[~rows["doubtful"]]
    if sure.empty:
        subject, alike = (f"{len(rows)}项", "都") if len(rows) > 1 else (rows.iloc[0]["name"], "")
        text = f"{subject}前后对比（{shown.unit}）{alike}存疑，变动的数也存疑，不比大小。"
        return dated_if_one(rows["after_period"], text)
    first = sure.iloc[0]
    pair = f"由{first['before_text']}到{first['after_text']}，{first['change_text']}"
    doubted = len(rows) - len(sure)
    apart = f"；另有{doubted}项存疑，不比大小" if doubted else ""
    if len(sure) == 1:
        return f"{first['after_period']}{first['name']}{pair}{apart}。"
    text = f"{len(sure)}项前后对比中，{first['name']}变动最大，{pair}{apart}。"
    return dated_if_one(sure["after_period"], text)


def _not_subtracted(dataset: Dataset, choices: Choices) -> Table:
    changes = chosen_changes(dataset, choices["domain"], choices["tier"])
    return changes.of(changes.rows[changes.rows["unit"].map(units.no_difference).astype(bool)])


CHANGES = chart(
    name="changes",
    page="growth",
    place=30,
    title="从多少到多少",
    chart=Chart("change"),
    parameters=(DOMAIN, TIERS, Choice(key="unit", title="单位", options=change_units)),
    show=_changes,
    empty="所选领域、层级和单位没有前后对比。",
    message=_changes_message,
    slide=pair_slide("此前", "现在"),
    compared=Compared(
        key=("code",), table=lambda dataset, _: changes_table(dataset, dataset.indicators)
    ),
)
NOT_SUBTRACTED = listing(
    name="changes-not-subtracted",
    page="growth",
    place=40,
    title="不相减的前后对比",
    parameters=(DOMAIN, TIERS),
    show=list_of(_not_subtracted),
    empty="所选领域和层级没有不相减的前后对比。",
    message=lambda shown, _: f"{len(shown.table.rows)}项前后对比的数不相减，只列前后。",
    compared=Compared(key=("code",), title=CHANGES.title),
)

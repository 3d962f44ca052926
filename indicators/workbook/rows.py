"""What one row of each sheet becomes: sources, areas, indicators and facts.

`columns.csv` names the attribute that each column fills; a value may need several columns.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from indicators.checks.findings import Code, Finding
from indicators.model import units
from indicators.model.codelists import (
    Bound,
    CommitmentCategory,
    Comparability,
    Measure,
    RelationType,
    Role,
)
from indicators.model.facts import (
    Area,
    Citation,
    Commitment,
    Fact,
    Indicator,
    Member,
    Observation,
    RankClaim,
    Relation,
    Source,
    Target,
)
from indicators.model.quantities import Quantity
from indicators.model.schema import (
    COLUMNS,
    FACT_SHEETS,
    KEYS,
    REFERENCES,
    ColumnKind,
    Field,
    Sheet,
    column,
)
from indicators.rules import magnitudes
from indicators.wording.numbers import in_turn
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables.table import SheetRow, SheetTable
from indicators.workbook.tables.typed_values import Number

# What a row of each sheet becomes, in the order in which rows may name others.
KINDS: Mapping[Sheet, Callable[..., Any]] = {
    Sheet.SOURCES: Source,
    Sheet.AREAS: Area,
    Sheet.INDICATORS: Indicator,
    Sheet.OBSERVATIONS: Observation,
    Sheet.TARGETS: Target,
    Sheet.RANKS: RankClaim,
    Sheet.COMMITMENTS: Commitment,
}
# Columns whose cells name a row of another sheet that the object holds itself.
_RESOLVED = {Field.INDICATOR, Field.AREA, Field.TARGET, Field.SOURCE}


def _columns(sheet: Sheet, prefix: str = "", *, resolved: bool = False) -> dict[str, Field]:
    """The columns by the attributes that their cells fill: as read, or by what they name."""
    filled = {
        each.attribute.removeprefix(prefix): each.name
        for each in COLUMNS[sheet]
        if each.attribute.startswith(prefix)
        and each.kind is not ColumnKind.NUMBER
        and each.name != KEYS[sheet]
        and (each.name in _RESOLVED) is resolved
    }
    return {name: field for name, field in filled.items() if name and "." not in name}


_AS_READ = {sheet: _columns(sheet) for sheet in KINDS}
_BY_NAME = {sheet: _columns(sheet, resolved=True) for sheet in KINDS}
_OF_CITATION = _columns(Sheet.OBSERVATIONS, "citation.")
_KEY_ATTRIBUTES = {sheet: column(sheet, KEYS[sheet]).attribute for sheet in KINDS}


def made(row: SheetRow, key: str, known: Mapping[Sheet, KeyedRows[Any]]) -> Any:  # noqa: ANN401
    """The object of a row with its key, given those that its cells may name; None if unsound.

    Whether an area's parent and an indicator's base exist is settled once all are read.
    """
    sheet = row.table.sheet
    values: dict[str, Any] = {_KEY_ATTRIBUTES[sheet]: key, "place": row.place}
    for attribute, name in _BY_NAME[sheet].items():
        values[attribute] = known[REFERENCES[name][0]].resolve(row, name)
    values |= row.filled(_AS_READ[sheet])
    if sheet in FACT_SHEETS:
        values |= _amounts(row, values.get("indicator"))
        source = known[Sheet.SOURCES].resolve(row, Field.SOURCE)
        cited = row.filled(_OF_CITATION)
        values["citation"] = Citation(source=source, **cited) if source else None
        is_event = values.get("category") is CommitmentCategory.EVENT
        if is_event and source and "period" in values and row.is_blank(Field.STATUS):
            about = (key, row.text(Field.MATTER))
            row.remark(Code.EVENT_WITHOUT_STATUS, Field.STATUS, about=about)
    return KINDS[sheet](**values) if row.is_sound else None


def _amounts(row: SheetRow, indicator: Indicator | None) -> dict[str, object]:
    """The attributes that need several columns: a quantity, and how much of it is done."""
    if row.table.sheet is Sheet.COMMITMENTS:
        return {"quantity": _quantity(row, Field.AMOUNT), "done": _done(row)}
    if row.table.sheet is Sheet.RANKS:
        return {}
    measure = indicator.measure if indicator else None
    return {"quantity": _quantity(row, Field.VALUE, measure)}


def _quantity(row: SheetRow, name: Field, measure: Measure | None = None) -> Quantity | None:
    """The value of a row with its unit and bound; None where there is no value.

    A cell may give bound and unit itself (8%以上); the columns of these must be blank or agree.
    A value beyond what a figure of the `measure` can be fails the row.
    """
    found = row.value(name, Number)
    if found is None:
        return None
    made = Quantity(found.value, _unit(row, name, found), _bound(row, name, found))
    if not magnitudes.is_possible(made, measure):
        row.fail(Code.BEYOND_REASON, name, value=row.written(name))
        return None
    return made


def _done(row: SheetRow) -> Decimal | None:
    """How much is done, in the row's unit."""
    found = row.value(Field.DONE, Number)
    if found is None:
        return None
    if found.bound:
        row.fail(Code.NUMBER_WITH_WORDS, Field.DONE, value=row.written(Field.DONE), proposal="")
    _unit(row, Field.DONE, found)
    return found.value


def _unit(row: SheetRow, name: Field, found: Number) -> str:
    written = row.text(Field.UNIT) or row.table.units.get(name, "")
    own = found.unit
    if not own or units.is_same(written, own):
        return written
    if not written and name is not Field.DONE:
        return own
    if own == units.PERCENT:
        row.fail(Code.PERCENT_WITHOUT_UNIT, name, value=found.value, unit=written)
    else:
        _refuse(row, name, own, Field.UNIT, written)
    return written


def _bound(row: SheetRow, name: Field, found: Number) -> Bound:
    written = row.value(Field.BOUND, Bound)
    if found.bound is None or found.bound is written:
        return written or Bound.EXACT
    if written is not None:
        _refuse(row, name, found.bound, Field.BOUND, written)
    return found.bound


def _refuse(row: SheetRow, name: Field, own: str, other_field: Field, other: str) -> None:
    """Refuse a cell whose words contradict the column of unit or bound."""
    value = row.written(name)
    words = {"value": value, "said": own, "other_field": other_field, "other": other}
    row.fail(Code.READING_CONFLICT, name, **words)


# All rows of a relation must agree in these; a blank 可比性 or 说明 takes the others' content.
_SHARED = (Field.KIND, Field.COMPARABILITY)


def relations(
    table: SheetTable, facts: KeyedRows[Fact]
) -> tuple[tuple[Relation, ...], list[Finding]]:
    """The relations of the sheet and what is wrong with its rows.

    One bad row removes its whole relation: a sum without a part would be another sum.
    """
    groups: dict[str, list[SheetRow]] = defaultdict(list)
    for row in table.rows():
        groups[row.text(Field.RELATION)].append(row)
    made = [_relation(key, rows, facts) for key, rows in groups.items()]
    findings = [each for rows in groups.values() for row in rows for each in row.findings]
    return tuple(each for each in made if each), [*table.findings, *findings]


def _relation(key: str, rows: list[SheetRow], facts: KeyedRows[Fact]) -> Relation | None:
    members = [_member(row, facts) for row in rows]
    for name in _SHARED:
        _refuse_conflict(key, rows, name)
    kind = rows[0].value(Field.KIND, RelationType)
    if kind is None or not key or not all(row.is_sound for row in rows):
        return None
    stated = (row.value(Field.COMPARABILITY, Comparability) for row in rows)
    notes = dict.fromkeys(row.text(Field.REMARK) for row in rows)
    return Relation(
        id=key,
        type=kind,
        members=tuple(each for each in members if each),
        comparability=next((each for each in stated if each), None),
        note=in_turn(*notes),
    )


def _member(row: SheetRow, facts: KeyedRows[Fact]) -> Member | None:
    fact = facts.resolve(row, Field.MEMBER)
    role = row.value(Field.ROLE, Role)
    return Member(role, fact, row.place) if fact and role else None


def _refuse_conflict(key: str, rows: list[SheetRow], name: Field) -> None:
    if not key:  # rows without a number are no relation, each has its own finding
        return
    first = ""
    for row in rows:
        word = row.text(name)
        if first and word and word != first:
            row.fail(Code.RELATION_CONFLICT, name, value=key)
        first = first or word

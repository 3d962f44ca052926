"""What one row of each sheet becomes: sources, areas, indicators and facts.

`columns.csv` names the attribute that each column fills; a value may need several columns.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

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
from indicators.model.periods import Period
from indicators.model.quantities import Quantity
from indicators.model.schema import COLUMNS, KEYS, ColumnKind, Field, Sheet
from indicators.rules import magnitudes
from indicators.wording.numbers import in_turn
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables.cell_values import Number
from indicators.workbook.tables.table import SheetRow, SheetTable

_Made = TypeVar("_Made")
# Columns whose cells name a row of another sheet that the object holds itself.
_RESOLVED = {Field.INDICATOR, Field.AREA, Field.TARGET, Field.SOURCE}


def _plain(sheet: Sheet, prefix: str = "") -> dict[str, Field]:
    """The columns by the attributes that their cells fill as they are read."""
    filled = {
        each.attribute.removeprefix(prefix): each.name
        for each in COLUMNS[sheet]
        if each.attribute.startswith(prefix)
        and each.kind is not ColumnKind.NUMBER
        and each.name not in {*_RESOLVED, KEYS.get(sheet)}
    }
    return {name: field for name, field in filled.items() if name and "." not in name}


_OF_ROW = {sheet: _plain(sheet) for sheet in Sheet}
_OF_CITATION = _plain(Sheet.OBSERVATIONS, "citation.")
_KEY_ATTRIBUTES = {
    sheet: next(each.attribute for each in COLUMNS[sheet] if each.name == name)
    for sheet, name in KEYS.items()
}


def made(kind: type[_Made], row: SheetRow, key: str, **more: object) -> _Made | None:
    """The object of a row with its key and what `more` columns together gave; None if unsound.

    Whether an area's parent and an indicator's base exist is settled once all are read.
    """
    if not row.is_sound:
        return None
    sheet = row.table.sheet
    values = _filled(row, _OF_ROW[sheet]) | {_KEY_ATTRIBUTES[sheet]: key, "place": row.place}
    return kind(**values, **more)


def _filled(row: SheetRow, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The values of the cells that are not blank: an attribute has its default without one."""
    values = {attribute: row.value(name, object) for attribute, name in fields.items()}
    return {attribute: value for attribute, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class FactRows:
    """Makes facts of rows, given what their cells may refer to."""

    sources: KeyedRows[Source]
    areas: KeyedRows[Area]
    indicators: KeyedRows[Indicator]

    def observation(self, row: SheetRow, key: str) -> Observation | None:
        """An observation."""
        return made(Observation, row, key, **self._measured(row))

    def target(self, row: SheetRow, key: str) -> Target | None:
        """A target."""
        return made(Target, row, key, **self._measured(row))

    def rank(self, row: SheetRow, key: str) -> RankClaim | None:
        """A rank claim; that it names an indicator or a matter is checked elsewhere."""
        return made(RankClaim, row, key, **self._subject(row))

    def commitment(self, row: SheetRow, key: str, targets: KeyedRows[Target]) -> Commitment | None:
        """A commitment or event."""
        citation = self._citation(row)
        more = {
            "target": targets.resolve(row, Field.TARGET),
            "quantity": _quantity(row, Field.AMOUNT),
            "done": _done(row),
            "citation": citation,
        }
        category = row.value(Field.CATEGORY, CommitmentCategory)
        is_whole = citation is not None and row.value(Field.PERIOD, Period) is not None
        if is_whole and category is CommitmentCategory.EVENT and row.is_blank(Field.STATUS):
            row.ask(Code.EVENT_WITHOUT_STATUS, Field.STATUS, key, row.text(Field.MATTER))
        return made(Commitment, row, key, **more)

    def _subject(self, row: SheetRow) -> dict[str, Any]:
        return {
            "indicator": self.indicators.resolve(row, Field.INDICATOR),
            "area": self.areas.resolve(row, Field.AREA),
            "citation": self._citation(row),
        }

    def _measured(self, row: SheetRow) -> dict[str, Any]:
        found = self._subject(row)
        measure = found["indicator"].measure if found["indicator"] else None
        return found | {"quantity": _quantity(row, Field.VALUE, measure)}

    def _citation(self, row: SheetRow) -> Citation | None:
        found = self.sources.resolve(row, Field.SOURCE)
        return Citation(source=found, **_filled(row, _OF_CITATION)) if found else None


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
    own = found.own_unit
    if not own or units.is_same(written, own):
        return written
    if not written and name is not Field.DONE:
        return own
    if found.is_percent:
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

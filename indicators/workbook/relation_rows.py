"""The rows of the 关系 sheet, gathered into relations."""

from collections import defaultdict

from indicators.checks.findings import Code, Finding
from indicators.model.codelists import Comparability, RelationType, Role
from indicators.model.facts import Fact, Member, Relation
from indicators.model.schema import Field
from indicators.wording.numbers import in_turn
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables.table import SheetRow, SheetTable

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

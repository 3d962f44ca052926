"""The facts of a sheet's rows by their keys, for the rows that refer to them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from indicators.checks.findings import Code, Finding
from indicators.model.facts import Area, Indicator
from indicators.model.schema import KEYS, Field
from indicators.workbook.cells import half_width, shown
from indicators.workbook.fact_numbers import Register
from indicators.workbook.tables import SheetRow, SheetTable

T = TypeVar("T")
Placed = TypeVar("Placed", Area, Indicator)


@dataclass
class KeyedRows(Generic[T]):
    """A sheet's objects by key, the keys of rows that became none, and the findings made."""

    sheet: str
    is_missing: bool = False
    found: dict[str, T] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, row: SheetRow, name: Field) -> T | None:
        """The object that a row's cell names; None, with a finding, where there is none.

        A blank cell gives None, with a finding only where the column is required.
        """
        return self.named(row, name, row.text(name))

    def named(self, row: SheetRow, name: Field, key: str) -> T | None:
        """The object of a key that a row's cell names."""
        if not key:
            return None
        if key in self.found:
            return self.found[key]
        plain = "".join(half_width(key).split()).removesuffix(".0")
        if plain in self.found:
            row.remark(Code.READ_AS, name, value=key, reading=plain)
            return self.found[plain]
        if self.is_missing:  # the missing sheet has one finding for all that refer to it
            row.is_sound = False
        elif key in self.broken:
            row.fail(Code.BROKEN_REFERENCE, name, value=shown(key), target=self.sheet)
        else:
            row.fail(Code.UNKNOWN_REFERENCE, name, value=shown(key), target=self.sheet)
        return None

    def __iter__(self) -> Iterator[T]:
        return iter(self.found.values())


def shelve(
    table: SheetTable, build: Callable[[SheetRow, str], T | None], register: Register | None = None
) -> KeyedRows[T]:
    """A sheet's rows made into objects by `build`, which gives None for an unsound row."""
    register = register or Register()
    name = KEYS[table.sheet]
    missing = table.lacks_columns or name not in table.columns
    broken = set(table.texts(name, table.unfilled))
    shelf: KeyedRows[T] = KeyedRows(
        table.sheet, missing, broken=broken, findings=list(table.findings)
    )
    for row in table.rows():
        key = register.key(row)
        made = build(row, key or "")
        if made is not None and row.is_sound and key:
            shelf.found[key] = made
        elif key:
            shelf.broken.add(key)
        shelf.findings += row.findings
    return shelf


def settle(shelf: KeyedRows[Placed], table: SheetTable, name: Field, attribute: str) -> None:
    """Take out, with a finding, what refers within its own sheet to a row that is not there.

    An area's parent and an indicator's base may stand below it, so this follows the reading.
    """
    while dangling := [
        each for each in shelf if (key := getattr(each, attribute)) and key not in shelf.found
    ]:
        gone = []
        for each in dangling:
            row = SheetRow(table, each.place.row)
            meant = shelf.named(row, name, getattr(each, attribute))
            shelf.findings += row.findings
            if meant:
                changed: dict[str, Any] = {attribute: meant.code}
                shelf.found[each.code] = replace(each, **changed)
            else:
                gone.append(each.code)
        for code in gone:
            del shelf.found[code]
            shelf.broken.add(code)

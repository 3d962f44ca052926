"""The keys of rows: facts by number (编号), numbers to propose, and what refers to a key."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from indicators.checks.findings import Code, Finding
from indicators.model.schema import FACT_SHEETS, KEYS, Field, Sheet
from indicators.workbook.tables.cell_values import shown, without_blanks
from indicators.workbook.tables.table import SheetRow, SheetTable

_DEFAULT_PREFIXES = dict(zip((*FACT_SHEETS, Sheet.SOURCES), "OTRCS", strict=True))
_WIDTHS = dict.fromkeys(FACT_SHEETS, 3) | {Sheet.SOURCES: 1}
_DIGITS = "0123456789"


class Serials:
    """The numbers that a workbook uses, and the next free ones of each sheet."""

    def __init__(self) -> None:
        self._prefixes: dict[Sheet, str] = {}
        self._last: Counter[str] = Counter()

    def learn(self, sheet: Sheet, keys: Iterable[str]) -> None:
        """Take note of a sheet's keys; the most common prefix is the sheet's own."""
        prefixes: Counter[str] = Counter()
        for key in keys:
            prefix = key.rstrip(_DIGITS)
            serial = key[len(prefix) :]
            # A number of more than nine digits is no serial number to count on from.
            if serial and len(serial) < 10:
                prefixes[prefix] += 1
                self._last[prefix] = max(self._last[prefix], int(serial))
        common = prefixes.most_common(1)
        self._prefixes[sheet] = common[0][0] if common else _DEFAULT_PREFIXES[sheet]

    def next(self, sheet: Sheet) -> str:
        """The next free key of a sheet, which counts as taken from now on."""
        prefix = self._prefixes[sheet]
        self._last[prefix] += 1
        return f"{prefix}{self._last[prefix]:0{_WIDTHS[sheet]}d}"


_T = TypeVar("_T")


@dataclass
class KeyedRows(Generic[_T]):
    """A sheet's objects by key, the keys of rows that became none, and the findings made."""

    sheet: str
    is_missing: bool = False
    found: dict[str, _T] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, row: SheetRow, name: Field) -> _T | None:
        """The object that a row's cell names; None, with a finding, where there is none.

        A blank cell gives None, with a finding only where the column is required.
        """
        return self.named(row, name, row.text(name))

    def named(self, row: SheetRow, name: Field, key: str) -> _T | None:
        """The object of a key that a row's cell names."""
        if not key:
            return None
        if key in self.found:
            return self.found[key]
        plain = without_blanks(key).removesuffix(".0")
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

    def __iter__(self) -> Iterator[_T]:
        return iter(self.found.values())


def keyed_rows(
    table: SheetTable,
    build: Callable[[SheetRow, str], _T | None],
    taken: dict[str, str],
    serials: Serials,
) -> KeyedRows[_T]:
    """A sheet's rows made into objects by `build`, which gives None for an unsound row.

    `taken` has the place of each key so far; facts share it, as their numbers are unique in the
    workbook.
    """
    name = KEYS[table.sheet]
    missing = table.lacks_columns or name not in table.columns
    broken = set(table.texts(name, table.unfilled))
    keyed: KeyedRows[_T] = KeyedRows(
        table.sheet, missing, broken=broken, findings=list(table.findings)
    )
    for row in table.rows():
        key = _key(row, name, taken, serials)
        made = build(row, key)
        if made is not None and row.is_sound and key:
            keyed.found[key] = made
        elif key:
            keyed.broken.add(key)
        keyed.findings += row.findings
    return keyed


def _key(row: SheetRow, name: Field, taken: dict[str, str], serials: Serials) -> str:
    """The row's own key; "", with a finding, where it is blank or taken."""
    if row.is_blank(name) and row.table.sheet in FACT_SHEETS:
        if name in row.table.columns:
            row.fail(Code.BLANK_ID, name, proposal=serials.next(row.table.sheet))
        else:  # the missing column has its own finding
            row.is_sound = False
        return ""
    key = row.text(name)
    if key in taken:
        row.fail(Code.DUPLICATE_ID, name, value=shown(key), other=taken[key])
        return ""
    if key:
        taken[key] = f"{row.table.sheet}!{row.table.address(row.number, name)}"
    return key


def drop_dangling(keyed: KeyedRows[Any], table: SheetTable, name: Field, attribute: str) -> None:
    """Remove, with a finding, rows that refer to an absent row of their own sheet.

    An area's parent and an indicator's base may be in a later row, so this follows the reading.
    """
    while dangling := [
        each for each in keyed if (key := getattr(each, attribute)) and key not in keyed.found
    ]:
        gone = []
        for each in dangling:
            row = SheetRow(table, each.place.row)
            meant = keyed.named(row, name, getattr(each, attribute))
            keyed.findings += row.findings
            if meant:
                keyed.found[each.code] = replace(each, **{attribute: meant.code})
            else:
                gone.append(each.code)
        for code in gone:
            del keyed.found[code]
            keyed.broken.add(code)

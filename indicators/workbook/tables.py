"""A sheet as a table: its header understood, its rows ready to be read field by field."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from openpyxl.utils import get_column_letter

from indicators.facts import Place
from indicators.findings import Code, Finding, finding
from indicators.periods import Period
from indicators.schema import COLUMNS, Column, Field, Sheet
from indicators.terms import Bound
from indicators.workbook import cells
from indicators.workbook.opening import RawCell, RawSheet, tidy

Word = TypeVar("Word", bound=StrEnum)

_BLANK = RawCell()


@dataclass(frozen=True)
class Table:
    """The cells of a sheet, the Excel column of each field, and what is wrong with its header.

    `is_missing` tells a sheet that the workbook does not have from an empty one.
    """

    sheet: Sheet
    cells: Mapping[tuple[int, int], RawCell]
    columns: Mapping[Field, int]
    findings: tuple[Finding, ...] = ()
    is_missing: bool = False

    def numbers(self) -> list[int]:
        """The rows below the header that have anything in a known column."""
        known = set(self.columns.values())
        filled = {
            row for (row, at), cell in self.cells.items() if at in known and not cell.is_blank
        }
        return sorted(filled - {1})

    def rows(self) -> "Iterator[Row]":
        """The filled rows, read."""
        return (Row(self, number) for number in self.numbers())

    def address(self, number: int, name: Field) -> str:
        """The Excel address of a field in a row."""
        return f"{get_column_letter(self.columns.get(name, 1))}{number}"

    def cell(self, number: int, name: Field) -> RawCell:
        """The cell of a field in a row, blank where the sheet lacks the column."""
        at = self.columns.get(name)
        return _BLANK if at is None else self.cells.get((number, at), _BLANK)


class Row:
    """One row: the values of its cells, typed, and what is wrong with them.

    A refused cell, or a required one that is blank, makes the row unsound: no fact may be made
    of it. A getter gives None (or an empty text or list) where its cell gave no value.
    """

    def __init__(self, table: Table, number: int) -> None:
        self.table = table
        self.number = number
        self.findings: list[Finding] = []
        self.is_sound = True
        self._values = {each.name: self._read(each) for each in COLUMNS[table.sheet]}

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return Place(self.table.sheet, self.number)

    def fail(self, code: Code, name: Field, **words: object) -> None:
        """Record a finding at a field, and that no fact may be made of the row."""
        self.is_sound = False
        self.remark(code, name, **words)

    def remark(self, code: Code, name: Field, **words: object) -> None:
        """Record a finding at a field."""
        cell = self.table.address(self.number, name)
        words = {"field": name, **words}
        self.findings.append(finding(code, self.table.sheet, cell, **words))

    def is_blank(self, name: Field) -> bool:
        """Whether nothing is filled in at a field."""
        return self.table.cell(self.number, name).is_blank

    def text(self, name: Field) -> str:
        """Text, empty where there is none."""
        value = self._values[name]
        return value if isinstance(value, str) else ""

    def items(self, name: Field) -> tuple[str, ...]:
        """The entries of a list."""
        value = self._values[name]
        return value if isinstance(value, tuple) else ()

    def amount(self, name: Field) -> cells.Number | None:
        """A number, with whether the cell says that it is a percentage."""
        value = self._values[name]
        return value if isinstance(value, cells.Number) else None

    def integer(self, name: Field) -> int | None:
        """A whole number."""
        value = self._values[name]
        return value if isinstance(value, int) else None

    def day(self, name: Field) -> date | None:
        """A date."""
        value = self._values[name]
        return value if isinstance(value, date) else None

    def period(self, name: Field) -> Period | None:
        """A period."""
        value = self._values[name]
        return value if isinstance(value, Period) else None

    def bound(self, name: Field) -> Bound:
        """A bound, = where blank."""
        value = self._values[name]
        return value if isinstance(value, Bound) else Bound.EXACT

    def choice(self, name: Field, words: type[Word]) -> Word | None:
        """A word of a closed list."""
        word = self.text(name)
        return words(word) if word else None

    def _read(self, wanted: Column) -> object:
        cell = self.table.cell(self.number, wanted.name)
        if cell.is_blank:
            self._require(wanted)
            return None
        value = cells.read(cell, wanted)
        if isinstance(value, cells.Refusal):
            self.fail(value.code, wanted.name, **{"note": wanted.note, **value.words})
            return None
        return value

    def _require(self, wanted: Column) -> None:
        if not wanted.required:
            return
        self.is_sound = False
        if wanted.name in self.table.columns:  # a missing column has its own, single finding
            self.fail(Code.BLANK_CELL, wanted.name, note=wanted.note)


def table_of(sheet: Sheet, raw: RawSheet | None) -> Table:
    """The table of a sheet; one without rows where the workbook does not have it."""
    if raw is None:
        missing = finding(Code.MISSING_SHEET, sheet)
        return Table(sheet, {}, {}, (missing,), is_missing=True)
    found, doubles = _header(sheet, raw)
    missing_columns = [
        finding(Code.MISSING_COLUMN, sheet, "A1", field=each.name)
        for each in COLUMNS[sheet]
        if each.name not in found and not each.optional_column
    ]
    strangers = _unknown_columns(sheet, raw)
    findings = (*missing_columns, *doubles, *strangers, *_merged(sheet, raw))
    return Table(sheet, raw.cells, found, findings)


def header_name(value: object) -> str:
    """A header as it is compared: without blanks, line breaks and invisible characters."""
    return "".join(tidy(str(value)).split())


def _header(sheet: Sheet, raw: RawSheet) -> tuple[dict[Field, int], list[Finding]]:
    spellings = {
        spelling: each.name for each in COLUMNS[sheet] for spelling in (each.name, *each.aliases)
    }
    found: dict[Field, int] = {}
    doubles = []
    for at, title in _titles(raw):
        name = spellings.get(title)
        if name in found:
            first = f"{get_column_letter(found[name])}1"
            cell = f"{get_column_letter(at)}1"
            doubles.append(finding(Code.DUPLICATE_COLUMN, sheet, cell, field=name, other=first))
        elif name is not None:
            found[name] = at
    return found, doubles


def _titles(raw: RawSheet) -> list[tuple[int, str]]:
    header = sorted((at, cell) for (row, at), cell in raw.cells.items() if row == 1)
    return [(at, header_name(cell.value)) for at, cell in header if not cell.is_blank]


def _unknown_columns(sheet: Sheet, raw: RawSheet) -> Iterator[Finding]:
    known: set[str] = {each.name for each in COLUMNS[sheet]}
    known |= {alias for each in COLUMNS[sheet] for alias in each.aliases}
    for at, title in _titles(raw):
        if title not in known:
            cell = f"{get_column_letter(at)}1"
            yield finding(Code.UNKNOWN_COLUMN, sheet, cell, field=cells.shown(title))


def _merged(sheet: Sheet, raw: RawSheet) -> Iterator[Finding]:
    for span, (left, top, right, bottom) in raw.merged.items():
        if any(
            top <= row <= bottom and left <= at <= right and not cell.is_blank
            for (row, at), cell in raw.cells.items()
        ):
            first = span.split(":")[0]
            yield finding(Code.MERGED_CELLS, sheet, first, cells=span)

"""A sheet as a table: the columns of its header, and its rows read field by field."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from openpyxl.utils import get_column_letter

from indicators.checks.findings import Code, Finding, finding
from indicators.model.schema import COLUMNS, Field, Place, Sheet, SheetColumn, column
from indicators.workbook.tables import cells
from indicators.workbook.tables.cell_values import displayed, is_nothing
from indicators.workbook.tables.cells import Note, understood
from indicators.workbook.tables.header import Header, header_units
from indicators.workbook.tables.row_kinds import RowKinds
from indicators.workbook.xlsx.cells import Held, RawCell, RawRow, RawSheet, as_cell

_T = TypeVar("_T")

# Codes, periods, units and dates repeat by the thousand; quotations do not.
_MOST_REMEMBERED = 20_000

# A value or a Refusal, and how the cell was read where that is to be reported.
_Reading = tuple[object, Note | None]

_BLANK: _Reading = (None, None)


class _ColumnMemory:
    """The readings of a column's cells, by what they hold."""

    def __init__(self, column: SheetColumn) -> None:
        self.column = column
        self.name = column.name
        # 1, 1.0 and True are one key, so only texts and whole numbers are remembered, apart.
        self.texts: dict[object, _Reading] = {}
        self._numbers: dict[int, _Reading] = {}

    def read(self, held: Held) -> _Reading:
        """The reading of a filled cell."""
        if type(held) is str:
            return self._remember(self.texts, held)
        if type(held) is int:
            return self._numbers.get(held) or self._remember(self._numbers, held)
        return _reading(held, self.column)

    def _remember(self, readings: dict[_T, _Reading], held: _T) -> _Reading:
        found = _reading(held, self.column)
        if len(readings) < _MOST_REMEMBERED:
            readings[held] = found
        return found


def _reading(held: Held, column: SheetColumn) -> _Reading:
    cell = as_cell(held)
    if cell.is_blank:
        return _BLANK
    value = cells.read(cell, column)
    if isinstance(value, cells.CellRefusal):
        return value, None
    return value, understood(cell, column, value)


# How to read a row of some shape: the filled fields with their positions, the other fields, and
# those of these that must not be blank.
_Plan = tuple[Sequence[tuple[_ColumnMemory, int]], Sequence[Field], Sequence[SheetColumn]]

_READINGS = {Code.READ_AS, Code.TYPED_AS_TEXT}
_NOWHERE = RawSheet("", {})
_EMPTY = RawRow((), ())


@dataclass(frozen=True)
class SheetTable:
    """The cells of a sheet, the Excel column of each field, and what is wrong with its header.

    `filled` are the rows below the header that have anything in a known column, but for the
    `unfilled` ones, which have no content yet; `is_missing`: the workbook does
    not have the sheet. `units` are what headings give for rows whose 单位 is blank.
    """

    sheet: Sheet
    raw: RawSheet = _NOWHERE
    columns: Mapping[Field, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    is_missing: bool = False
    filled: tuple[int, ...] = ()
    unfilled: tuple[int, ...] = ()
    units: Mapping[Field, str] = field(default_factory=dict)

    @cached_property
    def _memories(self) -> Sequence[_ColumnMemory]:
        return [_ColumnMemory(each) for each in COLUMNS[self.sheet]]

    @cached_property
    def _plans(self) -> dict[tuple[int, ...], _Plan]:
        return {}

    def plan(self, shape: tuple[int, ...]) -> _Plan:
        """How to read a row whose filled columns are these; rows of one shape share it."""
        found = self._plans.get(shape)
        if found is None:
            at = {column: position for position, column in enumerate(shape)}
            places = [(each, at.get(self.columns.get(each.name, 0))) for each in self._memories]
            blank = [each.column for each, place in places if place is None]
            found = self._plans[shape] = (
                [(each, place) for each, place in places if place is not None],
                [each.name for each in blank],
                [each for each in blank if each.required],
            )
        return found

    @property
    def lacks_columns(self) -> bool:
        """Whether no row can be read whole, because a column that must be filled is not there."""
        required = (each.name for each in COLUMNS[self.sheet] if each.required)
        return self.is_missing or any(name not in self.columns for name in required)

    def rows(self) -> "Iterator[SheetRow]":
        """The filled rows, read."""
        return (SheetRow(self, number) for number in self.filled)

    def texts(self, name: Field, numbers: Iterable[int]) -> Iterator[str]:
        """What a text column has in rows, where it can be read."""
        wanted = column(self.sheet, name)
        read = (cells.read(self.cell(number, name), wanted) for number in numbers)
        return (each for each in read if isinstance(each, str))

    def address(self, number: int, name: Field) -> str:
        """The Excel address of a field in a row."""
        return f"{get_column_letter(self.columns.get(name, 1))}{number}"

    def finding(self, code: Code, number: int, name: Field, /, **words: object) -> Finding:
        """A finding at a field in a row."""
        words = {"field": name, **words}
        return finding(code, self.sheet, self.address(number, name), **words)

    def cell(self, number: int, name: Field) -> RawCell:
        """The cell of a field in a row, blank where the sheet lacks the column."""
        return self.raw.cell(number, self.columns.get(name, 0))


class SheetRow:
    """One row: the values of its cells, typed, and what is wrong with them.

    A refused cell, or a required one that is blank, makes the row unsound: no fact may be made
    of it. A getter gives None (or an empty text or list) where its cell gave no value.
    """

    __slots__ = ("_values", "findings", "is_sound", "number", "table")

    def __init__(self, table: SheetTable, number: int) -> None:
        self.table = table
        self.number = number
        self.findings: list[Finding] = []
        self.is_sound = True
        raw = table.raw.rows.get(number, _EMPTY)
        filled, blank, required = table.plan(raw.columns)
        self._values: dict[Field, object] = dict.fromkeys(blank)
        for each in required:
            self._look_closer(each, None, None)
        for memory, position in filled:
            held = raw.held[position]
            value, note = memory.texts.get(held) or memory.read(held)
            if value is None or note or type(value) is cells.CellRefusal:
                value = self._look_closer(memory.column, value, note)
            self._values[memory.name] = value

    @property
    def place(self) -> Place:
        """The sheet and the number of the row."""
        return Place(self.table.sheet, self.number)

    def fail(self, code: Code, name: Field, **words: object) -> None:
        """Record a finding at a field, and that no fact may be made of the row.

        Findings about how the field would have been read are dropped.
        """
        self.is_sound = False
        cell = self.table.address(self.number, name)
        self.findings = [
            each for each in self.findings if each.cell != cell or each.code not in _READINGS
        ]
        self.remark(code, name, **words)

    def remark(self, code: Code, name: Field, **words: object) -> None:
        """Record a finding at a field."""
        self.findings.append(self.table.finding(code, self.number, name, **words))

    def is_blank(self, name: Field) -> bool:
        """Whether nothing or only a dash is filled in at a field."""
        cell = self.table.cell(self.number, name)
        return self._values[name] is None and (cell.is_blank or is_nothing(cell.value))

    def written(self, name: Field) -> str:
        """What a field's cell shows, for a message: 4.3% for a percentage of Excel's."""
        return displayed(self.table.cell(self.number, name))

    def text(self, name: Field) -> str:
        """Text, empty where there is none."""
        value = self._values[name]
        return value if isinstance(value, str) else ""

    def filled(self, fields: Mapping[str, Field]) -> dict[str, Any]:
        """The values by attribute of the fields that have one."""
        values = self._values
        return {
            attribute: value
            for attribute, name in fields.items()
            if (value := values[name]) is not None
        }

    def value(self, name: Field, kind: type[_T]) -> _T | None:
        """A value of a kind: a Number, an int, a date, a Period, a word of a closed list."""
        value = self._values[name]
        return value if isinstance(value, kind) else None

    def _look_closer(self, column: SheetColumn, value: object, note: Note | None) -> object:
        """The value of a field that is blank, refused, or had to be understood: with a finding."""
        if isinstance(value, cells.CellRefusal):
            self.fail(value.code, column.name, **{"note": column.note, **value.words})
            return None
        if note:
            self.remark(note[0], column.name, **note[1])
        elif column.required:
            self.is_sound = False
            if column.name in self.table.columns:  # a missing column has its own, single finding
                self.fail(Code.BLANK_CELL, column.name, note=column.note)
        return value


def table_of(sheet: Sheet, raw: RawSheet | None) -> SheetTable:
    """The table of a sheet; one without rows where the workbook does not have it."""
    if raw is None:
        return SheetTable(sheet, findings=(finding(Code.MISSING_SHEET, sheet),), is_missing=True)
    header = Header(sheet, raw)
    filled, unfilled, passed_over = RowKinds(sheet, raw, header).sort()
    units, unit_findings = header_units(sheet, raw, header, filled)
    merged = _merged(sheet, raw, passed_over)
    return SheetTable(
        sheet,
        raw,
        header.columns,
        (*header.findings, *unit_findings, *passed_over.values(), *merged),
        filled=tuple(filled),
        unfilled=tuple(unfilled),
        units=units,
    )


def _merged(sheet: Sheet, raw: RawSheet, passed_over: Container[int]) -> Iterator[Finding]:
    for span, (left, top, _, _) in raw.merged.items():
        if top in passed_over:
            continue
        if span in raw.hiding or not raw.cell(top, left).is_blank:
            yield finding(Code.MERGED_CELLS, sheet, span.split(":")[0], cells=span)

"""Reading the fields of a sheet's rows: each kind of cell once, however often it stands there."""

from collections.abc import Mapping
from typing import TypeVar

from indicators.model.schema import COLUMNS, Column, Field, Sheet
from indicators.workbook import cells
from indicators.workbook.describe_reading import reading_of
from indicators.workbook.xlsx import Held, as_cell

T = TypeVar("T")

# Codes, periods, units and dates repeat by the thousand; quotations do not.
_MOST_REMEMBERED = 20_000

# A value, or a Refusal; and how it was read where that is worth telling.
Reading = tuple[object, str]

_BLANK: Reading = (None, "")


class FieldMemory:
    """The readings of a column's cells, by what they hold."""

    def __init__(self, column: Column) -> None:
        self.column = column
        self.name = column.name
        # 1, 1.0 and True are one key, so only texts and whole numbers are remembered, apart.
        self.texts: dict[object, Reading] = {}
        self._numbers: dict[int, Reading] = {}

    def read(self, held: Held) -> Reading:
        """The reading of a cell; None for a blank one."""
        if held is None:
            return _BLANK
        if type(held) is str:
            return self._remember(self.texts, held)
        if type(held) is int:
            return self._numbers.get(held) or self._remember(self._numbers, held)
        return _reading(held, self.column)

    def _remember(self, readings: dict[T, Reading], held: T) -> Reading:
        found = _reading(held, self.column)
        if len(readings) < _MOST_REMEMBERED:
            readings[held] = found
        return found


# Each field of a row of some shape, and where that row holds it (None: nowhere).
Plan = tuple[tuple[FieldMemory, int | None], ...]


class FieldReader:
    """Reads the fields of a sheet's rows; rows with the same columns filled share a plan."""

    def __init__(self, sheet: Sheet, columns: Mapping[Field, int]) -> None:
        self._columns = columns
        self._memories = [FieldMemory(each) for each in COLUMNS[sheet]]
        self._plans: dict[tuple[int, ...], Plan] = {}

    def plan(self, shape: tuple[int, ...]) -> Plan:
        """How to read each field of a row whose filled columns are these."""
        found = self._plans.get(shape)
        if found is None:
            at = {column: position for position, column in enumerate(shape)}
            found = tuple(
                (each, at.get(self._columns.get(each.name, 0))) for each in self._memories
            )
            self._plans[shape] = found
        return found


def _reading(held: Held, column: Column) -> Reading:
    cell = as_cell(held)
    if cell.is_blank:
        return _BLANK
    value = cells.read(cell, column)
    if isinstance(value, cells.Refusal):
        return value, ""
    return value, reading_of(cell, column, value)

"""Reading the fields of a sheet's rows: each kind of cell once, and how it was understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeVar

from indicators.checks.findings import Code
from indicators.model.periods import Period
from indicators.model.schema import COLUMNS, KEYS, REFERENCES, Column, ColumnKind, Field, Sheet
from indicators.text.plain_text import unseen
from indicators.workbook.tables import cell_values, cells
from indicators.workbook.tables.cell_values import Number, displayed
from indicators.workbook.xlsx import Held, RawCell, as_cell

_EMPTY_WORDS = "没有内容"
# The reading of a number or date that is wrong only in the text format of its cell.
_NUMBER, _DAY = "数", "日期"
# The reading of a text with invisible characters.
_UNSEEN = "看得见的字"
_CODES_OF_READINGS = {
    _NUMBER: Code.TYPED_AS_TEXT,
    _DAY: Code.TYPED_AS_TEXT,
    _UNSEEN: Code.UNSEEN_CHARACTERS,
}
_PLAIN_NUMBER = re.compile(r"\s*-?[0-9]+(?:\.[0-9]+)?\s*")
# The columns of keys, of references to them, and of units.
_CODES = {*KEYS.values(), *REFERENCES, Field.MEMBER, Field.RELATION, Field.UNIT} - {Field.PROPERTY}


def finding_of(cell: RawCell, reading: str) -> tuple[Code, dict[str, object]]:
    """The code and the words of the finding on how a cell was read."""
    words: dict[str, object] = {"value": displayed(cell), "reading": reading}
    words |= {"what": reading, "characters": unseen(str(cell.value))}
    return _CODES_OF_READINGS.get(reading, Code.READ_AS), words


def reading_of(cell: RawCell, column: Column, value: object) -> str:
    """How a cell was read, if it was not taken as it is; "" otherwise."""
    raw = cell.value
    if value is None:
        return _EMPTY_WORDS
    if isinstance(value, str | tuple) and isinstance(raw, str) and value != raw and unseen(raw):
        return _UNSEEN
    if isinstance(value, Number):
        return _number_reading(raw, value)
    if isinstance(value, str):
        return _text_reading(raw, column, value)
    if isinstance(value, Period):
        return value.text if str(raw).removesuffix(".0") != value.text else ""
    return _day_or_integer_reading(raw, value)


def _day_or_integer_reading(raw: object, value: object) -> str:
    """The reading of a cell with a time of day that is dropped, or of a text."""
    if isinstance(value, tuple):
        return ""
    if not isinstance(raw, str):
        has_time = isinstance(raw, datetime) and raw.time() != time()
        is_understood = isinstance(value, date) and not isinstance(raw, date)
        return str(value) if has_time or is_understood else ""
    if isinstance(value, int) and _PLAIN_NUMBER.fullmatch(raw):
        return _NUMBER
    day, _, rest = raw.strip().partition(" ")
    return _DAY if day == str(value) and rest in {"", "00:00:00"} else str(value)


def _text_reading(raw: object, column: Column, value: str) -> str:
    """Trimmed blanks are reported for words and codes, not for sentences."""
    is_sentence = column.kind is ColumnKind.TEXT and column.name not in _CODES
    if not isinstance(raw, str) or raw == value or is_sentence:
        return ""
    return value or _EMPTY_WORDS


def _number_reading(raw: object, value: Number) -> str:
    if not isinstance(raw, str) and value == Number(value.value):
        return ""
    if isinstance(raw, str) and _PLAIN_NUMBER.fullmatch(raw):
        return _NUMBER
    parts = [f"数值{value.value:f}"]
    parts += [f"限定{value.bound}"] if value.bound else []
    parts += [f"单位{value.own_unit}"] if value.own_unit else []
    return "，".join(parts)


_T = TypeVar("_T")

# Codes, periods, units and dates repeat by the thousand; quotations do not.
_MOST_REMEMBERED = 20_000

# A value or a Refusal, and how the cell was read where that is to be reported.
_Reading = tuple[object, str]

_BLANK: _Reading = (None, "")


class _FieldMemory:
    """The readings of a column's cells, by what they hold."""

    def __init__(self, column: Column) -> None:
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


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to read a row of some shape: the filled fields with their positions, and the others.

    `required` are those of the others that must not be blank.
    """

    filled: tuple[tuple[_FieldMemory, int], ...]
    blank: tuple[Field, ...]
    required: tuple[Column, ...]


class FieldReader:
    """Reads the fields of a sheet's rows; rows with the same columns filled share a plan."""

    def __init__(self, sheet: Sheet, columns: Mapping[Field, int]) -> None:
        self._columns = columns
        self._memories = [_FieldMemory(each) for each in COLUMNS[sheet]]
        self._plans: dict[tuple[int, ...], _Plan] = {}

    def plan(self, shape: tuple[int, ...]) -> _Plan:
        """How to read each field of a row whose filled columns are these."""
        found = self._plans.get(shape)
        if found is None:
            at = {column: position for position, column in enumerate(shape)}
            places = [(each, at.get(self._columns.get(each.name, 0))) for each in self._memories]
            blank = [each.column for each, place in places if place is None]
            found = self._plans[shape] = _Plan(
                tuple((each, place) for each, place in places if place is not None),
                tuple(each.name for each in blank),
                tuple(each for each in blank if each.required),
            )
        return found


def _reading(held: Held, column: Column) -> _Reading:
    cell = as_cell(held)
    if cell.is_blank:
        return _BLANK
    value = cells.read(cell, column)
    if isinstance(value, cell_values.Refusal):
        return value, ""
    return value, reading_of(cell, column, value)

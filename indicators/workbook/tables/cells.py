"""Reading one cell: the value that it surely holds, or a refusal with its reason.

What people type is understood where it can mean one thing only; telling.py says how it was read.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.utils.datetime import WINDOWS_EPOCH

from indicators.checks.findings import Code
from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.periods import Period, parse_period
from indicators.model.schema import NO_UNIT, Column, ColumnKind, Field
from indicators.rules import magnitudes
from indicators.workbook.tables.cell_texts import (
    NOTHING,
    exact_decimal,
    half_width,
    is_nothing,
    is_program_word,
    legible,
    plain,
    shown,
    without_blanks,
)
from indicators.workbook.tables.typed_values import (
    bound_of,
    canonical_period,
    mistyped,
    proposal,
    worded,
)
from indicators.workbook.xlsx import RawCell, tidy

_DIGITS = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"({_DIGITS})\s*(%?)")
_DATE = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 00?:00(?::00)?)?")
_COMPACT_DATE = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_LIST_BREAK = re.compile(r"[、，,;；\n]")
_MAY_BE_NOTHING = {
    ColumnKind.NUMBER,
    ColumnKind.INTEGER,
    ColumnKind.DATE,
    ColumnKind.CHOICE,
    ColumnKind.BOUND,
}
# More digits than any figure has; longer ones are some other thing.
_LONGEST_NUMBER = 40
# The days from 1990 to 2099, as Excel numbers them.
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell could not be read: the finding's code and the words for its message."""

    code: Code
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and what its cell says besides: that it is a percentage, its bound, its unit.

    4.3% is 4.3 with `is_percent`; 突破10亿元 is 10 with the bound > and the unit 亿元.
    """

    value: Decimal
    is_percent: bool = False
    bound: Bound | None = None
    unit: str = ""

    @property
    def said_unit(self) -> str:
        """The unit that the cell itself gives."""
        return units.PERCENT if self.is_percent else self.unit


def read(cell: RawCell, column: Column) -> object:
    """What a cell of a column holds, by the column's kind; a Refusal where that is not sure.

    None where a dash or the like says that there is nothing.
    """
    if is_program_word(cell.value) and not cell.is_error:
        return Refusal(Code.BLANK_CELL) if column.required else None
    if column.kind in _MAY_BE_NOTHING and is_nothing(cell.value) and not column.required:
        return None
    if column.kind is ColumnKind.CHOICE:
        return choice(cell, column)
    if column.name is Field.UNIT:
        return unit(cell, column)
    return _READERS[column.kind](cell)


def number(cell: RawCell) -> Number | Refusal:
    """A number: plain, with thousands separators, full-width, a percentage, or with known words.

    8%以上, 突破10亿元 and 1.4万人 give bound and unit too.
    4.3% is 4.3 with `is_percent`, whether typed as text or as a percentage in Excel.
    """
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, str):
        read_text = _text_number(value)
        return read_text if isinstance(read_text, Refusal) else _sized(read_text, cell)
    if isinstance(value, (int, float, Decimal)) and math.isfinite(value):
        exact = exact_decimal(value)
        return _sized(
            Number(plain(exact * 100) if cell.is_percent else exact, cell.is_percent), cell
        )
    return Refusal(Code.NOT_A_NUMBER, {"value": shown(value)})


def _sized(found: Number, cell: RawCell) -> Number | Refusal:
    """The number, if any figure can be of its size."""
    if magnitudes.is_readable(found.value):
        return found
    return Refusal(Code.BEYOND_REASON, {"value": shown(cell.value)})


def integer(cell: RawCell) -> int | Refusal:
    """A whole number."""
    found = number(cell)
    if isinstance(found, Refusal):
        return found
    if found != Number(found.value) or found.value != found.value.to_integral_value():
        return Refusal(Code.NOT_AN_INTEGER, {"value": shown(cell.value)})
    if abs(found.value) > magnitudes.LARGEST_INTEGER:
        return Refusal(Code.BEYOND_REASON, {"value": shown(cell.value)})
    return int(found.value)


def day(cell: RawCell) -> date | Refusal:
    """A whole date, typed as a date or written 2024-02-20, 2024/2/20, 2024年2月20日, 20240220."""
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        if _COMPACT_DATE.fullmatch(f"{value:.0f}") and value == int(value):
            return _text_date(f"{value:.0f}")  # no serial number of Excel is that large
        return Refusal(Code.SERIAL_DATE, {"value": shown(value), "proposal": _serial(value)})
    return _text_date(str(value))


def period(cell: RawCell) -> Period | Refusal:
    """A period; a bare year may be a number, a date that Excel made of 2024-09 is refused.

    Writings such as 2024年上半年 count where they can mean one period only.
    """
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, (date, datetime)):
        words = {"value": shown(value), "proposal": f"{value:%Y-%m}"}
        return Refusal(Code.PERIOD_IS_DATE, words)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = without_blanks(str(value)).upper()
    try:
        return parse_period(canonical_period(written) or written)
    except ValueError:
        return Refusal(Code.NOT_A_PERIOD, {"value": shown(value)})


def bound(cell: RawCell) -> Bound | Refusal:
    """A bound; ≥, ≤, full-width signs and words such as 以上 count, a blank is =."""
    if refusal := _unusable(cell):
        return refusal
    mark = without_blanks(str(cell.value)) if cell.value is not None else ""
    found = bound_of(mark) if mark else Bound.EXACT
    return found or Refusal(Code.UNKNOWN_BOUND, {"value": shown(cell.value)})


def choice(cell: RawCell, column: Column) -> str | Refusal:
    """A word of the column's list; another one only where the list is open."""
    found = text(cell)
    if isinstance(found, Refusal) or found in column.choices:
        return found
    if (squeezed := without_blanks(found)) in column.choices:
        return squeezed
    if column.open_list:
        return found
    choices = "、".join(column.choices)
    return Refusal(Code.UNKNOWN_CHOICE, {"value": shown(found), "choices": choices})


def unit(cell: RawCell, column: Column) -> str | Refusal:
    """A unit as printed, full-width signs and blanks within it mended; no known one otherwise.

    A dash stands for no unit: the unit — of an indicator of texts, nothing beside a fact.
    """
    found = text(cell)
    if isinstance(found, Refusal) or units.is_known(found):
        return found
    squeezed = without_blanks(found)
    if squeezed in NOTHING:
        return NO_UNIT if column.required else ""
    return squeezed if units.is_known(squeezed) else found


def text(cell: RawCell) -> str | Refusal:
    """Text; a whole number such as a code counts, a date or percentage is refused."""
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, str):
        return legible(value)
    if isinstance(value, (int, float)) and math.isfinite(value) and not cell.is_percent:
        return f"{exact_decimal(value):f}"
    return Refusal(Code.NOT_TEXT, {"value": shown(value)})


def items(cell: RawCell) -> tuple[str, ...] | Refusal:
    """The entries of a list separated by 、 ， , ; or ；, each once."""
    found = text(cell)
    if isinstance(found, Refusal):
        return found
    entries = (tidy(each) for each in _LIST_BREAK.split(found))
    return tuple(dict.fromkeys(each for each in entries if each))


def _serial(value: float) -> str:
    """The day that a number would be as a date of Excel's, for a message; "" where it is none."""
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return ""
    return f"作为 Excel 的日期序号是{WINDOWS_EPOCH.date() + timedelta(days=int(value))}"


def _unusable(cell: RawCell) -> Refusal | None:
    if cell.is_formula and cell.value is None:
        return Refusal(Code.FORMULA_WITHOUT_VALUE)
    if cell.is_error:
        return Refusal(Code.EXCEL_ERROR, {"value": cell.value})
    if isinstance(cell.value, bool):
        return Refusal(Code.BOOLEAN, {"value": str(cell.value).upper()})
    if isinstance(cell.value, (time, timedelta)):
        return Refusal(Code.NOT_TEXT, {"value": shown(cell.value)})
    return None


def _text_number(raw: str) -> Number | Refusal:
    written = half_width(raw)
    if len(written) > _LONGEST_NUMBER:
        return Refusal(Code.NOT_A_NUMBER, {"value": shown(raw)})
    if match := _NUMBER.fullmatch(written):
        return Number(plain(Decimal(match[1].replace(",", ""))), bool(match[2]))
    if found := worded(written):
        is_percent = found.unit == units.PERCENT
        unit_said = "" if is_percent else found.unit
        return Number(plain(found.value), is_percent, found.bound, unit_said)
    if slip := mistyped(written):
        words = {"value": shown(raw), "reason": slip[0], "advice": slip[1]}
        return Refusal(Code.MISTYPED_NUMBER, words)
    if (advice := proposal(written)) is not None:
        return Refusal(Code.NUMBER_WITH_WORDS, {"value": shown(raw), "proposal": advice})
    return Refusal(Code.NOT_A_NUMBER, {"value": shown(raw)})


def _text_date(raw: str) -> date | Refusal:
    written = half_width(raw)
    try:
        if match := _DATE.fullmatch(written):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _COMPACT_DATE.fullmatch(written):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        pass  # 2024-02-30 is no day: refused below like any other text
    return Refusal(Code.NOT_A_DATE, {"value": shown(raw)})


_READERS: Mapping[ColumnKind, Callable[[RawCell], object]] = {
    ColumnKind.TEXT: text,
    ColumnKind.NUMBER: number,
    ColumnKind.INTEGER: integer,
    ColumnKind.DATE: day,
    ColumnKind.PERIOD: period,
    ColumnKind.BOUND: bound,
    ColumnKind.LIST: items,
}

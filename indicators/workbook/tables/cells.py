"""Reading one cell: the value that it surely holds, or a refusal with its reason.

What people type is understood where it can mean one thing only; fields.py describes how it was
read.
"""

import math
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta

from openpyxl.utils.datetime import WINDOWS_EPOCH

from indicators.checks.findings import Code
from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.periods import Period, parse_period
from indicators.model.schema import NO_UNIT, Column, ColumnKind, Field
from indicators.workbook.tables.cell_values import (
    NOTHING,
    Refusal,
    exact_decimal,
    half_width,
    integer,
    is_nothing,
    is_program_word,
    legible,
    number,
    shown,
    unusable,
    without_blanks,
)
from indicators.workbook.tables.typed_values import (
    bound_of,
    canonical_period,
)
from indicators.workbook.xlsx import RawCell, tidy

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
# The days from 1990 to 2099, as Excel numbers them.
_FIRST_SERIAL, _LAST_SERIAL = 32_874, 73_050


def read(cell: RawCell, column: Column) -> object:
    """What a cell of a column holds, by the column's kind; a Refusal where that is not sure.

    None for a dash or the like, which means no value.
    """
    if is_program_word(cell.value) and not cell.is_error:
        return Refusal(Code.BLANK_CELL) if column.required else None
    if column.kind in _MAY_BE_NOTHING and is_nothing(cell.value) and not column.required:
        return None
    if column.kind is ColumnKind.CHOICE:
        return _choice(cell, column)
    if column.name is Field.UNIT:
        return unit(cell, column)
    return _READERS[column.kind](cell)


def day(cell: RawCell) -> date | Refusal:
    """A whole date, typed as a date or written 2024-02-20, 2024/2/20, 2024年2月20日, 20240220."""
    value = cell.value
    if refusal := unusable(cell):
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
    if refusal := unusable(cell):
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
    if refusal := unusable(cell):
        return refusal
    mark = without_blanks(str(cell.value)) if cell.value is not None else ""
    found = bound_of(mark) if mark else Bound.EXACT
    return found or Refusal(Code.UNKNOWN_BOUND, {"value": shown(cell.value)})


def _choice(cell: RawCell, column: Column) -> str | Refusal:
    """A word of the column's list, as its enum has it; where the list is open, any text."""
    found = text(cell)
    if isinstance(found, Refusal):
        return found
    for word in (found, without_blanks(found)):
        if word in column.choices:
            return word if column.open_list else column.choices[column.choices.index(word)]
    if column.open_list:
        return found
    choices = "、".join(column.choices)
    return Refusal(Code.UNKNOWN_CHOICE, {"value": shown(found), "choices": choices})


def unit(cell: RawCell, column: Column) -> str | Refusal:
    """A unit as printed, full-width signs and blanks within it mended; no known one otherwise.

    A dash is the unit of an indicator of texts, and no unit of a fact.
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
    if refusal := unusable(cell):
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


def _text_date(raw: str) -> date | Refusal:
    written = half_width(raw)
    match = _DATE.fullmatch(written) or _COMPACT_DATE.fullmatch(written)
    # 2024-02-30 is no day.
    with suppress(ValueError):
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
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

"""Reading one cell: the value that it surely holds, or a refusal with its reason.

What people type is understood where it can mean one thing only; `understood` says how it was read.
"""

import math
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.utils.datetime import WINDOWS_EPOCH

from indicators.checks.findings import Code
from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.periods import Period, parse_period
from indicators.model.schema import KEYS, NO_UNIT, REFERENCES, ColumnKind, Field, SheetColumn
from indicators.rules import magnitudes
from indicators.text.plain_text import unseen
from indicators.workbook.tables.cell_values import (
    NOTHING,
    displayed,
    exact_decimal,
    half_width,
    is_nothing,
    is_program_word,
    legible,
    shown,
    without_blanks,
)
from indicators.workbook.tables.typed_values import (
    Number,
    bound_of,
    canonical_period,
    mistyped,
    proposal,
    worded,
)
from indicators.workbook.xlsx.cells import RawCell, tidy

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
# Longer than any figure; a longer text is something else.
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class CellRefusal:
    """Why a cell could not be read: the finding's code and the words for its message."""

    code: Code
    words: Mapping[str, object] = field(default_factory=dict)


def read(cell: RawCell, column: SheetColumn) -> object:
    """What a cell of a column holds, by the column's kind; a Refusal where that is not sure.

    None for a dash or the like, which means no value.
    """
    value = cell.value
    if is_program_word(value) and not cell.is_error:
        return CellRefusal(Code.BLANK_CELL) if column.required else None
    if column.kind in _MAY_BE_NOTHING and is_nothing(value) and not column.required:
        return None
    return _unusable(cell) or _READERS[column.kind](cell, column)


def _unusable(cell: RawCell) -> CellRefusal | None:
    """Why no kind of column can read a cell: an error, a boolean, a formula without result."""
    if cell.is_formula and cell.value is None:
        return CellRefusal(Code.FORMULA_WITHOUT_VALUE)
    if cell.is_error:
        return CellRefusal(Code.EXCEL_ERROR, {"value": cell.value})
    if isinstance(cell.value, bool):
        return CellRefusal(Code.BOOLEAN, {"value": str(cell.value).upper()})
    if isinstance(cell.value, (time, timedelta)):
        return CellRefusal(Code.NOT_TEXT, {"value": shown(cell.value)})
    return None


def _number(cell: RawCell, _: SheetColumn) -> Number | CellRefusal:
    """A number: plain, with thousands separators, full-width, a percentage, or with known words.

    8%以上, 突破10亿元 and 1.4万人 give bound and unit too; 4.3% is 4.3 with the unit %, whether
    typed as text or as a percentage in Excel.
    """
    value = cell.value
    if isinstance(value, str):
        found = _text_number(value)
    elif isinstance(value, (int, float, Decimal)) and math.isfinite(value):
        exact = exact_decimal(value)
        percent = Number(exact_decimal(exact * 100), unit=units.PERCENT)
        found = percent if cell.is_percent else Number(exact)
    else:
        return _refused(Code.NOT_A_NUMBER, value)
    if isinstance(found, Number) and not magnitudes.is_readable(found.value):
        return _refused(Code.BEYOND_REASON, value)  # no figure can have its size
    return found


def _refused(code: Code, value: object, **words: object) -> CellRefusal:
    return CellRefusal(code, {"value": shown(value), **words})


def _text_number(raw: str) -> Number | CellRefusal:
    written = half_width(raw)
    if len(written) > _LONGEST_NUMBER:
        return _refused(Code.NOT_A_NUMBER, raw)
    if found := worded(written):
        return found
    if slip := mistyped(written):
        return _refused(Code.MISTYPED_NUMBER, raw, reason=slip[0], advice=slip[1])
    if (advice := proposal(written)) is not None:
        return _refused(Code.NUMBER_WITH_WORDS, raw, proposal=advice)
    return _refused(Code.NOT_A_NUMBER, raw)


def _integer(cell: RawCell, column: SheetColumn) -> int | CellRefusal:
    """A whole number."""
    found = _number(cell, column)
    if isinstance(found, CellRefusal):
        return found
    if found != Number(found.value) or found.value != found.value.to_integral_value():
        return _refused(Code.NOT_AN_INTEGER, cell.value)
    if abs(found.value) > magnitudes.LARGEST_INTEGER:
        return _refused(Code.BEYOND_REASON, cell.value)
    return int(found.value)


def _day(cell: RawCell, _: SheetColumn) -> date | CellRefusal:
    """A whole date, typed as a date or written 2024-02-20, 2024/2/20, 2024年2月20日, 20240220."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        if _COMPACT_DATE.fullmatch(f"{value:.0f}") and value == int(value):
            return _text_date(f"{value:.0f}")  # no serial number of Excel is that large
        return _refused(Code.SERIAL_DATE, value, proposal=_serial(value))
    return _text_date(str(value))


def _serial(value: float) -> str:
    """The day that a number would be as a date of Excel's, for a message; "" where it is none."""
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return ""
    return f"作为 Excel 的日期序号是{WINDOWS_EPOCH.date() + timedelta(days=int(value))}"


def _text_date(raw: str) -> date | CellRefusal:
    written = half_width(raw)
    match = _DATE.fullmatch(written) or _COMPACT_DATE.fullmatch(written)
    # 2024-02-30 is no day.
    with suppress(ValueError):
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    return _refused(Code.NOT_A_DATE, raw)


def _period(cell: RawCell, _: SheetColumn) -> Period | CellRefusal:
    """A period; a bare year may be a number, a date that Excel made of 2024-09 is refused.

    Writings such as 2024年上半年 count where they can mean one period only.
    """
    value = cell.value
    if isinstance(value, date):
        return _refused(Code.PERIOD_IS_DATE, value, proposal=f"{value:%Y-%m}")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    written = without_blanks(str(value)).upper()
    try:
        return parse_period(canonical_period(written) or written)
    except ValueError:
        return _refused(Code.NOT_A_PERIOD, value)


def _bound(cell: RawCell, _: SheetColumn) -> Bound | CellRefusal:
    """A bound; ≥, ≤, full-width signs and words such as 以上 count."""
    found = bound_of(without_blanks(str(cell.value)))
    return found or _refused(Code.UNKNOWN_BOUND, cell.value)


def _text(cell: RawCell, column: SheetColumn) -> str | CellRefusal:
    """Text; a whole number such as a code counts, a date or percentage is refused.

    A unit is as printed, full-width signs and blanks within it mended if it is a known one then;
    a dash is the unit of an indicator of texts, and no unit of a fact.
    """
    value = cell.value
    if isinstance(value, str):
        found = legible(value)
    elif isinstance(value, (int, float)) and math.isfinite(value) and not cell.is_percent:
        found = f"{exact_decimal(value):f}"
    else:
        return _refused(Code.NOT_TEXT, value)
    if column.name is not Field.UNIT or units.is_known(found):
        return found
    squeezed = without_blanks(found)
    if squeezed in NOTHING:
        return NO_UNIT if column.required else ""
    return squeezed if units.is_known(squeezed) else found


def _choice(cell: RawCell, column: SheetColumn) -> str | CellRefusal:
    """A word of the column's list, as its enum has it; where the list is open, any text."""
    found = _text(cell, column)
    if isinstance(found, CellRefusal):
        return found
    for word in (found, without_blanks(found)):
        if word in column.choices:
            return word if column.open_list else column.choices[column.choices.index(word)]
    if column.open_list:
        return found
    return _refused(Code.UNKNOWN_CHOICE, found, choices="、".join(column.choices))


def _items(cell: RawCell, column: SheetColumn) -> tuple[str, ...] | CellRefusal:
    """The entries of a list separated by 、 ， , ; or ；, each once."""
    found = _text(cell, column)
    if isinstance(found, CellRefusal):
        return found
    entries = (tidy(each) for each in _LIST_BREAK.split(found))
    return tuple(dict.fromkeys(each for each in entries if each))


_READERS: Mapping[ColumnKind, Callable[[RawCell, SheetColumn], object]] = {
    ColumnKind.TEXT: _text,
    ColumnKind.NUMBER: _number,
    ColumnKind.INTEGER: _integer,
    ColumnKind.DATE: _day,
    ColumnKind.PERIOD: _period,
    ColumnKind.BOUND: _bound,
    ColumnKind.CHOICE: _choice,
    ColumnKind.LIST: _items,
}


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


# The code and the words of a finding.
Note = tuple[Code, Mapping[str, object]]


def understood(cell: RawCell, column: SheetColumn, value: object) -> Note | None:
    """What to say on how a cell was read, None where it was taken as it is."""
    reading = _reading_of(cell.value, column, value)
    if not reading:
        return None
    words = {"value": displayed(cell), "reading": reading}
    words |= {"what": reading, "characters": unseen(str(cell.value))}
    return _CODES_OF_READINGS.get(reading, Code.READ_AS), words


def _reading_of(raw: object, column: SheetColumn, value: object) -> str:
    """How a cell was read, if it was not taken as it is; "" otherwise."""
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


def _text_reading(raw: object, column: SheetColumn, value: str) -> str:
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
    parts += [f"单位{value.unit}"] if value.unit else []
    return "，".join(parts)

"""Reading one cell: the value that it surely holds, or a refusal with its reason."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from indicators import units
from indicators.findings import Code
from indicators.periods import Period, parse_period
from indicators.schema import Column, Kind
from indicators.terms import Bound
from indicators.workbook.opening import RawCell, tidy

# Full-width forms and typographic minus signs mean the same as the keyboard's.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0xA0: " ", 0x2212: "-"}
_DIGITS = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"({_DIGITS})\s*(%?)")
_WORDED = re.compile(rf"([^0-9]*?)\s*({_DIGITS})\s*([^0-9]*)")
_DATE = re.compile(r"([0-9]{4})([-/.年])([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 00?:00(?::00)?)?")
_BOUND_MARKS = {"≥": ">=", "⩾": ">=", "≧": ">=", "≤": "<=", "⩽": "<=", "≦": "<=", "": "="}
_LIST_BREAK = re.compile(r"[、，,;；\n]")
_BOUND_WORDS = {
    Bound.ABOVE: ("突破", "超过", "超", "多于", "大于", ">"),
    Bound.AT_LEAST: ("以上", "不低于", "不少于", "至少", "≥", ">="),
    Bound.BELOW: ("不足", "不到", "低于", "少于", "小于", "<"),
    Bound.AT_MOST: ("以内", "以下", "不超过", "不高于", "至多", "≤", "<="),
    Bound.ABOUT: ("左右", "约", "近", "上下", "≈"),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell could not be read: the finding's code and the words for its message."""

    code: Code
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """A number, and whether the cell itself says that it is a percentage (4.3, True for 4.3%)."""

    value: Decimal
    is_percent: bool = False


def read(cell: RawCell, column: Column) -> object:
    """What a cell of a column holds, by the column's kind; a Refusal where that is not sure."""
    if column.kind is Kind.CHOICE:
        return choice(cell, column)
    return _READERS[column.kind](cell)


def half_width(text: str) -> str:
    """Text with full-width letters, digits and signs as on the keyboard, without stray blanks."""
    return tidy(text.translate(_HALF_WIDTH))


def shown(value: object) -> str:
    """A cell's value as a message quotes it, shortened."""
    text = value.date().isoformat() if isinstance(value, datetime) else str(value)
    text = tidy(text)
    return text if len(text) <= 30 else f"{text[:29]}…"


def number(cell: RawCell) -> Number | Refusal:
    """A number: plain, with thousands separators, full-width or a percentage, never with words.

    4.3% is 4.3 with `is_percent`, whether typed as text or as a percentage in Excel.
    """
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, str):
        return _text_number(value)
    if isinstance(value, (int, float, Decimal)) and math.isfinite(value):
        exact = exact_decimal(value)
        return Number(_plain(exact * 100) if cell.is_percent else exact, cell.is_percent)
    return Refusal(Code.NOT_A_NUMBER, {"value": shown(value)})


def exact_decimal(value: float | Decimal) -> Decimal:
    """The decimal number that Excel shows for a stored one: 15 significant digits."""
    if isinstance(value, float):
        return _plain(Decimal(f"{value:.15g}"))
    return _plain(Decimal(value))


def integer(cell: RawCell) -> int | Refusal:
    """A whole number."""
    found = number(cell)
    if isinstance(found, Refusal):
        return found
    if found.is_percent or found.value != found.value.to_integral_value():
        return Refusal(Code.NOT_AN_INTEGER, {"value": shown(cell.value)})
    return int(found.value)


def day(cell: RawCell) -> date | Refusal:
    """A whole date, typed as a date or written 2024-02-20, 2024/2/20 or 2024年2月20日."""
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        return Refusal(Code.SERIAL_DATE, {"value": shown(value)})
    return _text_date(str(value))


def period(cell: RawCell) -> Period | Refusal:
    """A period; a bare year may be a number, a date that Excel made of 2024-09 is refused."""
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, (date, datetime)):
        words = {"value": shown(value), "proposal": f"{value:%Y-%m}"}
        return Refusal(Code.PERIOD_IS_DATE, words)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    try:
        return parse_period(half_width(str(value)).upper())
    except ValueError:
        return Refusal(Code.NOT_A_PERIOD, {"value": shown(value)})


def bound(cell: RawCell) -> Bound | Refusal:
    """A bound; ≥, ≤ and full-width signs count, a blank is =."""
    if refusal := _unusable(cell):
        return refusal
    mark = half_width(str(cell.value)) if cell.value is not None else ""
    try:
        return Bound(_BOUND_MARKS.get(mark, mark))
    except ValueError:
        return Refusal(Code.UNKNOWN_BOUND, {"value": shown(cell.value)})


def choice(cell: RawCell, column: Column) -> str | Refusal:
    """A word of the column's list; another one only where the list is open."""
    found = text(cell)
    if isinstance(found, Refusal) or found in column.choices or column.open_list:
        return found
    choices = "、".join(column.choices)
    return Refusal(Code.UNKNOWN_CHOICE, {"value": shown(found), "choices": choices})


def text(cell: RawCell) -> str | Refusal:
    """Text; a whole number such as a code counts, a date or percentage is refused."""
    value = cell.value
    if refusal := _unusable(cell):
        return refusal
    if isinstance(value, str):
        return tidy(value)
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


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent: 4.30 → 4.3, 1E+2 → 100."""
    written = f"{value:f}"  # not normalize(), which rounds to 28 digits
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def _text_number(raw: str) -> Number | Refusal:
    written = half_width(raw)
    if match := _NUMBER.fullmatch(written):
        return Number(_plain(Decimal(match[1].replace(",", ""))), bool(match[2]))
    if match := _WORDED.fullmatch(written):
        proposal = _proposal(match[1], match[2], match[3])
        return Refusal(Code.NUMBER_WITH_WORDS, {"value": shown(raw), "proposal": proposal})
    return Refusal(Code.NOT_A_NUMBER, {"value": shown(raw)})


def _proposal(before: str, digits: str, after: str) -> str:
    """What to put in which column, as far as the words are known."""
    marks = [
        (word, limit)
        for limit, words in _BOUND_WORDS.items()
        for word in words
        if before == word or after.endswith(word)
    ]
    word, limit = max(marks, key=lambda each: len(each[0]), default=("", None))
    unit = after.removesuffix(word).strip()
    parts = [f"数值填{digits.replace(',', '')}"]
    parts += [f"限定填{limit}"] if limit else []
    parts += [f"单位填{unit}"] if units.is_known(unit) else []
    return f"（{'，'.join(parts)}）"


def _text_date(raw: str) -> date | Refusal:
    match = _DATE.fullmatch(half_width(raw))
    try:
        if match:
            return date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        pass  # 2024-02-30 is no day: refused below like any other text
    return Refusal(Code.NOT_A_DATE, {"value": shown(raw)})


_READERS: Mapping[Kind, Callable[[RawCell], object]] = {
    Kind.TEXT: text,
    Kind.NUMBER: number,
    Kind.INTEGER: integer,
    Kind.DATE: day,
    Kind.PERIOD: period,
    Kind.BOUND: bound,
    Kind.LIST: items,
}

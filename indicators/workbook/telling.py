"""Telling how a cell was read, where that is more than taking what stands there."""

from datetime import date, datetime, time

from indicators.periods import Period
from indicators.schema import KEYS, REFERENCES, Column, Field, Kind
from indicators.workbook.cells import Number
from indicators.workbook.raw import RawCell

_EMPTY_WORDS = "没有内容"
# The columns of texts that other cells name, or that stand for a unit.
_CODES = {*KEYS.values(), *REFERENCES, Field.MEMBER, Field.RELATION, Field.UNIT} - {Field.PROPERTY}


def told(cell: RawCell, column: Column, value: object) -> str:
    """How a cell was read, where that is more than taking what stands there; "" otherwise."""
    raw = cell.value
    if value is None:
        return _EMPTY_WORDS
    if isinstance(value, Number):
        return _told_number(raw, value)
    if isinstance(value, str):
        return _told_text(raw, column, value)
    if isinstance(value, Period):
        return value.text if str(raw).removesuffix(".0") != value.text else ""
    # Whole numbers and dates: a time of day was dropped, or a text was understood.
    has_time = isinstance(raw, datetime) and raw.time() != time()
    is_understood = isinstance(raw, str) or (isinstance(value, date) and not isinstance(raw, date))
    return str(value) if has_time or (is_understood and not isinstance(value, tuple)) else ""


def _told_text(raw: object, column: Column, value: str) -> str:
    """Stray blanks count where a word or code is wanted; a sentence's are nobody's concern."""
    is_sentence = column.kind is Kind.TEXT and column.name not in _CODES
    if not isinstance(raw, str) or raw == value or is_sentence:
        return ""
    return value or _EMPTY_WORDS


def _told_number(raw: object, value: Number) -> str:
    if not isinstance(raw, str) and value == Number(value.value):
        return ""
    parts = [f"数值{value.value:f}"]
    parts += [f"限定{value.bound}"] if value.bound else []
    parts += [f"单位{value.said_unit}"] if value.said_unit else []
    return "，".join(parts)

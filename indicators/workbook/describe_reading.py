"""Describes how a cell was read, where that is more than taking its text as it is."""

import re
from datetime import date, datetime, time

from indicators.checks.findings import Code
from indicators.model.periods import Period
from indicators.model.schema import KEYS, REFERENCES, Column, ColumnKind, Field
from indicators.text.unseen import unseen
from indicators.workbook import cells
from indicators.workbook.cells import Number
from indicators.workbook.xlsx import RawCell

_EMPTY_WORDS = "没有内容"
# How a number or date is read that is as it should be, but for the text format of its cell.
_NUMBER, _DAY = "数", "日期"
# How a text is read that has characters which nobody sees.
_UNSEEN = "看得见的字"
_CODES_OF_READINGS = {
    _NUMBER: Code.TYPED_AS_TEXT,
    _DAY: Code.TYPED_AS_TEXT,
    _UNSEEN: Code.UNSEEN_CHARACTERS,
}
_PLAIN_NUMBER = re.compile(r"\s*-?[0-9]+(?:\.[0-9]+)?\s*")
# The columns of texts that other cells name, or that stand for a unit.
_CODES = {*KEYS.values(), *REFERENCES, Field.MEMBER, Field.RELATION, Field.UNIT} - {Field.PROPERTY}


def finding_of(cell: RawCell, reading: str) -> tuple[Code, dict[str, object]]:
    """The code and the words of the finding that says how a cell was read."""
    words: dict[str, object] = {"value": cells.displayed(cell), "reading": reading}
    words |= {"what": reading, "characters": unseen(str(cell.value))}
    return _CODES_OF_READINGS.get(reading, Code.READ_AS), words


def reading_of(cell: RawCell, column: Column, value: object) -> str:
    """How a cell was read, where that is more than taking what stands there; "" otherwise."""
    raw = cell.value
    if value is None:
        return _EMPTY_WORDS
    if isinstance(value, str | tuple) and isinstance(raw, str) and value != raw and unseen(raw):
        return _UNSEEN
    if isinstance(value, Number):
        return _told_number(raw, value)
    if isinstance(value, str):
        return _told_text(raw, column, value)
    if isinstance(value, Period):
        return value.text if str(raw).removesuffix(".0") != value.text else ""
    return _told_day_or_integer(raw, value)


def _told_day_or_integer(raw: object, value: object) -> str:
    """A time of day was dropped, or a text was understood."""
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


def _told_text(raw: object, column: Column, value: str) -> str:
    """Trimmed blanks are reported for words and codes, not for sentences."""
    is_sentence = column.kind is ColumnKind.TEXT and column.name not in _CODES
    if not isinstance(raw, str) or raw == value or is_sentence:
        return ""
    return value or _EMPTY_WORDS


def _told_number(raw: object, value: Number) -> str:
    if not isinstance(raw, str) and value == Number(value.value):
        return ""
    if isinstance(raw, str) and _PLAIN_NUMBER.fullmatch(raw):
        return _NUMBER
    parts = [f"数值{value.value:f}"]
    parts += [f"限定{value.bound}"] if value.bound else []
    parts += [f"单位{value.said_unit}"] if value.said_unit else []
    return "，".join(parts)

"""A printed label as a number format: its words stay, its digits come from the value."""

import re
from decimal import Decimal

from indicators.briefings.slides.charts.chart import Point
from indicators.wording import numbers

# One figure and, where it is said, the period that it is of: 增长4.3%（2031年）.
_LABEL = re.compile(r"(\D*)(\d+(?:\.\d+)?)(\D*?)((?:（\d{4}年[^（）]*）)?)")
_GROWTH = re.compile(r"(.*)(增长|上涨|下降)")
_FALL, _NO_CHANGE = "下降", "持平"
# Offices print no more digits by `General`, and take no longer format.
_DIGITS, _LENGTH = 10, 255


def label_format(point: Point, unit: str) -> str | None:
    """The number format that prints the point's value as its label, and any other value truly.

    None where the text has to stay fixed: it or its note would not be true of another value,
    or it is a word, holds two figures or one that is not the value in `unit`, or is a fall with
    a bound, which says nothing of how growth is bound.
    """
    found = _LABEL.fullmatch(point.label) if point.follows else None
    if found is None or point.value is None:
        return None
    before, figure, after, period = found.groups()
    is_value = figure == numbers.number(Decimal(repr(abs(point.value))))
    if not is_value or not after.startswith(unit) or len(figure) > _DIGITS:
        return None
    growth = _GROWTH.fullmatch(before) if after == unit else None
    written = (
        _growth(growth[1], growth[2], after, period)
        if growth
        else _signed(before, after + period, falls=point.value < 0)
    )
    return written if written and len(written) <= _LENGTH else None


def _growth(before: str, word: str, after: str, period: str) -> str:
    """Growth says its direction in a word, and has one for none."""
    rise = "增长" if word == _FALL else word
    moves = (f"{_quoted(before + each)}General{_quoted(after + period)}" for each in (rise, _FALL))
    return ";".join((*moves, _quoted(before + _NO_CHANGE + period)))


def _signed(before: str, after: str, *, falls: bool) -> str | None:
    """A number with the sign that it has, and with a plus where the label has one."""
    plain = before.removesuffix(numbers.MINUS if falls else "+")
    if falls and plain == before:
        return None
    zero = f"{_quoted(plain)}General{_quoted(after)}"
    below = f"{_quoted(plain + numbers.MINUS)}General{_quoted(after)}"
    above = zero if falls else f"{_quoted(before)}General{_quoted(after)}"
    return ";".join((above, below) if above == zero else (above, below, zero))


def _quoted(text: str) -> str:
    """A literal of a number format; a quotation mark stands outside the quotes."""
    return '\\"'.join(f'"{each}"' if each else "" for each in text.split('"'))

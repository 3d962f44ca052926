"""Chinese numerals up to the thousands: 十二, 两百零五, 四点三."""

from decimal import Decimal

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}

DIGIT = f"[{''.join(_DIGITS)}]"
NUMERAL = f"[{''.join(_DIGITS)}{''.join(_TENS)}]"


def decimal(text: str) -> Decimal | None:
    """The value of a numeral with decimals, 四点三; None for no number."""
    whole, point, part = text.partition("点")
    value = numeral(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{''.join(str(_DIGITS[each]) for each in part)}")


def numeral(text: str) -> int | None:
    """The value of a numeral; None for no number, such as 三三."""
    total, pending = 0, None
    for char in text:
        if char in _TENS:
            total += (1 if pending is None else pending) * _TENS[char]
            pending = None
        elif pending in {None, 0}:
            pending = _DIGITS[char]
        else:
            return None
    return total + (pending or 0)

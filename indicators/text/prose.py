"""How Chinese prose writes numbers, the words that bound them, and the parts of a year."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from indicators.model.codelists import Bound

_DIGITS = {each: value for value, each in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000}
_QUARTERS = "一二三四"

DIGIT = f"[{''.join(_DIGITS)}]"
NUMERAL = f"[{''.join(_DIGITS)}{''.join(_TENS)}]"
PRINTED = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?"


def words(text: str) -> tuple[str, ...]:
    """A table of words as a tuple; blanks part them."""
    return tuple(text.split())


_BEFORE = {
    Bound.ABOVE: "突破 超过 超 超出 逾 过 破 多于 大于 迈上 跨上 跃上 站上 登上 跨过 迈过 跨越",
    Bound.AT_LEAST: "不低于 不少于 不小于 至少 最低",
    Bound.BELOW: "不足 不到 少于 低于 小于",
    Bound.AT_MOST: "不超过 不高于 不大于 不多于 至多 最多",
    Bound.ABOUT: "大约 约 约为 接近 将近 近 大概",
}
_AFTER = {
    Bound.AT_LEAST: "及以上 以上 之上",
    Bound.AT_MOST: "及以下 以下 以内 之内",
    Bound.ABOUT: "左右 上下",
    Bound.ABOVE: "多 余",
}
BEFORE = {word: bound for bound, some in _BEFORE.items() for word in words(some)}
AFTER = {word: bound for bound, some in _AFTER.items() for word in words(some)}


def any_of(terms: Iterable[str]) -> str:
    """A pattern that matches one of some words, the longest that fits."""
    return "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))


def bound_of(before: str | None, more: str | None, after: str | None) -> Bound:
    """The bound of a number by the words before it, within it (30多家) and after it."""
    if after in AFTER:
        return AFTER[after]
    return Bound.ABOVE if more else BEFORE.get(before or "", Bound.EXACT)


def printed_number(digits: str) -> Decimal:
    """The value of printed digits: 1,200.5."""
    return Decimal(digits.replace(",", ""))


def decimal(text: str) -> Decimal | None:
    """The value of a numeral with decimals, 四点三; None for no number."""
    whole, point, part = text.partition("点")
    value = numeral(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    return Decimal(f"{value}.{''.join(str(_DIGITS[each]) for each in part)}")


def whole_number(text: str) -> int | None:
    """The value of digits or of a numeral; None for no number."""
    return int(text) if text.isdecimal() else numeral(text)


def numeral(text: str) -> int | None:
    """The value of a numeral up to the thousands, 两百零五; None for no number, such as 三三."""
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


def part_of_year(named: Mapping[str, str | None], year: int) -> str | None:
    """A period as the workbook writes it, by the part of a year that a pattern's groups name.

    The groups: half, quarter, three (前三季度), months (前8个月), first and last, month. The year
    where they name no part of it; None for months that no year has.
    """
    first, last = _months(named)
    if not 1 <= first <= last <= 12:
        return None
    if (first, last) == (1, 12):
        return f"{year}"
    if named["quarter"]:
        return f"{year}-Q{last // 3}"
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}..{last:02d}"


def _months(named: Mapping[str, str | None]) -> tuple[int, int]:
    if half := named["half"]:
        return (1, 6) if half[0] == "上" else (7, 12)
    if quarter := named["quarter"]:
        return quarter_end(quarter) - 2, quarter_end(quarter)
    if named["three"]:
        return 1, 9
    if count := named["months"]:
        return 1, whole_number(count) or 0
    first, last = named["first"] or named["month"], named["last"] or named["month"]
    return (int(first), int(last)) if first and last else (1, 12)


def quarter_end(name: str) -> int:
    """The last month of a quarter: 6 of 二."""
    return 3 * (_QUARTERS.index(name) + 1)

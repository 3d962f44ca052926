"""Numbers that people type with their bound and unit: 8%以上, 突破10亿元, 1.4万人."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.model import units
from indicators.model.codelists import Bound

_DIGITS = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_WORDED = re.compile(rf"([^0-9]*?)\s*({_DIGITS})\s*([^0-9]*)")
# Signs and words before a number, words after it. 近 and 余 say too little to be read.
_BEFORE = {
    Bound.EXACT: ("=",),
    Bound.ABOVE: ("突破", "超过", "超", "多于", "大于", ">"),
    Bound.AT_LEAST: ("不低于", "不少于", "不小于", "大于等于", "至少", "≥", "⩾", "≧", ">="),
    Bound.BELOW: ("不足", "不到", "低于", "少于", "小于", "<"),
    Bound.AT_MOST: ("不超过", "不高于", "不大于", "小于等于", "至多", "≤", "⩽", "≦", "<="),
    Bound.ABOUT: ("约", "大约", "≈"),
}
_AFTER = {
    Bound.AT_LEAST: ("以上", "及以上"),
    Bound.AT_MOST: ("以内", "以下", "及以下"),
    Bound.ABOUT: ("左右",),
}
# Words of a change: 下降5% is −5 of a growth rate. They are proposed, never read by themselves.
_FALLS = frozenset(
    ("下降", "减少", "降低", "负增长", "回落", "下滑", "下跌", "降", "减", "负", "↓")
)
_RISES = frozenset(("增长", "上升", "提高", "增加", "上涨", "增", "升", "正增长", "↑"))
_CHANGE = re.compile(
    r"(?:同比|环比|(?:比|较|与)?(?:上年|去年)(?:同期)?(?:相比)?)?"
    rf"({'|'.join(sorted(_FALLS | _RISES, key=len, reverse=True))})?了?(.*)"
)
# A fall by more than 5 is a growth of less than −5.
_OF_A_FALL = {
    Bound.ABOVE: Bound.BELOW,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.BELOW: Bound.ABOVE,
    Bound.AT_MOST: Bound.AT_LEAST,
}
_BOUND_BEFORE = {word: bound for bound, words in _BEFORE.items() for word in words}
_BOUND_AFTER = {word: bound for bound, words in _AFTER.items() for word in words}
# Of a unit that is left out: 1.2万.
_SCALES = {"万", "亿"}
_LONGEST_FIRST = sorted(_BOUND_AFTER, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Worded:
    """A number with the bound and the unit that its words give; None and "" without such words."""

    value: Decimal
    bound: Bound | None
    unit: str


def bound_of(mark: str) -> Bound | None:
    """The bound that a sign or word alone gives, None where it is not known."""
    if mark in {"约", "大约", "超"}:  # alone in a cell these are half a sentence
        return None
    return _BOUND_BEFORE.get(mark) or _BOUND_AFTER.get(mark)


def worded(written: str) -> Worded | None:
    """A number in half width with words that can mean one thing only; None otherwise."""
    match = _WORDED.fullmatch(written)
    if not match:
        return None
    before, digits, after = match.groups()
    word, unit = _split(after)
    if before and (before not in _BOUND_BEFORE or word):
        return None
    if unit and not units.is_known(unit):
        return None
    bound = _BOUND_BEFORE.get(before) or _BOUND_AFTER.get(word)
    return Worded(Decimal(digits.replace(",", "")), bound, unit)


def proposal(written: str) -> str | None:
    """What to put in which column; "" where not every word is understood, None without a number."""
    match = _WORDED.fullmatch(written)
    if not match:
        return None
    before, digits, after = match.groups()
    word, unit = _split(after)
    change = _CHANGE.fullmatch(before.strip(",:"))
    direction, before = (change[1], change[2]) if change and change[1] else ("", before)
    falls = direction in _FALLS
    bound = _BOUND_BEFORE.get(before) or _BOUND_AFTER.get(word)
    bound = _OF_A_FALL.get(bound, bound) if bound and falls else bound
    is_understood = not before or before in _BOUND_BEFORE
    if unit and not units.is_known(unit):
        unit = "或".join(units.nearest(unit)) if unit in _SCALES else ""
        is_understood = is_understood and bool(unit)
    if not is_understood:
        return ""
    parts = [f"数值填{'-' if falls else ''}{digits.replace(',', '')}"]
    parts += [f"限定填{bound}"] if bound else []
    parts += [f"单位填{unit}"] if unit else []
    return f"（{'，'.join(parts)}）"


def _split(after: str) -> tuple[str, str]:
    """The word of a bound that ends what follows the number, and the unit before it."""
    for word in _LONGEST_FIRST:
        if after.endswith(word):
            return word, "".join(after.removesuffix(word).split())
    return "", "".join(after.split())

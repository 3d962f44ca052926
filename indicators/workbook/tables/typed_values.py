"""Numbers and periods as people type them: 8%以上, 1.4万人, a slip such as 1O.5, 2024年上半年."""

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.quantities import MIRRORED_BOUNDS
from indicators.workbook.tables.cell_values import exact_decimal
from indicators.workbook.xlsx.cells import tidy

_DIGITS = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_WORDED = re.compile(rf"([^0-9]*?)\s*({_DIGITS})\s*([^0-9]*)")
# Signs and words before a number, words after it. 近 and 余 are too vague to be read.
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
_BOUND_BEFORE = {word: bound for bound, words in _BEFORE.items() for word in words}
_BOUND_AFTER = {word: bound for bound, words in _AFTER.items() for word in words}
# The scale without its unit: 1.2万.
_SCALES = {"万", "亿"}
_LONGEST_FIRST = sorted(_BOUND_AFTER, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the bound and the unit that its cell gives; None and "" where it gives none.

    4.3% is 4.3 with the unit %; 突破10亿元 is 10 with the bound > and the unit 亿元.
    """

    value: Decimal
    bound: Bound | None = None
    unit: str = ""


def bound_of(mark: str) -> Bound | None:
    """The bound that a sign or word alone gives, None where it is not known."""
    if mark in {"约", "大约", "超"}:  # alone in a cell these are half a sentence
        return None
    return _BOUND_BEFORE.get(mark) or _BOUND_AFTER.get(mark)


def worded(written: str) -> Number | None:
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
    return Number(exact_decimal(Decimal(digits.replace(",", ""))), bound, unit)


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
    bound = MIRRORED_BOUNDS.get(bound, bound) if bound and falls else bound
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


_LOOK_ALIKES = str.maketrans("OoQ○〇lI|。·", "00000111..")
_LETTERS = frozenset("OoQlI")
_DASHES = "‐‑‒–—―﹣"
_ANY_DIGITS = r"[0-9][0-9,]*(?:\.[0-9]+)?"
_NUMBER = rf"{_ANY_DIGITS}\s*%?"
# How a slip looks, what is wrong with its first character or with it, and what is meant.
_SLIPS = tuple(
    (re.compile(pattern), reason, meant)
    for pattern, reason, meant in (
        (rf"([{_DASHES}])\s*({_NUMBER})", "第1个字是“{}”，不是减号", r"-\2"),
        (rf"(\()\s*({_NUMBER})\s*\)(%?)", "括起来的数不当负数读", r"-\2\3"),
        (rf"([▼▽▾▿])\s*({_NUMBER})", "“{}”不是减号", r"-\2"),
        (r"(-?[0-9]+),([0-9]{1,2}%?)", "逗号不是小数点", r"\1.\2"),
        (r"(-?[0-9]+)\.\.+([0-9]+%?)", "连着有几个小数点", r"\1.\2"),
        (r"(-?)(\.[0-9]+%?)", "小数点前没有数字", r"\g<1>0\2"),
        (r"(-?[0-9]+)\.(%?)", "小数点后没有数字", r"\1\2"),
    )
)
# Some tables mark a fall or a negative number with it, others a rise.
_TRIANGLE = re.compile(rf"([▲△▴▵])\s*({_NUMBER})")
_SPLIT = re.compile(r"-?[0-9.]*(?:\s+[0-9.]+)+%?")
_WHOLE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?%?")
_MANY_DECIMALS = re.compile(r"-?[0-9]+,[0-9]{4,}%?")
_MISPLACED = re.compile(r"-?[0-9]+(?:,[0-9]+){2,}(?:\.[0-9]+)?%?")


def mistyped(written: str) -> tuple[str, str] | None:
    """What is wrong with a mistyped text in half width, and how to mend it; None for others."""
    text = tidy(written)
    for pattern, reason, means in _SLIPS:
        if match := pattern.fullmatch(text):
            return reason.format(match[1]), _advice(match.expand(means))
    if found := _ambiguous(text):
        return found
    meant = text.translate(_LOOK_ALIKES)
    if meant == text or not re.search("[0-9]", text) or worded(meant) is None:
        return None
    return "，".join(_slips(text, meant)), _advice(meant)


def _ambiguous(text: str) -> tuple[str, str] | None:
    """What is wrong where signs, blanks or commas may mean several things."""
    plain = text.replace(",", "")
    if match := _TRIANGLE.fullmatch(text):
        reason = f"“{match[1]}”有的表示负数，有的表示上升"
        return reason, f"若是负数或下降，请改成-{match[2]}；若是上升，请改成{match[2]}"
    if _SPLIT.fullmatch(text) and _WHOLE.fullmatch(together := "".join(text.split())):
        return "数的中间有空格", _advice(together)
    if _MANY_DECIMALS.fullmatch(text):
        decimal = text.replace(",", ".")
        return "逗号的位置不对", f"若是{plain}，请改成{plain}；若是{decimal}，请改成{decimal}"
    return ("逗号的位置不对", _advice(plain)) if _MISPLACED.fullmatch(text) else None


def _advice(meant: str) -> str:
    return f"若是{meant}，请改成{meant}"


def _slips(text: str, meant: str) -> list[str]:
    """Each wrong character by its place."""
    return [
        f"第{at}个字是字母{one}" if one in _LETTERS else f"第{at}个字是“{one}”"
        for at, (one, other) in enumerate(zip(text, meant, strict=True), start=1)
        if one != other
    ]


_YEAR = r"([0-9]{4})年?度?"
_MONTH = r"(0?[1-9]|1[0-2])"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SPANS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前3季度": (1, 9),
    "全年": (1, 12),
}
_NAMED = re.compile(rf"{_YEAR}({'|'.join(_SPANS)})")
_QUARTER = re.compile(rf"{_YEAR}第?([一二三四1-4])季度|{_YEAR}[-.]?Q([1-4])")
# 2024.1 may be a number that lost its zero, so a point needs two digits after it.
_ONE_MONTH = re.compile(
    rf"([0-9]{{4}})年{_MONTH}月份?|([0-9]{{4}})[-/]{_MONTH}(?:月份?)?|([0-9]{{4}})\.([01][0-9])"
)
_MONTHS = re.compile(
    rf"([0-9]{{4}})年{_MONTH}月?(?:-|—|－|–|~|至|到){{1,2}}{_MONTH}月份?"
    rf"|([0-9]{{4}})-{_MONTH}\.\.{_MONTH}"
)
_YEARS = re.compile(r"(?:([0-9]{4})年?(?:-|—|－|–|~|至|到){1,2})?([0-9]{4})年(?:度)?")


def canonical_period(written: str) -> str:
    """The workbook's own writing of a period, "" where it is not certain.

    `2024年`, `2024年二季度`, `2024Q2`, `2024年9月`, `2024/9`, `2024年上半年`, `2024年1-6月`,
    `2016—2020年` and the like. `2024-1-6` may be a day or a span, `202409` a code: neither is
    taken.
    """
    if match := _YEARS.fullmatch(written):
        return "..".join(filter(None, match.groups()))
    if match := _NAMED.fullmatch(written):
        return _span(match[1], *_SPANS[match[2]])
    if match := _QUARTER.fullmatch(written):
        return f"{match[1] or match[3]}-Q{_QUARTERS[match[2] or match[4]]}"
    if match := _MONTHS.fullmatch(written):
        year, first, last = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        return _span(year, int(first), int(last))
    if match := _ONE_MONTH.fullmatch(written):
        year, month = (each for each in match.groups() if each)
        return f"{year}-{int(month):02d}"
    return ""


def _span(year: str, first: int, last: int) -> str:
    return year if (first, last) == (1, 12) else f"{year}-{first:02d}..{last:02d}"

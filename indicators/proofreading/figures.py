"""The figures of a text: a number with its unit and the words that bound it.

Years, dates, ordinals, list numbers, document numbers and codes have no unit and are none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.quantities import Quantity
from indicators.proofreading.numerals import DIGIT, NUMERAL, decimal

_BEFORE = {
    "突破": Bound.ABOVE,
    "超过": Bound.ABOVE,
    "超": Bound.ABOVE,
    "逾": Bound.ABOVE,
    "多于": Bound.ABOVE,
    "大于": Bound.ABOVE,
    "不低于": Bound.AT_LEAST,
    "不少于": Bound.AT_LEAST,
    "至少": Bound.AT_LEAST,
    "不足": Bound.BELOW,
    "不到": Bound.BELOW,
    "低于": Bound.BELOW,
    "少于": Bound.BELOW,
    "不超过": Bound.AT_MOST,
    "不高于": Bound.AT_MOST,
    "至多": Bound.AT_MOST,
    "大约": Bound.ABOUT,
    "约": Bound.ABOUT,
    "接近": Bound.ABOUT,
    "近": Bound.ABOUT,
}
# Not there yet: 39 are 近40家.
NEARLY = ("接近", "近")
_AFTER = {
    "及以上": Bound.AT_LEAST,
    "以上": Bound.AT_LEAST,
    "及以下": Bound.AT_MOST,
    "以下": Bound.AT_MOST,
    "以内": Bound.AT_MOST,
    "左右": Bound.ABOUT,
    "上下": Bound.ABOUT,
}
WRONG_POINTS = ("个百分比", "百分比")
# A bare 万 or 亿 counts what follows: 1.1万农民.
MULTIPLES = {"万": 10**4, "亿": 10**8}
_WRITTEN_MULTIPLES = "|".join(("万亿", "百万", "千万", "百亿", "千亿", "亿", "万"))


# 2024年 is a date, 3年 a stretch of time.
_NEVER = "年"


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A number at `start` to `end` of an even text; the bound's words belong to it.

    `words` is how it is printed, `number_at` where its digits begin. `is_spelled` is a Chinese
    numeral, which is often no figure at all (十件实事). `sign` is "-" where it is printed negative.
    """

    start: int
    number_at: int
    end: int
    quantity: Quantity
    words: str
    sign: str = ""
    is_spelled: bool = False

    @property
    def unit(self) -> str:
        """The printed unit."""
        return self.quantity.unit

    @property
    def bound(self) -> Bound:
        """The bound by its words."""
        return self.quantity.bound


def figures_in(text: str) -> list[TextFigure]:
    """The figures of an even text, in their order."""
    found = [each for match in _printed().finditer(text) if (each := _read(match, text))]
    taken = [(each.start, each.end) for each in found]
    more = [_implied(match) for match in _implied_pattern().finditer(text)]
    more += [each for match in _per_cent().finditer(text) if (each := _spelled(match, "%"))]
    more += [
        each
        for match in _counted().finditer(text)
        if (each := _spelled(match, match["unit"])) and each.quantity.value > 1
    ]
    free = [each for each in more if not any(s < each.end and each.start < e for s, e in taken)]
    return sorted([*found, *free], key=lambda each: each.start)


@cache
def _printed() -> re.Pattern[str]:
    known = [each for each in units.names() if not each.endswith(_NEVER)]
    names = "|".join(map(re.escape, (*WRONG_POINTS, *known, *MULTIPLES)))
    return re.compile(
        rf"(?P<before>{_any(_BEFORE)})?(?:(?<![\d%‰A-Za-z)）])(?P<sign>[-+]))?"
        r"(?<![\d.,A-Za-z])(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,15}(?:\.\d{1,9})?)"
        # 1.1万余人 is in 万人.
        rf"(?:(?P<times>[万亿])(?=[余多]))?(?P<more>[余多])?(?P<unit>{names})(?P<after>{_any(_AFTER)})?"
    )


@cache
def _implied_pattern() -> re.Pattern[str]:
    """超百万人, 过亿元: the number is in the unit."""
    return re.compile(
        rf"(?P<before>突破|超过|超|过|破|逾)(?P<unit>(?:{_WRITTEN_MULTIPLES})"
        r"(?:元|人次|人|吨|斤|户|㎡|平方米|亩))"
    )


@cache
def _per_cent() -> re.Pattern[str]:
    return re.compile(
        rf"百分之(?P<numeral>{NUMERAL}{{1,8}}(?:点{DIGIT}{{1,4}})?)(?!点)(?P<after>{_any(_AFTER)})?"
    )


@cache
def _counted() -> re.Pattern[str]:
    counters = sorted({units.counter(each) for each in units.names()} - {"", _NEVER}, key=len)
    names = "|".join(map(re.escape, reversed(counters)))
    return re.compile(
        # 十件实事 is what a list of works is called.
        rf"(?<![第前])(?<!{NUMERAL})(?P<numeral>{NUMERAL}{{1,8}})(?P<unit>{names})(?!实事)"
        rf"(?P<after>{_any(_AFTER)})?"
    )


def _any(words: dict[str, Bound]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _read(match: re.Match[str], text: str) -> TextFigure | None:
    number_at = match.start("digits")
    before = text[match.start() - 1 : match.start()]
    if before in {"第", "前", "#"} or text[number_at - 1 : number_at] in {"第", "前"}:
        return None
    # 「5个5」 is a name, 「3个、5个」 are figures.
    if text[match.end() : match.end() + 1].isdigit() and match["unit"] == "个":
        return None
    unit = f"{match['times'] or ''}{match['unit']}"
    if not (units.is_known(unit) or unit in MULTIPLES or unit in WRONG_POINTS):
        return None
    value = Decimal(match["digits"].replace(",", ""))
    bound = _bound(match["before"], match["more"], match["after"])
    return TextFigure(
        match.start(),
        number_at,
        match.end(),
        Quantity(value, unit, bound),
        match[0],
        match["sign"] or "",
    )


def _bound(before: str | None, more: str | None, after: str | None) -> Bound:
    if after:
        return _AFTER[after]
    if more:
        return Bound.ABOVE
    return _BEFORE[before] if before else Bound.EXACT


def _implied(match: re.Match[str]) -> TextFigure:
    quantity = Quantity(Decimal(1), match["unit"], Bound.ABOVE)
    return TextFigure(match.start(), match.start("unit"), match.end(), quantity, match[0])


def _spelled(match: re.Match[str], unit: str) -> TextFigure | None:
    value = decimal(match["numeral"])
    if value is None:
        return None
    bound = _AFTER[match["after"]] if match["after"] else Bound.EXACT
    quantity = Quantity(value, unit, bound)
    return TextFigure(
        match.start(), match.start(), match.end(), quantity, match[0], is_spelled=unit != "%"
    )

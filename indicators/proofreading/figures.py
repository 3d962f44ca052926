"""A pasted text normalised, and its figures: a number with its unit and the words that bound it.

A figure that a PDF broke over a line (4.46 / 万吨) is whole again; two numbers that only a blank
keeps apart stay apart. Years, dates, ordinals, list numbers, document numbers and codes have no
unit and are no figures.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from indicators.model import units
from indicators.model.codelists import Bound
from indicators.model.quantities import Quantity
from indicators.text.prose import (
    DIGIT,
    NUMERAL,
    PRINTED,
    any_of,
    bound_of,
    decimal,
    printed_number,
    words,
)

_HALF = {ord("．"): ".", ord("％"): "%", ord("－"): "-", ord("＋"): "+", ord("−"): "-"}
_HALF |= {0xFF10 + digit: str(digit) for digit in range(10)}
_HALF |= {0xFF21 + at: chr(0x41 + at) for at in range(26)}
_HALF |= {0xFF41 + at: chr(0x61 + at) for at in range(26)}
_QUOTES = frozenset('“”"‘’「」『』\u200b\ufeff')
_HEADING = 20
_ENDS = "。！？：；"
_NUMERIC = frozenset("0123456789.,%‰")
# Not there yet: 39 are 近40家.
NEARLY = ("接近", "近")
_BEFORE = any_of(
    (
        *words(
            "突破 超过 超 逾 多于 大于 不低于 不少于 至少 不足 不到 低于 少于 不超过 不高于 至多"
        ),
        *("大约", "约", *NEARLY),
    )
)
_AFTER = any_of(words("及以上 以上 及以下 以下 以内 左右 上下"))
WRONG_POINTS = ("个百分比", "百分比")
# A bare 万 or 亿 counts what follows: 1.1万农民.
MULTIPLES = {"万": 10**4, "亿": 10**8}
# 2024年 is a date, 3年 a stretch of time.
_NEVER = "年"
_UNITS = (*WRONG_POINTS, *(each for each in units.names() if not each.endswith(_NEVER)), *MULTIPLES)
_COUNTERS = {units.counter(each) for each in units.names()} - {"", _NEVER}
_PRINTED = re.compile(
    rf"(?P<before>{_BEFORE})?(?:(?<![\d%‰A-Za-z)）])(?P<sign>[-+]))?"
    rf"(?<![\d.,A-Za-z])(?P<digits>{PRINTED})"
    # 1.1万余人 is in 万人.
    r"(?:(?P<times>[万亿])(?=[余多]))?(?P<more>[余多])?"
    rf"(?P<unit>{'|'.join(map(re.escape, _UNITS))})(?P<after>{_AFTER})?"
)
# 超百万人, 过亿元: the number is in the unit.
_IMPLIED = re.compile(
    r"(?P<before>突破|超过|超|过|破|逾)(?P<unit>(?:万亿|百万|千万|百亿|千亿|亿|万)"
    r"(?:元|人次|人|吨|斤|户|㎡|平方米|亩))"
)
_PER_CENT = re.compile(
    rf"百分之(?P<numeral>{NUMERAL}{{1,8}}(?:点{DIGIT}{{1,4}})?)(?!点)(?P<after>{_AFTER})?"
)
# 十件实事 is what a list of works is called.
_COUNTED = re.compile(
    rf"(?<![第前])(?<!{NUMERAL})(?P<numeral>{NUMERAL}{{1,8}})(?P<unit>{any_of(_COUNTERS)})(?!实事)"
    rf"(?P<after>{_AFTER})?"
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """The normalised text, and the place of each character in the original.

    `openings` are the places where a paragraph begins: a line after a full stop or a heading.
    """

    text: str
    origins: tuple[int, ...]
    openings: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place of `text[start:end]` in the original."""
        return self.origins[start], self.origins[end - 1] + 1


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


def even(text: str) -> str:
    """The normalised text alone, for names."""
    return pasted(text).text


def pasted(text: str) -> Pasted:
    """A text normalised (half-width digits, no blanks, no quotes), with its characters' origins."""
    chars: list[str] = []
    origins: list[int] = []
    openings = {0}
    gap: int | None = None
    for at, char in enumerate(text.translate(_HALF)):
        if char in _QUOTES:
            continue
        if char.isspace():
            gap = at if gap is None else gap
            continue
        if gap is not None and chars:
            if chars[-1] in _NUMERIC and char.isdigit():
                chars.append(" ")
                origins.append(gap)
            elif _is_opening(text, gap, at):
                openings.add(len(chars))
        gap = None
        chars.append(char)
        origins.append(at)
    return Pasted("".join(chars), tuple(origins), frozenset(openings))


def _is_opening(text: str, gap: int, at: int) -> bool:
    """Whether blanks from `gap` to `at` end a paragraph: a broken line is as long as others."""
    if "\n" not in text[gap:at]:
        return False
    line = text[text.rfind("\n", 0, gap) + 1 : gap].strip()
    return len(line) <= _HEADING or line[-1:] in _ENDS


def sentence_start(text: str, at: int) -> int:
    """Where the sentence of a place begins: after the full stop or line break before it."""
    return max(text.rfind(each, 0, at) for each in "。\n") + 1


def sentence_end(text: str, at: int) -> int:
    """Where the sentence of a place ends: at the next full stop."""
    end = text.find("。", at)
    return end if end >= 0 else len(text)


def figures_in(text: str) -> list[TextFigure]:
    """The figures of an even text, in their order."""
    found = [each for match in _PRINTED.finditer(text) if (each := _printed(match, text))]
    taken = [(each.start, each.end) for each in found]
    more = [
        each
        for pattern in (_IMPLIED, _PER_CENT, _COUNTED)
        for match in pattern.finditer(text)
        if (each := _in_words(match))
    ]
    free = [each for each in more if not any(s < each.end and each.start < e for s, e in taken)]
    return sorted([*found, *free], key=lambda each: each.start)


def _printed(match: re.Match[str], text: str) -> TextFigure | None:
    start, number_at, end = match.start(), match.start("digits"), match.end()
    if text[start - 1 : start] in {"第", "前", "#"} or text[number_at - 1 : number_at] in {
        "第",
        "前",
    }:
        return None
    # 「5个5」 is a name, 「3个、5个」 are figures.
    if text[end : end + 1].isdigit() and match["unit"] == "个":
        return None
    unit = f"{match['times'] or ''}{match['unit']}"
    if not (units.is_known(unit) or unit in MULTIPLES or unit in WRONG_POINTS):
        return None
    bound = bound_of(match["before"], match["more"], match["after"])
    quantity = Quantity(printed_number(match["digits"]), unit, bound)
    return TextFigure(start, number_at, end, quantity, match[0], match["sign"] or "")


def _in_words(match: re.Match[str]) -> TextFigure | None:
    """A figure without digits; 一家 and no number at all are none."""
    start, end, named = match.start(), match.end(), match.groupdict()
    if match.re is _IMPLIED:
        quantity = Quantity(Decimal(1), match["unit"], Bound.ABOVE)
        return TextFigure(start, match.start("unit"), end, quantity, match[0])
    value, is_spelled = decimal(match["numeral"]), "unit" in named
    if value is None or (is_spelled and value <= 1):
        return None
    quantity = Quantity(
        value, named.get("unit", units.PERCENT), bound_of(None, None, match["after"])
    )
    return TextFigure(start, start, end, quantity, match[0], is_spelled=is_spelled)

"""The values of a sentence: digits with their unit, and numbers written as words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from indicators.drafting.not_quantities import NO_NUMERALS, SPELLED
from indicators.drafting.reasons import Reason
from indicators.drafting.units import UNITS, is_duration
from indicators.model.codelists import Bound
from indicators.text.prose import DIGIT, NUMERAL, decimal, numeral

TIMES = "万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百"
_ABOVE = (
    *("突破", "超过", "超", "超出", "逾", "过", "破", "多于", "大于"),
    *("迈上", "跨上", "跃上", "站上", "登上", "跨过", "迈过", "跨越"),
)
_BEFORE = {
    **dict.fromkeys(_ABOVE, Bound.ABOVE),
    **dict.fromkeys(("不低于", "不少于", "不小于", "至少", "最低"), Bound.AT_LEAST),
    **dict.fromkeys(("不足", "不到", "少于", "低于", "小于"), Bound.BELOW),
    **dict.fromkeys(("不超过", "不高于", "不大于", "不多于", "至多", "最多"), Bound.AT_MOST),
    **dict.fromkeys(("大约", "约", "约为", "接近", "将近", "近", "大概"), Bound.ABOUT),
}
_MIRRORED = {
    Bound.ABOVE: Bound.BELOW,
    Bound.BELOW: Bound.ABOVE,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}
_AFTER = {
    **dict.fromkeys(("及以上", "以上", "之上"), Bound.AT_LEAST),
    **dict.fromkeys(("及以下", "以下", "以内", "之内", "内"), Bound.AT_MOST),
    **dict.fromkeys(("左右", "上下"), Bound.ABOUT),
    **dict.fromkeys(("多", "余"), Bound.ABOVE),
}


class TokenKind(Enum):
    """What a number of a sentence is."""

    VALUE = "value"
    RANK = "rank"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Token:
    """A number at `start` to `end` of a sentence, bound words included; `digits_at` its digits.

    `upper` is the end of a range. A rank has its place as `value`; a refused one its reason.
    """

    start: int
    digits_at: int
    end: int
    kind: TokenKind
    value: Decimal = Decimal()
    unit: str = ""
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    reason: Reason | None = None
    is_word: bool = False
    multiple: str = ""


def refused(start: int, end: int, reason: Reason) -> Token:
    """A number that is no quantity."""
    return Token(start, start, end, TokenKind.REFUSED, reason=reason)


# 签约1200户, 通过12项 and 侦破5起 bound nothing.
_WITHIN_WORDS = {"约": "签节预履违合契", "过": "通经不", "破": "侦打攻", "近": "附临邻"}


def _any(words: dict[str, Bound]) -> str:
    alone = {word: f"(?<![{before}]){word}" for word, before in _WITHIN_WORDS.items()}
    return "|".join(alone.get(word, word) for word in sorted(words, key=len, reverse=True))


_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,9})?"
_VALUE = re.compile(
    rf"(?P<before>{_any(_BEFORE)})?(?<![\d.A-Za-z])(?:(?<![\d%‰A-Za-z）—])(?P<sign>-)"
    "|(?<=[为率长速比幅达至到])(?P<minus>[–—]))?"
    rf"(?P<digits>{_DIGITS})"
    rf"(?:(?P<early>%|{TIMES})?(?:[—–~至到]+|-)(?P<below>-)?(?P<upper>{_DIGITS}))?"
    rf"(?P<more>多|余|几|来)?(?P<times>{TIMES})?(?P<again>多|余|几)?(?P<unit>{UNITS})?"
    rf"(?P<after>{_any(_AFTER)})?"
)
_IMPLIED = re.compile(
    rf"(?P<before>突破|超过|超|过|逾|破|近|上)(?P<times>{TIMES})(?P<unit>元|人次|人|吨|斤|户|㎡"
    "|平方米|亩|个|家|辆|件|套)|(?<=[值入资额模量])(?P<over>突破|超过|超|过|逾|破)(?P<sum>百亿|千亿|万亿)(?=[，。；、])"
)
_PER_CENT = re.compile(
    rf"(?P<before>{_any(_BEFORE)})?百分之(?P<digits>{NUMERAL}{{1,6}}(?:点{NUMERAL}+)?)(?P<after>{_any(_AFTER)})?"
)
# 个, 项, 件 and 大 count too much that is no quantity: 三个方面, 两件大事, 四大工程.
_THINGS = (
    "项目|企业|园区|示范区|景区|县|镇|乡|村|社区|街道|基地|平台|中心|集群|市场|医院|学校|幼儿园"
    "|小区|厂|站|馆|公园|泵站|水库|品牌|景点|试点|国家|省级|市级|重点"
)
_COUNTED = re.compile(
    rf"(?<![第前近初])(?<!{NUMERAL})(?P<digits>{NUMERAL}{{1,7}})(?P<more>多|余)?"
    "(?![一-龥][县市镇乡村山湖河])(?P<unit>家|所|座|块|栋|幢|辆|台|套|条|名|支|艘|架|口|处|万人次|万人|亿元|万元|万亩|(?:个"
    rf"|项)(?=(?:\w{{0,6}})(?:{_THINGS})))"
)

_WRITTEN = re.compile(
    rf"(?P<before>{_any(_BEFORE)})?(?<!{NUMERAL})(?<![第前初])(?P<digits>{NUMERAL}{{1,9}}(?:点{DIGIT}+)?)"
    "(?P<more>多|余)?(?P<times>万亿|亿|万)?(?P<unit>元|美元|人次|人|户|吨|斤|亩|公里|平方米|千瓦时|个百分点"
    rf"|家|头|只|辆|套|件|个(?=项目|企业|村|社区))(?P<after>{_any(_AFTER)})?"
)
_SMALLEST = 20


def values(text: str) -> Iterator[Token]:
    """Digits with a unit; those without one are refused."""
    for match in _VALUE.finditer(text):
        start, unit = match.start(), (match["times"] or "") + (match["unit"] or "")
        reason = None
        if not match["unit"] and not match["times"]:
            reason = Reason.NO_UNIT
        elif match["unit"] and is_duration(match["unit"], text, start, match.end()):
            reason = Reason.DURATION
        bound = _bound(match["before"], match["more"] or match["again"], match["after"])
        yield Token(
            start,
            match.start("digits"),
            match.end(),
            TokenKind.REFUSED if reason else TokenKind.VALUE,
            _number(match["digits"], bool(match["sign"] or match["minus"])),
            unit,
            bound,
            _number(match["upper"], bool(match["below"])) if match["upper"] else None,
            reason,
            multiple="" if match["unit"] else (match["times"] or ""),
        )


def _number(digits: str, is_negative: bool) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    return -value if is_negative else value


def _bound(before: str | None, more: str | None, after: str | None) -> Bound:
    if after and after != "内":
        return _AFTER[after]
    if more:
        return Bound.ABOVE
    return _BEFORE[before] if before else Bound.EXACT


def bounded(token: Token, sign: int) -> list[tuple[Decimal, Bound]]:
    """The value with its bound; a fall turns the bound round, a range is two bounded values.

    A fall of a negative number (下降-4.1%) is a fall.
    """
    if token.upper is not None:
        low, high = sorted((token.value * sign, token.upper * sign))
        return [(low, Bound.AT_LEAST), (high, Bound.AT_MOST)]
    bound = _MIRRORED.get(token.bound, token.bound) if sign < 0 else token.bound
    return [(-abs(token.value) if sign < 0 else token.value, bound)]


def implied(text: str) -> Iterator[Token]:
    """超百万人, 过亿元: the number is in the unit."""
    for match in _IMPLIED.finditer(text):
        printed = match["times"] or match["sum"]
        bound = Bound.ABOUT if match["before"] == "近" else Bound.ABOVE
        value = {
            "百万": 100,
            "千万": 1000,
            "十万": 10,
            "百亿": 100,
            "千亿": 1000,
            "十亿": 10,
            "百": 100,
            "千": 1000,
        }.get(printed, 1)
        times = printed[-1] if printed not in {"百", "千"} else ""
        if printed == "万亿":
            times = "万亿"
        yield Token(
            match.start(),
            match.start("times" if match["times"] else "sum"),
            match.end(),
            TokenKind.VALUE,
            Decimal(value),
            times + (match["unit"] or "元"),
            bound,
            is_word=True,
        )


def per_cents(text: str) -> Iterator[Token]:
    """百分之五."""
    for match in _PER_CENT.finditer(text):
        value = decimal(match["digits"])
        if value is not None:
            bound = _bound(match["before"], None, match["after"])
            yield Token(
                match.start(),
                match.start("digits"),
                match.end(),
                TokenKind.VALUE,
                value,
                "%",
                bound,
                is_word=True,
            )


def counted(text: str) -> Iterator[Token]:
    """两家, 五座: numerals before a counting word."""
    for match in _COUNTED.finditer(text):
        value = numeral(match["digits"])
        if value is None or value < 2 or match["digits"][0] in "百千万":
            continue
        bound = Bound.ABOVE if match["more"] else Bound.EXACT
        yield Token(
            match.start(),
            match.start(),
            match.end(),
            TokenKind.VALUE,
            Decimal(value),
            match["unit"],
            bound,
            is_word=True,
        )


def written(text: str) -> Iterator[Token]:
    """一百八十六点五亿元, 三千余户: amounts in numerals from twenty on."""
    for match in _WRITTEN.finditer(text):
        value = decimal(match["digits"])
        is_amount = match["times"] or "点" in match["digits"] or (value and value >= _SMALLEST)
        if value and is_amount and match["digits"][0] not in "百千":
            bound = _bound(match["before"], match["more"], match["after"])
            unit = f"{match['times'] or ''}{match['unit']}"
            places = match.start(), match.start("digits"), match.end()
            yield Token(*places, TokenKind.VALUE, value, unit, bound, is_word=True)


def spelled(text: str) -> Iterator[Token]:
    """Any other numeral before a counting word is a word: 三个方面."""
    for match in SPELLED.finditer(text):
        if match[0] not in NO_NUMERALS:
            yield refused(*match.span(), Reason.WORD)

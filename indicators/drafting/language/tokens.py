"""The numbers of a sentence: values with unit and bound, ranks, and those that are no quantity."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from indicators.drafting.claims import Reason
from indicators.drafting.language import number_patterns as patterns
from indicators.drafting.language.words import LIES, readings
from indicators.model.codelists import Bound
from indicators.model.units import PERCENT, POINTS
from indicators.text.prose import bound_of, decimal, numeral, printed_number, whole_number

TIMES_OF = "倍"
_MIRRORED = {
    Bound.ABOVE: Bound.BELOW,
    Bound.BELOW: Bound.ABOVE,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}
# From which on a numeral is an amount.
_LEAST = {patterns.WRITTEN: 20, patterns.COUNTED: 2}
# 城乡居民收入比为, 由1.90 of 收入比由1.90缩小到1.86.
_RATIO_NAME = re.compile(
    r"(?:收入|消费|支出|存贷|抚养|人口性别)比(?:值)?(?:[由从]\d\.\d+)?(?:进一步|继续)?(?:为|是|[控保稳][制持定]在|约|达到?|[由从]"
    r"|(?:缩小|扩大|下降|降低?|上升|升)[到至为])?$"
)
_RANK = re.compile(
    r"(?:并列)?(?:第(?P<rank>[一二三四五六七八九十]{1,3}|\d{1,3})(?:位"
    r"|名)?(?![届次期批号条章轮方季产代大家\d一二三四五六七八九十]|个|一批|一个|党|责任|要务"
    "|动力|抓手|支撑|标准|保障|资源|生产力|时间|线|梯队|方阵|现场|书记|医院|中学|小学)"
    "|(?P<head>首位|榜首))"
)
_RANK_LEFT = re.compile(
    rf"(?:{LIES}|全[国省市区县州]|[省市县区州国盟旗]|[省市县]级|（[市区县、]+）|第\d+(?:位|名)?和|系统|增速|总量|增量|增幅|总额|镇街|乡镇|街道|、|位"
    "|名)(?:的|中|内|前列)?$"
)
_RANK_LISTED = re.compile(r"第[\d一二三四五六七八九十]+(?:位|名)?、$")
# 位居全国百强县投资潜力第3、新型城镇化质量第4.
_RANK_NEAR = re.compile(
    r"(?:位居|位列|名列|排名|位于|跻身|荣列|列)[^，。；]{1,14}$|第[\d一二三四五六七八九十]+位?、[^，。；、]{2,12}$"
)
_LASTS = re.compile(
    r"(?:天数|时长|时间|年限|寿命|周期|工期|平均受教育\w*|时限|达标天|优良天"
    r"|里程)(?:比\S{0,6})?(?:从|由|为|达到?|至|到|[增减]加?|缩短|压缩|提高|延长"
    r"|累计)*(?:[\d.天小时分钟年]*(?:提高到|增加到|缩短到|压缩到|减少到|缩短至|压缩至|提高至"
    "|减少至|延长至))?$"
)
_NO_COUNTERS = re.compile(r"元|%|‰|百分点|吨|米|㎡|里|亩|公顷|千瓦|斤|担|度|升|伏|克|m")
_PEOPLE = re.compile(r"人|农民|群众|学生|职工|劳动力|毕业生|居民|干部|党员|老|儿童|员")
# Other ways of writing units of the table.
_SAME = {
    **dict.fromkeys(("百分点", "个点"), POINTS),
    **dict.fromkeys(("微克每立方米", "μg/m3", "ug/m3"), "微克/立方米"),
    **dict.fromkeys(("毫克每立方米", "mg/m3"), "毫克/立方米"),
    **{"度": "千瓦时", "头（只）": "头只", "公斤每亩": "公斤/亩", "m²": "㎡", "km²": "平方公里"},
}


@dataclass(frozen=True, slots=True)
class Token:
    """A number at `start` to `end` of a sentence, bound words included; `digits_at` its digits.

    `upper` is the end of a range. A rank has its place as `value`; one that is no quantity has its
    `reason`. `is_word` is a number without digits; `multiple` a 万 or 亿 that has no unit after it.
    """

    start: int
    digits_at: int
    end: int
    value: Decimal = Decimal()
    unit: str = ""
    bound: Bound = Bound.EXACT
    upper: Decimal | None = None
    reason: Reason | None = None
    is_rank: bool = False
    is_word: bool = False
    multiple: str = ""

    @property
    def is_value(self) -> bool:
        """Whether it is a quantity."""
        return self.reason is None and not self.is_rank


def tokens_in(text: str, dates: list[tuple[int, int]]) -> list[Token]:
    """The numbers of a sentence in their order; `dates` are the stretches that name a time."""
    taken, found = list(dates), []
    for quoted in readings(((patterns.QUOTED, lambda match: match.span()),), text, taken):
        numbers = patterns.ANY_NUMBER.finditer(text, *quoted)
        found += [_refused(each, reason=Reason.NAME) for each in numbers]
    found += readings(_READERS, text, taken)
    return _with_units(sorted(found, key=lambda each: each.start), text)


def _refused(match: re.Match[str], reason: Reason) -> Token:
    """A number that is no quantity."""
    return Token(match.start(), match.start(), match.end(), reason=reason)


def _rank(match: re.Match[str]) -> Token | None:
    left = match.string[max(0, match.start() - 16) : match.start()]
    is_listed = not left.endswith("、") or _RANK_LISTED.search(left)
    if not is_listed or not (_RANK_LEFT.search(left) or _RANK_NEAR.search(left)):
        return None
    rank = 1 if match["head"] else whole_number(match["rank"]) or 0
    return Token(match.start(), match.start(), match.end(), Decimal(rank), is_rank=True)


def _printed(match: re.Match[str]) -> Token:
    """Digits with a unit; those without one are no quantity."""
    text = match.string
    times, unit, upper = match["times"] or "", match["unit"] or "", match["upper"]
    if not (unit or times) and _RATIO_NAME.search(text[: match.start()]):
        unit = TIMES_OF  # 城乡居民收入比为1.86
    reason = None if unit or times else Reason.NO_UNIT
    left = text[max(0, match.start() - 24) : match.start()]
    lasts = _LASTS.search(left) or f"{unit}数" in left  # how much an indicator is
    if unit in patterns.RATINGS or (unit in patterns.TIMES_OF_DAY and not lasts):
        reason = Reason.DURATION
    value = printed_number(match["digits"])
    most = printed_number(upper) if upper else None
    return Token(
        match.start(),
        match.start("digits"),
        match.end(),
        -value if match["sign"] or match["minus"] else value,
        times + unit,
        bound_of(match["before"], match["more"] or match["again"], match["after"]),
        -most if most is not None and match["below"] else most,
        reason,
        multiple="" if unit else times,
    )


def _in_words(match: re.Match[str]) -> Token | None:
    """A number without digits: 三千余户, 超百万人, 百分之五, 两家; None for what is no amount."""
    named = match.groupdict()
    digits, times = match["digits"], named.get("times") or ""
    value = decimal(digits)
    if value is None:
        return None
    is_amount = times or "点" in digits or value >= _LEAST.get(match.re, 0)
    is_per_cent = match.re is patterns.PER_CENT
    if not is_per_cent and (not is_amount or not value or digits[0] in "百千"):
        return None
    places = match.start(), match.start("digits"), match.end()
    bound = bound_of(named.get("before"), named.get("more"), named.get("after"))
    return Token(*places, value, f"{times}{named.get('unit', PERCENT)}", bound, is_word=True)


def _implied(match: re.Match[str]) -> Token:
    """超百万人, 过亿元: 100万人, 1亿元."""
    group = "times" if match["times"] else "sum"
    printed = match[group]
    lead = printed[0] if printed[0] in "十百千" else ""
    unit = f"{printed.removeprefix(lead)}{match['unit'] or '元'}"
    bound = Bound.ABOUT if match["before"] == "近" else Bound.ABOVE
    places = match.start(), match.start(group), match.end()
    return Token(*places, Decimal(numeral(lead) or 1), unit, bound, is_word=True)


# The forms of numbers, the surest first; the parts of 3.9：39.0：57.1 have no unit.
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Token | None]], ...] = (
    (_RANK, _rank),
    (patterns.RATIO, partial(_refused, reason=Reason.FORMULA)),
    *((pattern, partial(_refused, reason=reason)) for pattern, reason in patterns.PATTERNS),
    (patterns.VALUE, _printed),
    (patterns.WRITTEN, _in_words),
    (patterns.IMPLIED, _implied),
    (patterns.PER_CENT, _in_words),
    (patterns.COUNTED, _in_words),
    (patterns.SPELLED, partial(_refused, reason=Reason.WORD)),
)


def _with_units(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with the units that they share: 10.6万、3.8万、3.3万平方公里."""
    found = list(tokens)
    for at in range(len(found) - 2, -1, -1):
        each, later = found[at], found[at + 1]
        is_open = each.multiple or each.reason is Reason.NO_UNIT
        is_joined = text[each.end : later.start] in {"、", "和"}
        if not (is_joined and later.is_value and not later.multiple):
            continue
        if each.unit == "个" and later.unit == POINTS:
            found[at] = replace(each, unit=later.unit)
        if is_open and each.value:
            plain = re.sub(rf"^(?:{patterns.TIMES})", "", later.unit)
            unit = f"{each.multiple}{plain}" if each.multiple else later.unit
            found[at] = replace(each, unit=unit, reason=None, multiple="")
    return found


def bounded(token: Token, sign: int) -> list[tuple[Decimal, Bound]]:
    """The value with its bound; a fall turns the bound round, a range is two bounded values.

    A fall of a negative number (下降-4.1%) is a fall.
    """
    if token.upper is not None:
        low, high = sorted((token.value * sign, token.upper * sign))
        return [(low, Bound.AT_LEAST), (high, Bound.AT_MOST)]
    bound = _MIRRORED.get(token.bound, token.bound) if sign < 0 else token.bound
    return [(-abs(token.value) if sign < 0 else token.value, bound)]


def is_counter(unit: str) -> bool:
    """Whether values in a unit are counts of things."""
    return not _NO_COUNTERS.search(unit)


def unit_of(unit: str, multiple: str, around: str) -> str:
    """A printed unit in full: 1.1万农民 is in 万人; `around` is the name and what follows."""
    base = unit.lstrip("百千万亿") if unit not in patterns.KNOWN_UNITS else unit
    if base in _SAME:
        return f"{unit.removesuffix(base)}{_SAME[base]}"
    if multiple and _PEOPLE.search(around):
        return f"{unit}人"
    return f"{unit}户" if multiple and re.search(r"户|家庭", around) else unit

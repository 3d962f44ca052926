"""Which 指标 a claim is of: an exact name or alias decides, a similar name only proposes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.facts import Indicator

_MOST_PROPOSED = 3
_SIMILAR = 72
_SYNONYMS = (
    (r"国内生产总值|地方生产总值|(?<!地区)(?<!人均)生产总值|GDP", "地区生产总值"),
    (r"规上工业|规模工业|规模以上工业企业", "规模以上工业"),
    (r"规上", "规模以上"),
    (r"社零总额|社零额|社会消费品零售额", "社会消费品零售总额"),
    (
        "(?:地方)?(?:财政一般预算收入|公共财政预算收入|公共财政收入|一般预算收入)"
        "|地方一般公共预算收入|地方财政一般公共预算收入",
        "一般公共预算收入",
    ),
    (r"(?P<fund>政府性基金|社会保险基金)预算(?=收入|支出)", r"\g<fund>"),
    (r"全社会固定资产投资|固投", "固定资产投资"),
    (r"城镇新增就业人员|新增城镇就业", "城镇新增就业"),
    (r"地区生产总值总量", "地区生产总值"),
    (r"全体(?:常住)?居民", "居民"),
    (r"居民消费价格总水平", "居民消费价格"),
    (r"营收", "营业收入"),
    (r"专项债(?!券)", "专项债券"),
)
# Names that differ in one of these are of different things, however alike they are.
_APART = re.compile(
    "人均|能耗|支出|利润|发电|用电|降幅|环比|限上|限额以上|税收|进口|出口|存款|贷款|区级|县级"
    "|城镇(?=常住居民|居民|消费)|农村(?=常住居民|居民)|乡村(?=消费)"
)
# Nor can one be of two of these.
_EXCLUSIVE = tuple(
    map(
        re.compile,
        ("增加值|产值", "国家级|省级|市级|[区县]级", "新建|续建|开工|竣工|投产|签约|拆除"),
    )
)
_ENDS = re.compile(
    "(?:(?<=.{2})(?:总?数|人数|家数|个数|条数|套数|户数|处数|次数|额|完成额|面积|长度|里程"
    "|产值额))$"
)
_GROWTH = re.compile(r"(?:增速|增长率|增长|涨幅|增幅)$")
# 收入增速 may be people's or a budget's.
_OF_ANYTHING = re.compile("(?:收入|支出)(?:增速)?")
# What narrows an indicator: a name without it is of something wider.
_NARROW = re.compile(
    r"\d|亿元以上|超\w*元|国家级|省级|市级|区级|县级|乡级|村级|“[^”]*”|新(?:增|建|认定|引进|开工"
    "|招引|培育|创建)"
)


class Way(StrEnum):
    """How a claim met its indicator."""

    NAME = "同名"
    ALIAS = "别名"
    SIMILAR = "近似"
    NEW = "新指标"
    REMEMBERED = "沿用"


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator that decides (None where there is none), how, and those that are proposed."""

    way: Way
    indicator: Indicator | None = None
    proposals: tuple[Indicator, ...] = ()


class Matcher:
    """The indicators of a workbook by their names."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self._indicators = tuple(indicators)
        self._names = {each.code: canonical(each.name) for each in self._indicators}
        self._aliases = {
            each.code: {canonical(alias) for alias in each.aliases} for each in self._indicators
        }

    def able(self, claim: Claim) -> list[Indicator]:
        """The indicators that a claim can be of: the same measure, a unit that converts."""
        return [each for each in self._indicators if _fits(claim, each)]

    def clashing(self, claim: Claim) -> Indicator | None:
        """The indicator of a claim's own name that the claim cannot be of: 万吨 of one in %."""
        named = [each for each in self._indicators if each.name == claim.name]
        return named[0] if named and not any(_fits(claim, each) for each in named) else None

    def match(self, claim: Claim) -> Match:
        """The match of a claim; what is no measure of an indicator (a gap) matches by name only."""
        able = self.able(claim)
        is_growth = claim.measure is ClaimMeasure.GROWTH and not _GROWTH.search(claim.name)
        name = canonical(f"{claim.name}增速" if is_growth else claim.name)
        named = [each for each in able if self._names[each.code] == name]
        if len(named) == 1:
            return Match(Way.NAME, named[0])
        known = [each for each in able if name in self._aliases[each.code]]
        is_owned = not _OF_ANYTHING.fullmatch(name)
        wide = [each for each in known if not _is_narrower(each, claim)]
        if len(known) == 1 and len(wide) == 1 and is_owned and not named:
            return Match(Way.ALIAS, known[0])
        similar = sorted(
            ((fuzz.ratio(name, self._names[each.code]), each) for each in able),
            key=lambda each: -each[0],
        )
        close = [
            each
            for score, each in similar
            if score >= _SIMILAR and not _are_apart(name, self._names[each.code])
        ]
        proposals = tuple(dict.fromkeys([*named, *known, *close]))[:_MOST_PROPOSED]
        return Match(Way.SIMILAR if proposals else Way.NEW, None, proposals)


def canonical(name: str) -> str:
    """A name in the one form that names are compared in."""
    text = re.sub(r"[“”\"《》（）\s]|（[^）]*）", "", name)
    for pattern, word in _SYNONYMS:
        text = re.sub(pattern, word, text)
    is_growth = bool(_GROWTH.search(text))
    text = _ENDS.sub("", _GROWTH.sub("", text))
    return f"{text}增速" if is_growth else text


def _fits(claim: Claim, indicator: Indicator) -> bool:
    """Whether a claim can be of an indicator: the same measure, a unit that converts."""
    is_growth = claim.measure is ClaimMeasure.GROWTH or (
        claim.kind is ClaimKind.RANK and bool(_GROWTH.search(claim.name))
    )
    if (indicator.measure is Measure.GROWTH) is not is_growth:
        return False
    if claim.kind is ClaimKind.RANK or claim.text:
        return True
    if claim.measure is ClaimMeasure.SHARE and indicator.measure is not Measure.SHARE:
        return (
            units.same_dimension(claim.unit, indicator.unit)
            and indicator.measure is not Measure.FLOW
        )
    return units.same_dimension(claim.unit, indicator.unit)


def _are_apart(name: str, other: str) -> bool:
    """Whether names cannot be of one indicator: 人均地区生产总值 and 地区生产总值."""
    if set(_APART.findall(name)) != set(_APART.findall(other)):
        return True
    kinds = ((set(each.findall(name)), set(each.findall(other))) for each in _EXCLUSIVE)
    return any(one and two and not one & two for one, two in kinds)


def _is_narrower(indicator: Indicator, claim: Claim) -> bool:
    return any(each not in claim.name for each in _NARROW.findall(indicator.name))

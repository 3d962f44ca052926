"""Which 指标 a claim is of: an exact name or alias decides, a similar name only proposes.

A name that the workbook lacks gets a 指标 row of its own, all of it to be looked at.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.model import units
from indicators.model.codelists import Direction, Domain, Measure, Tier
from indicators.model.facts import Indicator
from indicators.model.schema import NO_UNIT, Field
from indicators.workbook.output.writer import Cells

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
_EXCLUSIVE = ("增加值|产值", "国家级|省级|市级|[区县]级", "新建|续建|开工|竣工|投产|签约|拆除")
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
# The 度量 by what a figure measures; that of a level or a count follows from its name.
MEASURES = {
    ClaimMeasure.GROWTH: Measure.GROWTH,
    ClaimMeasure.SHARE: Measure.SHARE,
    ClaimMeasure.GAP: Measure.OTHER,
    ClaimMeasure.INDEX: Measure.INDEX,
    ClaimMeasure.CHANGE: Measure.OTHER,
    ClaimMeasure.PLACE: Measure.OTHER,
}
# An average or a rate of units: it adds up over months as little as over areas.
_AVERAGE = re.compile(
    r"[收支][入出]比$|人均|户均|亩均|平均|每(?:百|千|万|十万)|浓度|能耗|强度|单产|工资|均价|价格|标准|时长|评分|得分"
)
# Income and spending a head add up over the quarters of a year.
_SUMS_UP = re.compile(r"人均[一-龥]{0,4}(?:收入|支出)")
_STOCK = re.compile(
    "余额|保有量|人口|存栏|总数|总量$|累计|在建|床位|里程|覆盖率|达到|库存|从业人员|在校|在册|在职|资产|负债"
)
_AT_END = re.compile(r"(?:年|月|季|季度|期)末|截[至止]|(?:现|共|拥)有|总数达?|达到|累计达")
_FLOW = re.compile(r"^(?:新|净)|完成|实现|产量|产值|增加值|收入|支出|投资|销售|零售|成交|发放|利润")
_LOWER = re.compile(
    r"失业率|PM2\.5|PM10|浓度|能耗|排放|事故|死亡|亏损|隐性债务|不良(?:贷款)?率|发案|空置|恩格尔系数|积压"
)
_WORDS = (
    (Domain.EDUCATION, "学校 幼儿园 学生 教育 学位 教师 入学 高校 中小学"),
    (Domain.CARE, "养老 托育 托位 托班 敬老院 老年"),
    (Domain.HEALTH, "医院 卫生 医疗 床位 医保 诊疗 疾病 健康"),
    (Domain.EMPLOYMENT, "就业 收入中位数 可支配收入 社保 低保 养老保险 救助 技能 失业 人口 农民工"),
    (Domain.FINANCE, "财政 预算 税 存款 贷款 债券 金融 保费 资金 债务 基金"),
    (Domain.CONSUMPTION, "零售 消费品 商贸 电商 出口 进口 进出口 外贸 餐饮 市场主体 经营主体 快递"),
    (Domain.INNOVATION, "科技 研发 高新技术 专利 创新 孵化 实验室 人才 专精特新"),
    (Domain.ENVIRONMENT, "能耗 空气 污水 水质 排放 绿化 森林 造林 生态 环境 PM 垃圾 黑臭"),
    (Domain.AGRICULTURE, "粮食 农 种植 产量 蔬菜 存栏 出栏 乡村 村 耕地 林 水果 茶"),
    (Domain.INDUSTRY, "工业 制造 产值 企业 用电量 发电 信息 数字 5G"),
    (Domain.PROJECTS, "投资 项目 签约 招商 开工 外资 内资"),
    (Domain.CULTURE, "文化 旅游 游客 体育 景区 客流 健身"),
    (Domain.SAFETY, "安全 信访 事故 案件 矛盾 消防 命案"),
    (Domain.URBAN, "道路 小区 公厕 管网 城市 公园 安置房 住房 公路 停车 路灯 棚户区 桥"),
)


class MatchWay(StrEnum):
    """How a claim met its indicator."""

    NAME = "同名"
    ALIAS = "别名"
    SIMILAR = "近似"
    NEW = "新指标"
    REMEMBERED = "沿用"


@dataclass(frozen=True, slots=True)
class Match:
    """The indicator that decides (None where there is none), how, and those that are proposed."""

    way: MatchWay
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
            return Match(MatchWay.NAME, named[0])
        known = [each for each in able if name in self._aliases[each.code]]
        is_owned = not _OF_ANYTHING.fullmatch(name)
        wide = [each for each in known if not _is_narrower(each, claim)]
        if len(known) == 1 and len(wide) == 1 and is_owned and not named:
            return Match(MatchWay.ALIAS, known[0])
        scores = [(fuzz.ratio(name, self._names[each.code]), each) for each in able]
        close = [
            each
            for score, each in sorted(scores, key=lambda pair: -pair[0])
            if score >= _SIMILAR and not _are_apart(name, self._names[each.code])
        ]
        proposals = tuple(dict.fromkeys([*named, *known, *close]))[:_MOST_PROPOSED]
        return Match(MatchWay.SIMILAR if proposals else MatchWay.NEW, None, proposals)


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
    is_share_of_flow = claim.measure is ClaimMeasure.SHARE and indicator.measure is Measure.FLOW
    return units.same_dimension(claim.unit, indicator.unit) and not is_share_of_flow


def _are_apart(name: str, other: str) -> bool:
    """Whether names cannot be of one indicator: 人均地区生产总值 and 地区生产总值."""
    if set(_APART.findall(name)) != set(_APART.findall(other)):
        return True
    kinds = ((set(re.findall(each, name)), set(re.findall(each, other))) for each in _EXCLUSIVE)
    return any(one and two and not one & two for one, two in kinds)


def _is_narrower(indicator: Indicator, claim: Claim) -> bool:
    return any(each not in claim.name for each in _NARROW.findall(indicator.name))


def name_key(claim: Claim, more: str = "") -> tuple[str, ClaimMeasure, str]:
    """What makes two figures those of one new indicator: name, measure and kind of unit.

    What a change is from, （比年初）, tells names apart, as `more` does.
    """
    dimension = units.unit(claim.unit).dimension if units.is_known(claim.unit) else ""
    base = "".join(re.findall(r"（比[^（）]*）", claim.name))
    name = f"{claim.name}{more}" if more else f"{canonical(claim.name)}{base}"
    return name, claim.measure, dimension


def indicator_row(code: str, name: str, claim: Claim) -> Cells:
    """The row of a new indicator."""
    return {
        Field.CODE: code,
        Field.NAME: name,
        Field.DOMAIN: domain_of(name),
        Field.TIER: Tier.GENERAL.value,
        Field.MEASURE: _measure_of(claim).value,
        Field.UNIT: claim.unit if units.is_known(claim.unit) else NO_UNIT,
        Field.DIRECTION: _direction_of(claim).value,
        Field.DEFINITION: "起草时新建，名称、度量和方向待核对。",
    }


def domain_of(name: str) -> str:
    """The 领域 by the words of a name; 综合经济 where no word tells."""
    found = (domain for domain, words in _WORDS if any(each in name for each in words.split()))
    return next(found, Domain.ECONOMY).value


def _measure_of(claim: Claim) -> Measure:
    """The 度量: what stands at the end of a period, what adds up in it, or neither (人均, 浓度)."""
    if claim.measure in MEASURES:
        return MEASURES[claim.measure]
    if _AVERAGE.search(claim.name) and not _SUMS_UP.search(claim.name):
        return Measure.OTHER
    is_flow = bool(_FLOW.search(claim.name))
    stands = _STOCK.search(claim.name) or (not is_flow and _AT_END.search(claim.quote))
    return Measure.STOCK if stands else Measure.FLOW


def _direction_of(claim: Claim) -> Direction:
    """越低越好 where nobody doubts it; a person chooses the others."""
    is_plain = claim.measure not in {ClaimMeasure.GAP, ClaimMeasure.CHANGE, ClaimMeasure.PLACE}
    return Direction.DOWN if is_plain and _LOWER.search(claim.name) else Direction.NEUTRAL

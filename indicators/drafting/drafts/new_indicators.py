"""The 指标 row that a draft proposes for a name that the workbook lacks, all to be looked at."""

import re

from indicators.drafting.claims import Claim, ClaimMeasure
from indicators.drafting.drafts.matching import canonical
from indicators.model import units
from indicators.model.codelists import Direction, Domain, Measure, Tier
from indicators.model.schema import NO_UNIT, Field
from indicators.workbook.output.writer import Cells

_MEASURES = {
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
    if claim.measure in _MEASURES:
        return _MEASURES[claim.measure]
    if _AVERAGE.search(claim.name) and not _SUMS_UP.search(claim.name):
        return Measure.OTHER
    is_flow = bool(_FLOW.search(claim.name))
    stands = _STOCK.search(claim.name) or (not is_flow and _AT_END.search(claim.quote))
    return Measure.STOCK if stands else Measure.FLOW


def _direction_of(claim: Claim) -> Direction:
    """越低越好 where nobody doubts it; a person chooses the others."""
    is_plain = claim.measure not in {ClaimMeasure.GAP, ClaimMeasure.CHANGE, ClaimMeasure.PLACE}
    return Direction.DOWN if is_plain and _LOWER.search(claim.name) else Direction.NEUTRAL

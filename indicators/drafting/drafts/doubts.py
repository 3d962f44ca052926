"""Why a person is to look at a draft's row before it is adopted; none means that it is sure."""

import re
from collections.abc import Iterator

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.drafts.matching import Match, MatchWay
from indicators.drafting.language import words
from indicators.drafting.language.tokens import TIMES_OF
from indicators.model import units
from indicators.model.codelists import Measure, RankKind

SIMILAR = "有名称相近的指标"
UNSCOPED = "排名范围未注明"
_ODD = re.compile(
    r"[，。；：、！？]|^(?:[的了与及对为向把被]|等)|(?:的|和|与|及|等|以|为|在|于)$"
    r"|分别|^(?:[高低快慢]于|增减|差距|多增|增速|转为|扣除|率)|(?<!指数)增长$"
)
# What can move by 个百分点, or be apart by them.
_OF_RATE = re.compile(
    "率|比重|占比|比例|增速|增幅|涨幅|降幅|跌幅|强度|系数|[程度]度|份额|指数|结构|高|低|快|慢|超|落后|领先|之差|差距"
)
_RATES = {ClaimMeasure.GROWTH, ClaimMeasure.SHARE}
_SHARE = re.compile("率|比重|占比|强度|指数")
_AREA_ALONE = re.compile(r"[一-龥]{1,3}[省市县区镇乡旗]|全[省市县区]")
# 欧瑞德等项目: one of several things stands for all.
_SOME_OF = re.compile(r"[^高中初同均优平相]等(?:项目|活动|工程|企业|工作|任务|设施|品牌|基地|产业)")
_ONLY_VERBS = re.compile(rf"(?:(?:新|实际)?(?:{words.KEPT_VERBS}|续建))+(?:项目|企业)?")
_OF_ALL = re.compile(r"达|到|至|突破|超过|累计|总|保有|共|有|拥有|稳定|保持|由|从|余额|末|存量")
_MEASURED = re.compile(r"(?:增速|占比|涨幅)$")
_PLAIN = {"出口", "进口", "税收", "GDP", "CPI", "PPI"}
# What is measured, of nothing.
_UNOWNED = re.compile(
    "(?:总|年|预算)?(?:收入|支出|余额|限额|投资额?|产量|面积|总额|总值|数量|价格|利润)"
)
_SHORT_NAME = "名称较短"
_LONG = 18
_SHORT = 3


def row_doubts(claim: Claim, match: Match) -> tuple[str, ...]:
    """The doubts of a claim's row that a reviewer is to look at, each once."""
    doubts = list(claim.doubts)
    if not claim.sheet:
        doubts += [] if match.indicator else _of_name(claim.name)
        doubts += _of_measure(claim)
        doubts += _of_stock(claim, match)
    elif match.indicator is None and _is_short(claim.name):
        doubts.append(_SHORT_NAME)
    if match.way is MatchWay.SIMILAR:
        doubts.append(SIMILAR)
    if claim.period in {"", "未注明"} and claim.kind is not ClaimKind.PRIOR:
        doubts.append("期间原文未注明")
    if claim.measure in _RATES and "降幅" in claim.name:
        doubts.append("降幅，请核对正负")
    if claim.kind is ClaimKind.TARGET and claim.unit and not units.is_known(claim.unit):
        doubts.append(f"单位表没有“{claim.unit}”，目标写作文字")
    is_placed = claim.kind is ClaimKind.RANK and claim.rank_kind is not RankKind.FIRST_TIME
    if is_placed and not claim.scope:
        doubts.append(UNSCOPED)
    if _ONLY_VERBS.fullmatch(claim.name):
        doubts.append("名称可能不完整")
    return tuple(dict.fromkeys(doubts))


def _of_name(name: str) -> Iterator[str]:
    """What may be wrong with a name that no indicator of the workbook has."""
    if _ODD.search(re.sub(r"“[^”]*”", "", name)):
        yield "名称可能不完整"
    if len(name) > _LONG:
        yield "名称较长"
    if _is_short(name):
        yield _SHORT_NAME
    if _AREA_ALONE.fullmatch(_MEASURED.sub("", name)):
        yield "名称只是地区"
    if _SOME_OF.search(name):
        yield "名称只列举了一部分"


def _of_stock(claim: Claim, match: Match) -> Iterator[str]:
    """A count of an indicator of all there are, where no word says that it is of all."""
    is_stock = match.indicator is not None and match.indicator.measure is Measure.STOCK
    if is_stock and claim.measure is ClaimMeasure.COUNT and not _OF_ALL.search(claim.quote):
        yield "存量还是当期新增，请核对"


def _of_measure(claim: Claim) -> Iterator[str]:
    if claim.unit == TIMES_OF and claim.name.endswith(("比", "比值")):
        yield "比值没有单位，“倍”为补写，请核对"
    tail = words.tail_of(claim.name)
    if (
        claim.measure is ClaimMeasure.SHARE
        and "%" in claim.unit
        and tail
        and not _SHARE.search(tail)
    ):
        yield "度量请核对：百分数不像这个名称的数"
    if claim.measure is ClaimMeasure.CHANGE:
        yield "增减量，请核对正负"
    if claim.measure is ClaimMeasure.GAP and not _OF_RATE.search(claim.name):
        yield "百分点是差距还是增速，请核对"


def _is_short(name: str) -> bool:
    """Whether a name, without its measure, says too little: 住宅增速."""
    plain = _MEASURED.sub("", name)
    if _UNOWNED.fullmatch(plain):
        return True
    return len(plain) < _SHORT and plain not in _PLAIN and not words.is_tailed(plain)

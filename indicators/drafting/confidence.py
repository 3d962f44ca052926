"""How certain a draft's row is: 高 can be adopted as it stands, 核对 is looked at first."""

import re
from enum import StrEnum

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.matching import Match, Way
from indicators.drafting.words import KEPT_VERBS
from indicators.model import units

_ODD = re.compile(
    r"[，。；：、！？]|^(?:[的了与及对为向把被]|等)|(?:的|和|与|及|等|以|为|在|于)$"
    r"|分别|^(?:[高低快慢]于|增速|转为|扣除|率)|(?<!指数)增长$"
)
# What can move by 个百分点, or be apart by them.
_OF_RATE = re.compile(
    "率|比重|占比|比例|增速|增幅|涨幅|降幅|跌幅|强度|系数|[程度]度|份额|指数|结构|高|低|快|慢|超|落后|领先"
)
_RATES = {ClaimMeasure.GROWTH, ClaimMeasure.SHARE}
_LONG = 16
_SHORT = 3


class Confidence(StrEnum):
    """The two kinds of rows that a reviewer is shown."""

    HIGH = "高"
    CHECK = "核对"


def confidence(claim: Claim, match: Match) -> tuple[Confidence, tuple[str, ...]]:
    """The confidence of a claim's row, and the doubts that a reviewer is to look at."""
    doubts = list(claim.doubts)
    plain = re.sub(r"“[^”]*”", "", claim.name)
    if match.indicator is None and not claim.sheet:
        if _ODD.search(plain):
            doubts.append("名称可能不完整")
        if len(claim.name) > _LONG:
            doubts.append("名称较长")
        if len(claim.name) < _SHORT:
            doubts.append("名称较短")
    if match.way is Way.SIMILAR:
        doubts.append("有名称相近的指标")
    if claim.period in {"", "未注明"} and claim.kind is not ClaimKind.PRIOR:
        doubts.append("期间原文未注明")
    if claim.measure is ClaimMeasure.CHANGE and not claim.sheet:
        doubts.append("增减量，请核对正负")
    if claim.measure is ClaimMeasure.GAP and not claim.sheet and not _OF_RATE.search(claim.name):
        doubts.append("百分点是差距还是增速，请核对")
    if claim.measure in _RATES and "降幅" in claim.name:
        doubts.append("降幅，请核对正负")
    if claim.kind is ClaimKind.TARGET and claim.unit and not units.is_known(claim.unit):
        doubts.append(f"单位表没有“{claim.unit}”，目标写作文字")
    if claim.kind is ClaimKind.RANK and not claim.scope:
        doubts.append("排名范围未注明")
    if re.fullmatch(rf"(?:新?(?:{KEPT_VERBS}))+(?:项目|企业)?", claim.name):
        doubts.append("名称可能不完整")
    return (Confidence.CHECK if doubts else Confidence.HIGH), tuple(dict.fromkeys(doubts))

"""Figures of what the one before them measures: its plan, a higher aim, its gap to areas."""

import re
from dataclasses import replace

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, doubted
from indicators.drafting.language import words
from indicators.drafting.language.predicates import Predicate, apart
from indicators.drafting.language.times import SPAN
from indicators.drafting.language.tokens import Token, bounded
from indicators.model.units import POINTS

# A figure that was named in full: its claim, the words that were before it, its printed unit.
Named = tuple[Claim, Predicate, str]

_MOVES = (
    rf"(?:{words.ADVERBS})*(?:{words.RISING}|{words.FALLING})?"
    rf"(?:{words.LEVEL})?(?:{words.TO})?"
)
_PLANNED = (
    "(?:原|年初|年度|全年|时序|序时|进度|阶段性?|当年|预定|既定|控制|考核|[省市县区](?:定|下达)|下达|预期|确定|的)*"
    "(?:计划|目标|任务|预算|预期|指标)+(?:数|值|任务)?"
)
_OF_YEAR = re.compile("全年|年度|年初|当年|年计划|年目标|预算|责任")
_OF_PART = re.compile("时序|序时|进度|阶段")
_YEAR = 4
_MARKS = "、，；：（"
_PLAN_WORD = re.compile("计划|目标|任务|预算")
_PLAN = re.compile(rf"^{_PLANNED}(?:是|为)?{_MOVES}$")
_MET = re.compile(
    rf"^(?:圆满|全面|顺利|已|未能?|没有|超额|如期|提前)*"
    rf"(?:完成|实现|达到|达|高于|低于|超过|超出|优于|好于)+了?"
    rf"(?:{_PLANNED}|[上省市县区]级?(?:定|下达|确定)的?)?{_MOVES}$"
)
_SHARE_OF = re.compile(rf"^(?:完成|占|为|达到?|相当于)*了?{_PLANNED}$")  # 占年初预算9.8亿元的91.4%
_OF_AIM = re.compile(rf"^的?{_PLANNED}")
_AIM = re.compile(rf"^(?:并|且|同时|努力|全力|奋力)*(?:力争|争取|确保|冲刺|挑战|奋斗目标){_MOVES}$")
_AGAIN = re.compile(r"^(?:其中)?(?:为|是|达|达到)?$")
_ELSEWHERE = re.compile(
    rf"^(?:同期|高于|低于)?{words.AREA}(?:的)?(?:平均|平均水平|增速|水平|平均增速)?(?:为|是)?{_MOVES}$"
)
_PLACE = rf"(?:{words.AREA})(?:的)?(?:平均)?(?:水平|增速|增幅)?"
_HOW = rf"(?P<how>{words.HIGHER}|{words.LOWER})(?:于|了)?"
_SEVERAL = re.compile(
    rf"^(?P<lead>.*?)(?:分别|均|各)*{_HOW}(?P<places>{_PLACE}(?:[、和与及]{_PLACE})+)(?:分别|各)*$"
)
# 比全国、全市分别高0.5、0.1个百分点.
_THAN = re.compile(
    rf"^(?P<lead>.*?)[比较](?P<places>{_PLACE}(?:[、和与及]{_PLACE})+)(?:分别|各)*{_HOW}$"
)
_ANOTHER = re.compile(rf"^[、，和与及]?(?:{_HOW})?(?P<place>{_PLACE})(?:约|近)?$")


def plan_in(text: str) -> str:
    """The plan that a text ends with, 完成省定目标 before （2.5%）; "" where it names none."""
    found = re.search(f"{_PLANNED}$", text)
    return found[0] if found else ""


def as_plan(claim: Claim, words_beside: str) -> Claim:
    """A figure that a plan names: 年初预算 and 年度任务 are of the year, whatever is reported."""
    planned = replace(claim, kind=ClaimKind.TARGET, is_estimate=False, is_preliminary=False)
    if not claim.period[:4].isdigit() or len(claim.period) == _YEAR or SPAN.fullmatch(claim.period):
        return planned
    if _OF_PART.search(words_beside):
        return planned
    if _OF_YEAR.search(words_beside):
        return replace(planned, period=claim.period[:_YEAR])
    return doubted(planned, "期间是全年还是当期，请核对")


def plan_words(before: str, after: str) -> str:
    """The words beside a figure that a plan names, 年初预算; "" for other figures."""
    text = before.strip(_MARKS)
    is_whole = after == "的" and bool(_SHARE_OF.match(text))  # 完成目标任务8000人的103%
    is_plan = _PLAN.match(text) or is_whole or (_MET.match(text) and _OF_AIM.match(after))
    return f"{before}{after[:8]}" if is_plan else ""


def is_elsewhere(before: str) -> bool:
    """Whether a figure in brackets is that of a larger area: （全省5.3%）."""
    return bool(_ELSEWHERE.match(before.strip(_MARKS)))


def claims_again(
    named: list[Named], group: list[Token], before: str, *, is_plan: bool
) -> list[tuple[Claim, Predicate]]:
    """The figures of a group as claims of what was named before; none where nothing fits.

    Each restates one of the last figures in the same unit: as its plan, a higher aim, or a rate of
    another year. Without a word of its own a figure falls where the one before it fell, and a
    person is asked.
    """
    alike = [(claim, said) for claim, said, unit in named if unit == group[0].unit][-len(group) :]
    measures, text = {claim.measure for claim, _ in alike}, before.strip(_MARKS)
    is_again = measures == {ClaimMeasure.GROWTH} and _AGAIN.match(text)
    is_restated = is_plan or _AIM.match(text) or is_again
    if not is_restated or len(alike) < len(group) or ClaimMeasure.GAP in measures:
        return []
    found = words.PREDICATE.search(before.rstrip("，、为是"))
    own = None if found is None or found["to"] else bool(found["falling"])
    is_met = _MET.match(text) and not _PLAN_WORD.search(text)
    asked = ("目标还是实绩，请核对",) if is_met or not text else ()
    again: list[tuple[Claim, Predicate]] = []
    for token, (last, said) in zip(group, alike, strict=True):
        is_fall = own if own is not None else said.sign < 0 <= token.value
        falls = ("升降取自前一个数，请核对正负",) if is_fall and own is None else ()
        claim = replace(doubted(last, *falls, *asked), start=token.start, end=token.end)
        ends = bounded(token, -1 if is_fall else 1)
        again += [(replace(claim, value=value, bound=bound), said) for value, bound in ends]
    return again


def gaps_to_areas(before: str, group: list[Token], named: list[Named]) -> list[Predicate]:
    """What is said of the gaps of a group, one each; none where they are no gaps to areas.

    An area alone is compared in the way of the figure before it.
    """
    if group[0].unit not in {POINTS, "百分点"}:
        return []
    text = before.strip("，、")
    found = _SEVERAL.match(text) or _THAN.match(text)
    if found and len(places := re.split("[、和与及]", found["places"])) == len(group):
        return [apart(found["lead"], place, found["how"]) for place in places]
    another = _ANOTHER.match(before)
    last = named[-1][1] if named else None
    earlier = last.how if last and last.measure is ClaimMeasure.GAP else ""
    if len(group) > 1 or another is None or not (another["how"] or earlier):
        return []
    return [apart("", another["place"], another["how"] or earlier)]

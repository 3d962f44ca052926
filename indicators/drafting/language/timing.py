"""When a figure is of, and whether it is there, promised or earlier."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indicators.drafting.claims import (
    Claim,
    ClaimKind,
    ClaimMeasure,
    Reason,
    RefusedNumber,
    Setting,
    doubted,
)
from indicators.drafting.language import words
from indicators.drafting.language.memory import Memory
from indicators.drafting.language.names import CEILINGS
from indicators.drafting.language.predicates import Predicate
from indicators.drafting.language.restated import as_plan
from indicators.drafting.language.sentence import Sentence
from indicators.drafting.language.times import SPAN, TimeRole, is_later, last_year
from indicators.model.codelists import Firmness

UNSTATED = "未注明"
_FIRM_WORD = re.compile(r"(?P<word>确保|力争)(?P<of>(?:达到|突破|完成|实现)?(?=\d))?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_OWN_QUARTER = re.compile(r"[二三四]季度(?![末底])[^，。；]*$")
_THERE = re.compile(
    r"(?:目前已|现已|已建成|已完成|已累计|现有|依托|拉动|发挥|加强对|提升全[区县市])"
)
_AIMED = re.compile(
    r"(?:预期目标|力争|确保[^，]{0,4}(?:全年|上半年|[一三]季度|完成|实现|达))[^。]*$"
)
# 四季度将再开工30个, 全年有望达到6.5%: what a report of earlier months looks ahead to.
_AHEAD = re.compile(
    r"(?:四季度|下半年|下一步|下阶段|年内|年底前?|明年|全年)[^，。；]{0,8}?(?:将|有望|预计)[^，。；]*$"
)
_STRIVEN = re.compile(r"(?:力争|确保)(?!了)[^，。；]*$")
_HOPED = re.compile(r"(?:有望|预计)[^，。；]*$")
_AIM_MET = re.compile(r"(?:高于|低于|完成|超额完成)\w{0,6}目标")
_AIM_AFTER = re.compile(r"^的?(?:预期|年度|全年|增长)?目标")
_AIM_REACHED = re.compile(r"(?:完成|实现|达到|超过|高于|低于)[^，。；]{0,12}$")
_MOVED = re.compile(r"^(?:回落|提高|上升|加快|放缓|提升|扩大|收窄|快|高|低)了?\d")
_PLANNED = re.compile(r"(?:力争|确保|计划|目标|将|达到|要)")
_PLANNED_NOW = re.compile(
    r"(?:年内|全年|今年|年度)\w{0,4}?计划"
    r"(?:完成|实现|实施|铺排|安排|推进|新增|投产|建成|改造|开工|新建|建设|整治)[^，；：]{0,16}$"
)
_YEARLY_PLAN = re.compile(r"(?:年度|全年)\w{0,4}?计划")
_STANDS = re.compile(
    r"人均|[千万]人(?:口)?(?:拥有)?|拥有量|(?:总数|总量|余额|保有量|里程|人口|率|总额|总规模|浓度)$"
)
_SINCE_LAST = re.compile(r"同比|环比|[比较](?:上年|去年)")  # never of several years
_EXCEEDS = re.compile(r"突破|超过|超")
_ARRIVES = re.compile(r"(?:达到?|[到至])$")
_CLAUSE_MARK = re.compile(r"[，；：（）]")
_PROJECTS = re.compile(r"\w{0,8}项目")
_YEARLY = {ClaimMeasure.GROWTH, ClaimMeasure.GAP, ClaimMeasure.CHANGE}
_NEAR = 14


def timed(
    claim: Claim, said: Predicate, sentence: Sentence, setting: Setting, memory: Memory
) -> Claim:
    """The claim with its kind, period, due date and firmness."""
    carried = memory.carried or memory.period or setting.calendar.period
    named = sentence.named_period(claim.start, claim.end)
    claim = replace(claim, period=named or carried)
    if said.is_plan:
        return as_plan(replace(claim, period=claim.period or UNSTATED), "预算")
    claim = _of_kind(claim, named, sentence, setting, memory)
    source = sentence.time_before(claim.start, TimeRole.FROM, 2)
    earlier = source.period if source else ""
    # A rate that another is held against: 比上年增长5.2%回落0.2个百分点.
    base = sentence.time_before(claim.start, TimeRole.AGAINST, 6)
    is_base = base is not None and bool(_MOVED.match(sentence.text[claim.end :]))
    if is_base or said.is_from or earlier:
        is_aim = said.is_from and not is_base and claim.kind is ClaimKind.TARGET
        period = UNSTATED if is_base else earlier or UNSTATED
        return replace(claim, kind=claim.kind if is_aim else ClaimKind.PRIOR, period=period)
    clause = _last_clause(sentence.text[: claim.start])
    is_of_year = _YEARLY_PLAN.search(clause) or (memory.is_next and not named)
    if claim.kind is ClaimKind.TARGET and "-" in claim.period and is_of_year:
        claim = replace(claim, period=claim.period[:4])
    is_there = claim.kind is ClaimKind.ACTUAL and setting.kind is ClaimKind.TARGET
    if is_there and claim.period == setting.calendar.period:
        claim = replace(claim, period="")  # since when is not printed
    period = _summed(claim, sentence, (memory.period, setting.calendar.period))
    claim = replace(claim, period=_of_span(period, claim, said, sentence.text))
    if "年均" in clause and claim.measure in _YEARLY:
        claim = _averaged(claim, sentence, setting, carried)
    elif claim.measure is ClaimMeasure.GAP and not said.name and SPAN.fullmatch(memory.of):
        claim = replace(claim, period=memory.of)  # 年均增长8.4%，高于全省1.1个百分点
    memory.of = claim.period if claim.measure is ClaimMeasure.GROWTH else memory.of
    return _firm(claim, sentence, setting)


def _of_kind(
    claim: Claim, named: str, sentence: Sentence, setting: Setting, memory: Memory
) -> Claim:
    """The claim as an actual or a target; where that is not sure, a person is asked."""
    left, calendar = sentence.text[: claim.start], setting.calendar
    is_there = bool(_THERE.search(_last_clause(left)))
    if claim.kind is ClaimKind.RANK:
        return claim
    if setting.kind is ClaimKind.TARGET:
        # A half-year's report speaks of the rest of its own year.
        year, past = last_year(claim.period), calendar.past_year
        last = past - 1 if past is not None and past == calendar.this_year else past
        is_past = year is not None and last is not None and year <= last
        return replace(claim, kind=ClaimKind.ACTUAL if is_past or is_there else setting.kind)
    aim, doubt = replace(claim, kind=ClaimKind.TARGET), "目标还是实绩，请核对"
    if _is_aim(left, sentence.text[claim.end :], claim.period, setting):
        return doubted(aim, doubt) if _HOPED.search(left) else aim
    if claim.name.endswith(CEILINGS):
        return doubted(aim, "限额是上限，不是实绩，请核对")
    is_there = is_there or bool(named and not is_later(named, calendar.period))
    if memory.is_aimed or (memory.is_next and not is_there):
        return doubted(aim, doubt)
    return doubted(claim, doubt) if _STRIVEN.search(left) else claim


def _last_clause(left: str) -> str:
    return _CLAUSE_MARK.split(left)[-1]


def _is_aim(left: str, after: str, period: str, setting: Setting) -> bool:
    """Whether a review looks ahead with a figure: 力争全年增长6%."""
    year, past = last_year(period), setting.calendar.past_year
    if year is not None and past is not None and year > past and not setting.is_bulletin:
        return bool(_PLANNED.search(left))
    reported = setting.calendar.period
    return bool(
        (is_later(period, reported) and _PLANNED.search(left))
        or _PLANNED_NOW.search(_last_clause(left))
        or (_AIM_AFTER.match(after) and not _AIM_REACHED.search(left))
        or (_AIMED.search(left) and not _AIM_MET.search(left))
        or ("-" in reported and _AHEAD.search(left))
    )


def _of_span(period: str, claim: Claim, said: Predicate, text: str) -> str:
    """The end of a span for what stands at its end: 达到121万亿元; the span for what adds up."""
    if not SPAN.fullmatch(period) or claim.kind is ClaimKind.RANK:
        return period
    left = text[max(0, claim.start - 24) : claim.start]
    if _SINCE_LAST.search(_last_clause(left)):
        return period[-4:]
    if "年均" in _last_clause(left) or said.measure in _YEARLY:
        return period
    is_done = re.search(rf"^(?:累计|共|新|多年)*(?:{words.KEPT_VERBS})", claim.name)
    adds_up = "累计" in left[-_NEAR:] or (is_done and not _ARRIVES.search(left))
    is_share = said.measure is ClaimMeasure.SHARE
    reaches = said.is_level or is_share or _EXCEEDS.match(text[claim.start :])
    return period[-4:] if (reaches or _STANDS.search(claim.name)) and not adds_up else period


def _firm(claim: Claim, sentence: Sentence, setting: Setting) -> Claim:
    """The claim with what is said of how sure it is; what is promised, with its due date."""
    left, after = sentence.text[: claim.start], sentence.text[claim.end :]
    if claim.kind not in {ClaimKind.TARGET, ClaimKind.TASK}:
        # What is there already cannot be of a time that the document does not look back on.
        year, past = last_year(claim.period), setting.calendar.past_year
        is_ahead = year is not None and past is not None and year > past
        if is_ahead or is_later(claim.period, setting.calendar.period):
            claim = doubted(claim, "期间晚于文件所回顾的时间，请核对")
        claim = replace(claim, is_estimate="预计" in left, is_preliminary="初步" in left)
        return replace(claim, period=claim.period or UNSTATED)
    due, firmness = _due(claim, sentence), _firmness(claim, sentence)
    is_task = claim.name.endswith("投资") and after.startswith("的")
    if claim.measure is ClaimMeasure.COUNT and claim.unit == "个" and _PROJECTS.match(after):
        is_task = left.endswith("等") or due is not None  # named projects, those that are due
    kind = ClaimKind.TASK if is_task else ClaimKind.TARGET
    period = _from_january(claim, sentence) if kind is ClaimKind.TARGET else claim.period
    period = "" if re.match("^的?目标迈进", after) else period
    return replace(claim, kind=kind, period=period or UNSTATED, deadline=due, firmness=firmness)


def _firmness(claim: Claim, sentence: Sentence) -> Firmness:
    """What the last word before a figure promises; 力争6% is of that figure alone."""
    said = [
        Firmness(match["word"])
        for match in _FIRM_WORD.finditer(sentence.text, 0, claim.start)
        if not (match["of"] and sentence.text[match.end("of") : claim.start].strip("约近超过"))
    ]
    return said[-1] if said else Firmness.UNSTATED


def _due(claim: Claim, sentence: Sentence) -> date | None:
    clause = sentence.clause_at(claim.start)
    index = sentence.clauses.index(clause)
    later = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else clause
    has_own = any(
        each.is_value and later.start <= each.start < later.end for each in sentence.tokens
    )
    ends = later.end if later.mark == "，" and not has_own else clause.end
    due = [each for each in sentence.times if each.deadline and each.start < ends]
    near = [each for each in due if each.start >= clause.start]
    return next((each.deadline for each in near or filter(sentence.opens, due)), None)


def _from_january(claim: Claim, sentence: Sentence) -> str:
    """A target of a quarter or half-year counts from January: 二季度开工80% is 1—6月."""
    period = claim.period
    is_rate = claim.measure is ClaimMeasure.GROWTH
    if is_rate and _OWN_QUARTER.search(sentence.text[: claim.start]):
        return period  # 四季度增长8%: no growth since January
    if found := _QUARTER.fullmatch(period):
        last = 3 * int(found[2])
        return f"{found[1]}-01..{last:02d}" if last < 12 else found[1]
    halves = (
        each.deadline.month
        for each in sentence.times
        if each.is_span and each.deadline and 0 <= each.start - claim.end <= _NEAR
    )
    return f"{period}-01..06" if next(halves, 0) == 6 and len(period) == 4 else period


def _averaged(claim: Claim, sentence: Sentence, setting: Setting, carried: str) -> Claim:
    """A yearly average is of a span of years: the last that is named before it.

    An aim of a later year is one of the years from the document's own up to it.
    """
    before = [
        each.period
        for each in sentence.times
        if each.end <= claim.start and each.role is TimeRole.PERIOD
    ]
    named = (setting.calendar.period, carried, *before, claim.period)
    if spans := [each for each in named if SPAN.fullmatch(each)]:
        return replace(claim, period=spans[-1])
    period, this = claim.period, setting.calendar.this_year
    if setting.kind is ClaimKind.TARGET and this and period.isdigit() and int(period) > this:
        period = f"{this}..{period}"
    return doubted(replace(claim, period=period), "年均，请核对起止年")


def _summed(claim: Claim, sentence: Sentence, held: tuple[str, ...]) -> str:
    """The period of a figure: that of its passage for a sum (累计) whose clause names no year."""
    clause = sentence.clause_at(claim.start)
    is_named = any(clause.start <= each.start < claim.start for each in sentence.times)
    if is_named or "累计" not in sentence.text[clause.start : claim.start]:
        return claim.period
    spans = (each for each in held if SPAN.fullmatch(each) and each.endswith(claim.period))
    return next(spans, claim.period)


def time_refusals(sentence: Sentence, claims: list[Claim]) -> Iterator[RefusedNumber]:
    """The digits of the times of a sentence: no quantities, and which due dates are kept."""
    kept = {each.deadline for each in claims}
    for each in sentence.times:
        for digits in re.finditer(r"\d+", sentence.text[each.start : each.end]):
            start = each.start + digits.start()
            reason = Reason.DUE if each.deadline in kept else Reason.DUE_ALONE
            reason = reason if each.role is TimeRole.DUE else Reason.DATE
            yield RefusedNumber(digits[0], reason, start, start + len(digits[0]))

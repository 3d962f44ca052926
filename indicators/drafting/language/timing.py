"""When a figure is of, and whether it is there, promised or earlier."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, Refusal, Setting, doubted
from indicators.drafting.language import words
from indicators.drafting.language.memory import Memory
from indicators.drafting.language.names import CEILINGS
from indicators.drafting.language.predicates import Predicate
from indicators.drafting.language.restated import as_plan
from indicators.drafting.language.sentence import Sentence
from indicators.drafting.language.times import SPAN, Role, is_later, last_year
from indicators.drafting.reasons import Reason
from indicators.model.codelists import Firmness

UNSTATED = "未注明"
_AIM_OR_RESULT = "目标还是实绩，请核对"
_FIRM = {"确保": Firmness.ENSURE, "力争": Firmness.STRIVE}
_FIRM_WORD = re.compile(r"(?P<word>确保|力争)(?P<of>(?:达到|突破|完成|实现)?(?=\d))?")
_PROMISED = {ClaimKind.TARGET, ClaimKind.TASK}
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
_YEARLY = {ClaimMeasure.GROWTH, ClaimMeasure.GAP, ClaimMeasure.CHANGE}
_NEAR = 14


def timed(
    claim: Claim, said: Predicate, sentence: Sentence, setting: Setting, memory: Memory
) -> Claim:
    """The claim with its kind, period, due date and firmness."""
    carried = memory.carried or memory.period or setting.calendar.period
    named = sentence.named_period(claim.start, claim.end)
    period = named or carried
    if said.is_plan:
        return as_plan(replace(claim, period=period or UNSTATED), "预算")
    kind = _kind(claim, period, sentence, setting)
    if setting.kind is ClaimKind.ACTUAL:
        claim = _looked_ahead(replace(claim, kind=kind), named, sentence, setting, memory)
        kind = claim.kind
    clause = _last_clause(sentence.text[: claim.start])
    is_of_year = _YEARLY_PLAN.search(clause) or (memory.is_next and not named)
    if kind is ClaimKind.TARGET and "-" in period and is_of_year:
        period = period[:4]
    source = sentence.source_period(claim.start)
    if _is_base(claim, sentence):
        return replace(claim, kind=ClaimKind.PRIOR, period=UNSTATED)
    if said.is_from:
        kind = kind if kind is ClaimKind.TARGET else ClaimKind.PRIOR
        return replace(claim, kind=kind, period=source or UNSTATED)
    if source:
        return replace(claim, kind=ClaimKind.PRIOR, period=source)
    if kind is ClaimKind.ACTUAL and setting.kind is ClaimKind.TARGET:
        # What is there already; since when is not printed.
        period = "" if period == setting.calendar.period else period
    period = _summed(period, claim, sentence, (memory.period, setting.calendar.period))
    period = _of_span(period, claim, said, sentence.text)
    if "年均" in clause and claim.measure in _YEARLY and claim.kind is not ClaimKind.RANK:
        period, claim = _averaged(period, claim, sentence, setting, carried)
    elif claim.measure is ClaimMeasure.GAP and not said.name and SPAN.fullmatch(memory.of):
        period = memory.of  # 年均增长8.4%，高于全省1.1个百分点
    memory.of = period if claim.measure is ClaimMeasure.GROWTH else memory.of
    if kind not in _PROMISED:
        claim = _ahead(claim, period, setting)
        left = sentence.text[: claim.start]
        claim = replace(claim, is_estimate="预计" in left, is_preliminary="初步" in left)
        return replace(claim, kind=kind, period=period or UNSTATED)
    return _promised(replace(claim, kind=kind, period=period), sentence)


def _looked_ahead(
    claim: Claim, named: str, sentence: Sentence, setting: Setting, memory: Memory
) -> Claim:
    """What a review says of the time after it as a target; a person is asked what is not sure."""
    left, reported = sentence.text[: claim.start], setting.calendar.period
    if claim.kind is ClaimKind.TARGET:
        return doubted(claim, _AIM_OR_RESULT) if _HOPED.search(left) else claim
    if claim.kind is not ClaimKind.ACTUAL:
        return claim
    if claim.name.endswith(CEILINGS):
        return doubted(replace(claim, kind=ClaimKind.TARGET), "限额是上限，不是实绩，请核对")
    is_there = (named and not is_later(named, reported)) or _THERE.search(_last_clause(left))
    if memory.is_aimed or (memory.is_next and not is_there):
        return doubted(replace(claim, kind=ClaimKind.TARGET), _AIM_OR_RESULT)
    return doubted(claim, _AIM_OR_RESULT) if _STRIVEN.search(left) else claim


def _last_clause(left: str) -> str:
    return _CLAUSE_MARK.split(left)[-1]


def _ahead(claim: Claim, period: str, setting: Setting) -> Claim:
    """What is there already cannot be of a time that the document does not look back on."""
    year, past = last_year(period), setting.calendar.past_year
    is_ahead = year is not None and past is not None and year > past
    is_ahead = is_ahead or is_later(period, setting.calendar.period)
    return doubted(claim, "期间晚于文件所回顾的时间，请核对") if is_ahead else claim


def _is_base(claim: Claim, sentence: Sentence) -> bool:
    """Whether a rate is only what another is held against: 比上年增长5.2%回落0.2个百分点."""
    near = (
        each.role is Role.AGAINST and 0 <= claim.start - each.end <= 6 for each in sentence.times
    )
    return any(near) and bool(_MOVED.match(sentence.text[claim.end :]))


def _kind(claim: Claim, period: str, sentence: Sentence, setting: Setting) -> ClaimKind:
    if claim.kind is ClaimKind.RANK:
        return claim.kind
    year, past = last_year(period), setting.calendar.past_year
    left = sentence.text[: claim.start]
    if setting.kind is ClaimKind.TARGET:
        # A half-year's report speaks of the rest of its own year.
        last = past - 1 if past is not None and past == setting.calendar.this_year else past
        is_past = year is not None and last is not None and year <= last
        is_there = _THERE.search(re.split(r"[，。；：]", left)[-1])
        return ClaimKind.ACTUAL if is_past or is_there else ClaimKind.TARGET
    if year is not None and past is not None and year > past and not setting.is_bulletin:
        return ClaimKind.TARGET if _PLANNED.search(left) else setting.kind
    is_aim = (
        (is_later(period, setting.calendar.period) and _PLANNED.search(left))
        or _PLANNED_NOW.search(_last_clause(left))
        or (_AIM_AFTER.match(sentence.text[claim.end :]) and not _AIM_REACHED.search(left))
        or (_AIMED.search(left) and not _AIM_MET.search(left))
        or ("-" in setting.calendar.period and _AHEAD.search(left))
    )
    return ClaimKind.TARGET if is_aim else setting.kind


def _of_span(period: str, claim: Claim, said: Predicate, text: str) -> str:
    """The end of a span for what stands at its end: 达到121万亿元; the span for what adds up."""
    if not SPAN.fullmatch(period) or claim.kind is ClaimKind.RANK:
        return period
    left = text[max(0, claim.start - 24) : claim.start]
    if _SINCE_LAST.search(_last_clause(left)):
        return period[-4:]
    if "年均" in re.split(r"[，；：]", left)[-1] or said.measure in _YEARLY:
        return period
    is_done = re.search(rf"^(?:累计|共|新|多年)*(?:{words.KEPT_VERBS})", claim.name)
    is_sum = "累计" in left[-_NEAR:]
    adds_up = is_sum or (is_done and not _ARRIVES.search(left))
    is_share = said.measure is ClaimMeasure.SHARE
    reaches = said.is_level or is_share or _EXCEEDS.match(text[claim.start :])
    return period[-4:] if (reaches or _STANDS.search(claim.name)) and not adds_up else period


def _promised(claim: Claim, sentence: Sentence) -> Claim:
    """A target or a task with its due date, firmness and the months that it counts from."""
    left, after = sentence.text[: claim.start], sentence.text[claim.end :]
    due = _due(claim, sentence)
    firmness = _firmness(claim, sentence)
    kind = ClaimKind.TASK if _is_task(claim, left, after, due) else ClaimKind.TARGET
    period = _from_january(claim, sentence) if kind is ClaimKind.TARGET else claim.period
    if re.match(r"^的?目标迈进", after):
        period = ""
    return replace(claim, kind=kind, period=period or UNSTATED, deadline=due, firmness=firmness)


def _firmness(claim: Claim, sentence: Sentence) -> Firmness:
    """What the last word before a figure promises; 力争6% is of that figure alone."""
    found = Firmness.UNSTATED
    for match in _FIRM_WORD.finditer(sentence.text, 0, claim.start):
        is_other = match["of"] and sentence.text[match.end("of") : claim.start].strip("约近超过")
        found = found if is_other else _FIRM[match["word"]]
    return found


def _due(claim: Claim, sentence: Sentence) -> date | None:
    clause = sentence.clause_at(claim.start)
    index = sentence.clauses.index(clause)
    later = sentence.clauses[index + 1] if index + 1 < len(sentence.clauses) else clause
    has_own = any(
        each.is_value and later.start <= each.start < later.end for each in sentence.tokens
    )
    ends = later.end if later.mark == "，" and not has_own else clause.end
    due = [
        each
        for each in sentence.times
        if each.role is Role.DUE and each.start < ends and each.deadline
    ]
    opening = [each for each in due if sentence.opens(each)]
    near = [each for each in due if each.start >= clause.start] or opening
    return near[0].deadline if near else None


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
        each
        for each in sentence.times
        if each.is_span and each.deadline and 0 <= each.start - claim.end <= _NEAR
    )
    due = next(halves, None)
    if due and due.deadline and due.deadline.month == 6 and len(period) == 4:
        return f"{period}-01..06"
    return period


def _is_task(claim: Claim, left: str, after: str, due: date | None) -> bool:
    """Whether promised work is a task: named projects, those that are due, their investment."""
    is_count = claim.measure is ClaimMeasure.COUNT and claim.unit == "个"
    if is_count and re.match(r"^\w{0,8}项目", after):
        return left.endswith("等") or due is not None
    return claim.name.endswith("投资") and after.startswith("的")


def _averaged(
    period: str, claim: Claim, sentence: Sentence, setting: Setting, carried: str
) -> tuple[str, Claim]:
    """A yearly average is of a span of years: the last that is named before it.

    An aim of a later year is one of the years from the document's own up to it.
    """
    if SPAN.fullmatch(period):
        return period, claim
    spans = [
        each.period
        for each in sentence.times
        if each.end <= claim.start and SPAN.fullmatch(each.period) and each.role is Role.PERIOD
    ]
    named = [each for each in (setting.calendar.period, carried, *spans) if SPAN.fullmatch(each)]
    if named:
        return named[-1], claim
    this = setting.calendar.this_year
    if setting.kind is ClaimKind.TARGET and this and period.isdigit() and int(period) > this:
        period = f"{this}..{period}"
    return period, doubted(claim, "年均，请核对起止年")


def _summed(period: str, claim: Claim, sentence: Sentence, held: tuple[str, ...]) -> str:
    """A sum (累计) is of the whole span of its passage, unless its own clause names a year."""
    clause = sentence.clause_at(claim.start)
    is_named = any(clause.start <= each.start < claim.start for each in sentence.times)
    if is_named or "累计" not in sentence.text[clause.start : claim.start]:
        return period
    spans = (each for each in held if SPAN.fullmatch(each) and each.endswith(period))
    return next(spans, period)


def time_refusals(sentence: Sentence, claims: list[Claim]) -> Iterator[Refusal]:
    """The digits of the times of a sentence: no quantities, and which due dates are kept."""
    kept = {each.deadline for each in claims}
    for each in sentence.times:
        for digits in re.finditer(r"\d+", sentence.text[each.start : each.end]):
            start = each.start + digits.start()
            reason = Reason.DUE if each.deadline in kept else Reason.DUE_ALONE
            reason = reason if each.role is Role.DUE else Reason.DATE
            yield Refusal(digits[0], reason, start, start + len(digits[0]))

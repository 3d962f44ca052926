"""Which time of a sentence a figure is of."""

import re
from collections.abc import Iterator
from itertools import pairwise

from indicators.drafting.claims import Claim, ClaimKind, Refusal, Setting, doubted
from indicators.drafting.reasons import Reason
from indicators.drafting.sentence import Sentence
from indicators.drafting.spans import SPAN
from indicators.drafting.time_words import Role, TimeWord
from indicators.drafting.values import Token
from indicators.drafting.words import AREA

_OPENING = re.compile(
    rf"(?:其中|截至|到|在|预计|力争|确保|努力|争取|实现|完成|{AREA}|将|要|“)*(?:.{{0,2}})"
)
_OF_ONE = re.compile(r"(?:年均|平均)$")


def due_period(claim: Claim, sentence: Sentence) -> str:
    """The year of a due date in a figure's own clause, where no period is named after it.

    二季度末开工率达到80% is no figure of the 一季度 before it.
    """
    clause = sentence.clause_at(claim.start)
    near = [
        each
        for each in sentence.times
        if clause.start <= each.start < claim.start and each.role in {Role.DUE, Role.PERIOD}
    ]
    due = near[-1].deadline if near else None
    if due is None:
        return ""
    return _due_within(near[-1])


def _due_within(time: TimeWord) -> str:
    """The period of a time: of a due date within a year, 三季度末, the months up to it."""
    due = time.deadline
    is_within = time.role is Role.DUE and time.is_span and due is not None and due.month < 12
    return f"{due.year}-01..{due.month:02d}" if due and is_within else time.period


def named_period(claim: Claim, sentence: Sentence) -> str:
    """The period that the sentence names for a figure, the last before it."""
    named = (
        _due_within(each)
        for each in reversed(sentence.times)
        if each.end <= claim.end
        and (each.role is Role.PERIOD or (each.role is Role.DUE and opens(each, sentence)))
        and _governs(each, claim, sentence)
    )
    return next(named, "")


def source_period(claim: Claim, sentence: Sentence) -> str:
    """The year of an earlier value: 从上年的22.5%."""
    near = (
        each.period
        for each in reversed(sentence.times)
        if each.role is Role.FROM and 0 <= claim.start - each.end <= 2
    )
    return next(near, "")


def averaged(
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


def summed(period: str, claim: Claim, sentence: Sentence, held: tuple[str, ...]) -> str:
    """A sum (累计) is of the whole span of its passage, unless its own clause names a year."""
    clause = sentence.clause_at(claim.start)
    is_named = any(clause.start <= each.start < claim.start for each in sentence.times)
    if is_named or "累计" not in sentence.text[clause.start : claim.start]:
        return period
    spans = (each for each in held if SPAN.fullmatch(each) and each.endswith(period))
    return next(spans, period)


def _governs(time: TimeWord, claim: Claim, sentence: Sentence) -> bool:
    """Whether a time holds for a figure: from the start of a clause on, else in its clause."""
    clause = sentence.clause_at(time.start)
    between = sentence.text[time.end : claim.start]
    if _OF_ONE.search(sentence.text[time.start : time.end]):  # 两年平均增长6%
        return clause.start <= claim.start < clause.end
    if between.count("）") > between.count("（"):  # （上年5%） ends with its bracket
        return False
    return opens(time, sentence) or clause.start <= claim.start < clause.end


def opens(time: TimeWord, sentence: Sentence) -> bool:
    """Whether a time stands at the beginning of its clause."""
    clause = sentence.clause_at(time.start)
    return bool(_OPENING.fullmatch(sentence.text[clause.start : time.start]))


def carried_period(sentence: Sentence, carried: str) -> str:
    """The period that holds after a semicolon: the last that opens a clause, else as before."""
    opening = (
        each.period
        for each in reversed(sentence.times)
        if each.role is Role.PERIOD
        and opens(each, sentence)
        and not _OF_ONE.search(sentence.text[each.start : each.end])
    )
    return next(opening, carried)


def parallel_periods(group: list[Token], sentence: Sentence) -> list[str]:
    """一季度和上半年分别增长9.3%、9.2%: a period for each figure; none where they share one."""
    named = [
        each for each in sentence.times if each.role is Role.PERIOD and each.end <= group[0].start
    ]
    last = named[-len(group) :]
    if len(group) < 2 or len(last) != len(group) or "分别" not in sentence.text[: group[0].start]:
        return []
    joins = (
        sentence.text[one.end : other.start] in {"和", "、", "及", "与"}
        for one, other in pairwise(last)
    )
    return [each.period for each in last] if all(joins) else []


def time_refusals(sentence: Sentence, claims: list[Claim]) -> Iterator[Refusal]:
    """The digits of the times of a sentence: no quantities, and which due dates are kept."""
    kept = {each.deadline for each in claims}
    for each in sentence.times:
        for digits in re.finditer(r"\d+", sentence.text[each.start : each.end]):
            start = each.start + digits.start()
            reason = Reason.DUE if each.deadline in kept else Reason.DUE_ALONE
            reason = reason if each.role is Role.DUE else Reason.DATE
            yield Refusal(digits[0], reason, start, start + len(digits[0]))

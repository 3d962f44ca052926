"""Targets and rank claims: impossible dates and places, and claims without evidence."""

from collections.abc import Iterator

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Fault, clause
from indicators.model.codelists import Comparability, Domain
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Indicator, RankClaim, Target
from indicators.model.schema import Field
from indicators.rules import ranks
from indicators.rules.baselines import pairing
from indicators.rules.ranks import ClaimState
from indicators.rules.relations import value_text

_LONGEST_QUOTE = 30
_UNPROVED = {ClaimState.CLAIMED: Code.UNVERIFIED_RANK, ClaimState.REFUTED: Code.REFUTED_RANK}


def target_faults(dataset: Dataset) -> Iterator[Fault]:
    """A due date before the period begins, and a numeric target without a sound baseline."""
    promised: tuple[Target | Commitment, ...] = (*dataset.targets, *dataset.commitments)
    for each in promised:
        start = each.period.start
        if each.deadline and start and each.deadline < start:
            words = {"value": each.deadline, "period": each.period.text}
            yield Code.DUE_BEFORE_START, each, Field.DEADLINE, words
        if isinstance(each, Target) and each.quantity is not None:
            yield from _baseline_faults(each, dataset)


def _baseline_faults(target: Target, dataset: Dataset) -> Iterator[Fault]:
    pair = pairing(target, dataset)
    base, wanted = pair.baseline, target.quantity
    words: dict[str, object] = {"name": target.indicator.name}
    if base is None or base.quantity is None or wanted is None:
        yield _no_baseline(target, pair.note or "基数是文字")
    elif not wanted.meets(base.quantity):
        words = {"unit": wanted.unit, "other": base.id, "other_unit": base.quantity.unit}
        yield Code.UNITS_DIFFER, target, Field.UNIT, words
    elif pair.comparability is Comparability.INCOMPARABLE:
        yield _no_baseline(target, pair.note or "不可比")
    elif pair.comparability is Comparability.DOUBTFUL:
        words |= {
            "value": value_text(target),
            "other": f"{base.id}（{value_text(base)}）",
            "words": f"：{clause(pair.note)}" if pair.note else "",
        }
        yield Code.DOUBTFUL_PAIR, target, Field.VALUE, words


def _no_baseline(target: Target, reason: str) -> Fault:
    words = {"name": target.indicator.name, "words": clause(reason)}
    return Code.NO_BASELINE, target, Field.VALUE, words


def rank_faults(dataset: Dataset) -> Iterator[Fault]:
    """A rank claim of nothing, with impossible numbers, or that the workbook does not verify."""
    for claim in dataset.ranks:
        if claim.indicator is None and not claim.matter:
            yield Code.RANK_WITHOUT_SUBJECT, claim, Field.INDICATOR, {}
        numbers = {Field.RANK: claim.rank, Field.GROUP_SIZE: claim.group_size}
        for name, value in numbers.items():
            if value is not None and value < 1:
                yield Code.RANK_NOT_POSITIVE, claim, name, {"value": value}
        if claim.rank and claim.group_size and claim.rank > claim.group_size:
            words = {"rank": claim.rank, "size": claim.group_size}
            yield Code.RANK_BEYOND_GROUP, claim, Field.RANK, words
        judged = ranks.verify(claim, dataset)
        if code := _UNPROVED.get(judged.state):
            about = _compared(claim, dataset) if code is Code.REFUTED_RANK else ()
            proof = {"name": claim.subject, "words": clause(judged.reason), "about": about}
            yield code, claim, Field.KIND, proof


def _compared(claim: RankClaim, dataset: Dataset) -> tuple[str, ...]:
    """The claimed place and the figures that it is compared with."""
    code = claim.indicator.code if claim.indicator else ""
    values = [
        dataset.observation_at(code, claim.period, each.code)
        for each in dataset.members_of(claim.scope)
    ]
    claimed = f"{claim.id} {claim.subject} {claim.period.text} {claim.scope}：{claim.kind}"
    return (f"{claimed}{claim.rank or ''}", *(figure(each) for each in values if each))


def word_faults(dataset: Dataset) -> Iterator[Fault]:
    """A quotation longer than evidence has to be, 存疑 in 备注, a 领域 beyond the proposed list."""
    for each in dataset.facts:
        length = len(each.citation.quote)
        if length > _LONGEST_QUOTE:
            yield Code.LONG_QUOTE, each, Field.QUOTE, {"length": length}
        if each.citation.is_doubtful:
            yield Code.NOTED_DOUBT, each, Field.NOTE, {"words": clause(each.citation.doubt)}
    seen: set[str] = set(Domain)
    classified: tuple[Indicator | Commitment, ...] = (*dataset.indicators, *dataset.commitments)
    for one in classified:
        if one.domain not in seen:
            seen.add(one.domain)
            yield Code.UNLISTED_DOMAIN, one, Field.DOMAIN, {"value": one.domain}

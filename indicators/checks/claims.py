"""Targets and rank claims: impossible dates and places, and claims without evidence."""

from collections.abc import Iterator

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Finding, clause, found
from indicators.model.codelists import Comparability, Domain
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Indicator, RankClaim, Target
from indicators.model.schema import Field
from indicators.rules import ranks
from indicators.rules.baselines import pairing
from indicators.rules.ranks import ClaimState
from indicators.rules.relations import value_text

_LONGEST_QUOTE = 30


def early_deadlines(dataset: Dataset) -> Iterator[Finding]:
    """A due date before the period of the target or commitment begins."""
    promised: tuple[Target | Commitment, ...] = (*dataset.targets, *dataset.commitments)
    for each in promised:
        start = each.period.start
        if each.deadline and start and each.deadline < start:
            words = {"value": each.deadline, "period": each.period.text}
            yield found(Code.DUE_BEFORE_START, dataset, each.place, Field.DEADLINE, **words)


def baselines(dataset: Dataset) -> Iterator[Finding]:
    """A numeric target without a baseline, or with one that is doubtful or in other units."""
    for target in dataset.targets:
        if target.quantity is not None:
            yield from _baseline(target, dataset)


def subjectless_ranks(dataset: Dataset) -> Iterator[Finding]:
    """A rank claim that names neither an indicator nor a matter."""
    for claim in dataset.ranks:
        if claim.indicator is None and not claim.matter:
            yield found(Code.RANK_WITHOUT_SUBJECT, dataset, claim.place, Field.INDICATOR)


def impossible_ranks(dataset: Dataset) -> Iterator[Finding]:
    """A rank or group size below 1, or a rank beyond its group."""
    for claim in dataset.ranks:
        numbers = {Field.RANK: claim.rank, Field.GROUP_SIZE: claim.group_size}
        for name, value in numbers.items():
            if value is not None and value < 1:
                yield found(Code.RANK_NOT_POSITIVE, dataset, claim.place, name, value=value)
        if claim.rank and claim.group_size and claim.rank > claim.group_size:
            words = {"rank": claim.rank, "size": claim.group_size}
            yield found(Code.RANK_BEYOND_GROUP, dataset, claim.place, Field.RANK, **words)


def unproved_ranks(dataset: Dataset) -> Iterator[Finding]:
    """A rank claim that the workbook's observations refute, or cannot verify."""
    codes = {
        ClaimState.CLAIMED: Code.UNVERIFIED_RANK,
        ClaimState.REFUTED: Code.REFUTED_RANK,
    }
    for claim in dataset.ranks:
        verification = ranks.verify(claim, dataset)
        if verification.state in codes:
            code = codes[verification.state]
            yield found(
                code,
                dataset,
                claim.place,
                Field.KIND,
                _ranked(claim, dataset) if code is Code.REFUTED_RANK else (),
                name=claim.subject,
                words=clause(verification.reason),
            )


def _ranked(claim: RankClaim, dataset: Dataset) -> tuple[str, ...]:
    """The claimed place and the figures that it is compared with."""
    code = claim.indicator.code if claim.indicator else ""
    values = [
        dataset.observation_at(code, claim.period, each.code)
        for each in dataset.members_of(claim.scope)
    ]
    claimed = f"{claim.id} {claim.subject} {claim.period.text} {claim.scope}：{claim.kind}"
    return (f"{claimed}{claim.rank or ''}", *(figure(each) for each in values if each))


def long_quotes(dataset: Dataset) -> Iterator[Finding]:
    """A quotation that is longer than evidence has to be."""
    for each in dataset.facts:
        length = len(each.citation.quote)
        if length > _LONGEST_QUOTE:
            yield found(Code.LONG_QUOTE, dataset, each.place, Field.QUOTE, length=length)


def noted_doubts(dataset: Dataset) -> Iterator[Finding]:
    """A 备注 that begins with 存疑."""
    for each in dataset.facts:
        if each.citation.is_doubtful:
            words = clause(each.citation.doubt)
            yield found(Code.NOTED_DOUBT, dataset, each.place, Field.NOTE, words=words)


def unlisted_domains(dataset: Dataset) -> Iterator[Finding]:
    """A 领域 that the proposed list does not have, once each."""
    seen: set[str] = set(Domain)
    classified: tuple[Indicator | Commitment, ...] = (
        *dataset.indicators,
        *dataset.commitments,
    )
    for each in classified:
        if each.domain not in seen:
            seen.add(each.domain)
            yield found(Code.UNLISTED_DOMAIN, dataset, each.place, Field.DOMAIN, value=each.domain)


def _baseline(target: Target, dataset: Dataset) -> Iterator[Finding]:
    pair = pairing(target, dataset)
    base = pair.baseline
    if base is not None and base.quantity and target.quantity:
        if not target.quantity.meets(base.quantity):
            yield found(
                Code.UNITS_DIFFER,
                dataset,
                target.place,
                Field.UNIT,
                unit=target.quantity.unit,
                other=base.id,
                other_unit=base.quantity.unit,
            )
        elif pair.comparability is Comparability.INCOMPARABLE:
            yield _unfounded(target, dataset, pair.reason or "不可比")
        elif pair.comparability is Comparability.DOUBTFUL:
            yield found(
                Code.DOUBTFUL_PAIR,
                dataset,
                target.place,
                Field.VALUE,
                name=target.indicator.name,
                value=value_text(target),
                other=f"{base.id}（{value_text(base)}）",
                words=f"：{clause(pair.reason)}" if pair.reason else "",
            )
    else:
        yield _unfounded(target, dataset, pair.reason or "基数是文字")


def _unfounded(target: Target, dataset: Dataset, reason: str) -> Finding:
    words = {"name": target.indicator.name, "words": clause(reason)}
    return found(Code.NO_BASELINE, dataset, target.place, Field.VALUE, **words)

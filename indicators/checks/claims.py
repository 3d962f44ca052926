"""What rows claim beyond their own values: targets, ranks, relations, and the words beside them."""

from collections.abc import Iterator

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Fault, clause
from indicators.model.codelists import Comparability, Domain, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Commitment,
    Indicator,
    Observation,
    RankClaim,
    Relation,
    Target,
)
from indicators.model.schema import Field, Sheet
from indicators.rules import ranks
from indicators.rules.baselines import pairing
from indicators.rules.ranks import ClaimState
from indicators.rules.relations import current_verdict, name_of, value_text

_LONGEST_QUOTE = 30
_UNPROVED = {ClaimState.CLAIMED: Code.UNVERIFIED_RANK, ClaimState.REFUTED: Code.REFUTED_RANK}
# How many members of a role a relation needs at least; a role that is not listed is a mistake.
_ROLES: dict[RelationType, dict[Role, int]] = {
    RelationType.SUM: {Role.TOTAL: 1, Role.PART: 2},
    RelationType.SUBSET: {Role.WHOLE: 1, Role.SUBSET: 1},
    RelationType.INCREMENT: {Role.STOCK: 1, Role.INCREMENT: 1},
    RelationType.CHANGE: {Role.BEFORE: 1, Role.AFTER: 1, Role.CHANGE: 0},
    RelationType.BASELINE: {Role.TARGET: 1, Role.BASELINE: 1},
    RelationType.SAME: {Role.MEMBER: 2},
    RelationType.LOOKALIKE: {Role.MEMBER: 2},
    RelationType.MISNAMED: {Role.MEMBER: 1},
}
_COMPARED = {RelationType.BASELINE, RelationType.CHANGE}
# What the members of a 目标基数 must be.
_WANTED = {
    Role.TARGET: (Target, Sheet.TARGETS),
    Role.BASELINE: (Observation, Sheet.OBSERVATIONS),
}


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
    if base is None or base.quantity is None or wanted is None:
        yield _no_baseline(target, pair.note or "基数是文字")
    elif not wanted.meets(base.quantity):
        words = {"unit": wanted.unit, "other": base.id, "other_unit": base.quantity.unit}
        yield Code.UNITS_DIFFER, target, Field.UNIT, words
    elif pair.comparability is Comparability.INCOMPARABLE:
        yield _no_baseline(target, pair.note or "不可比")
    elif pair.comparability is Comparability.DOUBTFUL:
        words = {
            "name": target.indicator.name,
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


def link_faults(dataset: Dataset) -> Iterator[Fault]:
    """What is wrong with relations: their roles, their members, 可比性, and whether they hold."""
    for relation in dataset.relations:
        yield from _roles(relation)
        yield from _comparabilities(relation)
        yield from _failures(relation, dataset)


def _roles(relation: Relation) -> Iterator[Fault]:
    """A role without enough members, one that the type does not have, a member of another kind.

    「较上年增产0.36万吨」 needs no 前期: the change is printed, the earlier value is not.
    """
    known = _ROLES[relation.type]
    for role, least in known.items():
        is_implied = role is Role.BEFORE and relation.facts(Role.CHANGE)
        if len(relation.facts(role)) < least and not is_implied:
            words = {"value": relation.id, "type": relation.type, "role": role}
            yield Code.MISSING_ROLE, relation.members[0], Field.ROLE, words
    for member in relation.members:
        if member.role not in known:
            words = {"value": member.role, "type": relation.type, "choices": "、".join(known)}
            yield Code.WRONG_ROLE, member, Field.ROLE, words
        elif relation.type is RelationType.BASELINE:
            kind, sheet = _WANTED[member.role]
            if not isinstance(member.fact, kind):
                words = {"value": member.fact.id, "role": member.role, "sheet_wanted": sheet}
                yield Code.WRONG_MEMBER, member, Field.MEMBER, words


def _comparabilities(relation: Relation) -> Iterator[Fault]:
    """A 目标基数 without 可比性, another type with one that is not read, a from–to pair 存疑."""
    first, stated = relation.members[0], relation.comparability
    if stated is None and relation.type is RelationType.BASELINE:
        yield Code.MISSING_COMPARABILITY, first, Field.COMPARABILITY, {}
    if stated is not None and relation.type not in _COMPARED:
        unread = {"type": relation.type}
        yield Code.MISPLACED_COMPARABILITY, first, Field.COMPARABILITY, unread
    if stated is Comparability.DOUBTFUL and relation.type is RelationType.CHANGE:
        for after in relation.facts(Role.AFTER):
            words = {
                "name": name_of(after),
                "value": value_text(after),
                "other": "、".join(value_text(each) for each in relation.facts(Role.BEFORE)),
                "words": f"：{clause(relation.note)}" if relation.note else "",
            }
            yield Code.DOUBTFUL_PAIR, first, Field.COMPARABILITY, words


def _failures(relation: Relation, dataset: Dataset) -> Iterator[Fault]:
    """A relation that the values of its members contradict, such as a sum that is none."""
    judged = current_verdict(relation, dataset)
    if judged.holds is not False:
        return
    code, words = Code.MISNAMED, clause(relation.note or judged.words)
    if relation.type is not RelationType.MISNAMED:
        code = Code.RELATION_FAILS
        words = f"“{relation.type}”关系{relation.id}不成立：{clause(judged.words)}"
    yield code, relation.members[0], Field.MEMBER, {"words": words}

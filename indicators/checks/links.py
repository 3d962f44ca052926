"""Relations: have they the roles they need, and do they hold."""

from collections.abc import Iterator

from indicators.checks.findings import Code, Fault, clause
from indicators.model.codelists import Comparability, RelationType, Role
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Relation, Target
from indicators.model.schema import Field, Sheet
from indicators.rules.relations import current_verdict, name_of, value_text

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

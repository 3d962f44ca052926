"""Relations: have they the roles they need, and do they hold."""

from collections.abc import Iterator

from indicators.checks.findings import Code, Finding, clause, found
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


def missing_roles(dataset: Dataset) -> Iterator[Finding]:
    """A relation without a member that its type needs."""
    for relation in dataset.relations:
        for role, least in _ROLES[relation.type].items():
            if len(relation.facts(role)) < least and not _is_implied(role, relation):
                words = {"value": relation.id, "type": relation.type, "role": role}
                yield _at_first(Code.MISSING_ROLE, dataset, relation, Field.ROLE, **words)


def wrong_roles(dataset: Dataset) -> Iterator[Finding]:
    """A member in a role that its relation's type does not have."""
    for relation in dataset.relations:
        known = _ROLES[relation.type]
        for member in relation.members:
            if member.role not in known:
                words = {"value": member.role, "type": relation.type, "choices": "、".join(known)}
                yield found(Code.WRONG_ROLE, dataset, member.place, Field.ROLE, **words)


def wrong_members(dataset: Dataset) -> Iterator[Finding]:
    """A 目标基数 row whose target is no target, or whose baseline is no observation."""
    wanted = {
        Role.TARGET: (Target, Sheet.TARGETS),
        Role.BASELINE: (Observation, Sheet.OBSERVATIONS),
    }
    for relation in dataset.relations:
        for member in relation.members if relation.type is RelationType.BASELINE else ():
            kind, sheet = wanted.get(member.role, (object, Sheet.RELATIONS))
            if not isinstance(member.fact, kind):
                words = {"value": member.fact.id, "role": member.role, "sheet_wanted": sheet}
                yield found(Code.WRONG_MEMBER, dataset, member.place, Field.MEMBER, **words)


def comparabilities(dataset: Dataset) -> Iterator[Finding]:
    """A 目标基数 relation without 可比性, or another relation with one, which is not read."""
    for relation in dataset.relations:
        if relation.comparability is None and relation.type is RelationType.BASELINE:
            yield _at_first(Code.MISSING_COMPARABILITY, dataset, relation, Field.COMPARABILITY)
        if relation.comparability is not None and relation.type not in _COMPARED:
            yield _at_first(
                Code.MISPLACED_COMPARABILITY,
                dataset,
                relation,
                Field.COMPARABILITY,
                type=relation.type,
            )


def failing_relations(dataset: Dataset) -> Iterator[Finding]:
    """A relation that the values of its members contradict, such as a sum that is none."""
    for relation in dataset.relations:
        judged = current_verdict(relation, dataset)
        if judged.holds is not False:
            continue
        if relation.type is RelationType.MISNAMED:
            words = clause(relation.note or judged.words)
            yield _at_first(Code.MISNAMED, dataset, relation, Field.MEMBER, words=words)
        else:
            words = f"“{relation.type}”关系{relation.id}不成立：{clause(judged.words)}"
            yield _at_first(Code.RELATION_FAILS, dataset, relation, Field.MEMBER, words=words)


def doubtful_changes(dataset: Dataset) -> Iterator[Finding]:
    """A from–to pair that the workbook itself calls 存疑."""
    for relation in dataset.relations:
        if relation.type is not RelationType.CHANGE:
            continue
        if relation.comparability is not Comparability.DOUBTFUL:
            continue
        for after in relation.facts(Role.AFTER):
            yield _at_first(
                Code.DOUBTFUL_PAIR,
                dataset,
                relation,
                Field.COMPARABILITY,
                name=name_of(after),
                value=value_text(after),
                other="、".join(value_text(each) for each in relation.facts(Role.BEFORE)),
                words=f"：{clause(relation.note)}" if relation.note else "",
            )


def _is_implied(role: Role, relation: Relation) -> bool:
    """「较上年增产0.36万吨」: the change is printed, the earlier value is not."""
    return role is Role.BEFORE and bool(relation.facts(Role.CHANGE))


def _at_first(
    code: Code, dataset: Dataset, relation: Relation, name: Field, /, **words: object
) -> Finding:
    return found(code, dataset, relation.members[0].place, name, **words)

"""Tables of relations, doubts and claims for the page that checks the workbook."""

from collections.abc import Iterable, Sequence

from indicators.exhibits.table import FACTS, Table, ids_of, table
from indicators.model.codelists import Comparability, RelationType, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap
from indicators.rules.relations import RelationVerdict, current_verdict, name_of, value_text
from indicators.rules.search import indicator_of
from indicators.rules.versions import version_remarks
from indicators.rules.years import only_of_year
from indicators.sentences.gap_texts import start_text
from indicators.wording import numbers

_RELATION = (
    "id",
    "code",
    "name",
    "type",
    "heading",
    "members",
    "period",
    "verdict",
    "holds",
    "words",
    "comparability",
    "note",
)
_RELATION_LABELS = {
    "type": "类型",
    "members": "成员",
    "period": "期间",
    "verdict": "是否成立",
    "words": "算式",
    "comparability": "可比性",
    "note": "说明",
    "id": "编号",
}
# The others state a link that no arithmetic can prove.
_PROVABLE = {
    RelationType.SUM,
    RelationType.SUBSET,
    RelationType.INCREMENT,
}
_DOUBT = (FACTS, "code", "where", "name", "value_text", "reason", "cited")
_DOUBT_LABELS = {
    "where": "类别",
    "name": "名称",
    "value_text": "内容",
    "reason": "疑点",
    "cited": "来源",
}


def relations_table(relations: Iterable[Relation], dataset: Dataset) -> Table:
    """One row a relation with its arithmetic and whether it holds, on the rows that it names."""
    return table([_relation(each, dataset) for each in relations], _RELATION, _RELATION_LABELS)


@computed_once
def chosen_relations(
    dataset: Dataset, types: Sequence[RelationType], year: int | None = None
) -> Table:
    """The relations of the given types with a fact of a report year (default: the latest)."""
    found = [each for each in only_of_year(dataset, year).relations if each.type in types]
    return relations_table(found, dataset)


def doubts_table(dataset: Dataset, gaps: Iterable[Gap]) -> Table:
    """Every doubt once: doubtful pairs, other doubtful facts, relations that fail or may not hold.

    A commitment that repeats the doubt of its target is left out.
    """
    pairs = [each for each in gaps if each.standing is Standing.DOUBTFUL]
    told = {each.id for pair in pairs for each in (pair.target, pair.baseline) if each}
    records = [_doubtful_pair(each) for each in pairs]
    records += [
        _doubtful_fact(each) for each in dataset.facts if is_doubted(each) and each.id not in told
    ]
    records += [
        _doubtful_relation(each, dataset)
        for each in dataset.relations
        if _is_doubted_relation(each, dataset)
    ]
    return table(records, _DOUBT, _DOUBT_LABELS)


def is_doubted(fact: Fact) -> bool:
    """Whether the workbook's note on a fact opens with 存疑, and no target says so already."""
    repeats = isinstance(fact, Commitment) and fact.target is not None
    return fact.citation.is_doubtful and not repeats


def _is_doubted_relation(relation: Relation, dataset: Dataset) -> bool:
    if relation.type is RelationType.BASELINE:
        return False
    fails = current_verdict(relation, dataset).holds is False
    return fails or relation.comparability is Comparability.DOUBTFUL


def _relation(relation: Relation, dataset: Dataset) -> dict[str, object]:
    judged = current_verdict(relation, dataset)
    codes = [indicator_of(each.fact) for each in relation.members]
    return {
        "id": relation.id,
        "code": next((each.code for each in codes if each), ""),
        "name": next((each.name for each in codes if each), name_of(relation.members[0].fact)),
        "type": relation.type.value,
        "heading": f"关系 · {relation.type.value}",
        "members": "；".join(_member(each.fact, dataset) for each in relation.members),
        "period": _periods(relation),
        "verdict": _verdict(relation, judged),
        "holds": judged.holds,
        "words": judged.words,
        "comparability": relation.comparability.value if relation.comparability else "",
        "note": relation.note,
    }


def _verdict(relation: Relation, judged: RelationVerdict) -> str:
    """Whether a relation holds, for those that arithmetic could prove."""
    return judged.label if judged.holds is not None or relation.type in _PROVABLE else ""


def _member(fact: Fact, dataset: Dataset) -> str:
    said = f"{name_of(fact)} {value_text(fact)}".strip()
    return numbers.remarked(said, *version_remarks(fact, dataset))


def _periods(relation: Relation) -> str:
    """The periods that a relation speaks of, each once."""
    return "、".join(dict.fromkeys(each.fact.period.label for each in relation.members))


def _dated(text: str, period: str) -> str:
    return f"{text}（{period}）" if text else ""


def _doubtful_pair(gap: Gap) -> dict[str, object]:
    return {
        FACTS: ids_of(*gap.facts),
        "code": gap.target.indicator.code,
        "where": "目标与基数",
        "name": gap.target.indicator.name,
        "value_text": f"{start_text(gap)}（{gap.target.period.label}目标）",
        "reason": gap.reason,
        "cited": numbers.cited(gap.target.citation),
    }


def _doubtful_fact(fact: Fact) -> dict[str, object]:
    indicator = indicator_of(fact)
    return {
        FACTS: ids_of(fact),
        "code": indicator.code if indicator else "",
        "where": fact.place.sheet.value,
        "name": name_of(fact),
        "value_text": _dated(_value(fact), fact.period.label),
        "reason": fact.citation.doubt,
        "cited": numbers.cited(fact.citation),
    }


def _value(fact: Fact) -> str:
    status = fact.status.mark if isinstance(fact, Observation) else ""
    return numbers.remarked(value_text(fact), status)


def _doubtful_relation(relation: Relation, dataset: Dataset) -> dict[str, object]:
    first = relation.members[0].fact
    indicator = indicator_of(first)
    return {
        FACTS: ids_of(*(each.fact for each in relation.members)),
        "code": indicator.code if indicator else "",
        "where": relation.type.value,
        "name": "、".join(dict.fromkeys(name_of(each.fact) for each in relation.members)),
        "value_text": _dated(current_verdict(relation, dataset).words, _periods(relation)),
        "reason": relation.note,
        "cited": numbers.cited(first.citation),
    }

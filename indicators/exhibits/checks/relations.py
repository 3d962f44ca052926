"""Relations between facts, with their arithmetic."""

from collections.abc import Iterable, Sequence

from indicators.exhibits.columns import CODE, ID, Column, ColumnRole, columns
from indicators.exhibits.table import Table, table
from indicators.model.codelists import RelationType
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Relation
from indicators.model.results import computed_once
from indicators.rules.relations import RelationVerdict, current_verdict, name_of, value_text
from indicators.rules.search import indicator_of
from indicators.rules.versions import version_remarks
from indicators.rules.years import only_of_year
from indicators.wording import numbers

_COLUMNS = columns(
    ID,
    CODE,
    Column("name", role=ColumnRole.SUBJECT),
    Column("type", "类型"),
    Column("heading"),
    Column("members", "成员"),
    Column("period", "期间"),
    Column("verdict", "是否成立", ColumnRole.STATUS),
    Column("words", "算式", ColumnRole.WORDS),
    Column("comparability", "可比性"),
    Column("note", "说明", ColumnRole.NOTE),
    screen="type members period verdict words comparability note id",
)
# The others state a link that no arithmetic can prove.
_PROVABLE = {
    RelationType.SUM,
    RelationType.SUBSET,
    RelationType.INCREMENT,
}


def relations_table(relations: Iterable[Relation], dataset: Dataset) -> Table:
    """One row a relation with its arithmetic and whether it holds, on the rows that it names."""
    return table((_relation(each, dataset) for each in relations), _COLUMNS)


@computed_once
def chosen_relations(
    dataset: Dataset, types: Sequence[RelationType], year: int | None = None
) -> Table:
    """The relations of the given types with a fact of a report year (default: the latest)."""
    found = [each for each in only_of_year(dataset, year).relations if each.type in types]
    return relations_table(found, dataset)


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
        "period": periods_of(relation),
        "verdict": _verdict(relation, judged),
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


def periods_of(relation: Relation) -> str:
    """The periods that a relation speaks of, each once."""
    return "、".join(dict.fromkeys(each.fact.period.label for each in relation.members))

"""Relations between facts, with their arithmetic: 数字之间的关系."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

import pandas as pd

from indicators.exhibits.columns import Column, ColumnRole, columns, facts_of
from indicators.exhibits.exhibit import each_row, list_of, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.parameters import YEAR, Choices, Several
from indicators.exhibits.table import Table, table
from indicators.frames import beside, rows_about
from indicators.model.codelists import RelationType
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Relation
from indicators.rules.relations import RelationVerdict, current_verdict, name_of, value_text
from indicators.rules.report_years import only_of_year
from indicators.rules.search import indicator_of
from indicators.rules.versions import version_remarks
from indicators.sentences.clauses import bracketed, divided_by, sentence
from indicators.wording import numbers

# The others state a link that no arithmetic can prove.
_PROVABLE = {
    RelationType.SUM,
    RelationType.SUBSET,
    RelationType.INCREMENT,
}


def periods_of(relation: Relation) -> str:
    """The periods that a relation speaks of, each once."""
    return "、".join(dict.fromkeys(each.fact.period.label for each in relation.members))


def _indicators(relation: Relation) -> list[Indicator]:
    found = (indicator_of(each.fact) for each in relation.members)
    return [each for each in found if each]


def _name(relation: Relation) -> str:
    found = (each.name for each in _indicators(relation))
    return next(found, name_of(relation.members[0].fact))


# A row is about a relation; it has the verdict on it as `judged`.
_COLUMNS = columns(
    Column("id", "编号", of=attrgetter("id")),
    Column("code", "指标代码", of=lambda each: next((one.code for one in _indicators(each)), "")),
    Column("name", "名称", ColumnRole.SUBJECT, of=_name),
    Column("type", "类型", of=attrgetter("type.value")),
    Column("heading", of=lambda each: f"关系 · {each.type.value}"),
    Column("members", "成员"),
    Column("period", "期间", of=periods_of),
    Column("verdict", "是否成立", ColumnRole.STATUS),
    Column("words", "算式", ColumnRole.WORDS, of=attrgetter("words"), part="judged"),
    Column("comparability", "可比性", of=lambda each: each.comparability or ""),
    Column("note", "说明", ColumnRole.NOTE, of=attrgetter("note")),
    facts_of(lambda each: (one.fact for one in each.members)),
    screen="type members period verdict words comparability note id",
    brief=(("name", "type"), "words", ("verdict", "comparability", "note")),
    download="id type name members period verdict words comparability note code",
)


def relations_table(relations: Iterable[Relation], dataset: Dataset) -> Table:
    """One row a relation with its arithmetic and whether it holds, on the rows that it names."""
    found = list(relations)
    judged = [current_verdict(each, dataset) for each in found]
    rows = beside(
        rows_about(found),
        judged=judged,
        verdict=map(_verdict, found, judged),
        members=("；".join(_member(one.fact, dataset) for one in each.members) for each in found),
    )
    return table(rows, _COLUMNS)


def _verdict(relation: Relation, judged: RelationVerdict) -> str:
    """Whether a relation holds, for those that arithmetic could prove."""
    return judged.label if judged.holds is not None or relation.type in _PROVABLE else ""


def _member(fact: Fact, dataset: Dataset) -> str:
    text = f"{name_of(fact)} {value_text(fact)}".strip()
    return numbers.remarked(text, *version_remarks(fact, dataset))


def _types(dataset: Dataset) -> list[RelationType]:
    present = {each.type for each in dataset.relations}
    return [each for each in RelationType if each in present]


_TYPES = Several(key="relation", title="关系类型", options=_types)


def _chosen(dataset: Dataset, choices: Choices) -> Table:
    found = only_of_year(dataset, choices[YEAR.key]).relations
    return relations_table((each for each in found if each.type in choices[_TYPES.key]), dataset)


def provable_words(table: Table) -> str:
    """How many of the relations arithmetic can prove, and how many of these hold; "" for none."""
    judged = [_bare(each) for each in table.rows["verdict"] if each]
    return f"能用算式核对的{len(judged)}项，{divided_by(judged)}" if judged else ""


def proved(table: Table, *, holds: bool) -> pd.DataFrame:
    """The rows of the relations that hold, or do not hold, by their arithmetic."""
    return table.rows[table.rows["verdict"] == RelationVerdict(holds, words="").label]


def is_narrowed(choices: Choices, dataset: Dataset) -> bool:
    """Whether the reader has chosen some of the types."""
    return set(choices[_TYPES.key]) != set(_types(dataset))


def _said(row: Mapping[Any, Any], _: Dataset) -> str:
    """A relation with its arithmetic and whether it holds."""
    return sentence(f"{row['name']}{bracketed(row['type'])}：{row['words']}", _bare(row["verdict"]))


def _bare(verdict: str) -> str:
    """A verdict without its mark."""
    return verdict.partition(" ")[2]


RELATIONS = listing(
    name="relations",
    page="checks",
    place=30,
    title="数字之间的关系",
    parameters=(_TYPES, YEAR),
    show=list_of(_chosen),
    empty="没有写明所选的关系：请多选几个类型，或在“关系”表中填写。",
    message=lambda shown, _: sentence(
        f"数字之间的关系有{len(shown.table.rows)}项", provable_words(shown.table)
    ),
    sentences=each_row(_said),
    compared=Compared(
        subject=("type", "name"),
        table=lambda dataset, _: relations_table(dataset.relations, dataset),
    ),
)

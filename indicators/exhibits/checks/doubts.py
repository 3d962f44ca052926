"""The doubts of the workbook, and what its whole check comes to, what is wrong before the rest."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators.exhibits.checks.relations import (
    periods_of,
    provable_words,
    proved,
    relations_table,
)
from indicators.exhibits.columns import FACTS, Column, ColumnRole, columns, ids_of, shared
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, each_row, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.parameters import YEAR, Choices, in_year
from indicators.exhibits.ranks.claim_table import refuted, unverified, waiting
from indicators.exhibits.table import Table, absent_names, table
from indicators.model.codelists import Comparability, RelationType, Standing
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, Relation
from indicators.model.results import computed_once
from indicators.rules.gaps import Gap, gaps
from indicators.rules.ranks import own_ranks
from indicators.rules.relations import current_verdict, name_of, value_text
from indicators.rules.report_years import of_year, only_of_year, report_years
from indicators.sentences.clauses import closed, sentence
from indicators.sentences.gap_texts import start_text
from indicators.wording import numbers

_Doubt = tuple[Fact, str, str, str, str, str]
# A row is about the fact that is cited; it has what is doubted of it.
_COLUMNS = columns(
    FACTS,
    *shared("code"),
    Column("where", "类别"),
    Column("name", "名称", ColumnRole.SUBJECT),
    Column("value_text", "内容"),
    Column("reason", "疑点", ColumnRole.REASON),
    *shared("cited"),
    screen="where name value_text reason cited",
    brief=(("name", "where"), "value_text", "reason"),
)
_FIRST_DOUBTS = 4
_MOST_NAMED = 2


def _doubts_table(dataset: Dataset, gaps: Iterable[Gap]) -> Table:
    """Every doubt once: doubtful pairs, other doubtful facts, relations that fail or may not hold.

    A commitment that repeats the doubt of its target is left out.
    """
    pairs = [each for each in gaps if each.standing is Standing.DOUBTFUL]
    listed = {each.id for pair in pairs for each in (pair.target, pair.baseline) if each}
    records = [_doubtful_pair(each) for each in pairs]
    records += [
        _doubtful_fact(each)
        for each in dataset.facts
        if _is_doubted(each) and each.id not in listed
    ]
    records += [
        _doubtful_relation(each, dataset)
        for each in dataset.relations
        if _is_doubted_relation(each, dataset)
    ]
    names = ["itself", "facts", "where", "name", "value_text", "reason"]
    return table(pd.DataFrame(records, columns=names, dtype="object"), _COLUMNS)


@computed_once
def doubts_of_year(dataset: Dataset, year: int | None = None) -> Table:
    """The doubts of a report year (default: the latest), those of its targets first."""
    return _doubts_table(only_of_year(dataset, year), gaps(of_year(dataset, year)))


@computed_once
def all_doubts(dataset: Dataset) -> Table:
    """The doubts of every year."""
    return _doubts_table(dataset, gaps(dataset))


@computed_once
def first_doubts(doubts: Table) -> Table:
    """The first of the doubts that the page of checks lists."""
    return doubts.head(_FIRST_DOUBTS).only("name", "value_text", "reason")


def _is_doubted(fact: Fact) -> bool:
    """Whether the workbook's note on a fact opens with 存疑, and no target has the same doubt."""
    repeats = isinstance(fact, Commitment) and fact.target is not None
    return fact.citation.is_doubtful and not repeats


def _is_doubted_relation(relation: Relation, dataset: Dataset) -> bool:
    if relation.type is RelationType.BASELINE:
        return False
    fails = current_verdict(relation, dataset).holds is False
    return fails or relation.comparability is Comparability.DOUBTFUL


def _dated(text: str, period: str) -> str:
    return f"{text}（{period}）" if text else ""


def _doubtful_pair(gap: Gap) -> _Doubt:
    target, value = gap.target, f"{start_text(gap)}（{gap.target.period.label}目标）"
    return target, ids_of(*gap.facts), "目标与基数", target.indicator.name, value, gap.reason


def _doubtful_fact(fact: Fact) -> _Doubt:
    value = _dated(_value(fact), fact.period.label)
    sheet = fact.place.sheet.value
    return fact, ids_of(fact), sheet, name_of(fact), value, fact.citation.doubt


def _value(fact: Fact) -> str:
    status = fact.status.mark if isinstance(fact, Observation) else ""
    return numbers.remarked(value_text(fact), status)


def _doubtful_relation(relation: Relation, dataset: Dataset) -> _Doubt:
    members = [each.fact for each in relation.members]
    names = "、".join(dict.fromkeys(map(name_of, members)))
    words = _dated(current_verdict(relation, dataset).words, periods_of(relation))
    return members[0], ids_of(*members), relation.type.value, names, words, relation.note


def _doubts(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    year = choices[YEAR.key]
    return exhibit.content(
        doubts_of_year(dataset, year), choices, year=year, in_year=in_year(choices)
    )


def _doubts_words(doubts: Table) -> str:
    """How many doubts there are of each kind: 目标与基数8项、实绩8项."""
    counts = doubts.rows["where"].value_counts(sort=False)
    return "、".join(f"{where}{count}项" for where, count in counts.items())


def _doubt(row: Mapping[Any, Any], _: Dataset) -> str:
    """A doubt with its figures and its reason."""
    content = f"内容为{row['value_text']}" if row["value_text"] else ""
    reason = f"疑点为{row['reason']}" if row["reason"] else ""
    return sentence(f"{row['where']}（存疑）：{row['name']}", content, reason)


DOUBTS = listing(
    name="doubts",
    page="checks",
    place=10,
    title="哪些数字有疑点",
    parameters=(YEAR,),
    show=_doubts,
    empty="没有疑点。",
    message=lambda shown, _: f"{len(shown.table.rows)}项数字有疑点：{_doubts_words(shown.table)}。",
    sentences=each_row(_doubt),
    compared=Compared(
        key=("where", "code", "name"),
        title="疑点",
        table=lambda dataset, _: all_doubts(dataset),
    ),
)


@computed_once
def check_counts(dataset: Dataset) -> tuple[tuple[str, int, str], ...]:
    """What is refuted, what fails, what is doubtful or waits, what holds; nothing of what is 0.

    Of each its name, how many there are in all years, and what they are.
    """
    claims = unverified(own_ranks(dataset), dataset)
    relations = relations_table(dataset.relations, dataset)
    doubts = all_doubts(dataset)
    false, fails = refuted(claims).rows, proved(relations, holds=False)
    stated = fails["note"].where(fails["note"] != "", fails["words"])
    reasons = false["name"] + "（" + false["period"] + "）：" + false["reason"]
    waits = "都是原文自述，补齐同一范围其他地区的数据后自动核验。"
    counts = (
        ("与数据不符的位次", len(false), _listed(reasons)),
        ("不成立的关系", len(fails), _listed(stated)),
        ("有疑点的数字", len(doubts.rows), closed(_doubts_words(doubts))),
        ("还不能核验的位次", len(waiting(claims).rows), waits),
        ("成立的算式", len(proved(relations, holds=True)), closed(provable_words(relations))),
    )
    return tuple(each for each in counts if each[1])


def absent_words(dataset: Dataset, year: int | None, tables: Mapping[str, Table]) -> str:
    """That a year has nothing of these tables; "" where none is empty."""
    absent = absent_names(tables)
    if not absent:
        return ""
    is_one = len(report_years(dataset)) < 2
    return f"没有{absent}。" if is_one else f"{year}年度没有{absent}：换一个年度看其他年度的。"


def _listed(texts: pd.Series) -> str:
    more = f"；等{len(texts)}项" if len(texts) > _MOST_NAMED else ""
    return closed("；".join(texts.head(_MOST_NAMED).str.rstrip("。")) + more)

"""Every fact as a row: the library, for search and download."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    ID,
    Column,
    ColumnRole,
    about,
    columns,
    number_columns,
    shared,
)
from indicators.exhibits.exhibit import ExhibitContent, list_of, listing
from indicators.exhibits.forms import ChangeScope, Compared
from indicators.exhibits.parameters import DOMAIN, TIERS, Choices, Several, Words, selected
from indicators.exhibits.table import Table, table, texts_table
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, RankClaim, Target
from indicators.model.results import computed_once
from indicators.model.schema import FACT_SHEETS
from indicators.rules.relations import content_of, name_of, quantity_of
from indicators.rules.search import found_facts, indicator_of
from indicators.rules.versions import version_remarks
from indicators.wording import numbers


def kind_of(fact: Fact) -> str:
    """The name of a fact's sheet: 实绩, 目标, 位次, 任务."""
    return fact.place.sheet.value


def _deadline(fact: Fact) -> date | None:
    if isinstance(fact, Commitment):
        return fact.printed_deadline
    return fact.deadline if isinstance(fact, Target) else None


def _if_a(*kinds: type[Fact]) -> Callable[[Fact], Fact | None]:
    """The fact if it is of one of these kinds."""
    return lambda fact: fact if isinstance(fact, kinds) else None


_COLUMNS = columns(
    *shared("code"),
    Column("heading", of=lambda fact: f"{kind_of(fact)} · {fact.period.label}"),
    Column("kind", "类别", of=kind_of),
    Column("name", "名称", ColumnRole.SUBJECT, of=name_of),
    *shared("area", _if_a(Observation, Target, RankClaim)),
    *shared("period"),
    Column("value_text", "内容", of=content_of),
    Column("deadline", "截止日期", of=lambda fact: numbers.day(_deadline(fact))),
    *shared("domain"),
    *about(indicator_of, Column("tier", "层级", of=attrgetter("tier.value"))),
    *about(
        attrgetter("citation"),
        Column("page", "页码", ColumnRole.SOURCE, "float64", of=attrgetter("page")),
        Column("section", "章节", ColumnRole.SOURCE, of=attrgetter("section")),
        Column("quote", "原文", ColumnRole.SOURCE, of=attrgetter("quote")),
    ),
    *shared("cited note id"),
    *number_columns("", quantity=quantity_of),
    *about(
        _if_a(Observation),
        Column("status", "状态", ColumnRole.STATUS, of=attrgetter("status.value")),
    ),
    *about(
        _if_a(RankClaim),
        Column("rank", "名次", dtype="float64", of=attrgetter("rank")),
        Column("scope", "范围", of=attrgetter("scope")),
    ),
    *about(_deadline, Column("deadline_day", "截止日期", of=date.isoformat)),
    Column("source", "文件", ColumnRole.SOURCE, of=attrgetter("citation.source.name")),
    screen="kind name area period value_text deadline domain tier page section quote cited note id",
    brief=(("name", "kind"), "period", ("value_text", "note")),
    download="id name kind area period value_text bound value unit status rank scope deadline_day"
    " domain tier source page section quote note code",
)


def facts_table(facts: Iterable[Fact], dataset: Dataset) -> Table:
    """One row a fact of any kind, for search and download; `code` is its indicator's.

    An observation that a later version replaced names that.
    """
    found = list(facts)
    content = _COLUMNS.by_name["value_text"].computed(
        lambda fact: numbers.remarked(content_of(fact), *version_remarks(fact, dataset))
    )
    return table(found, _COLUMNS).drawing([content], found)


@computed_once
def _every_fact(dataset: Dataset) -> Table:
    return facts_table(dataset.facts, dataset)


@computed_once
def newest_first(facts: Table, dataset: Dataset) -> Table:
    """The same facts, the own area's before others', the latest period first."""
    rows = facts.rows
    is_own = rows["area"].isin(["", dataset.about.area.name])
    periods = (dataset.fact_by_id[each].period.sort_key for each in rows[ID.name])
    recency = list(zip(is_own, periods, strict=True))
    return facts.of(rows.iloc[sorted(range(len(rows)), key=recency.__getitem__, reverse=True)])


_SEARCH = Words(key="q", title="查找", hint="名称、别名或原文，如：社零")
_KINDS = Several(key="sheet", title="类别", options=lambda _: [each.value for each in FACT_SHEETS])


def _chosen(dataset: Dataset, choices: Choices) -> Table:
    """The facts that words find, of a field (None: all), of kinds, and of tiers if any."""
    whole, query = _every_fact(dataset), choices[_SEARCH.key]
    rows = whole.rows
    if query:
        found = [each.id for each in found_facts(query, dataset.facts)]
        rows = rows.iloc[pd.Index(rows["id"]).get_indexer(found)]
    rows = rows[rows["tier"].isin({"", *choices[TIERS.key]})]
    chosen = selected(rows, choices, domain="domain", sheet="kind")
    return whole.of(chosen.reset_index(drop=True))


def _facts_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many facts there are of each kind."""
    counts = Counter(shown.table.rows["kind"])
    divided = "、".join(f"{kind}{count}项" for kind, count in counts.items())
    return f"共{counts.total()}项：{divided}。"


def _counts(dataset: Dataset, _: ChangeScope) -> Table:
    """The number of all facts; their changes are compared where they are shown."""
    return texts_table({"全部数字": str(len(dataset.facts))}, "条数")


ALL_FACTS = listing(
    name="facts",
    page="library",
    place=10,
    title="指标库",
    parameters=(_SEARCH, DOMAIN, _KINDS, TIERS),
    show=list_of(_chosen),
    empty="没有找到：请换一个词，或把领域改为“全部”，多选几个类别和层级。",
    message=_facts_message,
    compared=Compared(title="条数", key=("name",), table=_counts, is_text=True),
)

"""Every fact as a row: the library, for search and download."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from indicators.exhibits.choices import DOMAIN, TIERS
from indicators.exhibits.columns import (
    CITED,
    CODE,
    ID,
    NOTE,
    Column,
    ColumnRole,
    columns,
    number_columns,
    numbers_of,
)
from indicators.exhibits.compared import ChangeScope, Compared, texts_table
from indicators.exhibits.exhibit import (
    Choices,
    Exhibit,
    ExhibitContent,
    fact_rows,
    list_of,
)
from indicators.exhibits.forms import PLAIN_ON_PAPER, TABLE_ON_SLIDES
from indicators.exhibits.parameters import Several, Words
from indicators.exhibits.table import Table, table
from indicators.model.codelists import Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, RankClaim, Target
from indicators.model.results import computed_once
from indicators.model.schema import FACT_SHEETS
from indicators.rules.relations import content_of, name_of, quantity_of
from indicators.rules.search import found_facts, indicator_of
from indicators.rules.versions import version_remarks
from indicators.wording import numbers

_COLUMNS = columns(
    CODE,
    Column("heading"),
    Column("kind", "类别"),
    Column("name", "名称", ColumnRole.SUBJECT),
    Column("area", "地区", ColumnRole.SUBJECT),
    Column("period", "期间"),
    Column("value_text", "内容"),
    Column("deadline", "截止日期"),
    Column("domain", "领域"),
    Column("tier", "层级"),
    Column("page", "页码", ColumnRole.SOURCE, "float64"),
    Column("section", "章节", ColumnRole.SOURCE),
    Column("quote", "原文", ColumnRole.SOURCE),
    CITED,
    NOTE,
    ID,
    *number_columns(""),
    Column("status", "状态", ColumnRole.STATUS),
    Column("rank", "名次", dtype="float64"),
    Column("scope", "范围"),
    Column("deadline_day", "截止日期"),
    Column("source", "文件", ColumnRole.SOURCE),
    screen="kind name area period value_text deadline domain tier page section quote cited note id",
    brief=(("name", "kind"), "period", ("value_text", "note")),
    download="id name kind area period value_text bound value unit status rank scope deadline_day"
    " domain tier source page section quote note code",
)


def kind_of(fact: Fact) -> str:
    """The name of a fact's sheet: 实绩, 目标, 位次, 任务."""
    return fact.place.sheet.value


def facts_table(facts: Iterable[Fact], dataset: Dataset) -> Table:
    """One row a fact of any kind, for search and download; `code` is its indicator's.

    An observation that a later version replaced names that.
    """
    return table((_record(each, dataset) for each in facts), _COLUMNS)


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
    query = choices[_SEARCH.key]
    return facts_table(
        (
            each
            for each in (found_facts(query, dataset.facts) if query else dataset.facts)
            if kind_of(each) in choices[_KINDS.key]
            and choices[DOMAIN.key] in {None, _domain_of(each)}
            and _tier_of(each) in {None, *choices[TIERS.key]}
        ),
        dataset,
    )


def _domain_of(fact: Fact) -> str:
    """The field of government that a fact belongs to, "" for a claim without an indicator."""
    if isinstance(fact, Commitment):
        return fact.domain
    return fact.indicator.domain if fact.indicator else ""


def _tier_of(fact: Fact) -> Tier | None:
    indicator = indicator_of(fact)
    return indicator.tier if indicator else None


def _record(fact: Fact, dataset: Dataset) -> dict[str, object]:
    indicator = indicator_of(fact)
    citation, deadline = fact.citation, _deadline(fact)
    return {
        "code": indicator.code if indicator else "",
        "heading": f"{kind_of(fact)} · {fact.period.label}",
        "cited": numbers.cited(citation),
        "kind": kind_of(fact),
        "name": name_of(fact),
        "area": "" if isinstance(fact, Commitment) else fact.area.name,
        "period": fact.period.label,
        "value_text": numbers.remarked(content_of(fact), *version_remarks(fact, dataset)),
        "deadline": numbers.day(deadline),
        "deadline_day": deadline.isoformat() if deadline else "",
        "domain": _domain_of(fact),
        "tier": indicator.tier.value if indicator else "",
        "page": citation.page,
        "section": citation.section,
        "quote": citation.quote,
        "note": citation.note,
        "id": fact.id,
        **numbers_of(quantity_of(fact)),
        "status": fact.status.value if isinstance(fact, Observation) else "",
        "rank": fact.rank if isinstance(fact, RankClaim) else None,
        "scope": fact.scope if isinstance(fact, RankClaim) else "",
        "source": citation.source.name,
    }


def _deadline(fact: Fact) -> date | None:
    if isinstance(fact, Commitment):
        return fact.printed_deadline
    return fact.deadline if isinstance(fact, Target) else None


def _facts_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many facts there are of each kind."""
    counts = Counter(shown.table.rows["kind"])
    divided = "、".join(f"{kind}{count}项" for kind, count in counts.items())
    return f"共{counts.total()}项：{divided}。"


def _counts(dataset: Dataset, _: ChangeScope) -> Table:
    """The number of all facts; their changes are compared where they are shown."""
    return texts_table({"全部数字": str(len(dataset.facts))}, "条数")


ALL_FACTS = Exhibit(
    name="facts",
    page="library",
    place=10,
    title="指标库",
    chart=None,
    parameters=(_SEARCH, DOMAIN, _KINDS, TIERS),
    show=list_of(_chosen),
    empty="没有找到：请换一个词，或把领域改为“全部”，多选几个类别和层级。",
    message=_facts_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(title="条数", key=("name",), table=_counts, is_text=True),
)

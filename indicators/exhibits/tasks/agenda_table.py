"""The table of promises, and of their numbered groups."""

from collections.abc import Iterable, Sequence

import pandas as pd

from indicators.exhibits.columns import (
    CITED,
    CODE,
    FACTS,
    ID,
    NOTE,
    PLACE,
    Column,
    ColumnRole,
    columns,
    drawn,
    number_columns,
    numbers_of,
    plain_columns,
)
from indicators.exhibits.table import Table, ids_of, table
from indicators.model.codelists import CommitmentCategory, Firmness
from indicators.model.facts import Commitment, Target
from indicators.rules.agenda import AgendaItem
from indicators.rules.relations import doubted_in, is_doubtful, quantity_of, said_of
from indicators.rules.search import indicator_of
from indicators.wording import numbers

_COLUMNS = columns(
    Column("due_text", "时限"),
    Column("name", "事项", ColumnRole.SUBJECT),
    Column("group", "类别"),
    Column("firmness", "力度"),
    Column("status_text", "状态", ColumnRole.STATUS),
    CITED,
    PLACE,
    ID,
    Column("domain", "领域"),
    Column("period", "期间"),
    Column("due_date", "截止日期"),
    *number_columns(""),
    NOTE,
    CODE,
    FACTS,
    *drawn("due", "datetime64[s]"),
    *drawn("mark status"),
    *drawn("overdue doubtful", "bool"),
    screen="due_text name group firmness status_text cited",
    brief=("due_text", ("name", "place"), "status_text"),
    download="id name group domain period due_date due_text bound value unit firmness status_text"
    " note cited code",
)
# Without the category, which is the same for all; the identifying columns come first.
_GROUP_COLUMNS = columns(
    *_COLUMNS.every,
    Column("heading", "实事"),
    Column("group_number", "实事序号", dtype="int64"),
    Column("group_name", "实事"),
    screen="heading name due_text status_text cited",
    brief=("heading", "name", "due_text", "status_text"),
    download="id name group_number group_name domain period due_date due_text bound value unit"
    " firmness status_text note cited code",
)
_TARGET_GROUP = "预期目标"
_COUNT_COLUMNS = plain_columns(
    {"domain": "领域", "tasks": "任务", "targets": _TARGET_GROUP, "total": "合计"}
)
_WHOLE = "合计"


def agenda_table(items: Iterable[AgendaItem]) -> Table:
    """One row a promise, its doubt in its name; `due` is NaT where no date is printed."""
    return table(map(_record, items), _COLUMNS)


def numbered_groups(items: Iterable[AgendaItem]) -> dict[str, list[AgendaItem]]:
    """The items of each numbered group by its heading 「1. 实施教育扩容工程」, in order."""
    return {f"{number}. {name}": each for (number, name), each in _by_number(items).items()}


def _by_number(items: Iterable[AgendaItem]) -> dict[tuple[int, str], list[AgendaItem]]:
    groups: dict[tuple[int, str], list[AgendaItem]] = {}
    for each in items:
        if isinstance(each.fact, Commitment) and each.fact.group_number is not None:
            named = (each.fact.group_number, each.fact.group_name)
            groups.setdefault(named, []).append(each)
    return dict(sorted(groups.items(), key=lambda each: each[0]))


def groups_table(items: Iterable[AgendaItem]) -> Table:
    """The items of the numbered groups, each under its group's `heading`, in order."""
    return table(
        (
            {**_record(item), "heading": heading, "group_number": number, "group_name": name}
            for (number, name), group in _by_number(items).items()
            for heading in [f"{number}. {name}"]
            for item in group
        ),
        _GROUP_COLUMNS,
    )


def counts_by_domain(agenda: Table) -> Table:
    """How many rows of an agenda each field has, the fullest first, with their sum.

    Columns `domain`, `tasks` (promised work), `targets` and `total`; the counts are texts.
    """
    rows = agenda.rows
    is_target = rows["group"] == _TARGET_GROUP
    counted = pd.DataFrame(
        {"domain": rows["domain"], "tasks": ~is_target, "targets": is_target, "total": True}
    )
    fields = counted.groupby("domain", sort=False, as_index=False).sum()
    fields = fields.sort_values("total", ascending=False, kind="stable")
    whole = pd.DataFrame([{"domain": _WHOLE, **fields.drop(columns="domain").sum()}])
    return Table(pd.concat([fields, whole], ignore_index=True).astype(str), _COUNT_COLUMNS)


def _record(item: AgendaItem) -> dict[str, object]:
    fact = item.fact
    indicator = indicator_of(fact)
    return {
        "id": fact.id,
        "facts": ids_of(fact, fact.target if isinstance(fact, Commitment) else None),
        "code": indicator.code if indicator else "",
        "name": name_with_doubt(fact),
        "group": _group_of(item),
        "domain": _domain_of(item),
        "due": item.due,
        "due_text": item.due_text,
        "firmness": "" if fact.firmness is Firmness.UNSTATED else fact.firmness.value,
        "mark": item.status.mark.value,
        "status": item.status.kind.value,
        "status_text": item.status.text,
        "overdue": item.is_overdue,
        "doubtful": is_doubtful(fact),
        "period": fact.period.label,
        "due_date": item.due.isoformat() if item.due else "",
        **numbers_of(quantity_of(fact)),
        "note": _note(fact),
        "place": fact.citation,
        "cited": numbers.cited(fact.citation),
    }


def name_with_doubt(fact: Commitment | Target) -> str:
    """The name of a promise, with the workbook's doubt beside it."""
    return numbers.doubted(said_of(fact), is_doubtful(fact))


def _note(fact: Commitment | Target) -> str:
    """The workbook's note, and why it doubts the target whose figure a commitment repeats."""
    own, doubted = fact.citation, doubted_in(fact)
    if doubted is None or doubted is own or not own.note:
        return (doubted or own).note
    return f"{own.note.rstrip('。；')}；{doubted.note}"


def _group_of(item: AgendaItem) -> str:
    """The group that a promise is listed under; a target that no commitment names has its own."""
    return item.fact.category.value if isinstance(item.fact, Commitment) else _TARGET_GROUP


def domains_present(items: Iterable[AgendaItem], reports: Iterable[Commitment]) -> set[str]:
    """The fields of government that occur."""
    return {*(_domain_of(each) for each in items), *(each.domain for each in reports)}


def groups_present(items: Iterable[AgendaItem], reports: Iterable[Commitment] = ()) -> list[str]:
    """The groups that occur, in the order of the closed list, targets last."""
    found = {*(_group_of(each) for each in items), *(each.category.value for each in reports)}
    return [each for each in (*CommitmentCategory, _TARGET_GROUP) if each in found]


def matching_items(
    items: Iterable[AgendaItem], domain: str | None, groups: Sequence[str]
) -> list[AgendaItem]:
    """The promises of a field (None: all) and of groups, in their order."""
    return [
        each for each in items if _group_of(each) in groups and domain in {None, _domain_of(each)}
    ]


def dated(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The promises with a printed date."""
    return [each for each in items if each.due]


def undated(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The promises without a printed date."""
    return [each for each in items if each.due is None]


def _domain_of(item: AgendaItem) -> str:
    fact = item.fact
    return fact.domain if isinstance(fact, Commitment) else fact.indicator.domain

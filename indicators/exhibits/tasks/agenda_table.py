"""The table of what is due, its numbered groups, and reported work."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from indicators.exhibits.number_columns import number_labels, numbers_of
from indicators.exhibits.table import FACTS, PLACE, Table, ids_of, table
from indicators.model.codelists import CommitmentCategory, Firmness
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Target
from indicators.model.results import computed_once
from indicators.rules.agenda import AgendaItem, agenda, next_due
from indicators.rules.relations import doubted_in, is_doubtful, quantity_of, said_of
from indicators.rules.search import indicator_of
from indicators.rules.statuses import stated
from indicators.wording import numbers

_AGENDA_LABELS = {
    "due_text": "时限",
    "name": "事项",
    "group": "类别",
    "firmness": "力度",
    "status_text": "状态",
    "cited": "来源",
}
_AGENDA_EXTRAS = {**PLACE, "period": "期间"}
_AGENDA_BRIEF = ("due_text", ("name", "place"), "status_text")
_AGENDA_EXPORTED = {
    "id": "编号",
    "name": "事项",
    "group": "类别",
    "domain": "领域",
    "period": "期间",
    "due_date": "截止日期",
    "due_text": "时限",
    **number_labels(""),
    "firmness": "力度",
    "status_text": "状态",
    "note": "备注",
    "cited": "来源",
    "code": "指标代码",
}
_GROUP_EXPORTED = {"group_number": "实事序号", "group_name": "实事"}
# What a row is known by stands in front.
_GROUPS_EXPORTED = {
    "id": _AGENDA_EXPORTED["id"],
    "name": _AGENDA_EXPORTED["name"],
    **_GROUP_EXPORTED,
    # All of them have the same.
    **{key: label for key, label in _AGENDA_EXPORTED.items() if key != "group"},
}
_AGENDA = (
    *_AGENDA_LABELS,
    *PLACE,
    *_AGENDA_EXPORTED,
    *(FACTS, "due", "mark", "status", "overdue", "doubtful"),
)
_REPORT_LABELS = {"period": "期间", "name": "事项", "status": "状态", "cited": "来源"}
TARGET_GROUP = "预期目标"
_COUNT_LABELS = {"domain": "领域", "tasks": "任务", "targets": TARGET_GROUP, "total": "合计"}
_WHOLE = "合计"


def agenda_table(items: Iterable[AgendaItem]) -> Table:
    """One row a promise, its doubt in its name; `due` is NaT where no date is printed."""
    records = [_record(each) for each in items]
    found = table(
        records,
        _AGENDA,
        _AGENDA_LABELS,
        extras=_AGENDA_EXTRAS,
        brief=_AGENDA_BRIEF,
        exported=_AGENDA_EXPORTED,
    )
    return found.of(found.rows.assign(due=pd.to_datetime(found.rows["due"])))


def reports_table(reports: Iterable[Commitment]) -> Table:
    """One row a reported event or piece of work, with its state as the document says it."""
    records = [
        {
            "id": each.id,
            "period": numbers.day(each.deadline) or each.period.label,
            "name": _said(each),
            "status": stated(each.status),
            "cited": numbers.cited(each.citation),
        }
        for each in reports
    ]
    return table(records, ("id", *_REPORT_LABELS), _REPORT_LABELS)


def numbered_groups(items: Iterable[AgendaItem]) -> dict[str, list[AgendaItem]]:
    """The items of each numbered group by its heading 「1. 实施教育扩容工程」, in order."""
    groups: dict[tuple[int, str], list[AgendaItem]] = {}
    for each in items:
        if isinstance(each.fact, Commitment) and each.fact.group_number is not None:
            heading = (each.fact.group_number, each.fact.group_name)
            groups.setdefault(heading, []).append(each)
    return {f"{number}. {name}": groups[number, name] for number, name in sorted(groups)}


def groups_table(items: Iterable[AgendaItem]) -> Table:
    """The items of the numbered groups, each under its group's `heading`, in order."""
    empty = agenda_table([])
    found = numbered_groups(items)
    rows = [_headed(agenda_table(each).rows, heading) for heading, each in found.items()]
    labels = {"heading": "实事", "name": "事项", "due_text": "时限", "status_text": "状态"}
    blank = dict.fromkeys(("heading", *_GROUP_EXPORTED), "")
    return replace(
        empty,
        rows=pd.concat(rows) if rows else empty.rows.assign(**blank),
        labels=labels | {"cited": "来源"},
        brief=tuple(labels),
        exported=_GROUPS_EXPORTED,
    )


def _headed(rows: pd.DataFrame, heading: str) -> pd.DataFrame:
    number, name = heading.split(". ", 1)
    return rows.assign(heading=heading, group_number=int(number), group_name=name)


def counts_by_domain(agenda: Table) -> Table:
    """How many rows of an agenda each field has, the fullest first, with their sum.

    Columns `domain`, `tasks` (promised work), `targets` and `total`; the counts are texts.
    """
    rows = agenda.rows
    is_target = rows["group"] == TARGET_GROUP
    counted = pd.DataFrame(
        {"domain": rows["domain"], "tasks": ~is_target, "targets": is_target, "total": True}
    )
    fields = counted.groupby("domain", sort=False, as_index=False).sum()
    fields = fields.sort_values("total", ascending=False, kind="stable")
    whole = pd.DataFrame([{"domain": _WHOLE, **fields.drop(columns="domain").sum()}])
    return Table(pd.concat([fields, whole], ignore_index=True).astype(str), _COUNT_LABELS)


def _record(item: AgendaItem) -> dict[str, object]:
    fact = item.fact
    indicator = indicator_of(fact)
    return {
        "id": fact.id,
        FACTS: ids_of(fact, fact.target if isinstance(fact, Commitment) else None),
        "code": indicator.code if indicator else "",
        "name": _said(fact),
        "group": group_of(item),
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


def _said(fact: Commitment | Target) -> str:
    """What is promised, with the workbook's doubt beside it."""
    return numbers.doubted(said_of(fact), is_doubtful(fact))


def _note(fact: Commitment | Target) -> str:
    """The workbook's note, and why it doubts the target whose figure a commitment repeats."""
    own, doubted = fact.citation, doubted_in(fact)
    if doubted is None or doubted is own or not own.note:
        return (doubted or own).note
    return f"{own.note.rstrip('。；')}；{doubted.note}"


def group_of(item: AgendaItem) -> str:
    """The group that a promise is listed under; a target that no commitment names has its own."""
    return item.fact.category.value if isinstance(item.fact, Commitment) else TARGET_GROUP


def domains_present(items: Iterable[AgendaItem], reports: Iterable[Commitment]) -> set[str]:
    """The fields of government that occur."""
    return {*(_domain_of(each) for each in items), *(each.domain for each in reports)}


def groups_present(items: Iterable[AgendaItem], reports: Iterable[Commitment] = ()) -> list[str]:
    """The groups that occur, in the order of the closed list, targets last."""
    found = {*(group_of(each) for each in items), *(each.category.value for each in reports)}
    return [each for each in (*CommitmentCategory, TARGET_GROUP) if each in found]


def matching_items(
    items: Iterable[AgendaItem], domain: str | None, groups: Sequence[str]
) -> list[AgendaItem]:
    """The promises of a field (None: all) and of groups, in their order."""
    return [
        each for each in items if group_of(each) in groups and domain in {None, _domain_of(each)}
    ]


def dated(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The promises with a printed date."""
    return [each for each in items if each.due]


def undated(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The promises without a printed date."""
    return [each for each in items if each.due is None]


def matching_reports(
    reports: Iterable[Commitment], domain: str | None, groups: Sequence[str]
) -> list[Commitment]:
    """The reported events and work of a field (None: all) and of groups, in their order."""
    return [
        each for each in reports if each.category.value in groups and domain in {None, each.domain}
    ]


def _domain_of(item: AgendaItem) -> str:
    fact = item.fact
    return fact.domain if isinstance(fact, Commitment) else fact.indicator.domain


_SOONEST = 4


@computed_once
def soonest_table(dataset: Dataset) -> Table:
    """What is due next after the data's as-of date."""
    soonest = agenda_table(next_due(agenda(dataset), dataset.about.as_of)).head(_SOONEST)
    return soonest.only("due_text", "name", "status_text", "firmness", "cited")

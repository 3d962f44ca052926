"""The frame of promises and its columns, and the choice of promises by a reader."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

import pandas as pd

from indicators.exhibits.columns import (
    ID,
    ITSELF,
    NOTE,
    Column,
    ColumnRole,
    about,
    columns,
    domain_of,
    facts_of,
    iso_day,
    number_columns,
    plain_columns,
    shared,
)
from indicators.exhibits.parameters import (
    DOMAIN,
    ON,
    YEAR,
    Choices,
    Several,
    domains_in_order,
    selected,
)
from indicators.exhibits.table import Table, frame
from indicators.model.codelists import CommitmentCategory
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Target
from indicators.model.results import computed_once
from indicators.rules.agenda import AgendaItem, agenda, reported
from indicators.rules.relations import doubted_in, is_doubtful, quantity_of, said_of
from indicators.wording import numbers

# The group of a target that no commitment names.
TARGET_GROUP = "预期目标"
_WHOLE = "合计"


def name_with_doubt(fact: Commitment | Target) -> str:
    """The name of a promise, with the workbook's doubt beside it."""
    return numbers.doubted(said_of(fact), is_doubtful(fact))


def _note(item: AgendaItem) -> str:
    """The workbook's note, and why it doubts the target whose figure a commitment repeats."""
    own, doubted = item.fact.citation, doubted_in(item.fact)
    if doubted is None or doubted is own or not own.note:
        return (doubted or own).note
    return f"{own.note.rstrip('。；')}；{doubted.note}"


def group_of(fact: Commitment | Target) -> str:
    """The group of a promise or of reported work."""
    return fact.category.value if isinstance(fact, Commitment) else TARGET_GROUP


_fact, _work = attrgetter("fact"), attrgetter("work")
AGENDA_COLUMNS = columns(
    Column("due_text", "时限", of=attrgetter("due_text")),
    *about(
        _fact,
        Column("name", "事项", ColumnRole.SUBJECT, of=name_with_doubt),
        Column("group", "类别", of=group_of),
        Column("firmness", "力度", of=attrgetter("firmness.word")),
    ),
    Column("status_text", "状态", ColumnRole.STATUS, of=attrgetter("status.text")),
    *shared("cited place id domain period", _fact),
    Column("due_date", "截止日期", of=lambda item: iso_day(item.due)),
    *number_columns("", quantity=lambda item: quantity_of(item.fact)),
    NOTE.computed(_note),
    *shared("code", _fact),
    facts_of(lambda item: (item.fact, item.target)),
    Column("due", dtype="datetime64[s]", of=attrgetter("due")),
    Column("mark", of=attrgetter("status.mark.value")),
    Column("status", of=attrgetter("status.kind.value")),
    Column("overdue", dtype="bool", of=attrgetter("is_overdue")),
    *about(_fact, Column("doubtful", dtype="bool", of=is_doubtful)),
    screen="due_text name group firmness status_text cited",
    brief=("due_text", ("name", "place"), "status_text"),
    download="id name group domain period due_date due_text bound value unit firmness status_text"
    " note cited code",
)
# Without the category, which is the same for all; the identifying columns come first.
GROUP_COLUMNS = columns(
    *AGENDA_COLUMNS.every,
    Column("heading", "实事", of=attrgetter("heading")),
    *about(
        _work,
        Column("group_number", "实事序号", dtype="int64", of=attrgetter("group_number")),
        Column("group_name", "实事", of=attrgetter("group_name")),
    ),
    screen="heading name due_text status_text cited",
    brief=("heading", "name", "due_text", "status_text"),
    download="id name group_number group_name domain period due_date due_text bound value unit"
    " firmness status_text note cited code",
)
_COUNT_COLUMNS = plain_columns(
    {"domain": "领域", "tasks": "任务", "targets": TARGET_GROUP, "total": _WHOLE}
)
# What promises are chosen, grouped and sorted by.
_KEYS = (
    *AGENDA_COLUMNS.named("domain group due status overdue"),
    Column("heading", of=attrgetter("heading")),
    *about(_work, Column("number", dtype="float64", of=attrgetter("group_number"))),
    ITSELF,
)


@computed_once
def agenda_frame(dataset: Dataset, on: date | None = None, year: int | None = None) -> pd.DataFrame:
    """Every promise of a 年度 (None: all), the dated by date, then those without a date.

    It has the columns that promises are chosen, grouped and sorted by: `due` is NaT where no date
    is printed, `number` NaN outside the numbered groups, `itself` the item of the agenda.
    """
    return frame(agenda(dataset, on, year), _KEYS)


def are_same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Whether two frames are of the same promises, in any order."""
    return set(one[ID.name]) == set(other[ID.name])


def numbered(promises: pd.DataFrame) -> pd.DataFrame:
    """Those of the numbered groups, each under its group's `heading`, in the order of these."""
    found = promises[promises["number"].notna()]
    return found.sort_values(["number", "heading"])


def _promised(dataset: Dataset, choices: Choices) -> list[Commitment | Target]:
    """The promises and the reported work of the chosen year."""
    year = choices[YEAR.key]
    items = agenda(dataset, choices.get(ON.key), year)
    return [*(each.fact for each in items), *reported(dataset, year)]


def _groups(facts: Iterable[Commitment | Target]) -> Sequence[str]:
    """The groups that occur, in the order of the closed list, targets last."""
    found = set(map(group_of, facts))
    return [each for each in (*CommitmentCategory, TARGET_GROUP) if each in found]


FILTERS = (
    ON,
    replace(DOMAIN, offered=lambda *asked: domains_in_order(map(domain_of, _promised(*asked)))),
    Several(
        key="group",
        title="类别",
        options=lambda dataset: _groups(
            (*(each.fact for each in agenda(dataset)), *dataset.commitments)
        ),
        offered=lambda *asked: _groups(_promised(*asked)),
    ),
    YEAR,
)


def chosen_promises(dataset: Dataset, choices: Choices) -> pd.DataFrame:
    """The promises of the chosen year, field and groups, judged on the chosen day."""
    rows = agenda_frame(dataset, choices["on"], choices["year"])
    return selected(rows, choices, group="group", domain="domain")


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
    return Table(pd.concat([fields, whole], ignore_index=True).astype(str), _COUNT_COLUMNS)

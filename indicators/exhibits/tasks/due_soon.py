"""Promises that are due next, or in the next weeks with their responsible office."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from indicators.exhibits.columns import Column, columns
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, listing
from indicators.exhibits.forms import Compared
from indicators.exhibits.parameters import JUDGED_ON, YEAR, Choice, Choices, judged_period
from indicators.exhibits.table import Table, table
from indicators.exhibits.targets.gap_table import UNLISTED_OWNER
from indicators.exhibits.tasks.agenda_table import AGENDA_COLUMNS, agenda_frame
from indicators.model.dataset import Dataset
from indicators.rules.agenda import AgendaItem
from indicators.rules.report_years import of_year
from indicators.rules.statuses import StatusKind
from indicators.sentences.clauses import sentence
from indicators.wording.numbers import day

_OFFERED = (4, 8, 12)
_SOONEST = 4
_WEEKS = Choice(
    key="weeks", title="今后几周", options=lambda _: _OFFERED, name=lambda each: f"{each}周"
)


def _owner(item: AgendaItem) -> str:
    """The responsible office of a promise: its own, its target's or its indicator's."""
    target = item.target
    named = (target.owner, target.indicator.owner) if target else ()
    return next(filter(None, (item.fact.owner, *named)), UNLISTED_OWNER)


_COLUMNS = columns(
    *AGENDA_COLUMNS.every,
    Column("owner", "责任单位", of=_owner),
    screen="due_text name owner group status_text cited",
    brief=("due_text", ("name", "place"), "owner", "status_text"),
    slide=("due_text", "name", "owner", "status_text"),
    download="due_text name owner group status_text id cited code",
)
_NEXT_COLUMNS = replace(
    AGENDA_COLUMNS, screen=("due_text", "name", "status_text", "firmness", "cited")
)


def _waiting(dataset: Dataset, on: date, year: int | None = None) -> pd.DataFrame:
    """The dated promises that are not due or done on a day, the soonest first."""
    rows = agenda_frame(dataset, on, year)
    return rows[(rows["due"] >= pd.Timestamp(on)) & (rows["status"] != StatusKind.DONE)]


def _due_within(dataset: Dataset, on: date, year: int | None, weeks: int) -> Table:
    """The promises due in the weeks after a day; where there are none those of the next date."""
    waiting = _waiting(dataset, on, year)
    within = waiting[waiting["due"] <= pd.Timestamp(on + timedelta(weeks=weeks))]
    following = waiting[waiting["due"] == waiting["due"].min()]
    return table(following if within.empty else within, _COLUMNS)


def _soonest(dataset: Dataset, on: date) -> Table:
    """The promises that are due next after a day."""
    return table(_waiting(dataset, on).head(_SOONEST), _NEXT_COLUMNS)


def _due_soon(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    on, year, weeks = (choices[each] for each in ("on", "year", "weeks"))
    found = _due_within(dataset, on, year, weeks)
    return exhibit.content(found, choices, period=f"{day(on)}起{weeks}周", unit="项", year=year)


def _next_due(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    found = _soonest(of_year(dataset, choices["year"]), choices["on"])
    return exhibit.content(found, choices, period=judged_period(dataset, choices), unit="项")


def _due_soon_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many promises are due in the weeks, if any, and the next date."""
    rows, weeks = shown.table.rows, shown.period.partition("起")[2]
    first = rows["due"].min()
    last = (shown.on or first.date()) + timedelta(weeks=int(weeks.removesuffix("周")))
    if first.date() > last:
        return sentence(f"今后{weeks}没有到期的任务和目标", next_date(rows))
    is_one_day = len(rows) > 1 and bool((rows["due"] == first).all())
    at_once = f"都在{day(first.date())}" if is_one_day else next_date(rows)
    return sentence(f"今后{weeks}有{len(rows)}项任务和目标到期", at_once)


def next_date(later: pd.DataFrame) -> str:
    """The next date of the rows, with their number; "" where there is none."""
    if later.empty:
        return ""
    first = later["due"].min()
    count = int((later["due"] == first).sum())
    return f"最近的时限是{day(first.date())}，有{count}项"


DUE_SOON = listing(
    name="due-soon",
    page="tasks",
    place=25,
    title="近期到期",
    parameters=(_WEEKS, YEAR, JUDGED_ON),
    show=_due_soon,
    empty="没有写明时限、还没到期的任务和目标。",
    message=_due_soon_message,
    compared=Compared(
        table=lambda dataset, _: _due_within(
            dataset, dataset.about.as_of, YEAR.default(dataset), max(_OFFERED)
        )
    ),
)
NEXT_DUE = listing(
    name="next-due",
    page="overview",
    place=60,
    title="之后到期什么",
    parameters=(YEAR, JUDGED_ON),
    show=_next_due,
    empty="没有写明时限、还没到期的任务和目标。",
    message=lambda shown, _: sentence(next_date(shown.table.rows)),
    compared=Compared(table=lambda dataset, _: _soonest(dataset, dataset.about.as_of)),
)

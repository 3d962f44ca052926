"""Promises that are due next, or in the next weeks with their responsible office."""

from collections.abc import Iterable
from datetime import date, timedelta

import pandas as pd

from indicators.exhibits.choices import JUDGED_ON, ON, YEAR
from indicators.exhibits.columns import Column
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import PLAIN_ON_PAPER, TABLE_ON_SLIDES
from indicators.exhibits.parameters import Choice
from indicators.exhibits.table import Table
from indicators.exhibits.targets.choosing import UNLISTED_OWNER
from indicators.exhibits.tasks.agenda_table import agenda_table
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Target
from indicators.rules.agenda import AgendaItem, agenda, next_due
from indicators.rules.report_years import of_year, report_years
from indicators.sentences.clauses import sentence
from indicators.wording.numbers import day

_OFFERED = (4, 8, 12)
_SOONEST = 4
_WEEKS = Choice(
    key="weeks", title="今后几周", options=lambda _: _OFFERED, name=lambda each: f"{each}周"
)
_OWNER = Column("owner", "责任单位")
_COLUMNS = ("due_text", "name", "owner", "group", "status_text", "cited")


def _due_within(dataset: Dataset, on: date, year: int | None, weeks: int) -> list[AgendaItem]:
    """The dated promises of the weeks after a day; where there are none those of the next date."""
    waiting = next_due(agenda(dataset, on, year), on)
    last = on + timedelta(weeks=weeks)
    return [each for each in waiting if each.due and each.due <= last] or [
        each for each in waiting if each.due == waiting[0].due
    ]


def _due_table(items: Iterable[AgendaItem]) -> Table:
    """One row a promise, as agenda_table, with its 责任单位."""
    found = list(items)
    whole = agenda_table(found).drawing([_OWNER], [{"owner": _owner(each.fact)} for each in found])
    return whole.showing(
        screen=_COLUMNS,
        brief=("due_text", ("name", "place"), "owner", "status_text"),
        slide=("due_text", "name", "owner", "status_text"),
        download=(*_COLUMNS[:-1], "id", "cited", "code"),
    )


def _owner(fact: Commitment | Target) -> str:
    target = fact.target if isinstance(fact, Commitment) else fact
    named = (fact.owner, target.owner, target.indicator.owner) if target else (fact.owner,)
    return next(filter(None, named), UNLISTED_OWNER)


def _due_soon(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    on, weeks = choices[JUDGED_ON.key], choices[_WEEKS.key]
    return exhibit.content(
        _due_table(_due_within(dataset, on, choices[YEAR.key], weeks)),
        period=f"{day(on)}起{weeks}周",
        unit="项",
        on=on,
        year=choices[YEAR.key],
    )


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


def _compared(dataset: Dataset, _: object) -> Table:
    items = _due_within(dataset, dataset.about.as_of, YEAR.default(dataset), max(_OFFERED))
    return _due_table(items)


def _soonest_table(dataset: Dataset, on: date | None = None) -> Table:
    """The promises that are due next after a day (default: the data's as-of date)."""
    day_of = on or dataset.about.as_of
    soonest = agenda_table(next_due(agenda(dataset, day_of), day_of)).head(_SOONEST)
    return soonest.showing(screen=("due_text", "name", "status_text", "firmness", "cited"))


def _next_due(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
    on = choices[JUDGED_ON.key]
    return exhibit.content(
        _soonest_table(of_year(dataset, choices[YEAR.key]), on),
        period=f"{year_before(dataset, choices)}{ON.title}：{day(on)}",
        unit="项",
        on=on,
    )


def year_before(dataset: Dataset, choices: Choices) -> str:
    """The chosen year before other words, "" where the dataset has only one."""
    return f"{choices['year']}年度，" if len(report_years(dataset)) > 1 else ""


def next_date(later: pd.DataFrame) -> str:
    """The next date of the rows, with their number; "" where there is none."""
    if later.empty:
        return ""
    first = later["due"].min()
    count = int((later["due"] == first).sum())
    return f"最近的时限是{day(first.date())}，有{count}项"


def _next_due_message(shown: ExhibitContent, _: Dataset) -> str:
    """Which date is next, and how many promises it has."""
    return sentence(next_date(shown.table.rows))


DUE_SOON = Exhibit(
    name="due-soon",
    page="tasks",
    place=25,
    title="近期到期",
    chart=None,
    parameters=(_WEEKS, YEAR, JUDGED_ON),
    show=_due_soon,
    empty="没有写明时限、还没到期的任务和目标。",
    message=_due_soon_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(table=_compared),
)
NEXT_DUE = Exhibit(
    name="next-due",
    page="overview",
    place=60,
    title="之后到期什么",
    chart=None,
    parameters=(YEAR, JUDGED_ON),
    show=_next_due,
    empty="没有写明时限、还没到期的任务和目标。",
    message=_next_due_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(table=lambda dataset, _: _soonest_table(dataset)),
)

"""The lists of promises and of reported work that a reader chooses by year, field and group."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from indicators.exhibits.columns import Column, ColumnRole, Columns, columns, shared
from indicators.exhibits.exhibit import Exhibit, ExhibitContent, chart, list_of, listing
from indicators.exhibits.forms import Chart, Compared, PaperForm, SlideForm
from indicators.exhibits.parameters import Choices, in_year, judged_period
from indicators.exhibits.table import Table, table
from indicators.exhibits.tasks.agenda_table import (
    AGENDA_COLUMNS,
    FILTERS,
    GROUP_COLUMNS,
    agenda_frame,
    chosen_promises,
    counts_by_domain,
    group_of,
    name_with_doubt,
    numbered,
)
from indicators.exhibits.tasks.due_soon import next_date
from indicators.model.dataset import Dataset
from indicators.rules.agenda import reported
from indicators.rules.report_years import report_year
from indicators.rules.statuses import UNPUBLISHED, StatusKind, stated
from indicators.sentences.clauses import divided_by, sentence
from indicators.wording import numbers
from indicators.wording.numbers import day

# The fields that a sentence names.
_NAMED = 4
_TIMELINE_COLUMNS = replace(
    AGENDA_COLUMNS, slide=("due_text", "name", "group", "status_text", "place")
)
_UNDATED_COLUMNS = replace(
    AGENDA_COLUMNS,
    brief=(("name", "place"), ("group", "firmness"), "status_text"),
    slide=("name", ("group", "firmness"), "status_text", "place"),
)


_REPORT_COLUMNS = columns(
    *shared("id"),
    Column("period", "期间", of=lambda work: numbers.day(work.deadline) or work.period.label),
    Column("name", "事项", ColumnRole.SUBJECT, of=name_with_doubt),
    Column("status", "状态", ColumnRole.STATUS, of=lambda work: stated(work.status)),
    *shared("cited"),
    screen="period name status cited",
    brief=("period", "name", "status"),
)


def _listed(
    columns: Columns,
    rows: Callable[[pd.DataFrame], pd.DataFrame],
    compared: tuple[str, ...] = (),
) -> dict[str, Any]:
    """What lists of some promises share; editions are compared by those of all years and groups."""

    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        return exhibit.content(
            table(rows(chosen_promises(dataset, choices)), columns),
            choices,
            period=judged_period(dataset, choices),
            unit="项",
            in_year=in_year(choices),
        )

    return {
        "page": "tasks",
        "parameters": FILTERS,
        "show": show,
        "compared": Compared(
            columns=compared, table=lambda dataset, _: table(rows(agenda_frame(dataset)), columns)
        ),
    }


def _undated(promises: pd.DataFrame) -> pd.DataFrame:
    return promises[promises["due"].isna()]


def _timeline_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many promises have a printed date, which is next, how many have passed or have not."""
    rows = shown.table.rows
    on = shown.on or dataset.about.as_of
    done = rows["status"] == StatusKind.DONE.value
    later = rows[(rows["due"] >= pd.Timestamp(on)) & ~done]
    late = int(rows["overdue"].sum())
    return sentence(
        f"{len(rows)}项任务和目标印明时限",
        _open(rows, on),
        next_date(later),
        f"截至{day(on)}{_passed(rows, late)}" if late else "",
    )


def _passed(rows: pd.DataFrame, late: int) -> str:
    """How many dates have passed; where all have, also that nothing is published of any."""
    if late < len(rows) or late == 1:
        return f"有{late}项已过时限"
    is_open = rows["status_text"].str.endswith(UNPUBLISHED).all()
    return f"均已过时限{'，均未公布结果' if is_open else ''}"


def _overdue_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many dates have passed that the data do not call done."""
    on = day(shown.on or dataset.about.as_of)
    return f"{len(shown.table.rows)}项任务和目标截至{on}已过时限，数据没有显示完成。"


def _livelihood_message(shown: ExhibitContent, dataset: Dataset) -> str:
    """How many items there are, how many of them have a date, how many are done."""
    rows = shown.table.rows
    dated = int(rows["due"].notna().sum())
    done = int((rows["status"] == StatusKind.DONE.value).sum())
    is_whole = len(rows) == _all_items(shown, dataset)
    return sentence(
        f"十件实事{'细化为' if is_whole else '中所选的共'}{len(rows)}项",
        f"其中{dated}项印明时限" if dated else "都没有印明时限",
        f"{done}项已完成" if done else "",
    )


def _undated_beside(dataset: Dataset, choices: Choices) -> str:
    """How many promises of the same choices have no printed date, and in which fields most."""
    rows = _undated(chosen_promises(dataset, choices))
    fields = [f"{field}{count}项" for field, count in rows["domain"].value_counts().items()]
    named = "、".join(fields[:_NAMED]) + ("等" if len(fields) > _NAMED else "")
    return f"另有{len(rows)}项没有印明时限（{named}）。" if fields else ""


def _open(rows: pd.DataFrame, on: date) -> str:
    """The clause that nothing is due yet, which the rows' sentences need not repeat."""
    unjudged = rows["status"].isin([StatusKind.OPEN.value, StatusKind.TEXT.value])
    count = int((unjudged & (rows["due"] >= pd.Timestamp(on))).sum())
    if count < len(rows):
        return f"{count}项未到期" if count else ""
    return f"{'均' if count > 1 else ''}未到期"


def _all_items(shown: ExhibitContent, dataset: Dataset) -> int:
    """The numbered items of the years that are shown."""
    years = {report_year(each) for each in shown.facts(dataset)}
    items = numbered(agenda_frame(dataset))["itself"]
    return sum(report_year(each.fact) in years for each in items)


TIMELINE = chart(
    name="timeline",
    place=20,
    title="原文印明时限的任务和目标",
    chart=Chart("calendar"),
    **_listed(_TIMELINE_COLUMNS, lambda found: found[found["due"].notna()]),
    empty="所选条件下没有印明时限的任务和目标。",
    message=_timeline_message,
    slide=SlideForm.PICTURE,  # a calendar of months and groups
    paper=PaperForm(is_list=True, aside=_undated_beside),
)
OVERDUE = listing(
    name="overdue",
    place=10,
    title="已过时限",
    **_listed(AGENDA_COLUMNS, lambda found: found[found["overdue"]]),
    empty="没有已过时限的任务和目标。",
    message=_overdue_message,
)
LIVELIHOOD = listing(
    name="livelihood",
    place=30,
    title="十件实事",
    **_listed(GROUP_COLUMNS, numbered, compared=("name", "due_text", "status_text")),
    empty="所选条件下没有十件实事。",
    message=_livelihood_message,
)
UNDATED = listing(
    name="undated",
    place=40,
    title="没有印明时限",
    **_listed(_UNDATED_COLUMNS, _undated),
    empty="所选条件下的任务都印明了时限。",
    message=lambda shown, _: f"{len(shown.table.rows)}项任务和目标原文没有印明时限。",
    paper=PaperForm(summary=counts_by_domain),
)


def _reported(dataset: Dataset, choices: Choices) -> Table:
    """The reported work of the chosen year, field and groups."""
    found = reported(dataset, choices["year"])
    chosen = (
        each
        for each in found
        if group_of(each) in choices["group"] and choices["domain"] in {None, each.domain}
    )
    return table(chosen, _REPORT_COLUMNS)


def _reports_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many events and pieces of work are reported, by their states."""
    states = [each.partition(" ")[2] for each in shown.table.rows["status"]]
    return sentence(f"大事和工作有{len(states)}项", divided_by(states))


REPORTED = listing(
    name="reported-work",
    page="tasks",
    place=50,
    title="已办的大事和在办的工作",
    parameters=FILTERS[1:],
    show=list_of(_reported, unit="项"),
    empty="所选条件下没有已办的大事和在办的工作。",
    message=_reports_message,
    compared=Compared(table=lambda dataset, _: table(reported(dataset), _REPORT_COLUMNS)),
)

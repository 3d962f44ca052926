"""Promises with their dates, the numbered livelihood projects, and promises without a date."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pandas as pd

from indicators.exhibits.choices import DOMAIN, ON, YEAR, domains_in_order, in_year
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows
from indicators.exhibits.forms import (
    PLAIN_ON_PAPER,
    TABLE_ON_SLIDES,
    Chart,
    PaperForm,
    SlidePicture,
)
from indicators.exhibits.parameters import Several
from indicators.exhibits.table import Table
from indicators.exhibits.tasks.agenda_table import (
    agenda_table,
    counts_by_domain,
    dated,
    domains_present,
    groups_present,
    groups_table,
    matching_items,
    numbered_groups,
    undated,
)
from indicators.exhibits.tasks.due_soon import next_date, year_before
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment
from indicators.rules.agenda import AgendaItem, agenda, overdue, reported
from indicators.rules.report_years import report_year
from indicators.rules.statuses import UNPUBLISHED, StatusKind
from indicators.sentences.clauses import sentence
from indicators.wording.numbers import day

_TIMELINE_SLIDE = ("due_text", "name", "group", "status_text", "place")
_UNDATED_SLIDE = ("name", ("group", "firmness"), "status_text", "place")
# The fields that a sentence names.
_NAMED = 4
_UNDATED_BRIEF = (("name", "place"), ("group", "firmness"), "status_text")


def _of_year(
    dataset: Dataset, choices: Choices
) -> tuple[tuple[AgendaItem, ...], tuple[Commitment, ...]]:
    """The promises and the reported work of the chosen year."""
    year = choices[YEAR.key]
    return agenda(dataset, choices.get(ON.key), year), reported(dataset, year)


FILTERS = (
    ON,
    replace(
        DOMAIN,
        offered=lambda *asked: domains_in_order(domains_present(*_of_year(*asked))),
    ),
    Several(
        key="group",
        title="类别",
        options=lambda dataset: groups_present(agenda(dataset), dataset.commitments),
        offered=lambda *asked: groups_present(*_of_year(*asked)),
    ),
    YEAR,
)


def chosen_items(dataset: Dataset, choices: Choices) -> list[AgendaItem]:
    """The promises of the chosen year, field and groups, judged on the chosen day."""
    items = agenda(dataset, choices["on"], choices["year"])
    return matching_items(items, choices["domain"], choices["group"])


def _listed(
    table: Callable[[Iterable[AgendaItem]], Table],
) -> Callable[[Exhibit, Dataset, Choices], ExhibitContent]:
    def show(exhibit: Exhibit, dataset: Dataset, choices: Choices) -> ExhibitContent:
        return exhibit.content(
            table(chosen_items(dataset, choices)),
            period=f"{year_before(dataset, choices)}{ON.title}：{day(choices['on'])}",
            unit="项",
            on=choices["on"],
            in_year=in_year(choices),
        )

    return show


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
    rows = agenda_table(undated(chosen_items(dataset, choices))).rows
    fields = [f"{field}{count}项" for field, count in rows["domain"].value_counts().items()]
    named = "、".join(fields[:_NAMED]) + ("等" if len(fields) > _NAMED else "")
    return f"另有{len(rows)}项没有印明时限（{named}）。" if fields else ""


def _undated_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many promises have no printed date."""
    return f"{len(shown.table.rows)}项任务和目标原文没有印明时限。"


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
    items = [each for each in agenda(dataset) if report_year(each.fact) in years]
    return sum(len(each) for each in numbered_groups(items).values())


TIMELINE = Exhibit(
    name="timeline",
    page="tasks",
    place=20,
    title="原文印明时限的任务和目标",
    chart=Chart("calendar"),
    parameters=FILTERS,
    show=_listed(lambda items: agenda_table(dated(items)).showing(slide=_TIMELINE_SLIDE)),
    empty="所选条件下没有印明时限的任务和目标。",
    message=_timeline_message,
    sentences=fact_rows,
    slide=SlidePicture("A calendar of months and groups."),
    paper=PaperForm(is_list=True, aside=_undated_beside),
    compared=Compared(table=lambda dataset, _: agenda_table(dated(agenda(dataset)))),
)
OVERDUE = Exhibit(
    name="overdue",
    page="tasks",
    place=10,
    title="已过时限",
    chart=None,
    parameters=FILTERS,
    show=_listed(lambda items: agenda_table(overdue(tuple(items)))),
    empty="没有已过时限的任务和目标。",
    message=_overdue_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(table=lambda dataset, _: agenda_table(overdue(agenda(dataset)))),
)
LIVELIHOOD = Exhibit(
    name="livelihood",
    page="tasks",
    place=30,
    title="十件实事",
    chart=None,
    parameters=FILTERS,
    show=_listed(groups_table),
    empty="所选条件下没有十件实事。",
    message=_livelihood_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(
        columns=("name", "due_text", "status_text"),
        table=lambda dataset, _: groups_table(agenda(dataset)),
    ),
)
UNDATED = Exhibit(
    name="undated",
    page="tasks",
    place=40,
    title="没有印明时限",
    chart=None,
    parameters=FILTERS,
    show=_listed(
        lambda items: agenda_table(undated(items)).showing(
            brief=_UNDATED_BRIEF, slide=_UNDATED_SLIDE
        )
    ),
    empty="所选条件下的任务都印明了时限。",
    message=_undated_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PaperForm(summary=counts_by_domain),
    compared=Compared(table=lambda dataset, _: agenda_table(undated(agenda(dataset)))),
)

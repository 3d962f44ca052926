"""What is due when, the numbered groups of livelihood projects, and what has no date."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from indicators.exhibits.choices import DOMAIN, ON, YEAR
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, Form, fact_rows
from indicators.exhibits.messages.tasks import (
    livelihood_message,
    overdue_message,
    timeline_message,
    undated_message,
)
from indicators.exhibits.parameters import Several
from indicators.exhibits.rows.agenda import (
    agenda_table,
    dated,
    groups_present,
    groups_table,
    matching,
    matching_reports,
    reports_table,
    undated,
)
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.agenda import AgendaItem, agenda, overdue, reported
from indicators.rules.report_years import report_years
from indicators.wording.numbers import day


def chosen_items(dataset: Dataset, choices: Choices) -> list[AgendaItem]:
    """The promises of the chosen year, field and groups, judged on the chosen day."""
    items = agenda(dataset, choices["on"], choices["year"])
    return matching(items, choices["domain"], choices["group"])


@computed_once
def chosen_reports(
    dataset: Dataset, year: int | None, domain: str | None, groups: Sequence[str]
) -> Table:
    """The events and past work of the chosen year, field and groups."""
    return reports_table(matching_reports(reported(dataset, year), domain, groups))


def _groups(dataset: Dataset) -> Sequence[str]:
    return groups_present(agenda(dataset), dataset.commitments)


def _year(dataset: Dataset, choices: Choices) -> str:
    """The chosen year before other words, "" where the dataset has only one."""
    return f"{choices['year']}年度，" if len(report_years(dataset)) > 1 else ""


def _listed(
    name: str, title: str, table: Callable[[Iterable[AgendaItem]], Table]
) -> Callable[[Dataset, Choices], ExhibitContent]:
    def show(dataset: Dataset, choices: Choices) -> ExhibitContent:
        return ExhibitContent(
            exhibit=name,
            title=title,
            period=f"{_year(dataset, choices)}{ON.title}：{day(choices['on'])}",
            unit="项",
            table=table(chosen_items(dataset, choices)),
            on=choices["on"],
        )

    return show


_UNDATED_BRIEF = (("name", "place"), ("group", "firmness"), "status_text")
_FILTERS = (
    ON,
    DOMAIN,
    Several(key="group", title="类别", options=_groups),
    YEAR,
)

TIMELINE = Exhibit(
    name="timeline",
    page="tasks",
    title="原文印明时限的任务和目标",
    form=Form.CHART,
    parameters=_FILTERS,
    show=_listed("timeline", "原文印明时限的任务和目标", lambda items: agenda_table(dated(items))),
    empty="所选条件下没有印明时限的任务和目标。",
    message=timeline_message,
    sentences=fact_rows,
)
OVERDUE = Exhibit(
    name="overdue",
    page="tasks",
    title="已过时限",
    form=Form.TABLE,
    parameters=_FILTERS,
    show=_listed("overdue", "已过时限", lambda items: agenda_table(overdue(tuple(items)))),
    empty="没有已过时限的任务和目标。",
    message=overdue_message,
    sentences=fact_rows,
)
LIVELIHOOD = Exhibit(
    name="livelihood",
    page="tasks",
    title="十件实事",
    form=Form.TABLE,
    parameters=_FILTERS,
    show=_listed("livelihood", "十件实事", groups_table),
    empty="所选条件下没有十件实事。",
    message=livelihood_message,
    sentences=fact_rows,
)
UNDATED = Exhibit(
    name="undated",
    page="tasks",
    title="没有印明时限",
    form=Form.TABLE,
    parameters=_FILTERS,
    show=_listed(
        "undated",
        "没有印明时限",
        lambda items: replace(agenda_table(undated(items)), brief=_UNDATED_BRIEF),
    ),
    empty="所选条件下的任务都印明了时限。",
    message=undated_message,
    sentences=fact_rows,
)

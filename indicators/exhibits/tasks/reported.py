"""Events and work that documents report as done or under way."""

from indicators.exhibits.columns import CITED, ID, Column, ColumnRole, columns
from indicators.exhibits.compared import Compared
from indicators.exhibits.exhibit import Choices, Exhibit, ExhibitContent, fact_rows, list_of
from indicators.exhibits.forms import PLAIN_ON_PAPER, TABLE_ON_SLIDES
from indicators.exhibits.table import Table, table
from indicators.exhibits.tasks.agenda_table import FILTERS, name_with_doubt
from indicators.model.dataset import Dataset
from indicators.rules.agenda import reported
from indicators.rules.statuses import stated
from indicators.sentences.clauses import divided_by, sentence
from indicators.wording import numbers

_COLUMNS = columns(
    ID,
    Column("period", "期间", of=lambda work: numbers.day(work.deadline) or work.period.label),
    Column("name", "事项", ColumnRole.SUBJECT, of=name_with_doubt),
    Column("status", "状态", ColumnRole.STATUS, of=lambda work: stated(work.status)),
    CITED,
    screen="period name status cited",
    brief=("period", "name", "status"),
)


def _chosen(dataset: Dataset, choices: Choices) -> Table:
    found = reported(dataset, choices["year"])
    return table(
        (
            each
            for each in found
            if each.category.value in choices["group"] and choices["domain"] in {None, each.domain}
        ),
        _COLUMNS,
    )


def _reports_message(shown: ExhibitContent, _: Dataset) -> str:
    """How many events and pieces of work are reported, by their states."""
    states = [each.partition(" ")[2] for each in shown.table.rows["status"]]
    return sentence(f"大事和工作有{len(states)}项", divided_by(states))


REPORTED = Exhibit(
    name="reported-work",
    page="tasks",
    place=50,
    title="已办的大事和在办的工作",
    chart=None,
    parameters=FILTERS[1:],
    show=list_of(_chosen, unit="项"),
    empty="所选条件下没有已办的大事和在办的工作。",
    message=_reports_message,
    sentences=fact_rows,
    slide=TABLE_ON_SLIDES,
    paper=PLAIN_ON_PAPER,
    compared=Compared(table=lambda dataset, _: table(reported(dataset), _COLUMNS)),
)

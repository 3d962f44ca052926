"""The short lists of the first page: the largest gaps, what is due next, the first doubts."""

from indicators.exhibits.rows.agenda import agenda_table
from indicators.exhibits.rows.relations import doubts_table
from indicators.exhibits.rows.targets import points_table, shares_table
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.results import computed_once
from indicators.rules.agenda import agenda, next_due
from indicators.rules.gaps import Gap, gaps, largest
from indicators.rules.years import of_year, only_of_year

_MOST = 8
_SOONEST = 4
_FIRST_DOUBTS = 4


def largest_in_points(found: tuple[Gap, ...]) -> Table:
    """The rates that are farthest from meeting their targets, in 个百分点."""
    return points_table(largest(found, in_points=True)).head(_MOST)


def largest_in_shares(found: tuple[Gap, ...]) -> Table:
    """The counts that are farthest from meeting their targets, as a share of the baseline."""
    whole = shares_table(largest(found, in_points=False)).head(_MOST)
    return whole.of(whole.rows.assign(bar=whole.rows["bar"].abs()))


@computed_once
def soonest_table(dataset: Dataset) -> Table:
    """What is due next after the data's as-of date."""
    soonest = agenda_table(next_due(agenda(dataset), dataset.about.as_of)).head(_SOONEST)
    return soonest.only("due_text", "name", "status_text", "firmness", "cited")


@computed_once
def doubts_of_year(dataset: Dataset, year: int | None = None) -> Table:
    """The doubts of a report year (default: the latest), those of its targets first."""
    return doubts_table(only_of_year(dataset, year), gaps(of_year(dataset, year)))


@computed_once
def first_doubts(doubts: Table) -> Table:
    """The first of the doubts that the page of checks lists."""
    return doubts.head(_FIRST_DOUBTS).only("name", "value_text", "reason")

"""The short lists of the first page: the largest gaps, what is due next, the first doubts."""

from indicators.agenda import AgendaItem, next_due
from indicators.dataset import Dataset
from indicators.gaps import Gap, largest
from indicators.views.agenda import agenda_table
from indicators.views.table import Table
from indicators.views.targets import points_table, shares_table

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


def soonest_table(items: tuple[AgendaItem, ...], dataset: Dataset) -> Table:
    """What is due next after the data's as-of date."""
    soonest = agenda_table(next_due(items, dataset.about.as_of)).head(_SOONEST)
    return soonest.only("due_text", "name", "status_text", "firmness", "cited")


def first_doubts(doubts: Table) -> Table:
    """The first of the doubts that the page of checks lists."""
    return doubts.head(_FIRST_DOUBTS).only("name", "value_text", "reason")

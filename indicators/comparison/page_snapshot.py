"""A dataset as the pages show it, and what a figure of a page is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from indicators.comparison.change_scope import ChangeScope
from indicators.comparison.model import ConsequenceKind
from indicators.exhibits.checks.doubts import doubts_of_year, doubts_table
from indicators.exhibits.checks.unverified import unverified
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, RankClaim
from indicators.rules.agenda import AgendaItem, agenda
from indicators.rules.gaps import Gap, gaps
from indicators.rules.ranks import own_ranks


class PageSnapshot:
    """A dataset as the pages show it; what several of them need is computed once.

    `where` tells what to look at where a page has a table for each indicator or period.
    """

    def __init__(self, dataset: Dataset, where: ChangeScope) -> None:
        self.dataset = dataset
        self.where = where
        self.indicators: list[Indicator] = [each for each in dataset.indicators if where.has(each)]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every target with its gap."""
        return gaps(self.dataset)

    @cached_property
    def agenda(self) -> tuple[AgendaItem, ...]:
        """Every promise with its status."""
        return agenda(self.dataset)

    @cached_property
    def doubts(self) -> Table:
        """Every doubt."""
        return doubts_table(self.dataset, self.gaps)

    @property
    def opening_doubts(self) -> Table:
        """The doubts beside the targets of the year that the first page opens with."""
        return doubts_of_year(self.dataset)

    @cached_property
    def unverified(self) -> list[RankClaim]:
        """The rank claims that the data do not confirm."""
        return unverified(own_ranks(self.dataset), self.dataset)


@dataclass(frozen=True, slots=True)
class ComparedTable:
    """A chart or list of a page; `key` are the columns that tell its rows apart.

    `subject` are the columns that name a row; the table's labelled columns are what is compared.
    """

    kind: ConsequenceKind
    page: str
    title: str
    table: Callable[[PageSnapshot], Table]
    key: tuple[str, ...] = ("id",)
    subject: tuple[str, ...] = ("name",)

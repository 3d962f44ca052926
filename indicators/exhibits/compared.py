"""How two editions are compared by an exhibit: its rows, their keys and names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.exhibits.columns import Column, columns
from indicators.exhibits.table import Table, table
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator
from indicators.model.periods import Period


@dataclass(frozen=True, slots=True)
class ChangeScope:
    """The indicators that a change names, and those of them with the periods that it names.

    `codes` have changed facts, `periods` pairs a code with the period of a changed observation;
    the facts of `whole` may differ in every period.
    """

    codes: frozenset[str]
    periods: frozenset[tuple[str, Period]]
    whole: frozenset[str]

    def indicators(self, dataset: Dataset) -> list[Indicator]:
        """The indicators of a dataset that are touched, or whose level is."""
        touched = self.codes | self.whole
        return [each for each in dataset.indicators if touched & {each.code, each.base}]

    def has_period(self, indicator: Indicator, period: Period) -> bool:
        """Whether an indicator's observations of a period, of any area, are touched."""
        return indicator.code in self.whole or (indicator.code, period) in self.periods


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How editions are compared by what an exhibit shows.

    `key` are the columns that identify a row, `subject` those that name it. `title` is the
    heading on the page where that is not the exhibit's title. `columns` are compared where not
    all of the table's are. `table` makes the rows of all periods, years and choices at once; None
    compares the exhibit as it opens, with every option of its filters and, if `by_year`, once a
    report year. `is_text` marks words that are neither a chart nor a list.
    """

    key: tuple[str, ...] = ("id",)
    subject: tuple[str, ...] = ("name",)
    title: str = ""
    columns: tuple[str, ...] = ()
    table: Callable[[Dataset, ChangeScope], Table] | None = None
    by_year: bool = False
    is_text: bool = False


def texts_table(texts: Mapping[str, str], label: str) -> Table:
    """Texts under one label, a row for each `name`."""
    rows = ({"name": name, "text": text} for name, text in texts.items())
    return table(rows, columns(Column("name"), Column("text", label), screen="text"))


def joined(column: str, tables: Iterable[tuple[str, Table]], empty: Table) -> Table:
    """Several tables of one kind beneath each other, each row with its table's name in `column`."""
    named = [(name, each) for name, each in tables if not each.is_empty]
    if not named:
        return empty
    return empty.of(pd.concat([each.rows.assign(**{column: name}) for name, each in named]))

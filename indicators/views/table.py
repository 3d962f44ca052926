"""A table for a chart, its reader and its download alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Table:
    """Rows for a chart builder, and the columns that a reader sees under their Chinese names.

    `rows` holds plain floats for drawing (NaN where undefined) beside ready texts for showing.
    """

    rows: pd.DataFrame
    labels: Mapping[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.rows.empty

    @property
    def shown(self) -> pd.DataFrame:
        """The reader's columns under their Chinese names."""
        return self.rows[list(self.labels)].rename(columns=dict(self.labels))

    def only(self, *columns: str) -> "Table":
        """The table with these of the reader's columns, in this order; the rows keep the rest."""
        return Table(self.rows, {name: self.labels[name] for name in columns})

    def head(self, count: int) -> "Table":
        """The first rows only."""
        return Table(self.rows.head(count), self.labels)


def table(
    records: Iterable[Mapping[str, object]], columns: Iterable[str], labels: Mapping[str, str]
) -> Table:
    """A table of records; it keeps its columns even when there is no record."""
    return Table(pd.DataFrame(list(records), columns=list(columns)), labels)

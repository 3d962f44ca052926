"""A table for a chart, its reader and its download alike."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd

from indicators.model.facts import Citation, Fact
from indicators.model.results import KeepsResults, computed_once
from indicators.wording import numbers

Group = tuple[str, ...]
Brief = tuple[str | Group, ...]

# The extra column that says where in its document a row is printed.
PLACE = {"place": "出处"}
_PLACES = {*PLACE, "cited"}
# The column of the 编号 of every fact that a row shows or is computed from. No cell of an XLSX
# file can hold the mark between them.
FACTS = "facts"
# The same of a row's sentence, where it goes on to further facts.
SENTENCE_FACTS = "sentence_facts"
_MARK = "\x1f"


@dataclass(frozen=True)
class Table(KeepsResults):
    """Rows for a chart builder, and the columns that a reader sees under their Chinese names.

    `rows` holds plain floats for drawing (NaN where undefined) beside ready texts for showing.
    `extras` are further columns, which say some of it in other words. `brief` are the few columns
    that are read beneath a chart, also on a phone; a group of columns shares one. `exported` are
    those of a download, with numbers to compute with. Both are `labels` where not given.
    """

    rows: pd.DataFrame
    labels: Mapping[str, str]
    extras: Mapping[str, str] = field(default_factory=dict)
    brief: Brief = ()
    slide: Brief = ()
    exported: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.rows.empty

    @property
    def shown(self) -> pd.DataFrame:
        """The reader's columns under their Chinese names."""
        return self.rows[list(self.labels)].rename(columns=dict(self.labels))

    @property
    def download(self) -> pd.DataFrame:
        """The columns of a download under their Chinese names."""
        columns = self.exported or self.labels
        return self.rows[list(columns)].rename(columns=dict(columns))

    @cached_property
    def records(self) -> list[dict[Hashable, object]]:
        """The rows, each by the names of its columns."""
        return self.rows.to_dict("records")

    @cached_property
    def brief_groups(self) -> list[Group]:
        """The columns that are read beneath a chart, by groups, without those that are blank."""
        groups = _grouped(self.brief or self.labels)
        told = [tuple(each for each in group if self._says(each)) for group in groups]
        return [group for group in told if group]

    @property
    def slide_groups(self) -> list[Group]:
        """The columns on a slide, by groups; those of `brief` one by one where none are given.

        Documents and their words stand in the notes, the place in the document stands last.
        """
        if self.slide:
            return _grouped(self.slide)
        named = [each for group in self.brief_groups for each in group if each not in _PLACES]
        return _grouped([*named, *(each for each in PLACE if each in self.extras)])

    def heading(self, group: Group) -> str:
        """The names of a group's columns, but of those that say where a row is printed."""
        first, *others = group
        return "、".join(
            map(self.label, (first, *(each for each in others if each not in _PLACES)))
        )

    def _says(self, column: str) -> bool:
        return bool(self.rows[column].astype(str).any())

    @computed_once
    def only(self, *columns: str) -> "Table":
        """The table with these of the reader's columns, in this order; the rows keep the rest."""
        return replace(self, labels={name: self.label(name) for name in columns}, brief=columns)

    def label(self, column: str) -> str:
        """The Chinese name of a column."""
        return self.labels[column] if column in self.labels else self.extras[column]

    @computed_once
    def head(self, count: int) -> "Table":
        """The first rows only."""
        return self.of(self.rows.head(count))

    def of(self, rows: pd.DataFrame) -> "Table":
        """The same columns with other rows."""
        return replace(self, rows=rows)


def table(
    records: Iterable[Mapping[str, object]],
    columns: Iterable[str],
    labels: Mapping[str, str],
    *,
    extras: Mapping[str, str] | None = None,
    brief: Brief = (),
    exported: Mapping[str, str] | None = None,
) -> Table:
    """A table of records, a column named twice once; without a record it keeps its columns.

    The citations in the column `place` become short texts: see `wording.places`.
    """
    rows = pd.DataFrame(list(records), columns=list(dict.fromkeys(columns)))
    if any(isinstance(each, Citation) for each in rows.get("place", ())):
        rows["place"] = numbers.places(rows["place"])
    return Table(rows, labels, extras or {}, brief, exported=exported or {})


def _grouped(columns: Iterable[str | Group]) -> list[Group]:
    return [(each,) if isinstance(each, str) else each for each in columns]


def ids_of(*facts: Fact | None) -> str:
    """The 编号 of the facts, each once, for the column FACTS."""
    return _MARK.join(dict.fromkeys(each.id for each in facts if each))


def ids_in(cell: str) -> list[str]:
    """The 编号 in a cell of the column FACTS."""
    return cell.split(_MARK)


def absent_names(tables: Mapping[str, Table]) -> str:
    """The names of the tables that have no row."""
    return "、".join(name for name, each in tables.items() if each.is_empty)

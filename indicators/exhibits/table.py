"""The table of an exhibit, for its chart, its readers and its download; the sources of its rows."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from indicators.exhibits.columns import (
    FACTS,
    ID,
    PLACE,
    PRINTED,
    SENTENCE_FACTS,
    Column,
    ColumnRole,
    Columns,
    Group,
    columns,
    ids_in,
)
from indicators.frames import rows_about
from indicators.model.dataset import Dataset
from indicators.model.facts import Citation, Fact
from indicators.model.results import KeepsResults, computed_once
from indicators.wording import numbers

# pandas takes longer to find a type by its name than to fill a column of a table.
_TEXT = pd.StringDtype(na_value=np.nan)
# A frame names no more documents than these.
_MOST_NAMED = 2


@dataclass(frozen=True)
class Table(KeepsResults):
    """Rows for a chart builder, and the columns that a reader sees under their Chinese names.

    `rows` holds plain floats for drawing (NaN where undefined) beside ready texts for showing.
    """

    rows: pd.DataFrame
    columns: Columns

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self.rows.empty

    @cached_property
    def labels(self) -> dict[str, str]:
        """The Chinese names of the columns on a page."""
        return {each: self.label(each) for each in self.columns.screen}

    @property
    def shown(self) -> pd.DataFrame:
        """The reader's columns under their Chinese names."""
        return self.rows[list(self.labels)].rename(columns=self.labels)

    @property
    def download(self) -> pd.DataFrame:
        """The columns of a download under their Chinese names."""
        found = [self.columns.by_name[each] for each in self.columns.download]
        names = {each.name: each.exported or each.label for each in found} or self.labels
        return self.rows[list(names)].rename(columns=names)

    @cached_property
    def compared(self) -> dict[str, str]:
        """The Chinese names of the columns that are compared."""
        return {each: self.label(each) for each in self.columns.compared or self.columns.screen}

    @cached_property
    def records(self) -> list[dict[Hashable, object]]:
        """The rows, each by the names of its columns."""
        return self.rows.to_dict("records")

    @cached_property
    def brief_groups(self) -> list[Group]:
        """The columns that are read beneath a chart, by groups, without those that are blank."""
        groups = _grouped(self.columns.brief or self.columns.screen)
        filled = [tuple(each for each in group if self._is_filled(each)) for group in groups]
        return [group for group in filled if group]

    @property
    def slide_groups(self) -> list[Group]:
        """The columns on a slide, by groups; those of `brief` one by one where none are given.

        Documents and quotations are in the notes; the place in the document comes last.
        """
        if self.columns.slide:
            return _grouped(self.columns.slide)
        places = [each.name for each in self.columns.every if each.role is ColumnRole.PLACE]
        return _grouped([*self._read, *places])

    @property
    def spoken(self) -> list[str]:
        """The columns of a chart's alternative text."""
        return [each for each in self.columns.spoken if self._is_filled(each)] or self._read

    @property
    def _read(self) -> list[str]:
        named = [each for group in self.brief_groups for each in group]
        return [each for each in named if self.role(each) not in PRINTED]

    def _is_filled(self, column: str) -> bool:
        return bool(self.rows[column].astype(str).any())

    def role(self, column: str) -> ColumnRole:
        """The role of a column in its row."""
        return self.columns.by_name[column].role

    @property
    def subject(self) -> str:
        """The column that names a row."""
        subjects = (each.name for each in self.columns.every if each.role is ColumnRole.SUBJECT)
        return next(subjects, self.columns.screen[0])

    def label(self, column: str) -> str:
        """The Chinese name of a column."""
        return self.columns.by_name[column].label

    def heading(self, group: Group) -> str:
        """The names of a group's columns, without those of the place where a row is printed."""
        first, *others = group
        named = (first, *(each for each in others if self.role(each) not in PRINTED))
        return "、".join(map(self.label, named))

    @computed_once
    def only(self, *columns: str) -> "Table":
        """The table with these of the reader's columns, in this order; the rows keep the rest."""
        return self.showing(screen=columns, brief=columns)

    def showing(self, **audiences: Any) -> "Table":
        """The same rows with other columns for some readers (see Columns)."""
        return replace(self, columns=replace(self.columns, **audiences))

    @computed_once
    def head(self, count: int) -> "Table":
        """The first rows only."""
        return self.of(self.rows.head(count))

    def of(self, rows: pd.DataFrame) -> "Table":
        """The same columns with other rows."""
        return replace(self, rows=rows)

    def drawing(self, further: Sequence[Column], rows: pd.DataFrame | Iterable[Any]) -> "Table":
        """The same with further columns, or other cells of its own, made as by `table`."""
        every = {each.name: each for each in (*self.columns.every, *further)}
        drawn = frame(rows, further).set_axis(self.rows.index)
        columns = replace(self.columns, every=tuple(every.values()))
        return Table(self.rows.assign(**drawn), columns)


def frame(rows: pd.DataFrame | Iterable[Any], columns: Sequence[Column]) -> pd.DataFrame:
    """The columns of other rows, or of what each row is about, in their types, also without any.

    In the column `place` are citations until a table is made of them.
    """
    if not isinstance(rows, pd.DataFrame):
        rows = rows_about(rows)
    cells = {each.name: _array(each, each.cells(rows)) for each in columns}
    return pd.DataFrame(cells, pd.RangeIndex(len(rows)), copy=False)


def _array(column: Column, cells: list[Any]) -> Any:
    """The cells in their type; a frame of arrays is made five times as fast as one of series."""
    if column.name == PLACE.name or column.dtype == "object":
        return pd.Series(cells, dtype="object").array
    return pd.array(cells, _TEXT) if column.dtype == "str" else np.array(cells, column.dtype)


def table(rows: pd.DataFrame | Iterable[Any], columns: Columns) -> Table:
    """A table of rows, or of whatever each of them is about (see `frame`).

    The citations in the column `place` become short texts: see `wording.places`.
    """
    found = frame(rows, columns.every)
    if PLACE.name in found:
        cells = list(found[PLACE.name])
        has_any = any(isinstance(each, Citation) for each in cells)
        cells = numbers.places(cells) if has_any else cells
        found[PLACE.name] = pd.Series(cells, found.index, PLACE.dtype)
    return Table(found, columns)


def facts_of_rows(table: Table, dataset: Dataset) -> tuple[tuple[Fact, ...], ...]:
    """For every row the facts that it shows or is computed from, its own first."""
    return _facts_in(table, dataset, (FACTS, ID))


def facts_of_sentences(table: Table, dataset: Dataset) -> tuple[tuple[Fact, ...], ...]:
    """For every row the facts that it and its sentence show, its own first."""
    return _facts_in(table, dataset, (SENTENCE_FACTS, FACTS, ID))


def _facts_in(
    table: Table, dataset: Dataset, columns: tuple[Column, ...]
) -> tuple[tuple[Fact, ...], ...]:
    """The facts of the first of the columns that the table has."""
    known = dataset.fact_by_id
    column = next((each.name for each in columns if each.name in table.rows), None)
    cells = [""] * len(table.rows) if column is None else table.rows[column]
    return tuple(
        tuple(known[each] for each in ids_in(str(cell)) if each in known) for cell in cells
    )


def source_of(table: Table, dataset: Dataset) -> str:
    """The documents of a table's rows; "" where it has none."""
    return source_names(fact for row in facts_of_rows(table, dataset) for fact in row)


def source_names(facts: Iterable[Fact]) -> str:
    """The documents of the facts, the one of most facts first: 《月报》、《年报》等3份; "" of none.

    One alone is named without marks. An example comes first, so that a picture always
    names the source of invented figures.
    """
    counts = Counter(each.citation.source for each in dict.fromkeys(facts))
    found = [source for source, _ in counts.most_common()]
    names = [each.name for each in sorted(found, key=lambda each: not each.is_example)]
    if len(names) < _MOST_NAMED:
        return "".join(names)
    named = "、".join(f"《{each}》" for each in names[:_MOST_NAMED])
    return named + (f"等{len(names)}份" if len(names) > _MOST_NAMED else "")


def absent_names(tables: Mapping[str, Table]) -> str:
    """The names of the tables that have no row."""
    return "、".join(name for name, each in tables.items() if each.is_empty)


def _grouped(columns: Iterable[str | Group]) -> list[Group]:
    return [(each,) if isinstance(each, str) else each for each in columns]


def texts_table(texts: Mapping[str, str], label: str) -> Table:
    """Texts under one label, a row for each `name`."""
    shown = columns(Column("name"), Column("text", label), screen="text")
    return table(pd.DataFrame(texts.items(), columns=["name", "text"]), shown)


def joined(column: str, tables: Iterable[tuple[str, Table]], empty: Table) -> Table:
    """Several tables of one kind beneath each other, each row with its table's name in `column`."""
    named = [each.rows.assign(**{column: name}) for name, each in tables]
    return empty.of(pd.concat([empty.rows.assign(**{column: ""}), *named]))

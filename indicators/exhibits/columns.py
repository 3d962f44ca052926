"""The columns of a table: the role and type of each, and which readers see which of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property, partial
from operator import attrgetter, itemgetter
from typing import Any, Literal

import pandas as pd

from indicators.model.codelists import Bound
from indicators.model.facts import Commitment, Fact, Observation
from indicators.model.quantities import Quantity
from indicators.rules.search import indicator_of
from indicators.wording import numbers

Group = tuple[str, ...]
Groups = tuple[str | Group, ...]
_Cell = Callable[[Any], object]
_Dtype = Literal["str", "float64", "int64", "bool", "datetime64[s]", "object"]
# In words: a spreadsheet takes a cell that begins with "=" for a formula.
_BOUNDS = {
    Bound.EXACT: "等于",
    Bound.ABOVE: "大于",
    Bound.AT_LEAST: "大于等于",
    Bound.BELOW: "小于",
    Bound.AT_MOST: "小于等于",
    Bound.ABOUT: "约等于",
}


class ColumnRole(Enum):
    """The role of a column in its row."""

    OTHER = auto()
    SUBJECT = auto()  # what the row is about
    FIGURE = auto()  # a short text with a number, which is read in one piece
    RANK = auto()  # a place, or its verification
    STATUS = auto()  # a text that opens with a status
    STANDING = auto()  # the standing of a target to last year
    PROGRESS = auto()  # the actual of a target's own period, with that period
    WORDS = auto()  # a sentence that needs no label
    REASON = auto()  # why something is doubted, or judged so
    NOTE = auto()
    PLACE = auto()  # page and section where the row is printed
    SOURCE = auto()  # the same with the document and its words


# Roles of the columns that name the place where a row is printed.
PRINTED = frozenset({ColumnRole.PLACE, ColumnRole.SOURCE})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame under its Chinese name; one that is only drawn has none.

    `exported` is its name in a download where that is another. `of` computes a cell from a `part`
    of the row, the fact or gap in the frame's column of that name; it is `blank` where a row has
    none. Without it the frame has the cells itself, or else what its rows are about, by the name.
    """

    name: str
    label: str = ""
    role: ColumnRole = ColumnRole.OTHER
    dtype: _Dtype = "str"
    exported: str = ""
    of: _Cell | None = field(default=None, compare=False)
    part: str = "itself"
    blank: str = ""

    def cells(self, rows: pd.DataFrame) -> list[Any]:
        """Its values in the rows of a frame."""
        if rows.empty:
            return []
        if self.of is None and self.name in rows:
            return list(rows[self.name])
        of, blank = self.of or itemgetter(self.name), self.blank if self.dtype == "str" else None
        parts = rows[self.part]
        has_part = parts.notna()
        if has_part.all():
            return list(map(of, parts))
        return [
            of(each) if is_here else blank for each, is_here in zip(parts, has_part, strict=True)
        ]

    def computed(self, of: _Cell) -> "Column":
        """The same with cells computed in another way."""
        return replace(self, of=of)

    def __reduce__(self) -> tuple[object, ...]:
        """All but `of`: a process that draws computes no cell."""
        return Column, (self.name, self.label, self.role, self.dtype, self.exported)


def domain_of(fact: Fact) -> str:
    """The field of government that a fact belongs to, "" for a claim without an indicator."""
    if isinstance(fact, Commitment):
        return fact.domain
    return fact.indicator.domain if fact.indicator else ""


def iso_day(day: date | None) -> str:
    """A day as a table for other programs has it, 2024-06-30; "" for none."""
    return day.isoformat() if day else ""


def _is_provisional(fact: Fact) -> bool:
    """Whether a fact is an observation that may still be revised."""
    return isinstance(fact, Observation) and not fact.status.is_final


# What the row is about, beside its columns: for what the domain's classes mean by it.
ITSELF = Column("itself", dtype="object", of=lambda row: row)
# Columns of a fact, which several tables have.
ID = Column("id", "编号", of=attrgetter("id"))
CODE = Column(
    "code", "指标代码", of=lambda fact: found.code if (found := indicator_of(fact)) else ""
)
NOTE = Column("note", "备注", ColumnRole.NOTE, of=attrgetter("citation.note"))
PLACE = Column("place", "出处", ColumnRole.PLACE, of=attrgetter("citation"))
CITED = Column("cited", "来源", ColumnRole.SOURCE, of=lambda fact: numbers.cited(fact.citation))
_SHARED = {
    each.name: each
    for each in (
        *(ID, CODE, NOTE, PLACE, CITED),
        Column("name", "指标", ColumnRole.SUBJECT, of=attrgetter("indicator.name")),
        Column("area", "地区", ColumnRole.SUBJECT, of=attrgetter("area.name")),
        Column("domain", "领域", of=domain_of),
        Column("period", "期间", of=attrgetter("period.label")),
        Column("due_date", "截止日期", of=lambda each: iso_day(each.deadline)),
        Column("doubtful", dtype="bool", of=attrgetter("citation.is_doubtful")),
        Column("provisional", dtype="bool", of=_is_provisional),
        Column("bound", of=lambda fact: fact.quantity.bound.value if fact.quantity else ""),
    )
}
# The 编号 of every fact that a row shows or is computed from, and of those of its sentence where
# it goes on to further facts.
FACTS = Column("facts")
SENTENCE_FACTS = Column("sentence_facts")
# Between the 编号 in a cell of the column FACTS. No cell of an XLSX file can hold it.
_MARK = "\x1f"


def about(part: str | Callable[[Any], object], *columns: Column) -> Iterator[Column]:
    """The columns of a part of each row, by its name or computed; blank where a row has none."""
    if isinstance(part, str):
        return (replace(each, part=part) for each in columns)
    return (each.computed(partial(_part_cell, each, part)) for each in columns)


def _part_cell(column: Column, part: Callable[[Any], object], row: object) -> object:
    found = part(row)
    if found is None or column.of is None:
        return "" if column.dtype == "str" else None
    return column.of(found)


def shared(
    names: str, part: str | Callable[[Any], object] = "itself", label: str = "", name: str = ""
) -> Iterator[Column]:
    """Columns of a fact by their names, of the fact that a row is about or that is its `part`.

    One column may have another `label`, in a frame that has several also another `name`.
    """
    for column in (_SHARED[each] for each in names.split()):
        found = replace(column, label=label or column.label, name=name or column.name)
        yield from about(part, found)


def facts_of(facts: Callable[[Any], Iterable[Fact | None]]) -> Column:
    """The column FACTS of what a row is about."""
    return FACTS.computed(lambda row: ids_of(*facts(row)))


def ids_of(*facts: Fact | None) -> str:
    """The 编号 of the facts, each once, for the column FACTS."""
    return _MARK.join(dict.fromkeys(each.id for each in facts if each))


def ids_beside(rows: pd.DataFrame, *parts: str) -> list[str]:
    """The column FACTS of the facts in these columns, whose cells are a fact, several, or none."""
    found = []
    for row in rows[list(parts)].itertuples(index=False):
        cells = (each if isinstance(each, tuple | list) else (each,) for each in row)
        found.append(ids_of(*(each for cell in cells for each in cell if isinstance(each, Fact))))
    return found


def ids_in(cell: str) -> list[str]:
    """The 编号 in a cell of the column FACTS."""
    return cell.split(_MARK)


def all_ids(cells: Iterable[str]) -> str:
    """The 编号 of several such cells in one, each once."""
    return _MARK.join(dict.fromkeys(each for cell in cells for each in ids_in(cell)))


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The columns in the order of the frame, and the names that each kind of reader sees, in order.

    `screen` is the whole table on a page. `brief` are the few columns beneath a chart, also on a
    phone and on paper, where a group shares one; `slide` the same on a slide. `download` has
    numbers to compute with, `compared` what editions and verification codes compare, `spoken` is
    the alternative text of a chart. Without any of their own `brief`, `download` and `compared`
    are `screen`, and `slide` and `spoken` are those of `brief`, without where a row is printed.
    """

    every: tuple[Column, ...]
    screen: tuple[str, ...]
    brief: Groups = ()
    slide: Groups = ()
    download: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {each.name: each for each in self.every}

    def named(self, names: str) -> tuple[Column, ...]:
        """Some of the columns by their names, as words of a text."""
        return tuple(self.by_name[each] for each in names.split())

    def relabelled(self, labels: Mapping[str, str]) -> "Columns":
        """The same with other labels for some."""
        every = (replace(each, label=labels.get(each.name, each.label)) for each in self.every)
        return replace(self, every=tuple(every))

    def reworded(self, words: Mapping[str, str]) -> "Columns":
        """The same with other words in the labels."""
        labels = {each.name: each.label for each in self.every}
        for old, new in words.items():
            labels = {name: label.replace(old, new) for name, label in labels.items()}
        return self.relabelled(labels)


def columns(*every: Column, brief: Groups = (), slide: Groups = (), **names: str) -> Columns:
    """Columns, with the `names` for each other kind of reader as words of a text."""
    split = {reader: tuple(text.split()) for reader, text in names.items()}
    return Columns(every=every, brief=brief, slide=slide, **split)


def plain_columns(labels: Mapping[str, str], **roles: ColumnRole) -> Columns:
    """Columns of texts that all readers see, by their labels, some with a role."""
    every = (
        Column(name, label, roles.get(name, ColumnRole.OTHER)) for name, label in labels.items()
    )
    return columns(*every, screen=" ".join(labels))


def drawn(names: str, dtype: _Dtype = "str") -> Iterator[Column]:
    """Columns that are drawn or computed with and never read, by their names."""
    return (Column(each, dtype=dtype) for each in names.split())


def number_columns(
    name: str,
    prefix: str = "",
    quantity: Callable[[Any], Quantity | None] = attrgetter("quantity"),
    part: str = "itself",
) -> tuple[Column, ...]:
    """The limit, number and unit of a printed quantity; blank where a row has none.

    The number is in its printed unit; with a bound other than 等于 it is only a limit.
    """
    parts = (
        Column(f"{prefix}bound", f"{name}限定", of=lambda size: _BOUNDS[size.bound]),
        Column(f"{prefix}value", f"{name}数值", dtype="float64", of=attrgetter("value")),
        Column(f"{prefix}unit", f"{name}单位", of=attrgetter("unit")),
    )
    return tuple(about(part, *about(quantity, *parts)))

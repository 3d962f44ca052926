"""The columns of a table: the role and type of each, and which readers see which of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property
from typing import Literal

from indicators.model.codelists import Bound
from indicators.model.quantities import Difference, Quantity
from indicators.wording.numbers import rounded

Group = tuple[str, ...]
Groups = tuple[str | Group, ...]
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

    `exported` is its name in a download where that is another.
    """

    name: str
    label: str = ""
    role: ColumnRole = ColumnRole.OTHER
    dtype: _Dtype = "str"
    exported: str = ""


# Columns that several tables have.
ID = Column("id", "编号")
CODE = Column("code", "指标代码")
NOTE = Column("note", "备注", ColumnRole.NOTE)
PLACE = Column("place", "出处", ColumnRole.PLACE)
CITED = Column("cited", "来源", ColumnRole.SOURCE)
# The 编号 of every fact that a row shows or is computed from, and of those of its sentence where
# it goes on to further facts.
FACTS = Column("facts")
SENTENCE_FACTS = Column("sentence_facts")


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

    def relabelled(self, labels: Mapping[str, str]) -> "Columns":
        """The same with other labels for some."""
        every = (replace(each, label=labels.get(each.name, each.label)) for each in self.every)
        return replace(self, every=tuple(every))


def columns(
    *every: Column,
    screen: str,
    brief: Groups = (),
    slide: Groups = (),
    download: str = "",
    compared: str = "",
    spoken: str = "",
) -> Columns:
    """Columns, with the names for each kind of reader as words of a text."""
    return Columns(
        every=every,
        screen=tuple(screen.split()),
        brief=brief,
        slide=slide,
        download=tuple(download.split()),
        compared=tuple(compared.split()),
        spoken=tuple(spoken.split()),
    )


def plain_columns(labels: Mapping[str, str], **roles: ColumnRole) -> Columns:
    """Columns of texts that all readers see, by their labels, some with a role."""
    every = (
        Column(name, label, roles.get(name, ColumnRole.OTHER)) for name, label in labels.items()
    )
    return columns(*every, screen=" ".join(labels))


def drawn(names: str, dtype: _Dtype = "str") -> Iterator[Column]:
    """Columns that are drawn or computed with and never read, by their names."""
    return (Column(each, dtype=dtype) for each in names.split())


def numbers_of(quantity: Quantity | None, prefix: str = "") -> dict[str, object]:
    """A printed quantity in three columns, `value`, `unit` and `bound`; blank where there is none.

    The value is in its printed unit; with a bound other than 等于 it is only a limit.
    """
    if quantity is None:
        return {f"{prefix}value": None, f"{prefix}unit": "", f"{prefix}bound": ""}
    return {
        f"{prefix}value": float(quantity.value),
        f"{prefix}unit": quantity.unit,
        f"{prefix}bound": _BOUNDS[quantity.bound],
    }


def number_columns(name: str, prefix: str = "") -> tuple[Column, Column, Column]:
    """The columns that `numbers_of` fills."""
    return (
        Column(f"{prefix}bound", f"{name}限定"),
        Column(f"{prefix}value", f"{name}数值", dtype="float64"),
        Column(f"{prefix}unit", f"{name}单位"),
    )


def difference_of(change: Difference | None) -> float | None:
    """A difference as a number, no more precise than its sources."""
    return None if change is None else float(rounded(change.value, change.decimals))

"""A workbook as tidy pandas frames, for notebooks: `indicators.load` gives them.

`columns.csv` declares the columns. A missing value is NaN, NaT or <NA>, never 0 and never an
empty text. What one fact means (its gap, its status, its words) stays in the classes of the
domain, which `Workbook.dataset` holds.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, NamedTuple

import pandas as pd

from indicators.checks.findings import Finding, blocks
from indicators.examination import examine
from indicators.model import codelists, units
from indicators.model.codelists import Severity
from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Commitment,
    Member,
    Observation,
    RankClaim,
    Relation,
    Target,
)
from indicators.model.periods import Period
from indicators.wording import numbers
from indicators.wording.ranks import rank_words
from indicators.workbook.xlsx import UnreadableWorkbook

__all__ = ["UnreadableWorkbook", "UnsoundWorkbook", "Workbook", "frames_of", "load"]

# All periods of a workbook in their order, so that they sort and compare; the same in each frame.
PERIOD = "period"


class FactKind(StrEnum):
    """Which sheet a fact is of."""

    OBSERVATION = "observation"
    TARGET = "target"
    RANK = "rank"
    COMMITMENT = "commitment"


def _printed(fact: Observation | Target | RankClaim | Commitment, _: Dataset) -> str | None:
    """The figure of a fact in words as on screen; None of work without one."""
    if isinstance(fact, Observation):
        return numbers.observed(fact)
    if isinstance(fact, Target):
        return numbers.aimed(fact)
    if isinstance(fact, RankClaim):
        return rank_words(fact)
    return numbers.amount(fact.quantity) if fact.quantity else None


def _converted(fact: Observation | Target, _: Dataset) -> object:
    """The value in the indicator's unit, exactly; None where that does not measure the same."""
    quantity, unit = fact.quantity, fact.indicator.unit
    if quantity is None or not units.same_dimension(quantity.unit, unit):
        return None
    return quantity.in_unit(unit)


# What is no attribute is computed from the row and the workbook.
_COMPUTED: Mapping[str, Callable[[Any, Dataset], object]] = {
    "printed()": _printed,
    "converted()": _converted,
    "is_current()": lambda each, dataset: dataset.current(each) is each,
    "is_own()": lambda each, dataset: each == dataset.about.area,
    "aliases()": lambda each, _: "、".join(each.aliases),
    "scopes()": lambda each, _: "、".join(each.scopes),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: `kind` is a dtype, PERIOD, or the closed list of its categories.

    `of` is where a row has its value, by the names of attributes ("indicator.code"), or a
    computation.
    """

    name: str
    kind: str | type[StrEnum]
    label: str
    meaning: str
    of: str

    def value(self, row: object, dataset: Dataset) -> object:
        """Its value in a row about something; None where that has none."""
        if compute := _COMPUTED.get(self.of):
            return compute(row, dataset)
        found: object = row
        for name in self.of.split("."):
            found = getattr(found, name, None)
        return found

    @property
    def dtype_name(self) -> str:
        """The dtype in words, for the description of the frames."""
        if self.kind == PERIOD:
            return "category, ordered"
        return self.kind if isinstance(self.kind, str) else "category"

    def dtype(self, periods: pd.CategoricalDtype) -> str | pd.CategoricalDtype:
        """The dtype of pandas, given that of all periods of the workbook."""
        if self.kind == PERIOD:
            return periods
        if isinstance(self.kind, str):
            return self.kind
        return pd.CategoricalDtype([each.value for each in self.kind])


Record = dict[str, object]


class _Membership(NamedTuple):
    relation: Relation
    member: Member


def _memberships(dataset: Dataset) -> Iterator[_Membership]:
    return (_Membership(each, member) for each in dataset.relations for member in each.members)


# What a row of each frame is about; the four kinds of facts come first, in the order of FactKind.
ROWS: Mapping[str, Callable[[Dataset], Iterable[object]]] = {
    "observations": attrgetter("observations"),
    "targets": attrgetter("targets"),
    "ranks": attrgetter("ranks"),
    "commitments": attrgetter("commitments"),
    "relations": _memberships,
    "indicators": attrgetter("indicators"),
    "areas": attrgetter("areas"),
    "sources": attrgetter("sources"),
}


def _columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each frame in their order; the file names the frames that have a column.

    A kind there is a dtype, or a class of `codelists`; `of` is left out for the column's own name.
    """
    found: dict[str, tuple[Column, ...]] = dict.fromkeys((*ROWS, "facts"), ())
    lists = {**vars(codelists), FactKind.__name__: FactKind}
    with Path(__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as lines:
        for frames, name, kind, label, meaning, of in list(csv.reader(lines))[1:]:
            column = Column(name, lists.get(kind, kind), label, meaning, of or name)
            for frame in frames.split():
                found[frame] += (column,)
    return MappingProxyType(found)


COLUMNS = _columns()


def records(frame: str, dataset: Dataset) -> Iterator[Record]:
    """The rows of a frame, each by the names of its columns, with values of the domain."""
    for row in ROWS[frame](dataset):
        yield {each.name: each.value(row, dataset) for each in COLUMNS[frame]}


class UnsoundWorkbook(UnreadableWorkbook):
    """A workbook with 阻断 findings: its text lists them, a line each, `findings` has them all."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        blocking = [each.text for each in findings if each.severity is Severity.BLOCKING]
        lead = f"工作簿有{len(blocking)}处必须改正的问题，改好之前不能载入："
        super().__init__("\n".join([lead, *blocking]))
        self.findings = findings


@dataclass(frozen=True, eq=False, kw_only=True)
class Workbook:
    """The sheets of a workbook as frames, one row a row of the sheet, in its order.

    `facts` has the rows of the first four in one frame, with the columns that they share.
    `columns` describes every column of every frame: its dtype, Chinese name and meaning.
    `dataset` has the same facts as objects of the domain: `dataset.fact_by_id["O001"]`.
    """

    observations: pd.DataFrame
    targets: pd.DataFrame
    ranks: pd.DataFrame
    commitments: pd.DataFrame
    relations: pd.DataFrame
    indicators: pd.DataFrame
    areas: pd.DataFrame
    sources: pd.DataFrame
    facts: pd.DataFrame
    dataset: Dataset

    @property
    def columns(self) -> pd.DataFrame:
        """One row a column of a frame: frame, column, dtype, label, meaning."""
        described = [
            (frame, each.name, each.dtype_name, each.label, each.meaning)
            for frame, columns in COLUMNS.items()
            for each in columns
        ]
        return pd.DataFrame(described, columns=["frame", "column", "dtype", "label", "meaning"])


def load(source: str | Path | bytes | BinaryIO) -> Workbook:
    """Read a workbook file as the dashboard does, and give its frames.

    Raises UnreadableWorkbook for what is no readable .xlsx, and UnsoundWorkbook, which is one
    too, where the check finds what must be mended; both say in Chinese what to do.
    """
    reading = examine(Path(source) if isinstance(source, str) else source)
    if reading.dataset is None or blocks(reading.findings):
        raise UnsoundWorkbook(reading.findings)
    return frames_of(reading.dataset)


def frames_of(dataset: Dataset) -> Workbook:
    """The frames of facts that are read already."""
    periods = _period_texts(dataset)
    found = {frame: list(records(frame, dataset)) for frame in ROWS}
    found["facts"] = [
        record | {"kind": kind.value}
        for kind, frame in zip(FactKind, ROWS, strict=False)
        for record in found[frame]
    ]
    return Workbook(
        dataset=dataset,
        **{frame: _frame(frame, rows, periods) for frame, rows in found.items()},
    )


def _frame(name: str, records: Iterable[Record], periods: Mapping[Period, str]) -> pd.DataFrame:
    rows = list(records)
    order = pd.CategoricalDtype(list(periods.values()), ordered=True)
    return pd.DataFrame(
        {
            each.name: pd.Series(
                [_plain(row.get(each.name), periods) for row in rows], dtype=each.dtype(order)
            )
            for each in COLUMNS[name]
        }
    )


def _period_texts(dataset: Dataset) -> dict[Period, str]:
    """The text of each period in their order; of equal periods the shortest, 2024-Q1."""
    stated: dict[Period, str] = {}
    for fact in dataset.facts:
        known = stated.get(fact.period, fact.period.text)
        stated[fact.period] = min(known, fact.period.text, key=len)
    return dict(sorted(stated.items(), key=lambda each: each[0].sort_key))


def _plain(value: object, periods: Mapping[Period, str]) -> object:
    """A value as pandas holds it; None for what is missing."""
    if isinstance(value, Period):
        return periods[value]
    if isinstance(value, Decimal | Fraction):
        return float(value)
    return None if value == "" else value

"""The sheets of a workbook as tidy pandas frames, for exhibits and for notebooks.

`columns.csv` declares the columns. A missing value is NaN, NaT or <NA>, never 0 and never an
empty text. What one fact means (its gap, its status, its words) stays in the classes of the
domain.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import partial
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from indicators.model import codelists, units
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
from indicators.model.results import computed_once
from indicators.wording import numbers
from indicators.wording.ranks import rank_words

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
class FrameColumn:
    """A column of a frame: `kind` is a dtype, PERIOD, or the closed list of its categories.

    `of` is where a row has its value, by the names of attributes ("indicator.code"), or a
    computation.
    """

    name: str
    kind: str | type[StrEnum]
    label: str
    meaning: str
    of: str

    def cells(self, rows: Iterable[object], dataset: Dataset) -> list[object]:
        """Its values in rows about something; None where one has none."""
        if compute := _COMPUTED.get(self.of):
            return [compute(each, dataset) for each in rows]
        return list(map(partial(attribute, attrgetter(self.of)), rows))

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


def attribute(of: Callable[[object], object], row: object) -> object:
    """What an `attrgetter` gives of a row; None where that has no such attribute."""
    try:
        return of(row)
    except AttributeError:
        return None


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


def _columns() -> Mapping[str, tuple[FrameColumn, ...]]:
    """The columns of each frame in their order; the file names the frames that have a column.

    A kind there is a dtype, or a class of `codelists`; `of` is left out for the column's own name.
    """
    found: dict[str, tuple[FrameColumn, ...]] = dict.fromkeys((*ROWS, "facts"), ())
    lists = {**vars(codelists), FactKind.__name__: FactKind}
    with Path(__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as lines:
        for frames, name, kind, label, meaning, of in list(csv.reader(lines))[1:]:
            column = FrameColumn(name, lists.get(kind, kind), label, meaning, of or name)
            for frame in frames.split():
                found[frame] += (column,)
    return MappingProxyType(found)


COLUMNS = _columns()


def records(frame: str, dataset: Dataset) -> Iterator[Record]:
    """The rows of a frame, each by the names of its columns, with values of the domain."""
    rows = list(ROWS[frame](dataset))
    cells = (each.cells(rows, dataset) for each in COLUMNS[frame])
    names = [each.name for each in COLUMNS[frame]]
    return (dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True))


@computed_once
def sheet_frame(dataset: Dataset, name: str) -> pd.DataFrame:
    """The rows of a sheet in their order, or with the name `facts` those of all kinds of facts.

    Exhibits select, join, group and sort them: a frame is shared, and never changed.
    """
    periods = _period_texts(dataset)
    order = pd.CategoricalDtype(list(periods.values()), ordered=True)
    dtypes = {each.name: each.dtype(order) for each in COLUMNS[name]}
    if name not in ROWS:
        kinds = zip(FactKind, ROWS, strict=False)
        parts = [sheet_frame(dataset, each).assign(kind=kind.value) for kind, each in kinds]
        every = pd.concat(parts, ignore_index=True)
        return every.reindex(columns=list(dtypes)).astype(dtypes)
    rows = list(ROWS[name](dataset))
    cells = {
        each.name: [_plain(value, periods) for value in each.cells(rows, dataset)]
        for each in COLUMNS[name]
    }
    return pd.DataFrame({each: pd.Series(cells[each], dtype=dtypes[each]) for each in cells})


@computed_once
def own_figures(dataset: Dataset) -> pd.DataFrame:
    """The observations of the workbook's own area that count, each with its fact as `itself`.

    They are in the order of the indicators, and have the code of the level as `base`.
    """
    bases = sheet_frame(dataset, "indicators")[["code", "base"]]
    rows = sheet_frame(dataset, "observations")
    own = rows[rows["is_current"] & (rows["area"] == dataset.about.area.code)]
    found = bases.rename(columns={"code": "indicator"}).merge(own, on="indicator")
    return found.assign(itself=facts_of(found["id"], dataset))


def facts_of(ids: pd.Series, dataset: Dataset) -> pd.Series:
    """The facts of these numbers, for what the domain's classes mean by them; None without one."""
    return pd.Series([dataset.fact_by_id.get(each) for each in ids], ids.index, dtype="object")


def of_period(rows: pd.DataFrame, period: Period | None) -> pd.DataFrame:
    """The rows whose facts are of a period, however it is written; none without one."""
    are_of_it = [each.period == period for each in rows["itself"]]
    return rows[pd.Series(are_of_it, rows.index, dtype="bool")]


def rows_about(subjects: Iterable[object]) -> pd.DataFrame:
    """A frame of one row about each of these, its column `itself`."""
    return pd.DataFrame({"itself": pd.Series(list(subjects), dtype="object")})


def beside(rows: pd.DataFrame, **parts: Iterable[Any]) -> pd.DataFrame:
    """The rows with further columns, a value a row of each: facts, verdicts, texts."""
    made = {name: pd.Series(list(each), rows.index, dtype="object") for name, each in parts.items()}
    return rows.assign(**made)


@computed_once
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

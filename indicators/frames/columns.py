"""The columns of each frame, from `columns.csv`: where a row has their values, and their dtypes.

A missing value is NaN, NaT or <NA>, never 0 and never an empty text.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators.model import codelists, units
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Observation, RankClaim, Target
from indicators.wording import numbers
from indicators.wording.ranks import rank_words

_FRAMES = (
    *("observations", "targets", "ranks", "commitments"),
    *("relations", "indicators", "areas", "sources", "facts"),
)
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


def _columns() -> Mapping[str, tuple[Column, ...]]:
    """The columns of each frame in their order; the file names the frames that have a column.

    A kind there is a dtype, or a class of `codelists`; `of` is left out for the column's own name.
    """
    found: dict[str, tuple[Column, ...]] = dict.fromkeys(_FRAMES, ())
    lists = {**vars(codelists), FactKind.__name__: FactKind}
    with Path(__file__).with_name("columns.csv").open(encoding="utf-8", newline="") as lines:
        for frames, name, kind, label, meaning, of in list(csv.reader(lines))[1:]:
            column = Column(name, lists.get(kind, kind), label, meaning, of or name)
            for frame in frames.split():
                found[frame] += (column,)
    return MappingProxyType(found)


COLUMNS = _columns()

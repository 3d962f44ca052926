"""A column of a frame: its type, its names, and where a row has its value."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.model import units
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Observation, RankClaim, Target
from indicators.wording import numbers
from indicators.wording.ranks import rank_words

TEXT, NUMBER, INTEGER, DAY, FLAG = "str", "float64", "Int64", "datetime64[us]", "bool"
# All periods of a workbook in their order, so that they sort and compare; the same in each frame.
PERIOD = "period"


class FactKind(StrEnum):
    """Which sheet a fact is of."""

    OBSERVATION = "observation"
    TARGET = "target"
    RANK = "rank"
    COMMITMENT = "commitment"


Kind = str | type[StrEnum]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a frame: `kind` is a dtype, PERIOD, or the closed list of its categories.

    `of` is where a row has its value, by the names of attributes: "indicator.code"; by default the
    column's own name. A function computes what is no attribute from the row and the workbook.
    """

    name: str
    kind: Kind
    label: str
    meaning: str
    of: str | Callable[[Any, Dataset], object] = ""

    def value(self, row: object, dataset: Dataset) -> object:
        """Its value in a row about something; None where that has none."""
        if not isinstance(self.of, str):
            return self.of(row, dataset)
        found: object = row
        for name in (self.of or self.name).split("."):
            found = getattr(found, name, None)
        return found

    @property
    def dtype_name(self) -> str:
        """The dtype in words, for the description of the frames."""
        if self.kind == PERIOD:
            return "category, ordered"
        return self.kind if isinstance(self.kind, str) else "category"

    def series(self, values: Iterable[object], periods: pd.CategoricalDtype) -> "pd.Series[Any]":
        """The column with these values; an empty one has its dtype as well."""
        return pd.Series(list(values), dtype=self._dtype(periods))

    def _dtype(self, periods: pd.CategoricalDtype) -> str | pd.CategoricalDtype:
        if self.kind == PERIOD:
            return periods
        if isinstance(self.kind, str):
            return self.kind
        return pd.CategoricalDtype([each.value for each in self.kind])


def printed(fact: Observation | Target | RankClaim | Commitment, _: Dataset) -> str | None:
    """The figure of a fact in words as on screen; None of work without one."""
    if isinstance(fact, Observation):
        return numbers.observed(fact)
    if isinstance(fact, Target):
        return numbers.aimed(fact)
    if isinstance(fact, RankClaim):
        return rank_words(fact)
    return numbers.amount(fact.quantity) if fact.quantity else None


def converted(fact: Observation | Target, _: Dataset) -> object:
    """The value in the indicator's unit, exactly; None where that does not measure the same."""
    quantity, unit = fact.quantity, fact.indicator.unit
    if quantity is None or not units.same_dimension(quantity.unit, unit):
        return None
    return quantity.in_unit(unit)

"""Two values of a row on one axis: which of them is left, and the room of their labels."""

from dataclasses import dataclass

import altair as alt
import pandas as pd

from components.charts.layers import x_of, zero_based, zero_line
from components.charts.rows import Rows
from components.charts.texts import halos, labels

# In px from a mark to its label.
_GAP = 15


@dataclass(frozen=True, slots=True)
class Pair:
    """The columns of a value and of its text."""

    value: str
    text: str


def with_sides(rows: pd.DataFrame, first: Pair, second: Pair) -> pd.DataFrame:
    """The rows with `_low`, `_high` and their texts; a lone value is the high one."""
    low_text = rows[first.text].where(rows[second.value] >= rows[first.value], rows[second.text])
    ends = rows[[first.value, second.value]]
    falls = rows[second.value] < rows[first.value]
    alone = ends.isna().any(axis=1)
    return rows.assign(
        _low=ends.min(axis=1).mask(alone),
        _high=ends.max(axis=1),
        _low_text=low_text.mask(alone, ""),
        _high_text=rows[second.text]
        .where(~falls, rows[first.text])
        .where(rows[second.value].notna(), rows[first.text]),
    )


@dataclass(frozen=True, slots=True)
class _PairAxis:
    """The axis that both values of all rows share, from zero."""

    rows: Rows
    domain: tuple[float, float]

    def x(self, field: str) -> alt.X:
        """The position of a field, with room for the labels at both sides."""
        before = self.rows.widest("_low_text") + 1.8
        after = self.rows.widest("_high_text") + 1.8
        return x_of(field, self.rows, self.domain, before, after)

    def zero_line(self) -> alt.Chart:
        """The zero baseline through all rows; the labels' paper keeps it off their letters."""
        return zero_line(self.rows, self.x("_high"))

    def labels(self) -> list[alt.Chart]:
        """Both texts, on the outer sides of their marks."""
        low, high = self.x("_low"), self.x("_high")
        return [
            each.transform_filter(f"isValid(datum.{field})")
            for draw in (halos, labels)
            for field, each in (
                ("_low", draw(self.rows, low, "_low_text", gap=f"-{_GAP}", align="right")),
                ("_high", draw(self.rows, high, "_high_text", gap=str(_GAP))),
            )
        ]


def pair_axis(rows: Rows, table: pd.DataFrame) -> _PairAxis:
    """The axis for the values of a table that `with_sides` has prepared."""
    return _PairAxis(rows, zero_based(table["_low"], table["_high"]))

"""A row of an exhibit's table as a point: its name, its number, how it is marked."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from indicators.briefings.slides.charts.chart import PointFill

Row = Mapping[Hashable, Any]

_DOUBTFUL = "存疑"
# What a column of bounds holds for an exact value.
_EXACT = frozenset({"", "=", "等于"})


def name_of(row: Row, column: str) -> str:
    """The row's name, with 存疑 where it is doubtful."""
    return f"{row[column]}（{_DOUBTFUL}）" if row.get("doubtful") else str(row[column])


def number(value: Any, decimals: int = 6) -> float | None:  # noqa: ANN401 - a cell of a table
    """A cell's number without the noise of floats; None where it is undefined."""
    return None if pd.isna(value) else round(float(value), decimals)


def is_limit(row: Row, column: str) -> bool:
    """Whether the row's value is a bound by a column."""
    return row.get(column, "") not in _EXACT


def holds_something(row: Row, column: str) -> bool:
    """Whether a column has a text, a number or a yes in the row."""
    value = row.get(column, "")
    return not (pd.isna(value) or value is False or value == "")


def mark_of(row: Row, *, is_bound: bool) -> PointFill:
    """A point's fill: doubt before bound, bound before status."""
    if row.get("doubtful"):
        return PointFill.DOUBTFUL
    if is_bound:
        return PointFill.BOUND
    return PointFill.PROVISIONAL if row.get("provisional") else PointFill.FULL

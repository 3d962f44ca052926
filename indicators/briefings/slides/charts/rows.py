"""A row of an exhibit's table as points: its name, its number, what its mark says."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from indicators.briefings.slides.charts.chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    PointFill,
    extent,
)
from indicators.exhibits.exhibit import ExhibitContent

Row = Mapping[Hashable, Any]

_DOUBTFUL = "存疑"
# What the columns that say a bound in words hold for a value that is no limit.
EXACT = frozenset({"", "等于"})


def rows_of(shown: ExhibitContent) -> Sequence[Row]:
    """The rows in the table's order."""
    return shown.table.rows.to_dict("records")


def name_of(row: Row, column: str = "name") -> str:
    """The row's name; what is doubtful says so."""
    return f"{row[column]}（{_DOUBTFUL}）" if row.get("doubtful") else str(row[column])


def number(value: Any, decimals: int = 6) -> float | None:  # noqa: ANN401 - a cell of a table
    """A cell's number without the noise of floats; None where it is undefined."""
    return None if pd.isna(value) else round(float(value), decimals)


def mark_of(row: Row, *, is_bound: bool, usual: PointFill = PointFill.FULL) -> PointFill:
    """What a point's fill says: doubt before bound, bound before status."""
    if row.get("doubtful"):
        return PointFill.DOUBTFUL
    if is_bound:
        return PointFill.BOUND
    # What is aimed at has no status of its own.
    return PointFill.PROVISIONAL if row.get("provisional") and usual is PointFill.FULL else usual


def is_limit(row: Row) -> bool:
    """Whether the row's value is a bound."""
    return row.get("bound", "=") not in {"", "="}


def row_chart(
    shown: ExhibitContent,
    series: tuple[ChartSeries, ...],
    *,
    name: str = "name",
    heading: str = "指标",
    kind: ChartKind = ChartKind.BARS,
    unit: str = "",
) -> NativeChart:
    """A chart of bars, a row of the table each."""
    rows = rows_of(shown)
    return NativeChart(
        kind=kind,
        heading=heading,
        categories=tuple(
            _category(name_of(row, name), each, series) for each, row in enumerate(rows)
        ),
        series=series,
        unit=unit or shown.unit,
        extent=extent(series),
        reading="；".join(each for each in (_reading(series), shown.note) if each),
    )


def _category(name: str, index: int, series: tuple[ChartSeries, ...]) -> str:
    """The name of a row, with the reason where it has no value and so no bar to label."""
    points = [each.points[index] for each in series]
    reasons = [each.label for each in points if each.value is None and each.label]
    return f"{name}（{'，'.join(reasons)}）" if reasons else name


def _reading(series: tuple[ChartSeries, ...]) -> str:
    marks = {point.mark for each in series for point in each.points if point.value is not None}
    told = {
        PointFill.BOUND: "斜纹为限值（以上、以内、突破、左右等），不是确数",
        PointFill.DOUBTFUL: "空心虚线为存疑",
        PointFill.PROVISIONAL: "空心实线为初步数或预计数",
    }
    return "；".join(words for mark, words in told.items() if mark in marks)

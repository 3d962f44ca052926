"""An exhibit as an editable chart, made as its declaration asks."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators.briefings.look import ACTUAL, CONTEXT, INK
from indicators.briefings.slides.charts.chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    Point,
    PointFill,
    extent,
)
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.forms import SlideBars, SlidePeriods, SlideSeries, Tone

Row = Mapping[Hashable, Any]

_DOUBTFUL = "存疑"
# What a column of bounds holds for an exact value.
_EXACT = frozenset({"", "=", "等于"})


def _name_of(row: Row, column: str) -> str:
    """The row's name, with 存疑 where it is doubtful."""
    return f"{row[column]}（{_DOUBTFUL}）" if row.get("doubtful") else str(row[column])


def _number(value: Any, decimals: int = 6) -> float | None:  # noqa: ANN401 - a cell of a table
    """A cell's number without the noise of floats; None where it is undefined."""
    return None if pd.isna(value) else round(float(value), decimals)


def _is_limit(row: Row, column: str) -> bool:
    """Whether the row's value is a bound by a column."""
    return row.get(column, "") not in _EXACT


def _holds_something(row: Row, column: str) -> bool:
    """Whether a column has a text, a number or a yes in the row."""
    value = row.get(column, "")
    return not (pd.isna(value) or value is False or value == "")


def _mark_of(row: Row, *, is_bound: bool) -> PointFill:
    """A point's fill: doubt before bound, bound before status."""
    if row.get("doubtful"):
        return PointFill.DOUBTFUL
    if is_bound:
        return PointFill.BOUND
    return PointFill.PROVISIONAL if row.get("provisional") else PointFill.FULL


_ACTUAL, _AIM = "实绩", "目标"
# Fewer are no trend, and no line joins them.
_TREND = 3
_EXACT_FILLS = {PointFill.FULL, PointFill.PROVISIONAL}


def _series_chart(shown: ExhibitContent) -> NativeChart | None:
    """Actuals and targets side by side at their periods.

    None where a period has two of a kind, or where the periods are not equally far apart: a
    chart of categories would show a gap of two years like one of a year.
    """
    known = shown.table.rows.dropna(subset=["value", "end"]).sort_values("end", kind="stable")
    rows = known.to_dict("records")
    periods = dict.fromkeys(str(row["period_label"]) for row in rows)
    places = {(str(row["period_label"]), row["kind"]): row for row in rows}
    if len(places) < len(rows) or not _is_even([row["end"] for row in rows]):
        return None
    lines = dict.fromkeys((row["kind"], _line(row)) for row in rows)
    series = tuple(
        _period_series(
            shown, kind, line, [_on(line, places.get((period, kind))) for period in periods]
        )
        for kind, line in sorted(lines, key=lambda each: each[0] == _AIM)
    )
    return NativeChart(
        kind=ChartKind.LINE,
        heading="期间",
        categories=tuple(_names(rows).values()),
        series=series,
        unit=shown.unit,
        extent=extent(series),
        reading=_period_reading(rows),
    )


def _line(row: Row) -> str:
    """The line of a row; targets are joined by none."""
    return "" if row["kind"] == _AIM else str(row["line"])


def _on(line: str, row: Row | None) -> Row | None:
    return row if row is not None and _line(row) == line else None


def _period_series(
    shown: ExhibitContent, kind: str, line: str, rows: Sequence[Row | None]
) -> ChartSeries:
    is_aim = kind == _AIM
    points = tuple(_period_point(row, is_aim=is_aim) for row in rows)
    count = sum(each.value is not None for each in points)
    return ChartSeries(
        name=f"{line}{kind}（{shown.unit}）",
        points=points,
        mark=PointFill.AIM if is_aim else PointFill.FULL,
        colour=INK if is_aim else ACTUAL,
        # No line through limits: the true values lie beyond them.
        joined=not is_aim and count >= _TREND and all(each.mark in _EXACT_FILLS for each in points),
    )


def _period_point(row: Row | None, *, is_aim: bool) -> Point:
    if row is None:
        return Point(value=None)
    mark = PointFill.AIM if is_aim else _mark_of(row, is_bound=row["is_bound"])
    return Point(
        value=round(float(row["value"]), 6),
        label=f"{_AIM}{row['figure']}" if is_aim else row["figure"],
        follows=True,
        mark=mark,
        colour=INK if is_aim else ACTUAL,
    )


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """The periods with the status of their actuals: 2024年（预计）."""
    names: dict[str, str] = {}
    for row in rows:
        period = str(row["period_label"])
        if row["kind"] == _ACTUAL or period not in names:
            names[period] = str(row["period_said"])
    return names


def _period_reading(rows: Sequence[Row]) -> str:
    actuals = [row for row in rows if row["kind"] == _ACTUAL]
    limits = any(row["is_bound"] for row in actuals)
    is_open = any(row.get("provisional") for row in actuals)
    told = (
        "空心圆点为限值（突破、以上等），不是确数" if limits else "",
        f"空心圆点{'也' if limits else ''}为初步数或预计数" if is_open else "",
    )
    return "；".join(filter(None, told))


def _is_even(ends: list[date]) -> bool:
    months = sorted({each.year * 12 + each.month for each in ends})
    steps = {later - earlier for earlier, later in pairwise(months)}
    return len(steps) < 2


_COLOURS = MappingProxyType({Tone.ACTUAL: ACTUAL, Tone.CONTEXT: CONTEXT})
_READINGS = MappingProxyType(
    {
        PointFill.BOUND: "斜纹为限值（以上、以内、突破、左右等），不是确数",
        PointFill.DOUBTFUL: "空心虚线为存疑",
        PointFill.PROVISIONAL: "空心实线为初步数或预计数",
    }
)


def native_chart(shown: ExhibitContent) -> NativeChart | None:
    """The exhibit as an editable chart, None where it has no honest one."""
    slide = shown.exhibit.slide
    if shown.table.is_empty:
        return None
    if isinstance(slide, SlidePeriods):
        return _series_chart(shown)
    return _bars(shown, slide) if isinstance(slide, SlideBars) else None


def _bars(shown: ExhibitContent, bars: SlideBars) -> NativeChart:
    rows = shown.table.records
    series = tuple(_series(rows, each, each.unit or shown.unit) for each in bars.series)
    return NativeChart(
        kind=ChartKind.OVERLAID if bars.is_overlaid else ChartKind.BARS,
        heading=bars.heading,
        categories=tuple(
            _category(_name_of(row, bars.name), at, series) for at, row in enumerate(rows)
        ),
        series=series,
        unit=bars.unit or shown.unit,
        extent=extent(series),
        reading="；".join(each for each in (_reading(series), shown.note) if each),
    )


def _series(rows: Sequence[Row], series: SlideSeries, unit: str) -> ChartSeries:
    points = tuple(_point(row, series) for row in rows)
    return ChartSeries(name=f"{series.name}（{unit}）", points=points, colour=_COLOURS[series.tone])


def _point(row: Row, series: SlideSeries) -> Point:
    is_other = series.own and not row[series.own]
    return Point(
        value=_number(row[series.value], series.decimals),
        label=series.label.format_map(row),
        note=series.note.format_map(row),
        follows=not _holds_something(row, series.fixed_by),
        mark=_mark_of(row, is_bound=_is_limit(row, series.bound)),
        colour=_COLOURS[Tone.CONTEXT if is_other else series.tone],
    )


def _category(name: str, at: int, series: tuple[ChartSeries, ...]) -> str:
    """The name of a row, with the reason where it has no value and so no bar to label."""
    points = [each.points[at] for each in series]
    reasons = [each.label for each in points if each.value is None and each.label]
    return f"{name}（{'，'.join(reasons)}）" if reasons else name


def _reading(series: tuple[ChartSeries, ...]) -> str:
    marks = {point.mark for each in series for point in each.points if point.value is not None}
    return "；".join(words for mark, words in _READINGS.items() if mark in marks)

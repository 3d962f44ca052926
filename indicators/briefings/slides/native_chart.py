"""An exhibit as an editable chart: categories, series, and what is printed at every point."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from itertools import pairwise
from math import ceil
from types import MappingProxyType
from typing import Any

import pandas as pd

from indicators.briefings.look import ACTUAL, CONTEXT, INK
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.forms import SlideBars, SlideForm, SlideSeries, Tone

Row = Mapping[Hashable, Any]

_DOUBTFUL = "存疑"
# What a column of bounds holds for an exact value.
_EXACT = frozenset({"", "=", "等于"})
_ACTUAL, _AIM = "实绩", "目标"
# Fewer are no trend, and no line joins them.
_TREND = 3


class ChartKind(Enum):
    """How a chart is drawn."""

    BARS = auto()  # lying, one row a category
    OVERLAID = auto()  # the same, a later series over the earlier ones, all from zero
    LINE = auto()


class PointFill(Enum):
    """What a point's fill means."""

    FULL = auto()
    BOUND = auto()  # a limit: the true value lies beyond it
    DOUBTFUL = auto()
    PROVISIONAL = auto()  # 初步 or 预计: a later figure is to come
    AIM = auto()  # what is aimed at, not measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value, its printed text, and a note beside it in smaller letters.

    `follows` is whether text and note stay true, but for the digits, when the value is changed.
    """

    value: float | None
    label: str = ""
    note: str = ""
    follows: bool = False
    mark: PointFill = PointFill.FULL
    colour: str = ACTUAL

    @property
    def said(self) -> str:
        """The printed text and the note."""
        return "　".join(each for each in (self.label, self.note) if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries:
    """A column of points; `name` is that of its column, with the unit."""

    name: str
    points: tuple[Point, ...]
    mark: PointFill = PointFill.FULL
    colour: str = ACTUAL
    joined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NativeChart:
    """A chart whose numbers an office worker can change; `reading` explains its marks.

    `extent` is the least and the greatest value, zero included, also of what is on other slides.
    """

    kind: ChartKind
    heading: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    extent: tuple[float, float]
    reading: str = ""

    @property
    def said(self) -> list[str]:
        """Every row in words."""
        return [
            f"{name}：{'，'.join(each.said for each in row if each.said)}"
            for name, *row in zip(
                self.categories, *(each.points for each in self.series), strict=True
            )
        ]

    def pages(self, most: int) -> Iterator["NativeChart"]:
        """The chart in equal parts of at most so many categories, all on the same axis."""
        count = ceil(len(self.categories) / most)
        size = ceil(len(self.categories) / count)
        for start in range(0, len(self.categories), size):
            rows = slice(start, start + size)
            yield replace(
                self,
                categories=self.categories[rows],
                series=tuple(replace(each, points=each.points[rows]) for each in self.series),
            )


_EXACT_FILLS = frozenset({PointFill.FULL, PointFill.PROVISIONAL})
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
    if slide is SlideForm.PERIODS:
        return _series_chart(shown)
    return _bars(shown, slide) if isinstance(slide, SlideBars) else None


def _bars(shown: ExhibitContent, bars: SlideBars) -> NativeChart:
    rows = shown.table.records
    series = tuple(_series(rows, each, each.unit or shown.unit) for each in bars.series)
    return NativeChart(
        kind=ChartKind.OVERLAID if bars.is_overlaid else ChartKind.BARS,
        heading=bars.heading,
        categories=tuple(
            _category(row, bars.name, [each.points[at] for each in series])
            for at, row in enumerate(rows)
        ),
        series=series,
        unit=bars.unit or shown.unit,
        extent=_extent(series),
        reading="；".join(each for each in (_reading(series), shown.note) if each),
    )


def _series(rows: Sequence[Row], series: SlideSeries, unit: str) -> ChartSeries:
    points = tuple(_point(row, series) for row in rows)
    return ChartSeries(name=f"{series.name}（{unit}）", points=points, colour=_COLOURS[series.tone])


def _point(row: Row, series: SlideSeries) -> Point:
    is_other = series.own and not row[series.own]
    value, fixed_by = row[series.value], row.get(series.fixed_by, "")
    return Point(
        # Without the noise of floats.
        value=None if pd.isna(value) else round(float(value), series.decimals),
        label=series.label.format_map(row),
        note=series.note.format_map(row),
        follows=bool(pd.isna(fixed_by) or fixed_by is False or fixed_by == ""),
        mark=_mark_of(row, is_bound=row.get(series.bound, "") not in _EXACT),
        colour=_COLOURS[Tone.CONTEXT if is_other else series.tone],
    )


def _category(row: Row, column: str, points: Sequence[Point]) -> str:
    """The name of a row: 存疑 where it is, and the reason where it has no bar to label."""
    name = f"{row[column]}（{_DOUBTFUL}）" if row.get("doubtful") else str(row[column])
    reasons = [each.label for each in points if each.value is None and each.label]
    return f"{name}（{'，'.join(reasons)}）" if reasons else name


def _reading(series: tuple[ChartSeries, ...]) -> str:
    marks = {point.mark for each in series for point in each.points if point.value is not None}
    return "；".join(words for mark, words in _READINGS.items() if mark in marks)


def _series_chart(shown: ExhibitContent) -> NativeChart | None:
    """Actuals and targets side by side at their periods.

    None where a period has two of a kind, or where the periods are not equally far apart: a
    chart of categories would show a gap of two years like one of a year.
    """
    known = shown.table.rows.dropna(subset=["value", "end"]).sort_values("end", kind="stable")
    rows = known.to_dict("records")
    # Targets are joined by no line.
    keys = [
        (str(row["period_label"]), row["kind"], "" if row["kind"] == _AIM else str(row["line"]))
        for row in rows
    ]
    is_twice = len({(period, kind) for period, kind, _ in keys}) < len(rows)
    if is_twice or not _is_even([row["end"] for row in rows]):
        return None
    places = dict(zip(keys, rows, strict=True))
    periods = dict.fromkeys(period for period, _, _ in keys)
    lines = dict.fromkeys((kind, line) for _, kind, line in keys)
    series = tuple(
        _period_series(shown, kind, line, [places.get((each, kind, line)) for each in periods])
        for kind, line in sorted(lines, key=lambda each: each[0] == _AIM)
    )
    return NativeChart(
        kind=ChartKind.LINE,
        heading="期间",
        categories=tuple(_names(rows).values()),
        series=series,
        unit=shown.unit,
        extent=_extent(series),
        reading=_period_reading(rows),
    )


def _period_series(
    shown: ExhibitContent, kind: str, line: str, rows: Sequence[Row | None]
) -> ChartSeries:
    is_aim = kind == _AIM
    points = tuple(_period_point(row, is_aim=is_aim) for row in rows)
    marks, count = {each.mark for each in points}, sum(each.value is not None for each in points)
    return ChartSeries(
        name=f"{line}{kind}（{shown.unit}）",
        points=points,
        mark=PointFill.AIM if is_aim else PointFill.FULL,
        colour=INK if is_aim else ACTUAL,
        # No line through limits: the true values lie beyond them.
        joined=not is_aim and count >= _TREND and marks <= _EXACT_FILLS,
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
    texts = (
        "空心圆点为限值（突破、以上等），不是确数" if limits else "",
        f"空心圆点{'也' if limits else ''}为初步数或预计数" if is_open else "",
    )
    return "；".join(filter(None, texts))


def _is_even(ends: list[date]) -> bool:
    months = sorted({each.year * 12 + each.month for each in ends})
    steps = {later - earlier for earlier, later in pairwise(months)}
    return len(steps) < 2


def _mark_of(row: Row, *, is_bound: bool) -> PointFill:
    """A point's fill: doubt before bound, bound before status."""
    if row.get("doubtful"):
        return PointFill.DOUBTFUL
    if is_bound:
        return PointFill.BOUND
    return PointFill.PROVISIONAL if row.get("provisional") else PointFill.FULL


def _extent(series: tuple[ChartSeries, ...]) -> tuple[float, float]:
    """The least and the greatest value of all series, zero included."""
    values = [point.value for each in series for point in each.points if point.value is not None]
    return min([0.0, *values]), max([0.0, *values])

"""An exhibit as an editable chart, made as its declaration asks."""

from collections.abc import Sequence
from types import MappingProxyType

from indicators.briefings.look import ACTUAL, CONTEXT
from indicators.briefings.slides.charts.chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    Point,
    PointFill,
    extent,
)
from indicators.briefings.slides.charts.periods import series_chart
from indicators.briefings.slides.charts.rows import (
    Row,
    holds_something,
    is_limit,
    mark_of,
    name_of,
    number,
)
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.forms import SlideBars, SlidePeriods, SlideSeries, Tone

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
        return series_chart(shown)
    return _bars(shown, slide) if isinstance(slide, SlideBars) else None


def _bars(shown: ExhibitContent, bars: SlideBars) -> NativeChart:
    rows = shown.table.records
    series = tuple(_series(rows, each, each.unit or shown.unit) for each in bars.series)
    return NativeChart(
        kind=ChartKind.OVERLAID if bars.is_overlaid else ChartKind.BARS,
        heading=bars.heading,
        categories=tuple(
            _category(name_of(row, bars.name), at, series) for at, row in enumerate(rows)
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
        value=number(row[series.value], series.decimals),
        label=series.label.format_map(row),
        note=series.note.format_map(row),
        follows=not holds_something(row, series.fixed_by),
        mark=mark_of(row, is_bound=is_limit(row, series.bound)),
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

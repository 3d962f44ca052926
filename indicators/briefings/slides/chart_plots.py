"""Lying bars in the table's order from the top, and points over periods: laid out and marked."""

from dataclasses import dataclass, replace

from pptx.chart.chart import Chart
from pptx.chart.marker import Marker
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.chtfmt import ChartFormat
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.util import Pt

from indicators.briefings.look import MUTED, PAPER, TRACK
from indicators.briefings.slides.chart_parts import (
    HEAD,
    Labels,
    Scale,
    scale,
    set_category_axis,
    set_plot,
    set_value_axis,
)
from indicators.briefings.slides.native_chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    Point,
    PointFill,
)
from indicators.briefings.slides.texts import Letters, paint
from indicators.text.text_metrics import em_width, wrapped

# In points: bars are never fatter, names never take more room.
_BAR, _NAMES = 26, 250
_BELOW = 8
_CATEGORY_SIZE = 14
# The least share of the room that bars get before notes move below their labels.
_LEAST = 0.4
# A label of a fall is right of zero, where nothing is drawn, on an unseen bar of no length:
# it is a fixed text, because that bar's value is not its own.
_FALLS = "负值的标注"


def bar_series(chart: NativeChart) -> tuple[ChartSeries, ...]:
    """The chart's series, and that of the falls' labels where there are falls."""
    if len(chart.series) > 1 or not any(map(_falls, chart.series[0].points)):
        return chart.series
    (only,) = chart.series
    points = tuple(
        replace(each, value=0.0, follows=False) if _falls(each) else Point(value=None)
        for each in only.points
    )
    return only, ChartSeries(name=_FALLS, points=points)


def draw_bars(drawn: Chart, chart: NativeChart, width: float, height: float) -> None:
    """Lay out bars in a chart of a size in points, whose upper part belongs to the title."""
    layout = _Layout(chart, width, height)
    plot = drawn.plots[0]
    plot.vary_by_categories = False
    plot.gap_width, plot.overlap = layout.gap, 100 if layout.is_overlaid else -8
    drawn_series = bar_series(chart)
    for series, own in zip(plot.series, drawn_series, strict=True):
        _draw_bar_series(series, own)
        layout.labels.add(series)
        # Labels of falls are those of the series that was added for them.
        moves = own is chart.series[0] and len(drawn_series) > len(chart.series)
        for index, point in enumerate(own.points):
            if not (moves and _falls(point)):
                layout.labels.add_to(series.points[index], point, XL_LABEL_POSITION.OUTSIDE_END)
    set_category_axis(drawn.category_axis, _CATEGORY_SIZE, lying=True)
    set_value_axis(drawn.value_axis, layout.scale, lying=True)
    set_plot(
        drawn,
        x=layout.names / width,
        y=HEAD / height,
        w=layout.plot_width(stacked=layout.is_stacked) / width,
        h=layout.plot_height / height,
    )


def _draw_bar_series(series: BarSeries, own: ChartSeries) -> None:
    series.invert_if_negative = False
    if own.name == _FALLS:
        series.format.fill.background()
        return
    _mark_bar(series.format, own.mark, own.colour)
    for index, point in enumerate(own.points):
        looks_otherwise = (point.mark, point.colour) != (own.mark, own.colour)
        if looks_otherwise and point.value is not None:
            _mark_bar(series.points[index].format, point.mark, point.colour)


def _mark_bar(drawn: ChartFormat, mark: PointFill, colour: str) -> None:
    """How a bar looks: full, striped for a limit, pale for an aim, hollow and dashed for doubt."""
    if mark is PointFill.BOUND:
        drawn.fill.patterned()
        drawn.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
        paint(drawn.fill.fore_color, colour)
        paint(drawn.fill.back_color, PAPER)
    else:
        drawn.fill.solid()
        inside = {PointFill.FULL: colour, PointFill.AIM: TRACK}
        paint(drawn.fill.fore_color, inside.get(mark, PAPER))
    if mark is PointFill.FULL:
        drawn.line.fill.background()
        return
    paint(drawn.line.color, colour)
    drawn.line.width = Pt(1.25 if mark in {PointFill.BOUND, PointFill.AIM} else 1.5)
    if mark is PointFill.DOUBTFUL:
        drawn.line.dash_style = MSO_LINE_DASH_STYLE.DASH


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide and tall the parts of a chart of bars are, in points."""

    chart: NativeChart
    width: float
    height: float

    @property
    def scale(self) -> Scale:
        return scale(*self.chart.extent)

    @property
    def is_overlaid(self) -> bool:
        return self.chart.kind is ChartKind.OVERLAID or len(self.chart.series) == 1

    @property
    def plot_height(self) -> float:
        return self.height - HEAD - _BELOW

    @property
    def gap(self) -> int:
        """The space between rows in per cent of a bar."""
        bars = 1 if self.is_overlaid else len(self.chart.series)
        pitch = self.plot_height / len(self.chart.categories)
        return round(100 * min(5.0, max(0.35, pitch / _BAR - bars)))

    @property
    def labels(self) -> Labels:
        return Labels(self.chart.unit, self._label, self._note, self.is_stacked)

    @property
    def names(self) -> float:
        """The room of the names, as wide as the widest line."""
        most = _NAMES / _CATEGORY_SIZE
        lines = [line for each in self.chart.categories for line in wrapped(each, most)]
        return max(em_width(each) for each in lines) * _CATEGORY_SIZE + 16

    @property
    def is_stacked(self) -> bool:
        """Whether notes are below their labels, because bars would be too short otherwise."""
        return self.plot_width(stacked=False) < self._room * _LEAST

    def plot_width(self, *, stacked: bool) -> float:
        """How wide the plot can be with room for every label to the right of its bar."""
        zero = self.scale.share(0)
        limits = [self._room]
        for point in (each for series in self.chart.series for each in series.points):
            if point.label and point.value is not None:
                reach = max(zero, self.scale.share(point.value))
                left = self._room - self._label_width(point, stacked=stacked)
                limits.append(left / reach if reach else self._room)
        return max(self._room * 0.2, min(limits))

    @property
    def _label(self) -> Letters:
        return Letters(14 if self.is_overlaid else 13, bold=True)

    @property
    def _note(self) -> Letters:
        return Letters(12 if self.is_overlaid else 11, bold=False, colour=MUTED)

    @property
    def _room(self) -> float:
        return self.width - self.names - 12

    def _label_width(self, point: Point, *, stacked: bool) -> float:
        size, note_size = self._label.size or 0, self._note.size or 0
        own, note = em_width(point.label) * size, em_width(point.note) * note_size
        if stacked:
            return max(own, note) + 14
        return own + note + (note_size if point.note else 0) + 14


def _falls(point: Point) -> bool:
    return point.value is not None and point.value < 0


_LEFT, _BELOW, _ABOVE = 64, 34, 30
_PERIODS, _SMALLEST, _LABEL = 13, 9, Letters(14, bold=True)


def draw_lines(drawn: Chart, chart: NativeChart, width: float, height: float) -> None:
    """Lay out points in a chart of a size in points, whose upper part belongs to the title."""
    labels = Labels(chart.unit, _LABEL, _LABEL)
    for series, own in zip(drawn.plots[0].series, chart.series, strict=True):
        _draw_line_series(series, own, labels)
        for index, point in enumerate(own.points):
            labels.add_to(series.points[index], point, _side(chart, index, point))
    set_category_axis(drawn.category_axis, _period_size(chart, width), lying=False)
    set_value_axis(drawn.value_axis, scale(*chart.extent), lying=False)
    top = (HEAD + _ABOVE) / height
    set_plot(drawn, x=_LEFT / width, y=top, w=1 - (_LEFT + 24) / width, h=1 - top - _BELOW / height)


def _draw_line_series(series: LineSeries, own: ChartSeries, labels: Labels) -> None:
    series.smooth = False
    if own.joined:
        paint(series.format.line.color, own.colour)
        series.format.line.width = Pt(2.25)
    else:
        series.format.line.fill.background()
    _mark(series.marker, own.mark, own.colour)
    labels.add(series)
    for index, point in enumerate(own.points):
        if point.mark is not own.mark and point.value is not None:
            _mark(series.points[index].marker, point.mark, point.colour)


def _mark(marker: Marker, mark: PointFill, colour: str) -> None:
    """A dot; hollow for a limit or what is not final, a dash for what is aimed at."""
    is_aim = mark is PointFill.AIM
    marker.style = XL_MARKER_STYLE.DASH if is_aim else XL_MARKER_STYLE.CIRCLE
    marker.size = 16 if is_aim else 9
    marker.format.fill.solid()
    is_hollow = mark in {PointFill.BOUND, PointFill.PROVISIONAL}
    paint(marker.format.fill.fore_color, PAPER if is_hollow else colour)
    paint(marker.format.line.color, colour)
    marker.format.line.width = Pt(1.75)


def _side(chart: NativeChart, index: int, point: Point) -> XL_LABEL_POSITION:
    """Below its point for the lower of two at one period, else above."""
    values = [each.points[index].value for each in chart.series]
    highest = max((each for each in values if each is not None), default=0)
    is_lower = point.value is not None and point.value != highest
    return XL_LABEL_POSITION.BELOW if is_lower else XL_LABEL_POSITION.ABOVE


def _period_size(chart: NativeChart, width: float) -> float:
    """The size in which the periods' names fit side by side."""
    each = (width - _LEFT) / len(chart.categories)
    widest = max(map(em_width, chart.categories)) + 0.6
    return max(_SMALLEST, min(_PERIODS, each / widest))

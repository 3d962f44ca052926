"""Points over periods, joined where they are a trend; targets beside them."""

from pptx.chart.chart import Chart
from pptx.chart.marker import Marker
from pptx.chart.series import LineSeries
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE
from pptx.util import Pt

from indicators.briefings.look import PAPER
from indicators.briefings.slides.charts.axes import (
    HEAD,
    scale,
    set_category_axis,
    set_plot,
    set_value_axis,
)
from indicators.briefings.slides.charts.chart import ChartSeries, NativeChart, Point, PointFill
from indicators.briefings.slides.charts.labels import Labels
from indicators.briefings.slides.letters import Letters, paint
from indicators.text.text_metrics import em_width

_LEFT, _BELOW, _ABOVE = 64, 34, 30
_PERIODS, _LEAST, _LABEL = 13, 9, Letters(14, bold=True)


def draw_lines(drawn: Chart, chart: NativeChart, width: float, height: float) -> None:
    """Lay out points in a chart of a size in points, whose upper part belongs to the title."""
    labels = Labels(chart.unit, _LABEL, _LABEL)
    for series, own in zip(drawn.plots[0].series, chart.series, strict=True):
        _draw_series(series, own, labels)
        for index, point in enumerate(own.points):
            labels.add_to(series.points[index], point, _side(chart, index, point))
    set_category_axis(drawn.category_axis, _period_size(chart, width), lying=False)
    set_value_axis(drawn.value_axis, scale(*chart.extent), lying=False)
    top = (HEAD + _ABOVE) / height
    set_plot(drawn, x=_LEFT / width, y=top, w=1 - (_LEFT + 24) / width, h=1 - top - _BELOW / height)


def _draw_series(series: LineSeries, own: ChartSeries, labels: Labels) -> None:
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
    """The size in which the periods' names stand side by side."""
    each = (width - _LEFT) / len(chart.categories)
    widest = max(map(em_width, chart.categories)) + 0.6
    return max(_LEAST, min(_PERIODS, each / widest))

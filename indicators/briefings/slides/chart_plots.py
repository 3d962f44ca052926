"""Lying bars in the table's order from the top, and points over periods: laid out and marked."""

from dataclasses import replace
from itertools import chain
from math import ceil, floor, log10

from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.marker import Marker
from pptx.chart.series import BarSeries, LineSeries
from pptx.dml.chtfmt import ChartFormat
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.util import Pt

from indicators.briefings.look import BASELINE, MUTED, PAPER, TRACK
from indicators.briefings.slides.chart_labels import Labels
from indicators.briefings.slides.native_chart import (
    ChartKind,
    ChartSeries,
    NativeChart,
    Point,
    PointFill,
)
from indicators.briefings.slides.texts import Letters, paint, set_font
from indicators.text.text_metrics import em_width, wrapped

# In points: what is above the drawing, the title, and beneath it.
_HEAD, _BENEATH = 34, 34
_AXIS = Letters(10.5, bold=False, colour=MUTED)
_STEPS, _INTERVALS = (1, 2, 2.5, 5, 10), 5
# Of bars, in points: they are never fatter, names never take more room.
_BAR, _NAMES, _CATEGORY_SIZE = 26, 250, 14
# The least share of the room that bars get before notes move below their labels.
_LEAST = 0.4
# A label of a fall is right of zero, where nothing is drawn, on an unseen bar of no length:
# it is a fixed text, because that bar's value is not its own.
_FALLS = "负值的标注"
# Of lines, in points: the room around the plot, and the letters of periods and labels.
_LEFT, _ABOVE = 64, 30
_PERIODS, _SMALLEST, _LABEL = 13, 9, Letters(14, bold=True)


def set_place(
    element: BaseOxmlElement,
    *,
    x: float,
    y: float,
    w: float | None = None,
    h: float | None = None,
    is_inner: bool = False,
) -> None:
    """Place a title, legend or plot by shares of the chart, a plot without its axes' labels."""
    sizes = {"x": x, "y": y, "w": w, "h": h}
    shares = "".join(
        f'<c:{name} val="{round(share, 5)}"/>' for name, share in sizes.items() if share is not None
    )
    target = '<c:layoutTarget val="inner"/>' if is_inner else ""
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout>{target}<c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{shares}</c:manualLayout></c:layout>'
    )
    for old in element.findall("{*}layout"):
        element.remove(old)
    before = [each for each in element if each.tag.endswith(("}tx", "}legendPos"))]
    element.insert(len(before), layout)


def _axis_of(chart: NativeChart) -> tuple[float, float, float]:
    """Where the axis of values begins and ends, and the distance of its gridlines: round steps."""
    low, high = chart.extent
    rough = ((high - low) or 1) / _INTERVALS
    power = 10 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    top = ceil(round(high / step, 6)) * step
    bottom = floor(round(low / step, 6)) * step
    return bottom, top if top > bottom else bottom + step, step


def _set_category_axis(axis: CategoryAxis, size: float, *, lying: bool) -> None:
    """The names: beside the bars from top to bottom, or below the points."""
    axis.reverse_order = lying
    axis.has_major_gridlines = False
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    paint(axis.format.line.color, BASELINE)
    axis.format.line.width = Pt(1.25)
    set_font(axis.tick_labels.font, Letters(size))
    # Offices leave out every second name where they think that names are too close.
    every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    (last,) = axis._element.xpath("c:noMultiLvlLbl") or (None,)
    axis._element.append(every) if last is None else last.addprevious(every)


def _set_value_axis(axis: ValueAxis, chart: NativeChart) -> None:
    """The numbers from zero; those of lines with pale gridlines, bars have labels of their own."""
    # Without the noise of floats.
    low, high, step = (float(f"{each:.10g}") for each in _axis_of(chart))
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, step
    axis.major_tick_mark = XL_TICK_MARK.NONE
    is_line = chart.kind is ChartKind.LINE
    axis.has_major_gridlines = is_line
    axis.format.line.fill.background()
    if not is_line:
        # Names run from the top, and the axis of values is below the last of them.
        axis._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE
        return
    paint(axis.major_gridlines.format.line.color, TRACK)
    axis.major_gridlines.format.line.width = Pt(1)
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.tick_labels.number_format = 'General;"−"General'
    axis.tick_labels.number_format_is_linked = False
    set_font(axis.tick_labels.font, _AXIS)


def _set_labels(series: BarSeries | LineSeries, look: Letters) -> None:
    """Let a series show none but the labels that are added to its points."""
    series.data_labels.show_value = False
    set_font(series.data_labels.font, look)


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


def _falls(point: Point) -> bool:
    return point.value is not None and point.value < 0


def draw_bars(drawn: Chart, chart: NativeChart, width: float, height: float) -> None:
    """Lay out bars in a chart of a size in points, whose upper part belongs to the title."""
    is_overlaid = chart.kind is ChartKind.OVERLAID or len(chart.series) == 1
    size = 14 if is_overlaid else 13
    note = Letters(size - 2, bold=False, colour=MUTED)
    labels = Labels(chart.unit, Letters(size, bold=True), note)
    lines = chain(*(wrapped(each, _NAMES / _CATEGORY_SIZE) for each in chart.categories))
    names = max(map(em_width, lines)) * _CATEGORY_SIZE + 16
    room, tall = width - names - 12, height - _HEAD - _BENEATH
    # Notes are below their labels where bars would be too short otherwise.
    labels = replace(labels, stacked=_plot_width(chart, room, labels) < room * _LEAST)
    plot, all_series = drawn.plots[0], bar_series(chart)
    plot.vary_by_categories = False
    # The space between rows, in per cent of a bar.
    free = tall / len(chart.categories) / _BAR - (1 if is_overlaid else len(chart.series))
    plot.gap_width = round(100 * min(5.0, max(0.35, free)))
    plot.overlap = 100 if is_overlaid else -8
    for series, own in zip(plot.series, all_series, strict=True):
        _draw_bar_series(series, own)
        _set_labels(series, labels.look)
        # Labels of falls are those of the series that was added for them.
        moves = own is chart.series[0] and len(all_series) > len(chart.series)
        for index, point in enumerate(own.points):
            if not (moves and _falls(point)):
                labels.add_to(series.points[index], point, XL_LABEL_POSITION.OUTSIDE_END)
    _set_category_axis(drawn.category_axis, _CATEGORY_SIZE, lying=True)
    _set_value_axis(drawn.value_axis, chart)
    w, h = _plot_width(chart, room, labels) / width, tall / height
    plot_area = drawn._chartSpace.plotArea
    set_place(plot_area, x=names / width, y=_HEAD / height, w=w, h=h, is_inner=True)


def _plot_width(chart: NativeChart, room: float, labels: Labels) -> float:
    """How wide the plot can be with room for every label to the right of its bar."""
    low, high, _ = _axis_of(chart)
    limits = [room]
    for point in (each for series in chart.series for each in series.points):
        if point.label and point.value is not None:
            reach = (max(0, point.value) - low) / (high - low)
            left = room - labels.width(point)
            limits.append(left / reach if reach else room)
    return max(room * 0.2, min(limits))


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


def draw_lines(drawn: Chart, chart: NativeChart, width: float, height: float) -> None:
    """Lay out points in a chart of a size in points, whose upper part belongs to the title."""
    labels = Labels(chart.unit, _LABEL, _LABEL)
    for series, own in zip(drawn.plots[0].series, chart.series, strict=True):
        series.smooth = False
        if own.joined:
            paint(series.format.line.color, own.colour)
            series.format.line.width = Pt(2.25)
        else:
            series.format.line.fill.background()
        _mark_dot(series.marker, own.mark, own.colour)
        _set_labels(series, labels.look)
        for index, point in enumerate(own.points):
            if point.mark is not own.mark and point.value is not None:
                _mark_dot(series.points[index].marker, point.mark, point.colour)
        for index, point in enumerate(own.points):
            labels.add_to(series.points[index], point, _side(chart, index, point))
    # The size in which the periods' names fit side by side.
    each = (width - _LEFT) / len(chart.categories)
    widest = max(map(em_width, chart.categories)) + 0.6
    size = max(_SMALLEST, min(_PERIODS, each / widest))
    _set_category_axis(drawn.category_axis, size, lying=False)
    _set_value_axis(drawn.value_axis, chart)
    top = (_HEAD + _ABOVE) / height
    w, h = 1 - (_LEFT + 24) / width, 1 - top - _BENEATH / height
    set_place(drawn._chartSpace.plotArea, x=_LEFT / width, y=top, w=w, h=h, is_inner=True)


def _mark_dot(marker: Marker, mark: PointFill, colour: str) -> None:
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

"""What bars and lines have in common: title, legend, axes, and how points are marked."""

from math import ceil, floor, log10
from typing import NamedTuple

from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.dml.chtfmt import ChartFormat
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.util import Pt

from indicators.briefings.look import BASELINE, INK, MUTED, PAPER, TRACK
from indicators.briefings.slides.charts.chart import NativeChart, PointFill
from indicators.briefings.slides.letters import Letters, fitted_size, paint, set_font, write
from indicators.text.text_metrics import em_width

# In points: the height of the title above the drawing.
HEAD = 34
# The share of a chart's width that its title takes; the legend is right of it.
_TITLE, _TITLE_SIZES = 0.7, (15.0, 14.0, 13.0, 12.0, 11.0)
_LEGEND_SIZE, _AXIS = 12, Letters(10.5, bold=False, colour=MUTED)
# What a legend's key and the space around a name take, in em.
_KEY = 3.2
_STEPS, _INTERVALS = (1, 2, 2.5, 5, 10), 5


class Scale(NamedTuple):
    """Where an axis begins and ends, and the distance of its gridlines."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def scale(low: float, high: float) -> Scale:
    """The axis with round steps for values from `low` (at most 0) to `high` (at least 0)."""
    rough = ((high - low) or 1) / _INTERVALS
    power = 10 ** floor(log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    top = ceil(round(high / step, 6)) * step
    bottom = floor(round(low / step, 6)) * step
    return Scale(bottom, top if top > bottom else bottom + step, step)


def add_title(drawn: Chart, title: str, width: float) -> None:
    """Write the title at the upper left; it travels with a copied chart.

    One paragraph in one look: several offices know no other titles.
    """
    room = width * (_TITLE if drawn.has_legend else 0.95)
    size = fitted_size(title, room, 1, _TITLE_SIZES)
    drawn.has_title = bool(title)
    if not title:
        return
    words = drawn.chart_title.text_frame
    write(words, title, looks=(Letters(size, bold=True, colour=INK),))
    words.paragraphs[0].alignment = PP_ALIGN.LEFT
    _set_place(drawn.chart_title._element, x=0.002, y=0.004)


def add_legend(drawn: Chart, chart: NativeChart, width: float) -> None:
    """Name the series at the upper right; one series needs no legend, as the title names it."""
    drawn.has_legend = len(chart.series) > 1
    if not drawn.has_legend:
        return
    drawn.legend.position = XL_LEGEND_POSITION.TOP
    drawn.legend.include_in_layout = False
    set_font(drawn.legend.font, Letters(_LEGEND_SIZE))
    needed = sum(em_width(each.name) + _KEY for each in chart.series) * _LEGEND_SIZE
    x = max(_TITLE, 1 - needed / width)
    _set_place(drawn.legend._element, x=x, y=0.01, w=0.998 - x, h=0.075)


def set_plot(drawn: Chart, *, x: float, y: float, w: float, h: float) -> None:
    """Place the plot, without its axes' labels, by shares of the chart."""
    _set_place(drawn._chartSpace.plotArea, x=x, y=y, w=w, h=h, is_inner=True)


def _set_place(
    element: BaseOxmlElement,
    *,
    x: float,
    y: float,
    w: float | None = None,
    h: float | None = None,
    is_inner: bool = False,
) -> None:
    """Place a title, legend or plot by shares of the chart, for which python-pptx has no call."""
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


def set_category_axis(axis: CategoryAxis, size: float, *, lying: bool) -> None:
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


def set_value_axis(axis: ValueAxis, scale: Scale, *, lying: bool) -> None:
    """The numbers from zero; those of lines with pale gridlines, bars have labels of their own."""
    axis.minimum_scale, axis.maximum_scale = _written(scale.low), _written(scale.high)
    axis.major_unit = _written(scale.step)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.has_major_gridlines = not lying
    axis.format.line.fill.background()
    if lying:
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


def mark_bar(drawn: ChartFormat, mark: PointFill, colour: str) -> None:
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


def _written(number: float) -> float:
    """Without the noise of floats."""
    return float(f"{number:.10g}")

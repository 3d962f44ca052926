"""The pieces that every chart's markup has: title, legend, axes, references."""

from collections.abc import Sequence

from indicators.briefings.look import BASELINE, MUTED, PAPER, TRACK
from indicators.briefings.slides.charts.chart import ChartSeries, PointFill
from indicators.briefings.slides.charts.scale import Scale
from indicators.briefings.slides.charts.workbook import column_range, heading_cell
from indicators.briefings.slides.markup import Markup, tag
from indicators.briefings.slides.text import (
    Type,
    colour,
    fill,
    letters,
    line,
    said,
)

AXIS = Type(10.5, colour=MUTED)
CATEGORY_AXIS, VALUE_AXIS = 111_111_101, 111_111_102

_NOTHING = tag("a:noFill")
_NO_LINE = tag("a:ln", _NOTHING)
_PLAIN_BODY = tag("a:bodyPr")


def value(name: str, content: str | float) -> Markup:
    """An element that holds its content as `val`."""
    return tag(f"c:{name}", val=content)


def default_text(look: Type, body: Markup = _PLAIN_BODY) -> Markup:
    """The letters of axes, legends and labels that are no text of their own."""
    properties = tag("a:pPr", letters(look, "a:defRPr"))
    words = tag("a:p", properties, letters(look, "a:endParaRPr"))
    return tag("c:txPr", body, tag("a:lstStyle"), words)


def place(*, x: float, y: float, w: float | None = None, h: float | None = None) -> Markup:
    """A place by shares of the chart; with a size it is that of the plot without its labels."""
    inner = [tag("c:layoutTarget", val="inner")] if w is not None else []
    sizes = [value(name, round(size, 5)) for name, size in (("w", w), ("h", h)) if size is not None]
    return tag(
        "c:layout",
        tag(
            "c:manualLayout",
            *inner,
            value("xMode", "edge"),
            value("yMode", "edge"),
            value("x", round(x, 5)),
            value("y", round(y, 5)),
            *sizes,
        ),
    )


def title(words: Markup) -> Markup:
    """The words above the drawing, at the upper left; they travel with a copied chart.

    One paragraph in one look: several offices know no other titles.
    """
    rich = tag("c:rich", _PLAIN_BODY, tag("a:lstStyle"), words)
    return tag("c:title", tag("c:tx", rich), place(x=0.002, y=0.004), value("overlay", 0))


def legend(hidden: Sequence[int], x: float) -> Markup:
    """The names of the series at the upper right, beginning at a share of the width."""
    entries = [tag("c:legendEntry", value("idx", each), value("delete", 1)) for each in hidden]
    where = tag(
        "c:layout",
        tag(
            "c:manualLayout",
            value("xMode", "edge"),
            value("yMode", "edge"),
            value("x", round(x, 5)),
            value("y", 0.01),
            value("w", round(0.998 - x, 5)),
            value("h", 0.075),
        ),
    )
    look = default_text(Type(12))
    return tag("c:legend", value("legendPos", "t"), *entries, where, value("overlay", 0), look)


def shape_of(mark: PointFill, shade: str) -> Markup:
    """How a bar looks: full, striped for a limit, pale for an aim, hollow and dashed for doubt."""
    striped = tag(
        "a:pattFill",
        tag("a:fgClr", colour(shade)),
        tag("a:bgClr", colour(PAPER)),
        prst="wdUpDiag",
    )
    looks = {
        PointFill.FULL: (fill(shade), _NO_LINE),
        PointFill.BOUND: (striped, line(shade, 1.25)),
        PointFill.AIM: (fill(TRACK), line(shade, 1.25)),
        PointFill.PROVISIONAL: (fill(PAPER), line(shade, 1.5)),
        PointFill.DOUBTFUL: (fill(PAPER), line(shade, 1.5, "dash")),
    }
    return tag("c:spPr", *looks[mark])


def series_head(number: int, series: ChartSeries) -> tuple[Markup, ...]:
    """Which column of the workbook a series is."""
    reference = tag("c:strRef", tag("c:f", heading_cell(number + 2)), _texts_cache([series.name]))
    return value("idx", number), value("order", number), tag("c:tx", reference)


def series_data(
    number: int, series: ChartSeries, categories: Sequence[str]
) -> tuple[Markup, Markup]:
    """The categories and values, as they stand in the workbook."""
    rows = len(categories)
    values = [each.value for each in series.points]
    numbers = (
        tag("c:pt", tag("c:v", repr(each)), idx=index)
        for index, each in enumerate(values)
        if each is not None
    )
    cache = tag("c:numCache", tag("c:formatCode", "General"), value("ptCount", rows), *numbers)
    names = tag("c:strRef", tag("c:f", column_range(1, rows)), _texts_cache(categories))
    amounts = tag("c:numRef", tag("c:f", column_range(number + 2, rows)), cache)
    return tag("c:cat", names), tag("c:val", amounts)


def category_axis(look: Type, *, lying: bool) -> Markup:
    """The names: beside the bars from top to bottom, or below the points."""
    return tag(
        "c:catAx",
        value("axId", CATEGORY_AXIS),
        tag("c:scaling", value("orientation", "maxMin" if lying else "minMax")),
        value("delete", 0),
        value("axPos", "l" if lying else "b"),
        tag("c:numFmt", formatCode="General", sourceLinked=0),
        value("majorTickMark", "none"),
        value("minorTickMark", "none"),
        value("tickLblPos", "low"),
        tag("c:spPr", line(BASELINE, 1.25)),
        default_text(look),
        value("crossAx", VALUE_AXIS),
        value("crosses", "autoZero"),
        value("auto", 0),
        value("lblAlgn", "ctr"),
        value("lblOffset", 100),
        value("noMultiLvlLbl", 1),
    )


def value_axis(scale: Scale, unit: str, *, lying: bool) -> Markup:
    """The numbers from zero, with pale gridlines and their unit."""
    unit_body = tag("a:bodyPr", rot=0 if lying else -5_400_000, vert="horz")
    words = tag("c:rich", unit_body, tag("a:lstStyle"), said(f"单位：{unit}", AXIS))
    return tag(
        "c:valAx",
        value("axId", VALUE_AXIS),
        tag(
            "c:scaling",
            value("orientation", "minMax"),
            value("max", _written(scale.high)),
            value("min", _written(scale.low)),
        ),
        value("delete", 0),
        value("axPos", "b" if lying else "l"),
        tag("c:majorGridlines", tag("c:spPr", line(TRACK, 1))),
        tag("c:title", tag("c:tx", words), value("overlay", 0)),
        tag("c:numFmt", formatCode='General;"−"General', sourceLinked=0),
        value("majorTickMark", "none"),
        value("minorTickMark", "none"),
        value("tickLblPos", "low" if not lying else "nextTo"),
        tag("c:spPr", _NO_LINE),
        default_text(AXIS),
        value("crossAx", CATEGORY_AXIS),
        # Names run from the top, and the axis of values stands below the last of them.
        value("crosses", "max" if lying else "autoZero"),
        value("crossBetween", "between"),
        value("majorUnit", _written(scale.step)),
    )


def _written(number: float) -> str:
    return f"{number:.10g}"


def _texts_cache(texts: Sequence[str]) -> Markup:
    points = (tag("c:pt", tag("c:v", each), idx=index) for index, each in enumerate(texts))
    return tag("c:strCache", value("ptCount", len(texts)), *points)

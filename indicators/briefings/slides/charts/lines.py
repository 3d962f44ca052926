"""Points over periods, joined where they are a trend; targets beside them."""

from dataclasses import dataclass

from indicators.briefings.look import PAPER
from indicators.briefings.slides.charts import pieces
from indicators.briefings.slides.charts.chart import ChartSeries, NativeChart, Point, PointFill
from indicators.briefings.slides.charts.labels import Labels
from indicators.briefings.slides.charts.scale import scale
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.markup import Markup, tag
from indicators.briefings.slides.text import Type, fill, line
from indicators.text.text_metrics import em_width

_LEFT, _BELOW, _ABOVE = 64, 34, 30
_PERIODS, _LEAST, _LABEL = 13, 9, Type(14, bold=True)


@dataclass(frozen=True, slots=True)
class LineChartLayout:
    """A chart over periods laid out in a box whose upper `head` points belong to the title."""

    chart: NativeChart
    box: Box
    head: float

    @property
    def markup(self) -> Markup:
        """The plot area's content."""
        drawn = tag(
            "c:lineChart",
            pieces.value("grouping", "standard"),
            pieces.value("varyColors", 0),
            *(self._series(number, each) for number, each in enumerate(self.series)),
            pieces.value("marker", 1),
            pieces.value("axId", pieces.CATEGORY_AXIS),
            pieces.value("axId", pieces.VALUE_AXIS),
        )
        top = (self.head + _ABOVE) / self.box.height
        where = pieces.place(
            x=_LEFT / self.box.width,
            y=top,
            w=1 - (_LEFT + 24) / self.box.width,
            h=1 - top - _BELOW / self.box.height,
        )
        values = pieces.value_axis(scale(*self.chart.extent), self.chart.unit, lying=False)
        names = pieces.category_axis(Type(self._period_size), lying=False)
        return tag("c:plotArea", where, drawn, names, values, tag("c:spPr", tag("a:noFill")))

    @property
    def series(self) -> tuple[ChartSeries, ...]:
        """The chart's series."""
        return self.chart.series

    @property
    def hidden(self) -> list[int]:
        """No series is left out of the legend."""
        return []

    @property
    def _period_size(self) -> float:
        """The size in which the periods' names stand side by side."""
        each = (self.box.width - _LEFT) / len(self.chart.categories)
        widest = max(map(em_width, self.chart.categories)) + 0.6
        return max(_LEAST, min(_PERIODS, each / widest))

    def _series(self, number: int, series: ChartSeries) -> Markup:
        path = line(series.colour, 2.25) if series.joined else tag("a:ln", tag("a:noFill"))
        sides = [self._side(index, each) for index, each in enumerate(series.points)]
        return tag(
            "c:ser",
            *pieces.series_head(number, series),
            tag("c:spPr", path),
            _marker(series.mark, series.colour),
            *_own_markers(series),
            Labels(self.chart.unit, _LABEL, _LABEL).of(series.points, sides),
            *pieces.series_data(number, series, self.chart.categories),
            pieces.value("smooth", 0),
        )

    def _side(self, index: int, point: Point) -> str:
        """Below its point for the lower of two at one period, else above."""
        values = [each.points[index].value for each in self.series]
        highest = max((each for each in values if each is not None), default=0)
        return "t" if point.value is None or point.value == highest else "b"


def _marker(mark: PointFill, shade: str) -> Markup:
    """A dot; hollow for a limit or what is not final, a dash for what is aimed at."""
    is_aim = mark is PointFill.AIM
    inside = fill(PAPER if mark in {PointFill.BOUND, PointFill.PROVISIONAL} else shade)
    return tag(
        "c:marker",
        pieces.value("symbol", "dash" if is_aim else "circle"),
        pieces.value("size", 16 if is_aim else 9),
        tag("c:spPr", inside, line(shade, 1.75)),
    )


def _own_markers(series: ChartSeries) -> list[Markup]:
    return [
        tag(
            "c:dPt",
            pieces.value("idx", index),
            _marker(point.mark, point.colour),
            pieces.value("bubble3D", 0),
        )
        for index, point in enumerate(series.points)
        if point.mark is not series.mark and point.value is not None
    ]

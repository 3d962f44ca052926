"""Lying bars: one row a category, in the table's order from the top."""

from dataclasses import dataclass, replace

from indicators.briefings.slides.charts import pieces
from indicators.briefings.slides.charts.chart import ChartKind, ChartSeries, NativeChart, Point
from indicators.briefings.slides.charts.labels import Labels
from indicators.briefings.slides.charts.scale import Scale, scale
from indicators.briefings.slides.geometry import Box
from indicators.briefings.slides.markup import Markup, tag
from indicators.briefings.slides.text import Type
from indicators.text.text_metrics import em_width, wrapped

# In points: bars are never fatter, names never take more room.
_BAR, _NAMES = 26, 250
_AXIS_ROOM = 40
_CATEGORY = Type(14)
# The least share of the room that bars get before notes move below their labels.
_LEAST = 0.4
# A label of a fall stands right of zero, where nothing is drawn, on an unseen bar of no length:
# it is a fixed text, because that bar's value is not its own.
_FALLS = "负值的标注"


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of bars laid out in a box whose upper `head` points belong to the title."""

    chart: NativeChart
    box: Box
    head: float

    @property
    def markup(self) -> Markup:
        """The plot area's content."""
        drawn = tag(
            "c:barChart",
            pieces.value("barDir", "bar"),
            pieces.value("grouping", "clustered"),
            pieces.value("varyColors", 0),
            *(self._series(number, each) for number, each in enumerate(self.series)),
            pieces.value("gapWidth", self._gap),
            pieces.value("overlap", self._overlap),
            pieces.value("axId", pieces.CATEGORY_AXIS),
            pieces.value("axId", pieces.VALUE_AXIS),
        )
        names = pieces.category_axis(_CATEGORY, lying=True)
        values = pieces.value_axis(self._scale, self.chart.unit, lying=True)
        return tag("c:plotArea", self._place, drawn, names, values, tag("c:spPr", tag("a:noFill")))

    @property
    def series(self) -> tuple[ChartSeries, ...]:
        """The chart's series, and that of the falls' labels where there are falls."""
        if not self._has_falls:
            return self.chart.series
        (only,) = self.chart.series
        points = tuple(
            replace(each, value=0.0, follows=False) if _falls(each) else Point(value=None)
            for each in only.points
        )
        return only, ChartSeries(name=_FALLS, points=points)

    @property
    def hidden(self) -> list[int]:
        """The series that the legend leaves out."""
        return [1] if self._has_falls else []

    @property
    def _has_falls(self) -> bool:
        alone = len(self.chart.series) == 1
        return alone and any(_falls(each) for each in self.chart.series[0].points)

    @property
    def _scale(self) -> Scale:
        return scale(*self.chart.extent)

    @property
    def _is_overlaid(self) -> bool:
        return self.chart.kind is ChartKind.OVERLAID or len(self.chart.series) == 1

    @property
    def _overlap(self) -> int:
        return 100 if self._is_overlaid else -8

    @property
    def _gap(self) -> int:
        """The space between rows in per cent of a bar."""
        bars = 1 if self._is_overlaid else len(self.chart.series)
        pitch = self._height / len(self.chart.categories)
        return round(100 * min(5.0, max(0.35, pitch / _BAR - bars)))

    @property
    def _height(self) -> float:
        return self.box.height - self.head - _AXIS_ROOM

    @property
    def _label(self) -> Type:
        return Type(14 if self._is_overlaid else 13, bold=True)

    @property
    def _note(self) -> Type:
        return Type(12 if self._is_overlaid else 11, colour=pieces.AXIS.colour)

    @property
    def _labels(self) -> Labels:
        return Labels(self.chart.unit, self._label, self._note, self._is_stacked)

    @property
    def _names(self) -> float:
        """The room of the names, as wide as the widest line."""
        most = _NAMES / _CATEGORY.size
        lines = [line for each in self.chart.categories for line in wrapped(each, most)]
        return max(em_width(each) for each in lines) * _CATEGORY.size + 16

    @property
    def _room(self) -> float:
        return self.box.width - self._names - 12

    def _width(self, *, stacked: bool) -> float:
        """How wide the plot can be with room for every label to the right of its bar."""
        zero = self._scale.share(0)
        limits = [self._room]
        for point in (each for series in self.chart.series for each in series.points):
            if point.label and point.value is not None:
                reach = max(zero, self._scale.share(point.value))
                left = self._room - self._label_width(point, stacked=stacked)
                limits.append(left / reach if reach else self._room)
        return max(self._room * 0.2, min(limits))

    def _label_width(self, point: Point, *, stacked: bool) -> float:
        own = em_width(point.label) * self._label.size
        note = em_width(point.note) * self._note.size
        if stacked:
            return max(own, note) + 14
        return own + note + (self._note.size if point.note else 0) + 14

    @property
    def _is_stacked(self) -> bool:
        return self._width(stacked=False) < self._room * _LEAST

    @property
    def _place(self) -> Markup:
        return pieces.place(
            x=self._names / self.box.width,
            y=self.head / self.box.height,
            w=self._width(stacked=self._is_stacked) / self.box.width,
            h=self._height / self.box.height,
        )

    def _series(self, number: int, series: ChartSeries) -> Markup:
        helps = series.name == _FALLS
        shown = [
            Point(value=each.value) if self._has_falls and not helps and _falls(each) else each
            for each in series.points
        ]
        look = (
            tag("c:spPr", tag("a:noFill")) if helps else pieces.shape_of(series.mark, series.colour)
        )
        return tag(
            "c:ser",
            *pieces.series_head(number, series),
            look,
            pieces.value("invertIfNegative", 0),
            *([] if helps else _own_looks(series)),
            self._labels.of(shown, ["outEnd"] * len(shown)),
            *pieces.series_data(number, series, self.chart.categories),
        )


def _falls(point: Point) -> bool:
    return point.value is not None and point.value < 0


def _own_looks(series: ChartSeries) -> list[Markup]:
    """The points that do not look like the rest of their series."""
    return [
        tag(
            "c:dPt",
            pieces.value("idx", index),
            pieces.value("invertIfNegative", 0),
            pieces.value("bubble3D", 0),
            pieces.shape_of(point.mark, point.colour),
        )
        for index, point in enumerate(series.points)
        if (point.mark, point.colour) != (series.mark, series.colour) and point.value is not None
    ]

"""A chart for a slide as values: categories, series, and what is printed at every point."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from math import ceil

from indicators.briefings.look import ACTUAL


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


def extent(series: tuple[ChartSeries, ...]) -> tuple[float, float]:
    """The least and the greatest value of all series, zero included."""
    values = [point.value for each in series for point in each.points if point.value is not None]
    return min([0.0, *values]), max([0.0, *values])

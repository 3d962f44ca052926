"""An axis of months, drawn once with names and again as a track in every head row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import altair as alt

from components.charts.frame import TOP
from components.charts.marks import Expression, MarkValue, Record, drawn, expression
from components.charts.theme import ACTUAL, INK, MUTED, PAPER, TRACK

# The axis takes the whole width of a phone, the right part of a wide chart.
_START = "(narrow ? 6 : 14 * em)"
# A track of every head is cut into months: more years would take minutes to draw.
_MOST_YEARS = 40
_TRACK_Y = f"({TOP} + (narrow ? 46 : 34))"


@dataclass(frozen=True, slots=True)
class Months:
    """Whole years, as an axis from 0 to 1."""

    first: date
    last: date

    def share(self, day: date) -> float:
        """Where a day lies between the ends; at an end where it is beyond."""
        share = (day - self.first).days / (self.last - self.first).days
        return min(max(share, 0.0), 1.0)


def months_of(days: Sequence[date]) -> Months:
    """The years in which the days lie, the first of them where they are too many to draw."""
    first = min(days).year
    return Months(date(first, 1, 1), date(min(max(days).year, first + _MOST_YEARS - 1), 12, 31))


def month_names(months: Months) -> alt.Chart:
    """The months' names over the axis: fewer on a phone, and beyond one year."""
    years = months.last.year - months.first.year + 1
    named, always = (range(1, 13), (1, 4, 7, 10)) if years == 1 else ((1, 4, 7, 10), (1, 7))
    names = [
        {
            "_share": months.share(date(year, month, 1)),
            "_name": _name(year, month, years),
            "_always": month in always,
        }
        for year in range(months.first.year, months.last.year + 1)
        for month in (named if years < 4 else (1,))
    ]
    return drawn(
        names,
        "text",
        text=expression("narrow && !datum._always ? '' : datum._name"),
        x=_x(),
        y=32,
        align="left",
        baseline="middle",
        fontSize=expression("small"),
        color=MUTED,
    )


def tracks(months: Months, heads: list[Record]) -> alt.Chart:
    """The axis of every head, cut at the months' ends."""
    years = range(months.first.year, months.last.year + 1)
    starts = [date(year, month, 1) for year in years for month in range(1, 13)]
    ends = [*starts[1:], months.last]
    pieces = [
        {**head, "_share": months.share(start), "_until": months.share(end)}
        for head in heads
        for start, end in zip(starts, ends, strict=True)
    ]
    return drawn(
        pieces,
        "rect",
        x=_x(),
        x2=expression(f"{_position('datum._until')} - 2"),
        y=expression(f"{_TRACK_Y} - 3"),
        y2=expression(f"{_TRACK_Y} + 3"),
        fill=TRACK,
    )


def reader_line(months: Months, today: date, heads: list[Record]) -> list[alt.Chart]:
    """The date that the reader chose: named above the axis, a line on every track."""
    share = months.share(today)
    place = _position("datum._share")
    late = f"{place} > width / 2"
    texts: dict[str, MarkValue] = {
        "y": 10,
        "baseline": "middle",
        "fontSize": expression("small"),
        "color": INK,
    }
    mark = drawn([{"_share": share}], "text", text="▼", x=expression(place), **texts)
    # The words stand on the side that has room for them.
    name = drawn(
        [{"_share": share}],
        "text",
        text=f"判断日期 {today:%Y-%m-%d}",
        x=expression(f"{place} + ({late} ? -0.8 : 0.8) * small"),
        align=expression(f"{late} ? 'right' : 'left'"),
        fontWeight=700,
        **texts,
    )
    line = drawn(
        [{**head, "_share": share} for head in heads],
        "rect",
        x=expression(f"{_position('datum._share')} - 1"),
        x2=expression(f"{_position('datum._share')} + 1"),
        y=expression(f"{_TRACK_Y} - 12"),
        y2=expression(f"{_TRACK_Y} + 12"),
        fill=INK,
    )
    return [mark, name, line]


def dots(months: Months, heads: list[Record]) -> alt.Chart:
    """The due date of every head on its track."""
    return drawn(
        heads,
        "point",
        shape="circle",
        size=260,
        x=_x(),
        y=expression(_TRACK_Y),
        fill=ACTUAL,
        stroke=PAPER,
        strokeWidth=2,
        opacity=1,
    )


def _position(share: str) -> str:
    return f"({_START} + {share} * (width - 10 - {_START}))"


def _x() -> Expression:
    return expression(_position("datum._share"))


def _name(year: int, month: int, years: int) -> str:
    return f"{year}年" if month == 1 and years > 1 else f"{month}月"

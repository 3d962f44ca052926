"""What stands around the cells of a calendar: its kinds, its months, the day of judgement."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import altair as alt

from components.charts.calendar_grid import Grid
from components.charts.marks import Record, drawn, expression, lettered
from components.charts.month_columns import column_of
from components.charts.theme import HAIRLINE, INK, MUTED


def hairlines(grid: Grid) -> list[alt.Chart]:
    """A line over every kind of a wide chart, over every column of a narrow one."""
    layouts = ((grid.kind_tops, "!narrow"), (dict.fromkeys(grid.column_tops), "narrow"))
    return [
        _rect([{"_y": each} for each in tops], shown, HAIRLINE, y="datum._y", y2="datum._y + 1")
        for tops, shown in layouts
    ]


def kind_names(grid: Grid, records: Sequence[Record]) -> list[alt.Chart]:
    """The kinds with their counts: left of a wide chart's cells, over a narrow one's."""
    counts = Counter(each["group"] for each in records)
    named = [
        {"_name": kind, "_count": f"{counts[kind]}项", "_at": at, "_y": top}
        for at, (kind, top) in enumerate(zip(grid.kinds, grid.kind_tops, strict=False))
    ]
    x = f"narrow ? {grid.middle('datum._at')} : 0"
    align = "narrow ? 'center' : 'left'"
    return [
        lettered(
            named,
            "datum._name",
            x,
            "narrow ? 16 : datum._y + 22",
            align=align,
            size="narrow ? small : em",
        ),
        lettered(
            named,
            "datum._count",
            x,
            "narrow ? 37 : datum._y + 45",
            align=align,
            size="small",
            colour=MUTED,
        ),
    ]


def column_names(grid: Grid, records: Sequence[Record]) -> list[alt.Chart]:
    """The months with their counts: over a wide chart's cells, left of a narrow one's.

    A year is named once: in a line over its first month, on a phone in the name of its first month
    that has marks.
    """
    counts = Counter(each["_at"] for each in records)
    years = [each.year for each in grid.columns]
    firsts = {years.index(year): year for year in years if year}
    used = {years[at]: at for at in sorted(counts, reverse=True)}
    named = [
        {
            "_name": column.name,
            "_label": column.label if used.get(column.year) == at else column.name,
            "_year": firsts.get(at, ""),
            "_count": f"{counts[at]}项" if counts[at] else "",
            "_at": at,
            "_y": top,
        }
        for at, (column, top) in enumerate(zip(grid.columns, grid.column_tops, strict=False))
    ]
    x = f"narrow ? 0 : {grid.middle('datum._at')}"
    align = "narrow ? 'left' : 'center'"
    name = "narrow ? (datum._count ? datum._label : '') : datum._name"
    year, top = "narrow ? '' : datum._year", grid.names_at
    count_at = f"narrow ? datum._y + 34 : {top + 22}"
    return [
        lettered(named, year, x, str(top - 22), align=align, size="small", weight=700),
        lettered(
            named,
            name,
            x,
            f"narrow ? datum._y + 14 : {top}",
            align=align,
            size="small",
            colour=MUTED,
        ),
        lettered(named, "datum._count", x, count_at, align=align, weight=700),
    ]


def judgement(grid: Grid, today: date) -> list[alt.Chart]:
    """The day of judgement: a line through a wide chart, between the months of a narrow one.

    Where it lies beyond all columns the line is at their edge, and an arrow says that it is beyond.
    """
    at = column_of(today, grid.columns)
    share = grid.columns[at].share(today)
    top, bottom = grid.column_tops[at], grid.column_tops[at + 1]
    place = [{"_across": at + share - 0.5, "_y": top + (bottom - top) * share}]
    x = grid.middle("datum._across")
    late = at + share > len(grid.columns) / 2
    is_before, is_after = today < grid.columns[0].start, today >= grid.columns[-1].end
    arrows = ("← " if is_before else "", " →" if is_after else "")
    words = f"narrow ? '' : '{arrows[0]}判断日期 {today:%Y-%m-%d}{arrows[1]}'"
    beside, align = ("- 6", "'right'") if late else ("+ 6", "'left'")
    across = {"y": "datum._y - 1", "y2": "datum._y + 1"}
    down = {
        "x": f"{x} - 1",
        "x2": f"{x} + 1",
        "y": str(grid.kind_tops[0]),
        "y2": str(grid.height.wide),
    }
    return [
        _rect(place, "narrow", INK, **across),
        _rect(place, "!narrow", INK, **down),
        lettered(
            place, words, f"narrow ? 0 : {x} {beside}", "14", align=align, size="small", weight=700
        ),
    ]


def _rect(
    records: Sequence[Record],
    shown: str,
    fill: str,
    *,
    x: str = "0",
    x2: str = "width",
    y: str,
    y2: str,
) -> alt.Chart:
    """Rectangles of one layout; in the other they have no size, and count for no height."""
    places = {"x": x, "x2": x2, "y": y, "y2": y2}
    shows = {name: expression(f"{shown} ? {each} : 0") for name, each in places.items()}
    return drawn(records, "rect", fill=fill, **shows)

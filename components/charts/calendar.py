"""What is due when: a mark a promise, by months and by kinds, with the day of judgement."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import altair as alt
import pandas as pd

from components.charts.calendar_grid import CalendarGrid, column_of, columns_of, grid_of, place
from components.charts.frame import ChartFrame, framed
from components.charts.hovers import sheet, signed
from components.charts.marks import (
    QUIET,
    WIDTH,
    Ends,
    Record,
    around,
    box,
    dashed,
    either,
    lettered,
)
from components.charts.rows import checked, plain_records
from components.charts.theme import (
    ACTUAL,
    CONTEXT,
    DOUBTFUL,
    HAIRLINE,
    INK,
    PAPER,
    status_colour,
    status_legend,
)
from indicators.model.codelists import CommitmentCategory

_COLUMNS = ("id", "name", "due", "due_text", "group", "mark", "status", "status_text")
_OPEN, _FULL, _TEXT = "○", {"✓", "×", "△"}, "文字目标"
# In a cell equal signs stand beside each other, in this order.
_SIGNS = ("✓", "△", "×", "–", "○", "文")
_MONTH = {"_named": "时限", "_said": "任务和目标"}
_PROMISE = {
    "name": "事项",
    "group": "类别",
    "due_text": "时限",
    "status_text": "状态",
    "firmness": "力度",
    "cited": "来源",
}


def calendar_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The rows with a due date, judged on the frame's day. A click picks a `month`.

    The columns are those of the due dates alone: a day of judgement far from all of them would
    press their months into years.
    What is due next is filled, what is doubtful dashed. ValueError where no row has a date.
    """
    today = frame.on or frame.as_of
    dated = checked(rows, _COLUMNS).dropna(subset=["due"]).sort_values("due", kind="stable")
    table = checked(dated, _COLUMNS)
    days = [date(each.year, each.month, each.day) for each in table["due"]]
    records = plain_records(table.drop(columns="due"))
    columns = columns_of(days)
    following = [day for day, each in zip(days, records, strict=True) if _is_next(day, each, today)]
    for day, record in zip(days, records, strict=True):
        at = column_of(day, columns)
        is_next = day in following[:1] and _is_next(day, record, today)
        record |= {"_at": at, "month": columns[at].key, **_look(record, is_next=is_next)}
    records.sort(key=_order)
    grid = grid_of(records, columns)
    place(records, grid)
    layers = [
        *_hairlines(grid),
        *_kind_names(grid, records),
        *_column_names(grid, records),
        _sheets(grid, records),
        *_judgement(grid, today),
        *_marks(grid, records),
    ]
    return framed(layers, frame, grid.height, [_reading(records)], picks=("month",))


def _order(record: Record) -> tuple[int, int, int, bool]:
    """Kinds as the workbook lists them; in a cell by signs, the doubtful last."""
    kinds = [each.value for each in CommitmentCategory]
    kind = kinds.index(record["group"]) if record["group"] in kinds else len(kinds)
    return kind, record["_at"], _SIGNS.index(record["_sign"] or _OPEN), bool(record["doubtful"])


def _is_next(day: date, record: Record, today: date) -> bool:
    return day >= today and (record["mark"] == _OPEN or record["status"] == _TEXT)


def _look(record: Record, *, is_next: bool) -> Record:
    """How a mark is drawn: full where it is judged, pale where it is due next, else hollow."""
    mark, is_text = record["mark"], record["status"] == _TEXT
    colour = ACTUAL if mark == _OPEN or is_text else status_colour(mark)
    return {
        # A character that fills the ring needs none.
        "_stroke": PAPER if is_text else colour,
        "_fill": colour if mark in _FULL else CONTEXT if is_next else PAPER,
        "_sign": "文" if is_text else "" if mark == _OPEN else mark,
        "_ink": PAPER if mark in _FULL else INK,
        "_next": is_next,
    }


def _hairlines(grid: CalendarGrid) -> list[alt.Chart]:
    """A line over every kind of a wide chart, over every column of a narrow one."""
    layouts = {"!narrow": grid.kind_tops, "narrow": list(dict.fromkeys(grid.column_tops))}
    down = "datum._y", "datum._y + 1"
    return [_lines([{"_y": y} for y in layouts[each]], each, HAIRLINE, down) for each in layouts]


def _lines(
    places: Sequence[Record], shown: str, fill: str, down: Ends, across: Ends = WIDTH
) -> alt.Chart:
    """Lines of one layout; in the other they have no size, and count for no height."""
    (x, x2), (y, y2) = (tuple(f"{shown} ? {each} : 0" for each in ends) for ends in (across, down))
    return box(places, (x, x2), (y, y2), fill)


def _kind_names(grid: CalendarGrid, records: Sequence[Record]) -> list[alt.Chart]:
    """The kinds with their counts: left of a wide chart's cells, over a narrow one's."""
    counts = Counter(each["group"] for each in records)
    named = [
        {"_name": kind, "_count": f"{counts[kind]}项", "_at": at, "_y": top}
        for at, (kind, top) in enumerate(zip(grid.kinds, grid.kind_tops, strict=False))
    ]
    x = f"narrow ? {grid.middle('datum._at')} : 0"
    name, count = "narrow ? 16 : datum._y + 22", "narrow ? 37 : datum._y + 45"
    align = "narrow ? 'center' : 'left'"
    return [
        lettered(named, "datum._name", x, name, align=align, size="narrow ? small : em"),
        lettered(named, "datum._count", x, count, align=align, **QUIET),
    ]


def _column_names(grid: CalendarGrid, records: Sequence[Record]) -> list[alt.Chart]:
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
    name = "narrow ? (datum._count ? datum._label : '') : datum._name"
    top, align = grid.names_at, "narrow ? 'left' : 'center'"
    name_at, count_at = (
        f"narrow ? datum._y + {low} : {top + at}" for low, at in ((14, 0), (34, 22))
    )
    heads: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("narrow ? '' : datum._year", str(top - 22), {"size": "small", "weight": 700}),
        (name, name_at, QUIET),
        ("datum._count", count_at, {"weight": 700}),
    )
    x = f"narrow ? 0 : {grid.middle('datum._at')}"
    return [lettered(named, text, x, y, align=align, **look) for text, y, look in heads]


def _judgement(grid: CalendarGrid, today: date) -> list[alt.Chart]:
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
    beside, align = ("- 6", "right") if late else ("+ 6", "left")
    beside = f"narrow ? 0 : {x} {beside}"
    ends = str(grid.kind_tops[0]), str(grid.height.wide)
    return [
        _lines(place, "narrow", INK, around("datum._y", 1)),
        _lines(place, "!narrow", INK, ends, around(x, 1)),
        lettered(place, words, beside, "14", align=align, size="small", weight=700),
    ]


def _sheets(grid: CalendarGrid, records: Sequence[Record]) -> alt.Chart:
    """An unseen sheet over every month that has marks: hovered, read aloud and picked."""
    sheets = [
        {
            "month": column.key,
            "_named": column.name,
            "_said": _counted([each for each in records if each["_at"] == at]),
            "_at": at,
            "_top": grid.column_tops[at],
            "_bottom": grid.column_tops[at + 1],
        }
        for at, column in enumerate(grid.columns)
        if any(each["_at"] == at for each in records)
    ]
    left = f"{grid.start} + datum._at * {grid.cell}"
    across = f"narrow ? 0 : {left}", f"narrow ? width : {left} + {grid.cell}"
    down = (
        f"narrow ? datum._top : {grid.names_at - 12}",
        f"narrow ? datum._bottom : {grid.height.wide}",
    )
    return sheet(sheets, _MONTH, across, down, unprinted=_MONTH)


def _counted(records: Sequence[Record]) -> str:
    counts = Counter(each["group"] for each in records)
    return f"{len(records)}项：" + "、".join(f"{name}{count}项" for name, count in counts.items())


def _marks(grid: CalendarGrid, records: Sequence[Record]) -> list[alt.Chart]:
    """A circle a promise, and the sign of its status in it."""
    titles = {column: title for column, title in _PROMISE.items() if column in records[0]}
    x = f"{grid.middle(either('across'))} + {either('shift')} * {grid.pitch}"
    letter = f"{grid.pitch} * (datum._sign == '文' ? 0.6 : 0.64)"
    look = {"area": f"pow({grid.pitch} * 0.78, 2)", "strokeWidth": "datum._next ? 3 : 1.8"}
    return signed(records, x, either("y"), titles, letter=letter, strokeDash=dashed(), **look)


def _reading(records: Sequence[Record]) -> str:
    """What the marks that occur mean."""
    numbered = [each["status_text"] for each in records if each["status"] != _TEXT]
    signs = list(status_legend(numbered).values())
    text = ["“文”为文字目标"] if len(numbered) < len(records) else []
    following = ["有底色的为最近到期"] if any(each["_next"] for each in records) else []
    doubt = [f"虚线为{DOUBTFUL}"] if any(each["doubtful"] for each in records) else []
    return f"一个圆一项：{'，'.join([*signs, *text, *following, *doubt])}"

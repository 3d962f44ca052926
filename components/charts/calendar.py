"""What is due when: a mark a promise, by months and by kinds, with the day of judgement."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import altair as alt
import pandas as pd

from components.charts.calendar_axes import column_names, hairlines, judgement, kind_names
from components.charts.calendar_grid import Grid, grid_of, place
from components.charts.frame import SHEET, ChartFrame, framed
from components.charts.marks import (
    Record,
    drawn,
    expression,
    lettered,
    spoken,
    tooltips,
)
from components.charts.month_columns import column_of, columns_of
from components.charts.rows import checked, plain_records
from components.charts.status_legend import status_legend
from components.charts.theme import ACTUAL, CONTEXT, DOUBTFUL, INK, PAPER, status_colour
from indicators.model.codelists import CommitmentCategory

COLUMNS = ("id", "name", "due", "due_text", "group", "mark", "status", "status_text")

_OPEN, _FULL, _TEXT = "○", {"✓", "×", "△"}, "文字目标"
_Y = "(narrow ? datum._narrow_y : datum._wide_y)"
# In a cell equal signs stand beside each other, in this order.
_SIGNS = ("✓", "△", "×", "–", "○", "文")


def calendar_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The rows with a due date, judged on the frame's day. A click picks a `month`.

    The columns are those of the due dates alone: a day of judgement far from all of them would
    press their months into years.
    What is due next is filled, what is doubtful dashed. ValueError where no row has a date.
    """
    today = frame.on or frame.as_of
    dated = checked(rows, COLUMNS).dropna(subset=["due"]).sort_values("due", kind="stable")
    table = checked(dated, COLUMNS)
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
        *hairlines(grid),
        *kind_names(grid, records),
        *column_names(grid, records),
        _sheets(grid, records),
        *judgement(grid, today),
        *_marks(grid, records),
    ]
    note = _reading(records)
    return framed(layers, frame, height=grid.height, note=note, picks=("month",))


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


def _sheets(grid: Grid, records: Sequence[Record]) -> alt.Chart:
    """An unseen sheet over every month that has marks: hovered, read aloud and picked."""
    told = {"_named": "时限", "_said": "任务和目标"}
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
    sheet = drawn(
        sheets,
        "rect",
        x=expression(f"narrow ? 0 : {left}"),
        x2=expression(f"narrow ? width : {left} + {grid.cell}"),
        y=expression(f"narrow ? datum._top : {grid.names_at - 12}"),
        y2=expression(f"narrow ? datum._bottom : {grid.height.wide}"),
        fillOpacity=0,
        cursor="pointer",
        description=spoken(told),
    )
    sheet.name = SHEET
    return sheet.encode(tooltip=tooltips(told))


def _counted(records: Sequence[Record]) -> str:
    counts = Counter(each["group"] for each in records)
    return f"{len(records)}项：" + "、".join(f"{name}{count}项" for name, count in counts.items())


def _marks(grid: Grid, records: Sequence[Record]) -> list[alt.Chart]:
    """A circle a promise, and the sign of its status in it."""
    told = {
        "name": "事项",
        "group": "类别",
        "due_text": "时限",
        "status_text": "状态",
        "firmness": "力度",
        "cited": "来源",
    }
    told = {column: title for column, title in told.items() if column in records[0]}
    middle = grid.middle("(narrow ? datum._narrow_across : datum._wide_across)")
    x = f"{middle} + (narrow ? datum._narrow_shift : datum._wide_shift) * {grid.pitch}"
    circle = drawn(
        records,
        "point",
        shape="circle",
        size=expression(f"pow({grid.pitch} * 0.78, 2)"),
        x=expression(x),
        y=expression(_Y),
        fill=expression("datum._fill"),
        stroke=expression("datum._stroke"),
        strokeWidth=expression("datum._next ? 3 : 1.8"),
        strokeDash=expression("datum.doubtful ? [4, 3] : [1, 0]"),
        opacity=1,
        cursor="pointer",
        description=spoken(told),
    ).encode(tooltip=tooltips(told))
    sign = lettered(
        records,
        "datum._sign",
        x,
        _Y,
        align="'center'",
        size=f"{grid.pitch} * (datum._sign == '文' ? 0.6 : 0.64)",
        weight=700,
        colour="datum._ink",
    )
    return [circle, sign]


def _reading(records: Sequence[Record]) -> str:
    """What the marks that occur mean."""
    numbered = [each["status_text"] for each in records if each["status"] != _TEXT]
    signs = list(status_legend(numbered).values())
    text = ["“文”为文字目标"] if len(numbered) < len(records) else []
    following = ["有底色的为最近到期"] if any(each["_next"] for each in records) else []
    doubt = [f"虚线为{DOUBTFUL}"] if any(each["doubtful"] for each in records) else []
    return f"一个圆一项：{'，'.join([*signs, *text, *following, *doubt])}"

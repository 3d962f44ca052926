"""The charts of rows: a name, bars or points on one axis, labels at them and a note beside."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.hovers import clickable
from components.charts.marks import (
    BOTTOM,
    HOLLOW,
    QUIET,
    TOP,
    Axis,
    Record,
    around,
    box,
    dashed,
    dots,
    lettered,
    open_ends,
    quoted,
    separators,
    ties,
)
from components.charts.rows import (
    MARKS_Y,
    MIDDLE_Y,
    TEXT_LINE,
    TEXT_Y,
    Rows,
    checked,
    laid_out,
    look_legend,
    ranked,
    widest,
    zero_based,
)
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, PAPER
from indicators.text.text_metrics import em_width

# In px: the half of a bar. In em: what labels and columns leave to the marks even of a narrow
# chart, what a point needs beyond the ends of an axis, the room for an arrow head.
_HALF, _LEAST_PLOT, _POINT, _ARROW = 12, 10, 0.6, 1.2


def gap_chart(rows: pd.DataFrame, frame: ChartFrame, *, as_given: bool = False) -> alt.LayerChart:
    """How far targets lie above or below the last actual: bars to both sides of zero.

    `bar` is a gap in one unit, or a share of the baseline. By falling gap, or `as_given` where the
    reader chose another order.
    """
    table = checked(rows, ("code", "name", "bar", "bar_text", "bar_note"))
    table = table if as_given else ranked(table, "bar")
    layout = laid_out(_ended(table, "bar"), "bar_note")
    ends = zero_based(table["bar"])
    axis = layout.axis(ends, after=_room_after(layout, "bar_text", ends))
    marks = [_bars(layout, axis, "bar"), _zero(layout, axis), _labels(layout, axis, "bar_text")]
    spoken = "name", "bar_text", "bar_note"
    return _framed(layout, axis, marks, frame, spoken, look_legend(table))


def growth_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Growth rates side by side, with the rank that the document claims.

    Bars from zero, by falling value; the label of a fall is on the empty side of zero.
    """
    columns = ("code", "name", "value", "text", "rank_text", "doubtful")
    table = ranked(checked(rows, columns), "value")
    layout = laid_out(_ended(table, "value"), "rank_text")
    axis = layout.axis(zero_based(table["value"]), after=widest(layout.records, "text") + 1.6)
    marks = [
        _bars(layout, axis, "value"),
        _arrows(layout, axis, "value"),
        _zero(layout, axis),
        _labels(layout, axis, "text", gap="(datum._open > 0 ? 24 : 8)"),
    ]
    spoken = "name", "text", "rank_text"
    return _framed(layout, axis, marks, frame, spoken, look_legend(table))


def increment_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The share of what was added in the total.

    A whole bar is each row's own stock, so that units never share an axis. `stock_text` and
    `increment_text` are bare amounts (39家, 10家); `bound` is the stock's.
    """
    columns = ("code", "name", "stock", "increment", "stock_text", "increment_text")
    table = checked(rows, columns)
    share = table["increment"] / table["stock"].where(table["stock"] > 0)
    total = ("共" + table["stock_text"]).where(share.notna(), "总数" + table["stock_text"])
    label = "新增" + table["increment_text"] + " / " + total
    table = table.assign(_share=share, _whole=share.notna().astype(float), _said=label)
    layout = laid_out(ranked(table, "_share"), "_said")
    axis = layout.axis((0, 1), after=_ARROW)
    marks = [
        _bars(layout, axis, "_whole", CONTEXT),
        _bars(layout, axis, "_share"),
        _arrows(layout, axis, "_whole", CONTEXT),
    ]
    spoken = "name", "increment_text", "stock_text"
    reading = "整条为各自的总数，左段为其中新增的部分"
    return _framed(layout, axis, marks, frame, spoken, reading, look_legend(table), strong=True)


def standing_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The number of targets in each relation to the last actual: a bar a `group` of standings.

    The compared ones come first, the others pale after them; upper limits come after what is to be
    exceeded. A click picks the group's `standing`.
    """
    columns = ("standing", "count", "text", "limit", "group", "part", "compared")
    table = _grouped(checked(rows, columns))
    layout = laid_out(_ended(table, "count"))
    axis = layout.axis(zero_based(table["count"]), after=widest(layout.records, "text") + 0.8)
    colour = f"datum.compared ? '{ACTUAL}' : '{CONTEXT}'"
    marks = [
        _bars(layout, axis, "count", colour),
        _zero(layout, axis),
        _labels(layout, axis, "text"),
    ]
    return _framed(layout, axis, marks, frame, ("name", "text"), picks="standing")


def _grouped(rows: pd.DataFrame) -> pd.DataFrame:
    """A row a group, with the sum of its parts: 6项（下限4项、目标值2项）."""
    groups = []
    for name, members in rows.groupby("group", sort=False):
        parts = "、".join(members["part"] + members["text"])
        count = members["count"].sum()
        text = f"{count}项（{parts}）" if len(members) > 1 else members["text"].iloc[0]
        groups.append(members.head(1).assign(name=name, count=count, text=text))
    whole = pd.concat(groups, ignore_index=True)
    order = whole["compared"].map({True: 0, False: 2}) + (whole["limit"] != "")
    return whole.loc[order.sort_values(kind="stable").index]


def change_chart(
    rows: pd.DataFrame, frame: ChartFrame, *, earlier: str = "此前", later: str = "现在"
) -> alt.LayerChart:
    """From an earlier value, a hollow point, to a later one, by the size of the change.

    `earlier` and `later` are what the two points are called. Both figures and the change are beside
    the axis, which has the whole width of a narrow chart. Doubtful pairs stand last as given: their
    size is not ranked.
    """
    texts = "before_text", "after_text", "change_text"
    table = checked(rows, ("code", "name", "before", "after", *texts, "doubtful"))
    size = (table["after"] - table["before"]).abs()
    said = table["before_text"] + " → " + table["after_text"] + "，" + table["change_text"]
    table = table.assign(_size=size.mask(table["doubtful"].astype(bool)), _said=said)
    layout = laid_out(ranked(table, "_size"), "_said")
    axis = layout.axis(zero_based(table["before"], table["after"]), _POINT, _POINT)
    before, after = (axis.at(f"datum.{each}") for each in ("before", "after"))
    # A doubtful pair keeps hollow for "before": its later point is pale, its line dotted.
    full = f"datum.doubtful ? '{CONTEXT}' : '{ACTUAL}'"
    marks = [
        _zero(layout, axis),
        ties(layout.records, before, after, MARKS_Y),
        dots(layout.records, before, MARKS_Y, fill=PAPER),
        dots(layout.records, after, MARKS_Y, fill=full),
    ]
    dotted = "；虚线为存疑，不参加排序" if table["doubtful"].any() else ""
    note = f"空心圆为{earlier}，实心圆为{later}{dotted}"
    return _framed(layout, axis, marks, frame, ("name", *texts), note, strong=True)


def _framed(
    rows: Rows,
    axis: Axis,
    marks: Sequence[alt.Chart],
    frame: ChartFrame,
    spoken: Sequence[str],
    *notes: str,
    picks: str = "code",
    strong: bool = False,
) -> alt.LayerChart:
    """The marks of rows with their names and notes, which may be bold, and the sheets over them."""
    has_notes = any(each["_note_beside"] for each in rows.records)
    layers = [
        separators(rows.records),
        *marks,
        _names(rows),
        *([_notes(rows, strong=strong)] if has_notes else []),
        clickable(rows.records, spoken),
    ]
    return framed(layers, frame, rows.height, notes, picks=(picks,), beside=axis.beside)


def _ended(rows: pd.DataFrame, value: str) -> pd.DataFrame:
    """The rows with the `_end` at which the label of a value begins: never left of zero."""
    return rows.assign(_end=rows[value].clip(lower=0).fillna(0))


def _room_after(rows: Rows, label: str, ends: tuple[float, float]) -> float:
    """The em kept after the marks, so that every label that begins at its `_end` fits.

    Labels of short marks run on over the plot, which has at least so many em in a wide chart.
    """
    low, high = ends
    free = ((high - float(each["_end"])) / (high - low) * _LEAST_PLOT for each in rows.records)
    labels = (em_width(each[label] or "") + 0.8 for each in rows.records)
    return max(own - room for own, room in zip(labels, free, strict=True))


def _bars(rows: Rows, axis: Axis, value: str, colour: str = ACTUAL) -> alt.Chart:
    """A bar a row, from zero; hollow where its figure is not final, dashed too where doubtful."""
    known: list[Record] = [each for each in rows.records if each[value] is not None]
    across, down = (axis.at("0"), axis.at(f"datum.{value}")), around(MARKS_Y, _HALF)
    fill = f"{HOLLOW} ? '{PAPER}' : {quoted(colour)}"
    look = {"strokeWidth": f"{HOLLOW} ? 2 : 0", "strokeDash": dashed(dash="[5, 3]")}
    return box(known, across, down, fill, stroke=colour, **look)


def _arrows(rows: Rows, axis: Axis, value: str, colour: str = ACTUAL) -> alt.Chart:
    """An arrow head beyond a bar whose value is only a limit."""
    x = f"{axis.at(f'datum.{value}')} + datum._open * 10"
    return open_ends(rows.records, x, MARKS_Y, colour=colour)


def _zero(rows: Rows, axis: Axis) -> alt.Chart:
    """The zero baseline, a piece a row so that it never crosses a name."""
    top, bottom = around(MARKS_Y, _HALF + 2)
    down = f"narrow ? {top} : {TOP}", f"narrow ? {bottom} : {BOTTOM}"
    return box(rows.records, around(axis.at("0"), 1), down, BASELINE)


def _labels(rows: Rows, axis: Axis, text: str, *, gap: str = "8") -> alt.Chart:
    """A text `gap` px to the right of the end of a bar."""
    x = f"{axis.at('datum._end')} + {gap}"
    return lettered(rows.records, f"datum['{text}']", x, MARKS_Y, weight=700)


def _names(rows: Rows) -> alt.Chart:
    """The name of every row: beside its marks, or above them on a narrow chart."""
    beside = f"{MIDDLE_Y} + (1 - datum._name_beside_lines) * em * 0.62"
    text = "narrow ? datum._name_above : datum._name_beside"
    pitch = f"narrow ? {TEXT_LINE} : em * 1.24"
    return lettered(rows.records, text, "0", f"narrow ? {TEXT_Y} : {beside}", pitch=pitch)


def _notes(rows: Rows, *, strong: bool) -> alt.Chart:
    """The note of every row: right of its marks, or above them, in smaller ink.

    A strong note is bold unless its row is doubtful.
    """
    beside = f"{MIDDLE_Y} + (1 - datum._note_beside_lines) * small * 0.65"
    y = f"narrow ? {TEXT_Y} + {TEXT_LINE} * datum._note_line : {beside}"
    text = "narrow ? datum._note_above : datum._note_beside"
    pitch = f"narrow ? {TEXT_LINE} : small * 1.3"
    look = {"weight": "datum.doubtful ? 400 : 700", "size": "small"} if strong else QUIET
    return lettered(rows.records, text, "width", y, align="right", pitch=pitch, **look)

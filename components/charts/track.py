"""Rates on one track: last year's figure, this year's and the target of every row on one axis."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from components.charts.frame import BOTTOM, TOP, ChartFrame, framed
from components.charts.layers import clickable, open_ends, points, separators, x_of
from components.charts.marks import Record, drawn, expression, lettered
from components.charts.rows import (
    MARKS_Y,
    MIDDLE_Y,
    TEXT_LINE,
    TEXT_Y,
    Rows,
    checked,
    look_legend,
)
from components.charts.theme import (
    BASELINE,
    CONTEXT,
    INK,
    MUTED,
    PAPER,
    TRACK,
)
from components.charts.track_rows import REMARK_LINE, Columns, track_rows

_COLUMNS = (
    "code", "name", "subject", "kind", "start", "now", "target", "bound", "now_bound",
    "start_figure", "now_figure", "target_figure", "start_head", "now_head", "target_head",
    "distance", "mark", "remark", "dated_remark", "stands_out", "doubtful",
)  # fmt: skip

_BAND, _TICK = 20, "M-0.12,-1L0.12,-1L0.12,1L-0.12,1Z"


def track_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The rows in the order given, those of each `kind` on an axis of their own from zero.

    `start` is the last actual before the target's period and `now` that of its own, NaN where
    there is none; the later one is joined to the target. Where any row has a `now`, these are the
    large dots and every `start` is a small one, so that last year's figure never looks like this
    year's; a `now` of which only a limit is known points to its open side. A band lies on the side
    that meets the target. Beside the axis are the figures, the `distance` and a `remark`;
    `dated_remark` has the period, for narrow charts without heads.
    """
    table = checked(rows, _COLUMNS)
    track = track_rows(table)
    layout, columns = track.rows, track.columns

    def x(field: str) -> alt.X:
        return x_of(field, layout, (0, 1), 0.5, 1.0, narrow=0.6)

    leads = x("_leading")
    layers = [
        separators(layout.records),
        _band(layout, x("_met_from")),
        _zero(layout, x("_zero")),
        _joint(layout, leads),
        _tick(layout, x("_target")),
        _earlier(layout, x("_earlier")),
        points(layout, x("_dot")).transform_filter("isValid(datum._dot)"),
        *([open_ends(layout, x("_dot"))] if _has_limits(layout) else []),
        *([_kind_names(track.kinds)] if track.kinds else []),
        *(_scale_end(track.scales, x(each), each) for each in ("_zero", "_most")),
        *_words(layout, columns),
        *_figure_columns(layout, columns),
        clickable(layout.records, _titles(table)),
    ]
    note = "；".join(filter(None, (_reading(table), look_legend(table))))
    return framed(layers, frame, height=layout.height, note=note, picks=("code",))


def _has_limits(rows: Rows) -> bool:
    return any(each["_open"] for each in rows.records)


def _band(rows: Rows, x: alt.X) -> alt.Chart:
    """From the target to the end of the axis that meets it."""
    return drawn(
        rows.records,
        "rect",
        y=expression(f"{MARKS_Y} - {_BAND / 2}"),
        y2=expression(f"{MARKS_Y} + {_BAND / 2}"),
        fill=TRACK,
    ).encode(x=x, x2=alt.X2("_met_to"))


def _zero(rows: Rows, x: alt.X) -> alt.Chart:
    return drawn(
        rows.records,
        "rule",
        y=expression(f"narrow ? {MARKS_Y} - 13 : {TOP}"),
        y2=expression(f"narrow ? {MARKS_Y} + 13 : {BOTTOM}"),
        strokeWidth=1.5,
        color=BASELINE,
    ).encode(x=x)


def _earlier(rows: Rows, x: alt.X) -> alt.Chart:
    """The small dots; hollow where the leading actual is one of them, and not final."""
    hollow = "!isValid(datum._now) && (datum.doubtful || datum.provisional)"
    fill = expression(f"{hollow} ? '{PAPER}' : '{CONTEXT}'")
    dots = points(rows, x, size=110, fill=fill, stroke=CONTEXT, strokeWidth=2)
    return dots.transform_filter("isValid(datum._earlier)")


def _joint(rows: Rows, x: alt.X) -> alt.Chart:
    line = drawn(
        rows.records,
        "rule",
        y=expression(MARKS_Y),
        strokeWidth=4,
        strokeDash=expression("datum.doubtful ? [4, 4] : [1, 0]"),
        color=CONTEXT,
    )
    return line.encode(x=x, x2=alt.X2("_target")).transform_filter("isValid(datum._leading)")


def _tick(rows: Rows, x: alt.X) -> alt.Chart:
    return points(rows, x, shape=_TICK, size=1000, fill=INK, strokeWidth=0)


def _kind_names(kinds: list[Record]) -> alt.Chart:
    return lettered(kinds, "datum._kind", "0", f"{TOP} + 20", size="small", weight=700)


def _scale_end(scales: list[Record], x: alt.X, field: str) -> alt.Chart:
    """What an axis counts from, or its greatest value, above the rows of a wide chart."""
    said = drawn(
        scales,
        "text",
        text=expression(f"narrow ? '' : datum.{field}_said"),
        y=expression(f"{TOP} + 20" if "_wide_top" in scales[0] else "14"),
        baseline="middle",
        fontSize=expression("small"),
        color=MUTED,
    )
    return said.encode(x=x)


def _words(rows: Rows, columns: Columns) -> list[alt.Chart]:
    """Names with what else counts at the left, the distance at the right; a phone's are above."""
    note = f"{TEXT_Y} + {TEXT_LINE} * (datum._pair_line + 1)"
    lines = "(datum.remark ? datum._note_lines : 0)"
    first = f"{MIDDLE_Y} - (datum._beside_lines - 1) * em * 0.62 - 10 * {lines}"
    under = f"{first} + datum._beside_lines * em * 1.24 - 2"
    right = f"width - {columns.distance:.2f} * em"
    records = rows.records
    return [
        lettered(
            records,
            "narrow ? datum._above : datum._beside",
            "0",
            f"narrow ? {TEXT_Y} : {first}",
            pitch=f"narrow ? {TEXT_LINE} : em * 1.24",
        ),
        lettered(
            records,
            "narrow ? datum._dated : datum._note",
            "narrow ? width : 0",
            f"narrow ? {note} + {TEXT_LINE} * datum._dated_line : {under}",
            align="narrow ? 'right' : 'left'",
            size="small",
            colour=MUTED,
            pitch=f"narrow ? {TEXT_LINE} : {REMARK_LINE}",
        ),
        lettered(
            records,
            "datum.distance",
            f"narrow ? 0 : {right}",
            f"narrow ? {note} : {MIDDLE_Y}",
            size="narrow ? small : em",
            weight=expression("datum.stands_out ? 700 : 400"),
            colour="datum._colour",
        ),
        lettered(
            records,
            "narrow ? datum._pair : ''",
            "width",
            f"{TEXT_Y} + {TEXT_LINE} * datum._pair_line",
            align="'right'",
            weight=700,
        ),
    ]


def _figure_columns(rows: Rows, columns: Columns) -> list[alt.Chart]:
    """The figures of a wide chart, right-aligned under their heads; last year's are quiet."""
    ends = {"start": f"{columns.start:.2f} * em", "target": f"width - {columns.target:.2f} * em"}
    if columns.now:
        ends["now"] = f"{columns.now:.2f} * em"
    layers = []
    for name, end in ends.items():
        quiet = bool(columns.now) and name == "start"
        head, figure = [{"_head": columns.heads[name]}], f"narrow ? '' : datum.{name}_figure"
        look = {"weight": 400, "colour": MUTED} if quiet else {"weight": 700}
        layers += [
            lettered(
                head,
                "narrow ? '' : datum._head",
                end,
                "14",
                align="'right'",
                size="small",
                colour=MUTED,
            ),
            lettered(rows.records, figure, end, MIDDLE_Y, align="'right'", **look),
        ]
    return layers


def _titles(table: pd.DataFrame) -> Mapping[str, str]:
    every = {
        "name": "指标",
        "start_text": "上年",
        "now_text": "本期",
        "target_text": "目标",
        "gap_text": "差距",
        "standing": "目标与上年比",
        "status": "状态",
        "cited": "来源",
    }
    return {column: title for column, title in every.items() if column in table}


def _reading(table: pd.DataFrame) -> str:
    dots = "大圆点为本期实绩，小圆点为此前实绩" if table["now"].notna().any() else "圆点为最近实绩"
    return f"{dots}，竖线为目标，色带为达到目标的一侧"

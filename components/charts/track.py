"""Rates on one track: last year's figure, this year's and the target of every row on one axis."""

from collections.abc import Mapping
from typing import Any

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, framed
from components.charts.hovers import clickable
from components.charts.marks import (
    BOTTOM,
    QUIET,
    TOP,
    Axis,
    Record,
    around,
    box,
    dots,
    lettered,
    open_ends,
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
    look_legend,
    widest,
)
from components.charts.theme import BASELINE, CONTEXT, INK, MUTED, TRACK
from components.charts.track_rows import REMARK_LINE, head_of, track_rows

_COLUMNS = (
    "code", "name", "subject", "kind", "start", "now", "target", "bound", "now_bound",
    "start_figure", "now_figure", "target_figure", "start_head", "now_head", "target_head",
    "distance", "mark", "remark", "dated_remark", "stands_out", "doubtful",
)  # fmt: skip

_PLACES = ("met_from", "met_to", "zero", "leading", "target", "earlier", "dot")
_BAND, _TICK = 20, "M-0.12,-1L0.12,-1L0.12,1L-0.12,1Z"
_SPOKEN = (
    "name", "start_text", "now_text", "target_text", "gap_text", "standing", "status", "cited",
)  # fmt: skip


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
    layout, columns, kinds, scales = track_rows(table)
    axis = layout.axis((0, 1), 0.5, 1.0, narrow=0.6)
    heads = lettered(kinds, "datum._kind", "0", f"{TOP} + 20", size="small", weight=700)
    layers = [
        separators(layout.records),
        *_marks(layout, axis),
        heads,
        *(_scale_end(scales, axis, each) for each in ("_zero", "_most")),
        *_words(layout),
        *_figures(layout, columns),
        clickable(layout.records, [each for each in _SPOKEN if each in table]),
    ]
    notes = _reading(table), look_legend(table)
    return framed(layers, frame, layout.height, notes, picks=("code",), beside=axis.beside)


def _marks(rows: Rows, axis: Axis) -> list[alt.Chart]:
    """The band from the target to the end of the axis that meets it, zero, actuals and target.

    The small dots are hollow where the leading actual is one of them, and not final.
    """
    records = rows.records
    x = {each: axis.at(f"datum._{each}") for each in _PLACES}
    leading, earlier, dot = (
        [each for each in records if each[field] is not None]
        for field in ("_leading", "_earlier", "_dot")
    )
    hollow = "!isValid(datum._now) && (datum.doubtful || datum.provisional)"
    zero = f"narrow ? {MARKS_Y} - 13 : {TOP}", f"narrow ? {MARKS_Y} + 13 : {BOTTOM}"
    look: dict[str, Any] = {"hollow": hollow, "size": 110, "strokeWidth": 2}
    small = dots(earlier, x["earlier"], MARKS_Y, colour=CONTEXT, **look)
    return [
        box(records, (x["met_from"], x["met_to"]), around(MARKS_Y, _BAND / 2), TRACK),
        box(records, around(x["zero"], 0.75), zero, BASELINE),
        ties(leading, x["leading"], x["target"], MARKS_Y),
        dots(records, x["target"], MARKS_Y, shape=_TICK, size=1000, fill=INK, strokeWidth=0),
        small,
        dots(dot, x["dot"], MARKS_Y),
        open_ends(dot, f"{x['dot']} + datum._open * 10", MARKS_Y),
    ]


def _scale_end(scales: list[Record], axis: Axis, field: str) -> alt.Chart:
    """What an axis counts from, or its greatest value, above the rows of a wide chart."""
    text = f"narrow ? '' : datum.{field}_said"
    y = f"{TOP} + 20" if "_wide_top" in scales[0] else "14"
    return lettered(scales, text, axis.at(f"datum.{field}"), y, align="center", **QUIET)


def _words(rows: Rows) -> list[alt.Chart]:
    """Names with what else counts at the left, the distance at the right; a phone's are above."""
    pair = f"{TEXT_Y} + {TEXT_LINE} * datum._pair_line"
    note = f"{TEXT_Y} + {TEXT_LINE} * (datum._pair_line + 1)"
    lines = "(datum.remark ? datum._note_lines : 0)"
    first = f"{MIDDLE_Y} - (datum._beside_lines - 1) * em * 0.62 - 10 * {lines}"
    name = "narrow ? datum._above : datum._beside", "0", f"narrow ? {TEXT_Y} : {first}"
    remark = (
        "narrow ? datum._dated : datum._note",
        "narrow ? width : 0",
        f"narrow ? {note} + {TEXT_LINE} * datum._dated_line"
        f" : {first} + datum._beside_lines * em * 1.24 - 2",
    )
    quiet = {"align": "narrow ? 'right' : 'left'", **QUIET}
    right = f"narrow ? 0 : width - {widest(rows.records, 'distance'):.2f} * em"
    middle = f"narrow ? {note} : {MIDDLE_Y}"
    loud = {"size": "narrow ? small : em", "weight": "datum.stands_out ? 700 : 400"}
    pitch, records = f"narrow ? {TEXT_LINE} : ", rows.records
    return [
        lettered(records, *name, pitch=f"{pitch}em * 1.24"),
        lettered(records, *remark, pitch=f"{pitch}{REMARK_LINE}", **quiet),
        lettered(records, "datum.distance", right, middle, colour="datum._colour", **loud),
        lettered(records, "narrow ? datum._pair : ''", "width", pair, align="right", weight=700),
    ]


def _figures(rows: Rows, ends: Mapping[str, str]) -> list[alt.Chart]:
    """The figures of a wide chart, right-aligned under their heads; last year's are quiet."""
    layers = []
    for name, end in ends.items():
        head, figure = [{"_head": head_of(rows.records, name)}], f"datum.{name}_figure"
        is_quiet = "now" in ends and name == "start"
        look: dict[str, Any] = {"colour": MUTED} if is_quiet else {"weight": 700}
        layers += [
            lettered(head, "narrow ? '' : datum._head", end, "14", align="right", **QUIET),
            lettered(rows.records, f"narrow ? '' : {figure}", end, MIDDLE_Y, align="right", **look),
        ]
    return layers


def _reading(table: pd.DataFrame) -> str:
    dots = "大圆点为本期实绩，小圆点为此前实绩" if table["now"].notna().any() else "圆点为最近实绩"
    return f"{dots}，竖线为目标，色带为达到目标的一侧"

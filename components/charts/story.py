"""An indicator's figures: over its periods from three on, else on one track with its target."""

from typing import Any

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.hovers import added, spoken
from components.charts.marks import (
    QUIET,
    WIDTH,
    Axis,
    Record,
    around,
    box,
    dashed,
    dots,
    drawn,
    lettered,
    open_ends,
    ties,
)
from components.charts.rows import checked, look_legend, open_side, plain_records, zero_based
from components.charts.series import COLUMNS, series_chart
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, INK, TRACK

_TREND = 3
_TARGET = "目标"
# In px: a line of text, the halves of the band and of a tick, the room beneath the last text.
_LINE, _BAND, _TICK, _BELOW = 28, 20, 30, 8
# An axis is longer than its values, so that the side that meets the target is visible.
_BEYOND = 1.08
# Nearer to an end of the axis than this share, a text begins or ends at its mark.
_NEAR = 0.22
_AXIS = Axis("10", "(width - 10)")
_AT = _AXIS.at("datum._x")


def story_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The points of one indicator, as `series_chart` draws them where three have one line.

    Fewer are on one axis from zero: actuals as dots, the last one dark, targets as ticks with a
    band on the side that meets them. Periods and figures are beside the marks.
    """
    table = checked(rows, COLUMNS)
    actuals = table[table["kind"] != _TARGET]
    if actuals.groupby("line").size().max() >= _TREND:
        return series_chart(rows, frame)
    low, high = zero_based(table["value"])
    size = (high - low) * _BEYOND
    records = plain_records(table.drop(columns="end"))
    dots = [each for each in records if each["kind"] != _TARGET]
    aims = [each for each in records if each["kind"] == _TARGET]
    middle = 14 + _LINE * max(1, len(dots)) + _TICK / 2
    for each in records:
        kind = _TARGET if each["kind"] == _TARGET else ""
        each.update(_share((each["value"] - low) / size), _open=open_side(each["bound"]))
        each["_said"] = f"{each['period_said']}{kind} {each['figure']}"
    for level, each in enumerate(dots):
        each.update(_y=middle - 38 - _LINE * level, _last=each is dots[-1])
    for level, each in enumerate(aims):
        each.update(_y=middle + 38 + _LINE * level, _to=int(each["_open"] > 0))
    layers = [
        *_axis(_share(-low / size), aims, middle),
        *_aims(dots, aims, middle),
        *_dots(dots, middle),
        *_texts(dots, aims),
    ]
    height = middle + _LINE * max(1, len(aims)) + 30 + _BELOW
    notes = _reading(dots, aims), look_legend(table)
    return framed(layers, frame, Height(height, height), notes)


def _share(share: float) -> Record:
    """A place on the axis, and the alignment of its text."""
    return {
        "_x": share,
        "_align": "left" if share < _NEAR else "right" if share > 1 - _NEAR else "center",
    }


def _axis(zero: Record, aims: list[Record], middle: float) -> list[alt.Chart]:
    """From each limit to the end of the axis that meets it a band, under the axis and its zero."""
    limits = [each for each in aims if each["_open"]]
    across = _AT, _AXIS.at("datum._to")
    return [
        box(limits, across, around(middle, _BAND / 2), TRACK),
        box([{}], WIDTH, around(middle, 0.75), BASELINE),
        box([zero], around(_AT, 1), around(middle, 10), BASELINE),
        lettered([zero], "'0'", _AT, str(middle + 24), align="center", **QUIET),
    ]


def _aims(dots: list[Record], aims: list[Record], middle: float) -> list[alt.Chart]:
    """The ticks of targets; from the last actual to the target, where there is one of each."""
    pairs = []
    if dots and len(aims) == 1:
        is_doubtful = dots[-1]["doubtful"] or aims[0]["doubtful"]
        pairs = [{"_x": dots[-1]["_x"], "_end": aims[0]["_x"], "doubtful": is_doubtful}]
    top, bottom = around(middle, _TICK / 2)
    look: dict[str, Any] = {"strokeWidth": 5, "color": INK, "strokeDash": dashed()}
    tick = drawn(aims, "rule", x=_AT, y=top, y2=bottom, **look)
    return [
        ties(pairs, _AT, _AXIS.at("datum._end"), str(middle), dash="[5, 4]", width=5),
        tick.encode(tooltip=added(aims)),
    ]


def _dots(actuals: list[Record], middle: float) -> list[alt.Chart]:
    mark = dots(
        actuals,
        _AT,
        str(middle),
        colour=f"datum._last ? '{ACTUAL}' : '{CONTEXT}'",
        size="datum._last ? 420 : 240",
        strokeWidth=3,
        strokeDash=dashed(),
        description=spoken(("_said", "status", "cited")),
    )
    heads = open_ends(actuals, f"{_AT} + datum._open * 20", str(middle), size=240)
    return [heads, mark.encode(tooltip=added(actuals))]


def _texts(dots: list[Record], aims: list[Record]) -> list[alt.Chart]:
    aside = "datum._align == 'left' ? -10 : datum._align == 'right' ? 10 : 0"
    look = {"align": "datum._align", "x": f"{_AT} + ({aside})", "y": "datum._y"}
    return [
        lettered(dots, "datum._said", **look, weight="datum._last ? 700 : 400"),
        lettered(aims, "datum._said", **look, weight=700),
    ]


def _reading(dots: list[Record], aims: list[Record]) -> str:
    parts = ["圆点为实绩"] if dots else []
    parts += ["竖线为目标"] if aims else []
    parts += ["色带为达到目标的一侧"] if any(each["_open"] for each in aims) else []
    return "，".join(parts)

"""An indicator's figures: over its periods from three on, else on one track with its target."""

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.layers import zero_based
from components.charts.marks import Record, added, drawn, expression, lettered, spoken
from components.charts.rows import checked, look_legend, open_side, plain_records
from components.charts.series import COLUMNS, series_chart
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, INK, MUTED, PAPER, TRACK

_TREND = 3
_TARGET = "目标"
# In px: a line of text, the halves of the band and of a tick, the room beneath the last text.
_LINE, _BAND, _TICK, _BELOW = 28, 20, 30, 8
# An axis is longer than its values, so that the side that meets the target is visible.
_BEYOND = 1.08
# Nearer to an end of the axis than this share, a text begins or ends at its mark.
_NEAR = 0.22
_TITLES = {"status": "状态", "cited": "来源"}


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
        each.update(_share((each["value"] - low) / size), _open=open_side(each["bound"]))
    for level, each in enumerate(dots):
        label = f"{each['period_said']} {each['figure']}"
        each.update(_y=middle - 38 - _LINE * level, _last=each is dots[-1], _said=label)
    for level, each in enumerate(aims):
        label = f"{each['period_said']}{_TARGET} {each['figure']}"
        each.update(_y=middle + 38 + _LINE * level, _to=int(each["_open"] > 0), _said=label)
    zero = _share(-low / size)
    layers = [
        *_bands(aims, middle),
        *_axis(zero, middle),
        *_joint(dots, aims, middle),
        *_ticks(aims, middle),
        *_dots(dots, middle),
        *_texts(dots, aims),
    ]
    height = middle + _LINE * max(1, len(aims)) + 30 + _BELOW
    note = "；".join(filter(None, (_reading(dots, aims), look_legend(table))))
    return framed(layers, frame, height=Height(height, height), note=note)


def _share(share: float) -> Record:
    """A place on the axis, and the alignment of its text."""
    return {
        "_x": share,
        "_align": "left" if share < _NEAR else "right" if share > 1 - _NEAR else "center",
    }


def _x(field: str) -> alt.X:
    scale = alt.Scale(
        domain=[0, 1],
        nice=False,
        zero=False,
        rangeMin=expression("10"),
        rangeMax=expression("width - 10"),
    )
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def _bands(aims: list[Record], middle: float) -> list[alt.Chart]:
    """From each limit to the end of the axis that meets it."""
    limits = [each for each in aims if each["_open"]]
    if not limits:
        return []
    band = drawn(limits, "rect", y=middle - _BAND / 2, y2=middle + _BAND / 2, fill=TRACK)
    return [band.encode(x=_x("_x"), x2=alt.X2("_to"))]


def _axis(zero: Record, middle: float) -> list[alt.Chart]:
    line = drawn(
        [{}],
        "rect",
        x=0,
        x2=expression("width"),
        y=middle - 0.75,
        y2=middle + 0.75,
        fill=BASELINE,
    )
    tick = drawn([zero], "rule", y=middle - 10, y2=middle + 10, color=BASELINE, strokeWidth=2)
    name = drawn([zero], "text", text="0", y=middle + 24, fontSize=expression("small"), color=MUTED)
    return [line, tick.encode(x=_x("_x")), name.encode(x=_x("_x"))]


def _joint(dots: list[Record], aims: list[Record], middle: float) -> list[alt.Chart]:
    """From the last actual to the target, where there is one of each."""
    if not dots or len(aims) != 1:
        return []
    ends = [{"_x": dots[-1]["_x"], "_end": aims[0]["_x"]}]
    dash = [5, 4] if dots[-1]["doubtful"] or aims[0]["doubtful"] else [1, 0]
    line = drawn(ends, "rule", y=middle, strokeWidth=5, color=CONTEXT, strokeDash=dash)
    return [line.encode(x=_x("_x"), x2=alt.X2("_end"))]


def _ticks(aims: list[Record], middle: float) -> list[alt.Chart]:
    if not aims:
        return []
    tick = drawn(
        aims,
        "rule",
        y=middle - _TICK / 2,
        y2=middle + _TICK / 2,
        strokeWidth=5,
        color=INK,
        strokeDash=expression("datum.doubtful ? [4, 3] : [1, 0]"),
    )
    return [tick.encode(x=_x("_x"), tooltip=added(aims))]


def _dots(dots: list[Record], middle: float) -> list[alt.Chart]:
    if not dots:
        return []
    hollow = "datum.doubtful || datum.provisional"
    colour = f"datum._last ? '{ACTUAL}' : '{CONTEXT}'"
    mark = drawn(
        dots,
        "point",
        shape="circle",
        size=expression("datum._last ? 420 : 240"),
        y=middle,
        fill=expression(f"{hollow} ? '{PAPER}' : {colour}"),
        stroke=expression(colour),
        strokeWidth=3,
        strokeDash=expression("datum.doubtful ? [4, 3] : [1, 0]"),
        opacity=1,
        description=spoken({"_said": "数值", **_TITLES}),
    )
    heads = drawn(
        [each for each in dots if each["_open"]],
        "point",
        shape="M-0.6,-1L0.6,0L-0.6,1",
        size=240,
        y=middle,
        fill="transparent",
        stroke=ACTUAL,
        strokeWidth=3,
        opacity=1,
        angle=expression("datum._open > 0 ? 0 : 180"),
        xOffset=expression("datum._open * 20"),
    )
    return [heads.encode(x=_x("_x")), mark.encode(x=_x("_x"), tooltip=added(dots))]


def _texts(dots: list[Record], aims: list[Record]) -> list[alt.Chart]:
    aside = "datum._align == 'left' ? -10 : datum._align == 'right' ? 10 : 0"
    x = f"10 + datum._x * (width - 20) + ({aside})"
    return [
        lettered(
            records,
            "datum._said",
            x,
            "datum._y",
            align="datum._align",
            weight=expression(weight),
        )
        for records, weight in ((dots, "datum._last ? 700 : 400"), (aims, "700"))
        if records
    ]


def _reading(dots: list[Record], aims: list[Record]) -> str:
    parts = ["圆点为实绩"] if dots else []
    parts += ["竖线为目标"] if aims else []
    parts += ["色带为达到目标的一侧"] if any(each["_open"] for each in aims) else []
    return "，".join(parts)

"""Indicators of one unit beside each other: a panel each, with its last figure and its points."""

from collections.abc import Sequence
from math import ceil
from typing import Any

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.hovers import sheet
from components.charts.marks import HOLLOW, Record, around, box, dots, drawn, either, lettered
from components.charts.rows import broken, checked, look_legend, plain_records, zero_based
from components.charts.theme import ACTUAL, CONTEXT, HAIRLINE, INK, MUTED, NARROW_BELOW
from indicators.text.text_metrics import balanced

_COLUMNS = (
    "code", "panel", "panel_name", "point_period", "end", "value", "figure", "bound", "kind",
    "line",
)  # fmt: skip
_TARGET, _RATE, _TREND = "目标", "%", 3
# Panels in a row, of a wide chart and of a phone; the widths of their texts in em of small
# letters, which have so many px at most.
_WIDE, _FOURS, _NARROW, _ROOM, _LETTERS = 3, (4, 7, 8), 2, (13, 11.5), 16
_WAYS, _TEXTS = ("wide", "narrow"), ("_name", "_figure", "_aim")
# In px: a line of text, the drawing, what is around both; the gap between panels as a share of one.
_LINE, _PLOT, _AROUND = 20, 46, 34
_GAP = 0.08
_Domain = tuple[float, float]


def multiples_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A panel for each `panel`, in the order given; a click picks its `code`.

    Three points of one line and more are joined over time, fewer are on an axis from zero. Rates
    have the same scale in all panels, so that a distance of one looks like that of another.
    Below the name is the last figure, below the marks the target.
    """
    table = checked(rows, _COLUMNS)
    parts = [part for _, part in table.groupby("panel", sort=False)]
    aimed = set(table.loc[table["kind"] == _TARGET, "point_period"])
    year = aimed.pop() if len(aimed) == 1 else ""
    panels = [_panel(part, year) for part in parts]
    across = min(len(parts), 4 if len(parts) in _FOURS else _WIDE)
    height = Height(wide=_placed(panels, "wide", across), narrow=_placed(panels, "narrow", _NARROW))
    trends = [each["_trend"] for each in panels]
    domains = _domains([each["value"] for each in parts], trends, frame.unit)
    points = [
        point
        for part, panel, domain in zip(parts, panels, domains, strict=True)
        for point in _points(part, domain, panel)
    ]
    layers = [*_texts(panels), *_marks(panels, points), _sheets(panels)]
    marks = "圆点为实绩，短线为目标" + (f"，都是{year}的" if year else "")
    scale = "各图比例相同，走势不从0起" if any(trends) else ""
    scale = scale if frame.unit == _RATE else "各图都从0起，比例各不相同"
    notes = (marks, scale, look_legend(table))
    # In less room the texts of panels beside each other would meet.
    least = max(NARROW_BELOW, ceil(across * _ROOM[0] * _LETTERS / (1 - _GAP)))
    return framed(layers, frame, height, notes, picks=("code",), wide_from=least)


def _domains(values: Sequence[pd.Series], trends: Sequence[bool], unit: str) -> list[_Domain]:
    """The values at the ends of the drawing of each panel.

    Rates over time have the longest range of all around the middle of their own.
    """
    if unit != _RATE:
        return [zero_based(each) for each in values]
    found = list(zip(values, trends, strict=True))
    half = max((each.max() - each.min() for each, is_trend in found if is_trend), default=0) / 2
    shared = zero_based(*(each for each, is_trend in found if not is_trend))
    middles = [(each.min() + each.max()) / 2 for each in values]
    return [
        (middle - (half or 1), middle + (half or 1)) if is_trend else shared
        for middle, is_trend in zip(middles, trends, strict=True)
    ]


def _panel(part: pd.DataFrame, year: str) -> Record:
    """The texts of a panel; the period of its target where the targets have several."""
    is_aim = part["kind"] == _TARGET
    own, aims = part[~is_aim], part[is_aim]
    last, aim = (each.iloc[-1] if len(each) else None for each in (own, aims))
    dated = "" if aim is None or year else str(aim["point_period"])
    record: Record = {
        "code": str(part["code"].iloc[0]),
        "name": str(part["panel_name"].iloc[0]),
        "_figure": "实绩原文未列" if last is None else f"{last['point_period']} {last['figure']}",
        "_aim": "未设目标" if aim is None else f"{dated}{_TARGET}{aim['figure']}",
        "cited": str(part["cited"].iloc[max(len(own) - 1, 0)]) if "cited" in part else "",
        "_listed": last is not None,
        "_trend": bool(len(own) and own.groupby("line").size().max() >= _TREND),
    }
    for way, room in zip(_WAYS, _ROOM, strict=True):
        for key in _TEXTS:
            record |= broken(f"_{way}{key}", balanced(record[key.replace("_name", "name")], room))
    return record


def _placed(panels: Sequence[Record], way: str, across: int) -> float:
    """Give every panel its place in one of the two layouts; the height of all in px.

    The drawing is below the texts of most lines.
    """
    lines = [[each[f"_{way}{key}_lines"] for key in _TEXTS] for each in panels]
    head = _LINE * (max(name + figure for name, figure, _ in lines) + 1)
    height = head + _PLOT + _LINE * max(each[2] for each in lines) + _AROUND
    for at, each in enumerate(panels):
        place = {"across": across, "column": at % across, "at": at // across * height}
        place |= {"head": head, "height": height}
        each |= {f"_{way}_{key}": value for key, value in place.items()}
    return float(height) * ceil(len(panels) / across)


def _points(part: pd.DataFrame, domain: _Domain, panel: Record) -> list[Record]:
    """The marks of a panel: on an axis of values, or over the days of a trend."""
    own = part[part["kind"] != _TARGET]
    is_trend, (low, high) = panel["_trend"], domain
    days = [each.toordinal() for each in part["end"]] if is_trend else []
    found = []
    for nth, each in enumerate(plain_records(part.drop(columns="end"))):
        share = (each["value"] - low) / (high - low)
        across = (days[nth] - min(days)) / (max(days) - min(days)) if is_trend else share
        is_aim = each["kind"] == _TARGET
        mark = {
            "_aim": is_aim,
            "_trend": is_trend,
            "_joined": is_trend and not is_aim,
            "_last": not is_aim and nth == len(own) - 1,
        }
        place = _place(panel, 0.03 + 0.9 * across, 1 - share if is_trend else 0.5)
        found.append(each | mark | place)
    return found


def _place(panel: Record, across: float, down: float) -> Record:
    """A mark's place as a share of the chart's width, and its px from the top."""
    record = {}
    for way in _WAYS:
        column = panel[f"_{way}_column"] + across * (1 - _GAP)
        record[f"_{way}_x"] = column / (panel[f"_{way}_across"] - _GAP)
        record[f"_{way}_y"] = panel[f"_{way}_at"] + panel[f"_{way}_head"] + down * _PLOT
    return record


def _left(share: float) -> str:
    """A place within a panel, from its left end (0) to its right one (1), in px."""
    return (
        f"(({either('column')} + {share * (1 - _GAP):.3f}) * width / ({either('across')} - {_GAP}))"
    )


def _texts(panels: Sequence[Record]) -> list[alt.Chart]:
    """The name, beneath it the last figure, below the marks the target."""
    known = {
        "colour": f"datum._listed ? '{ACTUAL}' : '{MUTED}'",
        "weight": "datum._listed ? 700 : 400",
    }
    looks: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("name", "12", {"colour": INK, "weight": 700}),
        ("figure", f"14 + {_LINE} * {either('name_lines')}", known),
        ("aim", f"{either('head')} + {_PLOT + 16}", {"colour": MUTED}),
    )
    place, letters = f"{either('at')} + ", {"size": "small", "pitch": str(_LINE)}
    return [
        lettered(panels, either(field), _left(0), place + down, **letters, **look)
        for field, down, look in looks
    ]


def _marks(panels: Sequence[Record], points: Sequence[Record]) -> list[alt.Chart]:
    """Axes or trends, the ticks of targets and over them the dots of actuals, the last one dark."""
    x, y = f"{either('x')} * width", either("y")
    middle = f"{either('at')} + {either('head')} + {_PLOT / 2}"
    plain = [each for each in panels if not each["_trend"]]
    axes = box(plain, (_left(0), _left(1)), around(middle, 0.75), HAIRLINE)
    joined = [each for each in points if each["_joined"]]
    lines = drawn(joined, "line", x=x, y=y, color=ACTUAL, strokeWidth=2)
    shape = "datum._trend ? 'M-1,-0.1L1,-0.1L1,0.1L-1,0.1Z' : 'M-0.1,-1L0.1,-1L0.1,1L-0.1,1Z'"
    marks = dots(
        sorted(points, key=lambda each: not each["_aim"]),
        x,
        y,
        colour=f"datum._aim ? '{INK}' : datum._last ? '{ACTUAL}' : '{CONTEXT}'",
        hollow=f"!datum._aim && {HOLLOW}",
        shape=f"datum._aim ? ({shape}) : 'circle'",
        size="datum._aim ? 500 : datum._last ? 150 : datum._trend ? 40 : 100",
        strokeWidth="datum._aim ? 0 : 2",
    )
    return [axes, lines.encode(detail=["panel:N", "line:N"]), marks]


def _sheets(panels: Sequence[Record]) -> alt.Chart:
    top = either("at")
    down = top, f"{top} + {either('height')} - 8"
    return sheet(panels, ("name", "_figure", "_aim"), (_left(0), _left(1)), down)

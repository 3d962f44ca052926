"""Indicators of one unit beside each other: a panel each, with its last figure and its points."""

from collections.abc import Sequence
from math import ceil

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.layers import sheet, zero_based
from components.charts.marks import MarkValue, Record, drawn, expression, lettered, spoken
from components.charts.rows import checked, look_legend, plain_records
from components.charts.theme import ACTUAL, CONTEXT, HAIRLINE, INK, MUTED, PAPER
from indicators.text.text_metrics import balanced

_COLUMNS = (
    "code", "panel", "panel_name", "point_period", "end", "value", "figure", "bound", "kind",
    "line",
)  # fmt: skip

_TARGET, _TREND = "目标", 3
# Panels in a row, wide and on a phone, and the widths of their names in em of small letters.
_WIDE, _ONE_ROW, _NARROW, _NAME = 4, 5, 2, (13, 11.5)
# In px: a panel, its texts, the drawing within it; the gap between panels as a share of one.
_PANEL, _NAMED, _HEAD, _PLOT = 140, 20, 68, 46
_GAP = 0.08


def multiples_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A panel for each `panel`, in the order given; a click picks its `code`.

    Three points of one line and more are joined over time, fewer are on an axis from zero, all
    on the same one for rates. Below the name are the last figure and the target.
    """
    table = checked(rows, _COLUMNS)
    shared = zero_based(table["value"]) if frame.unit == "%" else None
    aimed = set(table.loc[table["kind"] == _TARGET, "point_period"])
    year = aimed.pop() if len(aimed) == 1 else ""
    panels: list[Record] = []
    points: list[Record] = []
    count = table["panel"].nunique()
    across = (count if count <= _ONE_ROW else _WIDE, _NARROW)
    for at, (_, part) in enumerate(table.groupby("panel", sort=False)):
        cell = _cell(at, across)
        panels.append(_panel(part, year) | cell)
        points += _points(part, shared or zero_based(part["value"]), cell)
    lined = [each for each in points if each["_joined"]]
    layers = [
        *_texts(panels),
        _axes([each for each in panels if not each["_trend"]]),
        *(_lines(lined) if lined else []),
        *_marks(points),
        _sheets(panels),
    ]
    tall = [_PANEL * ceil(len(panels) / each) for each in across]
    scale = "" if shared else "各图都从0起，比例各不相同"
    marks = "圆点为实绩，短线为目标" + (f"，都是{year}的" if year else "")
    note = "；".join(filter(None, (marks, scale, look_legend(table))))
    height = Height(wide=tall[0], narrow=tall[1])
    return framed(layers, frame, height=height, note=note, picks=("code",))


def _panel(part: pd.DataFrame, year: str) -> Record:
    """The texts of a panel; the period of its target where the targets have several."""
    is_aim = part["kind"] == _TARGET
    own, aims = part[~is_aim], part[is_aim]
    last, aim = (each.iloc[-1] if len(each) else None for each in (own, aims))
    name = str(part["panel_name"].iloc[0])
    wide, narrow = (balanced(name, room)[:2] for room in _NAME)
    dated = "" if aim is None or year else str(aim["point_period"])
    return {
        "code": str(part["code"].iloc[0]),
        "name": name,
        "_wide_name": "\n".join(wide),
        "_narrow_name": "\n".join(narrow),
        "_wide_figure": _NAMED * len(wide),
        "_narrow_figure": _NAMED * len(narrow),
        "_figure": "实绩原文未列" if last is None else f"{last['point_period']} {last['figure']}",
        "_aim": "未设目标" if aim is None else f"{dated}{_TARGET}{aim['figure']}",
        "cited": str(part["cited"].iloc[max(len(own) - 1, 0)]) if "cited" in part else "",
        "_listed": last is not None,
        "_trend": _is_trend(own),
    }


def _is_trend(own: pd.DataFrame) -> bool:
    return bool(own.groupby("line").size().max() >= _TREND) if len(own) else False


def _cell(at: int, across: tuple[int, int]) -> Record:
    """The column and the top of the panel `at`, wide and on a phone."""
    return {
        key: value
        for way, count in zip(("wide", "narrow"), across, strict=True)
        for key, value in (
            (f"_{way}_across", count),
            (f"_{way}_column", at % count),
            (f"_{way}_at", at // count * _PANEL),
        )
    }


def _points(part: pd.DataFrame, domain: tuple[float, float], cell: Record) -> list[Record]:
    """The marks of a panel: on an axis of values, or over the days of a trend."""
    own = part[part["kind"] != _TARGET]
    is_trend, (low, high) = _is_trend(own), domain
    days = [each.toordinal() for each in part["end"]] if is_trend else []
    found = []
    for nth, each in enumerate(plain_records(part.drop(columns="end"))):
        share = (each["value"] - low) / (high - low)
        across = (days[nth] - min(days)) / (max(days) - min(days)) if is_trend else share
        is_aim = each["kind"] == _TARGET
        found.append(
            each
            | cell
            | {
                "_across": 0.03 + 0.9 * across,
                "_down": _HEAD + (_PLOT * (1 - share) if is_trend else _PLOT / 2),
                "_aim": is_aim,
                "_trend": is_trend,
                "_joined": is_trend and not is_aim,
                "_last": not is_aim and nth == len(own) - 1,
            }
        )
    return [_placed(each) for each in found]


def _placed(record: Record) -> Record:
    """A mark's place as a share of the chart's width, and its px from the top."""
    for way in ("wide", "narrow"):
        column = record[f"_{way}_column"] + record["_across"] * (1 - _GAP)
        record[f"_{way}_x"] = column / (record[f"_{way}_across"] - _GAP)
        record[f"_{way}_y"] = record[f"_{way}_at"] + record["_down"]
    return record


def _way(field: str) -> str:
    return f"(narrow ? datum._narrow_{field} : datum._wide_{field})"


def _left(share: float) -> str:
    """A place within a panel, from its left end (0) to its right one (1), in px."""
    return f"(({_way('column')} + {share * (1 - _GAP):.3f}) * width / ({_way('across')} - {_GAP}))"


def _texts(panels: Sequence[Record]) -> list[alt.Chart]:
    """The name in one line or two, beneath it the last figure and the target."""
    top = _way("at")
    ink = f"datum._listed ? '{ACTUAL}' : '{MUTED}'"
    return [
        lettered(
            panels,
            _way("name"),
            _left(0),
            f"{top} + 12",
            size="small",
            pitch=str(_NAMED),
            weight=700,
        ),
        lettered(
            panels,
            "datum._figure",
            _left(0),
            f"{top} + 14 + {_way('figure')}",
            size="small",
            colour=ink,
            weight=expression("datum._listed ? 700 : 400"),
        ),
        lettered(panels, "datum._aim", _left(0), f"{top} + {_HEAD + _PLOT + 8}", size="small",
                 colour=MUTED),
    ]  # fmt: skip


def _axes(panels: Sequence[Record]) -> alt.Chart:
    """The axis of values of a panel that has no trend."""
    y = f"{_way('at')} + {_HEAD + _PLOT / 2}"
    return drawn(
        panels,
        "rect",
        x=expression(_left(0)),
        x2=expression(_left(1)),
        y=expression(f"{y} - 0.75"),
        y2=expression(f"{y} + 0.75"),
        fill=HAIRLINE,
    )


def _lines(points: Sequence[Record]) -> list[alt.Chart]:
    """The actuals of a trend joined, once as a wide chart places them and once as a phone's."""
    layers = []
    for way, shown in (("wide", "!narrow"), ("narrow", "narrow")):
        line = drawn(points, "line", color=ACTUAL, strokeWidth=2).transform_filter(shown)
        scale = alt.Scale(domain=[0, 1], nice=False, zero=False, range=[0, "width"])
        layers.append(
            line.encode(
                x=alt.X(f"_{way}_x:Q", axis=None, scale=scale),
                y=alt.Y(f"_{way}_y:Q", axis=None, scale=None),
                detail=["panel:N", "line:N"],
            )
        )
    return layers


def _marks(points: Sequence[Record]) -> list[alt.Chart]:
    hollow = "datum.doubtful || datum.provisional"
    colour = f"datum._last ? '{ACTUAL}' : '{CONTEXT}'"
    dots = _at(
        [each for each in points if not each["_aim"]],
        shape="circle",
        size=expression("datum._last ? 150 : datum._trend ? 40 : 100"),
        fill=expression(f"{hollow} ? '{PAPER}' : {colour}"),
        stroke=expression(colour),
        strokeWidth=2,
    )
    ticks = _at(
        [each for each in points if each["_aim"]],
        shape=expression(
            "datum._trend ? 'M-1,-0.1L1,-0.1L1,0.1L-1,0.1Z' : 'M-0.1,-1L0.1,-1L0.1,1L-0.1,1Z'"
        ),
        size=500,
        fill=INK,
        strokeWidth=0,
    )
    return [*ticks, *dots]


def _at(points: Sequence[Record], **look: MarkValue) -> list[alt.Chart]:
    x, y = f"{_way('x')} * width", _way("y")
    mark = drawn(points, "point", x=expression(x), y=expression(y), opacity=1, **look)
    return [mark] if points else []


def _sheets(panels: Sequence[Record]) -> alt.Chart:
    return sheet(
        panels,
        {"name": "指标", "cited": "来源"},
        x=expression(_left(0)),
        x2=expression(_left(1)),
        y=expression(_way("at")),
        y2=expression(f"{_way('at')} + {_PANEL - 8}"),
        cursor="pointer",
        description=spoken({"name": "指标", "_figure": "实绩", "_aim": "目标"}),
    )

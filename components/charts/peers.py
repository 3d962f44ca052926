"""One indicator across areas: dots on one axis, the reader's own area in full colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from components.charts.dot_labels import BASE, LEVEL, STACK, labelled, place
from components.charts.frame import ChartFrame, Height, framed
from components.charts.layers import sheet
from components.charts.marks import (
    MarkValue,
    Record,
    drawn,
    expression,
    lettered,
)
from components.charts.rows import checked, look_legend, open_side, plain_records
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, HAIRLINE, INK, MUTED, PAPER
from indicators.text.text_metrics import balanced, em_width

_COLUMNS = ("area", "value", "figure", "text", "rank_text", "own")

# In em: the room at both ends of a wide axis, the widest name on a phone.
_ENDS, _NAME = 4.5, 7
# In px: a row on a phone.
_ROW = 40
_TITLES = {"area": "地区", "text": "数值", "rank_text": "位次", "cited": "来源"}


def peers_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A dot for each area, equal values above each other; a row for each on a phone.

    Others than the own area have their names where there is room. Who has no value has a row on a
    phone, and is named by the frame's note. The axis begins at zero only where it is within it.
    """
    table = checked(rows, _COLUMNS)
    known = table["value"].dropna()
    low, high = float(known.min()), float(known.max())
    size = high - low or 1.0
    records = plain_records(table)
    for at, each in enumerate(records):
        each.update(_narrow(each, at))
        if each["value"] is not None:
            share = (each["value"] - low) / size if high > low else 0.5
            each.update(_share=share, _open=open_side(each["bound"]))
    dots = [each for each in records if each["value"] is not None]
    labels, levels, tallest = labelled(dots, _ENDS)
    half = tallest * STACK / 2
    axis = _axis_of(records, 10 + levels[0] * LEVEL + BASE + half)
    place(dots, labels, axis.down, half)
    has_zero = low < 0 < high
    layers = [
        *_lines(records, axis, -low / size if has_zero else None),
        *_leaders(labels, axis),
        *_dots(dots, axis),
        *_wide_texts(labels, axis),
        *_narrow_texts(records),
        _sheets(records, axis),
    ]
    height = Height(narrow=_ROW * len(records), wide=axis.down + half + BASE + levels[1] * LEVEL)
    arrows = "箭头为限定值" if any(each["_open"] for each in dots) else ""
    notes = ("" if has_zero or not low else "横轴不从0起", look_legend(table), arrows)
    note = "；".join(filter(None, notes))
    return framed(layers, frame, height=height, note=note, picks=("area",))


def _narrow(record: Record, at: int) -> Record:
    """A row's name in two lines at most, and the widths of its texts on a phone."""
    name = balanced(record["area"], _NAME)[:2]
    return {
        "_row": _ROW * at,
        "_name": "\n".join(name),
        "_lines": len(name),
        "_name_ems": max(map(em_width, name)),
        "_figure_ems": em_width(record["figure"]),
    }


@dataclass(frozen=True, slots=True)
class _Axis:
    """The places of values: `left` and `length` are expressions, `down` the px of the line."""

    left: str
    length: str
    down: float

    def x(self, share: str = "datum._share") -> str:
        """The place of a share of the axis."""
        return f"({self.left} + {share} * {self.length})"


def _axis_of(records: Sequence[Record], down: float) -> _Axis:
    name, figure = (
        max(each[field] for each in records) + 1 for field in ("_name_ems", "_figure_ems")
    )
    left = f"(narrow ? {name:.2f} : {_ENDS}) * em"
    return _Axis(left, f"(width - {left} - (narrow ? {figure:.2f} : {_ENDS}) * em)", down)


def _lines(records: Sequence[Record], axis: _Axis, zero: float | None) -> list[alt.Chart]:
    """One line on a wide chart, one a row on a phone; zero where it is within."""
    line = drawn(
        records,
        "rect",
        x=expression(f"narrow ? {axis.x('0')} : 0"),
        x2=expression(f"narrow ? {axis.x('1')} : width"),
        y=expression(f"narrow ? datum._row + {_ROW / 2 - 0.5} : {axis.down - 0.75}"),
        y2=expression(f"narrow ? datum._row + {_ROW / 2 + 0.5} : {axis.down + 0.75}"),
        fill=CONTEXT,
    )
    if zero is None:
        return [line]
    at = axis.x(f"{zero:.5f}")
    rule = drawn(
        [{}],
        "rect",
        x=expression(f"{at} - 1"),
        x2=expression(f"{at} + 1"),
        y=expression(f"narrow ? 0 : {axis.down - 16}"),
        y2=expression(f"narrow ? {_ROW * len(records)} : {axis.down + 16}"),
        fill=BASELINE,
    )
    zero_name = lettered(
        [{}],
        "narrow ? '' : '0'",
        f"{at} + 6",
        f"{axis.down + 12}",
        size="small",
        colour=MUTED,
    )
    return [line, rule, zero_name]


def _leaders(labels: Sequence[Record], axis: _Axis) -> list[alt.Chart]:
    """From each label of a wide chart to its dots."""
    line = drawn(
        labels,
        "rect",
        x=expression(f"{axis.x()} - 0.5"),
        x2=expression(f"{axis.x()} + 0.5"),
        y=expression(f"narrow ? 0 : {axis.down}"),
        y2=expression("narrow ? 0 : datum._end"),
        fill=HAIRLINE,
    )
    return [line] if labels else []


def _dots(dots: Sequence[Record], axis: _Axis) -> list[alt.Chart]:
    hollow = "datum.doubtful || datum.provisional"
    colour = f"datum.own ? '{ACTUAL}' : '{CONTEXT}'"
    y = f"narrow ? datum._row + {_ROW / 2} : datum._dot"
    look: dict[str, MarkValue] = {"stroke": expression(colour), "strokeWidth": 2.5, "opacity": 1}
    bounds = [each for each in dots if each["_open"]]
    marks = drawn(
        [each for each in dots if not each["_open"]],
        "point",
        shape="circle",
        size=expression("datum.own ? 360 : 200"),
        x=expression(axis.x()),
        y=expression(y),
        fill=expression(f"{hollow} ? '{PAPER}' : {colour}"),
        strokeDash=expression("datum.doubtful ? [4, 3] : [1, 0]"),
        **look,
    )
    arrows = drawn(
        bounds,
        "point",
        # A bar at the limit, and an arrow to where the value is.
        shape="M0,-1L0,1M0,0L3,0M2.2,-0.8L3,0L2.2,0.8",
        size=200,
        x=expression(axis.x()),
        y=expression(y),
        fill="transparent",
        angle=expression("datum._open > 0 ? 0 : 180"),
        strokeDash=expression("datum.doubtful ? [4, 3] : [1, 0]"),
        **look,
    )
    return [marks, arrows] if bounds else [marks]


def _wide_texts(labels: Sequence[Record], axis: _Axis) -> list[alt.Chart]:
    """The names over their values, centred at the dots."""
    half = "datum._ems / 2 * em"
    look: dict[str, Any] = {
        "align": "'center'",
        "size": "datum.own ? em : small",
        "weight": expression("datum.own ? 700 : 400"),
    }
    x = f"clamp({axis.x()} + datum._shift * em, {half}, width - {half})"
    quiet = f"datum.own ? '{INK}' : '{MUTED}'"
    return [
        lettered(labels, "narrow ? '' : datum._names", x, "datum._top + 4", **look),
        lettered(labels, "narrow ? '' : datum._said", x, "datum._top + 25", colour=quiet, **look),
    ]


def _narrow_texts(records: Sequence[Record]) -> list[alt.Chart]:
    """A phone's names at the left and figures at the right."""
    middle = f"datum._row + {_ROW / 2}"
    weight = expression("datum.own ? 700 : 400")
    return [
        lettered(
            records,
            "narrow ? datum._name : ''",
            "0",
            f"narrow ? {middle} - (datum._lines - 1) * 9 : 0",
            weight=weight,
            pitch="18",
        ),
        lettered(
            records,
            "narrow ? datum.figure : ''",
            "width",
            f"narrow ? {middle} : 0",
            align="'right'",
            weight=weight,
        ),
    ]


def _sheets(records: Sequence[Record], axis: _Axis) -> alt.Chart:
    """Around each dot, on a phone over each row."""
    around = f"narrow || !isValid(datum._share) ? {{}} : {axis.x()} {{}}"
    return sheet(
        records,
        _TITLES,
        unprinted={column: title for column, title in _TITLES.items() if column in records[0]},
        x=expression(around.format(0, "- 14")),
        x2=expression(around.format("narrow ? width : 0", "+ 14")),
        y=expression("narrow ? datum._row : isValid(datum._dot) ? datum._dot - 14 : 0"),
        y2=expression(f"narrow ? datum._row + {_ROW} : isValid(datum._dot) ? datum._dot + 14 : 0"),
    )

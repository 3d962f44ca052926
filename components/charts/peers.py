"""One indicator across areas: dots on one axis, the reader's own area in full colour."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from components.charts.dot_labels import labelled
from components.charts.frame import ChartFrame, Height, framed
from components.charts.hovers import sheet
from components.charts.marks import (
    QUIET,
    Axis,
    Record,
    around,
    box,
    dashed,
    dots,
    lettered,
    open_ends,
)
from components.charts.rows import checked, look_legend, open_side, plain_records, widest
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, HAIRLINE, INK, MUTED
from indicators.text.text_metrics import balanced

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
    found = [each for each in records if each["value"] is not None]
    labels, down, tall = labelled(found, _ENDS)
    axis = _axis_of(records)
    has_zero = low < 0 < high
    leaders = f"narrow ? 0 : {down}", "narrow ? 0 : datum._end"
    layers = [
        *_lines(records, axis, down, -low / size if has_zero else None),
        box(labels, around(axis.at("datum._share"), 0.5), leaders, HAIRLINE),
        *_dots(found, axis),
        *_wide_texts(labels, axis),
        *_narrow_texts(records),
        _sheets(records, axis),
    ]
    height = Height(narrow=_ROW * len(records), wide=tall)
    arrows = "箭头为限定值" if any(each["_open"] for each in found) else ""
    notes = ("" if has_zero or not low else "横轴不从0起", look_legend(table), arrows)
    return framed(layers, frame, height, notes, picks=("area",))


def _narrow(record: Record, at: int) -> Record:
    """A row's name in two lines at most, and the widths of its texts on a phone."""
    name = balanced(record["area"], _NAME)[:2]
    return {
        "_row": _ROW * at,
        "_name": "\n".join(name),
        "_lines": len(name),
    }


def _axis_of(records: Sequence[Record]) -> Axis:
    widths = (widest(records, each) + 1 for each in ("_name", "figure"))
    left, right = (f"(narrow ? {each:.2f} : {_ENDS}) * em" for each in widths)
    return Axis(left, f"(width - {right})")


def _lines(
    records: Sequence[Record], axis: Axis, down: float, zero: float | None
) -> list[alt.Chart]:
    """One line on a wide chart, one a row on a phone; zero where it is within."""
    across = f"narrow ? {axis.at('0')} : 0", f"narrow ? {axis.at('1')} : width"
    middle, half = f"(narrow ? datum._row + {_ROW / 2} : {down})", "(narrow ? 0.5 : 0.75)"
    line = box(records, across, around(middle, half), CONTEXT)
    if zero is None:
        return [line]
    at = axis.at(f"{zero:.5f}")
    ends = f"narrow ? 0 : {down - 16}", f"narrow ? {_ROW * len(records)} : {down + 16}"
    rule = box([{}], around(at, 1), ends, BASELINE)
    name = lettered([{}], "narrow ? '' : '0'", f"{at} + 6", f"{down + 12}", **QUIET)
    return [line, rule, name]


def _dots(found: Sequence[Record], axis: Axis) -> list[alt.Chart]:
    """A dot a value; a bar and an arrow to where the value is at a limit."""
    x, y = axis.at("datum._share"), f"narrow ? datum._row + {_ROW / 2} : datum._dot"
    look: dict[str, Any] = {
        "colour": f"datum.own ? '{ACTUAL}' : '{CONTEXT}'",
        "strokeDash": dashed(),
    }
    marks = [each for each in found if not each["_open"]]
    arrow = "M0,-1L0,1M0,0L3,0M2.2,-0.8L3,0L2.2,0.8"
    return [
        dots(marks, x, y, size="datum.own ? 360 : 200", **look),
        open_ends(found, x, y, shape=arrow, size=200, strokeWidth=2.5, **look),
    ]


def _wide_texts(labels: Sequence[Record], axis: Axis) -> list[alt.Chart]:
    """The names over their values, centred at the dots."""
    half = "datum._ems / 2 * em"
    look: dict[str, Any] = {
        "align": "center",
        "size": "datum.own ? em : small",
        "weight": "datum.own ? 700 : 400",
    }
    x = f"clamp({axis.at('datum._share')} + datum._shift * em, {half}, width - {half})"
    quiet = f"datum.own ? '{INK}' : '{MUTED}'"
    return [
        lettered(labels, "narrow ? '' : datum._names", x, "datum._top + 4", **look),
        lettered(labels, "narrow ? '' : datum._said", x, "datum._top + 25", colour=quiet, **look),
    ]


def _narrow_texts(records: Sequence[Record]) -> list[alt.Chart]:
    """A phone's names at the left and figures at the right."""
    middle, weight = f"datum._row + {_ROW / 2}", "datum.own ? 700 : 400"
    name, figure = ("narrow ? datum._name : ''", "narrow ? datum.figure : ''")
    first = f"narrow ? {middle} - (datum._lines - 1) * 9 : 0"
    return [
        lettered(records, name, "0", first, weight=weight, pitch="18"),
        lettered(records, figure, "width", f"narrow ? {middle} : 0", align="right", weight=weight),
    ]


def _sheets(records: Sequence[Record], axis: Axis) -> alt.Chart:
    """Around each dot, on a phone over each row."""
    x, near = axis.at("datum._share"), "narrow || !isValid(datum._share)"
    across = f"{near} ? 0 : {x} - 14", f"{near} ? narrow ? width : 0 : {x} + 14"
    dot = "isValid(datum._dot) ? datum._dot"
    down = f"narrow ? datum._row : {dot} - 14 : 0", f"narrow ? datum._row + {_ROW} : {dot} + 14 : 0"
    unprinted = {column: title for column, title in _TITLES.items() if column in records[0]}
    return sheet(records, _TITLES, across, down, unprinted=unprinted, cursor="auto")

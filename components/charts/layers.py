"""The layers that charts of rows are made of: bars, points, open ends, the zero line, the click."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from components.charts.frame import BOTTOM, SHEET, TOP
from components.charts.marks import MarkValue, Record, added, drawn, expression, spoken
from components.charts.rows import MARKS_Y, Rows
from components.charts.theme import ACTUAL, BASELINE, CONTEXT, HAIRLINE, PAPER
from indicators.text.text_metrics import em_width

_BAR = 24
_NARROW_OR = re.compile(r"\(narrow \? [^:]*: ([^)]*)\)")
_EMS = re.compile(r"([0-9.]+) \* em")
# In em: what labels and columns leave to the marks even of a narrow chart.
_LEAST_PLOT = 10
_HOLLOW = "(datum.doubtful || datum.provisional)"
_OPEN_END = "M-0.6,-1L0.6,0L-0.6,1"


def x_of(
    field: str,
    rows: Rows,
    domain: tuple[float, float],
    before: float = 0,
    after: float = 0,
    *,
    narrow: float | None = None,
) -> alt.X:
    """A linear position between name and note, `before` and `after` em kept for labels.

    A narrow chart whose labels are elsewhere keeps `narrow` em at both ends instead.
    """
    low, high = (
        f"{size:.2f}" if narrow is None else f"(narrow ? {narrow:.2f} : {size:.2f})"
        for size in (before, after)
    )
    scale = alt.Scale(
        domain=list(domain),
        nice=False,
        zero=False,
        rangeMin=expression(f"{rows.left} + {low} * em"),
        rangeMax=expression(f"{rows.right} - {high} * em"),
    )
    return alt.X(f"{field}:Q", axis=None, scale=scale)


def room_after(rows: Rows, end: str, label: str, domain: tuple[float, float]) -> float:
    """The em kept after the marks, so that every label that begins at its `end` fits.

    Labels of short marks run on over the plot, which has at least so many em in a wide chart.
    """
    low, high = domain
    free = ((high - float(each[end])) / (high - low) * _LEAST_PLOT for each in rows.records)
    labels = (em_width(each[label] or "") + 0.8 for each in rows.records)
    return max(own - room for own, room in zip(labels, free, strict=True))


def beside_marks(scale: Mapping[str, Any]) -> float:
    """The em of a wide chart's width that a scale of `x_of` leaves to texts; 0 for any other."""
    ends = [scale[end]["expr"] for end in ("rangeMin", "rangeMax") if end in scale]
    wide = _NARROW_OR.sub(r"\1", " ".join(ends))
    return sum(map(float, _EMS.findall(wide)))


def zero_based(*columns: pd.Series) -> tuple[float, float]:
    """The domain of the columns' numbers with zero in it; never empty."""
    numbers = [float(value) for column in columns for value in column.dropna()]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    return (low, high) if low < high else (0.0, 1.0)


def bars(rows: Rows, x: alt.X, colour: str = ACTUAL) -> alt.Chart:
    """A bar a row, from zero; hollow where its figure is not final, dashed too where doubtful.

    Rectangles, because Vega-Lite turns a bar without a `y` channel upright.
    """
    return drawn(
        rows.records,
        "rect",
        y=expression(f"{MARKS_Y} - {_BAR / 2}"),
        y2=expression(f"{MARKS_Y} + {_BAR / 2}"),
        fill=expression(f"{_HOLLOW} ? '{PAPER}' : {_colour(colour)}"),
        stroke=expression(_colour(colour)),
        strokeWidth=expression(f"{_HOLLOW} ? 2 : 0"),
        strokeDash=expression("datum.doubtful ? [5, 3] : [1, 0]"),
    ).encode(x=x, x2=alt.X2Datum(0))


def spans(rows: Rows, x: alt.X, x2: str, colour: str = CONTEXT) -> alt.Chart:
    """A thin line between two fields of a row; dotted where the pair is doubtful."""
    return drawn(
        rows.records,
        "rule",
        y=expression(MARKS_Y),
        strokeWidth=4,
        strokeDash=expression("datum.doubtful ? [4, 4] : [1, 0]"),
        color=colour,
        # An object, because Altair looks up a bare name in its whole schema.
    ).encode(x=x, x2=alt.X2(x2))


def points(rows: Rows, x: alt.X, **mark: MarkValue) -> alt.Chart:
    """A point a row in its line of marks; hollow where the row is doubtful or not final."""
    look: dict[str, MarkValue] = {
        "shape": "circle",
        "size": 260,
        "stroke": ACTUAL,
        "strokeWidth": 2.5,
        "fill": expression(f"{_HOLLOW} ? '{PAPER}' : '{ACTUAL}'"),
        "opacity": 1,
    }
    return drawn(rows.records, "point", y=expression(MARKS_Y), **(look | mark)).encode(x=x)


def open_ends(rows: Rows, x: alt.X, colour: str = ACTUAL) -> alt.Chart:
    """An arrow head where a value is only a limit: it points to where the true value may lie."""
    heads = points(
        rows,
        x,
        shape=_OPEN_END,
        size=220,
        fill="transparent",
        stroke=expression(_colour(colour)),
        strokeWidth=3,
        angle=expression("datum._open > 0 ? 0 : 180"),
        xOffset=expression("datum._open * 10"),
    )
    return heads.transform_filter("datum._open != 0")


def zero_line(rows: Rows, x: alt.X) -> alt.Chart:
    """The zero baseline, a piece a row so that it never crosses a name."""
    line = drawn(
        [{**record, "_zero": 0} for record in rows.records],
        "rule",
        y=expression(f"narrow ? {MARKS_Y} - {_BAR / 2 + 2} : {TOP}"),
        y2=expression(f"narrow ? {MARKS_Y} + {_BAR / 2 + 2} : {BOTTOM}"),
        strokeWidth=2,
        color=BASELINE,
    )
    return line.encode(x=alt.X("_zero:Q", axis=None, scale=x["scale"]))


def separators(records: Sequence[Record]) -> alt.Chart:
    """A hairline over every row, which leads the eye from the name to the note."""
    return drawn(
        records,
        "rect",
        x=0,
        x2=expression("width"),
        y=expression(TOP),
        y2=expression(f"{TOP} + 1"),
        fill=HAIRLINE,
    )


def clickable(records: Sequence[Record], titles: Mapping[str, str]) -> alt.Chart:
    """A sheet over each whole row (see `sheet`)."""
    place = {"x2": expression("width"), "y": expression(TOP), "y2": expression(BOTTOM)}
    return sheet(records, titles, x=0, **place, cursor="pointer")


def sheet(
    records: Sequence[Record],
    titles: Mapping[str, str],
    *,
    unprinted: Mapping[str, str] | None = None,
    **properties: MarkValue,
) -> alt.Chart:
    """Invisible rectangles at the places in `properties`, for hovers, clicks and screen readers.

    `titles` are the columns of the description with their Chinese names, `unprinted` those that a
    hover shows too; it adds what is not printed. `framed` has the fields that a click picks.
    """
    properties.setdefault("description", spoken(titles))
    made = drawn(records, "rect", fillOpacity=0, **properties)
    made.name = SHEET
    return made.encode(tooltip=added(records, unprinted))


def _colour(colour: str) -> str:
    """A colour, or an expression on the datum, as an expression."""
    return f"'{colour}'" if colour.startswith("#") else f"({colour})"

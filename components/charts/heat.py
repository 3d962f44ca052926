"""Ranks by period: a row an indicator, a cell a period, darker for a better place."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.hovers import sheet
from components.charts.marks import QUIET, Axis, Record, box, dashed, lettered
from components.charts.rows import checked, plain_records, widest
from components.charts.theme import ACTUAL, CONTEXT, INK, PAPER
from indicators.text.text_metrics import balanced

_COLUMNS = (
    "code", "row", "period", "cell", "column", "first", "lowest", "size", "certain", "text",
    "rank_text",
)  # fmt: skip

# In px: the heads of the columns, a row, its cell; on a phone a name is above its cells.
_HEADS, _ROW, _NAME, _CELL = 44, 44, 26, 36
_PHONE_ROW = _NAME + _CELL + 8
# In em: the widest name and head.
_NAMES, _HEAD = 12, 4.5
# Cells up to this share of the way to the last place have light letters.
_DARK = 0.35
_SPOKEN = "row", "period", "text", "rank_text", "tie", "size_text"


def heat_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The cells of each `row` in its `column`; a click picks a `code`.

    A cell prints its place among how many. It is shaded where that is certain, and dashed on
    paper where it is open.
    """
    records = plain_records(checked(rows, _COLUMNS))
    columns = sorted({each["column"] for each in records})
    names = list(dict.fromkeys(each["row"] for each in records))
    for each in records:
        each.update(_far=_far(each), _open=not each["certain"])
        each.update(_at=columns.index(each["column"]), _row=names.index(each["row"]))
    heads = {
        each["_at"]: {"_at": each["_at"], "_head": "\n".join(balanced(each["period"], _HEAD)[:2])}
        for each in records
    }
    rows_of = [
        {"_row": at, "row": name, "_name": "\n".join(balanced(name, _NAMES)[:2])}
        for at, name in enumerate(names)
    ]
    cells = Axis(
        f"(narrow ? 0 : {widest(rows_of, '_name') + 1:.2f} * em)", "width", 0, len(columns)
    )
    look = {"align": "center", "pitch": "small * 1.2", **QUIET}
    layers = [
        lettered([*heads.values()], "datum._head", cells.at("(datum._at + 0.5)"), "12", **look),
        _names(rows_of),
        *_cells(records, cells),
    ]
    height = Height(_HEADS + _PHONE_ROW * len(names), _HEADS + _ROW * len(names))
    return framed(layers, frame, height, _reading(records), picks=("code",))


def _far(record: Record) -> float:
    """How far a certain place is from the first one: 0, up to 1 for the last one.

    Of areas that share a place it is the middle of the places that they take up.
    """
    if not record["certain"]:
        return 1
    middle = (record["first"] + record["lowest"]) / 2
    return float((middle - 1) / max(1, record["size"] - 1))


def _cells(records: Sequence[Record], cells: Axis) -> list[alt.Chart]:
    """The shaded cells, what they print, and the sheets that are clicked."""
    narrow = f"{_HEADS + _NAME} + datum._row * {_PHONE_ROW}"
    top = f"(narrow ? {narrow} : {_HEADS + 4} + datum._row * {_ROW})"
    across = f"{cells.at('datum._at')} + 2", f"{cells.at('(datum._at + 1)')} - 2"
    down = top, f"{top} + {_CELL}"
    # In em of the letters, with some room around them.
    room = widest(records, "cell") + 0.6
    shade = box(
        records,
        across,
        down,
        f"datum._open ? '{PAPER}' : '{ACTUAL}'",
        fillOpacity="datum._open ? 1 : 1 - 0.85 * datum._far",
        stroke=CONTEXT,
        strokeWidth="datum._open ? 1.5 : 0",
        strokeDash=dashed("datum._open"),
    )
    look = {
        "size": f"min(em, (width - {cells.left}) / {cells.high} / {room:.2f})",
        "colour": f"!datum._open && datum._far < {_DARK} ? '{PAPER}' : '{INK}'",
    }
    middle = cells.at("(datum._at + 0.5)"), f"{top} + {_CELL / 2}"
    text = lettered(records, "datum.cell", *middle, align="center", weight=700, **look)
    unprinted = {"text": "数值", "tie": "并列"}
    return [shade, text, sheet(records, _SPOKEN, across, down, unprinted=unprinted)]


def _names(rows: Sequence[Record]) -> alt.Chart:
    """The indicators beside their cells, on a phone above them."""
    lines = "(length(split(datum._name, '\\n')) - 1) * em * 0.62"
    wide = f"{_HEADS + 4 + _CELL / 2} + datum._row * {_ROW} - {lines}"
    narrow = f"{_HEADS + _NAME / 2} + datum._row * {_PHONE_ROW}"
    return lettered(rows, "narrow ? datum.row : datum._name", "0", f"narrow ? {narrow} : {wide}")


def _reading(records: Sequence[Record]) -> tuple[str, ...]:
    is_open = any(each["_open"] and each["first"] is not None for each in records)
    missing = any(each["first"] is None for each in records)
    return (
        "颜色越鲜明位次越靠前，数为位次/参评数",
        "虚线框为位次未定或只有范围" if is_open else "",
        "“–”为未公布" if missing else "",
    )

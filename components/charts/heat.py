"""Ranks by period: a row an indicator, a cell a period, darker for a better place."""

from collections.abc import Sequence
from math import nan

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.marks import Axis, Record, drawn, lettered, sheet
from components.charts.rows import checked, plain_records
from components.charts.theme import ACTUAL, CONTEXT, INK, MUTED, PAPER
from indicators.text.text_metrics import balanced, em_width

_COLUMNS = (
    "code", "row", "period", "cell", "column", "first", "lowest", "size", "certain", "text",
    "rank_text",
)  # fmt: skip

# In px: the heads of the columns, a row, its cell; on a phone a name is above its cells.
_HEADS, _ROW, _NAME, _CELL = 44, 44, 26, 36
# In em: the widest name and head.
_NAMES, _HEAD = 12, 4.5
# Cells up to this share of the way to the last place have light letters.
_DARK = 0.35
_TITLES = {
    "period": "期间", "text": "数值", "rank_text": "位次", "tie": "并列", "size_text": "参评数",
}  # fmt: skip


def heat_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """The cells of each `row` in its `column`; a click picks a `code`.

    A cell prints its place among how many. It is shaded where that is certain, and dashed on
    paper where it is open.
    """
    records = plain_records(checked(rows, _COLUMNS))
    columns = sorted({each["column"] for each in records})
    names = list(dict.fromkeys(each["row"] for each in records))
    for each in records:
        each.update(_look(each))
        each.update(_at=columns.index(each["column"]), _row=names.index(each["row"]))
    heads = {
        each["_at"]: {"_at": each["_at"], "_head": "\n".join(balanced(each["period"], _HEAD)[:2])}
        for each in records
    }
    rows_of = [
        {"_row": at, "row": name, "_name": "\n".join(balanced(name, _NAMES)[:2])}
        for at, name in enumerate(names)
    ]
    widest = max(em_width(line) for each in rows_of for line in each["_name"].split("\n"))
    cells = Axis(f"(narrow ? 0 : {widest + 1:.2f} * em)", "width", 0, len(columns))
    middle, look = cells.at("(datum._at + 0.5)"), {"colour": MUTED, "pitch": "small * 1.2"}
    layers = [
        lettered(
            [*heads.values()], "datum._head", middle, "12", align="center", size="small", **look
        ),
        _names(rows_of),
        *_cells(records, cells),
    ]
    height = Height(
        narrow=_HEADS + (_NAME + _CELL + 8) * len(names), wide=_HEADS + _ROW * len(names)
    )
    return framed(layers, frame, height=height, note=_reading(records), picks=("code",))


def _look(record: Record) -> Record:
    """How far a certain place is from the first one: 0, up to 1 for the last one.

    Of areas that share a place it is the middle of the places that they take up.
    """
    others = max(1, record["size"] - 1)
    middle = (record["first"] + record["lowest"]) / 2 if record["certain"] else nan
    far = (middle - 1) / others if record["certain"] else 1
    return {"_far": far, "_open": not record["certain"]}


def _cells(records: Sequence[Record], cells: Axis) -> list[alt.Chart]:
    """The shaded cells, what they print, and the sheets that are clicked."""
    narrow = f"{_HEADS + _NAME} + datum._row * {_NAME + _CELL + 8}"
    top = f"(narrow ? {narrow} : {_HEADS + 4} + datum._row * {_ROW})"
    left, right = f"{cells.at('datum._at')} + 2", f"{cells.at('(datum._at + 1)')} - 2"
    place = {"x": left, "x2": right, "y": top, "y2": f"{top} + {_CELL}"}
    # In em of the letters, with some room around them.
    widest = max(em_width(each["cell"]) for each in records) + 0.6
    shade = drawn(
        records,
        "rect",
        **place,
        fill=f"datum._open ? '{PAPER}' : '{ACTUAL}'",
        fillOpacity="datum._open ? 1 : 1 - 0.85 * datum._far",
        stroke=CONTEXT,
        strokeWidth="datum._open ? 1.5 : 0",
        strokeDash="datum._open ? [4, 3] : [1, 0]",
    )
    text = lettered(
        records,
        "datum.cell",
        cells.at("(datum._at + 0.5)"),
        f"{top} + {_CELL / 2}",
        align="center",
        size=f"min(em, (width - {cells.left}) / {cells.high} / {widest:.2f})",
        weight=700,
        colour=f"!datum._open && datum._far < {_DARK} ? '{PAPER}' : '{INK}'",
    )
    printed = {"text": "数值", "tie": "并列"}
    return [shade, text, sheet(records, {"row": "指标", **_TITLES}, unprinted=printed, **place)]


def _names(rows: Sequence[Record]) -> alt.Chart:
    """The indicators beside their cells, on a phone above them."""
    lines = "(length(split(datum._name, '\\n')) - 1) * em * 0.62"
    wide = f"{_HEADS + 4 + _CELL / 2} + datum._row * {_ROW} - {lines}"
    narrow = f"{_HEADS + _NAME / 2} + datum._row * {_NAME + _CELL + 8}"
    return lettered(rows, "narrow ? datum.row : datum._name", "0", f"narrow ? {narrow} : {wide}")


def _reading(records: Sequence[Record]) -> str:
    shade = "颜色越鲜明位次越靠前，数为位次/参评数"
    is_open = any(each["_open"] and each["first"] is not None for each in records)
    missing = any(each["first"] is None for each in records)
    more = ("虚线框为位次未定或只有范围" if is_open else "", "“–”为未公布" if missing else "")
    return "；".join(filter(None, (shade, *more)))

"""The targets of every field, a glyph each: its standing to last year, or its status."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from components.charts.frame import ChartFrame, Height, framed
from components.charts.hovers import clickable, signed
from components.charts.marks import TOP, Record, dashed, either, in_both, lettered, separators
from components.charts.rows import checked, ends_of, stacked, widest
from components.charts.theme import (
    ACTUAL,
    CONTEXT,
    DOUBTFUL,
    MUTED,
    PAPER,
    status_colour,
    status_legend,
)

_COLUMNS = ("domain", "marks")

# The glyphs of targets without an actual of their period, in the order of a row; those of
# statuses come before them.
_STANDINGS = {
    "▲": "▲目标高于上年",
    "＝": "＝与上年持平",
    "▽": "▽目标低于上年",
    "↑": "↑上限高于上年",
    "↓": "↓上限低于上年",
    "□": f"虚线框为{DOUBTFUL}",
    "■": "方块为无基数",
    "文": "文为文字目标",
    "无": "无为原文未列时限",
}
_LAST_YEAR = "上年"
_ORDER = ("✓", "△", "×", *_STANDINGS, "○", "–")
# Glyphs without a verdict: a doubt of theirs is in the tooltip alone.
_MUTE = {"■", "文", "无"}
_SHAPES = {"▲": "triangle-up", "▽": "triangle-down", "□": "square", "■": "square"}
# Glyphs beside each other before a row goes on beneath; in px the first line of a row, those
# beneath it, and the room of a glyph.
_BESIDE = {"narrow": 10, "wide": 24}
_ROW, _LINE, _PITCH = Height(44, 33), Height(24, 26), 30

_TITLES = {
    "name": "指标",
    "pair_text": "基数 → 目标",
    "standing": "目标与上年比",
    "status": "状态",
    "cited": "来源",
}


def fields_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """A row a field, those with most verdicts first; a click picks `domain`.

    `marks` are the targets, each with its `glyph`: the mark of its `status`, or its standing to
    last year: ▲ ＝ ▽, of upper limits ↑ ↓, □ for a doubtful pair, ■ for none, 文 for a text.
    """
    fields, records = _fields(checked(rows, _COLUMNS))
    legend = _legend(records)
    for field in fields:
        field["_told"] = _glyph_counts(field, records, legend)
    fields.sort(key=lambda each: (-each["_speaking"], -each["_size"]))
    height = stacked(fields, lambda each: _height(each["_size"]))
    for field in fields:
        members = [each for each in records if each["domain"] == field["domain"]]
        for place, record in enumerate(members):
            record.update(ends_of(field), **_place(place), **_look(record))
    left = widest(fields, "domain") + 0.8
    layers = [
        separators(fields),
        *_names(fields, left),
        clickable(fields, ("domain", "_told")),
        *_glyphs(records, left + 2.2),
    ]
    return framed(layers, frame, height, [_reading(records, legend)], picks=("domain",))


def _fields(rows: pd.DataFrame) -> tuple[list[Record], list[Record]]:
    """The fields with the numbers of their targets and of those with a verdict; all targets."""
    fields, records = [], []
    for domain, marks in zip(rows["domain"], rows["marks"], strict=True):
        own = [{"domain": domain, **each} for each in marks]
        own.sort(key=lambda each: (_ORDER.index(each["glyph"]), each["doubtful"]))
        speaking = sum(each["glyph"] not in {*_MUTE, "□"} for each in own)
        size = {"_size": len(own), "_count": str(len(own))}
        fields.append({"domain": domain, "_speaking": speaking, **size})
        records += own
    return fields, records


def _glyph_counts(field: Record, records: Sequence[Record], legend: Mapping[str, str]) -> str:
    """The number of targets of each glyph in a field, for screen readers."""
    own = [each["glyph"] for each in records if each["domain"] == field["domain"]]
    counts = (f"{words}{own.count(each)}项" for each, words in legend.items() if each in own)
    return f"{len(own)}项：{'，'.join(counts)}"


def _height(glyphs: int) -> Height:
    narrow, wide = ((glyphs - 1) // each for each in _BESIDE.values())
    return Height(_ROW.narrow + narrow * _LINE.narrow, _ROW.wide + wide * _LINE.wide)


def _place(number: int) -> Record:
    """The line of a glyph, and how many are left of it in that."""
    places = (divmod(number, beside) for beside in _BESIDE.values())
    return in_both(*({"line": line, "across": across} for line, across in places))


def _look(record: Record) -> Record:
    """The shape of a glyph, or a sign, in a dashed frame where it is doubtful."""
    glyph = record["glyph"]
    doubtful = bool(record["doubtful"]) and glyph not in _MUTE
    shape = _SHAPES.get(glyph, "square" if doubtful else "")
    return {
        "_sign": "" if glyph in _SHAPES else glyph,
        "_shape": shape or "circle",
        "_fill": PAPER if doubtful else {"▲": ACTUAL, "■": CONTEXT}.get(glyph, PAPER),
        "_stroke": {"■": CONTEXT}.get(glyph, ACTUAL if shape else PAPER),
        "_ink": MUTED if glyph in "文无" else status_colour(glyph),
        "_dashed": glyph == "□" or doubtful,
        "_framed": doubtful and glyph not in _SHAPES,
    }


def _names(fields: Sequence[Record], left: float) -> list[alt.Chart]:
    y = f"{TOP} + (narrow ? {_ROW.narrow / 2} : {_ROW.wide / 2})"
    return [
        lettered(fields, "datum.domain", "0", y),
        lettered(fields, "datum._count", f"{left + 1:.2f} * em", y, align="right", colour=MUTED),
    ]


def _glyphs(records: Sequence[Record], left: float) -> list[alt.Chart]:
    """Shapes for standings, signs for the rest; each has the tooltip of its target."""
    most = Height(*(1 + max(each[f"_{layout}_across"] for each in records) for layout in _BESIDE))
    room = f"(width - {left:.2f} * em) / (narrow ? {most.narrow} : {most.wide})"
    pitch = f"min({_PITCH}, {room})"
    x = f"{left:.2f} * em + ({either('across')} + 0.5) * {pitch}"
    narrow = f"{_ROW.narrow / 2} + datum._narrow_line * {_LINE.narrow}"
    y = f"{TOP} + (narrow ? {narrow} : {_ROW.wide / 2} + datum._wide_line * {_LINE.wide})"
    return signed(
        records,
        x,
        y,
        _TITLES,
        area=f"pow({pitch} * (datum._framed ? 0.8 : 0.56), 2)",
        letter=f"min({pitch} * 0.62, em) * (datum._framed ? 0.96 : 1)",
        weight="indexof('文无', datum._sign) >= 0 ? 400 : 700",
        shape="datum._shape",
        strokeWidth=2,
        strokeDash=dashed("datum._dashed", "[3, 2]"),
    )


def _legend(records: Sequence[Record]) -> dict[str, str]:
    """The meanings of the glyphs that occur."""
    found = {each["glyph"] for each in records}
    statuses = (each["status"] for each in records if each["glyph"] not in _STANDINGS)
    # A baseline that is older than last year is no 上年实绩.
    compared = [each["standing"] for each in records if each["glyph"] in "▲＝▽↑↓"]
    is_last_year = all(_LAST_YEAR in each or each == "持平" for each in compared)
    last = _LAST_YEAR if is_last_year else "最近"
    standings = {
        glyph: words.replace(_LAST_YEAR, last)
        for glyph, words in _STANDINGS.items()
        if glyph in found
    }
    return status_legend(statuses) | standings


def _reading(records: Sequence[Record], legend: Mapping[str, str]) -> str:
    doubt = {"□": _STANDINGS["□"]} if any(each["_dashed"] for each in records) else {}
    return "一格一项：" + "，".join((dict(legend) | doubt).values())

"""The ranks of the district: a board of scopes and places, a plate a claim."""

from collections.abc import Mapping
from math import ceil

import altair as alt
import pandas as pd

from components.charts.board_places import (
    CLAIMED,
    LINE,
    PAD,
    PHONE_LINE,
    PLACE,
    PLATE_TEXT,
    Board,
    board_of,
)
from components.charts.frame import TOP, ChartFrame, framed
from components.charts.layers import separators, sheet
from components.charts.marks import (
    Record,
    drawn,
    expression,
    lettered,
)
from components.charts.plate_texts import REMARK
from components.charts.rows import checked, plain_records
from components.charts.theme import ACTUAL, CONTEXT, DOUBTFUL, INK, PAPER
from indicators.model.codelists import RankBasis

_COLUMNS = (
    "code", "scope", "place_name", "place_group", "place_order", "rank_text", "top", "core", "name",
    "figure", "claim_text", "note_text", "state", "state_text", "period", "basis",
)  # fmt: skip

_CLAIMED, _VERIFIED, _REFUTED = "原文自述", "已核验", "与数据不符"
# Beside a name “原文未注明” alone would be unclear.
_BASES = {RankBasis.UNSTATED.value: "依据未注明"}
_FULL = f"(datum.state == '{_VERIFIED}')"
# In px: a narrower board would have letters too small to read.
_LEAST_LETTERS = 12
# The board fills the width; its letters do not grow as far.
_UNIT = "(width / datum._ems)"
_EM = f"min(16, {_UNIT})"
_FROM = f"({TOP} + (narrow ? datum._narrow_from : datum._wide_from))"


def rank_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Claims by scope, in the order given, and by place; of one place the core indicators first.

    A plate is full where the data verify the claim, dashed where it is doubtful; the place of one
    that the data refute is struck, before the place by the data. `top` marks a foremost place
    (第一, 唯一, 首家 …), `figure` is the value. The period and the basis stand on a plate where
    they are not the usual ones, and beside them what limits the verdict.
    """
    table = checked(rows, _COLUMNS)
    usual = {each: _usual(table[each]) for each in ("period", "basis")}
    records = plain_records(table)
    board = board_of([each | _remarked(each, usual) for each in records])
    for each in (*board.columns, *board.scopes, *board.plates, *board.strikes):
        each["_ems"] = board.ems
    layers = [
        *_column_heads(board),
        separators(board.scopes),
        *_scopes(board),
        *_plates(board.plates),
        _strikes(board.strikes),
        _sheets(board.plates),
    ]
    return framed(
        layers,
        frame,
        height=board.height,
        note=_reading(table, usual),
        picks=("code",),
        wide_from=ceil(_LEAST_LETTERS * board.ems),
    )


def _usual(column: pd.Series) -> str:
    """The period and basis of most claims, which the chart's head names once."""
    return str(column.value_counts(sort=True).index[0])


def _remarked(record: Record, usual: Mapping[str, str]) -> Record:
    """The unusual period and basis of a claim, and what limits its verdict: 含初步数9个.

    A refuted one begins with its place and that by the data: 自述第六 → 按数据第7.
    """
    basis = _BASES.get(record["basis"], record["basis"])
    unusual = [{**record, "basis": basis}[each] for each in usual if record[each] != usual[each]]
    limits = record["state_text"].removeprefix(record["state"]).split("，")
    limits = [each for each in limits if each not in {"", DOUBTFUL}]
    if record["state"] != _REFUTED:
        return {"struck": "", "remarks": [*unusual, *limits]}
    place = record["place_name"]
    by_data = " → ".join([f"{CLAIMED}{place}", *limits[:1]])
    return {"struck": place, "remarks": [by_data, *unusual, *limits[1:]]}


def _column_heads(board: Board) -> list[alt.Chart]:
    x = f"narrow ? 0 : (datum._left + 0.1) * {_UNIT}"
    size = f"narrow ? em : {_EM} * 1.1"
    return [lettered(board.columns, "narrow ? '' : datum._place", x, "17", weight=700, size=size)]


def _scopes(board: Board) -> list[alt.Chart]:
    name = "narrow ? datum._scope : datum._wide_scope"
    y = f"{TOP} + (narrow ? 21 : 20)"
    return [
        lettered(
            board.scopes, name, "0", y, size="narrow ? em : " + _EM, weight=700, pitch=str(LINE)
        )
    ]


def _plates(plates: list[Record]) -> list[alt.Chart]:
    """The frame of every claim, its name and figure; on a phone the place is in the frame."""
    left = f"(narrow ? 1 : (datum._left + 0.1) * {_UNIT})"
    right = f"(narrow ? {PLACE} * em : (datum._right - 0.5) * {_UNIT})"
    tall = "(narrow ? 28 : datum._wide_tall)"
    top = f"({_FROM} + (narrow ? 6 : 0))"
    ink = f"{_FULL} && !narrow ? '{PAPER}' : '{INK}'"
    plate = drawn(
        plates,
        "rect",
        x=expression(left),
        x2=expression(right),
        y=expression(top),
        y2=expression(f"{top} + {tall}"),
        cornerRadius=3,
        fill=expression(f"{_FULL} ? '{ACTUAL}' : '{PAPER}'"),
        stroke=expression(f"datum.top ? '{ACTUAL}' : '{CONTEXT}'"),
        strokeWidth=expression("datum.top ? 1.8 : 1.4"),
        strokeDash=expression("datum.doubtful ? [5, 3] : [1, 0]"),
    )
    place = lettered(
        plates,
        "narrow ? datum.place_name : ''",
        f"{PLACE / 2} * em",
        f"{_FROM} + 20",
        align="'center'",
        weight=700,
        colour=f"{_FULL} ? '{PAPER}' : '{ACTUAL}'",
        size="small",
    )
    size = f"(narrow ? em : {_EM})"
    line = f"(narrow ? {PHONE_LINE} : {LINE})"
    first = f"({_FROM} + (narrow ? 20 : {PAD + LINE / 2}))"
    start = f"(narrow ? {PLACE + PLATE_TEXT} * em : (datum._left + {PLATE_TEXT}) * {_UNIT})"
    name = lettered(
        plates,
        "narrow ? datum._narrow_name : datum._wide_name",
        start,
        first,
        size=size,
        colour=ink,
        pitch=line,
        weight=expression("datum.top ? 700 : 400"),
    )
    figure, remark = (
        lettered(
            plates,
            text,
            f"{start} + (narrow ? datum._narrow_{where}after : datum._wide_{where}after) * {size}",
            f"{first} + {line} * (narrow ? datum._narrow_{where}line : datum._wide_{where}line)",
            size=letters,
            colour=ink,
            pitch=line,
        )
        for text, where, letters in (
            ("datum.figure", "", size),
            (
                "narrow ? datum._narrow_remark : datum._wide_remark",
                "remark_",
                f"{size} * {REMARK}",
            ),
        )
    )
    return [plate, place, name, figure, remark]


def _strikes(lines: list[Record]) -> alt.Chart:
    """A line through every claimed place that the data refute."""
    start = f"(narrow ? {PLACE + PLATE_TEXT} * em : (datum._left + {PLATE_TEXT}) * {_UNIT})"
    size = f"(datum._is_narrow == narrow ? (narrow ? em : {_EM}) : 0)"
    middle = (
        f"({_FROM} + (narrow ? 20 + {PHONE_LINE} * datum._line"
        f" : {PAD + LINE / 2} + {LINE} * datum._line))"
    )
    half = "(datum._is_narrow == narrow ? 0.75 : 0)"
    return drawn(
        lines,
        "rect",
        x=expression(f"{start} + datum._start * {size}"),
        x2=expression(f"{start} + datum._end * {size}"),
        y=expression(f"{middle} - {half}"),
        y2=expression(f"{middle} + {half}"),
        fill=INK,
    )


def _sheets(plates: list[Record]) -> alt.Chart:
    return sheet(
        plates,
        {"scope": "范围", "rank_text": "位次", "claim_text": "事项", "note_text": "核验"},
        unprinted={"claim_text": "原文"},
        x=expression(f"narrow ? 0 : datum._left * {_UNIT}"),
        x2=expression(f"narrow ? width : datum._right * {_UNIT}"),
        y=expression(_FROM),
        y2=expression(f"{_FROM} + (narrow ? datum._narrow_tall : datum._wide_tall)"),
        cursor="pointer",
    )


def _reading(table: pd.DataFrame, usual: Mapping[str, str]) -> str:
    words = {
        _CLAIMED: "线框为原文自述",
        _VERIFIED: "实底为已核验",
        _REFUTED: "划去的名次与数据不符",
    }
    found = [word for state, word in words.items() if (table["state"] == state).any()]
    doubt = [f"虚线框为{DOUBTFUL}"] if table["doubtful"].any() else []
    return "，".join([*found, *doubt, *_usual_told(table, usual)])


def _usual_told(table: pd.DataFrame, usual: Mapping[str, str]) -> list[str]:
    """The period, if not all have it, and the basis of the plates without one."""
    is_one = {each: table[each].nunique() == 1 for each in usual}
    period = [] if is_one["period"] else [f"未另注期间的为{usual['period']}"]
    basis = "位次依据为" if is_one["basis"] else "未另注依据的为"
    return [*period, f"{basis}{usual['basis']}"]

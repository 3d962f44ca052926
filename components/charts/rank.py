"""Where the district stands first, second …: a board of scopes and places, a plate a claim."""

import altair as alt
import pandas as pd

from components.charts.board_places import BOARD, LINE, PAD, PHONE_LINE, PLACE, Board, board_of
from components.charts.frame import SHEET, TOP, ChartFrame, framed
from components.charts.layers import separators
from components.charts.marks import (
    Record,
    drawn,
    expression,
    lettered,
    spoken,
    tooltips,
)
from components.charts.rows import checked, plain_records
from components.charts.theme import ACTUAL, CONTEXT, DOUBTFUL, INK, MUTED, PAPER

COLUMNS = (
    "code", "scope", "place_name", "place_group", "place_order", "rank_text", "top", "core", "name",
    "figure", "claim_text", "note_text", "state",
)  # fmt: skip

_CLAIMED, _VERIFIED, _REFUTED = "原文自述", "已核验", "与数据不符"
_FULL = f"(datum.state == '{_VERIFIED}')"
# In px: a narrower board would have letters too small to read.
_WIDE_FROM = 12 * BOARD
# The board fills the width; its letters do not grow as far.
_UNIT = f"(width / {BOARD})"
_EM = f"min(17, {_UNIT})"
_FROM = f"({TOP} + (narrow ? datum._narrow_from : datum._wide_from))"


def rank_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Claims by scope, in the order given, and by place; of one place the core indicators first.

    A plate is full where the data verify the claim, dashed where it is doubtful, struck where the
    data refute it. `top` marks a foremost place (第一, 唯一, 首家 …), `figure` is the value.
    """
    table = checked(rows, COLUMNS)
    board = board_of(plain_records(table))
    layers = [
        *_column_heads(board),
        separators(board.scopes),
        *_scopes(board),
        *_plates(board.plates),
        _sheets(board.plates),
    ]
    return framed(
        layers,
        frame,
        height=board.height,
        note=_reading(table),
        picks=("code",),
        wide_from=_WIDE_FROM,
    )


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
    """The frame of every claim, its name and figure; on a phone the place stands in the frame."""
    left = f"(narrow ? 1 : (datum._left + 0.1) * {_UNIT})"
    right = f"(narrow ? {PLACE} * em : (datum._right - 0.5) * {_UNIT})"
    tall = "(narrow ? 28 : datum._wide_tall)"
    top = f"({_FROM} + (narrow ? 6 : 0))"
    ink = f"{_FULL} && !narrow ? '{PAPER}' : datum.state == '{_REFUTED}' ? '{MUTED}' : '{INK}'"
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
    size = f"narrow ? em : {_EM}"
    line = f"(narrow ? {PHONE_LINE} : {LINE})"
    first = f"({_FROM} + (narrow ? 20 : {PAD + LINE / 2}))"
    start = f"(narrow ? {PLACE + 0.7} * em : (datum._left + 0.7) * {_UNIT})"
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
    last = "((narrow ? datum._narrow_size : datum._wide_size) - 1)"
    after = f"(narrow ? datum._narrow_after * em : datum._wide_after * {_EM})"
    figure = lettered(
        plates,
        "datum.figure",
        f"{start} + {after}",
        f"{first} + {line} * {last}",
        size=size,
        colour=ink,
    )
    return [plate, place, name, figure, _strikes(plates, left, right, top, tall)]


def _strikes(plates: list[Record], left: str, right: str, top: str, tall: str) -> alt.Chart:
    """A line through a claim that the data refute."""
    refuted = f"(datum.state == '{_REFUTED}')"
    return drawn(
        plates,
        "rect",
        x=expression(f"{left} + 4"),
        x2=expression(f"{refuted} ? {right} - 4 : {left} + 4"),
        y=expression(f"{top} + {tall} / 2 - 0.75"),
        y2=expression(f"{top} + {tall} / 2 + ({refuted} ? 0.75 : -0.75)"),
        fill=INK,
    )


def _sheets(plates: list[Record]) -> alt.Chart:
    told = {"scope": "范围", "rank_text": "位次", "claim_text": "事项", "note_text": "核验"}
    sheet = drawn(
        plates,
        "rect",
        x=expression(f"narrow ? 0 : datum._left * {_UNIT}"),
        x2=expression(f"narrow ? width : datum._right * {_UNIT}"),
        y=expression(_FROM),
        y2=expression(f"{_FROM} + (narrow ? datum._narrow_tall : datum._wide_tall)"),
        fillOpacity=0,
        cursor="pointer",
        description=spoken(told),
    )
    sheet.name = SHEET
    return sheet.encode(tooltip=tooltips(told))


def _reading(table: pd.DataFrame) -> str:
    words = {_CLAIMED: "线框为原文自述", _VERIFIED: "实底为已核验", _REFUTED: "划去为与数据不符"}
    found = [said for state, said in words.items() if (table["state"] == state).any()]
    doubt = [f"虚线框为{DOUBTFUL}"] if table["doubtful"].any() else []
    return "，".join([*found, *doubt])

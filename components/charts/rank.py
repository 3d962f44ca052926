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
    REMARK,
    Board,
    board_of,
)
from components.charts.frame import ChartFrame, framed
from components.charts.hovers import sheet
from components.charts.marks import TOP, Record, around, box, dashed, either, lettered, separators
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
# The letters of a plate, the pitch of its lines, where they begin, the middle of the first.
_SIZE, _PITCH = f"(narrow ? em : min(16, {_UNIT}))", f"(narrow ? {PHONE_LINE} : {LINE})"
_START = f"(narrow ? {PLACE + PLATE_TEXT} * em : (datum._left + {PLATE_TEXT}) * {_UNIT})"
_FROM = f"({TOP} + {either('from')})"
_FIRST = f"({_FROM} + (narrow ? 20 : {PAD + LINE / 2}))"


def rank_chart(rows: pd.DataFrame, frame: ChartFrame) -> alt.LayerChart:
    """Claims by scope, in the order given, and by place; of one place the core indicators first.

    A plate is full where the data verify the claim, dashed where it is doubtful; the place of one
    that the data refute is struck, before the place by the data. `top` marks a foremost place
    (第一, 唯一, 首家 …), `figure` is the value. The period and the basis stand on a plate where
    they are not the usual ones, and beside them what limits the verdict.
    """
    table = checked(rows, _COLUMNS)
    # Those of most claims, which the chart's head names once.
    usual = {each: str(table[each].value_counts().index[0]) for each in ("period", "basis")}
    records = plain_records(table)
    board = board_of([each | _remarked(each, usual) for each in records])
    for each in (*board.columns, *board.scopes, *board.plates, *board.strikes):
        each["_ems"] = board.ems
    layers = [
        separators(board.scopes),
        *_heads(board),
        *_plates(board.plates),
        _strikes(board.strikes),
        _sheets(board.plates),
    ]
    return framed(
        layers,
        frame,
        board.height,
        [_reading(table, usual)],
        picks=("code",),
        wide_from=ceil(_LEAST_LETTERS * board.ems),
    )


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


def _heads(board: Board) -> list[alt.Chart]:
    """The names of the places over their columns, those of the scopes beside or over the plates."""
    place, x = "narrow ? '' : datum._place", f"narrow ? 0 : (datum._left + 0.1) * {_UNIT}"
    scope, y = "narrow ? datum._scope : datum._wide_scope", f"{TOP} + (narrow ? 21 : 20)"
    return [
        lettered(board.columns, place, x, "17", weight=700, size=f"{_SIZE} * (narrow ? 1 : 1.1)"),
        lettered(board.scopes, scope, "0", y, weight=700, size=_SIZE, pitch=str(LINE)),
    ]


def _plates(plates: list[Record]) -> list[alt.Chart]:
    """The frame of every claim, its name and figure; on a phone the place is in the frame."""
    top = f"({_FROM} + (narrow ? 6 : 0))"
    left = f"(narrow ? 1 : (datum._left + 0.1) * {_UNIT})"
    right = f"(narrow ? {PLACE} * em : (datum._right - 0.5) * {_UNIT})"
    plate = box(
        plates,
        (left, right),
        (top, f"{top} + (narrow ? 28 : datum._wide_tall)"),
        f"{_FULL} ? '{ACTUAL}' : '{PAPER}'",
        cornerRadius=3,
        stroke=f"datum.top ? '{ACTUAL}' : '{CONTEXT}'",
        strokeWidth="datum.top ? 1.8 : 1.4",
        strokeDash=dashed(dash="[5, 3]"),
    )
    name, place = "narrow ? datum.place_name : ''", (f"{PLACE / 2} * em", f"{_FROM} + 20")
    look = {"size": "small", "colour": f"{_FULL} ? '{PAPER}' : '{ACTUAL}'"}
    word = lettered(plates, name, *place, align="center", weight=700, **look)
    return [plate, word, *_plate_texts(plates)]


def _plate_texts(plates: list[Record]) -> list[alt.Chart]:
    """The name, the figure and the remarks of every claim, each where its lines end."""
    look = {"colour": f"{_FULL} && !narrow ? '{PAPER}' : '{INK}'", "pitch": _PITCH}
    figure, remark = (
        (
            f"{_START} + {either(f'{field}after')} * {_SIZE}",
            f"{_FIRST} + {_PITCH} * {either(f'{field}line')}",
        )
        for field in ("", "remark_")
    )
    small, weight = f"{_SIZE} * {REMARK}", "datum.top ? 700 : 400"
    return [
        lettered(plates, either("name"), _START, _FIRST, size=_SIZE, weight=weight, **look),
        lettered(plates, "datum.figure", *figure, size=_SIZE, **look),
        lettered(plates, either("remark"), *remark, size=small, **look),
    ]


def _strikes(lines: list[Record]) -> alt.Chart:
    """A line through every claimed place that the data refute."""
    size = f"(datum._is_narrow == narrow ? {_SIZE} : 0)"
    middle, half = f"({_FIRST} + {_PITCH} * datum._line)", "(datum._is_narrow == narrow ? 0.75 : 0)"
    ends = f"{_START} + datum._start * {size}", f"{_START} + datum._end * {size}"
    return box(lines, ends, around(middle, half), INK)


def _sheets(plates: list[Record]) -> alt.Chart:
    across = f"narrow ? 0 : datum._left * {_UNIT}", f"narrow ? width : datum._right * {_UNIT}"
    down, spoken = (_FROM, f"{_FROM} + {either('tall')}"), "scope rank_text claim_text note_text"
    return sheet(plates, spoken.split(), across, down, unprinted={"claim_text": "原文"})


def _reading(table: pd.DataFrame, usual: Mapping[str, str]) -> str:
    """The looks that occur; the period, if not all have it, and the basis of plates without one."""
    words = {
        _CLAIMED: "线框为原文自述",
        _VERIFIED: "实底为已核验",
        _REFUTED: "划去的名次与数据不符",
    }
    found = [word for state, word in words.items() if (table["state"] == state).any()]
    doubt = [f"虚线框为{DOUBTFUL}"] if table["doubtful"].any() else []
    is_one = {each: table[each].nunique() == 1 for each in usual}
    period = [] if is_one["period"] else [f"未另注期间的为{usual['period']}"]
    basis = "位次依据为" if is_one["basis"] else "未另注依据的为"
    return "，".join([*found, *doubt, *period, f"{basis}{usual['basis']}"])

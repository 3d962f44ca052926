"""The places of the rows of rates: their axes by kinds, the columns of figures beside them."""

from collections.abc import Sequence
from math import nan

import pandas as pd

from components.charts.frame import Height
from components.charts.marks import Record
from components.charts.rows import (
    TEXT_LINE,
    Rows,
    broken,
    open_side,
    plain_records,
    stacked,
    widest,
    zero_based,
)
from components.charts.theme import status_colour
from indicators.text.text_metrics import balanced, em_width

# In em: a name and a remark beside its marks, a name above them, the room between two columns,
# smaller letters.
_BESIDE, _NOTE, _ABOVE, _GAP, _SMALL = 10, 16, 21, 0.8, 0.8
# In px: the heads of the columns, the head of a kind, a row of a wide chart, its lines; what a
# narrow row has around its texts.
_HEADS, _KIND, _ROW, _LINE, REMARK_LINE, _MARKS = Height(0, 30), Height(34, 32), 46, 24, 18, 42
# An axis is longer than its values, so that the side that meets the last target is visible.
_BEYOND = 1.06
_FIGURES = ("start", "now", "target")
_AXIS = ("_zero", "_zero_said", "_most", "_most_said")
# At which end of the axis the values are that meet a target of the bound.
_MET = {">": 1.0, ">=": 1.0, "<": 0.0, "<=": 0.0}


def track_rows(
    table: pd.DataFrame,
) -> tuple[Rows, dict[str, str], list[Record], list[Record]]:
    """The rows of a table placed one below the other, by kinds; their columns, heads and axes.

    The columns of figures are where they end on a wide chart, expressions in px; `now` is none of
    them where no row has a figure of the target's own period. Only several kinds have heads.
    """
    records = [each | _lines(each) for each in plain_records(_normalised(table))]
    beside = max(_BESIDE, _SMALL * widest(records, "_note"))
    records = [each | broken("_beside", balanced(each["subject"], beside)) for each in records]
    by_kind: dict[str, list[Record]] = {}
    for each in records:
        by_kind.setdefault(each["kind"], []).append(each)
    kinds = [{"_kind": kind} for kind in by_kind] if len(by_kind) > 1 else []
    strips: list[Record] = []
    for at, members in enumerate(by_kind.values()):
        strips += [*kinds[at : at + 1], *members]
    height = stacked(strips, _height, start=_HEADS)
    axes = ({key: members[0][key] for key in _AXIS} for members in by_kind.values())
    ends = [head | axis for head, axis in zip(kinds or [{}], axes, strict=True)]
    right = widest(records, "distance") + _GAP
    columns, left = _columns(records, right)
    rows = Rows(records, height, names=left + _GAP, notes=right + _room_of(records, "target"))
    return rows, columns, kinds, ends


def _normalised(table: pd.DataFrame) -> pd.DataFrame:
    """The values as shares of the axis of their kind: `_start`, `_now`, `_target`, `_zero` ….

    `_dot` is what a large dot shows: `now` where any row has one, else `start`.
    """
    parts = []
    has_now = table["now"].notna().any()
    for _, part in table.groupby("kind", sort=False):
        low, high = zero_based(*(part[each] for each in _FIGURES))
        size = (high - low) * _BEYOND
        shares = {f"_{each}": (part[each] - low) / size for each in _FIGURES}
        leading = shares["_now"].fillna(shares["_start"])
        end = part["bound"].map(_MET).fillna(shares["_target"])
        ends = {"_met_from": shares["_target"], "_met_to": end}
        dots = {
            "_dot": shares["_now"] if has_now else shares["_start"],
            "_earlier": shares["_start"] if has_now else nan,
        }
        sides = part["now_bound"].map(open_side)
        placed = part.assign(
            **shares, **ends, **dots, _leading=leading, _open=sides, _zero=-low / size
        )
        said = f"{high:g}%" if high > 0 else ""
        parts.append(placed.assign(_zero_said="0", _most=(high - low) / size, _most_said=said))
    return pd.concat(parts)


def _columns(records: Sequence[Record], right: float) -> tuple[dict[str, str], float]:
    """Where the columns of figures end, the last ones of them so many em from the left."""
    texts = max(widest(records, "_beside"), _SMALL * widest(records, "_note"))
    left = texts + _GAP + _room_of(records, "start")
    ends = {"start": f"{left:.2f} * em", "target": f"width - {right:.2f} * em"}
    if any(each["now_figure"] for each in records):
        left += _GAP + _room_of(records, "now")
        ends["now"] = f"{left:.2f} * em"
    return ends, left


def _room_of(records: Sequence[Record], column: str) -> float:
    """The width in em of a column of figures with its head."""
    return max(widest(records, f"{column}_figure"), _SMALL * em_width(head_of(records, column)))


def head_of(records: Sequence[Record], column: str) -> str:
    """What a column of figures is called over it; "" where no row has one."""
    return str(next((each[f"{column}_head"] for each in records if each[f"{column}_head"]), ""))


def _lines(record: Record) -> Record:
    """A phone's name, the remark in lines, and a phone's text for both figures beside it.

    A phone's remark is beside the distance where there is room, else beneath it.
    """
    above = balanced(record["subject"], _ABOVE)
    figures = record["now_figure"] or record["start_figure"]
    pair = " → ".join(filter(None, (figures, record["target_figure"])))
    shares = em_width(above[-1]) + 1 + em_width(pair) <= _ABOVE
    dated, small = record["dated_remark"], _ABOVE / _SMALL
    is_beside = em_width(record["distance"]) + 1 + em_width(dated) <= small
    return {
        **broken("_above", above),
        **broken("_note", balanced(record["remark"], _NOTE)),
        **broken("_dated", balanced(dated, small)),
        "_dated_line": 0 if is_beside else 1,
        "_colour": status_colour(record["mark"]),
        "_pair": pair,
        "_pair_line": len(above) - 1 if shares else len(above),
    }


def _height(strip: Record) -> Height:
    if "_kind" in strip:
        return _KIND
    text = _LINE * strip["_beside_lines"] + (
        REMARK_LINE * strip["_note_lines"] if strip["remark"] else 0
    )
    above = TEXT_LINE * (strip["_pair_line"] + 1 + strip["_dated_line"] + strip["_dated_lines"])
    return Height(above + _MARKS, max(_ROW, 8 + text))

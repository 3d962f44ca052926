"""The layout of a chart of rows: one row an item, its name beside or above its marks.

On a wide chart a row is one line: name, marks, note. On a narrow one the name (and the note,
on the same line if there is room for all) is above the marks. The browser
decides by the `narrow` signal of the chart frame; all positions are expressions.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from components.charts.frame import NO_HEIGHT, Height
from components.charts.marks import BOTTOM, TOP, Axis, Record, in_both
from components.charts.theme import DOUBTFUL
from indicators.text.text_metrics import balanced, em_width

# In em. A phone of 360 px shows 21 em of names at 15 px and 26 em of notes at 13 px.
_NAME_BESIDE, _NOTE_BESIDE = 10, 15
_NAME_ABOVE, _NOTE_ABOVE = 21, 26
_SMALL = 0.8
# In px: the pitch of the texts above the marks, the marks, the space around both.
TEXT_LINE, _MARKS, _SPACE = 22, 24, 7
_WIDE_TEXT_LINE, _ROW, _ABOVE_MARKS = 25, 42, 4


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a chart, cleaned and placed, with their texts broken into lines.

    `names` and `notes` are the widths in em of the columns of a wide chart.
    """

    records: list[Record]
    height: Height
    names: float
    notes: float

    def axis(
        self,
        ends: tuple[float, float],
        before: float = 0,
        after: float = 0,
        *,
        narrow: float | None = None,
    ) -> Axis:
        """Values between name and note, `before` and `after` em kept for labels.

        A narrow chart whose labels are elsewhere keeps `narrow` em at both ends instead.
        """
        low, high = (each if narrow is None else narrow for each in (before, after))
        wide = self.names + before, self.notes + after
        left = f"(narrow ? {low:.2f} : {wide[0]:.2f}) * em"
        right = f"(width - (narrow ? {high:.2f} : {wide[1]:.2f}) * em)"
        return Axis(left, right, *ends, beside=sum(wide))


# Expressions on a row's datum: its middle, that of its first line of text, that of its marks.
MIDDLE_Y = f"(({TOP} + {BOTTOM}) / 2)"
TEXT_Y = f"({TOP} + {_SPACE + TEXT_LINE / 2})"
MARKS_Y = f"(narrow ? {BOTTOM} - {_SPACE + _MARKS / 2} : {MIDDLE_Y})"


def checked(rows: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The rows with the optional columns filled; ValueError for none, or for a missing column."""
    missing = [column for column in columns if column not in rows.columns]
    if missing:
        raise ValueError(f"the rows lack the columns {missing}")
    if rows.empty:
        raise ValueError("a chart needs at least one row; the page says a sentence instead")
    filled = rows.copy()
    for column, usual in (("bound", "="), ("doubtful", False), ("provisional", False)):
        if column not in filled:
            filled[column] = usual
    return filled


def look_legend(rows: pd.DataFrame) -> str:
    """How doubtful rows and rows that are not final look, "" where there is neither."""
    doubt = f"空心、虚线边的为{DOUBTFUL}，不参加排序" if rows["doubtful"].any() else ""
    is_open = (rows["provisional"].astype(bool) & ~rows["doubtful"].astype(bool)).any()
    edge = "、实线边" if doubt else ""
    return "；".join(filter(None, (doubt, f"空心{edge}的为初步数或预计数" if is_open else "")))


def ranked(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """The rows by falling value, the undefined after them, the doubtful last."""
    falling = rows.sort_values(by, ascending=False, kind="stable", na_position="last")
    return falling.sort_values("doubtful", kind="stable")


def zero_based(*columns: pd.Series) -> tuple[float, float]:
    """The least and the greatest of the columns' numbers and zero; never equal."""
    numbers = [float(value) for column in columns for value in column.dropna()]
    low, high = min([0.0, *numbers]), max([0.0, *numbers])
    return (low, high) if low < high else (0.0, 1.0)


def laid_out(rows: pd.DataFrame, note: str = "") -> Rows:
    """The rows in the order given; `note` is the column whose text is at the right."""
    records = plain_records(rows)
    for record in records:
        record |= {"_open": open_side(record["bound"]), **_texts(record, note)}
    return Rows(
        records,
        height=stacked(records, _height),
        names=widest(records, "_name_beside") + 1,
        notes=widest(records, "_note_beside") * _SMALL + 0.6,
    )


def plain_records(rows: pd.DataFrame) -> list[Record]:
    """The rows as JSON values: no NaN, no NumPy types, dates as ISO text."""
    text = rows.to_json(orient="records", date_format="iso", double_precision=15)
    records: list[Record] = json.loads(text)
    return records


def stacked(
    records: Iterable[Record],
    height: Callable[[Record], Height],
    start: Height = NO_HEIGHT,
) -> Height:
    """Give every record its top and bottom, one below the other; where the last one ends."""
    end = start
    for record in records:
        own, top = height(record), end
        end = Height(end.narrow + own.narrow, end.wide + own.wide)
        narrow = {"top": top.narrow, "bottom": end.narrow}
        record.update(in_both(narrow, {"top": top.wide, "bottom": end.wide}))
    return end


def ends_of(row: Record) -> Record:
    """The top and bottom of a row, for the marks in it."""
    return {name: row[name] for name in row if name.endswith(("_top", "_bottom"))}


def open_side(bound: str) -> int:
    """1 for a value that is a lower limit (open upwards), -1 for an upper one, 0 for a value."""
    return {">": 1, ">=": 1, "<": -1, "<=": -1}.get(bound, 0)


def broken(field: str, lines: list[str]) -> Record:
    """A text of several lines as values of a datum: Streamlit would turn a list into its repr."""
    return {field: "\n".join(lines), f"{field}_lines": len(lines)}


def _texts(record: Record, note_column: str) -> Record:
    name = record["name"] + (f"（{DOUBTFUL}）" if record["doubtful"] else "")
    note = record.get(note_column) or ""
    above = balanced(name, _NAME_ABOVE)
    shares = em_width(above[-1]) + 1 + em_width(note) * _SMALL <= _NAME_ABOVE
    return {
        # Tooltips and screen readers have the doubt as well.
        "name": name,
        **broken("_name_beside", balanced(name, _NAME_BESIDE)),
        **broken("_note_beside", balanced(note, _NOTE_BESIDE)),
        **broken("_name_above", above),
        **broken("_note_above", balanced(note, _NOTE_ABOVE)),
        # The line above the marks at which the note begins.
        "_note_line": len(above) - 1 if shares or not note else len(above),
    }


def _height(record: Record) -> Height:
    above = record["_note_line"] + record["_note_above_lines"]
    beside = max(record["_name_beside_lines"], record["_note_beside_lines"])
    return Height(
        narrow=2 * _SPACE + TEXT_LINE * above + _ABOVE_MARKS + _MARKS,
        wide=2 * _SPACE + max(_ROW, _WIDE_TEXT_LINE * beside),
    )


def widest(records: Sequence[Record], field: str) -> float:
    """The width in em of the longest line of a field."""
    return max(em_width(line) for each in records for line in (each[field] or "").split("\n"))

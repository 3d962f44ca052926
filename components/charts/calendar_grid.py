"""Where the marks of a calendar stand: in cells of a column of time and of a kind.

Time is in months of whole years, or in years where there would be too many months.
A wide chart has time across and kinds down, a narrow one time down and kinds across.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

import pandas as pd

from components.charts.frame import Height
from components.charts.marks import Record, in_both
from indicators.text.text_metrics import em_width

# In px: the room of a mark, the room around the marks of a cell, the heads above all cells, and
# what a wide chart's heads gain where a line of years stands over the months.
PITCH, _PAD, _HEADS, _YEARS = 27, 10, Height(58, 76), 20
# In px of a phone: its width, what it keeps for the names of months, the least room of a mark.
_PHONE, _NAMES, _LEAST = 340, 76, 22
# Marks beside each other in a cell: few, and more where they would make too many lines.
_FEW, _MANY, _LINES = 3, 4, 6
# The least lines of a kind: its name and its count.
_NAMED = 1.5
# More months than these are years; more years than these end in one that holds the rest.
_MOST_MONTHS, _MOST_YEARS = 18, 20


@dataclass(frozen=True, slots=True)
class CalendarColumn:
    """A month or a year: its first day, the day after its last, its name and its key, 2024-06.

    The name of a month, 6月, leaves out its year.
    """

    start: date
    end: date
    name: str
    key: str

    @property
    def year(self) -> str:
        """The year of a month, 2024年; nothing for a year, whose name says it."""
        return f"{self.start.year}年" if self.key[4:] else ""

    @property
    def label(self) -> str:
        """Its name with its year: 2024年6月."""
        return self.year + self.name

    def share(self, day: date) -> float:
        """Where a day lies in it, from 0 to 1; at an end where it is beyond."""
        share = (day - self.start).days / (self.end - self.start).days
        return min(max(share, 0.0), 1.0)


def columns_of(days: Sequence[date]) -> tuple[CalendarColumn, ...]:
    """The columns from the first day to the last; at least the months of a year."""
    first, last = min(days), max(days)
    months = pd.period_range(first, last, freq="M")
    if first.year == last.year:
        months = pd.period_range(f"{first.year}-01", periods=12, freq="M")
    if len(months) <= _MOST_MONTHS:
        starts = [date(each.year, each.month, 1) for each in (*months, months[-1] + 1)]
        words = [(f"{each.month}月", str(each)) for each in months]
    else:
        years = range(first.year, min(last.year, first.year + _MOST_YEARS - 1) + 1)
        starts = [date(each, 1, 1) for each in (*years, years[-1] + 1)]
        words = [(f"{each}年", str(each)) for each in years]
        if years[-1] < last.year:
            words[-1] = f"{years[-1]}年起", str(years[-1])
    return tuple(
        CalendarColumn(*ends, *each) for ends, each in zip(pairwise(starts), words, strict=True)
    )


def column_of(day: date, columns: Sequence[CalendarColumn]) -> int:
    """The place of the column that a day lies in; the last one holds what is later."""
    return max(at for at, each in enumerate(columns) if at == 0 or each.start <= day)


@dataclass(frozen=True, slots=True)
class CalendarGrid:
    """The cells: `beside` is how many marks stand beside each other in one.

    `left` is the room of the kinds' names in em; the tops, in px, are of the kinds of a wide chart
    and of the columns of a narrow one, each with the end of the last.
    """

    columns: tuple[CalendarColumn, ...]
    kinds: tuple[str, ...]
    beside: Height
    left: float
    kind_tops: list[float]
    column_tops: list[float]

    @property
    def height(self) -> Height:
        """The end of the last cells."""
        return Height(self.column_tops[-1], self.kind_tops[-1])

    @property
    def names_at(self) -> int:
        """Where the names of a wide chart's columns stand, in px."""
        return 36 + _years_room(self.columns)

    @property
    def start(self) -> str:
        """Where the cells begin."""
        return f"(narrow ? {_NAMES} : {self.left:.2f} * em)"

    @property
    def cell(self) -> str:
        """The width of a cell."""
        return f"((width - {self.start}) / (narrow ? {len(self.kinds)} : {len(self.columns)}))"

    @property
    def pitch(self) -> str:
        """The room of a mark: less where the cells have no room for as many."""
        beside = f"(narrow ? {self.beside.narrow} : {self.beside.wide})"
        return f"min({PITCH}, {self.cell} * 0.96 / {beside})"

    def middle(self, across: str) -> str:
        """The middle of a cell, counted across."""
        return f"({self.start} + ({across} + 0.5) * {self.cell})"


def grid_of(records: Sequence[Record], columns: tuple[CalendarColumn, ...]) -> CalendarGrid:
    """The cells for records with `group` and `_at`, the number of their column."""
    kinds = tuple(dict.fromkeys(each["group"] for each in records))
    counts = Counter((each["_at"], each["group"]) for each in records)
    beside = Height(
        max(1, int((_PHONE - _NAMES) / len(kinds) / _LEAST)),
        min(max(_FEW, ceil(max(counts.values()) / _LINES)), _MANY),
    )
    places = range(len(columns))
    wide = [max(ceil(counts[at, kind] / beside.wide) for at in places) for kind in kinds]
    narrow = [max(ceil(counts[at, kind] / beside.narrow) for kind in kinds) for at in places]
    return CalendarGrid(
        columns,
        kinds,
        beside,
        left=max(map(em_width, kinds)) + 1,
        kind_tops=_tops(
            _HEADS.wide + _years_room(columns),
            (max(each, _NAMED) for each in wide),
        ),
        column_tops=_tops(_HEADS.narrow, narrow),
    )


def _years_room(columns: Sequence[CalendarColumn]) -> int:
    """The height of the line of years over the months of a wide chart, in px."""
    return _YEARS if columns[0].year else 0


def place(records: Sequence[Record], grid: CalendarGrid) -> None:
    """Give every record its cell across, its shift from the cell's middle and its `y` in px."""
    counts = Counter((each["_at"], each["group"]) for each in records)
    placed: Counter[tuple[int, str]] = Counter()
    for record in records:
        at, kind = cell = record["_at"], record["group"]
        row = grid.kinds.index(kind)
        wide = _shift(placed[cell], counts[cell], int(grid.beside.wide))
        narrow = _shift(placed[cell], counts[cell], int(grid.beside.narrow))
        placed[cell] += 1
        tops = grid.column_tops[at] + _PAD, grid.kind_tops[row] + _PAD
        phone = {"across": row, "shift": narrow[0], "y": tops[0] + PITCH * narrow[1]}
        desk = {"across": at, "shift": wide[0], "y": tops[1] + PITCH * wide[1]}
        record.update(in_both(phone, desk))


def _shift(number: int, count: int, beside: int) -> tuple[float, float]:
    """How far a mark stands from the middle of its cell, and in the middle of which line."""
    line, across = divmod(number, beside)
    return across - (min(count, beside) - 1) / 2, line + 0.5


def _tops(start: float, lines: Iterable[float]) -> list[float]:
    tops = [start]
    for each in lines:
        tops.append(tops[-1] + (2 * _PAD + PITCH * each if each else 0))
    return tops

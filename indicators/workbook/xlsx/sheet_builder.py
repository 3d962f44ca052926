"""Builds a sheet from the cells and texts that its file holds."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from indicators.workbook.xlsx.cells import Corners, Held, RawRow, RawSheet, SheetLook
from indicators.workbook.xlsx.styles import Look

# Most rows visited to apply merged ranges; real sheets need a few thousand.
_MOST_VISITS = 2_000_000

# Most hidden rows, and most looks of cells, that are noted.
_MOST_NOTED = 50_000

_Growth = Callable[[int, int], None]


@dataclass(slots=True)
class SheetRest:
    """The content of a sheet's part other than its rows."""

    merged: dict[str, Corners] = field(default_factory=dict)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    is_filtered: bool = False
    is_hidden: bool = False


class SheetBuilder:
    """Takes a sheet's rows in any order, and a row in several pieces, as files may have them.

    `grown` is called for every row: how many columns are filled so far, how many cells it adds.
    """

    def __init__(self, name: str, grown: _Growth) -> None:
        self._name = name
        self._grown = grown
        self._rows: dict[int, RawRow] = {}
        self._shapes: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._columns: set[int] = set()
        self._last = 0
        self._in_order = True
        self._hidden_rows: set[int] = set()
        self._looks: dict[tuple[int, int], Look] = {}

    def hide(self, number: int) -> None:
        """Note that a row is hidden."""
        if len(self._hidden_rows) < _MOST_NOTED:
            self._hidden_rows.add(number)

    def note(self, number: int, column: int, look: Look) -> None:
        """Note how a filled cell looks."""
        if len(self._looks) < _MOST_NOTED:
            self._looks[number, column] = look

    def put(self, number: int, columns: tuple[int, ...], held: tuple[Held, ...]) -> None:
        """Add filled cells of a row.

        Raises ValueError where a cell is filled twice: no spreadsheet program writes that, and
        which of the two counts would be a guess.
        """
        shape = self._shapes.get(columns)
        if shape is None:
            if any(one >= other for one, other in pairwise(columns)):
                columns, held = _ordered(zip(columns, held, strict=True))
            shape = self._shapes.setdefault(columns, columns)
            self._columns.update(columns)
        if number > self._last:
            self._last = number
        else:
            self._in_order = False
            shape, held = self._joined(number, shape, held)
        self._rows[number] = RawRow(shape, held)
        self._grown(len(self._columns), len(held))

    def sheet(self, rest: SheetRest, comments: Mapping[tuple[int, int], str]) -> RawSheet:
        """The sheet; what a merged range hides is left out, as in Excel."""
        merged = rest.merged
        rows = self._rows if self._in_order else dict(sorted(self._rows.items()))
        hiding = _hide(rows, merged) if merged else frozenset()
        look = SheetLook(
            rest.is_hidden,
            frozenset(self._hidden_rows & rows.keys()),
            tuple(rest.hidden_columns),
            rest.is_filtered,
            self._looks,
            comments,
        )
        return RawSheet(self._name, rows, merged, hiding, look)

    def _joined(
        self, number: int, columns: tuple[int, ...], held: tuple[Held, ...]
    ) -> tuple[tuple[int, ...], tuple[Held, ...]]:
        there = self._rows.get(number)
        if there is None:
            return columns, held
        cells = [
            *zip(there.columns, there.held, strict=True),
            *zip(columns, held, strict=True),
        ]
        columns, held = _ordered(cells)
        return self._shapes.setdefault(columns, columns), held


def _ordered(
    cells: Iterable[tuple[int, Held]],
) -> tuple[tuple[int, ...], tuple[Held, ...]]:
    in_order = sorted(cells, key=lambda each: each[0])
    columns = tuple(column for column, _ in in_order)
    if any(one == other for one, other in pairwise(columns)):
        raise ValueError("a cell is filled twice")
    return columns, tuple(held for _, held in in_order)


def _hide(rows: dict[int, RawRow], merged: Mapping[str, Corners]) -> frozenset[str]:
    """Take out what merged ranges hide; the ranges that hid something."""
    numbers = list(rows)
    hiding = set()
    visits = 0
    for span, (left, top, right, bottom) in merged.items():
        reached = numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        visits += len(reached)
        if visits > _MOST_VISITS:
            raise ValueError("merged ranges overlap without end")
        for number in reached:
            row = rows.get(number)
            first = left + 1 if number == top else left
            if row and any(first <= column <= right for column in row.columns):
                rows[number] = _outside(row, first, right)
                hiding.add(span)
    for number in [number for number, row in rows.items() if not row.columns]:
        del rows[number]
    return frozenset(hiding)


def _outside(row: RawRow, first: int, last: int) -> RawRow:
    kept = [
        (column, held)
        for column, held in zip(row.columns, row.held, strict=True)
        if not first <= column <= last
    ]
    return RawRow(tuple(column for column, _ in kept), tuple(held for _, held in kept))

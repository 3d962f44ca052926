"""A sheet's XML read cell by cell, in whatever way a program wrote it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from indicators.workbook.xlsx.cells import Corners, Held, Look, RawRow, RawSheet, Runs
from indicators.workbook.xlsx.values import LITERAL_EQUALS, Values
from indicators.workbook.xlsx.xml_events import (
    TRUE_WORDS,
    Attributes,
    Read,
    counting_depth,
    feed,
    main,
)

_ROW, _CELL, _VALUE, _FORMULA = main("row"), main("c"), main("v"), main("f")
_TEXT, _PHONETIC, _MERGED = main("t"), main("rPh"), main("mergeCell")
_COLUMN, _FILTER = main("col"), main("filterColumn")
_ZERO = re.compile(r"0+(?:\.0*)?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_COLUMNS = {get_column_letter(at): at for at in range(1, _LAST_COLUMN + 1)}
# Most rows visited to apply merged ranges; real sheets need a few thousand.
_MOST_VISITS = 2_000_000
# Most hidden rows, and most looks of cells, that are noted.
_MOST_NOTED = 50_000

# Called for every row: how many columns of the sheet are filled so far, how many cells it adds.
Growth = Callable[[int, int], None]


def read_sheet(
    read: Read,
    values: Values,
    grown: Growth,
    name: str,
    comments: Mapping[tuple[int, int], str],
    *,
    is_hidden: bool,
) -> RawSheet:
    """The sheet of a part; what a merged range hides is left out, as in Excel.

    Raises what XML and contradictions in it raise: ExpatError, ValueError, IndexError.
    """
    walker = _SheetWalker(values, grown)
    feed(read, walker.start, walker.end, walker.text)
    rows = walker.rows.in_order()
    hiding = _hide(rows, walker.merged) if walker.merged else frozenset()
    return RawSheet(
        name,
        rows,
        walker.merged,
        hiding,
        is_hidden,
        frozenset(walker.hidden_rows & rows.keys()),
        tuple(walker.hidden_columns),
        walker.is_filtered,
        walker.looks,
        comments,
    )


class _Rows:
    """A sheet's rows, put in any order and a row in several pieces, as files may have them."""

    def __init__(self, grown: Growth) -> None:
        self._grown = grown
        self._rows: dict[int, RawRow] = {}
        self._shapes: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._columns: set[int] = set()
        self._last = 0
        self._in_order = True

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
            if there := self._rows.get(number):
                cells = zip(there.columns + shape, there.held + held, strict=True)
                columns, held = _ordered(cells)
                shape = self._shapes.setdefault(columns, columns)
        self._rows[number] = RawRow(shape, held)
        self._grown(len(self._columns), len(held))

    def in_order(self) -> dict[int, RawRow]:
        """The rows by their numbers."""
        return self._rows if self._in_order else dict(sorted(self._rows.items()))


_Cells = tuple[tuple[int, ...], tuple[Held, ...]]


def _parted(cells: Iterable[tuple[int, Held]]) -> _Cells:
    """Cells as a row keeps them: their columns, and what they hold."""
    kept = list(cells)
    return tuple(column for column, _ in kept), tuple(held for _, held in kept)


def _ordered(cells: Iterable[tuple[int, Held]]) -> _Cells:
    columns, held = _parted(sorted(cells, key=lambda each: each[0]))
    if any(one == other for one, other in pairwise(columns)):
        raise ValueError("a cell is filled twice")
    return columns, held


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
                cells = zip(row.columns, row.held, strict=True)
                rows[number] = RawRow(
                    *_parted(each for each in cells if not first <= each[0] <= right)
                )
                hiding.add(span)
    for number in [number for number, row in rows.items() if not row.columns]:
        del rows[number]
    return frozenset(hiding)


class _SheetWalker:
    """Handles the events of a sheet, nearly all of which are cells and their values.

    These two come first in the handlers, and are not counted as deep: neither may nest.
    """

    def __init__(self, values: Values, grown: Growth) -> None:
        self.rows = _Rows(grown)
        self.merged: dict[str, Corners] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.is_filtered = False
        self.looks: dict[tuple[int, int], Look] = {}
        self._values = values
        self._start_rare, self._end_rare = counting_depth(self._begin, self._finish)
        self._row, self._row_text, self._column = 0, "0", 0
        self._columns: list[int] = []
        self._held: list[Held] = []
        # Cells inside another row than the one of their address.
        self._astray: dict[int, list[tuple[int, Held]]] = {}
        self._cell: Attributes | None = None
        self._text = ""
        self._in_value = self._listens = False
        self._is_formula = self._in_formula = self._is_literal = self._in_phonetic = False
        self._runs: Runs | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        if name == _CELL:
            if self._cell is not None:
                raise ValueError("a cell within a cell")
            self._cell, self._text = attributes, ""
        elif name == _VALUE and self._cell is not None:
            if self._in_value:
                raise ValueError("a value within a value")
            self._in_value = True
            self._listens = self._cell.get("t") != "inlineStr"
        else:
            self._start_rare(name, attributes)

    def end(self, name: str) -> None:
        if name == _CELL and self._cell is not None:
            self._end_cell(self._cell)
        elif name == _VALUE and self._in_value:
            self._in_value = self._listens = False
        else:
            self._end_rare(name)

    def text(self, piece: str) -> None:
        if self._listens:
            self._text += piece
            if self._runs:
                self._runs.text(piece)
        elif self._in_formula:
            self._is_literal = False

    def _begin(self, name: str, attributes: Attributes) -> None:
        if name == _ROW:
            # Some programs write 3.0; a fraction is no number of a row.
            number = float(attributes.get("r", self._row + 1))
            if not number.is_integer():
                raise ValueError("no number of a row")
            self._row = int(number)
            self._row_text, self._column = str(self._row), 0
            if _is_hidden(attributes, "ht") and len(self.hidden_rows) < _MOST_NOTED:
                self.hidden_rows.add(self._row)
        elif self._cell is not None:
            self._runs = self._runs or Runs()
            self._runs.start(name, attributes)
            if name == _FORMULA:
                self._is_formula = self._in_formula = True
                self._is_literal = not attributes
            elif name == _PHONETIC:
                self._in_phonetic = True
            elif name == _TEXT and not self._in_phonetic:
                self._listens = self._cell.get("t") == "inlineStr"
        else:
            self._note(name, attributes)

    def _finish(self, name: str) -> None:
        if name == _ROW:
            self._end_row()
        elif name == _TEXT:
            self._listens = False
        elif name == _FORMULA:
            self._in_formula = False
        elif name == _PHONETIC:
            self._in_phonetic = False

    def _end_cell(self, cell: Attributes) -> None:
        row, column = self._place(cell.get("r"))
        kind, style = cell.get("t", ""), cell.get("s", "")
        held = self._values.held(kind, self._text, style, self._is_formula)
        if self._is_literal:
            held = LITERAL_EQUALS
        if held is not None:
            if row == self._row:
                self._columns.append(column)
                self._held.append(held)
            else:
                self._astray.setdefault(row, []).append((column, held))
            if self._runs or self._values.has_looks:
                look = self._runs.look if self._runs else None
                look = look or self._values.look(kind, self._text, style)
                if look and len(self.looks) < _MOST_NOTED:
                    self.looks[row, column] = look
        self._cell = self._runs = None
        self._is_formula = self._in_formula = self._is_literal = False

    def _place(self, address: str | None) -> tuple[int, int]:
        """Row and column of a cell by its address, or beside the one before."""
        row = self._row
        if address is None:
            self._column += 1
        elif column := _COLUMNS.get(address.removesuffix(self._row_text)):
            self._column = column
        else:
            row, self._column = coordinate_to_tuple(address)
        if not (1 <= row <= _LAST_ROW and 1 <= self._column <= _LAST_COLUMN):
            raise ValueError("a cell beyond the last one")
        return row, self._column

    def _end_row(self) -> None:
        if self._columns:
            self.rows.put(self._row, tuple(self._columns), tuple(self._held))
            self._columns, self._held = [], []
        for number, cells in self._astray.items():
            self.rows.put(number, *_parted(cells))
        self._astray = {}

    def _note(self, name: str, attributes: Attributes) -> None:
        """Record the parts of a sheet other than its rows."""
        if name == _MERGED:
            left, top, right, bottom = range_boundaries(attributes["ref"])
            if left is None or top is None or right is None or bottom is None:
                raise ValueError("a merged range without corners")
            self.merged[attributes["ref"]] = (left, top, right, bottom)
        elif name == _COLUMN and _is_hidden(attributes, "width"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.hidden_columns.append((int(first), int(last)))
        elif name == _FILTER:
            self.is_filtered = True


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Whether a row or column is hidden, which one of no size is too."""
    return attributes.get("hidden", "") in TRUE_WORDS or bool(
        _ZERO.fullmatch(attributes.get(size, ""))
    )

"""A sheet's XML read cell by cell, in whatever way a program wrote it."""

import re

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from indicators.workbook.xlsx.cells import Held
from indicators.workbook.xlsx.sheet_builder import SheetBuilder, SheetRest
from indicators.workbook.xlsx.styles import Runs
from indicators.workbook.xlsx.values import LITERAL_EQUALS, Values
from indicators.workbook.xlsx.xml_events import (
    TRUE_WORDS,
    Attributes,
    Piecewise,
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


def read_sheet(part: Piecewise, values: Values, builder: SheetBuilder) -> SheetRest:
    """Put a sheet's rows into the builder and return the rest of its part.

    Raises what XML and contradictions in it raise: ExpatError, ValueError, IndexError.
    """
    walker = _SheetWalker(values, builder)
    feed(part, walker.start, walker.end, walker.text)
    return walker.rest


class _SheetWalker:
    """Handles the events of a sheet, nearly all of which are cells and their values.

    These two come first in the handlers, and are not counted as deep: neither may nest.
    """

    def __init__(self, values: Values, builder: SheetBuilder) -> None:
        self.rest = SheetRest()
        self._values = values
        self._builder = builder
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
            self._row = _row_number(attributes["r"]) if "r" in attributes else self._row + 1
            self._row_text, self._column = str(self._row), 0
            if _is_hidden(attributes, "ht"):
                self._builder.hide(self._row)
        elif self._cell is not None:
            self._runs = self._runs or Runs()
            self._runs.start(name, attributes)
            self._begin_part(self._cell, name, attributes)
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

    def _begin_part(self, cell: Attributes, name: str, attributes: Attributes) -> None:
        if name == _FORMULA:
            self._is_formula = self._in_formula = True
            self._is_literal = not attributes
        elif name == _PHONETIC:
            self._in_phonetic = True
        elif name == _TEXT and not self._in_phonetic:
            self._listens = cell.get("t") == "inlineStr"

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
                if look := look or self._values.look(kind, self._text, style):
                    self._builder.note(row, column, look)
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
            self._builder.put(self._row, tuple(self._columns), tuple(self._held))
            self._columns, self._held = [], []
        for number, cells in self._astray.items():
            columns = tuple(column for column, _ in cells)
            self._builder.put(number, columns, tuple(held for _, held in cells))
        self._astray = {}

    def _note(self, name: str, attributes: Attributes) -> None:
        """Record the parts of a sheet other than its rows."""
        if name == _MERGED:
            left, top, right, bottom = range_boundaries(attributes["ref"])
            if left is None or top is None or right is None or bottom is None:
                raise ValueError("a merged range without corners")
            self.rest.merged[attributes["ref"]] = (left, top, right, bottom)
        elif name == _COLUMN and _is_hidden(attributes, "width"):
            first, last = attributes.get("min", ""), attributes.get("max", "")
            if first.isdecimal() and last.isdecimal():
                self.rest.hidden_columns.append((int(first), int(last)))
        elif name == _FILTER:
            self.rest.is_filtered = True


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Whether a row or column is hidden, which one of no size is too."""
    return attributes.get("hidden", "") in TRUE_WORDS or bool(
        _ZERO.fullmatch(attributes.get(size, ""))
    )


def _row_number(written: str) -> int:
    """A row's number; some programs write 3.0."""
    number = float(written)
    if not number.is_integer():
        raise ValueError("no number of a row")
    return int(number)

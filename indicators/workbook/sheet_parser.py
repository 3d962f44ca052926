"""Reading a sheet's XML patiently, in whatever way a program wrote it."""

import re

from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from indicators.workbook.looks import Runs
from indicators.workbook.markup import Attributes, Piecewise, Walker, main, walk
from indicators.workbook.raw import Held
from indicators.workbook.sheet_builder import SheetBuilder, SheetRest
from indicators.workbook.values import LITERAL_EQUALS, Values

_ROW, _CELL, _VALUE, _FORMULA = main("row"), main("c"), main("v"), main("f")
_INLINE, _TEXT, _PHONETIC, _MERGED = main("is"), main("t"), main("rPh"), main("mergeCell")
_COLUMN, _FILTER = main("col"), main("filterColumn")
_TRUE = frozenset(("1", "true", "on"))
_ZERO = re.compile(r"0+(?:\.0*)?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def parse(part: Piecewise, values: Values, builder: SheetBuilder) -> SheetRest:
    """Put a sheet's rows into the builder; what else its part says.

    Raises what XML and contradictions in it raise: ExpatError, ValueError, IndexError.
    """
    walker = _SheetWalker(values, builder)
    walk(part, walker)
    return walker.rest


def parse_rest(part: Piecewise) -> SheetRest:
    """What a sheet says beside its rows, which are read elsewhere."""
    walker = _RestWalker()
    walk(part, walker)
    return walker.rest


class _RestWalker(Walker):
    def __init__(self) -> None:
        self.rest = SheetRest()

    def start(self, name: str, attributes: Attributes) -> None:
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


class _SheetWalker(_RestWalker):
    def __init__(self, values: Values, builder: SheetBuilder) -> None:
        super().__init__()
        self._values = values
        self._builder = builder
        self._row = self._column = 0
        self._cells: dict[int, list[tuple[int, Held]]] = {}
        self._in_cell = self._is_formula = self._in_phonetic = False
        self._is_literal = self._in_formula = False
        self._runs = Runs()
        self._attributes: Attributes = {}
        self._pieces: list[str] = []
        self._listens = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == _CELL:
            self._begin_cell(attributes)
        elif name == _ROW:
            self._row = _row_number(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = 0
            if _is_hidden(attributes, "ht"):
                self._builder.hide(self._row)
        elif self._in_cell:
            self._runs.start(name, attributes)
            self._begin_part(name, attributes)
        else:
            super().start(name, attributes)

    def end(self, name: str) -> None:
        if name == _CELL:
            self._end_cell()
        elif name == _ROW:
            self._end_row()
        elif name in {_VALUE, _TEXT}:
            self._listens = False
        elif name == _FORMULA:
            self._in_formula = False
        elif name == _PHONETIC:
            self._in_phonetic = False

    def text(self, piece: str) -> None:
        if self._listens:
            self._pieces.append(piece)
            self._runs.text(piece)
        elif self._in_formula:
            self._is_literal = False

    def _begin_cell(self, attributes: Attributes) -> None:
        if self._in_cell:
            raise ValueError("a cell within a cell")
        self._in_cell, self._is_formula, self._attributes = True, False, attributes
        self._pieces, self._is_literal, self._in_formula = [], False, False
        self._runs = Runs()

    def _begin_part(self, name: str, attributes: Attributes) -> None:
        if name == _FORMULA:
            self._is_formula = self._in_formula = True
            self._is_literal = not attributes
        elif name == _PHONETIC:
            self._in_phonetic = True
        elif name == _VALUE:
            self._listens = self._attributes.get("t") != "inlineStr"
        elif name == _TEXT and not self._in_phonetic:
            self._listens = self._attributes.get("t") == "inlineStr"

    def _end_cell(self) -> None:
        at = self._attributes.get("r")
        row, self._column = coordinate_to_tuple(at) if at else (self._row, self._column + 1)
        if not (1 <= row <= _LAST_ROW and 1 <= self._column <= _LAST_COLUMN):
            raise ValueError("a cell beyond the last one")
        kind, style = self._attributes.get("t", ""), self._attributes.get("s", "")
        text = "".join(self._pieces)
        held = self._values.held(kind, text, style, self._is_formula)
        if self._is_literal:
            held = LITERAL_EQUALS
        if held is not None:
            self._cells.setdefault(row, []).append((self._column, held))
            if look := self._runs.look or self._values.look(kind, text, style):
                self._builder.note(row, self._column, look)
        self._in_cell = False

    def _end_row(self) -> None:
        for number, cells in self._cells.items():
            columns = tuple(column for column, _ in cells)
            self._builder.put(number, columns, tuple(held for _, held in cells))
        self._cells = {}


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Whether a row or column is hidden, which one of no size is too."""
    return attributes.get("hidden", "") in _TRUE or bool(_ZERO.fullmatch(attributes.get(size, "")))


def _row_number(written: str) -> int:
    """A row's number; some programs write 3.0."""
    number = float(written)
    if not number.is_integer():
        raise ValueError("no number of a row")
    return int(number)

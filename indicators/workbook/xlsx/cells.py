"""The filled cells of a workbook as the file has them, without the meaning of their columns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from openpyxl.utils.escape import unescape

from indicators.workbook.xlsx.xml_events import Attributes, main


class Look(Enum):
    """The looks of a cell that may mean that its content is void."""

    STRUCK = "struck"
    STRUCK_IN_PART = "struck in part"
    STRUCK_DIGITS = "struck in part, digits of it"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class RawCell:
    """What a cell holds, without the meaning of its column.

    `value` of a formula is the result that Excel stored, None where it never calculated one;
    `is_percent` separates 4.3% (0.043 shown as a percentage) from 0.043.
    """

    value: object = None
    is_percent: bool = False
    is_formula: bool = False
    is_error: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but blanks in it."""
        if self.is_formula:
            return False
        return self.value is None or (isinstance(self.value, str) and not tidy(self.value))


_RUN, _STRIKE, _DOUBLE = main("r"), main("strike"), main("dstrike")
_DIGIT = re.compile(r"\d")
_NO = frozenset(("0", "false", "off", "noStrike"))


def is_on(attributes: Attributes, name: str = "val") -> bool:
    """Whether a property such as <strike/> is set."""
    return attributes.get(name, "1") not in _NO


class Runs:
    """The formatted runs of one text: whether all, some or none of it is struck out."""

    def __init__(self) -> None:
        self._is_struck = self._any_struck = self._any_plain = self._any_digit = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the text begins."""
        if name == _RUN:
            self._is_struck = False
        elif name in {_STRIKE, _DOUBLE}:
            self._is_struck = is_on(attributes)

    def text(self, piece: str) -> None:
        """Some of the text itself."""
        if piece.strip():
            self._any_struck |= self._is_struck
            self._any_plain |= not self._is_struck
            self._any_digit |= self._is_struck and bool(_DIGIT.search(piece))

    @property
    def look(self) -> Look | None:
        """The look of the whole text."""
        if not self._any_struck:
            return None
        if not self._any_plain:
            return Look.STRUCK
        return Look.STRUCK_DIGITS if self._any_digit else Look.STRUCK_IN_PART


# First column, first row, last column, last row.
Corners = tuple[int, int, int, int]

# A cell as a row keeps it: the bare value, or a RawCell where it has further properties, as about
# one cell in a hundred has. Most of a large workbook's memory is its cells.
Held = object


@dataclass(frozen=True, slots=True)
class RawRow:
    """The columns of a row's filled cells in order, which rows alike share, and the cells."""

    columns: tuple[int, ...]
    held: tuple[Held, ...]

    def cells(self) -> Iterator[tuple[int, RawCell]]:
        """Each filled cell with its column."""
        for column, held in zip(self.columns, self.held, strict=True):
            yield column, as_cell(held)

    def cell(self, column: int) -> RawCell:
        """The cell of a column, blank where nothing is filled in."""
        try:
            return as_cell(self.held[self.columns.index(column)])
        except ValueError:
            return _BLANK


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's rows that have anything filled in, by number from 1, and its merged ranges.

    `hiding` names the merged ranges that hid something filled in beside their first cell. The rest
    does not change what is read: `hidden_columns` are spans, from 1; `is_filtered` means that a
    filter has hidden rows; `looks` and `comments` are by (row, column).
    """

    name: str
    rows: Mapping[int, RawRow]
    merged: Mapping[str, Corners] = field(default_factory=dict)
    hiding: frozenset[str] = frozenset()
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    is_filtered: bool = False
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def cells(self) -> dict[tuple[int, int], RawCell]:
        """Every filled cell by (row, column), both from 1, in order."""
        return {
            (number, column): cell
            for number, row in self.rows.items()
            for column, cell in row.cells()
        }

    def cell(self, number: int, column: int) -> RawCell:
        """One cell, blank where nothing is filled in."""
        row = self.rows.get(number)
        return _BLANK if row is None else row.cell(column)


RawWorkbook = tuple[RawSheet, ...]

_BLANK = RawCell()
_HIDDEN = re.compile("[\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad]")


def as_cell(held: Held) -> RawCell:
    """A held cell with all its properties."""
    return held if isinstance(held, RawCell) else RawCell(held)


def is_blank(held: Held) -> bool:
    """Whether a held cell has nothing but blanks."""
    if type(held) is str:
        return not tidy(held)
    return as_cell(held).is_blank


def tidy(text: str) -> str:
    """Text without invisible characters and without blanks at its ends."""
    return (_HIDDEN.sub("", text) if _HIDDEN.search(text) else text).strip()


def unescaped(text: str) -> str:
    """Text with Excel's _x000D_ for a character undone; half of a surrogate pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    return unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

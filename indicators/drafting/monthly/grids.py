"""The sheets of a workbook as grids: values, merged ranges, and what is hidden."""

import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from xml.parsers.expat import ExpatError

import xlrd  # type: ignore[import-untyped]
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from indicators.drafting.documents.passages import UnreadableDocument, even
from indicators.workbook.xlsx.xml_events import Attributes, counting_depth, feed

# What the readers of workbooks raise where the bytes are not what they should be.
UNREADABLE = (
    zipfile.BadZipFile,
    InvalidFileException,
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
    struct.error,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    TypeError,
    ValueError,
)
_BROKEN = "工作簿已损坏或加了密码，请用 Excel 或 WPS 打开后另存再试。"
_LARGE = "工作簿过大，不像是统计月报，请只留需要的表后再试。"
_MOST_INFLATED = 200 * 2**20
_MOST_PARTS = 4000
# Of a package: openpyxl makes each cell, also those under merged ranges.
_MOST_WRITTEN, _MOST_UNDER_MERGES = 1_000_000, 200_000
_MOST_CELLS = 400_000
_MOST_MERGED = 20_000
_MOST_ROWS = 20_000
_MOST_COLUMNS = 500

_PRINTED_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,12})?%?", re.ASCII)
_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEARS = range(1990, 2061)

Place = tuple[int, int]
Value = str | Decimal


@dataclass(slots=True)
class SheetGrid:
    """One sheet: values by (row, column), both from 1; texts are evened out and stripped.

    `anchors` gives for a place within a merged range the place of its value.
    """

    title: str
    is_hidden: bool = False
    values: dict[Place, Value] = field(default_factory=dict)
    anchors: dict[Place, Place] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    indents: dict[Place, int] = field(default_factory=dict)

    @property
    def last_row(self) -> int:
        """The last row with a value."""
        return max((row for row, _ in self.values), default=0)

    @property
    def last_column(self) -> int:
        """The last column with a value."""
        return max((column for _, column in self.values), default=0)

    @property
    def note(self) -> str:
        """The first text of the sheet, "" without any."""
        places = (at for at, value in self.values.items() if isinstance(value, str))
        return str(self.values.get(min(places, default=(0, 0)), ""))

    def texts(self) -> Iterator[str]:
        """The texts of the sheet."""
        return (value for value in self.values.values() if isinstance(value, str))

    def text(self, row: int, column: int) -> str:
        """The text of a place, that of its merged range; "" for a number or nothing."""
        value = self.values.get(self.anchors.get((row, column), (row, column)))
        return value if isinstance(value, str) else ""

    def number(self, row: int, column: int) -> Decimal | None:
        """The number of a place."""
        value = self.values.get((row, column))
        return value if isinstance(value, Decimal) else None

    def put(self, place: Place, value: object, number_format: str = "") -> None:
        """Keep a cell's value: texts without blanks at their ends, numbers as decimals."""
        if isinstance(value, bool) or value is None:
            return
        if isinstance(value, (int, float)):
            # an .xls file has no whole numbers of its own
            is_whole = isinstance(value, float) and value.is_integer()
            number = Decimal(int(value) if is_whole else repr(value))
            self.values[place] = number * 100 if "%" in number_format else number
        else:
            text = even(str(value).replace("\n", ""))
            self.indents[place] = len(text) - len(text.lstrip())
            plain = text.strip()
            if _PRINTED_NUMBER.fullmatch(plain) and not _YEAR.fullmatch(plain):
                self.values[place] = Decimal(plain.strip("%").replace(",", ""))
            elif plain:
                self.values[place] = plain

    def _name_years(self) -> None:
        """Turn rows that have only years into texts: they are headers."""
        rows: dict[int, list[Place]] = {}
        for place, value in self.values.items():
            if isinstance(value, Decimal):
                rows.setdefault(place[0], []).append(place)
        for places in rows.values():
            numbers = [self.values[each] for each in places]
            if len(places) > 1 and all(each in _YEARS for each in numbers):
                self.values |= {each: f"{self.values[each]}年" for each in places}

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        """Keep a merged range, unless it is far larger than any header."""
        if (last_row - first_row + 1) * (last_column - first_column + 1) > _MOST_MERGED:
            return
        for row in range(first_row, last_row + 1):
            for column in range(first_column, last_column + 1):
                self.anchors[row, column] = (first_row, first_column)


def grids_of(content: bytes) -> list[SheetGrid]:
    """The sheets of an .xlsx or .xls file. Raises UnreadableDocument."""
    grids = list(_old_grids(content) if content.startswith(b"\xd0\xcf") else _grids(content))
    is_wide = any(each.last_row > _MOST_ROWS or each.last_column > _MOST_COLUMNS for each in grids)
    if is_wide or sum(len(each.values) for each in grids) > _MOST_CELLS:
        raise UnreadableDocument(_LARGE)
    for each in grids:
        each._name_years()
    return grids


def _grids(content: bytes) -> Iterator[SheetGrid]:
    check_package(content)
    try:
        book = load_workbook(BytesIO(content), data_only=True)
    except UNREADABLE as error:
        raise UnreadableDocument(_BROKEN) from error
    for sheet in book.worksheets:
        yield _grid(sheet)


def _grid(sheet: Worksheet) -> SheetGrid:
    grid = SheetGrid(sheet.title, sheet.sheet_state != "visible")
    grid.hidden_rows = {row for row, shape in sheet.row_dimensions.items() if shape.hidden}
    for shape in sheet.column_dimensions.values():
        if shape.hidden and shape.min and shape.max:
            grid.hidden_columns |= set(range(shape.min, min(shape.max, 1000) + 1))
    for area in sheet.merged_cells.ranges:
        grid.merge(area.min_row, area.min_col, area.max_row, area.max_col)
    # not iter_rows: a cell far away would make it fill the whole sheet
    for cell in sheet._cells.values():
        if isinstance(cell, Cell):
            grid.put((cell.row, cell.column), cell.value, cell.number_format or "")
    return grid


def _old_grids(content: bytes) -> Iterator[SheetGrid]:
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True)
    except UNREADABLE as error:
        raise UnreadableDocument(_BROKEN) from error
    for sheet in book.sheets():
        grid = SheetGrid(sheet.name, bool(sheet.visibility))
        grid.hidden_rows = {row + 1 for row, shape in sheet.rowinfo_map.items() if shape.hidden}
        grid.hidden_columns = {at + 1 for at, shape in sheet.colinfo_map.items() if shape.hidden}
        for first_row, last_row, first_column, last_column in sheet.merged_cells:
            grid.merge(first_row + 1, first_column + 1, last_row, last_column)
        for row in range(sheet.nrows):
            for column in range(sheet.ncols):
                cell = sheet.cell(row, column)
                if cell.ctype in {xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER}:
                    shape = book.xf_list[cell.xf_index]
                    written = book.format_map[shape.format_key].format_str
                    grid.put((row + 1, column + 1), cell.value, written)
        yield grid


class _Extent:
    """Counts cells, and those under merged ranges: openpyxl makes each of them."""

    def __init__(self) -> None:
        self.cells = 0
        self.merged = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        local = name.rsplit(" ", maxsplit=1)[-1]
        if local == "c":
            self.cells += 1
        elif local == "mergeCell":
            self.merged += _size(attributes.get("ref", ""))
        if self.cells > _MOST_WRITTEN or self.merged > _MOST_UNDER_MERGES:
            raise UnreadableDocument(_LARGE)


def _ignore(_: str) -> None:
    """Pass over a text, or the end of an element."""


def _size(reference: str) -> int:
    left, top, right, bottom = range_boundaries(reference)
    if left is None or top is None or right is None or bottom is None:
        return _MOST_UNDER_MERGES + 1
    return (right - left + 1) * (bottom - top + 1)


def check_package(content: bytes) -> None:
    """Raises UnreadableDocument for a package that is broken, too large or merged without end."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
            is_large = sum(each.file_size for each in parts) > _MOST_INFLATED
            if len(parts) > _MOST_PARTS or is_large:
                raise UnreadableDocument(_LARGE)
            extent = _Extent()
            for each in parts:
                if each.filename.startswith("xl/worksheets/") and each.filename.endswith(".xml"):
                    with package.open(each) as part:
                        feed(part.read, *counting_depth(extent.start, _ignore), _ignore)
    except (zipfile.BadZipFile, ExpatError, ValueError, OSError, RuntimeError, EOFError) as error:
        raise UnreadableDocument(_BROKEN) from error

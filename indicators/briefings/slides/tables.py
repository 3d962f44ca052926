"""Tables: which columns a slide shows, how wide, and how many rows fit on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.shapes.placeholder import PlaceholderGraphicFrame, TablePlaceholder
from pptx.table import _Cell
from pptx.util import Pt

from indicators.briefings.look import MUTED, STATUS_COLOURS
from indicators.briefings.paper_table import cell_of, column_widths
from indicators.briefings.slides.texts import Letters, spaced_width, spaces, write
from indicators.exhibits.exhibit import ExhibitContent
from indicators.text.text_metrics import em_width, wrapped

_HEAD_SIZE = 13
# From the largest on: smaller letters where they save a slide. The most rows in each.
_MOST_ROWS = {18.0: 7, 16.0: 8, 14.0: 10, 13.0: 11, 12.0: 13}
# Further lines of a cell: a share of the first line's size, never smaller than that.
_MORE, _SMALLEST = 0.8, 11.0
_LINE, _INSET, _SIDE = 1.45, 2.5, 7
_HEAD_HEIGHT = 28
# By so much rows are taller where there is room.
_AIR = 1.6
# In em, and as a share: a line is given so much more than it needs; long ones end at words.
_SURE, _RAGGED = 0.4, 1.06


@dataclass(frozen=True, slots=True)
class TablePage:
    """The rows of one slide under their heading; texts are the lines of a cell.

    `size` is that of the letters and `height` that of the page, in points; `first` is the number
    of the first row in the exhibit's table; `cited` has the places where the rows are
    printed, each once.
    """

    size: float
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    cited: tuple[str, ...] = ()
    first: int = 0
    height: float = 0

    @property
    def heights(self) -> list[float]:
        """The height of every row in points, with air where the page has room."""
        least = [_height(row, self.widths, self.size) for row in self.rows]
        air = min(_AIR, max(1.0, (self.height - _HEAD_HEIGHT) / sum(least)))
        return [air * each for each in least]

    def span(self, number: int) -> int:
        """How many rows the first cell of a row spans; 0 where it belongs to the one above."""
        firsts = [row[0] for row in self.rows]
        if number and firsts[number] == firsts[number - 1]:
            return 0
        end = number + 1
        while end < len(firsts) and firsts[end] == firsts[number]:
            end += 1
        return end - number


def table_pages(shown: ExhibitContent, width: float, height: float) -> list[TablePage]:
    """The exhibit's table in as few pages of a size as it needs, each with the heading."""
    return min((list(_pages(shown, width, height, size)) for size in _MOST_ROWS), key=len)


def _pages(shown: ExhibitContent, width: float, height: float, size: float) -> Iterator[TablePage]:
    columns = shown.table.slide_groups
    headings = tuple(map(shown.table.heading, columns))
    rows = [
        tuple(tuple(line.text for line in cell_of(shown.table, row, each)) for each in columns)
        for row in shown.table.records
    ]
    widths = _widths(headings, rows, width, size)
    heights = [_height(row, widths, size) for row in rows]
    for part in _parts(heights, height - _HEAD_HEIGHT, _MOST_ROWS[size]):
        cited = cited_in(replace(shown, table=shown.table.of(shown.table.rows[part])))
        yield TablePage(size, headings, widths, tuple(rows[part]), cited, part.start, height)


def cited_in(shown: ExhibitContent | None) -> tuple[str, ...]:
    """Where the rows are printed, each place once, where the exhibit has a column for it."""
    cells = shown.table.rows.get("cited", ()) if shown else ()
    return tuple(dict.fromkeys(str(each) for each in cells if each))


def _widths(
    headings: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], width: float, size: float
) -> tuple[float, ...]:
    """The width of every column, together filling the slide."""
    titles = [em_width(each) * _HEAD_SIZE / size for each in headings]
    ems = [[_ems(cell, size) for cell in row] for row in rows]
    return tuple(each * size for each in column_widths(titles, ems, width / size))


def _ems(texts: Sequence[str], size: float) -> list[float]:
    """The widths of a cell's lines, the further ones smaller."""
    return [
        _SURE + _RAGGED * spaced_width(text) * each / size for text, each in _sized(texts, size)
    ]


def _height(row: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    return max(_cell_height(texts, width, size) for texts, width in zip(row, widths, strict=True))


def _cell_height(texts: Sequence[str], width: float, size: float) -> float:
    room = width - 2 * _SIDE
    lines = (
        len(wrapped(text, room / each - spaces(text))) * each * _LINE
        for text, each in _sized(texts, size)
    )
    return sum(lines) + 2 * _INSET


def _sized(texts: Sequence[str], size: float) -> Iterator[tuple[str, float]]:
    """The lines of a cell with their sizes."""
    return zip(texts, [size, *[_smaller(size)] * (len(texts) - 1)], strict=True)


def _smaller(size: float) -> float:
    """The size of a cell's further lines beside that of its first."""
    return max(_SMALLEST, _MORE * size)


def _parts(heights: Sequence[float], room: float, most: int) -> list[slice]:
    """As few parts as the room needs, about equally long."""
    count = len(_filled(heights, room, most))
    shortest = ceil(len(heights) / count)
    tried = (_filled(heights, room, each) for each in range(shortest, most + 1))
    return next(each for each in tried if len(each) == count)


def _filled(heights: Sequence[float], room: float, most: int) -> list[slice]:
    starts, used = [0], 0.0
    for number, height in enumerate(heights):
        if number > starts[-1] and (used + height > room or number - starts[-1] >= most):
            starts.append(number)
            used = 0.0
        used += height
    return [slice(*each) for each in pairwise([*starts, len(heights)])]


def fill_table(holder: TablePlaceholder, page: TablePage) -> PlaceholderGraphicFrame:
    """Put a table into its placeholder, in the template's table style.

    Equal neighbours of the first column are one cell.
    """
    frame: PlaceholderGraphicFrame = holder.insert_table(len(page.rows) + 1, len(page.headings))
    _set_style(frame)
    table = frame.table
    for number, width in enumerate(page.widths):
        table.columns[number].width = Pt(width)
    for row, height in zip(table.rows, (_HEAD_HEIGHT, *page.heights), strict=True):
        row.height = Pt(height)
    for cell, words in zip(table.rows[0].cells, page.headings, strict=True):
        _fill(cell, (words,), (Letters(_HEAD_SIZE),))
    for number, (row, texts) in enumerate(zip(list(table.rows)[1:], page.rows, strict=True)):
        span = page.span(number)
        _fill_row(list(row.cells), texts, page.size, is_spanned=not span)
        if span > 1:
            row.cells[0].merge(table.cell(number + span, 0))
    return frame


def _set_style(frame: PlaceholderGraphicFrame) -> None:
    """Give a table the style that the template gives new tables."""
    frame.table.horz_banding = False
    relations = frame.part.package.main_document_part.rels.values()
    for each in relations:
        if each.reltype == RT.TABLE_STYLES:
            (own,) = frame.element.xpath(".//a:tableStyleId")
            own.text = parse_xml(each.target_part.blob).get("def", own.text)


def _fill_row(
    cells: Sequence[_Cell], texts: Sequence[Sequence[str]], size: float, *, is_spanned: bool
) -> None:
    for column, (cell, lines) in enumerate(zip(cells, texts, strict=True)):
        mark = lines[0][:1] if lines[0][1:2] == " " else ""
        shade = STATUS_COLOURS.get(mark)
        own = Letters(size, bold=True if shade else None, colour=shade)
        shown = ("",) if is_spanned and not column else lines
        _fill(cell, shown, (own, Letters(_smaller(size), colour=MUTED)))


def _fill(cell: _Cell, lines: Sequence[str], looks: tuple[Letters, ...]) -> None:
    write(cell.text_frame, *lines, looks=looks)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Pt(_SIDE)
    cell.margin_top = cell.margin_bottom = Pt(_INSET)

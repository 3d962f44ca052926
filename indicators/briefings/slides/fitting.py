"""Tables and sentences in the parts that fit a slide: columns, widths, heights, letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from indicators.briefings.paper_table import cell_of, column_widths
from indicators.briefings.slides.texts import TextRoom
from indicators.exhibits.exhibit import ExhibitContent
from indicators.text.text_metrics import em_width, spaces, wrapped

# Of sentences, in points and as a share of the letters.
_BULLET_SPACE, _BULLET_LINE = 12, 1.3
HEAD_SIZE = 13
# From the largest on: smaller letters where they save a slide. The most rows in each.
_MOST_ROWS = {18.0: 7, 16.0: 8, 14.0: 10, 13.0: 11, 12.0: 13}
# Further lines of a cell: a share of the first line's size, never smaller than that.
_MORE, _SMALLEST = 0.8, 11.0
_LINE, INSET, SIDE = 1.45, 2.5, 7
HEAD_HEIGHT = 28
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
        air = min(_AIR, max(1.0, (self.height - HEAD_HEIGHT) / sum(least)))
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
    for part in _parts(heights, height - HEAD_HEIGHT, _MOST_ROWS[size]):
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
    titles = [em_width(each) * HEAD_SIZE / size for each in headings]
    ems = [[_ems(cell, size) for cell in row] for row in rows]
    return tuple(each * size for each in column_widths(titles, ems, width / size))


def _ems(texts: Sequence[str], size: float) -> list[float]:
    """The widths of a cell's lines, the further ones smaller."""
    return [
        _SURE + _RAGGED * (em_width(text) + spaces(text)) * each / size
        for text, each in _sized(texts, size)
    ]


def _height(row: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    return max(_cell_height(texts, width, size) for texts, width in zip(row, widths, strict=True))


def _cell_height(texts: Sequence[str], width: float, size: float) -> float:
    room = width - 2 * SIDE
    lines = (
        len(wrapped(text, room / each - spaces(text))) * each * _LINE
        for text, each in _sized(texts, size)
    )
    return sum(lines) + 2 * INSET


def _sized(texts: Sequence[str], size: float) -> Iterator[tuple[str, float]]:
    """The lines of a cell with their sizes."""
    return zip(texts, [size, *[smaller_size(size)] * (len(texts) - 1)], strict=True)


def smaller_size(size: float) -> float:
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


def word_pages(
    sentences: Sequence[str], room: TextRoom, shares: Sequence[float]
) -> tuple[float, list[Sequence[str]]]:
    """The sentences of each slide, in the largest letters that need the fewest slides.

    `shares` are the sizes that are tried, as shares of the room's own.
    """
    found: list[tuple[float, list[Sequence[str]]]] = []
    for size in (each * room.letters for each in shares):
        lines = (len(wrapped(each, room.width / size - 1.5)) for each in sentences)
        heights = [each * size * _BULLET_LINE * 1.1 + _BULLET_SPACE for each in lines]
        parts = _filled(heights, room.height, len(heights))
        found.append((size, [sentences[part] for part in parts]))
    return min(found, key=lambda each: len(each[1]))

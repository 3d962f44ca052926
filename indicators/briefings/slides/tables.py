"""Tables: which columns a slide shows, how wide, and how many rows fit on it."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Any

import pandas as pd

from indicators.briefings.look import ACTUAL, HAIRLINE, INK, MUTED, PAPER, STATUS_COLOURS
from indicators.briefings.slides.columns import Column, heading, slide_columns
from indicators.briefings.slides.geometry import emu
from indicators.briefings.slides.markup import Markup, tag
from indicators.briefings.slides.text import Type, fill, said
from indicators.exhibits.exhibit import ExhibitContent
from indicators.text.text_metrics import em_width, wrapped

Row = Mapping[Hashable, Any]

_HEAD = Type(13, bold=True, colour=PAPER)
# A table over more slides than these has smaller letters, so that there are fewer of them.
_SIZES, _MOST_PAGES = (14.0, 12.0), 3
_MORE = 0.8  # of the first line's size
_LINE, _INSET, _SIDE = 1.45, 3.5, 7
_HEAD_HEIGHT = 28
_NARROWEST, _READABLE = 4, 9  # in em
_MOST_ROWS = {14.0: 10, 12.0: 13}
# Column widths are made for this share of the texts.
_USUAL = 0.95
# The space that some offices put between figures and Chinese, in em.
_SPACE, _CHANGES = 0.25, re.compile(r"(?<=[0-9A-Za-z%])(?=[一-鿿])|(?<=[一-鿿])(?=[0-9A-Za-z])")
# A cell that says so, not one that somebody forgot.
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class TablePage:
    """The rows of one slide under their heading; texts are the lines of a cell.

    `size` is that of the letters, in points; `first` is the number of the first row in the
    exhibit's table; `cited` says where the rows are printed, each once.
    """

    size: float
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    cited: tuple[str, ...] = ()
    first: int = 0

    @property
    def heights(self) -> list[float]:
        """The height of every row in points."""
        return [_height(row, self.widths, self.size) for row in self.rows]

    @property
    def height(self) -> float:
        """The height of the whole in points."""
        return _HEAD_HEIGHT + sum(self.heights)

    @property
    def markup(self) -> Markup:
        """The table; equal neighbours of the first column are one cell."""
        grid = tag("a:tblGrid", *(tag("a:gridCol", w=emu(each)) for each in self.widths))
        return tag(
            "a:tbl",
            tag("a:tblPr", firstRow=True),
            grid,
            tag("a:tr", *map(_heading, self.headings), h=emu(_HEAD_HEIGHT)),
            *(self._row(number) for number in range(len(self.rows))),
        )

    def _row(self, number: int) -> Markup:
        first, *others = self.rows[number]
        cells = [
            _cell(first, self.size, span=self._span(number)),
            *(_cell(each, self.size) for each in others),
        ]
        return tag("a:tr", *cells, h=emu(self.heights[number]))

    def _span(self, number: int) -> int:
        """How many rows the first cell spans; 0 where it belongs to the one above."""
        firsts = [row[0] for row in self.rows]
        if number and firsts[number] == firsts[number - 1]:
            return 0
        end = number + 1
        while end < len(firsts) and firsts[end] == firsts[number]:
            end += 1
        return end - number


def table_pages(shown: ExhibitContent, width: float, height: float) -> Iterator[TablePage]:
    """The exhibit's table in pages of a size, each with the heading."""
    large, small = (list(_pages(shown, width, height, size)) for size in _SIZES)
    yield from large if len(large) <= _MOST_PAGES else small


def _pages(shown: ExhibitContent, width: float, height: float, size: float) -> Iterator[TablePage]:
    columns = slide_columns(shown)
    headings = tuple(heading(shown, column) for column in columns)
    rows = [
        tuple(_lines(row, column) for column in columns)
        for row in shown.table.rows.to_dict("records")
    ]
    widths = _widths(headings, rows, width, size)
    heights = [_height(row, widths, size) for row in rows]
    for part in _parts(heights, height - _HEAD_HEIGHT, _MOST_ROWS[size]):
        cited = _cited(shown.table.rows[part])
        yield TablePage(size, headings, widths, tuple(rows[part]), cited, part.start)


def _cited(rows: pd.DataFrame) -> tuple[str, ...]:
    if "cited" not in rows:
        return ()
    return tuple(dict.fromkeys(str(each) for each in rows["cited"] if each))


def _lines(row: Row, column: Column) -> tuple[str, ...]:
    texts = [str(row[each]) for each in column if row[each] not in {None, ""}]
    return tuple(texts) or (_NOTHING,)


def _widths(
    headings: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], width: float, size: float
) -> tuple[float, ...]:
    """The width of every column, together filling the slide.

    Short texts keep their line; the columns of long ones share the rest by their usual length.
    """
    columns = range(len(headings))
    ems = [[_ems(row[number]) for row in rows] for number in columns]
    wanted = [
        max(_NARROWEST, _usual(ems[number]), em_width(headings[number]) * _HEAD.size / size) * size
        for number in columns
    ]
    room = width - 2 * _SIDE * len(wanted)
    limit = _limit(wanted, room)
    usual = [
        max(_READABLE, sum(ems[number]) / len(rows)) if wanted[number] > limit else 0
        for number in columns
    ]
    kept = [0 if usual[number] else wanted[number] for number in columns]
    if not any(usual):
        return tuple(each * room / sum(kept) + 2 * _SIDE for each in kept)
    left = (room - sum(kept)) / sum(usual)
    return tuple(each + more * left + 2 * _SIDE for each, more in zip(kept, usual, strict=True))


def _usual(ems: Sequence[float]) -> float:
    """The width that all but a few texts need; those may take more lines."""
    return sorted(ems)[int(_USUAL * (len(ems) - 1))]


def _limit(wanted: Sequence[float], room: float) -> float:
    """The width above which columns are cut, so that short texts keep their line."""
    left, count = room, len(wanted)
    for each in sorted(wanted):
        if each * count > left:
            return left / count
        left, count = left - each, count - 1
    return room


def _ems(texts: Sequence[str]) -> float:
    first, *more = texts
    return max(_spaced(first) + 0.8, *(_spaced(each) * _MORE for each in more), 0)


def _spaced(text: str) -> float:
    return em_width(text) + _SPACE * len(_CHANGES.findall(text))


def _height(row: Sequence[Sequence[str]], widths: Sequence[float], size: float) -> float:
    return max(_cell_height(texts, width, size) for texts, width in zip(row, widths, strict=True))


def _cell_height(texts: Sequence[str], width: float, size: float) -> float:
    sizes = [size, *[_MORE * size] * (len(texts) - 1)]
    room = width - 2 * _SIDE
    lines = (
        len(wrapped(text, room / each - _SPACE * len(_CHANGES.findall(text)))) * each * _LINE
        for text, each in zip(texts, sizes, strict=True)
    )
    return sum(lines) + 2 * _INSET


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


def _heading(words: str) -> Markup:
    return _tc((said(words, _HEAD),), _borders(ACTUAL), fill(ACTUAL), anchor="ctr")


def _cell(texts: Sequence[str], size: float, span: int = 1) -> Markup:
    first, *more = texts
    shade = STATUS_COLOURS.get(first[:1], INK) if first[1:2] == " " else INK
    look, small = Type(size, bold=shade != INK, colour=shade), Type(_MORE * size, colour=MUTED)
    lines = (said(first, look), *(said(each, small) for each in more))
    return _tc(lines if span else (said("", look),), _borders(HAIRLINE), tag("a:noFill"), span=span)


def _tc(
    lines: Sequence[Markup],
    borders: Sequence[Markup],
    filled: Markup,
    *,
    span: int = 1,
    anchor: str = "t",
) -> Markup:
    properties = tag(
        "a:tcPr",
        *borders,
        filled,
        marL=emu(_SIDE),
        marR=emu(_SIDE),
        marT=emu(_INSET),
        marB=emu(_INSET),
        anchor=anchor,
    )
    body = tag("a:txBody", tag("a:bodyPr"), tag("a:lstStyle"), *lines)
    return tag(
        "a:tc",
        body,
        properties,
        rowSpan=span if span > 1 else None,
        vMerge=True if not span else None,
    )


def _borders(colour: str) -> list[Markup]:
    """Hairlines between rows, nothing between columns."""
    none = ("lnL", "lnR", "lnT")
    return [
        *(tag(f"a:{each}", tag("a:noFill"), w=0) for each in none),
        tag("a:lnB", fill(colour), w=emu(0.75)),
    ]

"""A table as a sheet of paper has room for it: few columns, each as wide as its texts need."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

import pandas as pd

from indicators.briefings.captions import cell_text
from indicators.exhibits.columns import PRINTED, Group
from indicators.exhibits.table import Table
from indicators.text.text_metrics import em_width

MOST_COLUMNS = 5
# In em: the margins of a cell, and the longest text that is centred.
_MARGINS, _SHORT = 1.0, 9
# What every column gets that needs it.
_LEAST = 5
# A column is made for this share of its texts; a few long ones may take more lines.
_USUAL = 0.85
# In em: how much of a column's room is tried in another.
_STEPS = (1.0, 3.0)
# In em: a shorter text, such as a date, is not broken.
_WHOLE = 13

Row = Mapping[Hashable, object]
# The widths of a row's lines in em, by cells.
_Ems = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class PaperColumn:
    """A column under its title; `width` is its share of the room, and short texts are centred."""

    title: str
    width: float
    is_short: bool


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a cell; the place where a figure is printed has smaller letters."""

    text: str
    is_small: bool = False


Cell = tuple[PaperLine, ...]
# An empty cell is marked, so that it does not look forgotten.
_NOTHING = PaperLine("—")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """The cells of a row; `band` is the heading that the row opens, or ""."""

    cells: tuple[Cell, ...]
    band: str = ""


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table on paper."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[PaperRow, ...]


def paper_table(table: Table, room: float) -> PaperTable:
    """The table in at most five columns, for a line of `room` em.

    A first column that repeats itself becomes headings across the table.
    """
    rows, groups = table.rows, table.brief_groups
    bands = _bands(rows, groups)
    if any(bands):
        groups = groups[1:]
    groups = _joined(rows, groups)
    cells = [tuple(cell_of(table, row, each) for each in groups) for row in table.records]
    return PaperTable(
        columns=_columns([*map(table.heading, groups)], cells, room),
        rows=tuple(PaperRow(*each) for each in zip(cells, bands, strict=True)),
    )


def _bands(rows: pd.DataFrame, groups: Sequence[Group]) -> list[str]:
    """For each row the heading that it opens; none where the first column seldom repeats."""
    if len(groups) < 3 or len(groups[0]) > 1:
        return [""] * len(rows)
    first = [str(each) for each in rows[groups[0][0]]]
    opened = [text if text != last else "" for text, last in zip(first, ["", *first], strict=False)]
    return opened if 2 * sum(map(bool, opened)) <= len(opened) else [""] * len(rows)


def _joined(rows: pd.DataFrame, groups: Sequence[Group]) -> list[Group]:
    """As many groups as fit: the neighbours that need the least room share a column."""
    found = list(groups)
    while len(found) > MOST_COLUMNS:
        needs = [_need(rows, each) for each in found]
        # The first column names the row and stays apart.
        at = min(range(1, len(found) - 1), key=lambda each: needs[each] + needs[each + 1])
        found[at : at + 2] = [(*found[at], *found[at + 1])]
    return found


def _need(rows: pd.DataFrame, group: Group) -> float:
    return max((em_width(str(text)) for each in group for text in rows[each]), default=0)


def cell_of(table: Table, row: Row, group: Group) -> Cell:
    """The lines of a group's cell in a row, one of them a dash where it has no text."""
    said = tuple(
        PaperLine(cell_text(row[each]), table.role(each) in PRINTED)
        for each in group
        if row[each] not in {None, ""}
    )
    return said or (_NOTHING,)


def _columns(
    titles: Sequence[str], cells: Sequence[Sequence[Cell]], room: float
) -> tuple[PaperColumn, ...]:
    ems = [[[em_width(line.text) for line in cell] for cell in row] for row in cells]
    widths = column_widths([*map(em_width, titles)], ems, room)
    longest = [max((max(row[at]) for row in ems), default=0.0) for at in range(len(titles))]
    return tuple(
        # The names of the rows are aligned at the left.
        PaperColumn(title, width / room, is_short=at > 0 and most <= _SHORT)
        for at, (title, most, width) in enumerate(zip(titles, longest, widths, strict=True))
    )


def column_widths(titles: Sequence[float], cells: Sequence[_Ems], room: float) -> list[float]:
    """The widths of columns in em, together the room; `cells` are the widths of the lines in each.

    Short texts keep their line, and the table is as low as it can be.
    """
    widths = [
        sorted(line for row in cells for line in row[at]) or [0.0] for at in range(len(titles))
    ]
    needs = [
        _MARGINS + max(each[int(_USUAL * len(each))], title)
        for each, title in zip(widths, titles, strict=True)
    ]
    short = [max((each for each in found if each <= _WHOLE), default=0.0) for found in widths]
    least = [
        min(need, max(_LEAST, _MARGINS + each)) for need, each in zip(needs, short, strict=True)
    ]
    longer = [
        max(0.0, _MARGINS + each[-1] - need) for each, need in zip(widths, needs, strict=True)
    ]
    spare = room - sum(needs)
    if spare > 0 and any(longer):
        # What is left belongs to the few longer texts.
        start = [
            need + spare * more / sum(longer) for need, more in zip(needs, longer, strict=True)
        ]
    else:
        start = [room * each for each in shares(needs, room)]
    return _lowest(start, least, cells)


def _lowest(
    widths: Sequence[float], narrowest: Sequence[float], cells: Sequence[_Ems]
) -> list[float]:
    """The widths with letters moved from column to column as long as the table gets lower by it.

    No column gets narrower than its least width; the sum stays.
    """
    best, least = list(widths), _lines(widths, cells)
    while True:
        moves = (
            [each + step * ((at == to) - (at == of)) for at, each in enumerate(best)]
            for step in _STEPS
            for of in range(len(best))
            for to in range(len(best))
            if of != to and best[of] - step >= narrowest[of]
        )
        lines, found = min(((_lines(each, cells), each) for each in moves), default=(least, best))
        if lines >= least:
            return best
        best, least = found, lines


def _lines(widths: Sequence[float], cells: Sequence[_Ems]) -> float:
    """The lines of all rows; those of every cell count a little, so that a step leads further."""
    counts = [
        [
            sum(ceil(line / max(1.0, width - _MARGINS)) for line in cell)
            for cell, width in zip(row, widths, strict=True)
        ]
        for row in cells
    ]
    return sum(max(row) + 0.01 * sum(row) for row in counts)


def shares(needs: Sequence[float], room: float) -> list[float]:
    """How columns share the room: what is short gets all it needs, the rest by its root.

    By roots, because a text three times as long may well take two lines more.
    """
    given = {at: need for at, need in enumerate(needs) if need <= _LEAST}
    while len(given) < len(needs):
        left = room - sum(given.values())
        roots = {at: sqrt(need) for at, need in enumerate(needs) if at not in given}
        fair = {at: left * root / sum(roots.values()) for at, root in roots.items()}
        content = {at: needs[at] for at in fair if needs[at] <= fair[at]}
        given |= content or fair
    whole = sum(given.values())
    return [given[at] / whole for at in range(len(needs))]

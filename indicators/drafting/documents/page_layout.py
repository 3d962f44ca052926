"""The characters of a page put together to lines: columns in reading order, tables by cells."""

import re
from dataclasses import dataclass, replace
from itertools import chain, groupby
from statistics import median

from indicators.drafting.documents.passages import DocumentForm

_GAP = 2.2
# Where the gutter of two columns lies, as shares of the width, and how many rows show it.
_MIDDLE = (0.42, 0.58)
_ENOUGH = 4
# What a line that is too long for its column leaves of the gutter.
_OVERFULL = 0.4
_PROSE = 8
# How many rows a table has, and how long the texts of one with two columns are.
_FEWEST_ROWS, _SHORT = 2, 14
# An indent opens a paragraph.
_INDENT = "\u3000\u3000"
_WORDS = re.compile("[一-龥]")
_NUMERIC = re.compile(r"^[\d.,%‰\-–—+()（）…/*]+$")
_NOTE = re.compile(r"^\s*(?:[\[〔［]\d{1,2}[\]〕］]|[①-⑳]|注[:：]|注释|注\d)")


@dataclass(frozen=True, slots=True)
class Char:
    """A character and its box, or those of a line without a wide gap between them.

    The box is measured from the lower left corner of the page.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """How high it is."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it is read: of prose, of a table (cells parted by tabulators) or of a note."""

    text: str
    middle: float
    form: DocumentForm = DocumentForm.PROSE


def page_lines(chars: list[Char], width: float) -> list[PageLine]:
    """The lines of a page in reading order."""
    rows = _rows(chars)
    gutter = _gutter(rows, width)
    if gutter is None:
        return _lines(rows)
    found: list[PageLine] = []
    for is_clear, group in groupby(rows, lambda row: _keeps_clear(row, gutter)):
        run = list(group)
        found += _columned(run, gutter) if is_clear else chain(*(_lines([row]) for row in run))
    return _with_notes(found)


def _lines(rows: list[list[Char]]) -> list[PageLine]:
    """The lines of rows in one column."""
    if not rows:
        return []
    celled = [_cells(row) for row in rows]
    usual = median(cell.size for row in celled for cell in row)
    edge = min(row[0].left for row in celled)
    found: list[PageLine] = []
    for is_tabular, group in groupby(celled, _is_tabular):
        run = list(group)
        is_table = is_tabular and len(run) >= _FEWEST_ROWS
        found += _table(run) if is_table else [_prose(row, usual, edge) for row in run]
    return _with_notes(found)


def _columned(rows: list[list[Char]], gutter: float) -> list[PageLine]:
    """The lines left of a gutter, then those right of it."""
    left = [[each for each in row if each.left < gutter] for row in rows]
    right = [[each for each in row if each.left >= gutter] for row in rows]
    return [*_lines([row for row in left if row]), *_lines([row for row in right if row])]


def _gutter(rows: list[list[Char]], width: float) -> float | None:
    """The middle of the blank between two columns of prose; None on a page of one column."""
    first, last = int(_MIDDLE[0] * width), int(_MIDDLE[1] * width)
    clear = {at: [row for row in rows if _parts(row, at)] for at in range(first, last, 2)}
    most = max((len(found) for found in clear.values()), default=0)
    if not most:
        return None
    best = [at for at, found in clear.items() if len(found) == most]
    gutter = best[-1]  # beside the right column: marks hang out of the left one
    kept = [row for row in rows if _keeps_clear(row, gutter)]
    is_alone = len(kept) == len(rows) >= 2 * _ENOUGH  # nothing is printed across it
    if len(kept) < 0.6 * len(rows) or most < (1 if is_alone else _ENOUGH):
        return None
    left = [[each for each in row if each.left < gutter] for row in kept]
    edges = [row[-1].right for row in left if row]
    is_full = sum(each > max(edges) - 2.5 * rows[0][0].size for each in edges)
    right = ["".join(each.text for each in row if each.left >= gutter) for row in kept]
    texts = [each for each in right if each]
    # Words and the numbers among them, not a table's numbers.
    prose = (len(_WORDS.findall(each)) >= 0.35 * len(each) for each in texts if len(each) >= _PROSE)
    is_prose = sum(prose) >= 0.5 * len(texts)
    return gutter if is_full >= 0.4 * len(edges) and is_prose else None


def _parts(row: list[Char], at: float, wide: float = 1.1) -> bool:
    """Whether a row has text on both sides of a blank around a place, as wide as characters."""
    left = [each.right for each in row if each.left < at]
    right = [each.left for each in row if each.left >= at]
    return bool(left and right) and min(right) - max(left) > wide * row[0].size


def _keeps_clear(row: list[Char], gutter: float) -> bool:
    """Whether nothing of a row is printed over a gutter."""
    is_left = max(each.right for each in row) <= gutter
    return is_left or row[0].left >= gutter or _parts(row, gutter, _OVERFULL)


def _rows(chars: list[Char]) -> list[list[Char]]:
    """Characters at about the same height, from the top of the page."""
    rows: list[list[Char]] = []
    for char in sorted(chars, key=lambda each: -each.middle):
        if rows and abs(rows[-1][0].middle - char.middle) <= 0.5 * max(
            rows[-1][0].size, char.size, 1
        ):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _cells(row: list[Char]) -> list[Char]:
    """The cells of a row: parted where the gap is wider than two characters."""
    size = median(each.size for each in row)
    groups: list[list[Char]] = [[row[0]]]
    for each in row[1:]:
        last = groups[-1][-1]
        if each.left - last.right > _GAP * 0.6 * size:
            groups.append([each])
        elif each.text != last.text or each.left - last.left > 0.2 * size:  # bold printed twice
            groups[-1].append(each)
    return [
        Char(
            "".join(each.text for each in group),
            group[0].left,
            group[0].middle - size / 2,
            group[-1].right,
            group[0].middle + size / 2,
        )
        for group in groups
    ]


def _is_tabular(row: list[Char]) -> bool:
    """Whether a row is a table's: of three cells, or of two, short ones or the last a number."""
    is_short = max(len(each.text) for each in row) <= _SHORT
    return len(row) > 2 or (len(row) == 2 and (is_short or bool(_NUMERIC.match(row[1].text))))


def _table(rows: list[list[Char]]) -> list[PageLine]:
    """Rows with their cells in the columns that the widest row has."""
    widest = max(rows, key=len)
    middles = [(each.left + each.right) / 2 for each in widest]
    found = []
    for row in rows:
        cells = [""] * len(middles)
        for cell in row:
            middle = (cell.left + cell.right) / 2
            distances = [abs(each - middle) for each in middles]
            cells[distances.index(min(distances))] += cell.text
        found.append(PageLine("\t".join(cells), row[0].middle, DocumentForm.TABLE))
    return found


def _prose(row: list[Char], usual: float, edge: float) -> PageLine:
    text = "".join(each.text for each in row)
    is_small = row[0].size < 0.8 * usual
    form = DocumentForm.NOTE if is_small and _NOTE.match(text) else DocumentForm.PROSE
    is_indented = row[0].left - edge > 1.2 * row[0].size
    return PageLine(f"{_INDENT if is_indented else ''}{text}", row[0].middle, form)


def _with_notes(lines: list[PageLine]) -> list[PageLine]:
    """Lines after a note at the foot of a page go on with it."""
    found: list[PageLine] = []
    in_note = False
    for each in lines:
        in_note = each.form is DocumentForm.NOTE or (in_note and each.form is DocumentForm.PROSE)
        found.append(replace(each, form=DocumentForm.NOTE) if in_note else each)
    return found

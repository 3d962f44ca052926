"""The characters of a page put together to lines: columns in reading order, tables by cells."""

import re
from dataclasses import dataclass
from statistics import median

from indicators.drafting.passages import Form

_GAP = 2.2
_WIDE = 0.28
_NUMERIC = re.compile(r"^[\d.,%‰\-–—+()（）…/*]+$")
_NOTE = re.compile(r"^\s*(?:[\[〔［]\d{1,2}[\]〕］]|[①-⑳]|注[:：]|注释|注\d)")
_MARK = re.compile(r"^[\[\]\d①-⑳]+$")


@dataclass(frozen=True, slots=True)
class Char:
    """A character and its box, from the lower left corner of the page."""

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
class Cell:
    """Characters of a line without a wide gap between them."""

    text: str
    left: float
    right: float
    middle: float
    size: float


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line as it is read: of prose, of a table (cells parted by tabulators) or of a note."""

    text: str
    middle: float
    form: Form = Form.PROSE


def page_lines(chars: list[Char], width: float) -> list[PageLine]:
    """The lines of a page in reading order."""
    rows = [_cells(row) for row in _rows(chars)]
    if not rows:
        return []
    usual = median(cell.size for row in rows for cell in row)
    found: list[PageLine] = []
    at = 0
    while at < len(rows):
        if end := _columns_end(rows, at, width):
            found += _columned(rows[at:end])
            at = end
        elif end := _table_end(rows, at):
            found += _table(rows[at:end])
            at = end
        else:
            found.append(_prose(rows[at], usual))
            at += 1
    return _with_notes(found)


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


def _cells(row: list[Char]) -> list[Cell]:
    """The cells of a row: parted where the gap is wider than two characters."""
    size = median(each.size for each in row)
    groups: list[list[Char]] = [[row[0]]]
    for each in row[1:]:
        last = groups[-1][-1]
        if each.left - last.right > _GAP * 0.6 * size:
            groups.append([each])
        elif each.text != last.text or each.left - last.left > 0.2 * size:  # bold printed twice
            groups[-1].append(each)
    return [_cell(group, size) for group in groups]


def _cell(group: list[Char], size: float) -> Cell:
    text = "".join(each.text for each in group)
    return Cell(text, group[0].left, group[-1].right, group[0].middle, size)


def _columns_end(rows: list[list[Cell]], at: int, width: float) -> int:
    """Where a run of rows in two columns of prose ends; 0 where none begins."""
    end = at
    while end < len(rows) and _is_columned(rows[end], width):
        end += 1
    return end if end - at >= 4 else 0


def _is_columned(row: list[Cell], width: float) -> bool:
    if len(row) != 2 or row[0].right > 0.56 * width or row[1].left < 0.44 * width:
        return False
    wide = [each for each in row if each.right - each.left > _WIDE * width]
    return (
        bool(wide) and not any(_NUMERIC.match(each.text) for each in row) and len(row[1].text) > 3
    )


def _columned(rows: list[list[Cell]]) -> list[PageLine]:
    return [PageLine(row[side].text, row[side].middle) for side in (0, 1) for row in rows]


def _table_end(rows: list[list[Cell]], at: int) -> int:
    """Where a run of table rows ends; 0 where none begins."""
    end = at
    while end < len(rows) and _is_tabular(rows[end]):
        end += 1
    return end if end - at >= 2 else 0


def _is_tabular(row: list[Cell]) -> bool:
    if len(row) >= 3:
        return True
    return len(row) == 2 and (
        bool(_NUMERIC.match(row[1].text)) or max(len(each.text) for each in row) <= 14
    )


def _table(rows: list[list[Cell]]) -> list[PageLine]:
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
        found.append(PageLine("\t".join(cells), row[0].middle, Form.TABLE))
    return found


def _prose(row: list[Cell], usual: float) -> PageLine:
    text = "".join(each.text for each in row)
    is_small = row[0].size < 0.8 * usual
    form = Form.NOTE if is_small and _NOTE.match(text) else Form.PROSE
    # An indent opens a paragraph.
    return PageLine(text, row[0].middle, form)


def _with_notes(lines: list[PageLine]) -> list[PageLine]:
    """Lines after a note at the foot of a page go on with it."""
    found: list[PageLine] = []
    in_note = False
    for each in lines:
        in_note = each.form is Form.NOTE or (in_note and each.form is Form.PROSE)
        found.append(PageLine(each.text, each.middle, Form.NOTE) if in_note else each)
    return found

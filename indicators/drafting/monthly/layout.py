"""Where a sheet's tables stand: their headers, their columns of labels, and the paths of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indicators.drafting.monthly.grids import Grid
from indicators.drafting.monthly.meanings import (
    is_area,
    is_area_header,
    is_note,
    is_unit,
    without_unit,
)

_PARTS = re.compile(r"^(?:其中[：:]?|#|＃|内[：:]|其[：:])")
_NUMBERING = (
    (re.compile(r"^[一二三四五六七八九十]+、"), 1),
    (re.compile(r"^（[一二三四五六七八九十]+）"), 2),
    (re.compile(r"^\d+[.、．]"), 3),
    (re.compile(r"^（\d+）|^[①-⑳]"), 4),
)
_GROUPED = re.compile(r"^按\w+分[：:]?|^分\w+[：:]?$|：$")
_GROUP_BEFORE = re.compile(r"^按\w+分[：:](?=.)")
_ANY_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[.、．]|[①-⑳])"
)
_NO_VALUE = frozenset({"-", "--", "- -", "—", "——", "…", "/", "－", "··", "*"})


@dataclass(slots=True)
class Block:
    """Columns that share a column of labels; `headers` are the rows of its header right now.

    `unit` is the column that has only the unit of each row, 0 for none.
    """

    label: int
    first: int
    last: int
    headers: list[int] = field(default_factory=list)
    title: str = ""
    section: str = ""
    names_areas: bool = False
    unit: int = 0
    path: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row of data in a block: its label, those above it, and the title and section it is in."""

    row: int
    block: Block
    label: str
    parents: tuple[str, ...]
    title: str
    section: str
    headers: tuple[int, ...]
    names_areas: bool


def rows_of(grid: Grid, note: str) -> Iterator[RowPlace]:
    """The rows of data of a sheet, block by block; `note` stands above its tables."""
    for block in _blocks(grid):
        block.title = note
        yield from _rows(grid, block)


def _blocks(grid: Grid) -> list[Block]:
    """The columns of labels with the columns that belong to each."""
    numeric = [
        row for row in range(1, grid.last_row + 1) if _numbers(grid, row, 1, grid.last_column)
    ]
    labels: list[int] = []
    of_units: set[int] = set()
    for column in range(1, grid.last_column + 1):
        texts = [text for row in numeric if (text := _own_text(grid, row, column))]
        if texts and all(map(is_unit, texts)):
            of_units.add(column)
        elif len(texts) >= max(2, 0.5 * len(numeric)) or (not labels and texts):
            labels.append(column)
    found = []
    for at, label in enumerate(labels):
        last = labels[at + 1] - 1 if at + 1 < len(labels) else grid.last_column
        unit = next((each for each in range(label, last + 1) if each in of_units), 0)
        if last > label:
            found.append(Block(label, label + 1, last, unit=unit))
    return found


def _own_text(grid: Grid, row: int, column: int) -> str:
    text = grid.values.get((row, column))
    return text if isinstance(text, str) and text not in _NO_VALUE else ""


def _numbers(grid: Grid, row: int, first: int, last: int) -> list[int]:
    return [at for at in range(first, last + 1) if grid.number(row, at) is not None]


def _rows(grid: Grid, block: Block) -> Iterator[RowPlace]:
    was_header = False
    for row in range(1, grid.last_row + 1):
        label = grid.text(row, block.label)
        numbers = _numbers(grid, row, block.first, block.last)
        texts = [
            at
            for at in range(block.first, block.last + 1)
            if _own_text(grid, row, at) and not (at == block.unit and block.headers)
        ]
        is_wide = grid.anchors.get((row, block.first)) == (row, block.label)
        if numbers:
            was_header = False
            parents = _parents(grid, row, block, label)
            yield _place(row, block, label, parents)
        elif not label and all(is_note(grid.text(row, at)) for at in texts):
            continue
        elif texts and not is_wide:
            block.headers = [*block.headers, row] if was_header else [row]
            was_header = True
            block.names_areas = (block.names_areas and was_header) or is_area_header(label)
            block.path = []
        elif label:
            _open(block, label, is_wide=is_wide, has_headers=bool(block.headers))
            if not is_wide:
                _parents(grid, row, block, label)
            was_header = was_header and not block.headers


def _open(block: Block, label: str, *, is_wide: bool, has_headers: bool) -> None:
    """A line without numbers is a title where it goes over all columns, else a section."""
    if is_wide or not has_headers:
        block.title, block.section = label, ""
        block.path = []
    else:
        block.section = label


def _place(row: int, block: Block, label: str, parents: tuple[str, ...]) -> RowPlace:
    names_areas = block.names_areas or is_area(label)
    headers = tuple(block.headers)
    return RowPlace(row, block, label, parents, block.title, block.section, headers, names_areas)


def _parents(grid: Grid, row: int, block: Block, label: str) -> tuple[str, ...]:
    """The labels that a row stands under, by numbering, indent and 其中."""
    depth = _depth(grid, row, block.label, label)
    while block.path and block.path[-1][0] >= depth:
        block.path.pop()
    parents = tuple(plain_label(text) for _, text in block.path)
    block.path.append((depth, label))
    return parents


def _depth(grid: Grid, row: int, column: int, label: str) -> int:
    indent = grid.indents.get((row, column), 0)
    level = next((depth for pattern, depth in _NUMBERING if pattern.match(label)), 0)
    is_part = bool(_PARTS.match(label))
    return level * 100 + indent * 2 + is_part if level else (indent * 2 + is_part or 0)


def plain_label(label: str) -> str:
    """A label without numbering, 其中, unit and blanks."""
    text = re.sub(r"\s|\u3000", "", label)
    before = None
    while before != text:
        before = text
        text = _PARTS.sub("", _GROUP_BEFORE.sub("", _ANY_NUMBERING.sub("", text)))
    return without_unit(text).strip("：:")


def is_group(label: str) -> bool:
    """Whether a label only says by what the rows below it are divided."""
    return bool(_GROUPED.search(plain_label(label)))


def header_path(grid: Grid, place: RowPlace, column: int) -> str:
    """The texts of the header over a column, from the top, each once."""
    found: list[str] = []
    for row in place.headers:
        text = re.sub(r"\s", "", grid.text(row, column))
        if text and text not in found:
            found.append(text)
    return " ".join(found)

"""Which remembered cell a cell of the next month's workbook is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from indicators.drafting.monthly.keys import CellKey
from indicators.drafting.monthly.mapping import BureauMapping, MappedCell

# The share of a table's cells that another one must have to be the same under a new title.
_ENOUGH = 0.8

Where = tuple[str, str]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Found:
    """The remembered cell of a key; `is_moved` where only its row's path was known elsewhere."""

    cell: MappedCell
    is_moved: bool = False


class Lookup:
    """The cells of a mapping by their keys, for one workbook whose keys are given.

    `renamed` gives the tables of the workbook that are remembered on another sheet.
    """

    def __init__(self, mapping: BureauMapping, keys: Sequence[CellKey]) -> None:
        self._cells = _grouped((each.key.where, each.key.place, each) for each in mapping.cells)
        self._now = _grouped((each.where, each.place, each) for each in keys)
        self._rows: defaultdict[str, list[MappedCell]] = defaultdict(list)
        for each in mapping.cells:
            for row in {each.key.row, each.key.label}:
                self._rows[row].append(each)
        self.renamed = dict(self._renamed())

    def find(self, key: CellKey) -> Found | None:
        """The remembered cell, None for a new one and where several are meant alike."""
        cells = self._table(key).get(key.place, [])
        found = self._chosen(cells, key)
        if found or cells:
            return Found(found) if found else None
        if self.knows_row(key) and self.knows_column(key):
            return self._of_column(key)
        return self._moved(key)

    def _of_column(self, key: CellKey) -> Found | None:
        """What was decided of all cells of a column: those of a table's areas, for one of them."""
        table = self._table(key)
        cells = [
            each for (_, header), cells in table.items() if header == key.header for each in cells
        ]
        is_one = len(cells) > 1 and _agree(cells) and _is_like(cells[0].key, key)
        return Found(cells[0]) if is_one else None

    def column(self, key: CellKey) -> list[MappedCell]:
        """The remembered cells of a column, which its header alone may share with another one."""
        return [
            each
            for (_, header), cells in self._table(key).items()
            if header == key.header
            for each in cells
            if each.key.nth == key.nth
        ]

    def _moved(self, key: CellKey) -> Found | None:
        """What was decided of the row elsewhere, by its path or else its label alone."""
        for row in (key.row, key.label):
            like = [each for each in self._rows[row] if _is_like(each.key, key)]
            if like and _agree(like) and not any(map(self._is_here, like)):
                return Found(like[0], is_moved=True)
        return None

    def _is_here(self, cell: MappedCell) -> bool:
        """Whether a remembered cell is still at its own place, so that it has not moved."""
        return bool(self._now.get(cell.key.where, {}).get(cell.key.place))

    def knows_row(self, key: CellKey) -> bool:
        """Whether the row is remembered in its table."""
        return any(row == key.row for row, _ in self._table(key))

    def knows_column(self, key: CellKey) -> bool:
        """Whether the column is remembered in its table."""
        return any(header == key.header for _, header in self._table(key))

    def _table(self, key: CellKey) -> dict[tuple[str, str], list[MappedCell]]:
        return self._cells.get(self.renamed.get(key.where, key.where), {})

    def _chosen(self, cells: list[MappedCell], key: CellKey) -> MappedCell | None:
        """Of cells at one place that of the same form, or at the same of as many."""
        fitting = [each for each in cells if each.key.form.fits(key.form)] or cells
        if fitting and _agree(fitting):
            return fitting[0]
        if len(cells) != len(self._now[key.where][key.place]):
            return None
        return next((each for each in fitting if each.key.nth == key.nth), None)

    def _renamed(self) -> Iterable[tuple[Where, Where]]:
        """Tables on a new sheet with the title and, but for a few, the cells of one that is gone.

        A table with another title may be of something else, and is no such table.
        """
        gone = {where: set(cells) for where, cells in self._cells.items() if where not in self._now}
        for where, cells in self._now.items():
            if where in self._cells or not where[1]:
                continue
            alike = [
                old
                for old, places in gone.items()
                if old[1] == where[1]
                and len(places & set(cells)) >= _ENOUGH * max(len(places), len(cells))
            ]
            if len(alike) == 1:
                gone.pop(alike[0])
                yield where, alike[0]


def _agree(cells: Sequence[MappedCell]) -> bool:
    return all(each.decides_as(cells[0]) for each in cells)


def _is_like(remembered: CellKey, key: CellKey) -> bool:
    """Whether a column elsewhere can be the same: it has the same unit and form."""
    return remembered.unit == key.unit and remembered.form.fits(key.form)


def _grouped(
    items: Iterable[tuple[Where, tuple[str, str], Item]],
) -> dict[Where, dict[tuple[str, str], list[Item]]]:
    """Items by their table and their place in it."""
    tables: dict[Where, dict[tuple[str, str], list[Item]]] = {}
    for where, place, item in items:
        tables.setdefault(where, {}).setdefault(place, []).append(item)
    return tables

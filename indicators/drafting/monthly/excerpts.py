"""The part of a sheet around a number, as a reviewer is shown it: headers, label, neighbours."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from indicators.drafting.monthly.grids import Grid
from indicators.drafting.monthly.layout import rows_of

_AROUND = 2
_DECIMALS = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The cells around a number as texts, by the rows' numbers and the columns' letters.

    `title` is that of the table, `headers` are its rows of headers; `row` and `column` are the
    number's own, `label` is the column that names its row, "" for none.
    """

    title: str
    cells: pd.DataFrame
    headers: tuple[int, ...]
    row: int
    column: str
    label: str = ""


def excerpt(grid: Grid, cell: str) -> Excerpt:
    """The part of a sheet around a cell: its headers and label, two rows and columns around.

    Rows and columns that are hidden or empty are left out, but not the cell's own.
    """
    row, column = coordinate_to_tuple(cell)
    places = (each for each in rows_of(grid) if each.row == row)
    place = next((each for each in places if column in each.columns), None)
    headers = [each for each in place.headers if each < row] if place else []
    first, last = (place.first, place.last) if place else (1, grid.last_column)
    filled = sorted({at for _, at in grid.values} - grid.hidden_columns)
    rows_filled = sorted({at for at, _ in grid.values} - grid.hidden_rows)
    columns = _around(column, (at for at in filled if first <= at <= last))
    if place:
        columns += [place.labels, *([place.unit] if place.unit else [])]
    below = max(headers, default=0)
    rows = [*headers, *_around(row, (at for at in rows_filled if at > below))]
    shown = sorted(set(columns))
    cells = pd.DataFrame(
        [[_text(grid, at, each) for each in shown] for at in rows],
        index=rows,
        columns=[*map(get_column_letter, shown)],
    )
    return Excerpt(
        "　".join(filter(None, (place.title, place.section))) if place else "",
        cells[(cells != "").any(axis=1)],
        tuple(headers),
        row,
        get_column_letter(column),
        get_column_letter(place.labels) if place else "",
    )


def _around(own: int, others: Iterable[int]) -> list[int]:
    """A place with the two before it and the two after it."""
    found = list(others)
    before = [each for each in found if each < own][-_AROUND:]
    return [*before, own, *[each for each in found if each > own][:_AROUND]]


def _text(grid: Grid, row: int, column: int) -> str:
    value = grid.number(row, column)
    if value is None:
        return re.sub(r"\s+", " ", grid.text(row, column)).strip()
    return f"{value.quantize(_DECIMALS).normalize() if abs(value) < 10**12 else value:f}"

"""A monthly workbook as a whole: its area, its month and all its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.drafting.monthly.cells import MonthlyCell, SheetReader, texts_of
from indicators.drafting.monthly.grids import Grid, grids_of
from indicators.drafting.monthly.meanings import city_of
from indicators.drafting.monthly.month_words import BookMonth, month_of


@dataclass(frozen=True, slots=True)
class MonthlyBook:
    """The numbers of a workbook, sheet by sheet; `city` is the area of its totals, "" unknown."""

    city: str
    cells: tuple[MonthlyCell, ...]


def book_of(content: bytes) -> MonthlyBook:
    """The numbers of a workbook. Raises UnreadableDocument."""
    return book_in(grids_of(content))


def book_in(grids: Sequence[Grid], month: BookMonth | None = None, city: str = "") -> MonthlyBook:
    """The numbers of some sheets, of the month and city that a person names."""
    texts = [each for grid in grids for each in (grid.title, *texts_of(grid))]
    stated, city = _stated(month_of(texts), month), city or city_of(texts)
    readers = (SheetReader(grid, stated, city, is_certain=bool(month)) for grid in grids)
    return MonthlyBook(city, tuple(cell for reader in readers for cell in reader.cells()))


def _stated(read: BookMonth, stated: BookMonth | None) -> BookMonth:
    """The month that a person names; of a year alone the months are those printed."""
    if stated is None or stated.month:
        return stated or read
    return replace(read, year=stated.year)

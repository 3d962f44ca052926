"""A monthly workbook as a whole: its area, its month and all its numbers."""

from dataclasses import dataclass

from indicators.drafting.monthly.cells import MonthlyCell, SheetReader, texts_of
from indicators.drafting.monthly.grids import grids_of
from indicators.drafting.monthly.meanings import BookMonth, city_of, month_of


@dataclass(frozen=True, slots=True)
class MonthlyBook:
    """The numbers of a workbook, sheet by sheet; `city` is the area of its totals, "" unknown."""

    city: str
    cells: tuple[MonthlyCell, ...]


def book_of(content: bytes, city: str = "", month: BookMonth | None = None) -> MonthlyBook:
    """A workbook, of the city and month that a person says it is. Raises UnreadableDocument."""
    grids = grids_of(content)
    texts = [each for grid in grids for each in (grid.title, *texts_of(grid))]
    city = city or city_of(texts)
    month = month or month_of(texts)
    cells = (cell for grid in grids for cell in SheetReader(grid, month, city).cells())
    return MonthlyBook(city, tuple(cells))

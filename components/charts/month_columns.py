"""Time in columns: the months of whole years, or years where there would be too many months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# More months than these are years; more years than these end in one that holds the rest.
_MOST_MONTHS, _MOST_YEARS = 18, 20


@dataclass(frozen=True, slots=True)
class Column:
    """A month or a year: its first day, the day after its last, its name and its key, 2024-06.

    The name of a month, 6月, leaves out its year.
    """

    start: date
    end: date
    name: str
    key: str

    @property
    def year(self) -> str:
        """The year of a month, 2024年; nothing for a year, whose name says it."""
        return f"{self.start.year}年" if self.key[4:] else ""

    @property
    def label(self) -> str:
        """Its name with its year: 2024年6月."""
        return self.year + self.name

    def share(self, day: date) -> float:
        """Where a day lies in it, from 0 to 1; at an end where it is beyond."""
        share = (day - self.start).days / (self.end - self.start).days
        return min(max(share, 0.0), 1.0)


def columns_of(days: Sequence[date]) -> tuple[Column, ...]:
    """The columns from the first day to the last; at least the months of a year."""
    first, last = min(days), max(days)
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    if first.year == last.year:
        return tuple(_month(first.year, month) for month in range(1, 13))
    if count <= _MOST_MONTHS:
        months = [divmod(12 * first.year + first.month - 1 + at, 12) for at in range(count)]
        return tuple(_month(year, at + 1) for year, at in months)
    until = min(last.year, first.year + _MOST_YEARS - 1)
    return tuple(
        _year(year, "起" if year == until < last.year else "")
        for year in range(first.year, until + 1)
    )


def column_of(day: date, columns: Sequence[Column]) -> int:
    """The place of the column that a day lies in; the last one holds what is later."""
    return max(at for at, each in enumerate(columns) if at == 0 or each.start <= day)


def _month(year: int, month: int) -> Column:
    start = date(year, month, 1)
    end = (start + timedelta(days=31)).replace(day=1)
    return Column(start, end, f"{month}月", f"{year}-{month:02}")


def _year(year: int, after: str) -> Column:
    return Column(date(year, 1, 1), date(year + 1, 1, 1), f"{year}年{after}", str(year))

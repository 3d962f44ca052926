"""Periods of observation and of targets, as the workbook writes them."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SPAN = re.compile(r"(\d{4})-(\d{2})\.\.(\d{2})")
_QUARTER_NAMES = "一二三四"

UNSTATED_TEXT = "未注明"


@dataclass(frozen=True)
class Period:
    """A stretch of whole months within one year, or an unstated one.

    Two periods are equal when they cover the same days, however they are written:
    `2024-Q1` equals `2024-01..03`. An unstated period has neither start nor end and equals
    only another unstated one.
    """

    start: date | None
    end: date | None
    text: str = field(compare=False)

    @property
    def is_stated(self) -> bool:
        """Whether the document says when."""
        return self.start is not None

    @property
    def year(self) -> int | None:
        """The calendar year, None where unstated."""
        return self.start.year if self.start else None

    @property
    def months(self) -> int:
        """The number of months covered, 0 where unstated."""
        return len(self.month_numbers)

    @property
    def month_numbers(self) -> range:
        """The months covered, 1 to 12; empty where unstated."""
        if self.start is None or self.end is None:
            return range(0)
        return range(self.start.month, self.end.month + 1)

    @property
    def is_whole_year(self) -> bool:
        """Whether it covers January to December."""
        return self.months == 12

    @property
    def label(self) -> str:
        """The period in Chinese, e.g. 2023年, 2024年二季度, 2024年1—6月."""
        if self.start is None or self.end is None:
            return "期间未注明"
        year = f"{self.start.year}年"
        if self.is_whole_year:
            return year
        if match := _QUARTER.fullmatch(self.text):
            return f"{year}{_QUARTER_NAMES[int(match[2]) - 1]}季度"
        if self.months == 1:
            return f"{year}{self.start.month}月"
        return f"{year}{self.start.month}—{self.end.month}月"

    @property
    def opens_year(self) -> bool:
        """Whether it begins in January."""
        return self.start is not None and self.start.month == 1

    @property
    def is_quarter(self) -> bool:
        """Whether it is a calendar quarter, however written."""
        return self.start is not None and self.months == 3 and self.start.month % 3 == 1

    @property
    def cumulative_label(self) -> str:
        """The period by its months, also a year or a quarter: 2024年1—12月; a stated one."""
        if self.start is None or self.end is None or self.months == 1:
            return self.label
        return f"{self.start.year}年{self.start.month}—{self.end.month}月"

    @property
    def sort_key(self) -> tuple[date, int]:
        """Orders by end, the longer span last; unstated periods come first."""
        return (self.end or date.min, self.months)

    def opens(self, whole: "Period") -> bool:
        """Whether this is `whole` or a span from its start that ends within it."""
        if self.start is None or self.end is None or whole.start is None or whole.end is None:
            return False
        return self.start == whole.start and self.end <= whole.end

    def within(self, whole: "Period") -> bool:
        """Whether every day of this lies in `whole`."""
        if self.start is None or self.end is None or whole.start is None or whole.end is None:
            return False
        return whole.start <= self.start and self.end <= whole.end

    def before(self, other: "Period") -> bool:
        """Whether this ends before `other` starts; False where either is unstated."""
        if self.end is None or other.start is None:
            return False
        return self.end < other.start


UNSTATED = Period(None, None, UNSTATED_TEXT)


def parse_period(text: str) -> Period:
    """The period that a workbook cell names.

    Raises ValueError where it is none of `2023`, `2024-Q2`, `2024-09`, `2024-01..06`, 未注明.
    """
    text = text.strip()
    if text == UNSTATED_TEXT:
        return UNSTATED
    if match := _YEAR.fullmatch(text):
        return _span(int(match[1]), 1, 12, text)
    if match := _QUARTER.fullmatch(text):
        last = 3 * int(match[2])
        return _span(int(match[1]), last - 2, last, text)
    if match := _MONTH.fullmatch(text):
        return _span(int(match[1]), int(match[2]), int(match[2]), text)
    if match := _SPAN.fullmatch(text):
        return _span(int(match[1]), int(match[2]), int(match[3]), text)
    raise ValueError(text)


def year_period(year: int) -> Period:
    """The whole calendar year."""
    return parse_period(f"{year:04d}")


def spanning(first: Period, last: Period) -> Period:
    """The period from the start of `first` to the end of `last`, both stated, in one year."""
    if first.start is None or last.end is None or first.start.year != last.end.year:
        raise ValueError(f"{first.text}..{last.text}")
    year, opening, closing = first.start.year, first.start.month, last.end.month
    if (opening, closing) == (1, 12):
        return year_period(year)
    return _span(year, opening, closing, f"{year}-{opening:02d}..{closing:02d}")


def month_labels(months: Iterable[int]) -> str:
    """Months of a year in words, those that follow each other together: 3—4月、7月."""
    runs: list[list[int]] = []
    for each in sorted(months):
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return "、".join(f"{run[0]}—{run[-1]}月" if run[1:] else f"{run[0]}月" for run in runs)


def _span(year: int, first: int, last: int, text: str) -> Period:
    if not (1 <= first <= last <= 12 and year >= 1900):
        raise ValueError(text)
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), text)

"""Periods of observation and of targets, as the workbook writes them."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from indicators.model.codelists import Rhythm

# A year alone, or with a quarter, a month, two months or a last year.
_WRITTEN = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:\.\.(\d{2}))?|\.\.(\d{4}))?")
_QUARTER_NAMES = "一二三四"

_UNSTATED_TEXT = "未注明"


@dataclass(frozen=True)
class Period:
    """A stretch of whole months within one year, a span of whole years, or an unstated one.

    Two periods are equal when they cover the same days, however they are written:
    `2024-Q1` equals `2024-01..03`. An unstated period has neither start nor end and equals
    only another unstated one. A span of years (`2016..2020`: 五年累计, 年均) is never compared
    with a period of one year, nor a part of it or it of one.
    """

    start: date | None
    end: date | None
    text: str = field(compare=False)

    @property
    def is_stated(self) -> bool:
        """Whether the document states the period."""
        return self.start is not None

    @property
    def spans_years(self) -> bool:
        """Whether it covers several years."""
        return bool(self.start and self.end and self.start.year != self.end.year)

    @property
    def year(self) -> int | None:
        """The calendar year, None where unstated or where there are several."""
        return self.start.year if self.start and not self.spans_years else None

    @property
    def months(self) -> int:
        """The number of months covered, 0 where unstated."""
        if self.start is None or self.end is None:
            return 0
        return months_from(self.start, self.end)

    @property
    def month_numbers(self) -> range:
        """The months covered, 1 to 12; empty where unstated or of several years."""
        if self.start is None or self.end is None or self.spans_years:
            return range(0)
        return range(self.start.month, self.end.month + 1)

    @property
    def month_span(self) -> tuple[int, int] | None:
        """The first and the last month, 1 to 12, of whatever years; None where unstated."""
        return (self.start.month, self.end.month) if self.start and self.end else None

    @property
    def is_whole_year(self) -> bool:
        """Whether it covers January to December."""
        return self.months == 12

    @property
    def label(self) -> str:
        """The period in Chinese, e.g. 2023年, 2024年二季度, 2024年1—6月, 2016—2020年."""
        if self.start is None or self.end is None:
            return "期间未注明"
        if self.spans_years:
            return f"{self.start.year}—{self.end.year}年"
        year = f"{self.start.year}年"
        if self.is_whole_year:
            return year
        if "Q" in self.text:
            return f"{year}{_QUARTER_NAMES[self.end.month // 3 - 1]}季度"
        if self.months == 1:
            return f"{year}{self.start.month}月"
        return f"{year}{self.start.month}—{self.end.month}月"

    @property
    def opens_year(self) -> bool:
        """Whether it begins in January, of one year."""
        return self.start is not None and self.start.month == 1 and not self.spans_years

    @property
    def is_quarter(self) -> bool:
        """Whether it is a calendar quarter, however written."""
        return self.start is not None and self.months == 3 and self.start.month % 3 == 1

    @property
    def rhythm(self) -> Rhythm | None:
        """The rhythm as it is written: 2024-01..03 is cumulative, 2024-Q1 a quarter.

        None where it is unstated or of several years, and for several months that neither begin
        their year nor are a quarter.
        """
        if self.is_whole_year:
            return Rhythm.YEARLY
        if self.months == 1:
            return Rhythm.MONTHLY
        if ".." in self.text and self.opens_year:
            return Rhythm.CUMULATIVE
        return Rhythm.QUARTERLY if self.is_quarter else None

    @property
    def sort_key(self) -> tuple[bool, date, int]:
        """Orders by end, the longer span last; unstated periods and spans of years come first."""
        return (not self.spans_years and self.is_stated, self.end or date.min, self.months)

    def opens(self, whole: "Period") -> bool:
        """Whether this is `whole` or a span from its start that ends within it."""
        return self.within(whole) and self.start == whole.start

    def within(self, whole: "Period") -> bool:
        """Whether every day of this lies in `whole`."""
        if self.start is None or self.end is None or whole.start is None or whole.end is None:
            return False
        is_inside = whole.start <= self.start and self.end <= whole.end
        return is_inside and self.spans_years is whole.spans_years

    def before(self, other: "Period") -> bool:
        """Whether this ends before `other` starts; False where either is unstated or they mix."""
        if self.end is None or other.start is None or self.spans_years is not other.spans_years:
            return False
        return self.end < other.start


UNSTATED = Period(None, None, _UNSTATED_TEXT)


def parse_period(text: str) -> Period:
    """The period that a workbook cell names.

    Raises ValueError where it is none of `2023`, `2024-Q2`, `2024-09`, `2024-01..06`,
    `2016..2020`, 未注明.
    """
    text = text.strip()
    if text == _UNSTATED_TEXT:
        return UNSTATED
    match = _WRITTEN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, (quarter, first, last, closing) = int(match[1]), match.groups()[1:]
    if closing:
        return _years(year, int(closing), text)
    if quarter:
        return _span(year, 3 * int(quarter) - 2, 3 * int(quarter), text)
    return _span(year, int(first or 1), int(last or first or 12), text)


def months_from(start: date, end: date) -> int:
    """The number of calendar months from one day to another, both counted."""
    return (end.year - start.year) * 12 + end.month - start.month + 1


def year_period(year: int) -> Period:
    """The whole calendar year."""
    return parse_period(f"{year:04d}")


def spanning(first: Period, last: Period) -> Period:
    """The period from the start of `first` to the end of `last`, both stated.

    They lie in one year, or both are spans of years.
    """
    if first.start is None or last.end is None:
        raise ValueError(f"{first.text}..{last.text}")
    if first.spans_years and last.spans_years:
        return parse_period(f"{first.start.year}..{last.end.year}")
    if first.start.year != last.end.year:
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


def _years(first: int, last: int, text: str) -> Period:
    if not 1900 <= first < last:
        raise ValueError(text)
    return Period(date(first, 1, 1), date(last, 12, 31), text)

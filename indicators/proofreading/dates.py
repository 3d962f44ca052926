"""Which periods a text names: 2023年, 2024年1—6月, 上半年 without its year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indicators.model.periods import Period, parse_period
from indicators.text.prose import part_of_year

_DATE = r"\d{1,2}月\d{1,2}日"
_SPANS = (
    r"(?P<first>\d{1,2})[—\-–至到](?P<last>\d{1,2})月|前(?P<months>\d{1,2})个月|(?P<half>上半年)"
    r"|(?P<three>前三季度)|第?(?P<quarter>[一二三四])季度"
)
_ENDING = "(?:份|全年|末|底|初|度)?"
# A due date is none of the months that a figure is of.
_DAY = re.compile(rf"(?P<year>\d{{4}})年(?:{_DATE}|\d{{1,2}}月[底末]前)")
# 比上年, 上年实绩 and 去年同期 name what a figure is compared with.
_RELATIVE = (
    r"(?<![比较与同于超过达和对])(?P<relative>今年|本年|去年|上年|前年)"
    + "(?!实绩|同期|水平|的|为|基数|相比|同比)"
)
_YEARS_BACK = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "前年": 2}
_DATED = re.compile(
    rf"(?:(?P<year>\d{{4}})年|{_RELATIVE})(?!{_DATE})(?:{_SPANS}|(?P<month>\d{{1,2}})月(?!\d))?{_ENDING}"
)
# Figures of several years are of none of them.
_YEARS = re.compile(
    r"(?<!\d)(?P<from>\d{4})年?(?:[—\-–~至到]+|[、和])(?P<to>\d{4})年(?!\d{1,2}[月—\-–至到])"
    + _ENDING
)
# A month alone is mostly a due date (6月底前).
_UNDATED = re.compile(
    rf"(?<![\d年—\-–至到.])(?:{_SPANS}|(?P<month>\d{{1,2}})月(?:份|(?=当月))){_ENDING}"
)
# Only its months count where a text names no year.
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Dated:
    """A period as a text names it, from `start` to `end`; a day (`period` None) is none.

    `is_against` is set if a figure is compared with it: 比2022年, 与上半年相比.
    """

    start: int
    end: int
    period: Period | None
    is_yearless: bool = False
    is_against: bool = False

    def fits(self, period: Period) -> bool:
        """Whether a fact's period is the one named; without a year, the same months of any."""
        if self.period is None or not self.is_yearless:
            return self.period is None or period == self.period
        return period.month_span == self.period.month_span

    @property
    def year(self) -> int | None:
        """The year in which the period begins, None for a day."""
        return self.period.start.year if self.period and self.period.start else None

    @property
    def label(self) -> str:
        """The period in words, without a year that the text does not name."""
        label = self.period.label if self.period else ""
        return label.removeprefix(f"{_ANY_YEAR}年") if self.is_yearless else label


def dates_in(text: str, this_year: int) -> Iterator[Dated]:
    """The periods and days of an even text, in their order; 今年 is `this_year`."""
    patterns = (_YEARS, _DAY, _DATED, _UNDATED)
    found = [match for each in patterns for match in each.finditer(text)]
    end = 0
    for match in sorted(found, key=lambda each: each.start()):
        if match.start() >= end:
            end = match.end()
            yield _dated(match, text, this_year)


def _dated(match: re.Match[str], text: str, this_year: int) -> Dated:
    start, end = match.span()
    period = None if match.re is _DAY else _period(match, this_year)
    is_against = text[start - 1 : start] in {*"比较与同"} or text.startswith("相比", end)
    is_yearless = match.re is _UNDATED and period is not None
    return Dated(start, end, period, is_yearless, is_against)


def _period(match: re.Match[str], this_year: int) -> Period | None:
    named = match.groupdict()
    if match.re is _YEARS:
        first, last = named["from"], named["to"]
        text = first if first == last else f"{first}..{last}"
    else:
        year = _ANY_YEAR
        if match.re is not _UNDATED:
            back = _YEARS_BACK.get(match["relative"], 0)
            year = int(match["year"] or this_year - back)
        text = part_of_year(named, year) or ""
    try:
        return parse_period(text)
    except ValueError:
        return None

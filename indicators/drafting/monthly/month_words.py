"""The months that titles, headers and labels of a monthly workbook name, and what they make."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.monthly.keys import months_to
from indicators.drafting.monthly.meanings import last_part

_SPAN = re.compile(r"(?:((?:19|20)\d{2})年)?1[—–\-~至]{1,2}(\d{1,2})月")
_QUARTERS = (
    (re.compile("(?:前三|前3|1[—–\\-~至]{1,2}3)(?:个)?季度"), "1-9月"),
    (re.compile("上半年"), "1-6月"),
    (re.compile("第?(?:一|1)季度"), "1-3月"),
    (re.compile("全年"), "1-12月"),
)
_MONTH = re.compile(r"(?:((?:19|20)\d{2})年)?(?<![\d—–\-~至])(\d{1,2})月(?:末|份|底)?")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_STOCK = re.compile(r"余额|月末|期末|保有量|年末|季末")
_MONTHS = re.compile(r"\d月|本月|当月|累计")
_YEAR_BEFORE = re.compile(r"(?<![比较同])(?:上年|去年)同期")
# What is compared with a month is of a month: 上月=100, 上年同月=100.
_OF_MONTH = re.compile("上月=100|上月＝100|同月|环比|[比较]上月")
_LAST_MONTH = re.compile(r"上月数据|上月数|上月")
_DATE = re.compile(
    r"(?:19|20)\d{2}[年.-]?(?:1[—–\-~至]{1,2})?(?:\d{1,2}月(?:份|末|底)?|(?<=[.-])\d{1,2}(?!\d))?"
    r"|(?:1[—–\-~至]{1,2})?(?<!\d)\d{1,2}月(?:份|末|底)?"
)
_EMPTY_BRACKETS = re.compile(r"（\W*）|\(\W*\)")


@dataclass(frozen=True, slots=True)
class BookMonth:
    """The month that a workbook reports up to; None where it names none.

    `is_span` is whether it names the months before as well: 1-5月, not 5月.
    """

    year: int | None = None
    month: int | None = None
    is_span: bool = True


def month_of(texts: Iterable[str]) -> BookMonth:
    """The year and the last month that the texts of a workbook name most."""
    years: Counter[int] = Counter()
    spans: Counter[int] = Counter()
    singles: Counter[int] = Counter()
    for text in map(_spelled, texts):
        for year, month in _SPAN.findall(text):
            spans[int(month)] += 1
            if year:
                years[int(year)] += 3
        singles.update(int(month) for year, month in _MONTH.findall(text) if year)
        years.update(map(int, _YEAR.findall(text)))
    months = [month for month, _ in (spans or singles).most_common() if 1 <= month <= 12]
    year = years.most_common(1)[0][0] if years else None
    return BookMonth(year, months[0] if months else None, is_span=bool(spans))


def period_in(header: str, section: str, book: BookMonth, measure: ClaimMeasure) -> str:
    """The period of a cell, as the workbook of indicators writes it; "" where it is not known."""
    header, section = _spelled(header), _spelled(section)
    own, named = _SPAN.search(header), _MONTH.search(header)
    span = own or _SPAN.search(section)
    printed = _YEAR.search(header) or (None if book.month else _YEAR.search(section))
    if printed and not span and not named:
        return printed[1]
    year = next((int(each[1]) for each in (span, named) if each and each[1]), book.year)
    month = int(span[2]) if span else int(named[2]) if named else book.month
    if year is None or month is None or not 1 <= month <= 12:
        return ""
    if _is_year_before(header, measure):
        year -= 1
    if _LAST_MONTH.search(section) and (not span or month == book.month):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    names_month = not own if named else not (span or book.is_span)
    is_single = _is_single(header, section, measure, names_month=names_month)
    return months_to(year, month, is_single=is_single)


def without_months(label: str) -> str:
    """A label without its months and years, "" of a row that is only of a period."""
    plain = _spelled(re.sub(r"\s", "", label))
    return re.sub(r"(?:(?:19|20)\d{2}年?)?(?:1[—–\-~至]{1,2})?(?:\d{1,2}月(?:份|末)?)?", "", plain)


def undated(text: str) -> str:
    """A text without blanks, years and months: a title is the same in every month."""
    plain = _DATE.sub("", _spelled(re.sub(r"\s", "", text)))
    return _EMPTY_BRACKETS.sub("", plain)


def names_months(header: str) -> bool:
    """Whether a header says which months its column is of."""
    return bool(_MONTHS.search(_spelled(header)))


def _is_year_before(header: str, measure: ClaimMeasure) -> bool:
    """Whether a column has last year's figures, not a comparison with them."""
    if last_part(header) in {"上年同期", "去年同期"}:
        return True
    if measure in {ClaimMeasure.LEVEL, ClaimMeasure.CHANGE}:
        return bool(_YEAR_BEFORE.search(header))
    return bool(re.search("(?:上年|去年)同期增[速幅]", header))


def _is_single(header: str, section: str, measure: ClaimMeasure, *, names_month: bool) -> bool:
    """Whether a column is of one month or of its end, and not of the year so far."""
    if measure is ClaimMeasure.CHANGE:
        return "上月" in header
    if measure in {ClaimMeasure.INDEX, ClaimMeasure.GROWTH} and _OF_MONTH.search(header):
        return True
    if "累计" in header or (measure is ClaimMeasure.INDEX and "同期" in header):
        return False
    is_level = measure is ClaimMeasure.LEVEL
    is_stock = bool(_STOCK.search(header) or (is_level and _STOCK.search(section)))
    return names_month or is_stock or "本月" in header or "当月" in header


def _spelled(text: str) -> str:
    """A text whose quarters and halves are months: 上半年 is 1-6月."""
    for words, months in _QUARTERS:
        text = words.sub(months, text)
    return text

"""Periods as people type them, where only one period can be meant."""

import re

_YEAR = r"([0-9]{4})年?度?"
_MONTH = r"(0?[1-9]|1[0-2])"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SPANS = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "前3季度": (1, 9),
    "全年": (1, 12),
}
_NAMED = re.compile(rf"{_YEAR}({'|'.join(_SPANS)})")
_QUARTER = re.compile(rf"{_YEAR}第?([一二三四1-4])季度|{_YEAR}[-.]?Q([1-4])")
# 2024.1 may be a number that lost its zero, so a point needs two digits after it.
_ONE_MONTH = re.compile(
    rf"([0-9]{{4}})年{_MONTH}月份?|([0-9]{{4}})[-/]{_MONTH}(?:月份?)?|([0-9]{{4}})\.([01][0-9])"
)
_MONTHS = re.compile(
    rf"([0-9]{{4}})年{_MONTH}月?(?:-|—|－|–|~|至|到){{1,2}}{_MONTH}月份?"
    rf"|([0-9]{{4}})-{_MONTH}\.\.{_MONTH}"
)
_YEARS = re.compile(r"(?:([0-9]{4})年?(?:-|—|－|–|~|至|到){1,2})?([0-9]{4})年(?:度)?")


def canonical_period(written: str) -> str:
    """The workbook's own writing of a period, "" where it is not certain.

    `2024年`, `2024年二季度`, `2024Q2`, `2024年9月`, `2024/9`, `2024年上半年`, `2024年1-6月`,
    `2016—2020年` and the like. `2024-1-6` may be a day or a span, `202409` a code: neither is
    taken.
    """
    if match := _YEARS.fullmatch(written):
        return "..".join(filter(None, match.groups()))
    if match := _NAMED.fullmatch(written):
        return _span(match[1], *_SPANS[match[2]])
    if match := _QUARTER.fullmatch(written):
        return f"{match[1] or match[3]}-Q{_QUARTERS[match[2] or match[4]]}"
    if match := _MONTHS.fullmatch(written):
        year, first, last = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        return _span(year, int(first), int(last))
    if match := _ONE_MONTH.fullmatch(written):
        year, month = (each for each in match.groups() if each)
        return f"{year}-{int(month):02d}"
    return ""


def _span(year: str, first: int, last: int) -> str:
    return year if (first, last) == (1, 12) else f"{year}-{first:02d}..{last:02d}"

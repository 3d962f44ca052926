"""Spans of years and of months that a sentence names: 五年来, “十四五”前四年, 前三季度."""

import re

from indicators.model.periods import parse_period
from indicators.text.prose import numeral

_N = "[一二三四五六七八九十两]+"
PLAN = re.compile(
    "(?P<quote>“)?十(?P<plan>[一二三四五六七八九]?)五”?(?:(?:时期|期间|规划)?的?"
    rf"(?:(?P<side>[前头后])(?P<years>{_N})年|(?P<one>首年|第一年|开局之?年|收官之?年))"
    "|(?P<after>(?=年均|平均|累计)|时期|期间|末|规划末|以来|这?五年|规划期))"
)
MANY = re.compile(
    rf"(?:过去的?|近|这|最近|前|此前|本届政府|连续)?(?P<count>{_N}|(?<!\d)\d{{1,2}})年(?:多?来|间|累计"
    rf"|年均|共|里|期间|中(?!央)|间累计|平均|(?=增加|增长|新增|改造|提高|下降|上升|提升|降低))|过去的?(?P<past>{_N}"
    rf"|\d{{1,2}})年|本届政府(?:任期)?(?:以来)?|这五年|(?P<bare>[五十])年(?=\d)"
)
AHEAD = re.compile(r"(?:今后|未来|下一个|后|接下来的?)五年(?:内|间)?|(?<![一-龥])五年之?内")
SPAN = re.compile(r"\d{4}\.\.\d{4}")
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_FIRST_PLAN = 1951
_LONGEST = 40


def plan_period(match: re.Match[str], past: int | None) -> str:
    """The years of a five-year plan or of the part that is named.

    “十四五”前四年 is 2021..2024, its 末 2025; 以来 ends with `past`, the year looked back on.
    """
    first = _FIRST_PLAN + 5 * (10 + (numeral(match["plan"]) or 0 if match["plan"] else 0))
    last = first + 4
    count = numeral(match["years"]) if match["years"] else None
    if match["one"]:
        return f"{last if match['one'].startswith('收官') else first}"
    if match["after"] in {"末", "规划末"}:
        return f"{last}"
    if match["after"] == "以来" and past and first <= past < last:
        last = past
    if count and count <= 5:
        is_end = match["side"] == "后"
        first, last = (last - count + 1, last) if is_end else (first, first + count - 1)
    return f"{first}..{last}" if first < last else f"{first}"


def ahead_period(this: int | None) -> str:
    """今后五年 begin with the year in which the document is given."""
    return f"{this}..{this + 4}" if this else ""


def many_period(match: re.Match[str], past: int | None, span: tuple[int, int] | None) -> str | None:
    """五年来, 近三年: so many years up to the one looked back on; None for what is no span."""
    written = match["count"] or match["past"] or match["bare"]
    count = (int(written) if written.isdecimal() else numeral(written)) if written else 5
    if not count or count < 2 or count > _LONGEST:
        return None
    if span and span[1] - span[0] + 1 == count:
        return "{}..{}".format(*span)
    return f"{past - count + 1}..{past}" if past else ""


def months_of(groups: dict[str, str | None]) -> tuple[int, int] | None:
    """The first and last month of a half-year, quarter, span or month; None where none is named."""
    half, quarter, count = groups["half"], groups["quarter"], groups["months"]
    first, last, month = groups["first"], groups["last"], groups["month"]
    if half:
        return (1, 6) if half[0] == "上" else (7, 12)
    if quarter:
        return 3 * QUARTERS[quarter] - 2, 3 * QUARTERS[quarter]
    if groups["three"] or count:
        number = 9 if not count else int(count) if count.isdecimal() else numeral(count)
        return 1, number or 12
    if first and last:
        return int(first), int(last)
    return (int(month), int(month)) if month else None


def is_part(period: str) -> bool:
    """Whether a period is a part of a year."""
    return "-" in period


def is_later(period: str, reported: str) -> bool:
    """Whether a period is after the part of a year that a document reports: its last quarter."""
    is_dated = is_part(reported) and period[:4].isdigit()
    return is_dated and parse_period(reported).before(parse_period(period))


def last_year(period: str) -> int | None:
    """The last year of a period; None where it is not dated."""
    if not period[:4].isdigit():
        return None
    return int(period[-4:] if SPAN.fullmatch(period) else period[:4])

"""Which times a sentence names: periods, spans of years, due dates, and years of comparison."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from indicators.drafting import spans


class Role(Enum):
    """What a time is for."""

    PERIOD = "period"
    DUE = "due"
    AGAINST = "against"
    FROM = "from"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of a document: the one it is given in, the one it looks back on, its long span.

    `span` is that of 五年来, as (first, last); `period` is what 全年 or no word at all means.
    """

    this_year: int | None
    past_year: int | None
    span: tuple[int, int] | None = None
    period: str = ""


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time from `start` to `end` of a sentence; `deadline` only where it is due."""

    start: int
    end: int
    role: Role
    period: str = ""
    deadline: date | None = None
    is_span: bool = False


_YEAR = r"(?P<year>(?:19|20)\d{2})年"
_RELATIVE = r"(?P<relative>今年|本年度?|当年|去年|上年|前年|明年)(?!度[^内])"
_PART = (
    r"(?:(?P<half>上半年|下半年)|(?P<three>前三季度)|前(?P<months>\d{1,2}"
    "|[一二三四五六七八九十]+)个月|第?(?P<quarter>[一二三四])季度"
    r"|(?P<first>\d{1,2})[—–\-~至到]+(?P<last>\d{1,2})月份?|(?P<month>\d{1,2})月(?!\d{1,2}日)份?"
    "|(?P<whole>全年)(?!度?(?:预算|计划|目标|任务)))"
)
_DAY = r"\d{1,2}月\d{1,2}[日号]"
_DUE = re.compile(
    rf"(?:到|在|于|争取|力争|确保)?(?:{_YEAR}"
    rf"|{_RELATIVE})?(?:(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})?[日号]?(?:底|末|份|中旬|上旬"
    "|下旬)?(?:之)?前|(?P<end>(?<![去今上前明本])年底|(?<![去今上前明本])年末"
    r"|(?<![一二三四五六七八九十两几\d])年内"
    "|(?<=今)年底(?=之?前))(?:之?前)?(?!累计|常住|户籍|全|末|金融|存)"
    "|(?P<half>上半年|下半年)(?:内|前|(?=投入|建成|开工|全部|完成|投用|竣工|实现|启用|投产"
    r"|达产))|(?P<quarter>[一二三四])季度(?:末|底|前)|(?P<mend>\d{1,2})月底)"
)
# 截至3月25日: the months up to it.
_AS_OF = re.compile(
    rf"截[至止]到?(?:{_YEAR}|{_RELATIVE})?(?P<month>\d{{1,2}})月(?:底|末|份|\d{{1,2}}[日号])?"
)
_SINCE = re.compile(rf"(?:自|从)?{_YEAR}(?:{_DAY}|\d{{1,2}}月)?(?:以来|起|至今)")
_YEARS = re.compile(r"(?<!\d)(?P<from>(?:19|20)\d{2})年?(?:[—–\-~至到]+)(?P<to>(?:19|20)\d{2})年")
# 2022、2023、2024年.
_LISTED_YEAR = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?=[、和及](?:(?:19|20)\d{2}[、和及]){0,9}(?:19|20)\d{2}年)"
)
_ONE = re.compile(r"(?:过去|刚刚过去)的?一年|一年来|这一年|一年间")
_DATED = re.compile(rf"(?:{_YEAR}|{_RELATIVE})(?:{_DAY}|{_PART}(?:末|底)?|末|底|初|度)?")
_UNDATED = re.compile(
    rf"(?<![\d年—–\-~至到.]){_PART}(?:末|底)?(?:(?<=[份末底])|(?!\d))|{_DAY}|(?<!\d)\d{{1,2}}月(?:中旬|上旬"
    r"|下旬)|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
)
_SOME_YEAR = r"(?:(?:19|20)\d{2}年|今年|本年|去年|上年|前年)"
_AGAINST = re.compile(
    rf"(?:比|较|与|同|超|高于|低于|好于|多于|快于|是|相比|相对于|对比)(?:{_SOME_YEAR}|上半年"
    "|“?十[一二三四五六七八九]?五”?(?:时期|期间|末)"
    r"|前三季度|一季度|年初|上月|上季度|同期|\d{1,2}(?:[—–\-~至到]+\d{1,2})?月份?)"
    "(?:全年|末|底|初|同期|同月|同口径|水平|度"
    rf"|\d{{1,2}}月)?(?:相比|的)?|{_SOME_YEAR}同期"
)
_LAST_SAME = re.compile("(?:去年|上年)同期")
_OPENING = ("", "，", "。", "；", "（", "：")
_FROM = re.compile(rf"(?:由|从)(?:(?:{_YEAR}|{_RELATIVE})(?:末|底|初|度)?的?|{_PART}(?:末|底)?的)")
# The year of a thing, not of the figure: 2023年打造的72个片区.
_BESIDE = re.compile(r"[^，、；]{1,7}的\d|打造|建成|启动|确定|实施|下达|以前|出生|及以")


Reader = Callable[[re.Match[str]], "TimeWord | None"]


def times_in(text: str, calendar: Calendar) -> list[TimeWord]:
    """The times of a sentence in their order, the longest reading first."""
    found: list[TimeWord] = []
    readers: tuple[tuple[re.Pattern[str], Reader], ...] = (
        (_AGAINST, lambda match: _against(match, text, calendar)),
        (_FROM, lambda match: _from(match, calendar)),
        (_AS_OF, lambda match: _as_of(match, calendar)),
        (_SINCE, lambda match: _since(match, calendar)),
        (
            _YEARS,
            lambda match: _spanned(match, f"{match['from']}..{match['to']}"),
        ),
        (_LISTED_YEAR, lambda match: _spanned(match, match[0])),
        (_DUE, lambda match: _due(match, calendar)),
        (spans.PLAN, lambda match: _spanned(match, spans.plan_period(match, calendar.past_year))),
        (spans.AHEAD, lambda match: _spanned(match, spans.ahead_period(calendar.this_year))),
        (
            _ONE,
            lambda match: _spanned(match, _text(calendar.past_year)),
        ),
        (
            spans.MANY,
            lambda match: _spanned(
                match, spans.many_period(match, calendar.past_year, calendar.span)
            ),
        ),
        (_DATED, lambda match: _dated(match, text, calendar)),
        (_UNDATED, lambda match: _undated(match, calendar)),
    )
    for pattern, reader in readers:
        for match in pattern.finditer(text):
            is_taken = any(match.start() < each.end and each.start < match.end() for each in found)
            if not is_taken and (word := reader(match)):
                found.append(word)
    return sorted(found, key=lambda each: each.start)


def _against(match: re.Match[str], text: str, calendar: Calendar) -> TimeWord:
    """What a figure is held against; 去年同期，… at the beginning of a clause is a period."""
    period, before = calendar.period, text[: match.start()]
    opens = _LAST_SAME.fullmatch(match[0]) and before[-1:] in _OPENING
    if opens and period[:4].isdigit() and ".." not in period[:6]:
        year = int(period[:4]) - 1
        return TimeWord(match.start(), match.end(), Role.PERIOD, f"{year}{period[4:]}")
    return TimeWord(match.start(), match.end(), Role.AGAINST)


def _spanned(match: re.Match[str], period: str | None) -> TimeWord | None:
    """A time that holds for figures; None for what names none."""
    if period is None:
        return None
    return TimeWord(match.start(), match.end(), Role.PERIOD, period)


def _text(year: int | None) -> str:
    return f"{year}" if year else ""


def _year(match: re.Match[str], calendar: Calendar) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["relative"] is None or calendar.this_year is None:
        return None
    back = {"去": -1, "上": -1, "前": -2, "明": 1}.get(match["relative"][0], 0)
    return calendar.this_year + back


def _year_text(match: re.Match[str], calendar: Calendar) -> str:
    year = _year(match, calendar)
    if match["relative"] and match["relative"][0] == "上" and calendar.past_year:
        year = calendar.past_year - 1
    return _text(year)


def _from(match: re.Match[str], calendar: Calendar) -> TimeWord:
    """When an earlier value is of: 从上年的, 由1—8月的."""
    is_named = match["year"] or match["relative"]
    year = _year_text(match, calendar) if is_named else calendar.period[:4]
    period = _part(match, int(year)) if year.isdecimal() else ""
    return TimeWord(match.start(), match.end(), Role.FROM, period)


def _since(match: re.Match[str], calendar: Calendar) -> TimeWord:
    first, last = int(match["year"]), calendar.past_year
    if last and last > first:
        return TimeWord(match.start(), match.end(), Role.PERIOD, f"{first}..{last}")
    return TimeWord(match.start(), match.end(), Role.PERIOD, f"{first}")


def _as_of(match: re.Match[str], calendar: Calendar) -> TimeWord | None:
    default = int(calendar.period[:4]) if calendar.period[:4].isdigit() else calendar.past_year
    year, month = _year(match, calendar) or default, int(match["month"])
    if year is None or not 1 <= month <= 12:
        return None
    period = f"{year}" if month == 12 else f"{year}-01..{month:02d}"
    return TimeWord(match.start(), match.end(), Role.PERIOD, period)


def _due(match: re.Match[str], calendar: Calendar) -> TimeWord | None:
    default = int(calendar.period[:4]) if calendar.period[:4].isdigit() else calendar.this_year
    year = _year(match, calendar) or default
    if year is None:
        return TimeWord(match.start(), match.end(), Role.DUE)
    month = match["month"] or match["mend"]
    number = int(month) if month else {"上": 6, "下": 12}.get((match["half"] or "年")[0], 12)
    if match["quarter"]:
        number = 3 * spans.QUARTERS[match["quarter"]]
    if not 1 <= number <= 12:
        return None
    last = monthrange(year, number)[1]
    is_day = match["day"] and "日" in match[0] and 1 <= int(match["day"]) <= last
    day = int(match["day"]) if is_day else last
    is_span = bool(match["half"] or match["quarter"])
    deadline = date(year, number, day)
    return TimeWord(match.start(), match.end(), Role.DUE, f"{year}", deadline, is_span)


def _dated(match: re.Match[str], text: str, calendar: Calendar) -> TimeWord | None:
    year = _year(match, calendar)
    if match["relative"] and match["relative"][0] == "上" and calendar.past_year:
        year = calendar.past_year - 1
    after = text[match.end() : match.end() + 8]
    role = Role.ASIDE if _BESIDE.match(after) else Role.PERIOD
    return TimeWord(match.start(), match.end(), role, _part(match, year))


def _undated(match: re.Match[str], calendar: Calendar) -> TimeWord | None:
    default = int(calendar.period[:4]) if calendar.period[:4].isdigit() else calendar.past_year
    if match[0] == "全年" or match["whole"]:
        is_year = len(calendar.period) >= 4 and ".." not in calendar.period[:6]
        whole = calendar.period[:4] if is_year else _text(calendar.past_year)
        return TimeWord(match.start(), match.end(), Role.PERIOD, whole)
    if "日" in match[0] or "旬" in match[0] or match[0][:4].isdigit():
        return TimeWord(match.start(), match.end(), Role.ASIDE)
    return TimeWord(match.start(), match.end(), Role.PERIOD, _part(match, default))


def _part(match: re.Match[str], year: int | None) -> str:
    """The part of a year that a match names, as the workbook writes it; else the year."""
    months = spans.months_of(match.groupdict())
    if year is None or months is None or months == (1, 12):
        return _text(year)
    first, last = months
    if not 1 <= first <= last <= 12:
        return f"{year}"
    if match["quarter"]:
        return f"{year}-Q{last // 3}"
    return f"{year}-{first:02d}" if first == last else f"{year}-{first:02d}..{last:02d}"

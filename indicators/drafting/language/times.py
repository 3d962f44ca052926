"""Which times a sentence names: periods, spans of years, due dates, and years of comparison."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial

from indicators.drafting.language.words import readings
from indicators.model.periods import parse_period
from indicators.text.prose import numeral, part_of_year, quarter_end, whole_number


class TimeRole(Enum):
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

    def year(self, default: int | None) -> int | None:
        """The year that holds for a time without one."""
        return int(self.period[:4]) if self.period[:4].isdigit() else default


@dataclass(frozen=True, slots=True)
class TimeWord:
    """A time from `start` to `end` of a sentence; `deadline` only where it is due.

    `is_span` is whether it ends a part of a year: 三季度末 is of the months up to it.
    """

    start: int
    end: int
    role: TimeRole
    period: str = ""
    deadline: date | None = None
    is_span: bool = False


SPAN = re.compile(r"\d{4}\.\.\d{4}")
_FIRST_PLAN = 1951
_LONGEST = 40
_YEARS_ON = {"去": -1, "上": -1, "前": -2, "明": 1}
_N = "[一二三四五六七八九十两]+"
_PLAN = re.compile(
    "(?P<quote>“)?十(?P<plan>[一二三四五六七八九]?)五”?(?:(?:时期|期间|规划)?的?"
    rf"(?:(?P<side>[前头后])(?P<years>{_N})年|(?P<one>首年|第一年|开局之?年|收官之?年))"
    "|(?P<after>(?=年均|平均|累计)|时期|期间|末|规划末|以来|这?五年|规划期))"
)
_MANY = re.compile(
    "(?P<ahead>(?:今后|未来|下一个|后|接下来的?)五年(?:内|间)?|(?<![一-龥])五年之?内)"
    "|(?P<one>(?:过去|刚刚过去)的?一年|一年来|这一年|一年间)"
    rf"|(?:过去的?|近|这|最近|前|此前|本届政府|连续)?(?P<count>{_N}|(?<!\d)\d{{1,2}})年(?:多?来|间|累计"
    rf"|年均|共|里|期间|中(?!央)|间累计|平均|(?=增加|增长|新增|改造|提高|下降|上升|提升|降低))|过去的?(?P<past>{_N}"
    rf"|\d{{1,2}})年|本届政府(?:任期)?(?:以来)?|这五年|(?P<bare>[五十])年(?=\d)"
)
_4 = r"(?:19|20)\d{2}"
_YEAR = rf"(?P<year>{_4})年"
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
# 2021年以来, 2021—2024年, each of 2022、2023、2024年.
_YEARS = re.compile(
    rf"(?:自|从)?(?P<since>{_4})年(?:{_DAY}|\d{{1,2}}月)?(?:以来|起|至今)"
    rf"|(?<!\d)(?P<from>{_4})年?(?:[—–\-~至到]+)(?P<to>{_4})年"
    rf"|(?<!\d)(?P<one>{_4})(?=[、和及](?:{_4}[、和及]){{0,9}}{_4}年)"
)
_DATED = re.compile(rf"(?:{_YEAR}|{_RELATIVE})(?:{_DAY}|{_PART}(?:末|底)?|末|底|初|度)?")
_UNDATED = re.compile(
    rf"(?<![\d年—–\-~至到.]){_PART}(?:末|底)?(?:(?<=[份末底])|(?!\d))|{_DAY}|(?<!\d)\d{{1,2}}月(?:中旬|上旬"
    rf"|下旬)|{_4}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)"
)
_SOME_YEAR = rf"(?:{_4}年|今年|本年|去年|上年|前年)"
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


def times_in(text: str, calendar: Calendar) -> list[TimeWord]:
    """The times of a sentence in their order, the longest reading first."""
    readers = ((pattern, partial(reader, calendar=calendar)) for pattern, reader in _READERS)
    return sorted(readings(readers, text, []), key=lambda each: each.start)


def _at(match: re.Match[str], period: str, role: TimeRole = TimeRole.PERIOD) -> TimeWord:
    return TimeWord(match.start(), match.end(), role, period)


def _against(match: re.Match[str], calendar: Calendar) -> TimeWord:
    """What a figure is held against; 去年同期，… at the beginning of a clause is a period."""
    period, before = calendar.period, match.string[: match.start()]
    opens = _LAST_SAME.fullmatch(match[0]) and before[-1:] in _OPENING
    if opens and period[:4].isdigit() and ".." not in period[:6]:
        return _at(match, f"{int(period[:4]) - 1}{period[4:]}")
    return _at(match, "", TimeRole.AGAINST)


def _from(match: re.Match[str], calendar: Calendar) -> TimeWord:
    """When an earlier value is of: 从上年的, 由1—8月的."""
    is_named = match["year"] or match["relative"]
    year = _year(match, calendar, is_past=True) if is_named else calendar.year(None)
    return _at(match, _part(match, year), TimeRole.FROM)


def _as_of(match: re.Match[str], calendar: Calendar) -> TimeWord | None:
    year, month = _year(match, calendar) or calendar.year(calendar.past_year), int(match["month"])
    if year is None or not 1 <= month <= 12:
        return None
    return _at(match, f"{year}" if month == 12 else f"{year}-01..{month:02d}")


def _years(match: re.Match[str], calendar: Calendar) -> TimeWord:
    first = match["since"] or match["from"] or match["one"]
    last = f"{calendar.past_year or ''}" if match["since"] else match["to"] or ""
    return _at(match, f"{first}..{last}" if last > first else first)


def _due(match: re.Match[str], calendar: Calendar) -> TimeWord | None:
    year = _year(match, calendar) or calendar.year(calendar.this_year)
    if year is None:
        return _at(match, "", TimeRole.DUE)
    month = match["month"] or match["mend"]
    number = int(month) if month else {"上": 6, "下": 12}.get((match["half"] or "年")[0], 12)
    if match["quarter"]:
        number = quarter_end(match["quarter"])
    if not 1 <= number <= 12:
        return None
    last = monthrange(year, number)[1]
    is_day = match["day"] and "日" in match[0] and 1 <= int(match["day"]) <= last
    deadline = date(year, number, int(match["day"]) if is_day else last)
    is_span = bool(match["half"] or match["quarter"])
    period = f"{year}-01..{number:02d}" if is_span and number < 12 else f"{year}"
    return TimeWord(match.start(), match.end(), TimeRole.DUE, period, deadline, is_span)


def _plan(match: re.Match[str], calendar: Calendar) -> TimeWord:
    """The years of a five-year plan or of the part that is named.

    “十四五”前四年 is 2021..2024, its 末 2025; 以来 ends with the year looked back on.
    """
    past = calendar.past_year
    first = _FIRST_PLAN + 5 * (10 + (numeral(match["plan"]) or 0 if match["plan"] else 0))
    last = first + 4
    count = numeral(match["years"]) if match["years"] else None
    if match["one"]:
        return _at(match, f"{last if match['one'].startswith('收官') else first}")
    if match["after"] in {"末", "规划末"}:
        return _at(match, f"{last}")
    if match["after"] == "以来" and past and first <= past < last:
        last = past
    if count and count <= 5:
        is_end = match["side"] == "后"
        first, last = (last - count + 1, last) if is_end else (first, first + count - 1)
    return _at(match, f"{first}..{last}" if first < last else f"{first}")


def _many(match: re.Match[str], calendar: Calendar) -> TimeWord | None:
    """五年来, 近三年: so many years up to the one looked back on; None for what is no span.

    今后五年 begin with the year in which the document is given.
    """
    this, past = calendar.this_year, calendar.past_year
    if match["ahead"]:
        return _at(match, f"{this}..{this + 4}" if this else "")
    if match["one"]:
        return _at(match, f"{past or ''}")
    written = match["count"] or match["past"] or match["bare"]
    count = whole_number(written) if written else 5
    if not count or count < 2 or count > _LONGEST:
        return None
    if calendar.span and calendar.span[1] - calendar.span[0] + 1 == count:
        return _at(match, "{}..{}".format(*calendar.span))
    return _at(match, f"{past - count + 1}..{past}" if past else "")


def _dated(match: re.Match[str], calendar: Calendar) -> TimeWord:
    is_beside = _BESIDE.match(match.string[match.end() : match.end() + 8])
    period = _part(match, _year(match, calendar, is_past=True))
    return _at(match, period, TimeRole.ASIDE if is_beside else TimeRole.PERIOD)


def _undated(match: re.Match[str], calendar: Calendar) -> TimeWord:
    period, past = calendar.period, calendar.past_year
    if match[0] == "全年" or match["whole"]:
        is_year = len(period) >= 4 and ".." not in period[:6]
        return _at(match, period[:4] if is_year else f"{past or ''}")
    if "日" in match[0] or "旬" in match[0] or match[0][:4].isdigit():
        return _at(match, "", TimeRole.ASIDE)
    return _at(match, _part(match, calendar.year(past)))


def _year(match: re.Match[str], calendar: Calendar, *, is_past: bool = False) -> int | None:
    """The year that a match names, None where it names none.

    In what `is_past`, 上年 is the one before the year looked back on.
    """
    if match["year"]:
        return int(match["year"])
    relative, this = (match["relative"] or "")[:1], calendar.this_year
    if is_past and relative == "上" and calendar.past_year:
        return calendar.past_year - 1
    return this + _YEARS_ON.get(relative, 0) if relative and this is not None else None


def _part(match: re.Match[str], year: int | None) -> str:
    """The part of a year that a match names, as the workbook writes it; else the year."""
    return "" if year is None else part_of_year(match.groupdict(), year) or f"{year}"


_READERS = (
    (_AGAINST, _against),
    (_FROM, _from),
    (_AS_OF, _as_of),
    (_YEARS, _years),
    (_DUE, _due),
    (_PLAN, _plan),
    (_MANY, _many),
    (_DATED, _dated),
    (_UNDATED, _undated),
)


def is_later(period: str, reported: str) -> bool:
    """Whether a period is after the part of a year that a document reports: its last quarter."""
    is_dated = "-" in reported and period[:4].isdigit()
    return is_dated and parse_period(reported).before(parse_period(period))


def last_year(period: str) -> int | None:
    """The last year of a period; None where it is not dated."""
    if not period[:4].isdigit():
        return None
    return int(period[-4:] if SPAN.fullmatch(period) else period[:4])

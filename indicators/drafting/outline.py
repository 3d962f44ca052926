"""The sections of a document: which part a passage belongs to, and what that part is about."""

import re
from dataclasses import dataclass, replace

from indicators.drafting.claims import ClaimKind, Setting
from indicators.drafting.documents.passages import Passage
from indicators.drafting.language.names import fund_of
from indicators.drafting.language.times import SPAN, Calendar, times_in

_PART = re.compile(
    r"^(?:第?(?P<number>[一二三四五六七八九十]{1,3})(?:部分)?[、.])(?P<title>.{2,40})$"
)
_HEADING = re.compile(r"^（(?P<number>[一二三四五六七八九十]{1,3})）(?P<title>[^。]{2,60})")
_ITEM = re.compile(r"^(?P<number>\d{1,2})[.．、](?!\d)(?P<title>[^。]{2,40})")
_AIMS = re.compile(
    "重点工作|主要任务|工作安排|目标任务|预期目标|主要目标|总体要求|总体思路|工作思路|下一步"
    "|工作打算|今后|下半年|下步|下阶段|下一阶段|工作措施|对策|工作建议|工作的建议|工作安排建议|主要措施|工作计划|重大任务|指导思想"
    "|发展目标|工作重点|努力方向|奋斗目标|规划目标|展望"
)
_REVIEWS = re.compile(
    "回顾|总结|完成情况|执行情况|主要成绩|工作成效|取得的|运行情况|过去|成就|历程|工作情况"
    r"|\d{4}年工作$"
)
# 主要目标完成情况 looks back.
_AIMS_MET = re.compile(r"(?:主要|预期|年度)*(?:目标|任务|指标)+(?:的)?(?:完成|执行|进展)")
# A speech asks what it goes on to say.
_ASKED = re.compile(
    r"^(?:(?:19|20)?(?P<year>(?:19|20)\d{2})年|今年|新的一年|(?P<next>明年|来年))[^，。；：%]{0,8}?"
    r"(?:怎么[干办做抓走]|如何[干办做抓走]|[干做抓]什么)"
)
_OPENS_AIMS = re.compile(
    r"^(?:主要|全年|今年|总体)?[^。，（%]{0,14}(?:预期目标|主要目标|目标)(?:是|为|：)"
)
_LIVELIHOOD = re.compile(r"(?:十|\d{1,3}|[一二三四五六七八九])(?:件|项|大)?(?:民生|惠民|为民)?实事")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_SPAN = re.compile(
    "过去[的]?五年|五年来?|本届政府|五年工作|“?十[一二三四五六七八九]?五”?(?:时期|期间|工作"
    "|规划)?(?:以来)?"
)


@dataclass(frozen=True, slots=True)
class Section:
    """The setting of a part, and the names of where a passage stands in it.

    `is_mixed` is whether its passages speak of one year and of several in turn.
    """

    setting: Setting
    part: str = ""
    heading: str = ""
    paragraph: int = 0
    is_mixed: bool = False

    @property
    def label(self) -> str:
        """一·3, 三（二）·1, 十件实事·4."""
        where = f"{self.part}{self.heading}"
        return f"{where}·{self.paragraph}" if where and self.paragraph else where


def of_part(section: Section, passage: Passage) -> Section | None:
    """The section that a heading opens, 一、2023年工作回顾; None of what is no short line alone."""
    is_short = len(passage.text) <= 44 and not passage.text.endswith(("；", "，"))
    match = _PART.match(passage.text) if is_short else None
    if match is None:
        return None
    title = match["title"]
    setting = replace(_titled(section.setting, title), fund=fund_of(title))
    return Section(setting, match["number"])


def _titled(setting: Setting, title: str) -> Setting:
    if setting.is_bulletin:
        return setting
    calendar, kind = setting.calendar, setting.kind
    if _REVIEWS.search(title) and not _AIMS.search(_AIMS_MET.sub("", title)):
        kind = ClaimKind.ACTUAL
    elif _AIMS.search(title) or _is_ahead(title, calendar):
        kind = ClaimKind.TARGET
    calendar = replace(calendar, period=_period(title, kind, calendar))
    return replace(setting, kind=kind, calendar=calendar)


def _is_ahead(title: str, calendar: Calendar) -> bool:
    """Whether a heading names a year after those that the document looks back on: 2026年目标."""
    years = [int(each) for each in _YEAR.findall(title)]
    return bool(years and calendar.past_year and min(years) > calendar.past_year)


def _period(title: str, kind: ClaimKind, calendar: Calendar) -> str:
    """The period that a heading gives to its part: a year, a span of years, or as before."""
    years = [int(each) for each in _YEAR.findall(title)]
    spans = [each for each in times_in(title, calendar) if SPAN.fullmatch(each.period)]
    first = _YEAR.search(title)
    if spans and kind is not ClaimKind.TARGET and not (first and first.start() < spans[0].start):
        return spans[0].period  # 过去五年和2021年工作回顾 begins with the five years
    this, past = calendar.this_year, calendar.past_year
    period = calendar.period or f"{past or ''}"
    if years and ("半年" in title or "季度" in title):
        return calendar.period
    if years and (kind is not ClaimKind.TARGET or not _SPAN.search(title)):
        period = f"{years[-1]}"
    elif kind is ClaimKind.TARGET:
        is_span = this and re.search("今后五年|未来五年", title)
        period = f"{this}..{this + 4}" if this and is_span else f"{this or ''}"
    elif _SPAN.search(title):
        period = "{}..{}".format(*calendar.span) if calendar.span else ""
    return period


def _asked(setting: Setting, text: str) -> Setting:
    """The setting after 今年怎么干？: from there on a text says what is to be done."""
    found = _ASKED.match(text)
    this = setting.calendar.this_year
    if found is None or setting.is_bulletin:
        return setting
    year = int(found["year"]) if found["year"] else this and this + (found["next"] is not None)
    calendar = replace(setting.calendar, period=f"{year or ''}")
    return replace(setting, kind=ClaimKind.TARGET, calendar=calendar)


def within(section: Section, passage: Passage) -> Section:
    """The section of the next passage, given the headings it may begin with."""
    text = passage.text
    section = replace(section, setting=_asked(section.setting, text))
    if match := _HEADING.match(text):
        is_alone = len(text) <= 62 and not text.endswith("。")
        setting = section.setting
        if is_alone and (_AIMS.search(match["title"]) or _REVIEWS.search(match["title"])):
            setting = _titled(setting, match["title"])
        return replace(
            section,
            setting=replace(setting, fund=fund_of(match["title"], setting.fund)),
            heading=f"（{match['number']}）",
            paragraph=0 if is_alone else 1,
        )
    if len(text) <= 30 and _LIVELIHOOD.search(text):
        return replace(section, part="", heading="十件实事", paragraph=0)
    if "实事" in section.heading and (match := _ITEM.match(text)):
        return replace(section, paragraph=int(match["number"]))
    if "实事" in section.heading and len(text) > 80:
        return replace(section, heading="", paragraph=1)
    return replace(section, paragraph=section.paragraph + 1)


def opened(section: Section, period: str) -> Section:
    """The section from a passage on that opens with a year or a span of years of its own."""
    setting, calendar = section.setting, section.setting.calendar
    own = {f"{calendar.past_year}", f"{calendar.this_year}"}
    is_dated = period in own or re.fullmatch(r"\d{4}\.\.\d{4}", period)
    is_later = setting.kind is ClaimKind.TARGET and period != f"{calendar.this_year}"
    is_whole = f"{period}-" in calendar.period  # 全年 in a report of some months
    if setting.is_bulletin or not is_dated or is_later or is_whole:
        return section
    is_mixed = section.is_mixed or (calendar.period.isdigit() and not period.isdigit())
    setting = replace(setting, calendar=replace(calendar, period=period))
    return replace(section, setting=setting, is_mixed=is_mixed)


def of_passage(section: Section, passage: Passage) -> Setting:
    """The setting of one passage: its own opening words weigh more than its section's."""
    setting = section.setting
    if setting.kind is ClaimKind.TARGET or not _OPENS_AIMS.search(passage.text[:60]):
        return setting
    calendar = replace(setting.calendar, period=f"{setting.calendar.this_year or ''}")
    return replace(setting, kind=ClaimKind.TARGET, calendar=calendar)

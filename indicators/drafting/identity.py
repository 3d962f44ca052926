"""What a document is, of which area and which years: read from its content, or corrected."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from indicators.drafting.documents.passages import Passage, UnreadableDocument
from indicators.drafting.language.times import Calendar
from indicators.model.periods import parse_period


class DocumentKind(StrEnum):
    """What a document is."""

    REPORT = "政府工作报告"
    BULLETIN = "统计公报"
    EXECUTION = "计划执行情况"
    NEWS = "新闻"
    MONTHLY = "统计月报"


@dataclass(frozen=True, slots=True)
class Identity:
    """A document's kind, title, area and calendar; "" and None where its content does not say."""

    kind: DocumentKind
    title: str
    area: str
    calendar: Calendar
    given: date | None = None
    is_preliminary: bool = False

    @property
    def words(self) -> str:
        """What the document was read as, for a person to correct."""
        area, period = self.area or "未写明", self.calendar.period or "未写明"
        return f"读作：{self.kind}；地区：{area}；期间：{period}。"


@dataclass(frozen=True, slots=True)
class Correction:
    """A document's kind, area ("" where none is named) and the period that it looks back on.

    `period` is written as in a workbook: 2023, 2024-01..06, 2024-Q1; "" where none is named.
    """

    kind: DocumentKind
    area: str
    period: str

    def applied(self, identity: Identity) -> Identity:
        """The identity as corrected; the calendar stays where the period and kind do."""
        is_same = (self.kind, self.period) == (identity.kind, identity.calendar.period)
        calendar = identity.calendar if is_same else calendar_of(self.kind, self.period)
        return replace(identity, kind=self.kind, area=self.area, calendar=calendar)


def correction_of(identity: Identity) -> Correction:
    """What a document was read as, as a correction that changes nothing."""
    return Correction(identity.kind, identity.area, identity.calendar.period)


def calendar_of(kind: DocumentKind, period: str) -> Calendar:
    """The calendar of a document that looks back on a period. Raises UnreadableDocument."""
    if not period:
        return Calendar(None, None)
    try:
        known = parse_period(period)
    except ValueError as error:
        raise UnreadableDocument(
            f"期间“{period}”看不懂，请写作2023、2024-01..06或2024-Q1。"
        ) from error
    year = int(known.text[:4])
    given = year + 1 if kind in _LOOK_BACK else year
    return Calendar(given, year, _span(year), known.text)


_AREA = re.compile(
    "(?P<area>[一-龥]{1,9}?(?:自治州|自治县|自治旗|自治区|新区|开发区"
    r"|[省市县区州盟旗]))(?=人民政府|\d{4}年|国民|第?[\d一二三四五六七八九十]+届|政府|统计局"
    "|上半年|一季度|前三季度|经济|（)"
)
# ——2024年2月20日在样例县第十六届人民代表大会第四次会议上
_SESSION = re.compile(
    r"在(?P<area>[一-龥]{1,9}?[省市县区州盟旗])第?[\d一二三四五六七八九十]{1,3}届人民代表大会"
)
# 来源：样例县统计局.
_ISSUER = re.compile(
    r"(?:来源|发布(?:机构|单位|者)|供稿)[：:\s]*(?:[一-龥]{2,4}?市(?=[一-龥]{2,}[区县]))?"
    r"(?P<area>[一-龥]{2,9}?[省市县区州盟旗])(?=人民政府|政府|统计局|发展|发改|财政局|融媒体)"
)
_LEVEL = re.compile("全([省市县区州盟旗])")
_BEFORE_AREA = re.compile(r"^.*(?:在|听取|向|了|于|，|。|是|受|的|关于|代表|年|季度|月份?|）|届)")
_NO_AREA = re.compile("人民政府|全[国省市县区]|[我本各]|成功|举办|召开|推进")
_TITLE_WEIGHT = 3
_ENOUGH = 3
_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:年(\d{1,2})月(\d{1,2})日|[-/.](\d{1,2})[-/.](\d{1,2})(?!\d))"
)
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_REVIEW = re.compile(r"((?:19|20)\d{2})年(?:政府)?(?:及[^，。]{0,16})?工作(?:的)?回顾")
_EXECUTED = re.compile(r"((?:19|20)\d{2})年[^。，]{0,12}执行情况")
_AIMS = re.compile(
    r"((?:19|20)\d{2})年[^。，]{0,8}(?:重点工作|工作安排|总体要求|主要任务|工作重点|目标任务"
    "|主要目标|工作建议)"
)
# The document says so of all its figures.
_PRELIMINARY = re.compile(
    r"(?:本?公报|本文|数据|数字|各项|均)[^，。；]{0,16}初步(?:统计|核算|汇总)?数"
)
_OPENING = 30
# A document of these looks back on one year and is given in the next.
_LOOK_BACK = frozenset({DocumentKind.REPORT, DocumentKind.EXECUTION})
_SPAN_WORD = re.compile(r"(?<![比较])(上半年|前三季度|一季度|1[—\-–~至]\d{1,2}月)")
_WITHIN = re.compile(r"((?:19|20)\d{2})年(上半年|前三季度|一季度|第一季度|1[—\-–~至]\d{1,2}月)")


def identify(passages: list[Passage]) -> Identity:
    """Read what a document is from its opening, its headings and the words that it repeats."""
    opening = [each.text for each in passages[:_OPENING]]
    head = "\n".join(opening)[:2500]
    whole = "".join(each.text for each in passages)
    title = _title(opening)
    kind = _kind(title, head, whole)
    given = _given(head)
    above = "".join(opening[: opening.index(title)][-1:]) if title in opening else ""
    area = _area(f"{above}{title}", head, whole)  # the line above the title often names the area
    calendar = _calendar(kind, title, head, whole, given)
    return Identity(kind, title, area, calendar, given, bool(_PRELIMINARY.search(whole)))


def _title(opening: list[str]) -> str:
    """The title, else the first short line; "" where a text begins with a title's second line."""
    marks = re.compile(r"政府工作报告|统计公报|执行情况|工作报告|计划.*报告")
    for each in opening[:12]:
        plain = re.sub(r"[①-⑳\[\]【】]", "", each)
        if marks.search(plain) and len(plain) <= 60 and not plain.startswith("现在"):
            return plain
    if opening and opening[0].startswith("—"):
        return ""
    return next((each for each in opening if 4 <= len(each) <= 60), "")


def _kind(title: str, head: str, whole: str) -> DocumentKind:
    is_report = "工作报告" in title or "各位代表" in head
    if "公报" in title or (re.search("本公报|统计公报", whole) and not is_report):
        return DocumentKind.BULLETIN
    if re.search(r"计划.{0,12}执行情况|执行情况", title):
        return DocumentKind.EXECUTION
    if "工作报告" in title or re.search(r"代表.{0,14}政府.{0,10}(?:作|报告)工作|各位代表", head):
        return DocumentKind.REPORT
    if re.search(r"执行情况", head[:300]):
        return DocumentKind.EXECUTION
    if re.search(r"[一-十]、.{0,20}(?:重点工作|工作回顾|总体要求)", whole[:6000]):
        return DocumentKind.REPORT
    return DocumentKind.NEWS


def _area(title: str, head: str, whole: str) -> str:
    """The area that the title names, else one that the opening names and the text repeats."""
    if "全国人民代表大会" in head and "国务院" in head:
        return "全国"
    counts: Counter[str] = Counter()
    for words, text, weight in (
        (_AREA, title, _TITLE_WEIGHT),
        (_AREA, head, 1),
        (_SESSION, head, _TITLE_WEIGHT),
    ):
        for match in words.finditer(text):
            counts[_BEFORE_AREA.sub("", match["area"])] += weight
    if issuer := _issuer(head, whole):
        counts[issuer] += _TITLE_WEIGHT
    sure = [
        (count + min(5, whole.count(name)), name)
        for name, count in counts.items()
        if len(name) >= 2 and not _NO_AREA.match(name)
    ]
    return max((each for each in sure if each[0] >= _ENOUGH), default=(0, ""))[1]


def _issuer(head: str, whole: str) -> str:
    """The area of the office that a text is from, where it speaks mostly of 全区 of such a one."""
    found, levels = _ISSUER.search(head), Counter(_LEVEL.findall(whole))
    is_own = found and levels and levels.most_common(1)[0][0] == found["area"][-1]
    return found["area"] if found and is_own else ""


def _given(head: str) -> date | None:
    for found in _DAY.finditer(head):
        year, month, day = filter(None, found.groups())
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _calendar(
    kind: DocumentKind, title: str, head: str, whole: str, given: date | None
) -> Calendar:
    titled = [int(each) for each in _YEAR.findall(title)]
    if kind is DocumentKind.BULLETIN:
        past = titled[0] if titled else _most(whole)
        return Calendar(past, past, _span(past), f"{past or ''}")
    within = _WITHIN.search(title) or _WITHIN.search(head[:600])
    if within and kind is not DocumentKind.REPORT:
        year = int(within[1])
        return Calendar(year, year, _span(year), _part(year, within[2]))
    review = _REVIEW.search(whole) or _EXECUTED.search(title)
    aims = _AIMS.search(whole)
    if kind is DocumentKind.NEWS and not (review or aims):
        return _of_news(title, head, titled[0] if titled else _most(whole), given)
    if aims:
        this: int | None = int(aims[1])
    elif review:
        this = int(review[1]) + 1
    else:
        this = given.year if given else max(titled, default=None)
    if this is None:
        return Calendar(None, None)
    past = int(review[1]) if review else this - 1
    return Calendar(this, past, _span(past), f"{past}")


def _of_news(title: str, head: str, year: int | None, given: date | None) -> Calendar:
    """The year that a text names most, or the part of it that its title names.

    今年 is the year that it is given in, where that is printed.
    """
    year = year or (given.year if given else None)
    if year is None:
        return Calendar(None, None)
    part = _SPAN_WORD.search(f"{title}{head[:200]}")
    this = max(year, given.year) if given else year
    return Calendar(this, year, _span(year), _part(year, part[1]) if part else f"{year}")


def _span(past: int | None) -> tuple[int, int] | None:
    return (past - 4, past) if past else None


def _part(year: int, word: str) -> str:
    if "一季度" in word:
        return f"{year}-Q1"
    months = {"上半年": 6, "前三季度": 9}.get(word) or int(re.sub(r"^1[^0-9]", "", word)[:-1])
    return f"{year}-01..{months:02d}"


def _most(whole: str) -> int | None:
    found = Counter(int(each) for each in _YEAR.findall(whole))
    return found.most_common(1)[0][0] if found else None

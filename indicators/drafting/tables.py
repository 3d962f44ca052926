"""The claims of a table in a report: a name a row, a measure a column."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from rapidfuzz import fuzz

from indicators.drafting.claims import (
    Claim,
    ClaimKind,
    ClaimMeasure,
    Reason,
    RefusedNumber,
    Setting,
)
from indicators.drafting.documents.passages import Passage, even
from indicators.drafting.drafts.matching import canonical
from indicators.drafting.language.names import of_budget, tidy
from indicators.drafting.language.words import is_tailed, tail_of
from indicators.drafting.monthly.layout import plain_label
from indicators.drafting.monthly.meanings import IN_BRACKETS, RATES, is_unit

# Columns and rows of the two halves of an area's people are no areas.
_DWELLERS = re.compile("(?:城市|城镇|城区|农村|乡村)(?:居民)?")
_RATE_ALONE = re.compile(r"(?:同比|比上年|较上年)?(?:增长|增速|增幅|增减|±)(?:率|幅度|速度)?")
_YEAR_WORDS = r"(?:19|20)\d{2}\s*年?"
_AROUND = re.compile(
    r"[（(][^（）()]*[）)]|单位[：:]\S*|^\s*[表图]\s*\d{1,2}?(?:[-—–]\d+)?(?=(?:19|20)\d{2}|\D)|^\s*[表图][一二三四五六七八九十]+"
    rf"|^\d{{1,2}}[.、]|{_YEAR_WORDS}[—–~至-]+{_YEAR_WORDS}|{_YEAR_WORDS}|[\s.、·:：]"
)
_OPENS = re.compile(
    "^(?:全年|年末|期末|全[国省市区县]|[本我][省市区县]|[分按](?:行业|产业|领域|地区|区域|县区|城乡|门类"
    "|经济类型|登记注册类型|类型|类别|类)(?:分组?)?的?)+"
)
_ENDS = re.compile(
    "(?:[及和与]其?|比上年|同比|较上年|增长速度|增长率|增长|增速|涨跌幅度?|变动|构成|占比|比重|情况|一览表|表)+$"
)
_MANY = re.compile("主要|三次|各|部分|分")
_TOTAL = re.compile("总计|合计|总值|总量|总额|全部|绝对[数额量]|数值|总数|数量|金额|规模")
_INDUSTRY = re.compile("业$")
_KIND = re.compile("类$")
_VALUE_ADDED = "增加值"
_SCALE = "规模以上"
_SHORTEST = 4
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
# What a heading says beside what is measured.
_UNNAMED = re.compile(
    r"表\d*·?|[\d—–~-]*\d{4}年|全年|年末|绝对[数额量]|数值|累计|完成|指标|本[年月期]"
)
_SIGNS = str.maketrans("−–", "--", ",")
_NUMBER = re.compile(r"^[-−–]?\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^[-−–]?\d+(?:\.\d+)?$")
_GROWTH = re.compile(r"增长|增速|增减|上涨|±|涨跌|同比")
_SHARE = re.compile(r"比重|占比|构成|份额")
TABLE_DOUBT = "表格中的数，请核对行列"
_AGES = re.compile(r"\d{1,2}(?:岁|[—–~-]\d{1,2}岁)")
# What a caption says of all its table: 2021—2025年常住人口（万人）.
_STATED_UNIT = re.compile(r"单位[：:]([^，；）)\s]{1,8})")
_CAPTION_UNIT = re.compile(r"[（(]([^（）()]{1,8})[）)]$")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年?")
_YEAR_NAMED = re.compile(r"(?<![—–~\d-])(?P<year>(?:19|20)\d{2})年")
_WHOLE = re.compile(r"全[国省市区县州旗]|[省市区县州旗]内|[本我][省市区县州旗]")
_PLACE = re.compile(
    rf"(?!{_DWELLERS.pattern}$)(?:{_WHOLE.pattern}|[一-龥]{{1,6}}[省市区县州旗镇乡]|[一-龥]{{1,5}}街道)"
)
_AIM = re.compile(r"(?:目标|计划|预期)(?:值|数)?(?:[（(]|$)")
_ALIKE = 60
_AREAS = re.compile(r"地区|县|市|区域|镇|街道")


@dataclass(slots=True)
class DocumentTable:
    """The rows of one table as they come, in a document of an area; `caption` is the line above."""

    caption: str = ""
    area: str = ""
    columns: list[str] = field(default_factory=list)
    last: str = ""

    def read(self, row: Passage, setting: Setting) -> tuple[list[Claim], list[RefusedNumber]]:
        """The claims of the next row; a row without numbers, or of years, is a header."""
        cells = [even(each.strip()) for each in row.lines[0].text.split("\t")]
        numbers = [at for at, each in enumerate(cells) if at and _NUMBER.match(each)]
        is_of_years = len(numbers) > 1 and all(_YEAR.fullmatch(cells[at]) for at in numbers)
        if not numbers or is_of_years:
            if sum(bool(each) for each in cells) > 1 or not self.columns:
                self.columns = cells
            reason = Reason.DATE if is_of_years else Reason.TABLE
            return [], _refused(row, cells, range(len(cells)), reason)
        name = tidy(plain_label(cells[0]))
        if self.last and _RATE_ALONE.fullmatch(_plain(name)):
            name = f"{self.last}增速"
        name = _row_name(name, self.caption)
        self.last = name.removesuffix("增速")
        is_name = len(name) >= 2 and (not name[0].isdigit() or bool(_AGES.match(name)))
        if not self.columns or len(self.columns) != len(cells) or not is_name:
            return [], _refused(row, cells, numbers)
        claims = [each for at in numbers if (each := self._claim(row, cells, at, name, setting))]
        taken = {each.start for each in claims}
        left = [at for at in numbers if at not in taken]
        others = [at for at in left if self._area(cells, at) is None]
        refused = _refused(row, cells, [at for at in left if at not in others])
        return claims, [*refused, *_refused(row, cells, others, Reason.AGAINST)]

    def _claim(
        self, row: Passage, cells: list[str], at: int, name: str, setting: Setting
    ) -> Claim | None:
        header, area = self.columns[at], self._area(cells, at)
        unit = self._unit(header, cells)
        if not unit or not header or area is None:
            return None
        measure, full = self._named(name, at, unit)
        line, period = row.lines[0], self._period(header, setting)
        return Claim(
            kind=_kind(header, period, setting),
            name=full,
            start=at,
            end=at,
            measure=measure,
            value=Decimal(cells[at].translate(_SIGNS)),
            unit=unit,
            period=period,
            area=area,
            doubts=(TABLE_DOUBT,),
            quote=f"{cells[0]} {cells[at]}"[:30],
            line=line.number,
            page=line.page,
            section=setting.section,
        )

    def _named(self, name: str, at: int, unit: str) -> tuple[ClaimMeasure, str]:
        """What a number measures, and its name: of its row, or of its column where rows are areas.

        Columns of areas or years measure what the caption says.
        """
        header = self.columns[at]
        if self._is_by_area() and _PLACE.fullmatch(name):
            plain = _plain(header)
            name = _plain(self.columns[at - 1]) if _RATE_ALONE.fullmatch(plain) else plain
        people = header if _DWELLERS.fullmatch(header) else ""
        if unit == "%" and (people or _PLACE.fullmatch(header) or _YEAR.fullmatch(header)):
            is_price = "价格" in self.caption and "价格" not in name
            header, name = self.caption, f"{name}{'价格' if is_price else ''}"
        measure, ending = _measured(f"{header}{'增速' * name.endswith('增速')}")
        if measure is ClaimMeasure.GROWTH and at > 1 and not is_tailed(name):
            name += _measured(self.columns[at - 1])[1]  # 水泥产量增速 beside 水泥产量
        if not (is_tailed(name) or (measure is ClaimMeasure.LEVEL and ending)):
            name = _cell_name(name, self.caption)
        name = f"{people}{name}" if not name.startswith(people) else name
        is_full = measure is ClaimMeasure.LEVEL and is_tailed(name)
        ending = "" if is_full or name.endswith(ending) else ending
        return measure, f"{name}{ending}"

    def _is_by_area(self) -> bool:
        """Whether the rows are areas: the first column is headed 地区, 县区, 县（市、区）."""
        return bool(_AREAS.search(self.columns[0]))

    def _area(self, cells: list[str], at: int) -> str | None:
        """The area of a number, "" for the document's own; None for one that holds the own one."""
        first = cells[0] if self._is_by_area() else ""
        found = next((each for each in (first, self.columns[at]) if _PLACE.fullmatch(each)), "")
        if not _WHOLE.fullmatch(found):
            return "" if found == self.area else found
        own = self.area[-1:]
        return "" if not own or own in found else None

    def _period(self, header: str, setting: Setting) -> str:
        """The year that the column or the caption names, else the one that is looked back on."""
        if named := _YEAR.fullmatch(header) or _YEAR_NAMED.search(f"{header}{self.caption}"):
            return named["year"]
        calendar = setting.calendar
        if setting.is_bulletin and calendar.period:
            return calendar.period
        return f"{calendar.past_year}" if calendar.past_year else "未注明"

    def _unit(self, header: str, cells: list[str]) -> str:
        """The unit in the heading, of a rate, in a cell, in the label or in the caption."""
        in_label = _unit_of(IN_BRACKETS.search(cells[0]))  # 水泥（万吨）
        if found := IN_BRACKETS.search(header):
            unit = _unit_of(found)
            return in_label if in_label and unit and unit not in RATES else unit
        if _GROWTH.search(header) or _SHARE.search(header):
            return "%"
        for title, cell in zip(self.columns, cells, strict=True):
            if "单位" in title and is_unit(cell):
                return cell
        return in_label or _unit_of(
            _STATED_UNIT.search(self.caption) or _CAPTION_UNIT.search(self.caption)
        )


def _unit_of(found: re.Match[str] | None) -> str:
    return found[1] if found and is_unit(found[1]) else ""


def _captioned(caption: str) -> str:
    """The one thing that a caption names, 固定资产投资 of 分行业固定资产投资增长速度; else ""."""
    plain = _ENDS.sub("", _OPENS.sub("", _AROUND.sub("", caption)))
    return plain if is_tailed(plain) and len(plain) >= _SHORTEST else ""


def _row_name(name: str, caption: str) -> str:
    """A row's name with what it leaves to the caption: 收入, 总计, 增长."""
    subject = _captioned(caption)
    if of_fund := of_budget(name, caption, ""):
        return of_fund
    if not subject or _MANY.search(subject):
        return name
    if _RATE_ALONE.fullmatch(name):
        return f"{subject}增速"
    return subject if _TOTAL.fullmatch(name) or subject.endswith(name) else name


def _cell_name(name: str, caption: str) -> str:
    """A name without a measure with the one that the caption gives it: 制造业固定资产投资."""
    subject = _captioned(caption)
    if subject and (_INDUSTRY.search(name) or _DWELLERS.fullmatch(name)):
        return _of_industry(name, subject)
    return f"{name}{tail_of(subject)}" if subject and _KIND.search(name) else name


def _of_industry(name: str, subject: str) -> str:
    if subject.endswith(_VALUE_ADDED):
        return f"{_SCALE if _SCALE in subject else ''}{name.removeprefix(_SCALE)}{_VALUE_ADDED}"
    return f"{name}{tail_of(subject) if _MANY.search(subject) else subject}"


def _measured(header: str) -> tuple[ClaimMeasure, str]:
    """What a column measures, and what it adds to the row's name."""
    if "百分点" in header:
        return ClaimMeasure.GAP, "增减"
    if _GROWTH.search(header):
        return ClaimMeasure.GROWTH, "增速"
    if _SHARE.search(header):
        return ClaimMeasure.SHARE, "占比"
    plain = _UNNAMED.sub("", _plain(header))
    return ClaimMeasure.LEVEL, plain if is_tailed(plain) and len(plain) <= 6 else ""


def _kind(header: str, period: str, setting: Setting) -> ClaimKind:
    """A column of a later year than the one looked back on, or of a plan, has targets."""
    past = setting.calendar.past_year
    is_ahead = period.isdecimal() and past is not None and int(period) > past
    return ClaimKind.TARGET if is_ahead or _AIM.search(header) else ClaimKind.ACTUAL


def _plain(header: str) -> str:
    """A column's heading without its unit."""
    return _BRACKETED.sub("", header)


def _refused(
    row: Passage, cells: list[str], places: Iterable[int], reason: Reason = Reason.TABLE
) -> list[RefusedNumber]:
    line = row.lines[0]
    return [
        RefusedNumber(
            match[0],
            reason,
            quote=f"{cells[0]} {cells[at]}"[:30],
            line=line.number,
            page=line.page,
        )
        for at in places
        for match in re.finditer(r"\d+(?:\.\d+)?", cells[at])
    ]


def without_repeated(claims: list[Claim]) -> tuple[list[Claim], list[RefusedNumber]]:
    """The claims without those of tables that the prose makes already, which are refused."""
    said: defaultdict[object, list[str]] = defaultdict(list)
    for each in claims:
        if TABLE_DOUBT not in each.doubts:
            said[_fact(each)].append(_core(each))
    kept: list[Claim] = []
    repeated: list[RefusedNumber] = []
    for each in claims:
        alike = (fuzz.partial_ratio(_core(each), one) for one in said[_fact(each)])
        if TABLE_DOUBT in each.doubts and any(ratio >= _ALIKE for ratio in alike):
            repeated.append(_again(each))
        else:
            kept.append(each)
    return kept, repeated


def _again(claim: Claim) -> RefusedNumber:
    printed = claim.quote.rpartition(" ")[2] or f"{claim.value}"
    return RefusedNumber(
        printed, Reason.REPEATED, quote=claim.quote, line=claim.line, page=claim.page
    )


def _core(claim: Claim) -> str:
    return canonical(claim.name).removesuffix("增速")


def _fact(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.unit, claim.period, claim.area

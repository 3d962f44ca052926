"""The claims of a table in a report: a name a row, a measure a column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, Refusal, Setting
from indicators.drafting.names import tidy
from indicators.drafting.passages import Passage, even
from indicators.drafting.reasons import Reason
from indicators.drafting.units import UNITS
from indicators.drafting.words import is_tailed

_NUMBER = re.compile(r"^[-−–]?\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^[-−–]?\d+(?:\.\d+)?$")
_UNIT = re.compile(rf"(?:单位[：:])?[（(]?((?:万亿|亿|万|千|百)?(?:{UNITS}))[）)]?$")
_IN_HEADER = re.compile(r"[（(]([^（）()]{1,10})[）)]")
_GROWTH = re.compile(r"增长|增速|增减|上涨|±|涨跌|同比")
_SHARE = re.compile(r"比重|占比|构成|份额")
_NAMES = re.compile(r"指标|名称|项目|产品|类别|分类|行业")
_LEADS = re.compile(
    r"^(?:#|其中：?|\d+[.、]|（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、)+"
)
TABLE_DOUBT = "表格中的数，请核对行列"
_AGES = re.compile(r"\d{1,2}(?:岁|[—–~-]\d{1,2}岁)")
_POINTS = re.compile(r"百分点")


@dataclass(slots=True)
class Table:
    """The rows of one table as they come; `caption` is the line above it."""

    caption: str = ""
    columns: list[str] = field(default_factory=list)
    parent: str = ""

    def read(self, row: Passage, setting: Setting) -> tuple[list[Claim], list[Refusal]]:
        """The claims of the next row; a row without numbers is a header."""
        cells = [even(each.strip()) for each in row.lines[0].text.split("\t")]
        numbers = [at for at, each in enumerate(cells) if at and _NUMBER.match(each)]
        if not numbers:
            if sum(bool(each) for each in cells) > 1 or not self.columns:
                self.columns = cells
            return [], _refused(row, cells, range(len(cells)))
        name = tidy(_LEADS.sub("", cells[0]))
        is_name = len(name) >= 2 and (not name[0].isdigit() or bool(_AGES.match(name)))
        if not self.columns or len(self.columns) != len(cells) or not is_name:
            return [], _refused(row, cells, numbers)
        claims = [each for at in numbers if (each := self._claim(row, cells, at, name, setting))]
        taken = {each.start for each in claims}
        return claims, _refused(row, cells, [at for at in numbers if at not in taken])

    def _claim(
        self, row: Passage, cells: list[str], at: int, name: str, setting: Setting
    ) -> Claim | None:
        header = self.columns[at]
        unit = self._unit(header, cells, at)
        try:
            value = Decimal(cells[at].replace(",", "").replace("−", "-").replace("–", "-"))
        except InvalidOperation:
            return None
        if not unit or not header:
            return None
        measure, ending = _measured(header, unit)
        full = f"{name}{ending if measure is not ClaimMeasure.LEVEL or not is_tailed(name) else ''}"
        line = row.lines[0]
        return Claim(
            kind=ClaimKind.ACTUAL,
            name=full,
            start=at,
            end=at,
            measure=measure,
            value=value,
            unit=unit,
            period=self._period(header, setting),
            doubts=(TABLE_DOUBT,),
            quote=f"{cells[0]} {cells[at]}"[:30],
            line=line.number,
            page=line.page,
            section=setting.section,
        )

    def _period(self, header: str, setting: Setting) -> str:
        """The year that the column or the caption names, else the one that is looked back on."""
        if named := re.search(r"((?:19|20)\d{2})年", f"{header}{self.caption}"):
            return named[1]
        calendar = setting.calendar
        if setting.is_bulletin and calendar.period:
            return calendar.period
        return f"{calendar.past_year}" if calendar.past_year else "未注明"

    def _unit(self, header: str, cells: list[str], at: int) -> str:
        if found := _IN_HEADER.search(header):
            return found[1] if _UNIT.fullmatch(found[1]) else ""
        if _GROWTH.search(header) or _SHARE.search(header):
            return "%"
        for other, title in enumerate(self.columns):
            if "单位" in title and _UNIT.fullmatch(cells[other]):
                return cells[other]
        if (own := _IN_HEADER.search(cells[0])) and _UNIT.fullmatch(own[1]):
            return own[1]  # 水泥（万吨）
        found = re.search(r"单位[：:]([^，；）)\s]{1,8})", self.caption)
        return found[1] if found and _UNIT.fullmatch(found[1]) else ""


def _measured(header: str, unit: str) -> tuple[ClaimMeasure, str]:
    """What a column measures, and what it adds to the row's name."""
    if _POINTS.search(header):
        return ClaimMeasure.GAP, "增减"
    if _GROWTH.search(header):
        return ClaimMeasure.GROWTH, "增速"
    if _SHARE.search(header):
        return ClaimMeasure.SHARE, "占比"
    plain = re.sub(
        r"[（(][^（）()]*[）)]|\d{4}年|全年|年末|绝对[数额量]|数值|累计|完成|指标|本[年月期]",
        "",
        header,
    )
    return ClaimMeasure.LEVEL, plain if is_tailed(plain) and len(plain) <= 6 else ""


def _refused(row: Passage, cells: list[str], places: Iterable[int]) -> list[Refusal]:
    line = row.lines[0]
    return [
        Refusal(
            match[0],
            Reason.TABLE,
            quote=f"{cells[0]} {cells[at]}"[:30],
            line=line.number,
            page=line.page,
        )
        for at in places
        for match in re.finditer(r"\d+(?:\.\d+)?", cells[at])
    ]


def without_repeated(claims: list[Claim]) -> list[Claim]:
    """The claims without those of tables that the prose makes already."""
    said = {_fact(each) for each in claims if TABLE_DOUBT not in each.doubts}
    return [each for each in claims if TABLE_DOUBT not in each.doubts or _fact(each) not in said]


def _fact(claim: Claim) -> tuple[object, ...]:
    return claim.value, claim.unit, claim.period

"""What headers and labels of a monthly workbook say: units, periods, measures and areas."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from indicators.drafting.units import UNITS

_UNIT = re.compile(rf"(?:万亿|亿|万|千|百)?(?:千瓦小时|{UNITS})")
_IN_BRACKETS = re.compile(r"[（(](?:单位[：:])?([^（）()]{1,12})[）)]")
_STATED = re.compile(r"(?:计量)?单位[：:]\s*([^，；）)\s]{1,10})")
_BARE_PERCENT = re.compile(r"%$")
_SPAN = re.compile(r"(?:((?:19|20)\d{2})年)?1[—–\-~至]{1,2}(\d{1,2})月")
_QUARTERS = (
    (re.compile("(?:前三|前3|1[—–\\-~至]{1,2}3)(?:个)?季度"), "1-9月"),
    (re.compile("上半年"), "1-6月"),
    (re.compile("第?(?:一|1)季度"), "1-3月"),
    (re.compile("全年"), "1-12月"),
)
_RATES = frozenset({"%", "‰", "百分点", "个百分点"})
_RATE = re.compile("率|比重|占比|比例|构成|进度|程度|覆盖|系数|面$")
_MONTH = re.compile(r"(?:((?:19|20)\d{2})年)?(?<![\d—–\-~至])(\d{1,2})月(?:末|份|底)?")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_STOCK = re.compile(r"余额|月末|期末|保有量|年末|季末")
_MONTHS = re.compile(r"\d月|本月|当月|累计")
_YEAR_BEFORE = re.compile(r"(?<![比较同])(?:上年|去年)同期")
_LAST_MONTH = re.compile(r"上月数据|上月数|上月")
_PLACES = "(?:县市区|县（市、区）|县（市）区|市州|县区|区县|县市|市县|地市|区域|地区)(?!生产总值)"
_MEASURED = re.compile(
    r"^(?:[\d年—–\-~至]+月?(?:份|末)?)"
    r"|(?:累计|本月|当月|期末)?(?:绝对[额数量值]|总量|数值|指标值|完成[额数]?)"
    r"|(?:比上年|比同期|较上年|同比|环比)?(?:同期|同月)?(?:增长|增减|增速|增幅)[率额数量]?(?:位次|排名)?"
    r"|比上年同期|上年同期|去年同期|同比|环比|累计|本月|当月|全[市县省]|排名|位次|名次|排序|±|%"
    r"|比重|占比|比年初|较年初|余额"
)
_AREA_HEADER = re.compile(
    r"^(?:地区|县市区|县区|区县|市州|单位|县（市、区）|市县|县市|各县市区|区域|地市)$"
)
_AREA_NAME = re.compile(
    r"^(?:全[国省市州区县]|[一-龥]{2,10}(?:市|县|区|州|旗|盟|新区|开发区|经开区|高新区))$"
)
_NO_CITY = "[^年月日度各全分区县市州\\W\\d]"
_CITY_END = "(?:市|州|县|(?<![园社城地景港])区)"
_CITY = re.compile(
    rf"({_NO_CITY}{{2,4}}?[市州])(?=统计局|(?:19|20)\d{{2}}年|国民|人民政府|经济)"
    r"|月([一-龥]{2,3})经济运行"
    rf"|(?:月|年|^)({_NO_CITY}{{2,4}}{_CITY_END})(?=\w{{2}})"
)


class CellMeasure(StrEnum):
    """What a column measures."""

    LEVEL = "level"
    GROWTH = "growth"
    RANK = "rank"
    INDEX = "index"
    SHARE = "share"
    CHANGE = "change"


_MEASURES: tuple[tuple[CellMeasure, re.Pattern[str]], ...] = (
    (CellMeasure.RANK, re.compile("排名|位次|名次|排位|排序")),
    (
        CellMeasure.CHANGE,
        re.compile("比年初|较年初|[比较]上月末?$|增减额|增减数|增减量|净增|增量|新增额"),
    ),
    (CellMeasure.INDEX, re.compile("指数|[=＝为]100")),
    (CellMeasure.GROWTH, re.compile("增速|增长|增减|同比|环比|增幅|涨幅|涨跌|±|比上年|比同期")),
    (CellMeasure.SHARE, re.compile("比重|占比|构成|份额|进度")),
)


@dataclass(frozen=True, slots=True)
class BookMonth:
    """The month that a workbook reports up to; None where it names none.

    `is_span` says whether it names the months before as well: 1-5月, not 5月.
    """

    year: int | None = None
    month: int | None = None
    is_span: bool = True


def month_of(texts: Iterable[str]) -> BookMonth:
    """The year and the last month that the texts of a workbook name most."""
    years: Counter[int] = Counter()
    spans: Counter[int] = Counter()
    singles: Counter[int] = Counter()
    for text in map(spelled, texts):
        for year, month in _SPAN.findall(text):
            spans[int(month)] += 1
            if year:
                years[int(year)] += 3
        singles.update(int(month) for year, month in _MONTH.findall(text) if year)
        years.update(map(int, _YEAR.findall(text)))
    months = [month for month, _ in (spans or singles).most_common() if 1 <= month <= 12]
    year = years.most_common(1)[0][0] if years else None
    return BookMonth(year, months[0] if months else None, is_span=bool(spans))


def city_of(texts: Iterable[str]) -> str:
    """The area of the whole workbook, "" where no text names it."""
    found = Counter(
        match[1] or match[2] or match[3]
        for text in texts
        for match in _CITY.finditer(text)
        if not match[3] or _YEAR.search(text)
    )
    return found.most_common(1)[0][0] if found else ""


def unit_in(text: str) -> str:
    """The unit that a header, a label or a note gives, "" where it gives none."""
    own = text.rsplit(" ", maxsplit=1)[-1]
    if is_unit(own):
        return own.strip("（）")
    for found in reversed(_IN_BRACKETS.findall(text)):
        plain = found.split("、")[0].split("，")[0].strip()
        if _UNIT.fullmatch(plain):
            return str(plain)
    stated = _STATED.search(text)
    first = stated[1].split("、")[0].strip("（）") if stated else ""
    if _UNIT.fullmatch(first):
        return first
    return "%" if _BARE_PERCENT.search(text) else ""


def without_unit(text: str) -> str:
    """A label without the unit in brackets."""
    return _IN_BRACKETS.sub(
        lambda match: "" if _UNIT.fullmatch(match[1].split("、")[0]) else match[0], text
    )


def without_stated(text: str) -> str:
    """A text without 单位：万元."""
    return _STATED.sub("", text)


def quantity_in(header: str) -> str:
    """The quantity that a header path names beside its period, measure and unit; "" for none."""
    parts = (_MEASURED.sub("", without_unit(each)) for each in header.split(" "))
    named = (each for each in parts if not is_area(each) and not is_unit(each))
    return next((each for each in named if len(each) > 1), "")


def subject_in(title: str) -> str:
    """What a table is of, by its title: without its date, its areas and its unit."""
    plain = without_unit(re.sub(r"\s", "", title))
    plain = re.sub(r"^(?:[\d年—–\-~至]+月?(?:份|末)?)|（[^（）]*）", "", plain)
    return re.sub(
        rf"^(?:各?{_PLACES}|各[市州县区]|{_NO_CITY}{{2,4}}{_CITY_END})(?=..)|^各", "", plain
    )


def measure_in(header: str) -> CellMeasure:
    """What a column measures, by its header path; 增减 in 万元 is a change, not a growth."""
    plain = without_unit(header)
    found = next((kind for kind, words in _MEASURES if words.search(plain)), CellMeasure.LEVEL)
    own = unit_in(header.rsplit(" ", maxsplit=1)[-1])
    is_amount = bool(own) and own not in _RATES
    return CellMeasure.CHANGE if found is CellMeasure.GROWTH and is_amount else found


def period_in(header: str, section: str, book: BookMonth, measure: CellMeasure) -> str:
    """The period of a cell, as the workbook of indicators writes it; "" where it is not known."""
    header, section = spelled(header), spelled(section)
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
    if _is_single(header, section, measure, names_month=names_month):
        return f"{year}-{month:02d}"
    if month == 1:
        return f"{year}-01"
    return f"{year}" if month == 12 else f"{year}-01..{month:02d}"


def names_months(header: str) -> bool:
    """Whether a header says which months its column is of."""
    return bool(_MONTHS.search(spelled(header)))


def _is_year_before(header: str, measure: CellMeasure) -> bool:
    """Whether a column has last year's figures, not a comparison with them."""
    if header.rsplit(" ", maxsplit=1)[-1] in {"上年同期", "去年同期"}:
        return True
    if measure in {CellMeasure.LEVEL, CellMeasure.CHANGE}:
        return bool(_YEAR_BEFORE.search(header))
    return bool(re.search("(?:上年|去年)同期增[速幅]", header))


def _is_single(header: str, section: str, measure: CellMeasure, *, names_month: bool) -> bool:
    """Whether a column is of one month or of its end, and not of the year so far."""
    if measure is CellMeasure.CHANGE:
        return "上月" in header
    if "累计" in header or (measure is CellMeasure.INDEX and "同期" in header):
        return False
    is_level = measure is CellMeasure.LEVEL
    is_stock = bool(_STOCK.search(header) or (is_level and _STOCK.search(section)))
    return names_month or is_stock or "本月" in header or "当月" in header


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return bool(_UNIT.fullmatch(re.sub(r"\s|[（）]", "", text)))


def spelled(text: str) -> str:
    """A text whose quarters and halves are months: 上半年 is 1-6月."""
    for words, months in _QUARTERS:
        text = words.sub(months, text)
    return text


def is_rate(label: str) -> bool:
    """Whether a quantity in % is a share of something, and not how much it grew."""
    return bool(_RATE.search(without_unit(label)))


def is_area_header(text: str) -> bool:
    """Whether a column of labels names areas."""
    return bool(_AREA_HEADER.match(re.sub(r"\s", "", text)))


def is_area(text: str) -> bool:
    """Whether a label is the name of an area."""
    return bool(_AREA_NAME.match(re.sub(r"\s", "", text)))

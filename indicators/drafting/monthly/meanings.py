"""What headers and labels of a monthly workbook say: units, periods, measures and areas."""

import re
from collections import Counter
from collections.abc import Iterable

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.language.number_patterns import UNITS
from indicators.model.codelists import RankBasis

_UNIT = re.compile(rf"(?:万亿|亿|万|千|百)?(?:千瓦小时|{UNITS})")
IN_BRACKETS = re.compile(r"[（(](?:单位[：:])?([^（）()]{1,12})[）)]")
_STATED = re.compile(r"(?:计量)?单位[：:]\s*([^，；）)\s]{1,10})")
_BARE_PERCENT = re.compile(r"%$")
# A column in % of how much of something was reached: 完成预算, 完成年度目标.
PART_OF = re.compile("完成(?:年度|全年)?(?:预算|目标|计划|任务|率|比例|进度)|完成%?$|达到目标")
# A column of what is to be reached, and not what was: 年度目标, 全年计划.
AIM = re.compile("(?:年度|全年|年初)?(?:目标|计划|预算|任务)(?:数|值|额|量)?$")
# A column of how far a place has moved, and not which it is.
MOVEMENT = re.compile(
    "(?:位次|名次|排名).*(?:变化|变动|升降|进退)|(?:升降|进退|变化)位|[较比]上.*(?:位次|名次)"
)
RATES = frozenset({"%", "‰", "百分点", "个百分点"})
# A quantity in % that is a share of something, and not how much it grew.
RATE = re.compile("率|比重|占比|比例|构成|进度|程度|覆盖|系数|面$")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_PLACES = (
    "(?:乡（?镇）?(?:（?街道）?|（?办）?)?|镇办|街道|县市区|县（市、区）|县（市）区|市州|县区|区县|县市"
    "|市县|地市|区域|地区)(?!生产总值)"
)
_MEASURED = re.compile(
    r"^(?:年度|全年|年初)?(?:目标|计划|预算|任务)(?:数|值|额|量)?$"
    r"|^(?:[\d年—–\-~至]+月?(?:份|末)?)"
    r"|(?:累计|本月|当月|期末)?(?:绝对[额数量值]|总量|数值|指标值|完成(?:[额数率]|比例|进度)?)"
    r"|(?:比上年|比同期|较上年|同比|环比)?(?:同期|同月)?(?:增长|增减|增速|增幅)[率额数量]?(?:位次|排名)?"
    r"|比上年同期|上年同期|去年同期|同比|环比|累计|本月|当月|全[市县省]|排名|位次|名次|排序|±|%"
    r"|比重|占比|比年初|较年初|余额"
)
_AREA_HEADER = re.compile(
    r"^各?(?:地区|县市区|县区|区县|市州|单位|县（市、区）|市县|县市|区域|地市"
    r"|乡（?镇）?(?:（?街道）?|（?办）?|办事处)?|镇办|街道(?:办事处)?|办事处)(?:名称)?$"
)
_AREA_NAME = re.compile(
    r"^(?:全[国省市州区县]|[一-龥]{2,10}(?:市|县|区|州|旗|盟|新区|开发区|经开区|高新区)"
    r"|(?!.*(?:城镇|城乡|乡镇|建制镇|集镇|背街|各街道)$)[一-龥]{2,8}(?:镇|乡|街道|办事处))$"
)
_NO_CITY = "[^年月日度各全分区县市州\\W\\d]"
_CITY_END = "(?:市|州|县|(?<![园社城地景港])区)"
_NOTE = re.compile(
    r"^[（(]?(?:计量)?(?:单位|制表|编制|制作|填报|发布|报送|来源|数据来源)(?:单位|部门|机关|日期|时间)?[：:]"
    r"|(?:统计局|调查队|财政局|税务局|发改委|发展和改革委员会|人民政府|办公室|人民银行)$"
    r"|^(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$|^[（(]?续表|^表[\d一二三四五六七八九十]"
)
_BASES = (
    (RankBasis.GROWTH, re.compile("增速|增长|增幅|增减|同比|±")),
    (RankBasis.LEVEL, re.compile("总量|绝对|数值|累计|额")),
    (RankBasis.SHARE, re.compile("比重|占比")),
)
_RANKED_BY = re.compile(
    "(?:排名|位次|名次|排位|排序)(?:均|是|系|统一)?[按以依为](?:照|据)?[^，。；]{0,6}?"
    "(增速|增长|增幅|总量|绝对|数值)"
)
# What the name of a quantity ends with where its column measures something of it.
GROWTH_ENDING = "增速"
_ENDINGS = {ClaimMeasure.GROWTH: GROWTH_ENDING, ClaimMeasure.CHANGE: "增减"}
_OF_WHOLE = re.compile(
    "占比|比重|份额|构成|完成(?:年度|全年)?(?:预算|目标|计划|任务)|进度|完成率|完成(?=%?$)"
)
_RATIO = "完成率"
_TITLE_AREA = re.compile(rf"^(?:各?{_PLACES}|各[市州县区]|{_NO_CITY}{{2,4}}{_CITY_END})(?=..)|^各")
_CITY = re.compile(
    rf"({_NO_CITY}{{2,4}}?[市州])(?=统计局|(?:19|20)\d{{2}}年|国民|人民政府|经济)"
    r"|月([一-龥]{2,3})经济运行"
    rf"|(?:月|年|^)({_NO_CITY}{{2,4}}{_CITY_END})(?=\w{{2}})"
)


_MEASURES: tuple[tuple[ClaimMeasure, re.Pattern[str]], ...] = (
    (ClaimMeasure.PLACE, re.compile("排名|位次|名次|排位|排序")),
    (
        ClaimMeasure.CHANGE,
        re.compile("比年初|较年初|[比较]上月末?$|增减额|增减数|增减量|净增|增量|新增额"),
    ),
    (ClaimMeasure.INDEX, re.compile("指数|[=＝为]100")),
    (ClaimMeasure.GROWTH, re.compile("增速|增长|增减|同比|环比|增幅|涨幅|涨跌|±|比上年|比同期")),
    (ClaimMeasure.SHARE, re.compile("比重|占比|构成|份额|进度")),
)


def city_of(texts: Iterable[str]) -> str:
    """The area of the whole workbook, "" where no text names it."""
    found = Counter(
        match[1] or match[2] or match[3]
        for text in texts
        for match in _CITY.finditer(text)
        if not match[3] or _YEAR.search(text)
    )
    return found.most_common(1)[0][0] if found else ""


def last_part(header: str) -> str:
    """The lowest text of a header path."""
    return header.rsplit(" ", maxsplit=1)[-1]


def unit_in(text: str) -> str:
    """The unit that a header, a label or a note gives, "" where it gives none."""
    own = last_part(text)
    if is_unit(own):
        return own.strip("（）")
    for found in reversed(IN_BRACKETS.findall(text)):
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
    return IN_BRACKETS.sub(
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
    for _ in range(2):  # 某区各乡镇办财政收入
        plain = _TITLE_AREA.sub("", plain)
    return plain.removesuffix("表").removesuffix("情况").removesuffix("完成") or plain


def measure_in(header: str) -> ClaimMeasure:
    """What a column measures, by its header path; 增减 in 万元 is a change, not a growth."""
    plain = without_unit(header)
    found = next((kind for kind, words in _MEASURES if words.search(plain)), ClaimMeasure.LEVEL)
    own = unit_in(last_part(header))
    is_amount = bool(own) and own not in RATES
    return ClaimMeasure.CHANGE if found is ClaimMeasure.GROWTH and is_amount else found


def ending_of(measure: ClaimMeasure, name: str, header: str) -> str:
    """What a name ends with for what its column measures: 增速, 占比, 完成预算比例."""
    if measure is not ClaimMeasure.SHARE or has_words(RATE, name):
        return _ENDINGS.get(measure, "")
    found = _OF_WHOLE.search(header)
    part = found[0] if found else ""
    return f"{part}比例" if part.startswith("完成") and part != _RATIO else part.rstrip("%")


def is_unit(text: str) -> bool:
    """Whether a text is a unit and nothing else."""
    return bool(_UNIT.fullmatch(re.sub(r"\s|[（）]", "", text)))


def has_words(words: re.Pattern[str], text: str) -> bool:
    """Whether a header or a label has some words, beside its unit."""
    return bool(words.search(without_unit(text)))


def is_note(text: str) -> bool:
    """Whether a text beside a table's title names its issuer, date, number or unit."""
    return bool(_NOTE.search(re.sub(r"\s", "", text)))


def ranked_by(texts: Iterable[str]) -> RankBasis | None:
    """What a sheet's notes say that its places are by, None where they say nothing or two things.

    注：排名按增速由高到低。
    """
    found = {basis_in(match[1]) for text in texts for match in _RANKED_BY.finditer(text)}
    return found.pop() if len(found) == 1 else None


def basis_in(text: str) -> RankBasis | None:
    """What a text says that places are by, None where it says nothing."""
    return next((basis for basis, words in _BASES if words.search(text)), None)


def states_basis(header: str) -> bool:
    """Whether a column of places says itself that they are by growth or by amount."""
    return basis_in(header) in {RankBasis.GROWTH, RankBasis.LEVEL}


def is_area_header(text: str) -> bool:
    """Whether a column of labels names areas."""
    return bool(_AREA_HEADER.match(re.sub(r"\s", "", text)))


def is_area(text: str) -> bool:
    """Whether a label is the name of an area."""
    return bool(_AREA_NAME.match(re.sub(r"\s", "", text)))

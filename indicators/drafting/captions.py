"""What the caption of a table says that its rows and columns are of."""

import re

from indicators.drafting.budgets import of_fund
from indicators.drafting.words import is_tailed, tail_of

# Columns and rows of the two halves of an area's people are no areas.
DWELLERS = re.compile("(?:城市|城镇|城区|农村|乡村)(?:居民)?")
RATE_ALONE = re.compile(r"(?:同比|比上年|较上年)?(?:增长|增速|增幅|增减|±)(?:率|幅度|速度)?")
_YEAR = r"(?:19|20)\d{2}\s*年?"
_AROUND = re.compile(
    r"[（(][^（）()]*[）)]|单位[：:]\S*|^\s*[表图]\s*\d{1,2}?(?:[-—–]\d+)?(?=(?:19|20)\d{2}|\D)|^\s*[表图][一二三四五六七八九十]+"
    rf"|^\d{{1,2}}[.、]|{_YEAR}[—–~至-]+{_YEAR}|{_YEAR}|[\s.、·:：]"
)
_OPENS = re.compile(
    "^(?:全年|年末|期末|全[国省市区县]|[本我][省市区县]|[分按](?:行业|产业|领域|地区|区域|县区|城乡|门类"
    "|经济类型|登记注册类型|类型|类别|类)(?:分组?)?的?)+"
)
_ENDS = re.compile(
    "(?:[及和与]其?|比上年|同比|较上年|增长速度|增长率|增长|增速|涨跌幅度?|变动|构成|占比|比重|情况|一览表|表)+$"
)
_MANY = re.compile("主要|三次|各|部分|分")
_WHOLE = re.compile("总计|合计|总值|总量|总额|全部|绝对[数额量]|数值|总数|数量|金额|规模")
_INDUSTRY = re.compile("业$")
_KIND = re.compile("类$")
_VALUE_ADDED = "增加值"
_SCALE = "规模以上"
_SHORTEST = 4


def captioned(caption: str) -> str:
    """The one thing that a caption names, 固定资产投资 of 分行业固定资产投资增长速度; else ""."""
    plain = _ENDS.sub("", _OPENS.sub("", _AROUND.sub("", caption)))
    return plain if is_tailed(plain) and len(plain) >= _SHORTEST else ""


def row_name(name: str, caption: str) -> str:
    """A row's name with what it leaves to the caption: 收入, 总计, 增长."""
    subject = captioned(caption)
    if of_budget := of_fund(name, caption, ""):
        return of_budget
    if not subject or _MANY.search(subject):
        return name
    if RATE_ALONE.fullmatch(name):
        return f"{subject}增速"
    return subject if _WHOLE.fullmatch(name) or subject.endswith(name) else name


def cell_name(name: str, caption: str) -> str:
    """A name without a measure with the one that the caption gives it: 制造业固定资产投资."""
    subject = captioned(caption)
    if subject and (_INDUSTRY.search(name) or DWELLERS.fullmatch(name)):
        return _of_industry(name, subject)
    return f"{name}{tail_of(subject)}" if subject and _KIND.search(name) else name


def _of_industry(name: str, subject: str) -> str:
    if subject.endswith(_VALUE_ADDED):
        return f"{_SCALE if _SCALE in subject else ''}{name.removeprefix(_SCALE)}{_VALUE_ADDED}"
    return f"{name}{tail_of(subject) if _MANY.search(subject) else subject}"

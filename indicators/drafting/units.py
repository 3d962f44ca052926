"""The units that a document prints after its numbers."""

import re
from itertools import chain

from indicators.model.unit_tables import COUNTERS, MEASURES, PER

# What is printed as a unit beside those of the table.
_OTHERS = (
    "mg/m3 ug/m3 μg/m3 千伏安时 km² 个学时 个班次 m² 当量 份 列 "
    "卷 员 块 对 层 岁 度 本 杆 村 枪 根 桩 班 瓶 种 箱 篇 粒 组 趟 队 集 "
    "首 个点 头（只） 微克每立方米 毫克每立方米 公斤每亩"
)

# Words that a unit is only the beginning of: 2900多万家庭, 4个人, 119项目.
_NOT_UNITS = {
    "家": "庭具长政电",
    "户": "籍均型外",
    "人": "口才民员均工大",
    "个": "人体性案股",
    "项": "目",
    "条": "件例约",
    "台": "账湾",
    "部": "门分署",
    "场": "所地馆景面",
    "处": "理置级室分",
    "期": "间末刊货",
    "次": "级生",
    "类": "别",
    "种": "植业子养质",
    "门": "类诊票",
    "支": "持出撑付",
    "队": "伍员",
    "位": "居列次于置",
    "头": "部雁",
    "只": "有要",
    "天": "然津",
    "组": "织建团",
    "本": "科地级届",
    "集": "中体团聚合",
    "对": "接外口",
    "层": "次面",
    "口": "径岸罩",
    "片": "区",
    "根": "本据",
    "块": "状",
    "元": "素旦",
    "名": "录校师企镇村单牌优医家",
    "年": "度级",
    "级": "",
    "亩": "均",
    "吨": "位",
    "件": "套",
    "起": "来点",
    "笔": "者",
    "份": "额",
    "首": "次家批位个",
    "班": "子级",
    "村": "民镇",
    "度": "假",
    "斤": "两",
    "升": "级学至到",
    "米": "面粉",
    "克": "服",
    "担": "任负保当",
    "瓶": "颈",
    "员": "工额",
    "桩": "",
    "间": "接隔",
    "座": "谈",
    "篇": "章",
    "批": "复发准",
    "点": "位",
}


def _unit_pattern(name: str) -> str:
    after = _NOT_UNITS.get(name[-1], "")
    return re.escape(name) + (f"(?![{after}])" if after else "")


_KNOWN = {*chain.from_iterable(MEASURES.values()), *PER, *COUNTERS}
_TIMES_OF_DAY = {"天", "小时", "分钟", "年", "个月", "个小时", "周", "秒"}
# What a thing is built for, and no amount of it: 500千伏, 110kV, 百米.
_RATINGS = {"千伏", "伏", "kV", "万伏"}
UNITS = "|".join(
    map(
        _unit_pattern,
        sorted(
            {*_KNOWN, *_OTHERS.split(), *_TIMES_OF_DAY, *_RATINGS},
            key=lambda each: (-len(each), each),
        ),
    )
)
_LASTS = re.compile(
    r"(?:天数|时长|时间|年限|寿命|周期|工期|平均受教育\w*|时限|达标天|优良天"
    r"|里程)(?:比\S{0,6})?(?:从|由|为|达到?|至|到|[增减]加?|缩短|压缩|提高|延长"
    r"|累计)*(?:[\d.天小时分钟年]*(?:提高到|增加到|缩短到|压缩到|减少到|缩短至|压缩至|提高至"
    "|减少至|延长至))?$"
)


def is_duration(unit: str, text: str, start: int, end: int) -> bool:
    """Whether a stretch of time says how long something is, and not how much an indicator is."""
    if unit in _RATINGS:
        return True
    if unit not in _TIMES_OF_DAY:
        return False
    left = text[max(0, start - 24) : start]
    return not (_LASTS.search(left) or f"{unit}数" in left)


_NO_COUNTERS = re.compile(r"元|%|‰|百分点|吨|米|㎡|里|亩|公顷|千瓦|斤|担|度|升|伏|克|m")
_PEOPLE = re.compile(r"人|农民|群众|学生|职工|劳动力|毕业生|居民|干部|党员|老|儿童|员")


def is_counter(unit: str) -> bool:
    """Whether values in a unit are counts of things."""
    return not _NO_COUNTERS.search(unit)


# Other ways of writing units of the table.
_SAME = {
    "百分点": "个百分点",
    "个点": "个百分点",
    "度": "千瓦时",
    "头（只）": "头只",
    "微克每立方米": "微克/立方米",
    "毫克每立方米": "毫克/立方米",
    "公斤每亩": "公斤/亩",
    "μg/m3": "微克/立方米",
    "ug/m3": "微克/立方米",
    "mg/m3": "毫克/立方米",
    "m²": "㎡",
    "km²": "平方公里",
}


def unit_of(unit: str, multiple: str, around: str) -> str:
    """A printed unit in full: 1.1万农民 is in 万人; `around` is the name and what follows."""
    base = unit.lstrip("百千万亿") if unit not in _KNOWN else unit
    if base in _SAME:
        return f"{unit.removesuffix(base)}{_SAME[base]}"
    if multiple and _PEOPLE.search(around):
        return f"{unit}人"
    if multiple and re.search(r"户|家庭", around):
        return f"{unit}户"
    return unit

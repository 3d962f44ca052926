"""The names of an indicator and its area before a value in a sentence."""

import re
from collections.abc import Iterable

from indicators.model import units
from indicators.model.codelists import Bound, Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Indicator, Observation
from indicators.model.periods import Period
from indicators.model.quantities import Quantity
from indicators.sentences.clauses import quoted
from indicators.wording import numbers

_RATE_ENDINGS = ("增长率", "增长速度", "增速", "涨幅", "增幅")
_AREA_ENDINGS = "省市区县州盟旗镇乡"
# 指数 counts nothing, and 总 or 居第一的 cannot precede a figure.
_KEPT_ENDINGS = ("指数", "系数", "基数", "倍数", "分数", "总数", "的次数")
# 额 is part of a word in these, and an amount beside an action elsewhere: 余额, but 贷款额.
_WHOLE_AMOUNTS = re.compile(r"[余总限差份税名定数金净全缺面超保业同存股]额$")
# Counted things whose own name ends with the counting word: 农户, 残疾人, 带头人.
_WHOLE_NOUNS = re.compile(r"([农用住商散租贫困测保体殖大]户|[工疾法老头承年责纪]人)数$")
# Names that begin with a part of the area speak of that part: 市人民医院, 高新区, 某某河.
# 全区全社会研发投入 would name the whole twice.
_ALL_SOCIETY = "全社会"
_PART = re.compile(r"[省市县区](?!区)|国家|.{1,4}[河江湖区]")


def whole(area: Area) -> str:
    """All of an area as its own documents write it: 全区, 全县, 全市; else its name."""
    ending = area.name[-1:]
    return f"全{ending}" if ending and ending in _AREA_ENDINGS else area.name


def place_of(indicator: Indicator, area: Area, dataset: Dataset) -> str:
    """The area before an indicator's name; "" where the name itself contains it."""
    if area != dataset.about.area:
        return "" if indicator.name.startswith(area.name) else area.name
    if indicator.name.startswith((_ALL_SOCIETY, whole(area))):
        return ""
    named = [stem(each) for each in dataset.areas] + list(area.scopes)
    if any(each and indicator.name.startswith(each) for each in named):
        return ""
    if indicator.tier is Tier.CORE:
        return whole(area)
    is_part = indicator.tier is Tier.ONCE or _PART.match(indicator.name)
    return "" if is_part else whole(area)


def stem(area: Area) -> str:
    """What names of things in an area begin with; a stem of one character begins other words."""
    return area.name[:-1] if len(area.name) > 2 else area.name


def spoken(indicator: Indicator, dataset: Dataset) -> str:
    """The name before a figure: 固定资产投资 (增长16.1%), 新增高新技术企业 (10家)."""
    name = indicator.name
    if indicator.measure is Measure.GROWTH:
        ending = next((each for each in _RATE_ENDINGS if name.endswith(each)), "")
        base = dataset.indicator_by_code.get(indicator.base)
        return name.removesuffix(ending) if ending or not base else base.name
    if indicator.measure is Measure.FLOW and not _WHOLE_AMOUNTS.search(name):
        name = name.removesuffix("额")
    return _without_counter(name, units.counter(indicator.unit))


def _without_counter(name: str, counter: str) -> str:
    """The name without its counting word: 交付安置房套数 → 交付安置房."""
    if name.endswith("增加量"):
        return name.removesuffix("量")
    if name.endswith(_KEPT_ENDINGS) or not counter:
        return name
    if _WHOLE_NOUNS.search(name):
        return name.removesuffix("数")
    # One character is more often part of a word: 带头人, 脱贫户.
    alone = (counter,) if len(counter) > 1 else ()
    endings = (f"{counter}数", "次数", "数", *alone)
    ending = next((each for each in endings if name.endswith(each)), "")
    short = name.removesuffix(ending)
    return short if len(short) > 1 and not short.endswith("总") else name


def measured(observation: Observation, dataset: Dataset) -> str:
    """An indicator with its value: 新增高新技术企业10家, 转诊率为13%, 规模为“只减不增”."""
    indicator, value = observation.indicator, numbers.observed(observation)
    if observation.quantity is None:
        return f"{indicator.name}为{quoted(value)}"
    return f"{spoken(indicator, dataset)}{_verb(indicator, observation.quantity, dataset)}{value}"


def _verb(indicator: Indicator, quantity: Quantity, dataset: Dataset) -> str:
    if indicator.measure is Measure.GROWTH:
        return ""
    is_short = spoken(indicator, dataset) != indicator.name
    if indicator.measure is Measure.STOCK and is_short:
        return "共" if quantity.bound is Bound.EXACT else ""
    # Letters or 数 run into the digits: 平台数为11, R&D为2.
    is_apart = not (indicator.name.endswith("数") or indicator.name[-1].isascii())
    if is_short or (indicator.measure is Measure.FLOW and is_apart):
        return ""
    if quantity.is_strict:
        return ""
    return "为" if quantity.bound is Bound.EXACT else "在"


def date_and_mark(period: Period) -> tuple[str, str]:
    """What precedes words about a period, and the mark that follows where it is not stated."""
    return (period.label, "") if period.is_stated else ("", period.label)


def dated(period_label: str, words: str) -> str:
    """Words after their period; a comma keeps two numbers apart."""
    apart = "，" if words[:1].isdigit() or words.startswith("全年") else ""
    return f"{period_label}{apart}{words}"


def dated_if_one(period_labels: Iterable[str], words: str) -> str:
    """Words after the one period of all that they are about; alone where there are several."""
    found = list(dict.fromkeys(period_labels))
    return dated(found[0], words) if len(found) == 1 else words

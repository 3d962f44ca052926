"""Units as documents print them, and exact conversion between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

PERCENT = "%"
POINTS = "个百分点"
_MOST_PROPOSED = 3
_FOREIGN = """
    m=米 km=公里、千米 ㎞=公里、千米 kg=公斤、千克 ㎏=公斤、千克 t=吨 ha=公顷
    m2=㎡、平方米 m²=㎡、平方米 km2=平方公里 km²=平方公里 m3=立方米
    kwh=千瓦时 度=千瓦时 万度=万千瓦时 亿度=亿千瓦时 kw=千瓦、万千瓦 mw=兆瓦、万千瓦
    万=万元、万人、万户 亿=亿元、亿斤、亿千瓦时 人/次=人次 万人/次=万人次
    rmb=元、万元、亿元 usd=美元、万美元、亿美元
    ug/m3=微克/立方米 ug/m³=微克/立方米 μg/m3=微克/立方米
    百分比=% percent=% 点=个百分点 pp=个百分点
"""
# What people write for units of the table.
FOREIGN: Mapping[str, tuple[str, ...]] = {
    written: tuple(meant.split("、"))
    for written, _, meant in (each.partition("=") for each in _FOREIGN.split())
}
# A line a dimension: its name, then its units with what each holds in the base unit, 1 where
# nothing is written. Each currency is a dimension of its own: no rate of exchange is known here.
_MEASURES = """
    金额 元
    美元 美元
    欧元 欧元
    港元 港元 港币
    日元 日元
    英镑 英镑
    重量 吨 斤=1/2000 公斤=1/1000 千克=1/1000 担=1/20 克=1/1e6 毫克=1/1e9 微克=1/1e12
    面积 ㎡ 平方米 亩=2000/3 公顷=1e4 平方公里=1e6 平方千米=1e6
    长度 米 千米=1000 公里=1000 海里=1852 厘米=1/100 毫米=1/1000
    人数 人 名
    比率 % ‰=1/10
    百分点 个百分点 百分点
    倍数 倍
    电量 千瓦时
    功率 千瓦 兆瓦=1000
    变电容量 千伏安 兆伏安=1000
    体积 立方米 m³ 升=1/1000 毫升=1/1e6
    能耗 吨标准煤 吨标煤
    货物周转量 吨公里
    旅客周转量 人公里
    集装箱 标准箱 标箱 TEU
    工作日 个工作日 工作日
    温度 ℃ 摄氏度
    声级 分贝
    重现期 年一遇
"""


def _size(written: str) -> Fraction:
    """What a unit holds: 1 of nothing, 2000/3, 1/1e6."""
    dividend, _, divisor = (written or "1").partition("/")
    return Fraction(dividend) / Fraction(divisor or "1")


MEASURES: Mapping[str, Mapping[str, Fraction]] = {
    dimension: {
        name: _size(written) for name, _, written in (each.partition("=") for each in units)
    }
    for dimension, *units in (line.split() for line in _MEASURES.strip().splitlines())
}
# One unit for each of another, as printed: 1毫克/立方米 = 1000微克/立方米.
_PER = """
    微克/立方米 毫克/立方米 μg/m³ mg/m³ 毫克/升 公斤/亩 斤/亩 吨/亩 公斤/公顷 吨/公顷
    元/吨 元/公斤 元/斤 元/平方米 元/㎡ 元/亩 万元/亩 亿元/平方公里 元/人 人/平方公里 公里/小时
    吨标准煤/万元 立方米/万元 千瓦时/万元 元/千瓦时 元/立方米 升/人 美元/桶 元/月 立方米/秒
    公里/百平方公里 部/百人 张/千人 个/千人 人/千人 人/万人 件/万人
"""
PER = tuple(_PER.split())
_PARTS = {"μg": "微克", "mg": "毫克"}
# Counting words: each measures only itself. 5个项目 and 13家 are not subtracted.
_COUNTERS = """
    个 家 所 座 条 盏 处 间 套 户 批 项 次 场 台 辆 件 起 类 张 部 支 片 门 期 天 年 级 位 笔 宗
    站 栋 幢 床 头 只 羽 株 棵 尾 匹 口 眼 孔 册 枚 艘 架 例 场次 人次 学位 床位 托位 平台 头只
    户次 家次 件次 辆次 班次 架次 批次 例次 台次 车次 艘次 亩次 小时
"""
COUNTERS = frozenset(_COUNTERS.split())
_PREFIXES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6}
_PREFIXES |= {"千万": 10**7, "亿": 10**8, "万亿": 10**12}


class UnknownUnit(ValueError):
    """A unit that the table does not know."""


class IncompatibleUnits(ValueError):
    """Two units that measure different things."""


@dataclass(frozen=True)
class Unit:
    """A printed unit: what it measures and how many base units it holds."""

    name: str
    dimension: str
    factor: Fraction


# Orders, no amounts: 50年一遇 (1/50 a year) is higher than 20年一遇 (1/20), by 30 of nothing.
_NOT_SUBTRACTED = {"重现期": "重现期不相减"}
# One is 高 or 低, not 多 or 少.
_RATES = {"比率", "百分点", "倍数", "温度", "声级"}
_A_PER_B = "每"
# A bare 元 prices a thing or is an average of heads; sums are printed in 万元 and 亿元.
_PRICES = {"元"}


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    bases = [
        (name, dimension, factor)
        for dimension, units in MEASURES.items()
        for name, factor in units.items()
    ]
    bases += [(name, f"计数·{name}", Fraction(1)) for name in COUNTERS]
    for name, dimension, factor in bases:
        prefixes = {"": 1} if dimension in {"比率", "百分点"} else _PREFIXES
        for prefix, times in prefixes.items():
            table.setdefault(prefix + name, Unit(prefix + name, dimension, factor * times))
    for name in PER:
        printed, _, each = name.partition("/")
        amount = table[_PARTS.get(printed, printed)]
        divisor = table.get(each, Unit(each, each, Fraction(1)))
        dimension = f"{amount.dimension}{_A_PER_B}{divisor.dimension}"
        table[name] = Unit(name, dimension, amount.factor / divisor.factor)
    # 千米 is a kilometre and 平方公里 no prefixed 公里: the measures' own names win.
    for name, dimension, factor in bases:
        table[name] = Unit(name, dimension, factor)
    return table


_UNITS = _table()


def unit(name: str) -> Unit:
    """The unit printed as `name`; UnknownUnit where the table has none."""
    try:
        return _UNITS[name.strip()]
    except KeyError:
        raise UnknownUnit(name) from None


def is_known(name: str) -> bool:
    """Whether the table has the unit."""
    return name in _UNITS or name.strip() in _UNITS


def names() -> tuple[str, ...]:
    """Every unit that the table knows, the longest name first."""
    return tuple(sorted(_UNITS, key=len, reverse=True))


def kinds() -> Mapping[str, tuple[str, ...]]:
    """The units by what they measure, without those that a 万 or 亿 makes of them."""
    measured = {dimension: tuple(each) for dimension, each in MEASURES.items()}
    return measured | {"两个量之比": PER, "计数": tuple(sorted(COUNTERS))}


def nearest(name: str) -> tuple[str, ...]:
    """Units of the table that somebody may mean by a name that it does not have."""
    written = name.strip()
    if found := FOREIGN.get(written.lower()):
        return found
    ends = range(1, len(written))
    parts = [part for at in ends for part in (written[:at], written[at:]) if part in _UNITS]
    if parts:  # 亿元人民币, 万吨/年
        return (max(parts, key=len),)
    return tuple(get_close_matches(written, _UNITS, n=_MOST_PROPOSED, cutoff=0.5))


def counter(name: str) -> str:
    """The word that a unit counts with: 套 for 万套, 人 for 万人; "" for what is measured."""
    dimension = unit(name).dimension if is_known(name) else ""
    if dimension == "人数":
        return name.strip()[-1]
    return dimension.removeprefix("计数·") if dimension.startswith("计数·") else ""


def same_dimension(one: str, other: str) -> bool:
    """Whether values in the two units may be converted into each other."""
    return one == other or (
        is_known(one) and is_known(other) and unit(one).dimension == unit(other).dimension
    )


def is_same(one: str, other: str) -> bool:
    """Whether two units are one, by whatever name: ㎡ and 平方米, but not 人 and 万人."""
    if one == other:
        return True
    if not (is_known(one) and is_known(other)):
        return False
    first, second = unit(one), unit(other)
    return (first.dimension, first.factor) == (second.dimension, second.factor)


def convert(value: Decimal | Fraction, source: str, target: str) -> Fraction:
    """`value` in `source` units expressed in `target` units, exactly.

    Raises IncompatibleUnits where they measure different things, UnknownUnit for a stranger.
    """
    if source == target:
        return Fraction(value)
    if not same_dimension(source, target):
        raise IncompatibleUnits(f"{source} / {target}")
    return Fraction(value) * unit(source).factor / unit(target).factor


def no_difference(name: str) -> str:
    """Why two values in the unit are never subtracted; "" where they are."""
    return _NOT_SUBTRACTED.get(unit(name).dimension, "") if is_known(name) else ""


def is_amount(name: str) -> bool:
    """Whether values in the unit are counts or sums, of which one is 多 or 少, not 高 or 低."""
    if not is_known(name) or name.strip() in _PRICES:
        return False
    dimension = unit(name).dimension
    return _A_PER_B not in dimension and dimension not in _RATES | _NOT_SUBTRACTED.keys()


def is_rate(name: str) -> bool:
    """Whether a difference of two such values is said in 个百分点."""
    return is_known(name) and unit(name).dimension == "比率"

"""Units as documents print them, and exact conversion between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

PERCENT = "%"
POINTS = "个百分点"


# What people write for units of the table.
_FOREIGN: Mapping[str, tuple[str, ...]] = {
    "m": ("米",),
    "km": ("公里", "千米"),
    "㎞": ("公里", "千米"),
    "kg": ("公斤", "千克"),
    "㎏": ("公斤", "千克"),
    "t": ("吨",),
    "m2": ("㎡", "平方米"),
    "m²": ("㎡", "平方米"),
    "km2": ("平方公里",),
    "km²": ("平方公里",),
    "ha": ("公顷",),
    "m3": ("立方米",),
    "kwh": ("千瓦时",),
    "度": ("千瓦时",),
    "万度": ("万千瓦时",),
    "亿度": ("亿千瓦时",),
    "万": ("万元", "万人", "万户"),
    "亿": ("亿元", "亿斤", "亿千瓦时"),
    "人/次": ("人次",),
    "万人/次": ("万人次",),
    "rmb": ("元", "万元", "亿元"),
    "百分比": ("%",),
    "percent": ("%",),
    "点": ("个百分点",),
    "pp": ("个百分点",),
}
_MOST_PROPOSED = 3


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


# What each unit holds, in the base unit of its dimension: 1吨 = 2000斤, 1亩 = 2000/3㎡.
_MEASURES: dict[str, dict[str, Fraction]] = {
    "金额": {"元": Fraction(1)},
    "重量": {
        "吨": Fraction(1),
        "斤": Fraction(1, 2000),
        "公斤": Fraction(1, 1000),
        "千克": Fraction(1, 1000),
    },
    "面积": {
        "㎡": Fraction(1),
        "平方米": Fraction(1),
        "亩": Fraction(2000, 3),
        "公顷": Fraction(10_000),
        "平方公里": Fraction(1_000_000),
        "平方千米": Fraction(1_000_000),
    },
    "长度": {"米": Fraction(1), "千米": Fraction(1000), "公里": Fraction(1000)},
    "人数": {"人": Fraction(1), "名": Fraction(1)},
    "比率": {"%": Fraction(1), "‰": Fraction(1, 10)},
    "百分点": {"个百分点": Fraction(1), "百分点": Fraction(1)},
    "电量": {"千瓦时": Fraction(1)},
    "体积": {"立方米": Fraction(1), "m³": Fraction(1)},
    "能耗": {"吨标准煤": Fraction(1)},
    "重现期": {"年一遇": Fraction(1)},
}
# Orders, no amounts: 50年一遇 (1/50 a year) is higher than 20年一遇 (1/20), by 30 of nothing.
_NOT_SUBTRACTED = {"重现期": "重现期不相减"}
_RATES = {"比率", "百分点"}
# A bare 元 prices a thing or is an average of heads; sums are printed in 万元 and 亿元.
_PRICES = {"元"}
# Counting words: each measures only itself. 5个项目 and 13家 are not subtracted.
_COUNTERS = frozenset(
    (
        *"个家所座条盏处间套户批项次场台辆件起类张部支片门期天年级位笔宗站栋幢床",
        *("场次", "人次", "学位", "床位", "托位", "平台"),
    )
)
_PREFIXES = {"": 1, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6}
_PREFIXES |= {"千万": 10**7, "亿": 10**8, "万亿": 10**12}


def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    bases = [
        (name, dimension, factor)
        for dimension, units in _MEASURES.items()
        for name, factor in units.items()
    ]
    bases += [(name, f"计数·{name}", Fraction(1)) for name in _COUNTERS]
    for name, dimension, factor in bases:
        prefixes = {"": 1} if dimension in {"比率", "百分点"} else _PREFIXES
        for prefix, times in prefixes.items():
            table.setdefault(prefix + name, Unit(prefix + name, dimension, factor * times))
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
    counted = {"计数": tuple(sorted(_COUNTERS))}
    return {dimension: tuple(each) for dimension, each in _MEASURES.items()} | counted


def nearest(name: str) -> tuple[str, ...]:
    """Units of the table that somebody may mean by a name that it does not have."""
    written = name.strip()
    if found := _FOREIGN.get(written.lower()):
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
    return unit(name).dimension not in _RATES | _NOT_SUBTRACTED.keys()


def is_rate(name: str) -> bool:
    """Whether a difference of two such values is said in 个百分点."""
    return is_known(name) and unit(name).dimension == "比率"

"""Units as documents print them, and exact conversion between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction

from indicators.model.unit_tables import COUNTERS, FOREIGN, MEASURES, PARTS, PER, PREFIXES

PERCENT = "%"
POINTS = "个百分点"


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
        prefixes = {"": 1} if dimension in {"比率", "百分点"} else PREFIXES
        for prefix, times in prefixes.items():
            table.setdefault(prefix + name, Unit(prefix + name, dimension, factor * times))
    for name in PER:
        printed, _, each = name.partition("/")
        amount = table[PARTS.get(printed, printed)]
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

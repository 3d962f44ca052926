"""Differences between an old and a new value, in words, as far as the rules allow one."""

from datetime import date
from decimal import Decimal

from indicators.model import units
from indicators.model.quantities import Quantity, difference
from indicators.wording.numbers import limit_name, signed

_UNITS_DIFFER = "单位不同，不相减"
_BOUNDS_DIFFER = "限定不同，不相减"
_BOUNDED = "限定值，不相减"


def unit_between(old: Quantity, new: Quantity, usual: str) -> str:
    """The unit to subtract in: the usual one where both convert into it, else the new one."""
    return usual if new.meets(Quantity(new.value, usual)) else new.unit


def quantity_difference(
    old: Quantity | None, new: Quantity | None, usual: str, *, are_limits: bool = False
) -> str:
    """`new - old` with its sign, rates in 个百分点; or why the two are not subtracted.

    Bounds of actuals are never subtracted; those of targets (`are_limits`) where they are alike.
    """
    if old is None or new is None or old == new:
        return ""
    if reason := _why_not_subtracted(old, new, are_limits):
        return reason
    unit = unit_between(old, new, usual)
    # 个百分点 are hundredths, also where a rate is printed in ‰.
    change = difference(new, old, units.PERCENT if units.is_rate(unit) else unit)
    if change is None:
        return units.no_difference(new.unit)
    if change.value == 0:
        return ""
    return (limit_name(new) if new.is_bounded else "") + signed(change)


def _why_not_subtracted(old: Quantity, new: Quantity, are_limits: bool) -> str:
    if not new.meets(old):
        return _UNITS_DIFFER
    if not (old.is_bounded or new.is_bounded):
        return ""
    if old.bound is not new.bound:
        return _BOUNDS_DIFFER
    return "" if are_limits else _BOUNDED


def plain_difference(old: Decimal | None, new: Decimal | None, unit: str) -> str:
    """The difference of two plain numbers in a unit."""
    if old is None or new is None:
        return ""
    return quantity_difference(Quantity(old, unit), Quantity(new, unit), unit)


def rank_difference(old: int | None, new: int | None) -> str:
    """How many places a rank moved: 前移1位, 后移2位."""
    if old is None or new is None or old == new:
        return ""
    return f"{'前移' if new < old else '后移'}{abs(new - old)}位"


def day_difference(old: date | None, new: date | None) -> str:
    """How many days a date moved: 推后30天, 提前5天."""
    if old is None or new is None or old == new:
        return ""
    return f"{'推后' if new > old else '提前'}{abs((new - old).days)}天"

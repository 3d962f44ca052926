"""On which side of its bound a target is met, whether an actual meets it, and how far it misses."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from indicators.model.codelists import Bound, Direction
from indicators.model.dataset import Thresholds
from indicators.model.facts import Target
from indicators.model.quantities import Difference, Quantity, difference
from indicators.wording.numbers import unsigned

# What is said in place of a distance that a target no longer has.
MET = "已达到"


class Sense(Enum):
    """On which side of its bound a target is met: above (1), below (-1), or close to it (0)."""

    UP = 1
    DOWN = -1
    ABOUT = 0


@dataclass(frozen=True, slots=True)
class Aim:
    """The number that a target is to meet, and on which side of it.

    `tolerance` is how far from 左右 is still met: in 个百分点 for a rate, 0 for a count.
    """

    quantity: Quantity
    sense: Sense
    tolerance: Fraction

    @property
    def value(self) -> Fraction:
        """The number in its own unit."""
        return Fraction(self.quantity.value)

    def shortfall(self, actual: Quantity, unit: str = "") -> Fraction:
        """How far an exact actual is from meeting it, 0 where it is met; in `unit`, else its own.

        For 左右 it is the distance beyond the tolerance, on either side.
        """
        unit = unit or self.quantity.unit
        away = self.quantity.in_unit(unit) - actual.in_unit(unit)
        if self.sense is Sense.ABOUT:
            return max(Fraction(0), abs(away) - self.tolerance)
        return max(Fraction(0), away * Fraction(self.sense.value))

    def is_met(self, actual: Quantity) -> bool:
        """Whether the actual is certain to be at or beyond the bound."""
        if self.sense is Sense.ABOUT:
            away = abs(actual.in_unit(self.quantity.unit) - self.value)
            return not actual.is_bounded and away <= self.tolerance
        edge = actual.lowest if self.sense is Sense.UP else actual.highest
        if edge is None:
            return False
        ahead = self._ahead(actual)
        return ahead > 0 or (ahead == 0 and (actual.is_strict or not self.quantity.is_strict))

    def may_be_met(self, actual: Quantity) -> bool:
        """Whether an actual of which only a limit is known can be at or beyond the bound."""
        if not actual.is_bounded or self.sense is Sense.ABOUT:
            return actual.is_bounded
        far = actual.highest if self.sense is Sense.UP else actual.lowest
        is_open = self.quantity.is_strict or actual.is_strict
        ahead = self._ahead(actual)
        return far is None or ahead > 0 or (ahead == 0 and not is_open)

    def _ahead(self, actual: Quantity) -> Fraction:
        """How far the printed value of an actual is beyond the bound, negative before it."""
        return (actual.in_unit(self.quantity.unit) - self.value) * self.sense.value

    def short_words(self, actual: Quantity, stage: str = "") -> str:
        """How much is missing, or how much is too much: 差0.4个百分点, 超0.6个百分点.

        At least so much where only a limit of the actual is known: 至少差2亿元. Exactly at a bound
        that is to be passed: 未超过目标值. `stage` names what is missed in place of the target.
        """
        is_up = self.sense is Sense.UP
        change = difference(self.quantity, actual, self.quantity.unit)
        if change is None or (change.value == 0 and actual.is_strict):
            return f"{'低于' if is_up else '高于'}{stage or '目标'}"
        if change.value == 0:
            return f"未{'超过' if is_up else '低于'}{stage or '目标值'}"
        least = "至少" if actual.is_bounded else ""
        than = f"比{stage}" if stage else ""
        return f"{than}{least}{'差' if is_up else '超'}{unsigned(change)}"

    def limit_words(self, actual: Quantity) -> str:
        """What a mere limit of an actual proves: 已达到, 至少差10家; "" for nothing."""
        if not actual.is_bounded:
            return ""
        if self.is_met(actual):
            return MET
        return "" if self.may_be_met(actual) else self.short_words(actual)


def aim_of(target: Target, thresholds: Thresholds) -> Aim | None:
    """The number of a target, None of one in words; an exact one follows the indicator's 方向."""
    size = target.quantity
    if size is None:
        return None
    tolerance = Fraction(thresholds.about_tolerance) if size.is_rate else Fraction(0)
    if size.bound is Bound.ABOUT:
        return Aim(size, Sense.ABOUT, tolerance)
    is_lower = target.indicator.direction is Direction.DOWN
    if size.bound is not Bound.EXACT:
        is_lower = size.lowest is None
    return Aim(size, Sense.DOWN if is_lower else Sense.UP, tolerance)


def distance(target: Target, actual: Quantity | None) -> Difference | None:
    """Target minus actual in the unit of comparison; None where either has no exact number."""
    if target.quantity is None or actual is None or actual.is_bounded:
        return None
    return difference(target.quantity, actual, compared_unit(target), target.indicator.measure)


def compared_unit(target: Target) -> str:
    """The indicator's unit where the target's converts into it, else the target's own."""
    aim, own = target.quantity, target.indicator.unit
    return own if aim is None or aim.meets(Quantity(aim.value, own)) else aim.unit


def share(apart: Difference | None, base: Quantity | None, target: Target) -> Fraction | None:
    """A distance as a share of a baseline that compares; None for rates, and of a bound or zero."""
    if apart is None or base is None or target.is_rate or base.value == 0 or base.is_bounded:
        return None
    return apart.value / base.in_unit(compared_unit(target))

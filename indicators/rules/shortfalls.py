"""Which way a target lies from an actual, and how far an actual falls short of it."""

from enum import Enum
from fractions import Fraction

from indicators.model.codelists import Bound, Direction
from indicators.model.dataset import Thresholds
from indicators.model.facts import Target
from indicators.model.quantities import Quantity, difference
from indicators.wording.numbers import unsigned


class Sense(Enum):
    """On which side of its bound a target is met: above (1), below (-1), or close to it (0)."""

    UP = 1
    DOWN = -1
    ABOUT = 0


def sense_of(target: Target, aim: Quantity) -> Sense:
    """The sense of a target's bound; an exact value follows the indicator's 方向."""
    if aim.bound is Bound.ABOUT:
        return Sense.ABOUT
    if aim.bound is Bound.EXACT:
        return Sense.DOWN if target.indicator.direction is Direction.DOWN else Sense.UP
    return Sense.UP if aim.bound in {Bound.ABOVE, Bound.AT_LEAST} else Sense.DOWN


def tolerance(aim: Quantity, thresholds: Thresholds) -> Fraction:
    """How far from 左右 is still met: the published 个百分点 of a rate; nothing of a count."""
    return Fraction(thresholds.about_tolerance) if aim.is_rate else Fraction(0)


def shortfall(
    sense: Sense, aim: Quantity, actual: Quantity, unit: str, thresholds: Thresholds
) -> Fraction:
    """How far an exact actual is from meeting its target, in `unit`; 0 where it is met.

    For 左右 it is the distance beyond the tolerance, on either side.
    """
    away = aim.in_unit(unit) - actual.in_unit(unit)
    if sense is Sense.ABOUT:
        return max(Fraction(0), abs(away) - tolerance(aim, thresholds))
    ahead = Fraction(sense.value)
    return max(Fraction(0), away * ahead)


def may_meet(sense: Sense, aim: Quantity, actual: Quantity, far: Fraction) -> bool:
    """Whether an actual of which only a limit is known can be at or beyond the bound."""
    ahead = (far - aim.in_unit(aim.unit)) * sense.value
    return ahead > 0 or (ahead == 0 and not is_strict(aim) and not is_strict(actual))


def short_words(sense: Sense, aim: Quantity, actual: Quantity, stage: str = "") -> str:
    """How much is missing, or how much is too much: 差0.4个百分点, 超0.6个百分点.

    At least so much where only a limit of the actual is known: 至少差2亿元. Exactly at a bound that
    is to be passed: 未超过目标值. `stage` names what is missed in place of the target.
    """
    is_up, change = sense is Sense.UP, difference(aim, actual, aim.unit)
    if change is None or (change.value == 0 and is_strict(actual)):
        return f"{'低于' if is_up else '高于'}{stage or '目标'}"
    if change.value == 0:
        return f"未{'超过' if is_up else '低于'}{stage or '目标值'}"
    least = "至少" if actual.is_bounded else ""
    than = f"比{stage}" if stage else ""
    return f"{than}{least}{'差' if is_up else '超'}{unsigned(change)}"


def is_strict(quantity: Quantity) -> bool:
    """Whether the bound itself is left out: 突破, 低于."""
    return quantity.bound in {Bound.ABOVE, Bound.BELOW}

"""Which way a target lies from an actual, and how far an actual falls short of it."""

from enum import Enum
from fractions import Fraction

from indicators.model.codelists import Bound, Direction
from indicators.model.dataset import Thresholds
from indicators.model.facts import Target
from indicators.model.quantities import Quantity


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

"""On which side of its bound a target is met, whether an actual meets it, and how far it misses."""

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


def sense_of(target: Target, aim: Quantity) -> Sense:
    """The sense of a target's bound; an exact value follows the indicator's 方向."""
    if aim.bound is Bound.ABOUT:
        return Sense.ABOUT
    if aim.bound is Bound.EXACT:
        return Sense.DOWN if target.indicator.direction is Direction.DOWN else Sense.UP
    return Sense.UP if aim.bound in {Bound.ABOVE, Bound.AT_LEAST} else Sense.DOWN


def _tolerance(aim: Quantity, thresholds: Thresholds) -> Fraction:
    """How far from 左右 is still met: the threshold in 个百分点 for a rate, 0 for a count."""
    return Fraction(thresholds.about_tolerance) if aim.is_rate else Fraction(0)


def shortfall(
    sense: Sense, aim: Quantity, actual: Quantity, unit: str, thresholds: Thresholds
) -> Fraction:
    """How far an exact actual is from meeting its target, in `unit`; 0 where it is met.

    For 左右 it is the distance beyond the tolerance, on either side.
    """
    away = aim.in_unit(unit) - actual.in_unit(unit)
    if sense is Sense.ABOUT:
        return max(Fraction(0), abs(away) - _tolerance(aim, thresholds))
    ahead = Fraction(sense.value)
    return max(Fraction(0), away * ahead)


def shortfall_of(
    target: Target, actual: Quantity | None, thresholds: Thresholds
) -> Fraction | None:
    """The shortfall of a target in its unit of comparison; None where the two do not compare."""
    aim = target.quantity
    if aim is None or actual is None or not aim.meets(actual):
        return None
    return shortfall(sense_of(target, aim), aim, actual, compared_unit(target), thresholds)


def distance(target: Target, actual: Quantity | None) -> Difference | None:
    """Target minus actual in the unit of comparison; None where either has no exact number."""
    if target.quantity is None or actual is None or actual.is_bounded:
        return None
    return difference(target.quantity, actual, compared_unit(target), target.indicator.measure)


def compared_unit(target: Target) -> str:
    """The indicator's unit where the target's converts into it, else the target's own."""
    aim, own = target.quantity, target.indicator.unit
    return own if aim is None or aim.meets(Quantity(aim.value, own)) else aim.unit


def meets_bound(sense: Sense, aim: Quantity, actual: Quantity, thresholds: Thresholds) -> bool:
    """Whether the actual is certain to be at or beyond the target's bound."""
    limit = aim.in_unit(aim.unit)
    low, high = _extremes(actual, aim.unit)
    if sense is Sense.ABOUT:
        reach = _tolerance(aim, thresholds)
        return None not in {low, high} and abs(actual.in_unit(aim.unit) - limit) <= reach
    edge = low if sense is Sense.UP else high
    if edge is None:
        return False
    ahead = (edge - limit) * sense.value
    return ahead > 0 or (ahead == 0 and (is_strict(actual) or not is_strict(aim)))


def may_meet(sense: Sense, aim: Quantity, actual: Quantity) -> bool:
    """Whether an actual of which only a limit is known can be at or beyond the bound."""
    low, high = _extremes(actual, aim.unit)
    if sense is Sense.ABOUT:
        return low is None or high is None
    far = high if sense is Sense.UP else low
    if far is None:
        return True
    ahead = (far - aim.in_unit(aim.unit)) * sense.value
    is_open_bound = is_strict(aim) or is_strict(actual)
    return actual.is_bounded and (ahead > 0 or (ahead == 0 and not is_open_bound))


def _extremes(actual: Quantity, unit: str) -> tuple[Fraction | None, Fraction | None]:
    """The least and most the actual can be, in the target's unit; None without a limit."""
    value = actual.in_unit(unit)
    return (
        None if actual.lowest is None else value,
        None if actual.highest is None else value,
    )


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


def limit_words(target: Target, actual: Quantity, thresholds: Thresholds) -> str:
    """What a mere limit of an actual proves of a target: 已达到, 至少差10家; "" for nothing."""
    aim = target.quantity
    if aim is None or not actual.is_bounded or not aim.meets(actual):
        return ""
    sense = sense_of(target, aim)
    if meets_bound(sense, aim, actual, thresholds):
        return MET
    return "" if may_meet(sense, aim, actual) else short_words(sense, aim, actual)


def is_strict(quantity: Quantity) -> bool:
    """Whether the bound itself is left out: 突破, 低于."""
    return quantity.bound in {Bound.ABOVE, Bound.BELOW}


def share(apart: Difference | None, base: Quantity | None, target: Target) -> Fraction | None:
    """A distance as a share of a baseline that compares; None for rates, and of a bound or zero."""
    if apart is None or base is None or target.is_rate or base.value == 0 or base.is_bounded:
        return None
    return apart.value / base.in_unit(compared_unit(target))

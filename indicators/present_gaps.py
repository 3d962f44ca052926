"""The distance between a target and the latest actual of its own period."""

from dataclasses import replace
from fractions import Fraction

from indicators import units, wording
from indicators.dataset import Dataset
from indicators.facts import Observation, Target
from indicators.progress import Progress
from indicators.quantities import Difference, Quantity, difference
from indicators.statuses import Status, shortfall
from indicators.terms import Measure


def unit_of(aim: Quantity, target: Target) -> str:
    """The indicator's own unit where the target's converts into it."""
    own = Quantity(aim.value, target.indicator.unit)
    return target.indicator.unit if aim.meets(own) else aim.unit


def present(target: Target, made: Progress | None) -> Difference | None:
    """Target minus the latest actual of its period; None without one, or with only a limit."""
    if made is None or target.quantity is None or made.quantity.is_bounded:
        return None
    unit = unit_of(target.quantity, target)
    return difference(target.quantity, made.quantity, unit, target.indicator.measure)


def present_shortfall(
    target: Target, made: Progress | None, baseline: Observation | None, dataset: Dataset
) -> Difference | None:
    """The shortfall of the present actual, of the baseline's before there is one."""
    actual = made.quantity if made else baseline.quantity if baseline else None
    if target.quantity is None or actual is None or units.no_difference(target.quantity.unit):
        return None
    short = shortfall(target, actual, dataset)
    if short is None:
        return None
    unit = unit_of(target.quantity, target)
    size = Quantity(short, target.quantity.unit)
    return difference(size, Quantity(Fraction(0), unit), unit, target.indicator.measure)


def leading_words(
    target: Target,
    made: Progress | None,
    short: Difference | None,
    state: Status,
    starting: str,
) -> str:
    """The present first, where there is one, then the starting point as such."""
    now = present(target, made)
    if made is None or now is None or short is None or target.quantity is None:
        return starting
    span, limit = made.period.label, wording.limit_name(target.quantity)
    if target.indicator.measure is Measure.FLOW and state.reason.startswith("完成"):
        said = f"{span}{state.reason}"
    elif short.value == 0:
        said = wording.compared(f"{span}实绩", limit, replace(now, value=-now.value))
    elif now.value > 0:
        said = f"距{limit}还差{wording.unsigned(now)}（{span}）"
    else:
        said = f"超出{limit}{wording.unsigned(now)}（{span}）"
    said = wording.doubted(said, any(each.citation.is_doubtful for each in made.observations))
    return f"{said}；起点：{starting}"

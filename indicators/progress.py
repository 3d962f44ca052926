"""How far an indicator has come inside a target's period, and how far it should have come."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from indicators.dataset import Dataset, best
from indicators.facts import Observation, Target
from indicators.pacing import stages
from indicators.periods import Period, spanning
from indicators.quantities import Quantity
from indicators.terms import Measure, ObservationStatus


@dataclass(frozen=True, slots=True)
class Progress:
    """The latest actual inside a target's period.

    `observations` is one observation, or the consecutive parts that were added up to reach
    from the start of the period to `period`'s end.
    """

    quantity: Quantity
    period: Period
    observations: tuple[Observation, ...]

    @property
    def status(self) -> ObservationStatus:
        """The least trusted status of the observations."""
        return max((each.status for each in self.observations), key=list(ObservationStatus).index)


def progress(target: Target, dataset: Dataset) -> Progress | None:
    """The actual of the target's period or of the longest span from its start; None without one.

    A flow known only by consecutive parts (quarter by quarter) is added up. A stock counts
    at the end of any part of the period. A growth rate of a part that does not begin with the
    period says nothing of it.
    """
    if target.quantity is None or not target.period.is_stated:
        return None
    inside = [each for each in _measured(target, dataset) if each.period.within(target.period)]
    if target.indicator.measure is Measure.STOCK:
        whole = best(inside)
    else:
        whole = best([each for each in inside if each.period.opens(target.period)])
    found = [_single(whole)] if whole else []
    if target.indicator.measure is Measure.FLOW and (summed := _added_up(inside, target)):
        found.append(summed)
    return max(found, key=lambda each: each.period.sort_key[0], default=None)


def share_due(target: Target, until: Period, dataset: Dataset) -> Fraction:
    """The share of a flow target that is due by the end of `until` (序时进度), 0 to 1.

    Linear over the months up to the due date, unless earlier-period targets of the same
    indicator give the schedule; between their dates it is linear.
    """
    points = _schedule(target, dataset)
    elapsed = _month_count(target.period, until)
    for (first, low), (last, high) in pairwise(points):
        if elapsed <= last:
            return low + (high - low) * Fraction(elapsed - first, last - first)
    return Fraction(1)


def _measured(target: Target, dataset: Dataset) -> list[Observation]:
    quantity = target.quantity
    return [
        each
        for each in dataset.observations_of(target.indicator.code, target.area.code)
        if each.quantity is not None and quantity is not None and each.quantity.meets(quantity)
    ]


def _single(observation: Observation) -> Progress:
    assert observation.quantity is not None  # noqa: S101 - for the type checker: chosen as measured
    return Progress(observation.quantity, observation.period, (observation,))


def _added_up(inside: list[Observation], target: Target) -> Progress | None:
    """The sum of exact parts that follow each other from the start of the target's period."""
    parts: list[Observation] = []
    start = target.period.start
    while start is not None and (part := _longest_from(start, inside)):
        parts.append(part)
        start = part.period.end + timedelta(days=1) if part.period.end else None
    if len(parts) < 2:
        return None
    unit = target.indicator.unit
    total = sum((each.quantity.in_unit(unit) for each in parts if each.quantity), Fraction(0))
    period = spanning(parts[0].period, parts[-1].period)
    return Progress(Quantity(total, unit), period, tuple(parts))


def _longest_from(start: date, inside: list[Observation]) -> Observation | None:
    """The longest exact part that begins on a day, in its most trusted status."""
    return best(
        [
            each
            for each in inside
            if each.period.start == start and each.quantity and not each.quantity.is_bounded
        ]
    )


def _schedule(target: Target, dataset: Dataset) -> list[tuple[int, Fraction]]:
    """The months elapsed and the share due then, from (0, 0) to the due date's (months, 1)."""
    total, whole = _months_until_due(target), target.quantity
    points = {0: Fraction(0)}
    for each in stages(target, dataset):
        if each.quantity and whole and whole.value:
            points[each.period.months] = each.quantity.in_unit(whole.unit) / Fraction(whole.value)
    earlier = sorted((month, share) for month, share in points.items() if month < total)
    return [*earlier, (total, Fraction(1))]


def _months_until_due(target: Target) -> int:
    start, due = target.period.start, target.due
    if start is None or due is None or due < start:
        return max(1, target.period.months)
    return max(1, (due.year - start.year) * 12 + due.month - start.month + 1)


def _month_count(whole: Period, until: Period) -> int:
    if whole.start is None or until.end is None:
        return 0
    return (until.end.year - whole.start.year) * 12 + until.end.month - whole.start.month + 1

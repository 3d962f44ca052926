"""How far an indicator has come inside a target's period, and how far it should have come."""

from fractions import Fraction
from itertools import pairwise

from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.periods import Period
from indicators.rules.pace import stages
from indicators.rules.span_actuals import (
    SpanActual,
    longest_from_start,
    span_actual,
    uncounted_words,
)


def progress(target: Target, dataset: Dataset) -> SpanActual | None:
    """The actual of the target's period or of the longest span from its start; None without one.

    Only what is measured in the target's kind of unit counts.
    """
    if target.quantity is None or not target.period.is_stated:
        return None
    parts = longest_from_start(target.indicator, _measured(target, dataset), target.period)
    return span_actual(parts) if parts else None


def uncounted(target: Target, dataset: Dataset) -> str:
    """What the target's period has beyond its actual, and why it is not counted; "" for nothing."""
    if target.quantity is None or not target.period.is_stated:
        return ""
    known, whole = _measured(target, dataset), target.period
    counted = longest_from_start(target.indicator, known, whole)
    return uncounted_words(target.indicator, known, counted, whole)


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

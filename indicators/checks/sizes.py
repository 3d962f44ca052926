"""Whether a figure is likely by itself: rates that more than double, numbers that may be dates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from indicators.checks.confirmations import figure
from indicators.checks.finding_places import found
from indicators.checks.findings import Code, Finding
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity
from indicators.model.schema import Field
from indicators.rules import magnitudes
from indicators.wording import numbers

# A day's number is no surprise among figures about as large.
_ABOUT_AS_LARGE = 3


def unlikely_sizes(dataset: Dataset) -> Iterator[Finding]:
    """A value beyond the usual size of its measure, or one that may be a day's number."""
    others: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    measured: tuple[Observation | Target, ...] = (*dataset.observations, *dataset.targets)
    for each in measured:
        if each.quantity:
            others[each.indicator.code, each.quantity.unit].append(each.quantity)
    for each in measured:
        if each.quantity and (words := _doubt(each, each.quantity, others)):
            told = {"value": numbers.limit(each.quantity), "words": words}
            asked = found(Code.UNLIKELY_SIZE, dataset, each.place, Field.VALUE, **told)
            yield replace(asked, about=(figure(each),))


def _doubt(
    fact: Observation | Target,
    quantity: Quantity,
    others: dict[tuple[str, str], list[Quantity]],
) -> str:
    if not magnitudes.is_likely(quantity, fact.indicator.measure):
        return f"作为{fact.indicator.measure}大得少见"
    if not magnitudes.may_be_a_date(quantity):
        return ""
    near = [
        each
        for each in others[fact.indicator.code, quantity.unit]
        if each is not quantity
        and quantity.value / _ABOUT_AS_LARGE <= each.value <= quantity.value * _ABOUT_AS_LARGE
    ]
    return "" if near else "可能是丢了格式的日期"

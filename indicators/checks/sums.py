"""Whether a printed figure of a span is the sum of the printed parts of it."""

from collections.abc import Iterator
from fractions import Fraction

from indicators.checks.finding_places import found, value_address
from indicators.checks.findings import Code, Finding
from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.model.quantities import Quantity, decimals_of
from indicators.model.schema import Field
from indicators.rules.span_actuals import Parts, SpanActual, is_summand, span_actual, sums
from indicators.wording.numbers import amount, number

_MOST_NAMED = 4


def differing_sums(dataset: Dataset) -> Iterator[Finding]:
    """A flow's figure beside months or quarters of its span that do not add up to it.

    Only what is equally final is compared, and only beyond what the rounding of both explains.
    """
    for each in dataset.observations:
        if not _is_span(each) or dataset.current(each) != each:
            continue
        for parts in _partitions(each, dataset):
            total = span_actual(parts)
            if abs(_away(each, total)) > _leeway((each, *parts), total.quantity.unit):
                yield _finding(each, total, dataset)


def _is_span(observation: Observation) -> bool:
    is_long = observation.indicator.measure is Measure.FLOW and observation.period.months > 1
    return is_long and is_summand(observation)


def _partitions(whole: Observation, dataset: Dataset) -> Iterator[Parts]:
    """The months, the quarters, and the longest parts that cover a span, as final as itself."""
    inside = [
        each
        for each in dataset.observations_of(whole.indicator.code, whole.area.code)
        if each is not whole and each.period.within(whole.period) and is_summand(each)
    ]
    if len(inside) < 2:
        return
    alike = [each for each in inside if each.status.is_final is whole.status.is_final]
    months = [each for each in alike if each.period.months == 1]
    quarters = [each for each in alike if each.period.is_quarter]
    longest = [each for each in alike if each.period != whole.period]
    found = [parts for each in (months, quarters, longest) for parts in sums(each, whole.period)]
    for parts in dict.fromkeys(found):
        if parts[-1].period.end == whole.period.end:
            yield parts


def _away(whole: Observation, total: SpanActual) -> Fraction:
    printed = whole.quantity.in_unit(total.quantity.unit) if whole.quantity else Fraction(0)
    return Fraction(total.quantity.value) - printed


def _leeway(figures: Parts, unit: str) -> Fraction:
    """How far rounding may put a sum from its printed total: half a last digit for each figure."""
    return sum((_half_digit(each.quantity, unit) for each in figures if each.quantity), Fraction(0))


def _half_digit(quantity: Quantity, unit: str) -> Fraction:
    if quantity.unit == units.counter(quantity.unit):  # 1200人 are counted, not rounded.
        return Fraction(0)
    step = Fraction(1, 2 * 10 ** decimals_of(quantity.value))
    return units.convert(step, quantity.unit, unit)


def _finding(whole: Observation, total: SpanActual, dataset: Dataset) -> Finding:
    unit, parts = total.quantity.unit, total.observations
    cells = "、".join(value_address(dataset, each) for each in parts[:_MOST_NAMED])
    return found(
        Code.DIFFERING_SUM,
        dataset,
        whole.place,
        Field.VALUE,
        value=amount(whole.quantity) if whole.quantity else "",
        period=whole.period.label,
        basis=total.basis,
        total=amount(total.quantity),
        away=f"{number(abs(_away(whole, total)))}{unit}",
        cells=f"{cells}{'等' if len(parts) > _MOST_NAMED else ''}",
    )

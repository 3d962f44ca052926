"""Figures that cannot all be true: a span and its parts, stocks of one day, targets."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from fractions import Fraction

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Finding, found, value_address
from indicators.checks.values import agree
from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity, decimals_of
from indicators.model.schema import Field
from indicators.rules.span_actuals import Parts, SpanActual, is_summand, span_actual, sums
from indicators.wording.numbers import aimed, amount, number, observed

# A balance of inflow and outflow may fall: 净增, 净流入.
_NET = "净"
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
                yield _differing_sum(each, total, dataset)


def falling_sums(dataset: Dataset) -> Iterator[Finding]:
    """A flow from the start of the year that is less than an earlier part of it."""
    for each in dataset.observations:
        if not _accumulates(each) or dataset.current(each) != each or each.quantity is None:
            continue
        for parts in _earlier(each, dataset):
            total = span_actual(parts)
            if total.quantity.value > each.quantity.in_unit(total.quantity.unit):
                yield found(
                    Code.FALLING_SUM,
                    dataset,
                    each.place,
                    Field.VALUE,
                    [figure(one) for one in (each, *parts)],
                    period=each.period.label,
                    value=amount(each.quantity),
                    earlier=total.period.label,
                    total=amount(total.quantity),
                    cells="、".join(value_address(dataset, part) for part in parts),
                )
                break


def differing_stocks(dataset: Dataset) -> Iterator[Finding]:
    """Another figure of a stock at the end of the same day, under a period of another length."""
    groups: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for each in dataset.observations:
        is_stock = each.indicator.measure is Measure.STOCK and each.period.is_stated
        if (
            is_stock
            and not each.period.spans_years
            and is_summand(each)
            and dataset.current(each) == each
        ):
            groups[each.indicator.code, each.area.code, each.period.end].append(each)
    for first, *others in groups.values():
        for each in others:
            if not agree(each, first):
                yield found(
                    Code.DIFFERING_STOCK,
                    dataset,
                    each.place,
                    Field.VALUE,
                    (figure(each), figure(first)),
                    value=f"{each.period.label}的{observed(each)}",
                    other=value_address(dataset, first),
                    other_value=f"{first.period.label}的{observed(first)}",
                )


def differing_targets(dataset: Dataset) -> Iterator[Finding]:
    """Another target of the same 指标×地区×期间 with another demand."""
    first: dict[Hashable, Target] = {}
    for each in dataset.targets:
        if not each.period.is_stated:
            continue
        known = first.setdefault((each.indicator.code, each.area.code, each.period), each)
        if aimed(each) != aimed(known):
            name = Field.VALUE if each.quantity else Field.TARGET_TEXT
            cell = dataset.layout.cell(known.place, Field.VALUE)
            yield found(
                Code.DIFFERING_TARGET,
                dataset,
                each.place,
                name,
                (figure(each), figure(known)),
                value=aimed(each),
                other=f"{known.place.sheet}!{cell}",
                other_value=aimed(known),
            )


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


def _differing_sum(whole: Observation, total: SpanActual, dataset: Dataset) -> Finding:
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


def _accumulates(observation: Observation) -> bool:
    is_sum = observation.indicator.measure is Measure.FLOW and is_summand(observation)
    return is_sum and observation.period.opens_year and _NET not in observation.indicator.name


def _earlier(whole: Observation, dataset: Dataset) -> Iterator[Parts]:
    """Figures from the start of a span to an earlier end: printed, or parts that add up to one."""
    inside = [
        each
        for each in dataset.observations_of(whole.indicator.code, whole.area.code)
        if each is not whole
        and each.period.within(whole.period)
        and each.period != whole.period
        and is_summand(each)
    ]
    earlier = [each for each in inside if each.period.end != whole.period.end]
    yield from ((each,) for each in earlier if each.period.opens(whole.period))
    yield from sums(earlier, whole.period)

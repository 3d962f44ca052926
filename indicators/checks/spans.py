"""Figures that cannot all be true: a span and its parts, stocks of one day, targets."""

from collections.abc import Hashable, Iterator
from fractions import Fraction

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Fault, value_address
from indicators.checks.values import agree
from indicators.model import units
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.quantities import Quantity, decimals_of
from indicators.model.schema import Field
from indicators.rules.span_actuals import Parts, is_summand, span_actual, sums
from indicators.wording.numbers import aimed, amount, number, observed

# A balance of inflow and outflow may fall: 净增, 净流入.
_NET = "净"
_MOST_NAMED = 4


def span_faults(dataset: Dataset) -> Iterator[Fault]:
    """A flow's figure that its parts do not add up to, or that an earlier part of it exceeds."""
    for each in dataset.observations:
        is_flow = each.indicator.measure is Measure.FLOW and is_summand(each)
        if not is_flow or each.quantity is None or dataset.current(each) != each:
            continue
        if each.period.months > 1:
            yield from _differing_sums(each, each.quantity, dataset)
        if each.period.opens_year and _NET not in each.indicator.name:
            yield from _falling_sums(each, each.quantity, dataset)


def _differing_sums(whole: Observation, printed: Quantity, dataset: Dataset) -> Iterator[Fault]:
    """Months or quarters of a span that do not add up to it.

    Only what is equally final is compared, and only beyond what the rounding of both explains.
    """
    for parts in _partitions(whole, dataset):
        total = span_actual(parts)
        unit = total.quantity.unit
        away = abs(Fraction(total.quantity.value) - printed.in_unit(unit))
        # Rounding may put a sum from its printed total by half a last digit for each figure.
        leeway = (_half_digit(each.quantity, unit) for each in (whole, *parts) if each.quantity)
        if away > sum(leeway, Fraction(0)):
            cells = "、".join(value_address(dataset, each) for each in parts[:_MOST_NAMED])
            words = {
                "value": amount(printed),
                "period": whole.period.label,
                "basis": total.basis,
                "total": amount(total.quantity),
                "away": f"{number(away)}{unit}",
                "cells": f"{cells}{'等' if len(parts) > _MOST_NAMED else ''}",
            }
            yield Code.DIFFERING_SUM, whole, Field.VALUE, words


def _falling_sums(whole: Observation, printed: Quantity, dataset: Dataset) -> Iterator[Fault]:
    """The first earlier part of a flow from the start of the year that is more than the whole."""
    for parts in _earlier(whole, dataset):
        total = span_actual(parts)
        if total.quantity.value > printed.in_unit(total.quantity.unit):
            words = {
                "period": whole.period.label,
                "value": amount(printed),
                "earlier": total.period.label,
                "total": amount(total.quantity),
                "cells": "、".join(value_address(dataset, part) for part in parts),
                "about": tuple(figure(one) for one in (whole, *parts)),
            }
            yield Code.FALLING_SUM, whole, Field.VALUE, words
            return


def stock_faults(dataset: Dataset) -> Iterator[Fault]:
    """Another figure of a stock at the end of the same day, under a period of another length."""
    first: dict[Hashable, Observation] = {}
    for each in dataset.observations:
        is_of_a_day = each.period.is_stated and not each.period.spans_years
        is_stock = each.indicator.measure is Measure.STOCK and is_of_a_day and is_summand(each)
        if not is_stock or dataset.current(each) != each:
            continue
        key = (each.indicator.code, each.area.code, each.period.end)
        known = first.setdefault(key, each)
        if not agree(each, known):
            words = {
                "value": f"{each.period.label}的{observed(each)}",
                "other": value_address(dataset, known),
                "other_value": f"{known.period.label}的{observed(known)}",
                "about": (figure(each), figure(known)),
            }
            yield Code.DIFFERING_STOCK, each, Field.VALUE, words


def differing_targets(dataset: Dataset) -> Iterator[Fault]:
    """Another target of the same 指标×地区×期间 with another demand."""
    first: dict[Hashable, Target] = {}
    for each in dataset.targets:
        if not each.period.is_stated:
            continue
        known = first.setdefault((each.indicator.code, each.area.code, each.period), each)
        if aimed(each) != aimed(known):
            cell = dataset.layout.cell(known.place, Field.VALUE)
            words = {
                "value": aimed(each),
                "other": f"{known.place.sheet}!{cell}",
                "other_value": aimed(known),
                "about": (figure(each), figure(known)),
            }
            name = Field.VALUE if each.quantity else Field.TARGET_TEXT
            yield Code.DIFFERING_TARGET, each, name, words


def _summands(whole: Observation, dataset: Dataset) -> list[Observation]:
    """The other figures of parts of a flow's period that may be added up."""
    return [
        each
        for each in dataset.observations_of(whole.indicator.code, whole.area.code)
        if each is not whole and each.period.within(whole.period) and is_summand(each)
    ]


def _partitions(whole: Observation, dataset: Dataset) -> Iterator[Parts]:
    """The months, the quarters, and the longest parts that cover a span, as final as itself."""
    inside = _summands(whole, dataset)
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


def _earlier(whole: Observation, dataset: Dataset) -> Iterator[Parts]:
    """Figures from the start of a span to an earlier end: printed, or parts that add up to one."""
    inside = _summands(whole, dataset)
    earlier = [each for each in inside if each.period.end != whole.period.end]
    yield from ((each,) for each in earlier if each.period.opens(whole.period))
    yield from sums(earlier, whole.period)


def _half_digit(quantity: Quantity, unit: str) -> Fraction:
    if quantity.unit == units.counter(quantity.unit):  # 1200人 are counted, not rounded.
        return Fraction(0)
    step = Fraction(1, 2 * 10 ** decimals_of(quantity.value))
    return units.convert(step, quantity.unit, unit)

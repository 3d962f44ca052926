"""Figures that cannot all be true: sums that fall, stocks of one day and targets that differ."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace

from indicators.checks.confirmations import figure
from indicators.checks.finding_places import found, value_address
from indicators.checks.findings import Code, Finding
from indicators.checks.values import agree
from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, Target
from indicators.model.schema import Field
from indicators.rules.span_actuals import Parts, is_summand, span_actual, sums
from indicators.wording.numbers import aimed, amount, observed

# A balance of what comes and goes may fall: 净增, 净流入.
_NET = "净"


def falling_sums(dataset: Dataset) -> Iterator[Finding]:
    """A flow from the start of the year that is less than an earlier part of it came to."""
    for each in dataset.observations:
        if not _accumulates(each) or dataset.current(each) != each or each.quantity is None:
            continue
        for parts in _earlier(each, dataset):
            total = span_actual(parts)
            if total.quantity.value > each.quantity.in_unit(total.quantity.unit):
                asked = found(
                    Code.FALLING_SUM,
                    dataset,
                    each.place,
                    Field.VALUE,
                    period=each.period.label,
                    value=amount(each.quantity),
                    earlier=total.period.label,
                    total=amount(total.quantity),
                    cells="、".join(value_address(dataset, part) for part in parts),
                )
                yield replace(asked, about=(figure(each), *map(figure, parts)))
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
                asked = found(
                    Code.DIFFERING_STOCK,
                    dataset,
                    each.place,
                    Field.VALUE,
                    value=f"{each.period.label}的{observed(each)}",
                    other=value_address(dataset, first),
                    other_value=f"{first.period.label}的{observed(first)}",
                )
                yield replace(asked, about=(figure(each), figure(first)))


def differing_targets(dataset: Dataset) -> Iterator[Finding]:
    """Another target of the same 指标×地区×期间 that asks for something else."""
    first: dict[Hashable, Target] = {}
    for each in dataset.targets:
        if not each.period.is_stated:
            continue
        known = first.setdefault((each.indicator.code, each.area.code, each.period), each)
        if aimed(each) != aimed(known):
            name = Field.VALUE if each.quantity else Field.TARGET_TEXT
            cell = dataset.layout.cell(known.place, Field.VALUE)
            asked = found(
                Code.DIFFERING_TARGET,
                dataset,
                each.place,
                name,
                value=aimed(each),
                other=f"{known.place.sheet}!{cell}",
                other_value=aimed(known),
            )
            yield replace(asked, about=(figure(each), figure(known)))


def _accumulates(observation: Observation) -> bool:
    is_sum = observation.indicator.measure is Measure.FLOW and is_summand(observation)
    return is_sum and observation.period.opens_year and _NET not in observation.indicator.name


def _earlier(whole: Observation, dataset: Dataset) -> Iterator[Parts]:
    """What is known from the start of a span to an earlier end: printed, or added up."""
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

"""Every figure that an edition prints or that can be computed from it, and its area."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise

from indicators.model import units
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Commitment, Fact, Observation, Target
from indicators.model.periods import Period
from indicators.model.quantities import Difference, Quantity, difference
from indicators.proofreading.figures import MULTIPLES, figures_in
from indicators.proofreading.pasted_text import even
from indicators.rules.fulfilment import fulfilments
from indicators.rules.gaps import Gap
from indicators.rules.relations import quantity_of
from indicators.rules.report_years import report_years
from indicators.sentences.fulfilment_texts import printed_sizes
from indicators.sentences.names import stem, whole
from indicators.wording import numbers
from indicators.wording.numbers import rounded

# All pairs of a long series are too many; the neighbours and the ends are what texts compare.
_MOST_PAIRED = 24


@dataclass(frozen=True, slots=True)
class Distance:
    """The difference of two values of the own area, and the periods that a text may name it by."""

    difference: Difference
    periods: tuple[Period, ...]


class KnownFigures:
    """The figures of an edition by their value, in whatever unit."""

    def __init__(self, dataset: Dataset, gaps: Sequence[Gap], sums: Iterable[Observation]) -> None:
        self._own = dataset.about.area
        self._areas: dict[tuple[str, Fraction], set[Area]] = defaultdict(set)
        for area, quantity in _quantities(dataset, gaps, sums):
            self._areas[_key(quantity)].add(area)
        self._areas_of_size: dict[Fraction, set[Area]] = defaultdict(set)
        for (_, size), areas in self._areas.items():
            self._areas_of_size[size] |= areas

    def has(self, quantity: Quantity, context: str) -> bool:
        """Whether any fact, distance or note has the figure.

        That of another area counts where the context names the area.
        """
        if times := MULTIPLES.get(quantity.unit):
            found = self._areas_of_size.get(Fraction(quantity.value) * times, set())
        else:
            found = self._areas.get(_key(quantity), set())
        return any(self._is_named(each, context) for each in found)

    def _is_named(self, area: Area, context: str) -> bool:
        names = (area.name, stem(area), *((whole(area),) if area.code == self._own.parent else ()))
        return area == self._own or any(each in context for each in names)


def area_of(fact: Fact, own: Area) -> Area:
    """The area of a fact; all commitments are of the own area."""
    return own if isinstance(fact, Commitment) else fact.area


def differences(observations: Iterable[Observation]) -> Iterator[Distance]:
    """The distances between the values of one indicator: later minus earlier."""
    ordered = sorted(observations, key=lambda each: each.period.sort_key)
    if len(ordered) <= _MOST_PAIRED:
        pairs = list(combinations(ordered, 2))
    else:
        pairs = [*pairwise(ordered), (ordered[0], ordered[-1])]
    for first, last in pairs:
        before, after = first.quantity, last.quantity
        if before and after and after.meets(before):
            change = difference(after, before, after.unit, last.indicator.measure)
            if change is not None:
                yield Distance(change, (last.period,))


def _key(quantity: Quantity) -> tuple[str, Fraction]:
    if not units.is_known(quantity.unit):
        return quantity.unit, abs(Fraction(quantity.value))
    unit = units.unit(quantity.unit)
    return unit.dimension, abs(Fraction(quantity.value)) * unit.factor


def _quantities(
    dataset: Dataset, found: Iterable[Gap], sums: Iterable[Observation]
) -> Iterator[tuple[Area, Quantity]]:
    """Every figure that the edition prints or that can be computed from it, and its area."""
    own = dataset.about.area
    for fact in (*dataset.facts, *sums):
        if quantity := quantity_of(fact):
            yield area_of(fact, own), quantity
    for gap in found:
        yield from ((gap.target.area, each) for each in _distances(gap))
    yield from _lags(dataset)
    for indicator in dataset.indicators:
        for area in dataset.areas:
            for each in differences(dataset.observations_of(indicator.code, area.code)):
                yield area, Quantity(each.difference.value, each.difference.unit)
    for area, text in dict.fromkeys(_texts(dataset, found)):
        for figure in figures_in(even(text)):
            yield area, figure.quantity


def _distances(gap: Gap) -> Iterator[Quantity]:
    if gap.share is not None:
        # As printed, and as a writer may round it.
        yield Quantity(rounded(gap.share * 100, 1), "%")
        yield Quantity(numbers.per_cent(gap.share, gap.sources), "%")
    for distance in filter(None, (gap.difference, gap.present)):
        yield Quantity(distance.value, distance.unit)


def _lags(dataset: Dataset) -> Iterator[tuple[Area, Quantity]]:
    """How far amounts lag their schedule, in 个百分点 of their targets, as printed."""
    for year in report_years(dataset):
        for each in fulfilments(dataset, year):
            if each.lag is not None and not each.target.is_rate:
                size = numbers.per_cent(each.lag, printed_sizes(each))
                yield each.target.area, Quantity(size, units.POINTS)


def _texts(dataset: Dataset, found: Iterable[Gap]) -> Iterator[tuple[Area, str]]:
    """Other texts of the edition with figures: names, quotes, notes, reasons, statuses."""
    own = dataset.about.area
    for indicator in dataset.indicators:
        texts = (indicator.name, indicator.definition, *indicator.aliases)
        yield from ((own, each) for each in texts)
    for fact in dataset.facts:
        texts = (fact.citation.quote, fact.citation.note, *_texts_of(fact))
        yield from ((area_of(fact, own), each) for each in texts)
    yield from ((own, each.note) for each in dataset.relations)
    yield from ((each.target.area, each.status.reason) for each in found)


def _texts_of(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Observation | Target):
        return (fact.text,)
    return (fact.matter, fact.group_name) if isinstance(fact, Commitment) else (fact.matter,)

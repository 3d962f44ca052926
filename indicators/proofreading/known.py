"""What an edition knows, in the form that a text is compared with."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations, pairwise

from indicators.model import units
from indicators.model.codelists import Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Commitment, Fact, Indicator, Observation, RankClaim, Target
from indicators.model.periods import Period
from indicators.model.quantities import Difference, Quantity, difference
from indicators.proofreading.figures import MULTIPLES, figures_in
from indicators.proofreading.pasted_text import even
from indicators.proofreading.turned_names import Turning
from indicators.rules.gaps import Gap, gaps_of_all_areas
from indicators.rules.relations import quantity_of
from indicators.sentences.names import spoken
from indicators.wording import numbers
from indicators.wording.numbers import rounded

# A short alias (学位, 就业) is for searching; only the headline indicators are known by theirs.
_SHORTEST_ALIAS = 3
# 规上工业增加值增长 as an alias stands for 规上工业增加值同比增长 too; 工业增速 for no 工业.
_RATE = re.compile("(?:增长|增速|增幅|涨幅|增长率|增长速度)$")
_SHORTEST_STEM = 4
# All pairs of a long series are too many; the neighbours and the ends are what texts compare.
_MOST_PAIRED = 24


@dataclass(frozen=True, slots=True)
class Distance:
    """How far two values of the own area are apart, and the periods by which it may be named."""

    difference: Difference
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name may mean: the facts that carry it, and what may be said of their distances."""

    name: str
    facts: tuple[Fact, ...]
    claims: tuple[RankClaim, ...]
    differences: tuple[Distance, ...]
    gaps: tuple[Distance, ...]

    def facts_of(self, area: Area | None, own: Area) -> tuple[Fact, ...]:
        """The facts of an area, without one those of the own area: no other vouches for it.

        A name may say itself whose it is: 河南省大数据示范园区.
        """
        found = tuple(each for each in self.facts if _area(each, own) == (area or own))
        if found or area is not None:
            return found
        return tuple(each for each in self.facts if self.name.startswith(_area(each, own).name))


@dataclass(slots=True)
class _Gathered:
    facts: dict[str, Fact] = field(default_factory=dict)
    claims: dict[str, RankClaim] = field(default_factory=dict)
    differences: list[Distance] = field(default_factory=list)
    gaps: list[Distance] = field(default_factory=list)


class Known:
    """The names and the figures of an edition."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._gaps = gaps_of_all_areas(dataset)
        self.subjects = _subjects(dataset, self._gaps)
        self._related: dict[str, tuple[Fact, ...]] = {}
        self.turning = Turning(self.subjects)
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for name in sorted({*self.subjects, *self.turning.things}, key=len, reverse=True):
            self._by_head[name[:2]].append(name)
        self._values = {_key(each) for each in _quantities(dataset, self._gaps)}
        self._sizes = {size for _, size in self._values}

    def subject(self, name: str) -> Subject:
        """What a name means; nothing, for what is known only by what is done to it."""
        return self.subjects.get(name) or Subject(name, (), (), (), ())

    def name_at(self, text: str, at: int) -> str:
        """The longest name that begins at a place of an even text; "" without one.

        断头路 is one too where the edition has 打通断头路.
        """
        names = self._by_head.get(text[at : at + 2], ())
        return next((each for each in names if text.startswith(each, at)), "")

    def related(self, name: str) -> tuple[Fact, ...]:
        """The facts of longer names that end with a name: 新增高新技术企业 for 高新技术企业."""
        if name not in self._related:
            longer = [each for each in self.subjects if each.endswith(name) and each != name]
            self._related[name] = tuple(
                fact for each in longer for fact in self.subjects[each].facts
            )
        return self._related[name]

    def has(self, quantity: Quantity) -> bool:
        """Whether any fact, distance or note of the edition says the figure, in whatever unit."""
        if times := MULTIPLES.get(quantity.unit):
            return Fraction(quantity.value) * times in self._sizes
        return _key(quantity) in self._values


def _key(quantity: Quantity) -> tuple[str, Fraction]:
    if not units.is_known(quantity.unit):
        return quantity.unit, abs(Fraction(quantity.value))
    unit = units.unit(quantity.unit)
    return unit.dimension, abs(Fraction(quantity.value)) * unit.factor


def _area(fact: Fact, own: Area) -> Area:
    return own if isinstance(fact, Commitment) else fact.area


def _subjects(dataset: Dataset, found: Iterable[Gap]) -> dict[str, Subject]:
    gathered: dict[str, _Gathered] = defaultdict(_Gathered)
    by_code: dict[str, list[Observation | Target]] = defaultdict(list)
    for observation in dataset.observations:
        by_code[observation.indicator.code].append(observation)
    for target in dataset.targets:
        by_code[target.indicator.code].append(target)
    far: dict[str, list[Distance]] = defaultdict(list)
    for gap in found:
        target, made = gap.target, gap.progress
        code = target.indicator.code
        if gap.difference:
            periods = [each.period for each in (target, gap.baseline) if each]
            far[code].append(Distance(gap.difference, tuple(periods)))
        if gap.present and made:
            # Texts set the actual against the target, not the other way round.
            ahead = replace(gap.present, value=-gap.present.value)
            far[code].append(Distance(ahead, (target.period, made.period)))
    for indicator in dataset.indicators:
        own = by_code[indicator.code]
        apart = list(_differences(dataset.observations_of(indicator.code)))
        for name in _names(indicator, dataset):
            entry = gathered[name]
            entry.facts |= {each.id: each for each in own}
            entry.claims |= {each.id: each for each in dataset.ranks_of(indicator.code)}
            entry.differences += apart
            entry.gaps += far[indicator.code]
    for commitment in dataset.commitments:
        for matter in {commitment.matter, commitment.matter.partition("（")[0]}:
            gathered[even(matter)].facts[commitment.id] = commitment
    return {name: _subject(name, each) for name, each in gathered.items() if len(name) > 1}


def _subject(name: str, found: _Gathered) -> Subject:
    return Subject(
        name,
        tuple(found.facts.values()),
        tuple(found.claims.values()),
        tuple(found.differences),
        tuple(found.gaps),
    )


def _names(indicator: Indicator, dataset: Dataset) -> set[str]:
    names = {indicator.name, spoken(indicator, dataset)}
    is_core = indicator.tier is Tier.CORE
    names |= {each for each in indicator.aliases if is_core or len(each) >= _SHORTEST_ALIAS}
    if indicator.measure is Measure.GROWTH:
        names |= {stem for each in names if len(stem := _RATE.sub("", each)) >= _SHORTEST_STEM}
    return {even(each) for each in names}


def _differences(observations: Iterable[Observation]) -> Iterator[Distance]:
    """What may be said between the values of one indicator: later minus earlier."""
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


def _quantities(dataset: Dataset, found: Iterable[Gap]) -> Iterator[Quantity]:
    """Every figure that the edition says or lets be computed."""
    for fact in dataset.facts:
        if quantity := quantity_of(fact):
            yield quantity
    for gap in found:
        if gap.share is not None:
            # As printed, and as whoever computes it may round it.
            yield Quantity(rounded(gap.share * 100, 1), "%")
            yield Quantity(numbers.per_cent(gap.share, gap.sources), "%")
        for distance in filter(None, (gap.difference, gap.present)):
            yield Quantity(distance.value, distance.unit)
    for indicator in dataset.indicators:
        for area in dataset.areas:
            for each in _differences(dataset.observations_of(indicator.code, area.code)):
                yield Quantity(each.difference.value, each.difference.unit)
    for text in dict.fromkeys(_texts(dataset, found)):
        for figure in figures_in(even(text)):
            yield figure.quantity


def _texts(dataset: Dataset, found: Iterable[Gap]) -> Iterator[str]:
    """Where else the edition prints figures: names, quotes, notes, reasons, statuses."""
    for indicator in dataset.indicators:
        yield from (indicator.name, indicator.definition, *indicator.aliases)
    for fact in dataset.facts:
        yield from (fact.citation.quote, fact.citation.note)
        if isinstance(fact, Observation | Target):
            yield fact.text
        elif isinstance(fact, Commitment):
            yield from (fact.matter, fact.group_name)
        else:
            yield fact.matter
    yield from (each.note for each in dataset.relations)
    yield from (each.status.reason for each in found)

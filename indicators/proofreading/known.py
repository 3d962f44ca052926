"""The names and figures of an edition, in the form that a text is compared with."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise

from indicators.model import units
from indicators.model.codelists import Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Commitment, Fact, Indicator, Observation, RankClaim, Target
from indicators.model.periods import Period, year_period
from indicators.model.quantities import Difference, Quantity, difference
from indicators.proofreading.figures import MULTIPLES, even, figures_in
from indicators.rules.fulfilment import fulfilments
from indicators.rules.gaps import Gap, gaps_of_all_areas
from indicators.rules.relations import quantity_of
from indicators.rules.report_years import report_years
from indicators.rules.span_actuals import SpanActual, every_sum
from indicators.sentences.fulfilment_texts import printed_sizes
from indicators.sentences.names import spoken, stem, whole
from indicators.text.prose import any_of, words
from indicators.wording import numbers

# A short alias (学位, 就业) is for searching; only the headline indicators are known by theirs.
_SHORTEST_ALIAS = 3
# 规上工业增加值增长 as an alias stands for 规上工业增加值同比增长 too; 工业增速 for no 工业.
_RATE = re.compile("(?:增长|增速|增幅|涨幅|增长率|增长速度)$")
_SHORTEST_STEM = 4
# 增加 is none of them: 床位增加到300张 is a level.
_VERBS = (
    *words("新增 新建 新修 新创建 新认定 新培育 新引进 新招引 新签约 新开工 创建 创成 认定 培育"),
    *words("组建 打造 签约 招引 争取 偿还 发放 打通 交付 改造 改扩建 升级改造 改造提升 增设 拆除"),
    *words("更换 疏通 消除 排查"),
)
_VERB = any_of(_VERBS)
_SHORTEST_THING = 2
_NAME = re.compile(rf"(?P<verb>{_VERB})(?P<thing>\w{{{_SHORTEST_THING},}})")
# What follows a thing; 新增到 is a level.
_AFTER = re.compile(rf"(?:其中)?[共已再又将]?(?P<verb>{_VERB})了?(?![到至])")

# All pairs of a long series are too many; the neighbours and the ends are what texts compare.
_MOST_PAIRED = 24
# The difference of two values of the own area, and the periods that a text may name it by.
Distance = tuple[Difference, tuple[Period, ...]]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a name may mean: its facts, its rank claims and the distances of its values."""

    name: str
    facts: tuple[Fact, ...]
    claims: tuple[RankClaim, ...]
    differences: tuple[Distance, ...]
    gaps: tuple[Distance, ...]

    def facts_of(self, area: Area | None, own: Area) -> tuple[Fact, ...]:
        """The facts of an area, by default of the own area only.

        Without any, those of an area that the name begins with: 河南省大数据示范园区.
        """
        found = tuple(each for each in self.facts if area_of(each, own) == (area or own))
        if found or area is not None:
            return found
        return tuple(each for each in self.facts if self.name.startswith(area_of(each, own).name))


class Known:
    """The names and the figures of an edition.

    A thing is what follows the verb of a name, 高新技术企业 of 新增高新技术企业; a text turns them
    round: 高新技术企业新增10家. It may be a name itself, of something else: the 39家 of it in all.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._own = dataset.about.area
        gaps, totals = gaps_of_all_areas(dataset), tuple(_sums(dataset))
        sums = [each.whole for each in totals]
        self._bases = {each.id: total.basis for each, total in zip(sums, totals, strict=True)}
        self.subjects = _subjects(dataset, gaps, sums)
        self._related: dict[str, tuple[Fact, ...]] = {}
        self._things: dict[str, str] = {}
        self._by_verb: dict[tuple[str, str], str] = {}
        for name in self.subjects:
            if match := _NAME.fullmatch(name):
                self._by_verb[match["thing"], match["verb"]] = name
                self._things[name] = match["thing"]
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for name in sorted({*self.subjects, *self._things.values()}, key=len, reverse=True):
            self._by_head[name[:2]].append(name)
        self._areas: dict[tuple[str, Fraction], set[Area]] = defaultdict(set)
        for area, quantity in _every_figure(dataset, gaps, sums):
            key, size = _key(quantity)
            self._areas[key, size].add(area)
            self._areas["", size].add(area)

    def subject(self, name: str) -> Subject:
        """The subject of a name; without facts for a thing that is known only with a verb."""
        return self.subjects.get(name) or Subject(name, (), (), (), ())

    def name_at(self, text: str, at: int) -> str:
        """The longest name that begins at a place of an even text; "" without one.

        断头路 is one too where the edition has 打通断头路.
        """
        names = self._by_head.get(text[at : at + 2], ())
        return next((each for each in names if text.startswith(each, at)), "")

    def thing_of(self, name: str) -> str:
        """The words after the verb of a name; "" for a name without one."""
        return self._things.get(name, "")

    def turned(self, thing: str, text: str, at: int) -> tuple[str, int] | None:
        """The name that a verb at a place of a text makes of the thing before it, and its end."""
        match = _AFTER.match(text, at)
        name = self._by_verb.get((thing, match["verb"])) if match else None
        return (name, match.end()) if match and name else None

    def related(self, name: str) -> tuple[Fact, ...]:
        """The facts of longer names that end with a name: 新增高新技术企业 for 高新技术企业."""
        if name not in self._related:
            longer = [each for each in self.subjects if each.endswith(name) and each != name]
            self._related[name] = tuple(
                fact for each in longer for fact in self.subjects[each].facts
            )
        return self._related[name]

    def basis_of(self, fact: Fact) -> str:
        """How a sum of rows was added up: 按各月相加; "" for a row."""
        return self._bases.get(fact.id, "")

    def has(self, quantity: Quantity, context: str) -> bool:
        """Whether any fact, distance or note has a figure, in whatever unit.

        That of another area counts where the context names the area.
        """
        times = MULTIPLES.get(quantity.unit)
        key = ("", Fraction(quantity.value) * times) if times else _key(quantity)
        return any(self._is_named(each, context) for each in self._areas.get(key, ()))

    def _is_named(self, area: Area, context: str) -> bool:
        names = (area.name, stem(area), *((whole(area),) if area.code == self._own.parent else ()))
        return area == self._own or any(each in context for each in names)


def _key(quantity: Quantity) -> tuple[str, Fraction]:
    """What a quantity measures, and its size in the base unit."""
    if not units.is_known(quantity.unit):
        return quantity.unit, abs(Fraction(quantity.value))
    unit = units.unit(quantity.unit)
    return unit.dimension, abs(Fraction(quantity.value)) * unit.factor


def _sums(dataset: Dataset) -> Iterator[SpanActual]:
    """The sums of spans that have no printed figure."""
    for indicator in dataset.indicators:
        aims = [each.period for each in dataset.targets if each.indicator == indicator]
        for area in dataset.areas:
            known = dataset.observations_of(indicator.code, area.code)
            wholes = [year_period(each.period.year) for each in known if each.period.year]
            for each in every_sum(indicator, known, [*wholes, *aims]):
                if dataset.observation_at(indicator.code, each.period, area.code) is None:
                    yield each


def _subjects(
    dataset: Dataset, found: Iterable[Gap], sums: Iterable[Observation]
) -> dict[str, Subject]:
    by_code: dict[str, list[Observation | Target]] = defaultdict(list)
    measured: list[Observation | Target] = [*dataset.observations, *sums, *dataset.targets]
    for fact in measured:
        by_code[fact.indicator.code].append(fact)
    codes: dict[str, list[str]] = defaultdict(list)
    apart, far = {}, _gap_distances(found)
    for indicator in dataset.indicators:
        apart[indicator.code] = tuple(_differences(dataset.observations_of(indicator.code)))
        for name in _names(indicator, dataset):
            codes[name].append(indicator.code)
    facts: dict[str, dict[str, Fact]] = defaultdict(dict)
    for name, some in codes.items():
        facts[name] = {each.id: each for code in some for each in by_code[code]}
    for commitment in dataset.commitments:
        for matter in {commitment.matter, commitment.matter.partition("（")[0]}:
            facts[even(matter)][commitment.id] = commitment
    return {
        name: Subject(
            name,
            tuple(of_name.values()),
            tuple(
                {each.id: each for code in codes[name] for each in dataset.ranks_of(code)}.values()
            ),
            tuple(each for code in codes[name] for each in apart[code]),
            tuple(each for code in codes[name] for each in far[code]),
        )
        for name, of_name in facts.items()
        if len(name) > 1
    }


def _gap_distances(found: Iterable[Gap]) -> dict[str, list[Distance]]:
    """The distances of targets, from baseline and actual, by the codes of their indicators."""
    far: dict[str, list[Distance]] = defaultdict(list)
    for gap in found:
        target, made = gap.target, gap.progress
        if gap.difference:
            periods = [each.period for each in (target, gap.baseline) if each]
            far[target.indicator.code].append((gap.difference, tuple(periods)))
        if gap.present and made:
            # Texts compare the actual with the target, not the other way round.
            ahead = replace(gap.present, value=-gap.present.value)
            far[target.indicator.code].append((ahead, (target.period, made.period)))
    return far


def _names(indicator: Indicator, dataset: Dataset) -> set[str]:
    names = {indicator.name, spoken(indicator, dataset)}
    is_core = indicator.tier is Tier.CORE
    names |= {each for each in indicator.aliases if is_core or len(each) >= _SHORTEST_ALIAS}
    if indicator.measure is Measure.GROWTH:
        names |= {stem for each in names if len(stem := _RATE.sub("", each)) >= _SHORTEST_STEM}
    # 全区生产总值 is 地区生产总值.
    names |= {each.removeprefix("地区") for each in names}
    return {even(each) for each in names}


def area_of(fact: Fact, own: Area) -> Area:
    """The area of a fact; all commitments are of the own area."""
    return own if isinstance(fact, Commitment) else fact.area


def _differences(observations: Iterable[Observation]) -> Iterator[Distance]:
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
                yield change, (last.period,)


def _every_figure(
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
            for apart, _ in _differences(dataset.observations_of(indicator.code, area.code)):
                yield area, Quantity(apart.value, apart.unit)
    for area, text in dict.fromkeys(_texts(dataset, found)):
        for figure in figures_in(even(text)):
            yield area, figure.quantity


def _distances(gap: Gap) -> Iterator[Quantity]:
    if gap.share is not None:
        # As printed, and as a writer may round it.
        yield Quantity(numbers.rounded(gap.share * 100, 1), "%")
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

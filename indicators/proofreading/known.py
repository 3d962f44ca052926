"""The names and figures of an edition, in the form that a text is compared with."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indicators.model.codelists import Measure, Tier
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Fact, Indicator, Observation, RankClaim, Target
from indicators.model.periods import year_period
from indicators.model.quantities import Quantity
from indicators.proofreading.known_figures import Distance, KnownFigures, area_of, differences
from indicators.proofreading.pasted_text import even
from indicators.rules.gaps import Gap, gaps_of_all_areas
from indicators.rules.span_actuals import SpanActual, every_sum
from indicators.sentences.names import spoken

# A short alias (学位, 就业) is for searching; only the headline indicators are known by theirs.
_SHORTEST_ALIAS = 3
# 规上工业增加值增长 as an alias stands for 规上工业增加值同比增长 too; 工业增速 for no 工业.
_RATE = re.compile("(?:增长|增速|增幅|涨幅|增长率|增长速度)$")
_SHORTEST_STEM = 4
# 增加 is none of them: 床位增加到300张 is a level.
_VERBS = (
    *("新增", "新建", "新修", "新创建", "新认定", "新培育", "新引进", "新招引", "新签约", "新开工"),
    *("创建", "创成", "认定", "培育", "组建", "打造", "签约", "招引", "争取", "偿还", "发放"),
    *("打通", "交付", "改造", "改扩建", "升级改造", "改造提升", "增设", "拆除", "更换", "疏通"),
    *("消除", "排查"),
)
_SHORTEST_THING = 2
_VERB = "|".join(sorted(_VERBS, key=len, reverse=True))
_NAME = re.compile(rf"(?P<verb>{_VERB})(?P<thing>\w{{{_SHORTEST_THING},}})")
# What follows a thing; 新增到 is a level.
_AFTER = re.compile(rf"(?:其中)?[共已再又将]?(?P<verb>{_VERB})了?(?![到至])")


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
    """The names and the figures of an edition."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._gaps = gaps_of_all_areas(dataset)
        totals = tuple(_sums(dataset))
        sums = [each.whole for each in totals]
        self._bases = {each.id: total.basis for each, total in zip(sums, totals, strict=True)}
        self.subjects = _subjects(dataset, self._gaps, sums)
        self._related: dict[str, tuple[Fact, ...]] = {}
        self.turning = _Turning(self.subjects)
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for name in sorted({*self.subjects, *self.turning.things}, key=len, reverse=True):
            self._by_head[name[:2]].append(name)
        self._figures = KnownFigures(dataset, self._gaps, sums)

    def subject(self, name: str) -> Subject:
        """The subject of a name; without facts for a thing that is known only with a verb."""
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

    def basis_of(self, fact: Fact) -> str:
        """How a sum of rows was added up: 按各月相加; "" for a row."""
        return self._bases.get(fact.id, "")

    def has(self, quantity: Quantity, context: str) -> bool:
        """Whether the edition has a figure, of another area only where the context names it."""
        return self._figures.has(quantity, context)


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
    facts: dict[str, dict[str, Fact]] = defaultdict(dict)
    claims: dict[str, dict[str, RankClaim]] = defaultdict(dict)
    apart: dict[str, list[Distance]] = defaultdict(list)
    gaps: dict[str, list[Distance]] = defaultdict(list)
    by_code: dict[str, list[Observation | Target]] = defaultdict(list)
    for observation in (*dataset.observations, *sums):
        by_code[observation.indicator.code].append(observation)
    for target in dataset.targets:
        by_code[target.indicator.code].append(target)
    far = _gap_distances(found)
    for indicator in dataset.indicators:
        changes = list(differences(dataset.observations_of(indicator.code)))
        for name in _names(indicator, dataset):
            facts[name] |= {each.id: each for each in by_code[indicator.code]}
            claims[name] |= {each.id: each for each in dataset.ranks_of(indicator.code)}
            apart[name] += changes
            gaps[name] += far[indicator.code]
    for commitment in dataset.commitments:
        for matter in {commitment.matter, commitment.matter.partition("（")[0]}:
            facts[even(matter)][commitment.id] = commitment
    return {
        name: Subject(
            name,
            tuple(found.values()),
            tuple(claims[name].values()),
            tuple(apart[name]),
            tuple(gaps[name]),
        )
        for name, found in facts.items()
        if len(name) > 1
    }


def _gap_distances(found: Iterable[Gap]) -> dict[str, list[Distance]]:
    """The distances of targets, from baseline and actual, by the codes of their indicators."""
    far: dict[str, list[Distance]] = defaultdict(list)
    for gap in found:
        target, made = gap.target, gap.progress
        if gap.difference:
            periods = [each.period for each in (target, gap.baseline) if each]
            far[target.indicator.code].append(Distance(gap.difference, tuple(periods)))
        if gap.present and made:
            # Texts compare the actual with the target, not the other way round.
            ahead = replace(gap.present, value=-gap.present.value)
            far[target.indicator.code].append(Distance(ahead, (target.period, made.period)))
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


class _Turning:
    """The names of an edition that begin with a verb, by the thing that follows it.

    A text turns them round: 高新技术企业新增10家 for 新增高新技术企业10家. The thing may be a name
    itself, of something else: the 39家 that there are of it in all.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_thing: dict[str, dict[str, str]] = defaultdict(dict)
        self._thing_of: dict[str, str] = {}
        for name in names:
            if match := _NAME.fullmatch(name):
                self._by_thing[match["thing"]][match["verb"]] = name
                self._thing_of[name] = match["thing"]

    @property
    def things(self) -> tuple[str, ...]:
        """The words after the verbs: 高新技术企业, 断头路."""
        return tuple(self._by_thing)

    def thing_of(self, name: str) -> str:
        """The words after the verb of a name; "" for a name without one."""
        return self._thing_of.get(name, "")

    def turned(self, thing: str, text: str, at: int) -> tuple[str, int] | None:
        """The name that a verb at a place of a text makes of the thing before it, and its end."""
        verbs = self._by_thing.get(thing)
        match = _AFTER.match(text, at) if verbs else None
        if not verbs or not match or match["verb"] not in verbs:
            return None
        return verbs[match["verb"]], match.end()

"""What the areas of a scope have of an indicator, and where that puts each of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from indicators.model.codelists import Direction, Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Indicator, Observation
from indicators.model.periods import Period
from indicators.model.results import computed_once
from indicators.rules.rankings import BY_DATA, LOWEST_FIRST, PeerRank, Ranking

# A scope may say itself how many it compares: 8个县（市）.
_COUNTED = re.compile(r"(\d{1,3})个")


def peer_ranks(
    indicator: Indicator,
    period: Period,
    scope: str,
    dataset: Dataset,
    *,
    ascending: bool | None = None,
    group_size: int | None = None,
) -> Ranking:
    """The members of a scope by an indicator in exactly that period.

    From the highest value, or from the lowest where `ascending` (default: where lower is better).
    Equal values share a rank and the next is skipped (1, 2, 2, 4). A bound, a doubt or a missing
    member widens every place that it could change. The scope has as many members as are listed,
    or more where its name, a rank claim on the indicator or `group_size` says so.
    """
    members = dataset.members_of(scope)
    ascends = indicator.direction is Direction.DOWN if ascending is None else ascending
    values = tuple((each, _value(indicator, period, each, dataset)) for each in members)
    stated = max((group_size or 0, *_stated_sizes(indicator, scope, dataset)))
    return Ranking(indicator, values, max(stated, len(members)), ascends)


def _stated_sizes(indicator: Indicator, scope: str, dataset: Dataset) -> Iterable[int]:
    yield from (int(each) for each in _COUNTED.findall(scope))
    for claim in dataset.ranks_of(indicator.code):
        if claim.scope == scope and claim.group_size:
            yield claim.group_size


def _value(
    indicator: Indicator, period: Period, area: Area, dataset: Dataset
) -> Observation | None:
    """An area's numeric observation of exactly that period."""
    found = dataset.observation_at(indicator.code, period, area.code)
    return found if found and found.quantity else None


@dataclass(frozen=True, slots=True)
class DataRank:
    """A certain place of an observation in a scope, computed from `facts`: all members' figures."""

    scope: str
    place: PeerRank
    observation: Observation
    facts: tuple[Observation, ...]

    @property
    def words(self) -> str:
        """The place with its scope: 增速全市第2."""
        return self._with("")

    @property
    def said(self) -> str:
        """The place as a sentence goes on with it: 增速居全市第2."""
        return self._with("居")

    @property
    def basis(self) -> str:
        """What it is computed from: 按工作簿数据，共10个地区，数值低的在前."""
        is_lowest_first = self.observation.indicator.direction is Direction.DOWN
        order = f"，{LOWEST_FIRST}" if is_lowest_first else ""
        told = (BY_DATA, f"共{self.place.size}个地区{order}", self.place.remarks)
        return "，".join(filter(None, told))

    def _with(self, verb: str) -> str:
        basis = "增速" if self.observation.indicator.measure is Measure.GROWTH else ""
        return f"{basis}{verb}{self.scope}{self.place.text}"


def data_ranks(observation: Observation, dataset: Dataset) -> tuple[DataRank, ...]:
    """The certain places of an observation in its area's scopes, each set of members once."""
    found: dict[tuple[Area, ...], DataRank] = {}
    for scope in observation.area.scopes if observation.period.is_stated else ():
        members = dataset.members_of(scope)
        if len(members) < 2 or members in found:
            continue
        ranking = peer_ranks(observation.indicator, observation.period, scope, dataset)
        place = ranking.place_of(observation.area)
        if place.is_certain and place.observation == observation:
            found[members] = DataRank(scope, place, observation, ranking.facts)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class PeerComparison:
    """An indicator, a period and a scope in which at least two areas have a value."""

    indicator: Indicator
    period: Period
    scope: str

    @property
    def label(self) -> str:
        """The comparison in words."""
        return f"{self.indicator.name} · {self.period.label} · {self.scope}"

    def ranking(self, dataset: Dataset) -> Ranking:
        """The members of the scope in their order."""
        return peer_ranks(self.indicator, self.period, self.scope, dataset)


@computed_once
def comparisons(
    dataset: Dataset, indicators: Sequence[Indicator] | None = None
) -> list[PeerComparison]:
    """Everything that peers can be compared by; empty where the workbook has no peers.

    With `indicators` only by these.
    """
    compared = dataset.indicators if indicators is None else tuple(indicators)
    scopes = dict.fromkeys(scope for area in dataset.areas for scope in area.scopes)
    return [
        PeerComparison(indicator, period, scope)
        for scope in scopes
        for indicator in compared
        for period in _comparable_periods(indicator, dataset.members_of(scope), dataset)
    ]


def latest_comparisons(dataset: Dataset) -> dict[str, PeerComparison]:
    """Each indicator's first comparison, of its latest period, by the indicator's code."""
    return {each.indicator.code: each for each in reversed(comparisons(dataset))}


def _comparable_periods(
    indicator: Indicator, members: Iterable[Area], dataset: Dataset
) -> list[Period]:
    """The periods in which at least two areas have a value, the latest first."""
    counts: dict[Period, set[str]] = {}
    for area in members:
        for each in dataset.observations_of(indicator.code, area.code):
            if each.quantity and each.period.is_stated:
                counts.setdefault(each.period, set()).add(area.code)
    shared = [period for period, areas in counts.items() if len(areas) > 1]
    return sorted(shared, key=lambda each: each.sort_key, reverse=True)

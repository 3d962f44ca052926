"""What the areas of a scope have of an indicator, and where that puts each of them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from indicators.model.codelists import Direction
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Indicator, Observation
from indicators.model.periods import Period
from indicators.model.results import computed_once
from indicators.rules.rankings import PeerRank, Ranking

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
    found = (dataset.observation_at(indicator.code, period, each.code) for each in members)
    numeric = (each if each and each.quantity else None for each in found)
    values = tuple(zip(members, numeric, strict=True))
    stated = max((group_size or 0, *_stated_sizes(indicator, scope, dataset)))
    return Ranking(indicator, period, scope, values, max(stated, len(members)), ascends)


def _stated_sizes(indicator: Indicator, scope: str, dataset: Dataset) -> Iterable[int]:
    yield from (int(each) for each in _COUNTED.findall(scope))
    for claim in dataset.ranks_of(indicator.code):
        if claim.scope == scope and claim.group_size:
            yield claim.group_size


def data_ranks(observation: Observation, dataset: Dataset) -> list[tuple[Ranking, PeerRank]]:
    """The certain places of an observation in its area's scopes, each set of members once."""
    found: dict[tuple[Area, ...], tuple[Ranking, PeerRank]] = {}
    for scope in observation.area.scopes if observation.period.is_stated else ():
        members = dataset.members_of(scope)
        if len(members) < 2 or members in found:
            continue
        ranking = peer_ranks(observation.indicator, observation.period, scope, dataset)
        place = ranking.place_of(observation.area)
        if place.is_certain and place.observation == observation:
            found[members] = (ranking, place)
    return list(found.values())


@computed_once
def comparisons(dataset: Dataset, indicators: Sequence[Indicator] | None = None) -> list[Ranking]:
    """Everything that peers can be compared by; empty where the workbook has no peers.

    With `indicators` only by these.
    """
    compared = dataset.indicators if indicators is None else tuple(indicators)
    scopes = dict.fromkeys(scope for area in dataset.areas for scope in area.scopes)
    return [
        peer_ranks(indicator, period, scope, dataset)
        for scope in scopes
        for indicator in compared
        for period in _comparable_periods(indicator, dataset.members_of(scope), dataset)
    ]


def latest_comparisons(dataset: Dataset) -> dict[str, Ranking]:
    """Each indicator's first comparison, of its latest period, by the indicator's code."""
    return {each.indicator.code: each for each in reversed(comparisons(dataset))}


def _comparable_periods(
    indicator: Indicator, members: Iterable[Area], dataset: Dataset
) -> list[Period]:
    """The periods in which at least two areas have a value, the latest first."""
    # An area has one observation that counts of each period.
    counts = Counter(
        each.period
        for area in members
        for each in dataset.observations_of(indicator.code, area.code)
        if each.quantity and each.period.is_stated
    )
    shared = [period for period, count in counts.items() if count > 1]
    return sorted(shared, key=lambda each: each.sort_key, reverse=True)

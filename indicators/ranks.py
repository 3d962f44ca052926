"""Rank claims, and what the workbook's own observations of peers say to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from indicators.dataset import Dataset
from indicators.facts import Area, Indicator, Observation, RankClaim
from indicators.periods import Period
from indicators.terms import DOUBT, Bound, Direction, RankKind


class ClaimState(StrEnum):
    """How far a claim can be trusted."""

    CLAIMED = "原文自述"
    VERIFIED = "已核验"
    REFUTED = "与数据不符"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claim and its reason in words."""

    state: ClaimState
    reason: str


@dataclass(frozen=True, slots=True)
class PeerRank:
    """An area's place among its peers: from `first` to `last`, equal where the order is certain.

    `observation` is None where the workbook has none; ties share the better rank.
    """

    area: Area
    observation: Observation | None
    first: int | None
    last: int | None

    @property
    def text(self) -> str:
        """The rank in words: 第2, 第2—3 where bounds or gaps leave it open, 未公布."""
        if self.first is None:
            return "未公布"
        return f"第{self.first}" if self.first == self.last else f"第{self.first}—{self.last}"


_ASCENDING = {RankKind.LOWEST, RankKind.FEWEST}
_DESCENDING = {RankKind.HIGHEST, RankKind.MOST}
_UNVERIFIABLE = {
    RankKind.FIRST: "“首家”要靠各地的时间记录，工作簿没有",
    RankKind.ONLY: "“唯一”要靠各地的名单，工作簿没有",
    RankKind.FIRST_TIME: "“首次”要靠历年数据，工作簿没有",
}


def verify(claim: RankClaim, dataset: Dataset) -> Verification:
    """What the workbook's observations say to a claim.

    Only a complete set of the scope's members (and, where the document prints a group size,
    one of that size) confirms; any set can refute; bounds and ties count as what they may be.
    """
    if claim.kind in _UNVERIFIABLE:
        return _claimed(_UNVERIFIABLE[claim.kind])
    if claim.indicator is None:
        return _claimed("没有对应的指标，无法用数据核对")
    claimed = _claimed_rank(claim)
    if claimed is None:
        return _claimed("没有写明名次")
    members = dataset.members_of(claim.scope)
    if len(members) < 2 or claim.area not in members:
        return _claimed(f"工作簿没有“{claim.scope or '该范围'}”其他地区的名单和数据")
    found = [_value(claim.indicator, claim.period, each, dataset) for each in members]
    known = [each for each in found if each]
    ascends = _ascending(claim.indicator, _ascends(claim))
    # Its own place alone: those of all members take the square of their number.
    own = _place(claim.area, found[members.index(claim.area)], known, ascends)
    return _judged(claim, claimed, own, len(members), len(members) - len(known))


def vouched(claim: RankClaim, dataset: Dataset) -> str:
    """How far a claim can be trusted, with the workbook's own doubt: 原文自述，存疑."""
    state = verify(claim, dataset).state.value
    return f"{state}，{DOUBT}" if claim.citation.is_doubtful else state


def peer_ranks(
    indicator: Indicator,
    period: Period,
    members: Sequence[Area],
    dataset: Dataset,
    ascending: bool | None = None,
) -> tuple[PeerRank, ...]:
    """The order of areas by an indicator in a period, the first place first.

    Sorted from the highest value, or from the lowest where `ascending` (default: where lower
    is better). Equal values share a rank and the next is skipped (1, 2, 2, 4).
    """
    ascends = _ascending(indicator, ascending)
    found = [(each, _value(indicator, period, each, dataset)) for each in members]
    known = [each for _, each in found if each]
    places = [_place(area, own, known, ascends) for area, own in found]
    return tuple(sorted(places, key=lambda each: (each.first is None, each.first or 0)))


def comparable_periods(
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


def _claimed(reason: str) -> Verification:
    return Verification(ClaimState.CLAIMED, reason)


def _claimed_rank(claim: RankClaim) -> int | None:
    if claim.kind is RankKind.RANK:
        return claim.rank
    return 1


def _ascends(claim: RankClaim) -> bool | None:
    if claim.kind in _ASCENDING:
        return True
    return False if claim.kind in _DESCENDING else None


def _ascending(indicator: Indicator, stated: bool | None) -> bool:
    """Whether the lowest comes first: as stated, else where lower is better."""
    return indicator.direction is Direction.DOWN if stated is None else stated


def _judged(
    claim: RankClaim, claimed: int, own: PeerRank, group: int, missing: int
) -> Verification:
    if own.first is None or own.last is None:
        return _claimed("本地区该期没有数据，无法核对")
    if not own.first <= claimed <= own.last + missing:
        return Verification(ClaimState.REFUTED, f"按工作簿数据排{own.text}，自述第{claimed}")
    if missing:
        return _claimed(f"还缺{missing}个地区的数据，已有数据不矛盾")
    if claim.group_size is not None and claim.group_size != group:
        return _claimed(f"原文参评{claim.group_size}个，工作簿名单{group}个，不能核验")
    if own.first != own.last:
        return _claimed("有限定值，名次无法确定")
    return Verification(ClaimState.VERIFIED, f"{group}个地区数据齐全，排{own.text}")


def _value(
    indicator: Indicator, period: Period, area: Area, dataset: Dataset
) -> Observation | None:
    """An area's numeric observation of exactly that period."""
    found = dataset.observation_at(indicator.code, period, area.code)
    return found if found and found.quantity else None


def _place(
    area: Area, own: Observation | None, known: Sequence[Observation], ascends: bool
) -> PeerRank:
    if own is None:
        return PeerRank(area, None, None, None)
    others = [each for each in known if each is not own and _meets(each, own)]
    certain = sum(_certainly_ahead(each, own, ascends) for each in others)
    possible = sum(not _certainly_not_ahead(each, own, ascends) for each in others)
    return PeerRank(area, own, 1 + certain, 1 + possible)


def _meets(one: Observation, other: Observation) -> bool:
    return bool(one.quantity and other.quantity and one.quantity.meets(other.quantity))


def _certainly_ahead(one: Observation, other: Observation, ascends: bool) -> bool:
    """Whether `one` must come before `other`, whatever their bounds leave open."""
    greater, lesser = (other, one) if ascends else (one, other)
    floor, ceiling = _floor(greater, lesser), _ceiling(lesser)
    if floor is None or ceiling is None:
        return False
    strict = Bound.ABOVE is _bound(greater) or Bound.BELOW is _bound(lesser)
    return floor > ceiling or (floor == ceiling and strict)


def _certainly_not_ahead(one: Observation, other: Observation, ascends: bool) -> bool:
    """Whether `one` cannot come before `other`: it ties or lies behind."""
    greater, lesser = (other, one) if ascends else (one, other)
    ceiling, floor = _ceiling(greater, lesser), _floor(lesser, lesser)
    return ceiling is not None and floor is not None and ceiling <= floor


def _bound(observation: Observation) -> Bound:
    return observation.quantity.bound if observation.quantity else Bound.EXACT


def _floor(observation: Observation, like: Observation) -> Fraction | None:
    return _edge(observation, like, {Bound.BELOW, Bound.AT_MOST})


def _ceiling(observation: Observation, like: Observation | None = None) -> Fraction | None:
    return _edge(observation, like or observation, {Bound.ABOVE, Bound.AT_LEAST})


def _edge(observation: Observation, like: Observation, open_bounds: set[Bound]) -> Fraction | None:
    if observation.quantity is None or like.quantity is None or _bound(observation) in open_bounds:
        return None
    return observation.quantity.in_unit(like.quantity.unit)


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator, a period and a scope in which at least two areas have a value."""

    indicator: Indicator
    period: Period
    scope: str

    @property
    def label(self) -> str:
        """The comparison in words."""
        return f"{self.indicator.name} · {self.period.label} · {self.scope}"


def comparisons(
    dataset: Dataset, indicators: Iterable[Indicator] | None = None
) -> list[Comparison]:
    """Everything that peers can be compared by; empty where the workbook has no peers.

    With `indicators` only by these.
    """
    compared = dataset.indicators if indicators is None else tuple(indicators)
    scopes = dict.fromkeys(scope for area in dataset.areas for scope in area.scopes)
    return [
        Comparison(indicator, period, scope)
        for scope in scopes
        for indicator in compared
        for period in comparable_periods(indicator, dataset.members_of(scope), dataset)
    ]

"""Tables of rank claims and of peers."""

from collections import Counter
from collections.abc import Iterable
from math import nan

from indicators import wording
from indicators.dataset import Dataset
from indicators.facts import Indicator, RankClaim
from indicators.periods import Period
from indicators.ranks import ClaimState, PeerRank, peer_ranks, verify
from indicators.terms import RankKind
from indicators.views.growth import growth_subject
from indicators.views.table import Table, table

_CLAIM = (
    "id",
    "code",
    "name",
    "scope",
    "kind",
    "basis",
    "rank",
    "top",
    "rank_text",
    "value_text",
    "period",
    "state",
    "reason",
    "note",
    "cited",
)
_CLAIM_LABELS = {
    "name": "事项",
    "rank_text": "位次",
    "basis": "依据",
    "scope": "范围",
    "period": "期间",
    "value_text": "数值",
    "state": "核验",
    "reason": "核验说明",
    "note": "备注",
    "cited": "来源",
}
_PEER = ("area", "value", "text", "rank_text", "own")
_PEER_LABELS = {"area": "地区", "text": "数值", "rank_text": "位次"}
_FOREMOST = set(RankKind) - {RankKind.RANK, RankKind.FIRST_TIME}
OWN_YEARS = "本地区历年"
NO_SCOPE = "原文未注明"


def scope_name(claim: RankClaim) -> str:
    """The scope of a claim as a reader sees it; a first time is among the area's own years."""
    if not claim.scope and claim.kind is RankKind.FIRST_TIME:
        return OWN_YEARS
    return claim.scope or NO_SCOPE


def claims_table(claims: Iterable[RankClaim], dataset: Dataset) -> Table:
    """One row a claim, with its scope, kind, verdict and source."""
    return table([_record(each, dataset) for each in claims], _CLAIM, _CLAIM_LABELS)


def peers_table(indicator: Indicator, period: Period, scope: str, dataset: Dataset) -> Table:
    """The scope's members by an indicator, the first place first; unpublished ones last."""
    places = peer_ranks(indicator, period, dataset.members_of(scope), dataset)
    return table([_peer(each, dataset) for each in places], _PEER, _PEER_LABELS)


def _record(claim: RankClaim, dataset: Dataset) -> dict[str, object]:
    verdict = verify(claim, dataset)
    indicator = claim.indicator
    named = growth_subject(indicator, dataset) if indicator else claim.matter
    return {
        "id": claim.id,
        "code": indicator.code if indicator else "",
        "name": claim.matter or named,
        "scope": scope_name(claim),
        "kind": claim.kind.value,
        "basis": claim.basis.value,
        "rank": float(claim.rank) if claim.rank else nan,
        "top": claim.rank == 1 or claim.kind in _FOREMOST,
        "rank_text": wording.rank_words(claim),
        "value_text": _value_text(claim, dataset),
        "period": claim.period.label,
        "state": verdict.state.value,
        "reason": verdict.reason,
        "note": claim.citation.note,
        "cited": wording.cited(claim.citation),
    }


def _value_text(claim: RankClaim, dataset: Dataset) -> str:
    if claim.indicator is None:
        return "不适用"
    found = [
        each
        for each in dataset.observations_of(claim.indicator.code, claim.area.code)
        if each.period == claim.period
    ]
    return wording.observed(found[-1]) if found else "原文未列"


def _peer(place: PeerRank, dataset: Dataset) -> dict[str, object]:
    quantity = place.observation.quantity if place.observation else None
    return {
        "area": place.area.name,
        "value": float(quantity.value) if quantity else nan,
        "text": wording.observed(place.observation) if place.observation else "未公布",
        "rank_text": place.text,
        "own": place.area == dataset.about.area,
    }


def sorted_claims(claims: Iterable[RankClaim]) -> list[RankClaim]:
    """Claims by scope, the one with most claims first; within it by kind and rank."""
    found, kinds = list(claims), list(RankKind)
    sizes = Counter(scope_name(each) for each in found)

    def place(claim: RankClaim) -> tuple[bool, int, str, int, int]:
        scope = scope_name(claim)
        last = scope in {NO_SCOPE, OWN_YEARS}
        return (last, -sizes[scope], scope, kinds.index(claim.kind), claim.rank or 0)

    return sorted(found, key=place)


def claim_periods(claims: Iterable[RankClaim]) -> str:
    """The periods that claims speak of, in words."""
    found = sorted({each.period for each in claims}, key=lambda each: each.sort_key)
    return "、".join(each.label for each in reversed(found))


def unverified(dataset: Dataset) -> list[RankClaim]:
    """The claims that the workbook's data do not confirm, the refuted ones first."""
    states = {each.id: verify(each, dataset).state for each in dataset.ranks}
    open_claims = [each for each in dataset.ranks if states[each.id] is not ClaimState.VERIFIED]
    return sorted(open_claims, key=lambda each: states[each.id] is not ClaimState.REFUTED)

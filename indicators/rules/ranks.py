"""Rank claims, verified by the workbook's own observations of peers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from indicators.model.codelists import DOUBT, Measure, RankBasis, RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import Indicator, Observation, RankClaim
from indicators.rules.peers import peer_ranks
from indicators.rules.rankings import Ranking
from indicators.wording import numbers


class ClaimState(StrEnum):
    """How far a claim can be trusted."""

    CLAIMED = "原文自述"
    VERIFIED = "已核验"
    REFUTED = "与数据不符"


@dataclass(frozen=True, slots=True)
class Verification:
    """The verdict on a claim and its reason in words.

    `facts` are the peers' figures that confirm or refute it, and the figure that the claim was
    made for where it was revised; `caution` says how many areas share the place and how many of the
    peers' figures are not final, `then` what the revised figure was; `place` is where the data rank
    the area of a refuted claim, `missing` names the peers without a figure.
    """

    reason: str
    state: ClaimState = ClaimState.CLAIMED
    facts: tuple[Observation, ...] = ()
    caution: str = ""
    then: str = ""
    place: str = ""
    missing: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """The state, with the place by the data of what is refuted, and what limits it.

        已核验, 含初步数1个; 与数据不符, 按数据第7; 按当时的16.1%.
        """
        place = f"按数据{self.place}" if self.place else ""
        return tuple(filter(None, (self.state.value, place, self.caution, self.then)))


_ASCENDS = {
    RankKind.LOWEST: True,
    RankKind.FEWEST: True,
    RankKind.HIGHEST: False,
    RankKind.MOST: False,
}
_OF_VALUES = {RankBasis.GROWTH, RankBasis.LEVEL, RankBasis.SHARE, RankBasis.COUNT}
_UNVERIFIABLE = {
    RankKind.FIRST: "“首家”要靠各地的时间记录，工作簿没有",
    RankKind.ONLY: "“唯一”要靠各地的名单，工作簿没有",
    RankKind.FIRST_TIME: "“首次”要靠历年数据，工作簿没有",
}


def verify(claim: RankClaim, dataset: Dataset) -> Verification:
    """The verdict of the workbook's observations on a claim.

    Only a complete set of the scope's members (and, where the document prints a group size,
    one of that size) confirms; any set can refute; bounds and ties count as what they may be.
    Indicator, period and scope are the claim's own: nothing else confirms or refutes it. A claim
    on a figure that was revised says the figure that it was made for.
    """
    verdict, printed = _verdict(claim, dataset), _printed(claim, dataset)
    if printed is None:
        return verdict
    value = numbers.amount(printed.quantity) if printed.quantity else printed.text
    is_judged = verdict.state is not ClaimState.CLAIMED
    then = f"{'原文' if is_judged else ''}按当时的{value}"
    return replace(verdict, facts=(*verdict.facts, printed), then=then)


def own_ranks(dataset: Dataset) -> tuple[RankClaim, ...]:
    """The rank claims of the workbook's own area."""
    return tuple(each for each in dataset.ranks if each.area == dataset.about.area)


def ranked_figure(claim: RankClaim, dataset: Dataset) -> Observation | None:
    """The figure that counts of what a claim ranks, None where there is none."""
    if claim.indicator is None:
        return None
    return dataset.observation_at(claim.indicator.code, claim.period, claim.area.code)


def _printed(claim: RankClaim, dataset: Dataset) -> Observation | None:
    """The figure that a claim was made for, where its value was revised."""
    figure = ranked_figure(claim, dataset)
    printed = dataset.printed_in(claim.citation.source, figure) if figure else None
    if figure is None or printed is None:
        return None
    is_same = (printed.quantity, printed.text) == (figure.quantity, figure.text)
    return None if is_same else printed


def _verdict(claim: RankClaim, dataset: Dataset) -> Verification:
    if claim.kind in _UNVERIFIABLE:
        return Verification(_UNVERIFIABLE[claim.kind])
    if claim.indicator is None:
        return Verification("没有对应的指标，无法用数据核对")
    claimed = claim.rank if claim.kind is RankKind.RANK else 1
    reason = _without_peers(claim, claim.indicator, dataset) if claimed else "没有写明名次"
    if claimed is None or reason:
        return Verification(reason)
    return _judged(claim, claimed, _ranking(claim, claim.indicator, dataset))


def place_by_data(claim: RankClaim, dataset: Dataset) -> str:
    """The place of a claim's figure by the data: 按工作簿数据排第3; "" where there is none."""
    if claim.indicator is None or _without_peers(claim, claim.indicator, dataset):
        return ""
    return _ranking(claim, claim.indicator, dataset).place_of(claim.area).placed


def _ranking(claim: RankClaim, indicator: Indicator, dataset: Dataset) -> Ranking:
    return peer_ranks(
        indicator,
        claim.period,
        claim.scope,
        dataset,
        ascending=_ASCENDS.get(claim.kind),
        group_size=claim.group_size,
    )


def verification_label(claim: RankClaim, dataset: Dataset) -> str:
    """How far a claim can be trusted, with the workbook's own doubt: 原文自述，存疑."""
    return label_of(claim, verify(claim, dataset).marks)


def label_of(claim: RankClaim, marks: Iterable[str]) -> str:
    """What limits a claim in one text, with the workbook's own doubt last."""
    return "，".join(filter(None, (*marks, DOUBT if claim.citation.is_doubtful else "")))


def _judged(claim: RankClaim, claimed: int, ranking: Ranking) -> Verification:
    own = ranking.place_of(claim.area)
    if own.first is None or own.last is None:
        return Verification("本地区该期没有数据，无法核对")
    if not own.first <= claimed <= own.last:
        missing = ranking.missing_words
        reason = f"{own.placed}{f'（{missing}）' if missing else ''}，自述第{claimed}"
        state, facts = ClaimState.REFUTED, ranking.facts
        return Verification(reason, state, facts, own.remarks, place=own.text, missing=missing)
    if ranking.missing:
        return Verification(f"{ranking.missing_words}；{own.placed}，与自述不矛盾")
    listed = len(ranking.values)
    if ranking.lacking or claim.group_size not in {None, listed}:
        stated = claim.group_size or ranking.size
        return Verification(f"原文参评{stated}个，工作簿名单{listed}个，不能核验")
    if not own.is_certain:
        return Verification(f"有限定值或存疑的数，{own.placed}，名次无法确定")
    place = own.text if own.tie else f"排{own.text}"
    told = (f"{listed}个地区数据齐全", ranking.caution, place, own.tie)
    reason = "，".join(filter(None, told))
    return Verification(reason, ClaimState.VERIFIED, ranking.facts, own.remarks)


def _without_peers(claim: RankClaim, indicator: Indicator, dataset: Dataset) -> str:
    """Why no values can be held against a claim, "" where they can."""
    members = dataset.members_of(claim.scope)
    if len(members) < 2 or claim.area not in members:
        return f"工作簿没有“{claim.scope or '该范围'}”其他地区的名单和数据"
    if not claim.period.is_stated:
        return "没有写明期间，无法用数据核对"
    # A growth rate is no level.
    is_other = (claim.basis is RankBasis.GROWTH) != (indicator.measure is Measure.GROWTH)
    if claim.basis in _OF_VALUES and is_other:
        return f"依据是{claim.basis.value}，指标是{indicator.measure.value}，不能核对"
    return ""

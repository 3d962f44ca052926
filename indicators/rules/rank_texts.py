"""The ranks of a figure in words, by the claims on it or by the data."""

from collections.abc import Iterable
from dataclasses import dataclass

from indicators.model.codelists import Measure
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Observation, RankClaim
from indicators.rules.peers import data_ranks
from indicators.rules.rankings import BY_DATA, LOWEST_FIRST, PeerRank, Ranking
from indicators.rules.ranks import ClaimState, Verification, label_of, verify
from indicators.wording.ranks import claimed_place, rank_words


@dataclass(frozen=True, slots=True)
class RankTexts:
    """Ranks, each as its words and their basis: (增速全市第一, 原文自述).

    `facts` are the claims among them and the figures that they are compared with.
    """

    pairs: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The ranks with their bases in brackets: 增速全市第一（原文自述）."""
        return tuple(f"{words}（{basis}）" for words, basis in self.pairs)


def headline_ranks(indicator: Indicator, actual: Observation | None, dataset: Dataset) -> RankTexts:
    """The ranks of a headline; the last claims, with their own period, where it has no claim."""
    current = period_ranks(actual, dataset)
    if actual and claims_on(actual, dataset):
        return current
    period = actual.period.label if actual else ""
    earlier = _last_claims(indicator, dataset)
    claimed = _claim_pairs(earlier, dataset)
    pairs = [(f"{period}{words}", basis) for words, basis in current.pairs]
    pairs += [
        (f"{claim.period.label}{words}", basis)
        for claim, (words, basis) in zip(earlier, claimed, strict=True)
    ]
    return RankTexts(tuple(pairs), (*current.facts, *earlier))


def period_ranks(actual: Observation | None, dataset: Dataset) -> RankTexts:
    """The claims on an observation with their verdicts, else its places by the data of all."""
    if actual is None:
        return RankTexts()
    if claims := claims_on(actual, dataset):
        peers = [fact for each in claims for fact in verify(each, dataset).facts]
        return RankTexts(_claim_pairs(claims, dataset), (*claims, *peers))
    places = data_ranks(actual, dataset)
    compared = (fact for ranking, _ in places for fact in ranking.facts)
    return RankTexts(tuple(data_pair(*each) for each in places), tuple(compared))


def data_pair(ranking: Ranking, place: PeerRank, verb: str = "") -> tuple[str, str]:
    """A place by the data with its scope, and its basis: 增速全市第2, 按工作簿数据，共10个地区."""
    what = "增速" if ranking.indicator.measure is Measure.GROWTH else ""
    order = LOWEST_FIRST if ranking.ascends else ""
    basis = filter(None, (BY_DATA, f"共{place.size}个地区", order, place.remarks))
    return f"{what}{verb}{ranking.scope}{place.text}", "，".join(basis)


def _claim_pairs(claims: Iterable[RankClaim], dataset: Dataset) -> tuple[tuple[str, str], ...]:
    return tuple(claim_pair(each, verify(each, dataset)) for each in claims)


def claim_pair(claim: RankClaim, judged: Verification) -> tuple[str, str]:
    """A claim and its verdict; the place by the data and the claim where they do not agree."""
    if not judged.place:
        return rank_words(claim), label_of(claim, judged.marks)
    return rank_words(claim, judged.place), label_of(claim, contradiction(claim, judged))


def contradiction(claim: RankClaim, judged: Verification) -> tuple[str, ...]:
    """What follows the place by the data: 原文自述第六, 与数据不符, 含初步数9个."""
    claimed = f"{ClaimState.CLAIMED.value}{claimed_place(claim)}"
    return claimed, judged.state.value, judged.caution, judged.then


def claims_on(actual: Observation, dataset: Dataset) -> list[RankClaim]:
    """The rank claims on exactly an observation's indicator, area and period."""
    return [
        each
        for each in dataset.ranks_of(actual.indicator.code)
        if each.period == actual.period and each.area == actual.area
    ]


def _last_claims(indicator: Indicator, dataset: Dataset) -> list[RankClaim]:
    """The own area's claims of the latest period; one without a date is the earliest."""
    own = [each for each in dataset.ranks_of(indicator.code) if each.area == dataset.about.area]
    last = max(own, key=lambda each: each.period.sort_key, default=None)
    return [each for each in own if last and each.period == last.period]

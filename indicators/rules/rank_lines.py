"""The ranks of a figure: what documents claim of its period, else what the data say."""

from dataclasses import dataclass

from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Indicator, Observation, RankClaim
from indicators.rules.peers import data_ranks
from indicators.rules.ranks import verification_label, verify
from indicators.wording.numbers import rank_words


@dataclass(frozen=True, slots=True)
class RankLines:
    """Lines like 增速全市第一（原文自述）, the claims among them and the figures compared."""

    lines: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


def rank_lines(indicator: Indicator, actual: Observation | None, dataset: Dataset) -> RankLines:
    """The ranks of a headline; the last claims, with their own period, where it has no claim."""
    current = claims_on(actual, dataset) if actual else []
    lines = [f"{words}（{voucher}）" for words, voucher in period_ranks(actual, dataset)]
    facts = ranked_facts(actual, dataset)
    if current:
        return RankLines(tuple(lines), facts)
    dated = [f"{actual.period.label}{each}" for each in lines] if actual else []
    earlier = _last_claims(indicator, dataset)
    dated += [
        f"{each.period.label}{rank_words(each)}（{verification_label(each, dataset)}）"
        for each in earlier
    ]
    return RankLines(tuple(dated), (*facts, *earlier))


def period_ranks(actual: Observation | None, dataset: Dataset) -> list[tuple[str, str]]:
    """The claims on an observation with their verdicts, else its places by the data of all."""
    if actual is None:
        return []
    if claims := claims_on(actual, dataset):
        return [(rank_words(each), verification_label(each, dataset)) for each in claims]
    return [(each.words, each.basis) for each in data_ranks(actual, dataset)]


def ranked_facts(actual: Observation | None, dataset: Dataset) -> tuple[Fact, ...]:
    """What `period_ranks` is read or computed from: claims, and the figures of all peers."""
    if actual is None:
        return ()
    if claims := claims_on(actual, dataset):
        peers = [fact for each in claims for fact in verify(each, dataset).facts]
        return (*claims, *peers)
    return tuple(fact for each in data_ranks(actual, dataset) for fact in each.facts)


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

"""Rank claims in words, always with their verification."""

from indicators.model.codelists import RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, RankClaim
from indicators.rules.peers import data_ranks
from indicators.rules.ranks import ClaimState, claims_on, ranked_figure, verify
from indicators.sentences.clauses import bracketed, doubt_mark, doubt_sentences, sentence
from indicators.sentences.names import dated, measured, place_of
from indicators.wording.ranks import rank_said


def _claim_clause(claim: RankClaim, dataset: Dataset) -> str:
    """A claim with its verdict: 增速居全市第一（原文自述）."""
    return f"{rank_said(claim)}{bracketed(*_marks(claim, dataset))}"


def rank_clauses(observation: Observation, dataset: Dataset) -> list[str]:
    """The claims on an observation; without any its places by data: 增速居全市第2（…）."""
    if claims := claims_on(observation, dataset):
        return [_claim_clause(each, dataset) for each in claims]
    return [f"{each.said}（{each.basis}）" for each in data_ranks(observation, dataset)]


def claim_sentences(claim: RankClaim, dataset: Dataset) -> tuple[str, ...]:
    """A claim with the value that was ranked, where the document prints it."""
    undated = "" if claim.period.is_stated else claim.period.label
    said = f"{rank_said(claim)}{bracketed(undated, *_marks(claim, dataset))}"
    subject, value = _subject(claim, dataset), _value(claim, dataset)
    head = (value, said) if value else (f"{subject}{said}",)
    label = claim.period.label if claim.period.is_stated else ""
    first = dated(label, sentence(*head))
    return (first, *doubt_sentences(claim))


def _marks(claim: RankClaim, dataset: Dataset) -> tuple[str, ...]:
    judged = verify(claim, dataset)
    is_refuted = judged.state is ClaimState.REFUTED
    unscoped = not claim.scope and claim.kind is not RankKind.FIRST_TIME
    return (
        "范围原文未注明" if unscoped else "",
        f"参评{claim.group_size}个" if claim.group_size else "",
        *((f"{judged.state.value}：{judged.reason}", judged.then) if is_refuted else judged.marks),
        doubt_mark(claim),
    )


def _subject(claim: RankClaim, dataset: Dataset) -> str:
    if claim.matter or claim.indicator is None:
        is_own = claim.area == dataset.about.area
        return f"{'' if is_own else claim.area.name}{claim.matter}"
    return f"{place_of(claim.indicator, claim.area, dataset)}{claim.indicator.name}"


def _value(claim: RankClaim, dataset: Dataset) -> str:
    ranked = ranked_figure(claim, dataset)
    if claim.indicator is None or ranked is None:
        return ""
    marks = bracketed(ranked.status.mark)
    return f"{place_of(claim.indicator, claim.area, dataset)}{measured(ranked, dataset)}{marks}"

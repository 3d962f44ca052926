"""Rank claims in words, always with their verification."""

from indicators.model.codelists import RankKind
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation, RankClaim
from indicators.rules.peers import data_ranks
from indicators.rules.rank_texts import claims_on, contradiction, data_pair
from indicators.rules.rankings import BY_DATA
from indicators.rules.ranks import ranked_figure, verify
from indicators.sentences.clauses import bracketed, doubt_mark, doubt_sentences, sentence
from indicators.sentences.names import date_and_mark, dated, measured, place_of
from indicators.wording.ranks import rank_said


def _said(claim: RankClaim, dataset: Dataset, *remarks: str) -> str:
    """A claim with remarks and its verdict, the place by the data where they do not agree.

    增速居全市第一（原文自述）.
    """
    place = verify(claim, dataset).place
    return f"{rank_said(claim, place)}{bracketed(*remarks, *_marks(claim, dataset))}"


def rank_clauses(observation: Observation, dataset: Dataset) -> list[str]:
    """The claims on an observation; without any its places by data: 增速居全市第2（…）."""
    if claims := claims_on(observation, dataset):
        return [_said(each, dataset) for each in claims]
    pairs = (data_pair(*each, verb="居") for each in data_ranks(observation, dataset))
    return [f"{said}（{basis}）" for said, basis in pairs]


def claim_sentences(claim: RankClaim, dataset: Dataset) -> tuple[str, ...]:
    """A claim with the value that was ranked, where the document prints it."""
    label, undated = date_and_mark(claim.period)
    said = _said(claim, dataset, undated)
    subject, value = _subject(claim, dataset), _value(claim, dataset)
    head = (value, said) if value else (f"{subject}{said}",)
    first = dated(label, sentence(*head))
    return (first, *doubt_sentences(claim))


def _marks(claim: RankClaim, dataset: Dataset) -> tuple[str, ...]:
    judged = verify(claim, dataset)
    refuted = (BY_DATA, judged.missing, *contradiction(claim, judged)) if judged.place else ()
    unscoped = not claim.scope and claim.kind is not RankKind.FIRST_TIME
    return (
        "范围原文未注明" if unscoped else "",
        f"参评{claim.group_size}个" if claim.group_size else "",
        *(refuted or judged.marks),
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

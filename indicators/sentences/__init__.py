"""Facts in sentences of official documents.

Every sentence is made of the data alone; bounds, doubts and claims keep their words in it.
"""

from datetime import date

from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, RankClaim
from indicators.sentences.aims import target_sentences
from indicators.sentences.claims import claim_sentences
from indicators.sentences.commitments import commitment_sentences
from indicators.sentences.observations import observation_sentences


def fact_sentences(fact: Fact, dataset: Dataset, on: date | None = None) -> tuple[str, ...]:
    """The sentences on a fact: one sentence, then the reason of a doubt where there is one.

    Statuses are those of the day `on` (default: the data's as-of date).
    """
    if isinstance(fact, Observation):
        return observation_sentences(fact, dataset, on)
    if isinstance(fact, RankClaim):
        return claim_sentences(fact, dataset)
    if isinstance(fact, Commitment):
        return commitment_sentences(fact, dataset, on)
    return target_sentences(fact, dataset, on)

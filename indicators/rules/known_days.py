"""What was known on a day of judgement: a later figure never gives a status of that day."""

from collections.abc import Iterable
from datetime import date

from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Observation


def is_known(fact: Observation | Commitment, dataset: Dataset, on: date | None) -> bool:
    """Whether a fact was known on a day (None: the as-of date).

    It is from the day on which it, or its document, was published; without one, from the end of
    its period. From the as-of date on everything in the workbook is known.
    """
    if on is None or on >= dataset.about.as_of:
        return True
    own = fact.published if isinstance(fact, Observation) else None
    since = own or fact.citation.source.published or fact.period.end
    return since is None or since <= on


def known_observations(
    found: Iterable[Observation], dataset: Dataset, on: date | None
) -> list[Observation]:
    """The observations as they were known on a day: each in the last version of that day."""
    versions = (
        [one for one in dataset.versions_of(each) if is_known(one, dataset, on)] for each in found
    )
    return [each[-1] for each in versions if each]

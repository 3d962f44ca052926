"""Which of several versions of a figure counts, on a day of judgement and in words.

A later figure never gives a status of an earlier day.
"""

from collections.abc import Iterable
from datetime import date

from indicators.model.codelists import ObservationStatus
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation
from indicators.rules.relations import remarks_on
from indicators.wording import numbers


def is_known(fact: Observation | Commitment, dataset: Dataset, on: date | None) -> bool:
    """Whether a fact was known on a day (None: the as-of date).

    It is from the day on which it, or its document, was published; without one, from the end of
    its period. From the as-of date on everything in the workbook is known.
    """
    if on is None or on >= dataset.about.as_of:
        return True
    own = fact.announced if isinstance(fact, Observation) else None
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


# What each status says of a figure; 实际 is the usual one and is not printed.
STATUS_MEANINGS = {
    ObservationStatus.VERIFIED: "核实后的数；与先前公布的不同时，以核实数为准。",
    ObservationStatus.ACTUAL: "统计公布的数，不另外标注。",
    ObservationStatus.PRELIMINARY: "初步统计的数，以后可能修订。",
    ObservationStatus.ESTIMATED: "还没有统计结果时的估计，以后会由统计数代替。",
}


def version_note(baseline: Observation, printed: Observation | None) -> str:
    """Which version of a figure a baseline is: 4.5%为核实数，目标制定时为4.3%; 为初步数; "".

    `printed` is the version of the time when the target was set, if it is another.
    """
    status = _kind(baseline)
    if printed is None:
        return f"为{status}" if status else ""
    used = f"{_bare(baseline)}为{status}" if status else f"按{_bare(baseline)}计"
    return f"{used}，{printed_note(printed)}"


def printed_note(printed: Observation | None) -> str:
    """What the baseline was when the target was set: 目标制定时为4.3%."""
    return f"目标制定时为{_bare(printed)}" if printed else ""


def superseded_words(observation: Observation, dataset: Dataset) -> str:
    """What replaced a figure: 现以核实数增长4.5%为准; "" where it counts itself."""
    current = dataset.current(observation)
    if current == observation:
        return ""
    return f"现以{_kind(current)}{numbers.observed(current)}为准"


def version_remarks(fact: Fact, dataset: Dataset) -> tuple[str, ...]:
    """The marks of a fact in a list of all versions: status, doubt, replacement."""
    replaced = superseded_words(fact, dataset) if isinstance(fact, Observation) else ""
    return (*remarks_on(fact), replaced)


def _kind(observation: Observation) -> str:
    return f"{observation.status.mark}数" if observation.status.mark else ""


def _bare(observation: Observation) -> str:
    """The value alone, where the indicator is known: 4.3%."""
    return numbers.amount(observation.quantity) if observation.quantity else observation.text

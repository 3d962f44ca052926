"""What besides number and period has to be the same before a figure is confirmed."""

from collections.abc import Sequence

from indicators.model.codelists import ObservationStatus
from indicators.model.facts import Observation, Target
from indicators.proofreading.candidates import Candidate, candidates_of, equals, unlike
from indicators.proofreading.findings import FigureVerdict, wrong
from indicators.proofreading.hits import HitKind
from indicators.proofreading.known import Known
from indicators.proofreading.text_reader import FigureReading

NOT_FINAL = tuple(each.value for each in ObservationStatus if not each.is_final)


def of_other_base(reading: FigureReading, candidates: Sequence[Candidate]) -> FigureVerdict | None:
    """The number of a fact that is not what the text says: 环比, 总量, 与2019年相比."""
    for each in candidates:
        reason = unlike(reading, each)
        if reason and each.quantity.meets(reading.figure.quantity) and equals(reading, each):
            return wrong(HitKind.NO_SOURCE, reading, f"{each.label}，不是{reason}")
    return None


def of_other_area(reading: FigureReading, known: Known) -> FigureVerdict | None:
    """The own area's number, said of an area of which the edition has none."""
    own = known.dataset.about.area
    if reading.area is None:
        return None
    for each in candidates_of(reading.of_area(None), known):
        if each.quantity.meets(reading.figure.quantity) and equals(reading, each):
            message = f"本版没有{reading.area.name}的这个数；{each.label}，是{own.name}的"
            return wrong(HitKind.NO_SOURCE, reading, message)
    return None


def of_other_role(reading: FigureReading, equal: Sequence[Candidate]) -> FigureVerdict | None:
    """A target that the text says is reached, or an actual that it says is a target."""
    facts = [each.fact for each in equal]
    if reading.said.is_done and all(isinstance(each, Target) for each in facts):
        return wrong(HitKind.VALUE, reading, f"{equal[0].label}，是目标，不是实绩")
    if reading.said.is_promised and all(isinstance(each, Observation) for each in facts):
        return wrong(HitKind.VALUE, reading, f"{equal[0].label}，是实绩，不是目标")
    return None


def of_open_status(reading: FigureReading, equal: Sequence[Candidate]) -> FigureVerdict | None:
    """A figure that is 初步 or 预计, of which the sentence does not say so."""
    statuses = [each.fact.status for each in equal if isinstance(each.fact, Observation)]
    if len(statuses) < len(equal) or any(each.is_final for each in statuses):
        return None
    if says_not_final(reading.sentence):
        return None
    message = f"{equal[0].label}，是{statuses[0].value}数，文中没有写明"
    return wrong(HitKind.STATUS, reading, message)


def says_not_final(sentence: str) -> bool:
    """Whether a sentence says that its figures are 初步 or 预计."""
    return any(each in sentence for each in NOT_FINAL)

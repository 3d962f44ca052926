"""The comparison of a figure with the values of the edition under its name."""

from collections.abc import Sequence
from fractions import Fraction

from indicators.model.codelists import Bound, Measure
from indicators.model.facts import Fact, Observation, Target
from indicators.proofreading.candidates import (
    Candidate,
    candidates_of,
    equals,
    figure_of,
    fits_bound,
    fits_period,
    of_open_status,
    of_other_area,
    of_other_base,
    of_other_role,
    rounds,
    signed_value,
    superseded_by,
    unlike,
)
from indicators.proofreading.connectives import Way
from indicators.proofreading.distances import as_points, distance, is_distance, is_level_of_share
from indicators.proofreading.figures import WRONG_POINTS
from indicators.proofreading.hits import RIGHT, UNKNOWN, FigureVerdict, HitKind, wrong
from indicators.proofreading.known import Known
from indicators.proofreading.known_figures import area_of
from indicators.proofreading.text_reader import FigureReading
from indicators.rules.relations import quantity_of, value_text
from indicators.rules.search import indicator_of
from indicators.wording import numbers


def compared(reading: FigureReading, known: Known) -> FigureVerdict:
    """The verdict on a figure that is read as one of a subject."""
    if reading.figure.unit in WRONG_POINTS:
        return UNKNOWN
    every = list(candidates_of(reading, known))
    if not every:
        return of_other_area(reading, known) or UNKNOWN
    candidates = [each for each in every if not unlike(reading, each)]
    verdict = _compared(reading, candidates, known)
    return verdict if verdict.is_known else of_other_base(reading, every) or verdict


def _compared(
    reading: FigureReading, candidates: Sequence[Candidate], known: Known
) -> FigureVerdict:
    if verdict := as_points(reading, candidates):
        return verdict
    if is_distance(reading, candidates) and not is_level_of_share(reading, candidates):
        return distance(reading, candidates, known)
    alike = [each for each in candidates if each.quantity.meets(reading.figure.quantity)]
    if not alike:
        return _other_unit(reading, candidates)
    return _against(reading, alike, known)


def _against(reading: FigureReading, alike: Sequence[Candidate], known: Known) -> FigureVerdict:
    """The verdict by the values of the subject in a unit that converts."""
    equal = [each for each in alike if equals(reading, each)]
    is_timely = any(fits_period(reading, each) for each in equal)
    if not is_timely and (current := superseded_by(reading, known)):
        return _superseded(reading, current)
    if equal:
        return _equal(reading, equal, alike)
    if any(rounds(reading, each) and fits_period(reading, each) for each in alike):
        return RIGHT
    # Neither right nor wrong: another indicator's value confirms nothing.
    return UNKNOWN if _is_related(reading, known) else _different(reading, alike, known)


def _superseded(reading: FigureReading, current: Observation) -> FigureVerdict:
    """The figure was published, and revised since."""
    value, period = value_text(current), current.period.label
    mark = f"（{current.status.mark}）" if current.status.mark else ""
    message = f"{period}“{current.indicator.name}”已修订为{value}{mark}，文中是修订前的数"
    start = reading.said.way_at
    of_growth = current.indicator.measure is Measure.GROWTH and start is not None
    plain = numbers.amount(current.quantity) if current.quantity else value
    return wrong(HitKind.VALUE, reading, message, value if of_growth else plain, start)


def _is_related(reading: FigureReading, known: Known) -> bool:
    """Whether a longer name has the figure, of which the text may give the end alone."""
    quantity = reading.figure.quantity
    subject, own = reading.subject, known.dataset.about.area
    related = tuple(
        each
        for each in known.related(subject.name)
        if area_of(each, own) == (reading.area or own) and each not in subject.facts
    )
    if reading.said.is_total:
        # 达到10家 are not the 10 that are new.
        related = tuple(each for each in related if not _is_flow(each))
    others = [quantity_of(each) for each in related]
    return any(
        each is not None and each.meets(quantity) and each.in_unit(quantity.unit) == quantity.value
        for each in others
    )


def _is_flow(fact: Fact) -> bool:
    indicator = indicator_of(fact)
    return indicator is not None and indicator.measure is Measure.FLOW


def _equal(
    reading: FigureReading, equal: Sequence[Candidate], alike: Sequence[Candidate]
) -> FigureVerdict:
    """The number is right; its period, its bound or the words around it may be wrong."""
    timely = [each for each in equal if fits_period(reading, each)]
    if not timely:
        return _of_other_period(reading, equal[0], alike)
    exact = [each for each in timely if fits_bound(reading, each)]
    if not exact:
        said = figure_of(timely[0])
        message = f"限定词与本版不同：{timely[0].label}"
        return wrong(HitKind.BOUND, reading, message, said)
    return (
        of_other_role(reading, exact)
        or _level_as_change(reading, exact)
        or _undated(reading, exact, alike)
        or of_open_status(reading, exact)
        or RIGHT
    )


def _of_other_period(
    reading: FigureReading, equal: Candidate, alike: Sequence[Candidate]
) -> FigureVerdict:
    """The number of another period than the text names, with that of its own where there is one."""
    meant = [each for each in alike if fits_period(reading, each)]
    told = f"；本版{meant[0].label}" if meant else ""
    message = f"这个数是{equal.label}，期间与文中的“{_period(reading)}”不同{told}"
    is_open = reading.said.period is not None and reading.said.period.is_yearless and not meant
    # 上半年新增10家 may well be as many as those of a year.
    return wrong(HitKind.NO_SOURCE if is_open else HitKind.PERIOD, reading, message)


def _undated(
    reading: FigureReading, exact: Sequence[Candidate], alike: Sequence[Candidate]
) -> FigureVerdict | None:
    """A figure without a period, of which the edition has a later one."""
    said = reading.said
    seen = [each.fact for each in exact]
    if said.period or said.is_earlier or not all(isinstance(each, Observation) for each in seen):
        return None
    if reading.context and any(reading.context.fits(each.period) for each in seen):
        return None
    last = max(seen, key=lambda each: each.period.sort_key)
    later = [each for each in alike if isinstance(each.fact, Observation)]
    newest = max(later, key=lambda each: each.fact.period.sort_key)
    if not last.period.is_stated or newest.fact.period == last.period:
        return None
    message = f"没有写明期间：这个数是{last.period.label}的，最近的是{newest.label}"
    return wrong(HitKind.UNDATED, reading, message)


def _level_as_change(reading: FigureReading, exact: Sequence[Candidate]) -> FigureVerdict | None:
    """「转诊率下降13%」 where 13% is what it fell to; 「下降到15.7%」 where that is the fall."""
    said = reading.said
    if said.way not in {Way.FALLS, Way.RISES, Way.GROWS} or said.way_at is None:
        return None
    text = numbers.limit(reading.figure.quantity)
    is_change = any(each.is_growth for each in exact)
    if said.is_level or is_change or not reading.figure.quantity.is_rate:
        return None
    word = "下降到" if said.way is Way.FALLS else "提高到"
    message = f"{exact[0].label}，这是水平，不是变化：要用“{word}”"
    return wrong(HitKind.GROWTH, reading, message, f"{word}{text}", said.way_at)


def _other_unit(reading: FigureReading, candidates: Sequence[Candidate]) -> FigureVerdict:
    """The digits of the edition with a unit that measures something else."""
    number = Fraction(reading.figure.quantity.value)
    same = [each for each in candidates if Fraction(each.quantity.value) == number]
    if not same or reading.figure.unit in {"万", "亿"}:
        return UNKNOWN
    message = f"单位与本版不同：{same[0].label}"
    return wrong(HitKind.UNIT, reading, message, figure_of(same[0]))


def _different(reading: FigureReading, alike: Sequence[Candidate], known: Known) -> FigureVerdict:
    """No value of the subject is the figure: the ones that were likely meant."""
    meant = [each for each in alike if fits_period(reading, each)]
    if reading.said.is_earlier:
        meant = [each for each in meant if _is_followed(each, alike)]
    if reading.said.is_planned and reading.said.period:
        meant = [each for each in meant if isinstance(each.fact, Target)]
    if not meant:
        return UNKNOWN
    if reading.figure.bound is not Bound.EXACT:
        meant = [each for each in meant if fits_bound(reading, each)] or meant
    if reading.said.is_aim:
        meant = [each for each in meant if isinstance(each.fact, Target)] or meant
    elif observed := [each for each in meant if isinstance(each.fact, Observation)]:
        meant = observed
    if not reading.said.is_earlier:
        meant = [each for each in meant if each.fact.period.is_stated] or meant
    if opposite := [each for each in meant if _is_opposite(reading, each)]:
        meant = opposite
    told = "；".join(dict.fromkeys(each.label for each in meant[:3]))
    if _is_actual(reading, meant, known):
        return wrong(HitKind.NO_SOURCE, reading, f"本版没有这一期的实绩；{told}")
    values = {(each.quantity, each.is_growth) for each in meant}
    if len(values) > 1:
        return wrong(HitKind.VALUE, reading, f"本版{told}")
    start = reading.said.way_at if meant[0].is_growth else None
    full = value_text(meant[0].fact) if start is not None else figure_of(meant[0])
    return wrong(HitKind.VALUE, reading, f"本版{told}", full, start)


def _is_actual(reading: FigureReading, meant: Sequence[Candidate], known: Known) -> bool:
    """Whether the text gives results of periods for which the edition has only targets."""
    ends = [each.fact.period.end for each in meant if isinstance(each.fact, Target)]
    is_over = all(end and end <= known.dataset.about.as_of for end in ends)
    is_aim = reading.said.is_aim or any(fits_bound(reading, each) for each in meant)
    return len(ends) == len(meant) and is_over and not (is_aim and not reading.said.is_done)


def _is_followed(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the edition has a later value, so that this one is an earlier one."""
    own = candidate.fact.period.sort_key
    later = [each for each in others if isinstance(each.fact, Observation)]
    return any(own < each.fact.period.sort_key for each in later)


def _is_opposite(reading: FigureReading, candidate: Candidate) -> bool:
    value = signed_value(reading)
    return candidate.is_growth and value == -Fraction(candidate.quantity.value) != 0


def _period(reading: FigureReading) -> str:
    return reading.said.period.label if reading.said.period else ""

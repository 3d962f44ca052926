"""The comparison of a figure with the values of the edition under its name."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from indicators.model.codelists import Bound, Measure
from indicators.model.facts import Observation
from indicators.proofreading.candidates import Candidate, candidates_of, says_not_final
from indicators.proofreading.connectives import Movement
from indicators.proofreading.distances import as_points, distance, is_distance
from indicators.proofreading.figures import MULTIPLES, WRONG_POINTS
from indicators.proofreading.hits import Hit, HitKind, Verdict, wrong
from indicators.proofreading.known import Known, area_of
from indicators.proofreading.text_reader import FigureReading
from indicators.rules.relations import quantity_of, value_text
from indicators.rules.search import indicator_of
from indicators.wording import numbers


def compared(reading: FigureReading, known: Known) -> Verdict:
    """The verdict on a figure that is read as one of a subject."""
    if reading.figure.unit in WRONG_POINTS:
        return False
    every = [each for each in candidates_of(reading, known) if not each.is_superseded]
    if not every:
        return _of_other_area(reading, known) or False
    likely = [each for each in every if not each.unlike]
    verdict: Verdict | None = as_points(reading, likely)
    if verdict is None and is_distance(reading, likely):
        verdict = distance(reading, likely, known)
    elif verdict is None:
        verdict = _by_values(reading, likely, known)
    return verdict or _of_other_base(reading, every) or False


def _by_values(reading: FigureReading, likely: Sequence[Candidate], known: Known) -> Verdict:
    alike = [each for each in likely if each.meets]
    if not alike:
        return _other_unit(reading, likely)
    equal = [each for each in alike if each.is_equal]
    is_timely = any(each.fits_period for each in equal)
    if not is_timely and (current := _superseded_by(reading, known)):
        return _superseded(reading, current)
    if equal:
        return _equal(reading, equal, alike)
    if any(each.is_rounded and each.fits_period for each in alike):
        return True
    # Neither right nor wrong: another indicator's value confirms nothing.
    return not _is_related(reading, known) and _different(reading, alike, known)


def _of_other_area(reading: FigureReading, known: Known) -> Hit | None:
    """The own area's number in a sentence on an area of which the edition has none."""
    if reading.area is None:
        return None
    for each in candidates_of(replace(reading, area=None), known):
        if each.is_equal and not each.is_superseded:
            own = known.dataset.about.area.name
            message = f"本版没有{reading.area.name}的这个数；{each.label}，是{own}的"
            return wrong(HitKind.NO_SOURCE, reading, message)
    return None


def _of_other_base(reading: FigureReading, candidates: Sequence[Candidate]) -> Hit | None:
    """A number of a fact that is not what the text calls it: 环比, 总量, 与2019年相比."""
    for each in candidates:
        if each.unlike and each.is_equal:
            return wrong(HitKind.NO_SOURCE, reading, f"{each.label}，不是{each.unlike}")
    return None


def _superseded_by(reading: FigureReading, known: Known) -> Observation | None:
    """What counts now instead of the version that a figure repeats, None where it is none."""
    for each in candidates_of(reading, known):
        if each.is_superseded and each.is_equal and each.fits_period:
            return known.dataset.current(each.fact) if isinstance(each.fact, Observation) else None
    return None


def _superseded(reading: FigureReading, current: Observation) -> Verdict:
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
    for fact in known.related(subject.name):
        indicator, size = indicator_of(fact), quantity_of(fact)
        # 达到10家 are not the 10 that are new.
        is_new = indicator is not None and indicator.measure is Measure.FLOW
        is_other = area_of(fact, own) != (reading.area or own) or fact in subject.facts
        if size is None or is_other or (reading.said.is_total and is_new):
            continue
        if size.meets(quantity) and size.in_unit(quantity.unit) == quantity.value:
            return True
    return False


def _equal(
    reading: FigureReading, equal: Sequence[Candidate], alike: Sequence[Candidate]
) -> Verdict:
    """The number is right; its period, its bound or the words around it may be wrong."""
    timely = [each for each in equal if each.fits_period]
    if not timely:
        return _of_other_period(reading, equal[0], alike)
    exact = [each for each in timely if each.fits_bound]
    if not exact:
        message = f"限定词与本版不同：{timely[0].label}"
        return wrong(HitKind.BOUND, reading, message, timely[0].figure)
    return (
        _of_other_role(reading, exact)
        or _level_as_change(reading, exact)
        or _undated(reading, exact, alike)
        or _of_open_status(reading, exact)
        or True
    )


def _of_other_period(
    reading: FigureReading, equal: Candidate, alike: Sequence[Candidate]
) -> Verdict:
    """The number of another period than the text names, with that of its own where there is one."""
    meant = [each for each in alike if each.fits_period]
    told, period = f"；本版{meant[0].label}" if meant else "", reading.said.period
    named = period.label if period else ""
    message = f"这个数是{equal.label}，期间与文中的“{named}”不同{told}"
    is_open = period is not None and period.is_yearless and not meant
    # 上半年新增10家 may well be as many as those of a year.
    return wrong(HitKind.NO_SOURCE if is_open else HitKind.PERIOD, reading, message)


def _of_other_role(reading: FigureReading, equal: Sequence[Candidate]) -> Hit | None:
    """A target that the text calls reached, or an actual that it calls a target."""
    if reading.said.is_done and all(each.is_target for each in equal):
        return wrong(HitKind.VALUE, reading, f"{equal[0].label}，是目标，不是实绩")
    if reading.said.is_promised and all(isinstance(each.fact, Observation) for each in equal):
        return wrong(HitKind.VALUE, reading, f"{equal[0].label}，是实绩，不是目标")
    return None


def _of_open_status(reading: FigureReading, equal: Sequence[Candidate]) -> Hit | None:
    """A figure that is 初步 or 预计 in a sentence without these words."""
    statuses = [each.fact.status for each in equal if isinstance(each.fact, Observation)]
    is_open = len(statuses) == len(equal) and not any(each.is_final for each in statuses)
    if not is_open or says_not_final(reading.sentence):
        return None
    message = f"{equal[0].label}，是{statuses[0].value}数，文中没有写明"
    return wrong(HitKind.STATUS, reading, message)


def _undated(
    reading: FigureReading, exact: Sequence[Candidate], alike: Sequence[Candidate]
) -> Hit | None:
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


def _level_as_change(reading: FigureReading, exact: Sequence[Candidate]) -> Hit | None:
    """「转诊率下降13%」 where 13% is what it fell to; 「下降到15.7%」 where that is the fall."""
    said = reading.said
    if said.way not in {Movement.FALLS, Movement.RISES, Movement.GROWS} or said.way_at is None:
        return None
    text = numbers.limit(reading.figure.quantity)
    is_change = any(each.is_growth for each in exact)
    if said.is_level or is_change or not reading.figure.quantity.is_rate:
        return None
    word = "下降到" if said.way is Movement.FALLS else "提高到"
    message = f"{exact[0].label}，这是水平，不是变化：要用“{word}”"
    return wrong(HitKind.GROWTH, reading, message, f"{word}{text}", said.way_at)


def _other_unit(reading: FigureReading, candidates: Sequence[Candidate]) -> Verdict:
    """The digits of the edition with a unit that measures something else."""
    number = Fraction(reading.figure.quantity.value)
    same = [each for each in candidates if Fraction(each.quantity.value) == number]
    if not same or reading.figure.unit in MULTIPLES:
        return False
    message = f"单位与本版不同：{same[0].label}"
    return wrong(HitKind.UNIT, reading, message, same[0].figure)


def _different(reading: FigureReading, alike: Sequence[Candidate], known: Known) -> Verdict:
    """No value of the subject is the figure: the ones that were likely meant."""
    said = reading.said
    meant = [each for each in alike if each.fits_period]
    if said.is_earlier:
        meant = [each for each in meant if _is_followed(each, alike)]
    if said.is_planned and said.period:
        meant = [each for each in meant if each.is_target]
    if not meant:
        return False
    if reading.figure.bound is not Bound.EXACT:
        meant = [each for each in meant if each.fits_bound] or meant
    if said.is_aim:
        meant = [each for each in meant if each.is_target] or meant
    else:
        meant = [each for each in meant if isinstance(each.fact, Observation)] or meant
    if not said.is_earlier:
        meant = [each for each in meant if each.fact.period.is_stated] or meant
    meant = [each for each in meant if each.is_opposite] or meant
    told = "；".join(dict.fromkeys(each.label for each in meant[:3]))
    if _is_actual(reading, meant, known):
        return wrong(HitKind.NO_SOURCE, reading, f"本版没有这一期的实绩；{told}")
    values = {(each.quantity, each.is_growth) for each in meant}
    if len(values) > 1:
        return wrong(HitKind.VALUE, reading, f"本版{told}")
    start = said.way_at if meant[0].is_growth else None
    full = value_text(meant[0].fact) if start is not None else meant[0].figure
    return wrong(HitKind.VALUE, reading, f"本版{told}", full, start)


def _is_actual(reading: FigureReading, meant: Sequence[Candidate], known: Known) -> bool:
    """Whether the text gives results of periods for which the edition has only targets."""
    ends = [each.fact.period.end for each in meant if each.is_target]
    is_over = all(end and end <= known.dataset.about.as_of for end in ends)
    is_aim = reading.said.is_aim or any(each.fits_bound for each in meant)
    return len(ends) == len(meant) and is_over and not (is_aim and not reading.said.is_done)


def _is_followed(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether the edition has a later value, so that this one is an earlier one."""
    own = candidate.fact.period.sort_key
    later = [each for each in others if isinstance(each.fact, Observation)]
    return any(own < each.fact.period.sort_key for each in later)

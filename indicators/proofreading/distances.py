"""Figures that are a difference of two values, compared with the differences of the edition."""

from collections.abc import Sequence
from fractions import Fraction

from indicators.model import units
from indicators.model.quantities import Difference
from indicators.proofreading.candidates import Candidate
from indicators.proofreading.connectives import APART, DOWNWARD, Movement
from indicators.proofreading.hits import Hit, HitKind, Verdict, wrong
from indicators.proofreading.known import Distance, Known
from indicators.proofreading.text_reader import FigureReading
from indicators.wording import numbers


def as_points(reading: FigureReading, candidates: Sequence[Candidate]) -> Hit | None:
    """个百分点 where the edition has a per cent, and per cent where it has 个百分点."""
    size = Fraction(reading.figure.quantity.value)
    if _is_level_of_share(candidates):
        return None
    every = _of(reading, (*reading.subject.gaps, *reading.subject.differences))
    is_computed = size in {abs(each.value) for each in every if each.unit == units.POINTS}
    if _says_distance_in_per_cent(reading, candidates, is_computed):
        message = "两个百分数相差要用“个百分点”"
        return wrong(HitKind.POINTS, reading, message, f"{numbers.number(size)}{units.POINTS}")
    if is_computed or not reading.figure.unit.endswith("百分点"):
        return None
    if reading.said.way in APART and not reading.said.is_level:
        return None
    rates = [each for each in candidates if each.quantity.is_rate]
    same = [each for each in rates if abs(Fraction(each.quantity.value)) == size]
    if not same:
        return None
    message = f"{same[0].label}，是百分数，不是百分点"
    return wrong(HitKind.POINTS, reading, message, same[0].figure)


def _is_level_of_share(candidates: Sequence[Candidate]) -> bool:
    """Whether a per cent is the level of a share, which may have been called a change."""
    return any(
        each.quantity.is_rate and not each.is_growth and each.is_equal for each in candidates
    )


def _says_distance_in_per_cent(
    reading: FigureReading, candidates: Sequence[Candidate], is_computed: bool
) -> bool:
    """Whether a per cent is used for the difference of two percentages."""
    said = reading.said
    if not reading.figure.quantity.is_rate or said.is_level or said.way is None:
        return False
    if said.way is Movement.GROWS:
        # 增长19.3% of a share may be a relative growth, unless its points are the same.
        return said.is_of_rate and is_computed and not any(each.is_growth for each in candidates)
    # 「目标下限比上年实绩高3.7%」 where targets and baselines are percentages.
    gaps = _of(reading, reading.subject.gaps) if said.is_aim and said.way in APART else []
    is_between_rates = bool(gaps) and all(each.unit == units.POINTS for each in gaps)
    if said.is_of_rate or is_between_rates:
        return True
    return is_computed and not any(each.is_growth and each.is_equal for each in candidates)


def is_distance(reading: FigureReading, candidates: Sequence[Candidate]) -> bool:
    """Whether the figure is a difference of two values."""
    figure, said = reading.figure, reading.said
    if _is_level_of_share(candidates):
        return False
    if figure.unit.endswith("百分点"):
        return True
    if said.way is None or said.is_level:
        return False
    if figure.quantity.is_rate:
        return not any(each.is_growth for each in candidates) or said.way is Movement.LIES_LOW
    return said.way in APART | {Movement.FALLS}


def distance(reading: FigureReading, candidates: Sequence[Candidate], known: Known) -> Verdict:
    """The verdict on a difference by those that can be computed for the subject."""
    quantity, said = reading.figure.quantity, reading.said
    timely = [each for each in candidates if each.fits_period]
    # 2024年打通8条，比上年多4条, where the edition has only targets of the period.
    is_aimed = said.period is not None and bool(timely) and all(each.is_target for each in timely)
    is_aim = said.is_aim or is_aimed
    against = _of(reading, reading.subject.gaps if is_aim else reading.subject.differences)
    alike = [each for each in against if units.same_dimension(each.unit, quantity.unit)]
    down = said.way in DOWNWARD
    sizes = [each for each in alike if abs(each.value) == quantity.in_unit(each.unit)]
    if any((each.value < 0) is down or each.value == 0 for each in sizes):
        return True
    if sizes and said.way is not None:
        word = numbers.more_or_less(sizes[0])
        return wrong(HitKind.VALUE, reading, f"方向相反：按本版数据是{word}，不是文中所说")
    if not sizes and alike and is_aim:
        told = "、".join(dict.fromkeys(numbers.apart(each) for each in alike[:3]))
        only = numbers.unsigned(alike[0]) if len({each.value for each in alike}) == 1 else ""
        return wrong(HitKind.VALUE, reading, f"按本版数据是{told}", only)
    return bool(sizes) and known.has(quantity, reading.sentence)


def _of(reading: FigureReading, distances: Sequence[Distance]) -> list[Difference]:
    """The distances of the period that the text names; those of the own area are known."""
    period = reading.said.period
    known = distances if reading.area is None else ()
    return [each for each, periods in known if period is None or any(map(period.fits, periods))]

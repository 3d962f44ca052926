"""Values and units: is there one, can it be converted, is its size plausible."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from indicators import units, wording
from indicators.checks.reporting import address, found
from indicators.dataset import Dataset
from indicators.facts import Commitment, Observation, RankClaim, Target
from indicators.findings import Code, Finding
from indicators.quantities import Quantity
from indicators.schema import NO_UNIT, Field
from indicators.terms import ObservationStatus

# A slip between 万 and 亿 or between % and a fraction is a factor of 10⁴ or 100; figures that
# differ honestly by half to twice of that are rare enough to ask.
_SLIPS = (100, 10_000)
_TOLERANCE = 2


def absent_values(dataset: Dataset) -> Iterator[Finding]:
    """An observation or target with neither a number nor a text."""
    for each in _quantified(dataset):
        if each.quantity is None and not each.text:
            text = Field.TEXT if isinstance(each, Observation) else Field.TARGET_TEXT
            yield found(Code.NO_VALUE, dataset, each.place, Field.VALUE, other=text)


def absent_units(dataset: Dataset) -> Iterator[Finding]:
    """A number without its unit."""
    for each in _measured(dataset):
        if each.quantity and not each.quantity.unit:
            usual = "" if isinstance(each, Commitment) else each.indicator.unit
            yield found(Code.NO_UNIT, dataset, each.place, Field.UNIT, unit=usual or NO_UNIT)


def unknown_units(dataset: Dataset) -> Iterator[Finding]:
    """A unit that the table of units does not have."""
    for indicator in dataset.indicators:
        if not units.is_known(indicator.unit) and indicator.unit != NO_UNIT:
            place, unit = indicator.place, indicator.unit
            yield found(Code.UNKNOWN_UNIT, dataset, place, Field.UNIT, value=unit)
    for each in _measured(dataset):
        if each.quantity and each.quantity.unit and not units.is_known(each.quantity.unit):
            unit = each.quantity.unit
            yield found(Code.UNKNOWN_UNIT, dataset, each.place, Field.UNIT, value=unit)


def mismatched_units(dataset: Dataset) -> Iterator[Finding]:
    """A known unit that does not convert into the one of the fact's indicator."""
    for each in _quantified(dataset):
        indicator = each.indicator
        if each.quantity and _clash(each.quantity.unit, indicator.unit):
            yield found(
                Code.UNIT_MISMATCH,
                dataset,
                each.place,
                Field.UNIT,
                value=each.quantity.unit,
                name=indicator.name,
                unit=indicator.unit,
            )


def duplicate_observations(dataset: Dataset) -> Iterator[Finding]:
    """The same 指标×地区×期间×来源×状态 a second time."""
    first: dict[object, Observation] = {}
    for each in dataset.observations:
        source = each.citation.source.code
        key = (each.indicator.code, each.area.code, each.period, source, each.status)
        if key in first:
            other = address(dataset, first[key])
            place = each.place
            yield found(Code.DUPLICATE_OBSERVATION, dataset, place, Field.INDICATOR, other=other)
        first.setdefault(key, each)


def slips_of_scale(dataset: Dataset) -> Iterator[Finding]:
    """A value about 100 or 10⁴ times the one before it, of the same indicator and area."""
    keys = dict.fromkeys((each.indicator.code, each.area.code) for each in _quantified(dataset))
    for code, area in keys:
        values: list[Observation | Target] = [
            *dataset.observations_of(code, area),
            *dataset.targets_of(code, area),
        ]
        measured = [each for each in values if each.quantity]
        for before, after in pairwise(measured):
            times = _slip(before.quantity, after.quantity)
            if times:
                yield _slipped(dataset, before, after, times)


def values_after_as_of(dataset: Dataset) -> Iterator[Finding]:
    """An observation of a period, or published on a day, after the data's as-of date."""
    as_of = dataset.about.as_of
    for each in dataset.observations:
        if each.published and each.published > as_of:
            words = {"value": f"发布日期{each.published}", "as_of": as_of}
            yield found(Code.AFTER_AS_OF, dataset, each.place, Field.PUBLISHED, **words)
        expected = each.status is ObservationStatus.ESTIMATED
        if each.period.end and each.period.end > as_of and not expected:
            words = {"value": f"期间{each.period.text}的结束", "as_of": as_of}
            yield found(Code.AFTER_AS_OF, dataset, each.place, Field.PERIOD, **words)


def _quantified(dataset: Dataset) -> Iterator[Observation | Target]:
    yield from dataset.observations
    yield from dataset.targets


def _measured(dataset: Dataset) -> Iterator[Observation | Target | Commitment]:
    for each in dataset.facts:
        if not isinstance(each, RankClaim):
            yield each


def _clash(unit: str, usual: str) -> bool:
    """Whether a known unit differs in kind from the indicator's; strangers have their finding."""
    if not units.is_known(unit) or not (units.is_known(usual) or usual == NO_UNIT):
        return False
    return not units.same_dimension(unit, usual)


def _slip(before: Quantity | None, after: Quantity | None) -> str:
    """The factor in words where it looks like a slip, "" otherwise."""
    if before is None or after is None or not before.value or not after.meets(before):
        return ""
    ratio = abs(after.in_unit(before.unit) / Fraction(before.value))
    for slip in _SLIPS:
        if Fraction(slip, _TOLERANCE) <= ratio <= slip * _TOLERANCE:
            return f"{round(ratio)}"
        if Fraction(1, slip * _TOLERANCE) <= ratio <= Fraction(_TOLERANCE, slip):
            return f"1/{round(1 / ratio)}"
    return ""


def _slipped(
    dataset: Dataset, before: Observation | Target, after: Observation | Target, times: str
) -> Finding:
    return found(
        Code.SCALE_SLIP,
        dataset,
        after.place,
        Field.VALUE,
        value=_printed(after),
        other=address(dataset, before),
        other_value=_printed(before),
        times=times,
    )


def _printed(fact: Observation | Target) -> str:
    return wording.limit(fact.quantity) if fact.quantity else fact.text

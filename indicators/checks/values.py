"""Values and units: absent ones, unknown units, other values of the same figure, dates."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Finding, address, found, value_address
from indicators.model import units
from indicators.model.codelists import ObservationStatus
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Observation, RankClaim, Target
from indicators.model.schema import NO_UNIT, Field
from indicators.wording.numbers import observed


def absent_values(dataset: Dataset) -> Iterator[Finding]:
    """An observation or target with neither a number nor a text."""
    for each in _quantified(dataset):
        # A missing column has its own finding, and the rows have none.
        has_column = dataset.layout.has(each.place, Field.VALUE)
        if each.quantity is None and not each.text and has_column:
            text = Field.TEXT if isinstance(each, Observation) else Field.TARGET_TEXT
            yield found(Code.NO_VALUE, dataset, each.place, Field.VALUE, other=text)


def absent_units(dataset: Dataset) -> Iterator[Finding]:
    """A number without its unit."""
    for each in _measured(dataset):
        has_column = dataset.layout.has(each.place, Field.UNIT)
        if each.quantity and not each.quantity.unit and has_column:
            usual = "" if isinstance(each, Commitment) else each.indicator.unit
            yield found(Code.NO_UNIT, dataset, each.place, Field.UNIT, unit=usual or NO_UNIT)


def unknown_units(dataset: Dataset) -> Iterator[Finding]:
    """A unit that the table of units does not have."""
    for indicator in dataset.indicators:
        if not units.is_known(indicator.unit) and indicator.unit != NO_UNIT:
            place, unit = indicator.place, indicator.unit
            yield found(Code.UNKNOWN_UNIT, dataset, place, Field.UNIT, **_unknown(unit))
    for each in _measured(dataset):
        if each.quantity and each.quantity.unit and not units.is_known(each.quantity.unit):
            unit = each.quantity.unit
            yield found(Code.UNKNOWN_UNIT, dataset, each.place, Field.UNIT, **_unknown(unit))


def _unknown(unit: str) -> dict[str, object]:
    nearest = "、".join(units.nearest(unit))
    return {"value": unit, "nearest": f"，最接近的是{nearest}" if nearest else ""}


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


def disagreeing_observations(dataset: Dataset) -> Iterator[Finding]:
    """Another document's value of the same 指标×地区×期间×状态 than the one that counts.

    A second row of one document has a finding of its own.
    """
    for each in dataset.observations:
        counting = counting_of_status(each, dataset)
        if counting.citation.source != each.citation.source and not agree(each, counting):
            yield found(
                Code.DISAGREEING_OBSERVATIONS,
                dataset,
                each.place,
                Field.VALUE if each.quantity else Field.TEXT,
                (figure(each), figure(counting)),
                value=observed(each),
                other=value_address(dataset, counting),
                other_value=observed(counting),
                status=each.status,
            )


def counting_of_status(observation: Observation, dataset: Dataset) -> Observation:
    """Of the versions of an observation's own status the one that counts before the others."""
    versions = dataset.versions_of(observation)
    return [each for each in versions if each.status is observation.status][-1]


def agree(one: Observation, other: Observation) -> bool:
    """Whether two observations say the same: one value and bound in whatever unit, or one text."""
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity and one.text == other.text
    same = one.quantity.bound is other.quantity.bound and one.quantity.meets(other.quantity)
    return same and one.quantity.in_unit(other.quantity.unit) == Fraction(other.quantity.value)


def values_after_as_of(dataset: Dataset) -> Iterator[Finding]:
    """An observation of a period, or published on a day, after the data's as-of date."""
    as_of = dataset.about.as_of
    for each in dataset.observations:
        if each.published and each.published > as_of:
            words = {"value": f"发布日期{each.published}", "as_of": as_of}
            yield _late(dataset, each, Field.PUBLISHED, words)
        expected = each.status is ObservationStatus.ESTIMATED
        if each.period.end and each.period.end > as_of and not expected:
            words = {"value": f"期间{each.period.text}的结束", "as_of": as_of}
            yield _late(dataset, each, Field.PERIOD, words)


def _late(dataset: Dataset, fact: Observation, name: Field, words: Mapping[str, object]) -> Finding:
    about = (f"{fact.id} {words['value']}",)
    return found(Code.AFTER_AS_OF, dataset, fact.place, name, about, **words)


def _quantified(dataset: Dataset) -> Iterator[Observation | Target]:
    yield from dataset.observations
    yield from dataset.targets


def _measured(dataset: Dataset) -> Iterator[Observation | Target | Commitment]:
    for each in dataset.facts:
        if not isinstance(each, RankClaim):
            yield each


def _clash(unit: str, usual: str) -> bool:
    """Whether a known unit is of another kind than the indicator's; unknown ones count as none."""
    if not units.is_known(unit) or not (units.is_known(usual) or usual == NO_UNIT):
        return False
    return not units.same_dimension(unit, usual)

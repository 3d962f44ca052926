"""Values and units: absent ones, unknown units, other values of the same figure, dates."""

from collections.abc import Iterator
from fractions import Fraction

from indicators.checks.confirmations import figure
from indicators.checks.findings import Code, Fault, Row, address, value_address
from indicators.model import units
from indicators.model.codelists import ObservationStatus
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Observation, RankClaim, Target
from indicators.model.quantities import Quantity
from indicators.model.schema import NO_UNIT, Field
from indicators.wording.numbers import observed


def value_faults(dataset: Dataset) -> Iterator[Fault]:
    """A fact with neither number nor text, and what is wrong with the unit of a number.

    A missing column has its own finding, and the rows have none.
    """
    for indicator in dataset.indicators:
        if indicator.unit != NO_UNIT and not units.is_known(indicator.unit):
            yield _unknown_unit(indicator, indicator.unit)
    for each in dataset.facts:
        if isinstance(each, RankClaim):
            continue
        if each.quantity is not None:
            yield from _unit_faults(each, each.quantity, dataset)
        elif isinstance(each, Commitment) or each.text:
            continue
        elif dataset.layout.has(each.place, Field.VALUE):
            text = Field.TEXT if isinstance(each, Observation) else Field.TARGET_TEXT
            yield Code.NO_VALUE, each, Field.VALUE, {"other": text}


def _unit_faults(
    fact: Observation | Target | Commitment, quantity: Quantity, dataset: Dataset
) -> Iterator[Fault]:
    """A unit that is absent, that is not known, or that does not convert into the indicator's."""
    unit, indicator = quantity.unit, None if isinstance(fact, Commitment) else fact.indicator
    usual = indicator.unit if indicator else ""
    if not unit and dataset.layout.has(fact.place, Field.UNIT):
        yield Code.NO_UNIT, fact, Field.UNIT, {"unit": usual or NO_UNIT}
    elif unit and not units.is_known(unit):
        yield _unknown_unit(fact, unit)
    elif unit and indicator:
        is_usual = units.is_known(usual) or usual == NO_UNIT
        if is_usual and not units.same_dimension(unit, usual):
            words = {"value": unit, "name": indicator.name, "unit": usual}
            yield Code.UNIT_MISMATCH, fact, Field.UNIT, words


def _unknown_unit(row: Row, unit: str) -> Fault:
    nearest = "、".join(units.nearest(unit))
    words = {"value": unit, "nearest": f"，最接近的是{nearest}" if nearest else ""}
    return Code.UNKNOWN_UNIT, row, Field.UNIT, words


def version_faults(dataset: Dataset) -> Iterator[Fault]:
    """Versions of one figure: the same row twice, or another value than the one that counts.

    The same is 指标×地区×期间×来源×状态; another document's value is compared within one 状态.
    """
    first: dict[object, Observation] = {}
    for each in dataset.observations:
        source = each.citation.source.code
        key = (each.indicator.code, each.area.code, each.period, source, each.status)
        known = first.setdefault(key, each)
        if known is not each:
            words = {"other": address(dataset, known)}
            yield Code.DUPLICATE_OBSERVATION, each, Field.INDICATOR, words
        counting = counting_of_status(each, dataset)
        if counting.citation.source != each.citation.source and not agree(each, counting):
            yield (
                Code.DISAGREEING_OBSERVATIONS,
                each,
                Field.VALUE if each.quantity else Field.TEXT,
                {
                    "value": observed(each),
                    "other": value_address(dataset, counting),
                    "other_value": observed(counting),
                    "status": each.status,
                    "about": (figure(each), figure(counting)),
                },
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


def late_values(dataset: Dataset) -> Iterator[Fault]:
    """An observation of a period, or published on a day, after the data's as-of date."""
    as_of = dataset.about.as_of
    for each in dataset.observations:
        expected = each.status is ObservationStatus.ESTIMATED
        days = {
            Field.PUBLISHED: (each.published, f"发布日期{each.published}"),
            Field.PERIOD: (None if expected else each.period.end, f"期间{each.period.text}的结束"),
        }
        for name, (day, value) in days.items():
            if day and day > as_of:
                words = {"value": value, "as_of": as_of, "about": (f"{each.id} {value}",)}
                yield Code.AFTER_AS_OF, each, name, words

"""The rows of each frame, as records of the facts of a dataset."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

from indicators.model import units
from indicators.model.dataset import Dataset
from indicators.model.facts import Area, Fact, Indicator, Observation, Source, Target
from indicators.model.quantities import Quantity
from indicators.model.schema import COLUMNS, Sheet
from indicators.wording import numbers
from indicators.wording.ranks import rank_words

Record = dict[str, object]


def _observations(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.observations:
        yield {
            **_measured(each, Sheet.OBSERVATIONS),
            "printed": numbers.observed(each),
            "is_current": dataset.current(each) is each,
        }


def _targets(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.targets:
        yield {
            **_measured(each, Sheet.TARGETS),
            "printed": numbers.aimed(each),
            "due": each.due,
        }


def _ranks(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.ranks:
        yield {
            **_fact(each, Sheet.RANKS),
            **_subject(each.indicator, each.area),
            "name": each.subject,
            "rank_kind": each.kind,
            "printed": rank_words(each),
        }


def _commitments(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.commitments:
        yield {
            **_fact(each, Sheet.COMMITMENTS),
            **_amount(each.quantity),
            "name": each.matter,
            "printed": numbers.amount(each.quantity) if each.quantity else None,
            "deadline": each.printed_deadline,
        }


def _relations(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.relations:
        for member in each.members:
            yield {
                "id": each.id,
                "type": each.type,
                "role": member.role,
                "member": member.fact.id,
                "comparability": each.comparability,
                "note": each.note,
                "row": member.place.row,
            }


def _indicators(dataset: Dataset) -> Iterator[Record]:
    return (_row(each, Sheet.INDICATORS) for each in dataset.indicators)


def _areas(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.areas:
        yield _row(each, Sheet.AREAS) | {"is_own": each == dataset.about.area}


def _sources(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.sources:
        yield _row(each, Sheet.SOURCES) | {"is_example": each.is_example}


# The four kinds of facts come first, in the order of FactKind.
RECORDS: Mapping[str, Callable[[Dataset], Iterator[Record]]] = {
    "observations": _observations,
    "targets": _targets,
    "ranks": _ranks,
    "commitments": _commitments,
    "relations": _relations,
    "indicators": _indicators,
    "areas": _areas,
    "sources": _sources,
}


def _row(row: Fact | Area | Indicator | Source, sheet: Sheet) -> Record:
    """What a row's columns fill, by the last part of their attributes."""
    return {
        **{name: _written(value(row)) for name, value in _ATTRIBUTES[sheet].items()},
        "row": row.place.row,
    }


_ATTRIBUTES = {
    sheet: {
        each.attribute.rpartition(".")[2]: attrgetter(each.attribute)
        for each in COLUMNS[sheet]
        if each.attribute
    }
    for sheet in Sheet
}


def _written(value: object) -> object:
    """A value, of a row of another sheet its key."""
    if isinstance(value, Area | Indicator | Source):
        return value.code
    if isinstance(value, Target):
        return value.id
    return "、".join(value) if isinstance(value, tuple) else value


def _fact(fact: Fact, sheet: Sheet) -> Record:
    return {
        **_row(fact, sheet),
        "period_label": fact.period.label,
        "start": fact.period.start,
        "end": fact.period.end,
        "document": fact.citation.source.name,
        "is_doubtful": fact.citation.is_doubtful,
        "is_example": fact.citation.source.is_example,
    }


def _subject(indicator: Indicator | None, area: Area) -> Record:
    return {
        "name": indicator.name if indicator else None,
        "domain": indicator.domain if indicator else None,
        "tier": indicator.tier if indicator else None,
        "measure": indicator.measure if indicator else None,
        "area_name": area.name,
    }


def _measured(fact: Observation | Target, sheet: Sheet) -> Record:
    return {
        **_fact(fact, sheet),
        **_subject(fact.indicator, fact.area),
        **_amount(fact.quantity),
        "standard_value": _converted(fact.quantity, fact.indicator.unit),
        "standard_unit": fact.indicator.unit,
    }


def _amount(quantity: Quantity | None) -> Record:
    if quantity is None:
        return {}
    return {"value": quantity.value, "unit": quantity.unit, "bound": quantity.bound}


def _converted(quantity: Quantity | None, unit: str) -> object:
    """The value in another unit, exactly; None where that does not measure the same."""
    if quantity is None or not units.same_dimension(quantity.unit, unit):
        return None
    return quantity.in_unit(unit)

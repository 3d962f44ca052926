"""The rows of each frame, as records of the facts of a dataset."""

from collections.abc import Callable, Iterator, Mapping

from indicators.model import units
from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Area,
    Citation,
    Indicator,
    Observation,
    Place,
    RankClaim,
    Target,
)
from indicators.model.periods import Period
from indicators.model.quantities import Quantity
from indicators.wording import numbers
from indicators.wording.ranks import rank_words

Record = dict[str, object]


def _observations(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.observations:
        yield {
            **_subject(each, each.indicator, each.area),
            **_figure(each.quantity, each.text, each.indicator),
            "printed": numbers.observed(each),
            "status": each.status,
            "is_current": dataset.current(each) is each,
            "published": each.published,
        }


def _targets(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.targets:
        yield {
            **_subject(each, each.indicator, each.area),
            **_figure(each.quantity, each.text, each.indicator),
            "printed": numbers.aimed(each),
            "deadline": each.deadline,
            "due": each.due,
            "nature": each.nature,
            "firmness": each.firmness,
            "owner": each.owner,
        }


def _ranks(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.ranks:
        yield {
            **_subject(each, each.indicator, each.area),
            "name": each.subject,
            "basis": each.basis,
            "scope": each.scope,
            "rank_kind": each.kind,
            "rank": each.rank,
            "group_size": each.group_size,
            "printed": rank_words(each),
        }


def _commitments(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.commitments:
        yield {
            "id": each.id,
            "name": each.matter,
            "category": each.category,
            "group_number": each.group_number,
            "group_name": each.group_name,
            "domain": each.domain,
            "target": each.target.id if each.target else None,
            **_period(each.period),
            **_amount(each.quantity),
            "printed": numbers.amount(each.quantity) if each.quantity else None,
            "deadline": each.printed_deadline,
            "firmness": each.firmness,
            "owner": each.owner,
            "done": each.done,
            "progress_date": each.progress_date,
            "status": each.status,
            **_cited(each.citation, each.place),
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
    for each in dataset.indicators:
        yield {
            "code": each.code,
            "name": each.name,
            "aliases": "、".join(each.aliases),
            "domain": each.domain,
            "tier": each.tier,
            "measure": each.measure,
            "unit": each.unit,
            "direction": each.direction,
            "base": each.base,
            "owner": each.owner,
            "definition": each.definition,
            "card": each.card,
            "pace": each.pace,
            "row": each.place.row,
        }


def _areas(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.areas:
        yield {
            "code": each.code,
            "name": each.name,
            "parent": each.parent,
            "scopes": "、".join(each.scopes),
            "is_own": each == dataset.about.area,
            "row": each.place.row,
        }


def _sources(dataset: Dataset) -> Iterator[Record]:
    for each in dataset.sources:
        yield {
            "code": each.code,
            "name": each.name,
            "published": each.published,
            "publisher": each.publisher,
            "is_example": each.is_example,
            "row": each.place.row,
        }


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


def _subject(
    fact: Observation | Target | RankClaim, indicator: Indicator | None, area: Area
) -> Record:
    return {
        "id": fact.id,
        "indicator": indicator.code if indicator else None,
        "name": indicator.name if indicator else None,
        "domain": indicator.domain if indicator else None,
        "tier": indicator.tier if indicator else None,
        "measure": indicator.measure if indicator else None,
        "area": area.code,
        "area_name": area.name,
        **_period(fact.period),
        **_cited(fact.citation, fact.place),
    }


def _period(period: Period) -> Record:
    return {
        "period": period,
        "period_label": period.label,
        "start": period.start,
        "end": period.end,
    }


def _figure(quantity: Quantity | None, text: str, indicator: Indicator) -> Record:
    return {
        **_amount(quantity),
        "text": text,
        "standard_value": _converted(quantity, indicator.unit),
        "standard_unit": indicator.unit,
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


def _cited(citation: Citation, place: Place) -> Record:
    return {
        "source": citation.source.code,
        "document": citation.source.name,
        "page": citation.page,
        "section": citation.section,
        "quote": citation.quote,
        "note": citation.note,
        "is_doubtful": citation.is_doubtful,
        "is_example": citation.source.is_example,
        "row": place.row,
    }

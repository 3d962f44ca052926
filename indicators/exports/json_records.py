"""Facts as flat records for other programs: one a fact, one a row of the 关系 sheet."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.model.dataset import Dataset
from indicators.model.facts import Citation, Commitment, Observation, RankClaim, Relation, Target
from indicators.model.quantities import Quantity
from indicators.rules.gaps import Gap

Record = dict[str, object]

_KEYS = (
    *("kind", "id", "indicator", "name", "area", "period", "bound", "value", "text", "unit"),
    *("measure", "deadline", "scope", "rank_kind", "rank"),
    *("source", "page", "section", "quote", "note"),
)


def fact_records(dataset: Dataset) -> Iterator[Record]:
    """Every fact and relation as a record; every key of the first is in all, null where absent.

    Periods are written as in the workbook, dates as ISO 8601, values as numbers.
    """
    for observation in dataset.observations:
        yield _record(_observation(observation), observation.citation)
    for target in dataset.targets:
        yield _record(_target(target), target.citation)
    for claim in dataset.ranks:
        yield _record(_rank(claim), claim.citation)
    for commitment in dataset.commitments:
        yield _record(_commitment(commitment), commitment.citation)
    for relation in dataset.relations:
        yield from _relation(relation)


def gap_record(gap: Gap) -> Record:
    """A target with its baseline, difference, comparability and status as a record."""
    target = gap.target
    return {
        "id": target.id,
        "indicator": target.indicator.code,
        "name": target.indicator.name,
        "area": target.area.code,
        "period": target.period.text,
        **_quantity(target.quantity),
        "text": target.text or None,
        "deadline": _day(target.deadline),
        "baseline": _baseline(gap.baseline),
        "baseline_printed": _baseline(gap.printed),
        "comparability": gap.comparability,
        "gap": number(gap.difference.value) if gap.difference else None,
        "gap_unit": gap.difference.unit if gap.difference else None,
        "share": number(start) if (start := gap.start_share) is not None else None,
        "present": _present(gap),
        "shortfall": number(gap.shortfall.value) if gap.shortfall else None,
        "shortfall_unit": gap.shortfall.unit if gap.shortfall else None,
        "standing": gap.standing,
        "status": gap.status.label,
        "reason": gap.reason or None,
        "uncounted": gap.uncounted or None,
        "words": gap.words,
    }


def _baseline(observation: Observation | None) -> Record | None:
    if observation is None:
        return None
    return {
        "id": observation.id,
        "period": observation.period.text,
        **_quantity(observation.quantity),
        "status": observation.status,
    }


def _present(gap: Gap) -> Record | None:
    """The actual of the target's own period, and target minus that actual."""
    made = gap.progress
    if made is None:
        return None
    return {
        "ids": [each.id for each in made.observations],
        "period": made.period.text,
        **_quantity(made.quantity),
        "basis": made.basis or None,
        "status": made.status,
        "gap": number(gap.present.value) if gap.present else None,
        "gap_unit": gap.present.unit if gap.present else None,
    }


def number(value: Decimal | Fraction) -> int | float:
    """A number as JSON writes it: 8, 27.04."""
    return int(value) if value == int(value) else float(value)


def _record(told: Record, citation: Citation) -> Record:
    cited: Record = {
        "source": citation.source.code,
        "page": citation.page,
        "section": citation.section or None,
        "quote": citation.quote or None,
        "note": citation.note or None,
    }
    return dict.fromkeys(_KEYS) | told | cited


def _quantity(quantity: Quantity | None) -> Record:
    if quantity is None:
        return {"bound": None, "value": None, "unit": None}
    value = number(quantity.value)
    return {"bound": quantity.bound, "value": value, "unit": quantity.unit or None}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _observation(fact: Observation) -> Record:
    return {
        "kind": "observation",
        "id": fact.id,
        "indicator": fact.indicator.code,
        "name": fact.indicator.name,
        "area": fact.area.code,
        "period": fact.period.text,
        **_quantity(fact.quantity),
        "text": fact.text or None,
        "measure": fact.indicator.measure,
        "status": fact.status,
        "published": _day(fact.published),
    }


def _target(fact: Target) -> Record:
    return {
        "kind": "target",
        "id": fact.id,
        "indicator": fact.indicator.code,
        "name": fact.indicator.name,
        "area": fact.area.code,
        "period": fact.period.text,
        **_quantity(fact.quantity),
        "text": fact.text or None,
        "measure": fact.indicator.measure,
        "deadline": _day(fact.deadline),
        "nature": fact.nature,
        "firmness": fact.firmness,
        "owner": fact.owner or None,
    }


def _rank(fact: RankClaim) -> Record:
    return {
        "kind": "rank",
        "id": fact.id,
        "indicator": fact.indicator.code if fact.indicator else None,
        "name": fact.subject or None,
        "area": fact.area.code,
        "period": fact.period.text,
        "measure": fact.indicator.measure if fact.indicator else None,
        "basis": fact.basis,
        "scope": fact.scope or None,
        "rank_kind": fact.kind,
        "rank": fact.rank,
        "group_size": fact.group_size,
    }


def _commitment(fact: Commitment) -> Record:
    return {
        "kind": "commitment",
        "id": fact.id,
        "name": fact.matter,
        "period": fact.period.text,
        **_quantity(fact.quantity),
        "deadline": _day(fact.printed_deadline),
        "category": fact.category,
        "domain": fact.domain,
        "group_number": fact.group_number,
        "group_name": fact.group_name or None,
        "target": fact.target.id if fact.target else None,
        "firmness": fact.firmness,
        "owner": fact.owner or None,
        "done": number(fact.done) if fact.done is not None else None,
        "progress_date": _day(fact.progress_date),
        "status": fact.status,
    }


def _relation(relation: Relation) -> Iterator[Record]:
    for member in relation.members:
        yield dict.fromkeys(_KEYS) | {
            "kind": "relation",
            "id": relation.id,
            "type": relation.type,
            "role": member.role,
            "member": member.fact.id,
            "comparability": relation.comparability,
            "note": relation.note or None,
        }

"""Facts as flat records for other programs: one a fact, one a row of the 关系 sheet."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from indicators.frames import Record, records
from indicators.model.dataset import Dataset
from indicators.model.facts import Observation
from indicators.model.periods import Period
from indicators.model.quantities import Difference, Quantity
from indicators.rules.gaps import Gap

_KEYS = (
    *("kind", "id", "indicator", "name", "area", "period", "bound", "value", "text", "unit"),
    *("measure", "deadline", "scope", "rank_kind", "rank"),
    *("source", "page", "section", "quote", "note"),
)
# The frame that has the rows of each kind, and the keys that it has beside those of all.
_KINDS = {
    "observation": ("observations", ("status", "published")),
    "target": ("targets", ("nature", "firmness", "owner")),
    "rank": ("ranks", ("basis", "group_size")),
    "commitment": (
        "commitments",
        (
            *("category", "domain", "group_number", "group_name", "target", "firmness"),
            *("owner", "done", "progress_date", "status"),
        ),
    ),
    "relation": ("relations", ("type", "role", "member", "comparability")),
}


def fact_records(dataset: Dataset) -> Iterator[Record]:
    """Every fact and relation as a record; every key of the first is in all, null where absent.

    Periods are written as in the workbook, dates as ISO 8601, values as numbers.
    """
    for kind, (frame, more) in _KINDS.items():
        for record in records(frame, dataset):
            told = {key: _written(record.get(key)) for key in (*_KEYS, *more)}
            yield told | {"kind": kind}


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
        "deadline": _written(target.deadline),
        "baseline": _baseline(gap.baseline),
        "baseline_printed": _baseline(gap.printed),
        "comparability": gap.comparability,
        **_difference("gap", gap.difference),
        "share": _written(gap.start_share),
        "present": _present(gap),
        **_difference("shortfall", gap.shortfall),
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
        **_difference("gap", gap.present),
    }


def _difference(name: str, difference: Difference | None) -> Record:
    if difference is None:
        return {name: None, f"{name}_unit": None}
    return {name: _number(difference.value), f"{name}_unit": difference.unit}


def _number(value: Decimal | Fraction) -> int | float:
    """A number as JSON writes it: 8, 27.04."""
    return int(value) if value == int(value) else float(value)


def _quantity(quantity: Quantity | None) -> Record:
    if quantity is None:
        return {"bound": None, "value": None, "unit": None}
    value = _number(quantity.value)
    return {"bound": quantity.bound, "value": value, "unit": quantity.unit or None}


def _written(value: object) -> object:
    """A value as JSON has it; None for an empty text."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return _number(value)
    return None if value == "" else value

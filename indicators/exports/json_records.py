"""Facts as flat records for other programs: one a fact, one a row of the 关系 sheet."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any

from indicators.frames import Record, attribute, records
from indicators.model.dataset import Dataset
from indicators.model.periods import Period
from indicators.rules.gaps import Gap

_Record = Mapping[str, str | Callable[[Any], object]]

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


# A record of a target: each key with what it holds, by the names of attributes of a gap.
_GAP: _Record = {
    "id": "target.id",
    "indicator": "target.indicator.code",
    "name": "target.indicator.name",
    "area": "target.area.code",
    "period": "target.period",
    "bound": "target.quantity.bound",
    "value": "target.quantity.value",
    "unit": "target.quantity.unit",
    "text": "target.text",
    "deadline": "target.deadline",
    "baseline": lambda gap: _record(gap.baseline, _BASELINE),
    "baseline_printed": lambda gap: _record(gap.printed, _BASELINE),
    "comparability": "comparability",
    "gap": "difference.value",
    "gap_unit": "difference.unit",
    "share": "start_share",
    # The actual of the target's own period, and target minus that actual.
    "present": lambda gap: _record(gap, _PRESENT) if gap.progress else None,
    "shortfall": "shortfall.value",
    "shortfall_unit": "shortfall.unit",
    "standing": "standing",
    "status": "status.label",
    "reason": "reason",
    "uncounted": "uncounted",
    "words": "words",
}
_BASELINE: _Record = {
    "id": "id",
    "period": "period",
    "bound": "quantity.bound",
    "value": "quantity.value",
    "unit": "quantity.unit",
    "status": "status",
}
_PRESENT: _Record = {
    "ids": lambda gap: [each.id for each in gap.progress.observations],
    "period": "progress.period",
    "bound": "progress.quantity.bound",
    "value": "progress.quantity.value",
    "unit": "progress.quantity.unit",
    "basis": "progress.basis",
    "status": "progress.status",
    "gap": "present.value",
    "gap_unit": "present.unit",
}


def gap_record(gap: Gap) -> Record | None:
    """A target with its baseline, difference, comparability and status as a record."""
    return _record(gap, _GAP)


def _record(about: object, keys: _Record) -> Record | None:
    if about is None:
        return None
    return {
        key: _written(attribute(attrgetter(of), about)) if isinstance(of, str) else of(about)
        for key, of in keys.items()
    }


def _written(value: object) -> object:
    """A value as JSON has it, a number as 8 or 27.04; None for an empty text."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return int(value) if value == int(value) else float(value)
    return None if value == "" else value

"""The types of rows that are compared: where a dataset has them, and how they are described."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from operator import attrgetter
from typing import Any, Generic, TypeVar

from indicators.comparison.fields import ComparedField, compared_fields
from indicators.comparison.model import Change, ChangeKind, FieldChange
from indicators.model.dataset import Dataset
from indicators.model.facts import (
    Area,
    Commitment,
    Fact,
    Indicator,
    Observation,
    RankClaim,
    Relation,
    Source,
    Target,
)
from indicators.model.schema import Sheet
from indicators.rules.relations import content_of, name_of, verdict
from indicators.wording import numbers

T = TypeVar("T")

# Two wordings of one piece of work share more than half of their characters.
_ALIKE = 0.5


@dataclass(frozen=True, kw_only=True)
class RowType(Generic[T]):
    """How the rows of a sheet are compared.

    `key` identifies a row; `is_reused` is whether a number means something else than before,
    `is_revised` whether only the status of a row differs; `revised` finds the old row of another
    number that a new row replaces; `name`, `context` and `content` describe a row in words.
    """

    sheet: Sheet
    rows: Callable[[Dataset], Sequence[T]]
    key: Callable[[T], str] = attrgetter("id")
    row_number: Callable[[T], int] = attrgetter("place.row")
    name: Callable[[T], str] = attrgetter("name")
    context: Callable[[T, Dataset], str] = lambda row, dataset: ""
    content: Callable[[T], str]
    is_reused: Callable[[T, T], bool] = lambda old, new: False
    is_revised: Callable[[T, T], bool] = lambda old, new: False
    revised: Callable[[T, Dataset, Dataset], T | None] = lambda row, old, new: None

    @cached_property
    def fields(self) -> tuple[ComparedField[T], ...]:
        """The fields that are compared."""
        return compared_fields(self.sheet)

    def values(self, row: T) -> tuple[object, ...]:
        """Everything that is compared of a row but its key."""
        return tuple(each.value(row) for each in self.fields)

    def field_changes(self, before: T, row: T) -> tuple[FieldChange, ...]:
        """The fields that differ between two rows."""
        found = (each.change(before, row) for each in self.fields)
        return tuple(each for each in found if each)

    def change(self, kind: ChangeKind, row: T, dataset: Dataset, *fields: FieldChange) -> Change:
        """A change of a row of a dataset."""
        name, context = self.name(row), self.context(row, dataset)
        return Change(kind, self.sheet, self.key(row), name, context, fields)


def _where_and_when(fact: Fact, dataset: Dataset) -> str:
    area = "" if isinstance(fact, Commitment) else fact.area.name
    own = area == dataset.about.area.name
    return _joined(" ", "" if own else area, fact.period.label)


def _joined(separator: str, *texts: str) -> str:
    return separator.join(filter(None, texts))


def _means_otherwise(old: Observation | Target, new: Observation | Target) -> bool:
    """Whether a number is now of another indicator, area or period."""
    return (old.indicator.code, old.area.code, old.period) != (
        new.indicator.code,
        new.area.code,
        new.period,
    )


def _revised(row: Observation, old: Dataset, new: Dataset) -> Observation | None:
    """The old version of a figure that a new row revises; None where the row does not count."""
    if not row.period.is_stated or new.current(row) != row:
        return None
    return old.observation_at(row.indicator.code, row.period, row.area.code)


def _claims_otherwise(old: RankClaim, new: RankClaim) -> bool:
    if _claimed(old) != _claimed(new):
        return True
    return old.indicator is None and not _alike(old.matter, new.matter)


def _claimed(claim: RankClaim) -> tuple[object, ...]:
    code = claim.indicator.code if claim.indicator else ""
    return code, claim.area.code, claim.period


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


_CODE: Callable[[object], str] = attrgetter("code")
_SOURCES: RowType[Source] = RowType(
    sheet=Sheet.SOURCES,
    rows=lambda dataset: dataset.sources,
    key=_CODE,
    content=lambda row: _joined(" ", row.publisher, numbers.day(row.published)),
)
_AREAS: RowType[Area] = RowType(
    sheet=Sheet.AREAS,
    rows=lambda dataset: dataset.areas,
    key=_CODE,
    content=lambda row: "、".join(row.scopes),
)
_INDICATORS: RowType[Indicator] = RowType(
    sheet=Sheet.INDICATORS,
    rows=lambda dataset: dataset.indicators,
    key=_CODE,
    content=lambda row: f"{row.domain}，{row.measure.value}，{row.unit}",
)
_OBSERVATIONS: RowType[Observation] = RowType(
    sheet=Sheet.OBSERVATIONS,
    rows=lambda dataset: dataset.observations,
    name=name_of,
    context=_where_and_when,
    content=numbers.reported,
    is_reused=_means_otherwise,
    is_revised=lambda old, new: old.status is not new.status,
    revised=_revised,
)
_TARGETS: RowType[Target] = RowType(
    sheet=Sheet.TARGETS,
    rows=lambda dataset: dataset.targets,
    name=name_of,
    context=_where_and_when,
    content=content_of,
    is_reused=_means_otherwise,
)
_RANKS: RowType[RankClaim] = RowType(
    sheet=Sheet.RANKS,
    rows=lambda dataset: dataset.ranks,
    name=name_of,
    context=_where_and_when,
    content=content_of,
    is_reused=_claims_otherwise,
)
_COMMITMENTS: RowType[Commitment] = RowType(
    sheet=Sheet.COMMITMENTS,
    rows=lambda dataset: dataset.commitments,
    name=name_of,
    context=_where_and_when,
    content=lambda row: _joined("，", content_of(row), numbers.day(row.printed_deadline)),
    is_reused=lambda old, new: not _alike(old.matter, new.matter),
)
_RELATIONS: RowType[Relation] = RowType(
    sheet=Sheet.RELATIONS,
    rows=lambda dataset: dataset.relations,
    row_number=lambda row: row.members[0].place.row,
    name=lambda row: f"{row.type.value}：{name_of(row.members[0].fact)}",
    content=lambda row: verdict(row).words,
    is_reused=lambda old, new: old.type is not new.type,
)
# In the order of the workbook's sheets.
ROW_TYPES: tuple[RowType[Any], ...] = (
    *(_SOURCES, _AREAS, _INDICATORS, _OBSERVATIONS, _TARGETS),
    *(_RANKS, _COMMITMENTS, _RELATIONS),
)

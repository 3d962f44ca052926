"""The kinds of rows that are compared: where a dataset has them, and what they are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import attrgetter
from typing import Generic, TypeVar

from indicators.comparison.fields import (
    AREA,
    COMMITMENT,
    INDICATOR,
    OBSERVATION,
    RANK,
    RELATION,
    SOURCE,
    TARGET,
    ComparedField,
)
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
from indicators.rules.relations import content_of, name_of, value_text, verdict
from indicators.wording import numbers

T = TypeVar("T")

# Two wordings of one piece of work share more than half of their characters.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class RowType(Generic[T]):
    """How the rows of a sheet are compared.

    `key` identifies a row, `is_reused` tells that a number means something else than before,
    `is_revised` that a row says the same with another standing; `revised` finds the old row of
    another number that a new row takes the place of;
    `name`, `context` and `content` say in words what a row is about and what it says.
    """

    sheet: Sheet
    rows: Callable[[Dataset], Sequence[T]]
    key: Callable[[T], str]
    row_number: Callable[[T], int]
    told: tuple[ComparedField[T], ...]
    name: Callable[[T], str]
    context: Callable[[T, Dataset], str] = lambda row, dataset: ""
    content: Callable[[T], str] = lambda row: ""
    is_reused: Callable[[T, T], bool] = lambda old, new: False
    is_revised: Callable[[T, T], bool] = lambda old, new: False
    revised: Callable[[T, Dataset, Dataset], T | None] = lambda row, old, new: None

    def says(self, row: T) -> tuple[object, ...]:
        """Everything that is compared of a row but its key."""
        return tuple(each.value(row) for each in self.told)


def _where_and_when(fact: Fact, dataset: Dataset) -> str:
    area = "" if isinstance(fact, Commitment) else fact.area.name
    own = area == dataset.about.area.name
    return " ".join(filter(None, ("" if own else area, fact.period.label)))


def _means_otherwise(old: Observation | Target, new: Observation | Target) -> bool:
    """Whether a number now stands for another indicator, area or period."""
    return (old.indicator.code, old.area.code, old.period) != (
        new.indicator.code,
        new.area.code,
        new.period,
    )


def _has_other_status(old: Observation, new: Observation) -> bool:
    return old.status is not new.status


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


def _promises_otherwise(old: Commitment, new: Commitment) -> bool:
    return not _alike(old.matter, new.matter)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


_ROW: Callable[[object], int] = attrgetter("place.row")
_ID: Callable[[object], str] = attrgetter("id")
_CODE: Callable[[object], str] = attrgetter("code")
_NAME: Callable[[object], str] = attrgetter("name")

SOURCES: RowType[Source] = RowType(
    Sheet.SOURCES,
    lambda dataset: dataset.sources,
    _CODE,
    _ROW,
    SOURCE,
    _NAME,
    content=lambda row: " ".join(filter(None, (row.publisher, numbers.day(row.published)))),
)
AREAS: RowType[Area] = RowType(
    Sheet.AREAS,
    lambda dataset: dataset.areas,
    _CODE,
    _ROW,
    AREA,
    _NAME,
    content=lambda row: "、".join(row.scopes),
)
INDICATORS: RowType[Indicator] = RowType(
    Sheet.INDICATORS,
    lambda dataset: dataset.indicators,
    _CODE,
    _ROW,
    INDICATOR,
    _NAME,
    content=lambda row: f"{row.domain}，{row.measure.value}，{row.unit}",
)
OBSERVATIONS: RowType[Observation] = RowType(
    Sheet.OBSERVATIONS,
    lambda dataset: dataset.observations,
    _ID,
    _ROW,
    OBSERVATION,
    name_of,
    _where_and_when,
    numbers.reported,
    _means_otherwise,
    _has_other_status,
    _revised,
)
TARGETS: RowType[Target] = RowType(
    Sheet.TARGETS,
    lambda dataset: dataset.targets,
    _ID,
    _ROW,
    TARGET,
    name_of,
    _where_and_when,
    value_text,
    _means_otherwise,
)
RANKS: RowType[RankClaim] = RowType(
    Sheet.RANKS,
    lambda dataset: dataset.ranks,
    _ID,
    _ROW,
    RANK,
    name_of,
    _where_and_when,
    content_of,
    _claims_otherwise,
)
COMMITMENTS: RowType[Commitment] = RowType(
    Sheet.COMMITMENTS,
    lambda dataset: dataset.commitments,
    _ID,
    _ROW,
    COMMITMENT,
    name_of,
    _where_and_when,
    lambda fact: "，".join(filter(None, (content_of(fact), numbers.day(fact.printed_deadline)))),
    _promises_otherwise,
)
RELATIONS: RowType[Relation] = RowType(
    Sheet.RELATIONS,
    lambda dataset: dataset.relations,
    _ID,
    lambda row: row.members[0].place.row,
    RELATION,
    lambda row: f"{row.type.value}：{name_of(row.members[0].fact)}",
    content=lambda row: verdict(row).words,
    is_reused=lambda old, new: old.type is not new.type,
)

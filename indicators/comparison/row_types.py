"""The types of rows that are compared: where a dataset has them, and how they are described."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, partial
from operator import attrgetter
from typing import Any

from indicators.comparison.fields import ComparedField, compared_fields
from indicators.comparison.model import Change, ChangeKind, FieldChange
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation, RankClaim, Target
from indicators.model.schema import Sheet
from indicators.rules.relations import content_of, name_of, verdict
from indicators.wording import numbers

# A row of any sheet.
Row = Any
# Two wordings of one piece of work share more than half of their characters.
_ALIKE = 0.5


@dataclass(frozen=True, kw_only=True)
class RowType:
    """How the rows of a sheet are compared.

    `key` identifies a row; `is_reused` is whether a number means something else than before,
    `is_revised` whether only the status of a row differs; `revised` finds the old row of another
    number that a new row replaces; `name`, `context` and `content` describe a row in words.
    """

    sheet: Sheet
    rows: Callable[[Dataset], Sequence[Row]]
    key: Callable[[Row], str] = attrgetter("id")
    row_number: Callable[[Row], int] = attrgetter("place.row")
    name: Callable[[Row], str] = attrgetter("name")
    context: Callable[[Row, Dataset], str] = lambda row, dataset: ""
    content: Callable[[Row], str]
    is_reused: Callable[[Row, Row], bool] = lambda old, new: False
    is_revised: Callable[[Row, Row], bool] = lambda old, new: False
    revised: Callable[[Row, Dataset, Dataset], Row | None] = lambda row, old, new: None

    @cached_property
    def fields(self) -> tuple[ComparedField, ...]:
        """The fields that are compared."""
        return compared_fields(self.sheet)

    def values(self, row: Row) -> tuple[object, ...]:
        """Everything that is compared of a row but its key."""
        return tuple(each.value(row) for each in self.fields)

    def field_changes(self, before: Row, row: Row) -> tuple[FieldChange, ...]:
        """The fields that differ between two rows."""
        found = (each.change(before, row) for each in self.fields)
        return tuple(each for each in found if each)

    def change(self, kind: ChangeKind, row: Row, dataset: Dataset, *fields: FieldChange) -> Change:
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


_of_codes = partial(RowType, key=attrgetter("code"))
_of_facts = partial(RowType, name=name_of, context=_where_and_when)
# In the order of the workbook's sheets.
ROW_TYPES = (
    _of_codes(
        sheet=Sheet.SOURCES,
        rows=attrgetter("sources"),
        content=lambda row: _joined(" ", row.publisher, numbers.day(row.published)),
    ),
    _of_codes(
        sheet=Sheet.AREAS,
        rows=attrgetter("areas"),
        content=lambda row: "、".join(row.scopes),
    ),
    _of_codes(
        sheet=Sheet.INDICATORS,
        rows=attrgetter("indicators"),
        content=lambda row: f"{row.domain}，{row.measure.value}，{row.unit}",
    ),
    _of_facts(
        sheet=Sheet.OBSERVATIONS,
        rows=attrgetter("observations"),
        content=numbers.reported,
        is_reused=_means_otherwise,
        is_revised=lambda old, new: old.status is not new.status,
        revised=_revised,
    ),
    _of_facts(
        sheet=Sheet.TARGETS,
        rows=attrgetter("targets"),
        content=content_of,
        is_reused=_means_otherwise,
    ),
    _of_facts(
        sheet=Sheet.RANKS,
        rows=attrgetter("ranks"),
        content=content_of,
        is_reused=_claims_otherwise,
    ),
    _of_facts(
        sheet=Sheet.COMMITMENTS,
        rows=attrgetter("commitments"),
        content=lambda row: _joined("，", content_of(row), numbers.day(row.printed_deadline)),
        is_reused=lambda old, new: not _alike(old.matter, new.matter),
    ),
    RowType(
        sheet=Sheet.RELATIONS,
        rows=attrgetter("relations"),
        row_number=lambda row: row.members[0].place.row,
        name=lambda row: f"{row.type.value}：{name_of(row.members[0].fact)}",
        content=lambda row: verdict(row).words,
        is_reused=lambda old, new: old.type is not new.type,
    ),
)

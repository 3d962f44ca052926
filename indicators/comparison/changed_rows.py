"""The properties and rows that differ between two datasets, in the order of the workbook."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher
from functools import cached_property, partial
from operator import attrgetter
from typing import Any

from indicators.comparison.fields import (
    ComparedField,
    compared_fields,
    day_difference,
    plain_difference,
)
from indicators.comparison.model import Change, ChangeKind, FieldChange
from indicators.model.dataset import About, Dataset
from indicators.model.facts import Commitment, Fact, Observation, RankClaim, Target
from indicators.model.schema import FACT_SHEETS, Field, Property, Sheet
from indicators.model.units import POINTS
from indicators.rules.relations import content_of, name_of, verdict
from indicators.wording import numbers

# A row of any sheet.
Row = Any
# Two wordings of one piece of work share more than half of their characters.
_ALIKE = 0.5


@dataclass(frozen=True, kw_only=True)
class _RowType:
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


_of_codes = partial(_RowType, key=attrgetter("code"))
_of_facts = partial(_RowType, name=name_of, context=_where_and_when)
# In the order of the workbook's sheets.
_ROW_TYPES = (
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
    _RowType(
        sheet=Sheet.RELATIONS,
        rows=attrgetter("relations"),
        row_number=lambda row: row.members[0].place.row,
        name=lambda row: f"{row.type.value}：{name_of(row.members[0].fact)}",
        content=lambda row: verdict(row).words,
        is_reused=lambda old, new: old.type is not new.type,
    ),
)

_CONTENT = Field.CONTENT.value
_REVISED = {Field.VALUE, Field.TEXT, Field.STATUS, Field.SOURCE}
# 基于版次 is left out: it differs between any two editions.
_VALUES: dict[Property, Callable[[About], object]] = {
    Property.AREA: lambda about: f"{about.area.name}（{about.area.code}）",
    Property.AS_OF: lambda about: about.as_of,
    Property.REPORT: lambda about: about.report,
    Property.REPORT_DATE: lambda about: about.report_date,
    Property.COMPILER: lambda about: about.compiler,
    Property.SCHEMA_VERSION: lambda about: about.schema_version,
    Property.NEAR_RATE: lambda about: about.thresholds.near_rate,
    Property.NEAR_PROGRESS: lambda about: about.thresholds.near_progress,
    Property.ABOUT_TOLERANCE: lambda about: about.thresholds.about_tolerance,
}


def changes(old: Dataset, new: Dataset) -> tuple[Change, ...]:
    """Every row that is new, gone, renumbered or different, and the properties that differ.

    A new row for a figure that the workbook had in another version is 修订, not 新增. A number that
    moved to another sheet is 编号被改作他用 like one that means something else.
    """
    return (
        *_property_changes(old, new),
        *(change for kind in _ROW_TYPES for change in _changed(kind, old, new)),
    )


def _changed(kind: _RowType, old: Dataset, new: Dataset) -> list[Change]:
    before = {kind.key(each): each for each in kind.rows(old)}
    after = {kind.key(each): each for each in kind.rows(new)}
    added = {key: row for key, row in after.items() if key not in before}
    removed = {key: row for key, row in before.items() if key not in after}
    # A number that another sheet had before is not a new number of the same fact but is reused.
    fresh = {key: row for key, row in added.items() if key not in old.fact_by_id}
    moved = _renumbered(kind, removed, fresh)
    found: list[tuple[int, Change]] = []
    for key, row in after.items():
        if key in before:
            change = _other(kind, before[key], row, new)
        elif key in moved:
            field = FieldChange(Field.ID.value, moved[key], key)
            change = kind.change(ChangeKind.RENUMBERED, row, new, field)
        else:
            change = _revision(kind, row, old, new) or _added(kind, row, old, new)
        if change:
            found.append((kind.row_number(row), change))
    gone = removed.keys() - set(moved.values())
    found += [
        (kind.row_number(row), _removed(kind, row, old))
        for key, row in removed.items()
        if key in gone
    ]
    return [change for _, change in sorted(found, key=lambda each: each[0])]


def _renumbered(
    kind: _RowType, removed: Mapping[str, Row], added: Mapping[str, Row]
) -> dict[str, str]:
    """The new numbers of facts that are the same as one whose number is gone: new → old.

    Codes of indicators, areas and sources are chosen words, not numbers.
    """
    if kind.sheet not in FACT_SHEETS or not removed:
        return {}
    lost: dict[object, list[str]] = defaultdict(list)
    for key, row in removed.items():
        lost[kind.values(row)].append(key)
    return {key: same.pop(0) for key, row in added.items() if (same := lost.get(kind.values(row)))}


def _other(kind: _RowType, before: Row, row: Row, new: Dataset) -> Change | None:
    if kind.values(before) == kind.values(row):
        return None
    what = ChangeKind.REVISED if kind.is_revised(before, row) else ChangeKind.CHANGED
    if kind.is_reused(before, row):
        what = ChangeKind.REUSED
    return kind.change(what, row, new, *kind.field_changes(before, row))


def _revision(kind: _RowType, row: Row, old: Dataset, new: Dataset) -> Change | None:
    """A new row for a figure that the old dataset has in another version.

    Their citations are not compared: each row keeps its own evidence.
    """
    before = kind.revised(row, old, new)
    if before is None or kind.key(row) in old.fact_by_id:
        return None
    fields = (each for each in kind.field_changes(before, row) if each.field in _REVISED)
    return kind.change(ChangeKind.REVISED, row, new, *fields)


def _added(kind: _RowType, row: Row, old: Dataset, new: Dataset) -> Change:
    other = old.fact_by_id.get(kind.key(row)) if kind.sheet in FACT_SHEETS else None
    if other is None:
        added = FieldChange(_CONTENT, "", kind.content(row))
        return kind.change(ChangeKind.ADDED, row, new, added)
    now = f"{kind.sheet.value} {kind.name(row)} {kind.content(row)}"
    before = f"{other.place.sheet.value} {name_of(other)} {content_of(other)}"
    return kind.change(ChangeKind.REUSED, row, new, FieldChange(_CONTENT, before, now))


def _removed(kind: _RowType, row: Row, old: Dataset) -> Change:
    return kind.change(ChangeKind.REMOVED, row, old, FieldChange(_CONTENT, kind.content(row), ""))


def _property_changes(old: Dataset, new: Dataset) -> Iterator[Change]:
    """The properties that differ, each as a row."""
    for name, value_of in _VALUES.items():
        before, after = value_of(old.about), value_of(new.about)
        if before != after:
            difference = _property_difference(before, after)
            field = FieldChange(_CONTENT, _text(before), _text(after), difference)
            yield Change(ChangeKind.CHANGED, Sheet.PROPERTIES, name, name, "", (field,))


def _text(value: object) -> str:
    if isinstance(value, date):
        return numbers.day(value)
    if isinstance(value, Decimal):
        return f"{numbers.number(value)}{POINTS}"
    return str(value or "")


def _property_difference(before: object, after: object) -> str:
    if isinstance(before, date) and isinstance(after, date):
        return day_difference(before, after)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return plain_difference(before, after, POINTS)
    return ""

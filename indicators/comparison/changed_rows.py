"""The properties and rows that differ between two datasets, in the order of the workbook."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from indicators.comparison.fields import day_difference, plain_difference
from indicators.comparison.model import Change, ChangeKind, FieldChange
from indicators.comparison.row_types import ROW_TYPES, Row, RowType
from indicators.model.dataset import About, Dataset
from indicators.model.schema import FACT_SHEETS, Field, Property, Sheet
from indicators.model.units import POINTS
from indicators.rules.relations import content_of, name_of
from indicators.wording.numbers import day, number

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
        *(change for kind in ROW_TYPES for change in _changed(kind, old, new)),
    )


def _changed(kind: RowType, old: Dataset, new: Dataset) -> list[Change]:
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
            change = _moved(kind, moved[key], row, new)
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
    kind: RowType, removed: Mapping[str, Row], added: Mapping[str, Row]
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


def _other(kind: RowType, before: Row, row: Row, new: Dataset) -> Change | None:
    if kind.values(before) == kind.values(row):
        return None
    what = ChangeKind.REVISED if kind.is_revised(before, row) else ChangeKind.CHANGED
    if kind.is_reused(before, row):
        what = ChangeKind.REUSED
    return kind.change(what, row, new, *kind.field_changes(before, row))


def _moved(kind: RowType, old_key: str, row: Row, new: Dataset) -> Change:
    field = FieldChange(Field.ID.value, old_key, kind.key(row))
    return kind.change(ChangeKind.RENUMBERED, row, new, field)


def _revision(kind: RowType, row: Row, old: Dataset, new: Dataset) -> Change | None:
    """A new row for a figure that the old dataset has in another version.

    Their citations are not compared: each row keeps its own evidence.
    """
    before = kind.revised(row, old, new)
    if before is None or kind.key(row) in old.fact_by_id:
        return None
    fields = (each for each in kind.field_changes(before, row) if each.field in _REVISED)
    return kind.change(ChangeKind.REVISED, row, new, *fields)


def _added(kind: RowType, row: Row, old: Dataset, new: Dataset) -> Change:
    other = old.fact_by_id.get(kind.key(row)) if kind.sheet in FACT_SHEETS else None
    if other is None:
        added = FieldChange(_CONTENT, "", kind.content(row))
        return kind.change(ChangeKind.ADDED, row, new, added)
    now = f"{kind.sheet.value} {kind.name(row)} {kind.content(row)}"
    before = f"{other.place.sheet.value} {name_of(other)} {content_of(other)}"
    return kind.change(ChangeKind.REUSED, row, new, FieldChange(_CONTENT, before, now))


def _removed(kind: RowType, row: Row, old: Dataset) -> Change:
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
        return day(value)
    if isinstance(value, Decimal):
        return f"{number(value)}{POINTS}"
    return str(value or "")


def _property_difference(before: object, after: object) -> str:
    if isinstance(before, date) and isinstance(after, date):
        return day_difference(before, after)
    if isinstance(before, Decimal) and isinstance(after, Decimal):
        return plain_difference(before, after, POINTS)
    return ""

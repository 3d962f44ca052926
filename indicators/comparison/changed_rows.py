"""The rows that differ between two datasets, in the order of the workbook."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeVar

from indicators.comparison import row_types
from indicators.comparison.model import Change, ChangeKind, FieldChange
from indicators.comparison.properties import property_changes
from indicators.comparison.row_types import RowType
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.model.schema import FACT_SHEETS, Field
from indicators.rules.relations import content_of, name_of

T = TypeVar("T")

_CONTENT = Field.CONTENT.value
_REVISED = {Field.VALUE, Field.TEXT, Field.STATUS, Field.SOURCE}


def changes(old: Dataset, new: Dataset) -> tuple[Change, ...]:
    """Every row that is new, gone, renumbered or other than before; what an edition says of itself.

    A new row for a figure that the workbook had in another version is 修订, not 新增. A number that
    moved to another sheet is 编号被改作他用 like one that means something else.
    """
    return (
        *property_changes(old, new),
        *_changed(row_types.SOURCES, old, new),
        *_changed(row_types.AREAS, old, new),
        *_changed(row_types.INDICATORS, old, new),
        *_changed(row_types.OBSERVATIONS, old, new),
        *_changed(row_types.TARGETS, old, new),
        *_changed(row_types.RANKS, old, new),
        *_changed(row_types.COMMITMENTS, old, new),
        *_changed(row_types.RELATIONS, old, new),
    )


def _changed(kind: RowType[T], old: Dataset, new: Dataset) -> list[Change]:
    before = {kind.key(each): each for each in kind.rows(old)}
    after = {kind.key(each): each for each in kind.rows(new)}
    added = {key: row for key, row in after.items() if key not in before}
    removed = {key: row for key, row in before.items() if key not in after}
    # A number that another sheet had is no new number of the same fact, it is used twice.
    fresh = {key: row for key, row in added.items() if key not in old.fact_by_id}
    moved = _renumbered(kind, removed, fresh)
    found: list[tuple[int, Change]] = []
    for key, row in after.items():
        if key in before:
            change = _other(kind, key, before[key], row, new)
        elif key in moved:
            change = _moved(kind, moved[key], key, row, new)
        else:
            change = _revision(kind, key, row, old, new) or _added(kind, key, row, old, new)
        if change:
            found.append((kind.row_number(row), change))
    gone = removed.keys() - set(moved.values())
    found += [
        (kind.row_number(row), _removed(kind, key, row, old))
        for key, row in removed.items()
        if key in gone
    ]
    return [change for _, change in sorted(found, key=lambda each: each[0])]


def _renumbered(
    kind: RowType[T], removed: Mapping[str, T], added: Mapping[str, T]
) -> dict[str, str]:
    """The new numbers of facts that say the same as a number that is gone: new → old.

    Codes of indicators, areas and sources are words that people choose, and no numbers.
    """
    if kind.sheet not in FACT_SHEETS or not removed:
        return {}
    lost: dict[object, list[str]] = defaultdict(list)
    for key, row in removed.items():
        lost[kind.says(row)].append(key)
    return {key: same.pop(0) for key, row in added.items() if (same := lost.get(kind.says(row)))}


def _other(kind: RowType[T], key: str, before: T, row: T, new: Dataset) -> Change | None:
    if kind.says(before) == kind.says(row):
        return None
    fields = tuple(_fields(kind, before, row))
    what = ChangeKind.REVISED if kind.is_revised(before, row) else ChangeKind.CHANGED
    if kind.is_reused(before, row):
        what = ChangeKind.REUSED
    return Change(what, kind.sheet, key, kind.name(row), kind.context(row, new), fields)


def _fields(kind: RowType[T], before: T, row: T) -> Iterator[FieldChange]:
    for told in kind.told:
        if change := told.change(before, row):
            yield change


def _moved(kind: RowType[T], old_key: str, key: str, row: T, new: Dataset) -> Change:
    fields = (FieldChange(Field.ID.value, old_key, key),)
    name, context = kind.name(row), kind.context(row, new)
    return Change(ChangeKind.RENUMBERED, kind.sheet, key, name, context, fields)


def _revision(kind: RowType[T], key: str, row: T, old: Dataset, new: Dataset) -> Change | None:
    """A new row for a figure that the old dataset has already, beside what that says.

    Where the two are printed differs without a word: both rows keep their own evidence.
    """
    before = kind.revised(row, old, new)
    if before is None or key in old.fact_by_id:
        return None
    fields = tuple(each for each in _fields(kind, before, row) if each.field in _REVISED)
    name, context = kind.name(row), kind.context(row, new)
    return Change(ChangeKind.REVISED, kind.sheet, key, name, context, fields)


def _added(kind: RowType[T], key: str, row: T, old: Dataset, new: Dataset) -> Change:
    name, context, content = kind.name(row), kind.context(row, new), kind.content(row)
    other = old.fact_by_id.get(key) if kind.sheet in FACT_SHEETS else None
    if other is not None:
        fields = (FieldChange(_CONTENT, _said(other), f"{kind.sheet.value} {name} {content}"),)
        return Change(ChangeKind.REUSED, kind.sheet, key, name, context, fields)
    fields = (FieldChange(_CONTENT, "", content),)
    return Change(ChangeKind.ADDED, kind.sheet, key, name, context, fields)


def _said(fact: Fact) -> str:
    return f"{fact.place.sheet.value} {name_of(fact)} {content_of(fact)}"


def _removed(kind: RowType[T], key: str, row: T, old: Dataset) -> Change:
    fields = (FieldChange(_CONTENT, kind.content(row), ""),)
    name, context = kind.name(row), kind.context(row, old)
    return Change(ChangeKind.REMOVED, kind.sheet, key, name, context, fields)

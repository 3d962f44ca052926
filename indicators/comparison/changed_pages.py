"""What changes on the pages: rows of charts and lists, statuses, sentences."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import isnan
from types import MappingProxyType

import pandas as pd

from indicators.comparison.compared_tables import EVERYWHERE, ComparedTable, compared_tables
from indicators.comparison.model import BLANK, Change, ChangeKind, Consequence, ConsequenceKind
from indicators.exhibits.columns import Column, ColumnRole
from indicators.exhibits.forms import ChangeScope
from indicators.exhibits.table import Table
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact, Observation
from indicators.model.periods import Period
from indicators.model.schema import Field, Property, Sheet
from indicators.rules.search import indicator_of

Row = Mapping[Hashable, object]

# Columns that make a consequence of another kind than their chart or list.
_KINDS = MappingProxyType(
    {
        ColumnRole.STATUS: ConsequenceKind.STATUS,
        ColumnRole.STANDING: ConsequenceKind.STATUS,
        ColumnRole.RANK: ConsequenceKind.RANK,
        ColumnRole.REASON: ConsequenceKind.RANK,
        ColumnRole.WORDS: ConsequenceKind.TEXT,
        ColumnRole.NOTE: ConsequenceKind.TEXT,
    }
)


def consequences(old: Dataset, new: Dataset, changes: Sequence[Change]) -> tuple[Consequence, ...]:
    """What changes on the pages, in their order; identical differences on one page are merged.

    `changes` are those between the two datasets: pages are compared only where they affect them.
    """
    if not changes:
        return ()
    scope = change_scope(old, new, changes)
    renamed = list(_renamed_sources(changes))
    found = [*renamed]
    for figure in compared_tables(old, new):
        # A renamed document is one consequence, not one for each of its rows.
        tables = figure.table(old, scope), figure.table(new, scope)
        found += _rows(figure, *tables, with_sources=not renamed)
    return tuple(_once(found))


def _renamed_sources(changes: Iterable[Change]) -> Iterator[Consequence]:
    for each in changes:
        if each.sheet is Sheet.SOURCES and each.kind is ChangeKind.CHANGED:
            for field in each.fields:
                if field.field == Field.DOCUMENT:
                    yield Consequence(
                        ConsequenceKind.TEXT,
                        EVERYWHERE,
                        "来源",
                        each.id,
                        field.old_text,
                        field.new_text,
                    )


def _rows(
    figure: ComparedTable, old: Table, new: Table, *, with_sources: bool
) -> Iterator[Consequence]:
    titled = _titled(old, new)
    compared = {
        name: titled.columns.by_name[name]
        for name in titled.compared
        if with_sources or titled.role(name) is not ColumnRole.SOURCE
    }
    before, after = (_keyed(each, figure.key) for each in (old, new))
    for key, row in after.items():
        if key not in before:
            yield _whole(figure, row, compared, is_new=True)
        else:
            yield from _cells(figure, before[key], row, compared)
    for key, row in before.items():
        if key not in after:
            yield _whole(figure, row, compared, is_new=False)


def _titled(old: Table, new: Table) -> Table:
    """The table whose titles name the columns of both: the one with a later actual in its own."""
    return old if "最近实绩" in old.labels.values() else new


def _keyed(table: Table, key: Sequence[str]) -> dict[Hashable, Row]:
    """The rows by their key; rows that share one by how often it occurred before."""
    seen: Counter[Hashable] = Counter()
    found: dict[Hashable, Row] = {}
    for row in table.rows.to_dict("records"):
        name = tuple(str(row[column]) for column in key)
        found[name, seen[name]] = row
        seen[name] += 1
    return found


def _cells(
    figure: ComparedTable, before: Row, row: Row, compared: Mapping[str, Column]
) -> Iterator[Consequence]:
    """The differing cells of a row, those of one kind together."""
    differing: dict[ConsequenceKind, list[Column]] = defaultdict(list)
    for name, column in compared.items():
        if _text(before[name]) != _text(row[name]):
            differing[_KINDS.get(column.role, figure.kind)].append(column)
    for kind, columns in differing.items():
        texts = (_labelled(before, columns), _labelled(row, columns))
        yield Consequence(kind, figure.page, figure.title, _subject(figure, row), *texts)


def _labelled(row: Row, columns: Sequence[Column]) -> str:
    texts = [(each.label, _text(row[each.name]) or BLANK) for each in columns]
    if len(texts) == 1:
        return texts[0][1]
    return "；".join(f"{label}：{text}" if label else text for label, text in texts)


def _whole(
    figure: ComparedTable, row: Row, compared: Mapping[str, Column], *, is_new: bool
) -> Consequence:
    """A row that enters or leaves, with all its texts but name and source."""
    told = [
        _text(row[name])
        for name, column in compared.items()
        if name not in {*figure.subject, *figure.key} and column.role is not ColumnRole.SOURCE
    ]
    text = "，".join(filter(None, told)) or _subject(figure, row)
    texts = ("", text) if is_new else (text, "")
    return Consequence(figure.kind, figure.page, figure.title, _subject(figure, row), *texts)


def _subject(figure: ComparedTable, row: Row) -> str:
    return " · ".join(filter(None, (_text(row[name]) for name in figure.subject)))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    missing = value is None or value is pd.NaT or (isinstance(value, float) and isnan(value))
    return "" if missing else str(value)


def _once(found: Iterable[Consequence]) -> Iterator[Consequence]:
    """Each consequence once a page, under the titles of all charts and lists that have it."""
    same: dict[Hashable, list[Consequence]] = defaultdict(list)
    for each in found:
        kind = each.kind if each.kind in _KINDS.values() else None
        same[kind, each.page, each.subject, each.old_text, each.new_text].append(each)
    for alike in same.values():
        titles = "、".join(dict.fromkeys(each.figure for each in alike))
        yield replace(alike[0], figure=titles)


def change_scope(old: Dataset, new: Dataset, changes: Iterable[Change]) -> ChangeScope:
    """The indicators and periods that the changes between two datasets affect."""
    codes: set[str] = set()
    periods: set[tuple[str, Period]] = set()
    whole: set[str] = set()
    for each in changes:
        if _is_everything(each):
            every = frozenset({*old.indicator_by_code, *new.indicator_by_code})
            return ChangeScope(every, frozenset(), every)
        if each.sheet is Sheet.INDICATORS:
            whole.add(each.id)
        for fact in _facts(each, old, new):
            if indicator := indicator_of(fact):
                codes.add(indicator.code)
            if isinstance(fact, Observation):
                periods.add((fact.indicator.code, fact.period))
    return ChangeScope(frozenset(codes), frozenset(periods), frozenset(whole))


def _is_everything(change: Change) -> bool:
    """Whether a change affects all tables: another district, or other members of a scope."""
    is_area = change.sheet is Sheet.PROPERTIES and change.id == Property.AREA
    return is_area or change.sheet is Sheet.AREAS


def _facts(change: Change, old: Dataset, new: Dataset) -> list[Fact]:
    ids = [change.id]
    if change.kind is ChangeKind.RENUMBERED:
        ids += [each.old_text for each in change.fields]
    found = [dataset.fact_by_id.get(each) for dataset in (old, new) for each in ids]
    return [each for each in found if each]

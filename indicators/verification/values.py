"""The items of an export, exhibits and single facts, with every value that they print."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from indicators.exhibits.columns import ID, PRINTED
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.request import Request, UnknownExhibit, read
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation
from indicators.rules.relations import content_of, name_of
from indicators.store import Store, StoreUnavailable
from indicators.store.exports import Entry, Export, ExportKind
from indicators.wording.numbers import remarked

# A sentence about one fact; no exhibit has this name.
_FACT = "fact:"

Item = Request | Fact


def values_of(shown: ExhibitContent) -> tuple[Entry, ...]:
    """The texts that a reader sees, blank ones left out, in the order of the table."""
    table = shown.table
    # Sources are not compared: a corrected page number does not make a chart wrong.
    labels = {
        each: label for each, label in table.compared.items() if table.role(each) not in PRINTED
    }
    seen: Counter[str] = Counter()
    found: list[Entry] = []
    # A table has forty further columns, and pandas takes each of them out slowly.
    printed = table.rows.filter(items=list(dict.fromkeys([ID.name, table.subject, *labels])))
    for row in printed.to_dict("records"):
        subject = str(row[table.subject])
        key = str(row.get(ID.name) or subject)
        seen[key] += 1
        if seen[key] > 1:
            key = f"{key}#{seen[key]}"
        texts = {name: str(row[each]) for each, name in labels.items()}
        found += [Entry(key, subject, name, text) for name, text in texts.items() if text]
    return tuple(found)


class Gone(Exception):
    """An item does not exist any more; the text is one Chinese sentence."""


def written_item(item: Item, dataset: Dataset) -> str:
    """The item as one text, which has the same meaning for every later edition."""
    if isinstance(item, Request):
        return item.lasting(dataset)
    return _FACT + quote(item.id)


def request_of(written: str, dataset: Dataset) -> Request | None:
    """The exhibit that an item asks for, None for a fact; raises Gone."""
    if written.startswith(_FACT):
        return None
    try:
        return read(written, dataset)
    except (UnknownExhibit, BadParameter) as refused:
        raise Gone(str(refused)) from refused


def all_values(kind: ExportKind, items: Sequence[str], dataset: Dataset) -> tuple[Entry, ...]:
    """The values of the items, a briefing's each under its own heading; raises Gone."""
    found = [_values(each, dataset) for each in items]
    if kind is ExportKind.CHART:
        return tuple(entry for _, entries in found for entry in entries)
    return tuple(
        # The same fact may be in several charts.
        replace(entry, row=f"{number}/{entry.row}", where=f"{heading}：{entry.where}")
        for number, (heading, entries) in enumerate(found, start=1)
        for entry in entries
    )


def _values(written: str, dataset: Dataset) -> tuple[str, tuple[Entry, ...]]:
    request = request_of(written, dataset)
    if request is None:
        return _fact_values(unquote(written.removeprefix(_FACT)), dataset)
    shown = request.shown(dataset)
    return shown.title, values_of(shown)


def _fact_values(identifier: str, dataset: Dataset) -> tuple[str, tuple[Entry, ...]]:
    fact = dataset.fact_by_id.get(identifier)
    if fact is None:
        raise Gone(f"工作簿里没有编号为“{identifier}”的数字。")
    # A revised figure differs from the printed one.
    now = dataset.current(fact) if isinstance(fact, Observation) else fact
    status = now.status.mark if isinstance(now, Observation) else ""
    own = dataset.about.area
    parts = {
        "地区": "" if isinstance(fact, Commitment) or fact.area == own else fact.area.name,
        "期间": fact.period.label,
        "数值": remarked(content_of(now), status),
    }
    entries = (Entry(fact.id, name_of(fact), label, text) for label, text in parts.items() if text)
    return fact.place.sheet.value, tuple(entries)


def record_exhibit(
    store: Store, dataset: Dataset, request: Request, shown: ExhibitContent | None = None
) -> str:
    """Store a chart or table and return its code, "" where the store is not available.

    `shown` is the content of the request, where the caller has it already.
    """
    return _recorded(store, exhibit_export(dataset, request, shown))


def record_briefing(store: Store, dataset: Dataset, title: str, items: Sequence[Item]) -> str:
    """The same for a briefing of charts, tables and the facts of its sentences."""
    return _recorded(store, briefing_export(dataset, title, items))


def exhibit_export(
    dataset: Dataset, request: Request, shown: ExhibitContent | None = None
) -> Export:
    """The export of a chart or table, not stored yet."""
    content = shown or request.shown(dataset)
    title = f"{content.title}（{content.period}）" if content.period else content.title
    items = (written_item(request, dataset),)
    return Export(ExportKind.CHART, title, dataset.edition, items, values_of(content))


def briefing_export(dataset: Dataset, title: str, items: Sequence[Item]) -> Export:
    """The export of a briefing, not stored yet."""
    written = tuple(written_item(each, dataset) for each in items)
    values = all_values(ExportKind.BRIEFING, written, dataset)
    return Export(ExportKind.BRIEFING, title, dataset.edition, written, values)


def _recorded(store: Store, export: Export) -> str:
    try:
        return store.exports.keep(replace(export, made_at=datetime.now(UTC)))
    except StoreUnavailable:
        return ""

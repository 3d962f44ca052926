"""Recording what is handed out, and the code to print on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset
from indicators.store import Store, StoreUnavailable
from indicators.store.export_entries import Export, ExportKind
from indicators.verification.items import Item, all_values, written_item
from indicators.verification.values import values_of


def record_exhibit(
    store: Store, dataset: Dataset, request: Request, shown: ExhibitContent | None = None
) -> str:
    """The code of a chart or table, "" where the store cannot keep it: print none then.

    `shown` is what the request shows, where the caller has it already.
    """
    return _recorded(store, exhibit_export(dataset, request, shown))


def record_briefing(store: Store, dataset: Dataset, title: str, items: Sequence[Item]) -> str:
    """The code of a briefing of charts, tables and the facts of its sentences; "" as above."""
    return _recorded(store, briefing_export(dataset, title, items))


def exhibit_export(
    dataset: Dataset, request: Request, shown: ExhibitContent | None = None
) -> Export:
    """A chart or table as it leaves the dashboard, not recorded yet."""
    told = shown or request.shown(dataset)
    title = f"{told.title}（{told.period}）" if told.period else told.title
    items = (written_item(request, dataset),)
    return Export(ExportKind.CHART, title, dataset.edition, items, values_of(told))


def briefing_export(dataset: Dataset, title: str, items: Sequence[Item]) -> Export:
    """A briefing as it leaves the dashboard, not recorded yet."""
    written = tuple(written_item(each, dataset) for each in items)
    values = all_values(ExportKind.BRIEFING, written, dataset)
    return Export(ExportKind.BRIEFING, title, dataset.edition, written, values)


def _recorded(store: Store, export: Export) -> str:
    try:
        return store.keep_export(replace(export, made_at=datetime.now(UTC)))
    except StoreUnavailable:
        return ""

"""What an export is made of, in writing: exhibits as they were asked for, and single facts."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote, unquote

from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.request import Request, UnknownExhibit, read
from indicators.model.dataset import Dataset
from indicators.model.facts import Commitment, Fact, Observation
from indicators.rules.relations import content_of, name_of
from indicators.store.export_entries import Entry, ExportKind
from indicators.verification.values import values_of
from indicators.wording.numbers import remarked

# A sentence about one fact; no exhibit has this name.
_FACT = "fact:"

Item = Request | Fact


class Gone(Exception):
    """What was asked for does not exist any more; its text is one Chinese sentence."""


def written_item(item: Item, dataset: Dataset) -> str:
    """The item as one text, which means the same of every later edition."""
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
    """What the dataset says of the items, a briefing's each under its own heading; raises Gone."""
    found = [_values(each, dataset) for each in items]
    if kind is ExportKind.CHART:
        return tuple(entry for _, entries in found for entry in entries)
    return tuple(
        # The same fact may stand in several charts.
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


def _content(fact: Fact) -> str:
    status = fact.status.mark if isinstance(fact, Observation) else ""
    return remarked(content_of(fact), status)


def _other_area(fact: Fact, dataset: Dataset) -> str:
    """The area of a fact that is not of the workbook's own; "" of one that is, or has none."""
    if isinstance(fact, Commitment) or fact.area == dataset.about.area:
        return ""
    return fact.area.name


def _fact_values(identifier: str, dataset: Dataset) -> tuple[str, tuple[Entry, ...]]:
    fact = dataset.fact_by_id.get(identifier)
    if fact is None:
        raise Gone(f"工作簿里没有编号为“{identifier}”的数字。")
    # A figure that was revised is not what was printed any more.
    now = dataset.current(fact) if isinstance(fact, Observation) else fact
    told = {"地区": _other_area(fact, dataset), "期间": fact.period.label, "数值": _content(now)}
    entries = (Entry(fact.id, name_of(fact), label, text) for label, text in told.items() if text)
    return fact.place.sheet.value, tuple(entries)

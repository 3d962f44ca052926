"""From an outline and a dataset to a briefing with all its words and figures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from indicators.briefings.briefing import Briefing, Part
from indicators.briefings.captions import source_text, sources_of
from indicators.briefings.outline import (
    BadItem,
    Item,
    ItemKind,
    Outline,
    day_of_judgement,
    judged,
)
from indicators.briefings.ready import CHOSEN_TOPIC, title_of
from indicators.exhibits.exhibit import ExhibitContent, Form, exhibit_sentences
from indicators.exhibits.library import kind_of
from indicators.exhibits.parameters import BadParameter
from indicators.exhibits.request import Request, UnknownExhibit, read
from indicators.exhibits.table import facts_of_rows, facts_of_sentences, source_names
from indicators.model.dataset import Dataset
from indicators.model.facts import Fact
from indicators.model.results import computed_once
from indicators.rules.agenda import outdated_notice
from indicators.rules.relations import name_of, said_of
from indicators.rules.report_years import of_year
from indicators.rules.statuses import UNPUBLISHED
from indicators.sentences import fact_sentences
from indicators.text.plain_text import visible
from indicators.wording.numbers import day

_FACTS = "有关数据"
# The sentences on rows beside a chart, which shows the others.
MOST_BESIDE_A_CHART = 8
# The reason of a status may hold quotation marks of its own.
_STATED = re.compile(r"状态为“(?:无法判定–)?(.+?)”(?=[，。；（]|\Z)")


def assembled(outline: Outline, dataset: Dataset, code: str = "") -> Briefing:
    """The briefing that an outline asks of a dataset; raises BadItem."""
    about, edition, on = dataset.about, dataset.edition, outline.judged_on(dataset)
    parts = tuple(_parts(outline, dataset))
    # Readers expect the date of the cover.
    judged = on if on != day_of_judgement(outline.dated, dataset) else None
    return Briefing(
        title=visible(outline.title) or title_of(outline.topic, dataset),
        # Readers need not know that the items were chosen by hand.
        topic="" if outline.topic == CHOSEN_TOPIC else outline.topic,
        area=about.area.name,
        unit_name=visible(outline.unit_name),
        dated=outline.dated,
        is_internal=outline.is_internal,
        watermark=visible(outline.watermark),
        source=source_names(each for part in parts for each in part.facts),
        as_of=about.as_of,
        edition=edition.cited,
        edition_label=edition.label,
        code=code,
        judged=judged,
        notice=(f"各项以{day(on)}判断。" if judged else "") + _notice(parts, dataset, on),
        parts=parts,
    )


def _notice(parts: Iterable[Part], dataset: Dataset, on: date) -> str:
    """The dates that have passed, and what is written in the tables where there are no results."""
    outdated = outdated_notice(dataset, on)
    tables = (each.shown.table for each in parts if each.shown and each.form is Form.TABLE)
    cells = (each.rows.get("status_text", ()) for each in tables)
    is_written = any(UNPUBLISHED in str(cell) for column in cells for cell in column)
    return outdated and outdated + (
        f"表中“{UNPUBLISHED}”：数据里还没有结果，不判断是否完成。" if is_written else ""
    )


def _request_of(item: Item, dataset: Dataset) -> Request:
    """The request for an item's exhibit; raises BadItem."""
    try:
        asked = read(item.written, dataset)
    except (UnknownExhibit, BadParameter) as error:
        raise BadItem(str(error)) from error
    if item.kind is ItemKind.CHART and asked.exhibit.form is Form.TABLE:
        raise BadItem(f"“{asked.exhibit.title}”是表，没有图：请改用 table:{item.written}。")
    return asked


def item_label(item: Item, dataset: Dataset) -> str:
    """An item in words: 图：增速和位次（期间：2023年）; raises BadItem."""
    if item.kind is ItemKind.FACT:
        fact = _fact_of(item, dataset)
        which = f"{kind_of(fact)}，{fact.period.label}，{item.written}"
        return f"{item.kind.label}：{said_of(fact)}（{which}）"
    asked = _request_of(item, dataset)
    titles = {each.key: each.title for each in asked.exhibit.parameters}
    chosen = "，".join(f"{titles[key]}：{text}" for key, text in asked.query(dataset))
    return f"{item.kind.label}：{asked.exhibit.title}" + (f"（{chosen}）" if chosen else "")


def _fact_of(item: Item, dataset: Dataset) -> Fact:
    """The fact that an item names; raises BadItem."""
    found = dataset.fact_by_id.get(item.written)
    if found is None:
        raise BadItem(f"这一版没有编号为“{item.written}”的数字。")
    return found


def said_by(outline: Outline, dataset: Dataset) -> tuple[Request | Fact, ...]:
    """The requests and facts of the items, in their order; raises BadItem."""
    return tuple(
        _fact_of(each, dataset)
        if each.kind is ItemKind.FACT
        else _asked(each, outline.judged_on(dataset), dataset)
        for each in outline.items
    )


def _asked(item: Item, on: date, dataset: Dataset) -> Request:
    return judged(_request_of(item, dataset), on, dataset)


def _parts(outline: Outline, dataset: Dataset) -> Iterator[Part]:
    """The parts; consecutive facts are one part with all their sentences."""
    on = outline.judged_on(dataset)
    for is_fact, group in groupby(outline.items, lambda each: each.kind is ItemKind.FACT):
        if is_fact:
            yield _text([_fact_of(each, dataset) for each in group], on, dataset)
        else:
            yield from (_exhibited(dataset, each, on) for each in group)


def _text(facts: list[Fact], on: date, dataset: Dataset) -> Part:
    sentences = [plain(each) for fact in facts for each in fact_sentences(fact, dataset, on)]
    if len(facts) > 1:
        sentences.insert(0, f"{name_of(facts[0])}等{len(facts)}项数据。")
    return Part(
        heading=_FACTS,
        message=sentences[0],
        sentences=tuple(sentences[1:]),
        sources=sources_of(facts),
        facts=tuple(facts),
    )


@computed_once
def _exhibited(dataset: Dataset, item: Item, on: date) -> Part:
    asked = _asked(item, on, dataset)
    shown = asked.shown(dataset)
    # Whoever reads it cannot do what the page proposes after the colon.
    reason = re.sub("：.*", "。", shown.note or asked.exhibit.empty)
    message, *sentences = _said(item.kind, shown, on, dataset) or (reason,)
    aside = asked.exhibit.paper.aside
    spoken = facts_of_sentences(shown.table, dataset)
    rows = facts_of_rows(shown.table, dataset)
    is_second = item.kind is ItemKind.TABLE and shown.exhibit.form is Form.CHART
    return Part(
        heading=f"{shown.heading}（明细）" if is_second else shown.heading,
        message=message,
        sentences=tuple(sentences),
        shown=None if item.kind is ItemKind.TEXT else shown,
        form=Form.CHART if item.kind is ItemKind.CHART else Form.TABLE,
        sources=sources_of(each for row in spoken for each in row),
        row_sources=tuple(tuple(map(source_text, row)) for row in spoken),
        facts=tuple(each for row in rows for each in row) or _waiting(shown, dataset),
        aside=aside(dataset, asked.choices) if aside and not shown.table.is_empty else "",
        on_slides=item.on_slides,
    )


def _waiting(shown: ExhibitContent, dataset: Dataset) -> tuple[Fact, ...]:
    """The targets that a table without rows waits for, whose documents are its sources."""
    waits = shown.table.is_empty and shown.note and shown.year
    return of_year(dataset, shown.year).targets if waits else ()


def _said(kind: ItemKind, shown: ExhibitContent, on: date, dataset: Dataset) -> tuple[str, ...]:
    """The sentences of an exhibit; above a table the message alone, for texts all of them.

    Statuses in sentences are judged on the day `on` unless the exhibit has a day of its own.
    """
    shown = shown if shown.on else replace(shown, on=on)
    rows = {ItemKind.CHART: MOST_BESIDE_A_CHART, ItemKind.TEXT: len(shown.table.rows)}
    said = tuple(map(plain, exhibit_sentences(shown, dataset, rows.get(kind, 0))))
    return said if kind in rows else said[:1]


def plain(sentence: str) -> str:
    """A sentence with its status as a clause: 状态为“无法判定–已到期未公布” → 已到期未公布."""
    return _STATED.sub(r"\1", sentence)

"""Promises on the page 任务: those of a calendar's months listed, and numbered groups as blocks."""

from collections.abc import Iterable
from datetime import date

import pandas as pd
import streamlit as st

from components.app.layout import card_row
from components.charts.calendar_grid import column_of, columns_of
from components.display.fact_cards import show_folded, show_records
from components.display.status_words import coloured_status
from components.inputs.choices import beside_labels, choose_one_or_all
from components.inputs.links import MONTH, show_indicator_link
from components.plain_text import escaped, small, source_line
from indicators.exhibits.table import Table, source_names
from indicators.model.facts import Citation
from indicators.rules.agenda import AgendaItem
from indicators.rules.relations import content_of, is_doubtful, name_of
from indicators.rules.search import indicator_of
from indicators.wording.numbers import day, doubted, places

_LISTED = ("name", "due_text", "status_text", "group", "firmness", "cited")
_WIDEST_ROW = 5


def show_due_list(table: Table, on: date, *, key: str) -> None:
    """Show the promises of a calendar, all of them closed, those of a chosen month open.

    Open also where all have passed: then the calendar's signs are all the same. `on` is the day of
    judgement, which the heading names and the statuses depend on. The month is in the address.
    """
    if table.is_empty:
        return
    days = [each.date() for each in table.rows["due"]]
    columns = columns_of(days)
    found = [columns[column_of(each, columns)] for each in days]
    names = {each.key: each.label for each in found}
    with beside_labels(MONTH):
        chosen = choose_one_or_all(
            "到期的月份", list(names), key=MONTH, name=lambda each: names[each]
        )
    listed = table.of(table.rows[[chosen in {None, each.key} for each in found]])
    are_late = bool(table.rows["overdue"].all())
    named = f"{names[chosen]}到期" if chosen else "逐项看时限和来源"
    show_folded(
        f"{named}，到{day(on)}均已过时限" if are_late else f"{named}，以{day(on)}判断",
        len(listed.rows),
        lambda: show_records(listed.only(*_LISTED), key=key),
        key=f"{key}_{chosen or 'all'}",
        opened=chosen is not None or are_late,
    )


def show_groups(promises: pd.DataFrame) -> None:
    """Show one block a `heading`: its promises with their quantities, under each status and date.

    The block ends with where it is printed and a link to the indicator of every target in it. The
    documents are named beneath all blocks, in each block as well where they are several.
    """
    by_heading = promises.groupby("heading", sort=False)["itself"]
    groups = {str(heading): list(items) for heading, items in by_heading}
    citations = [each.fact.citation for items in groups.values() for each in items]
    with card_row(_WIDEST_ROW, narrowest=320):
        for heading, items in groups.items():
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.subheader(escaped(heading), anchor=False)
                for standing, named in _by_standing(items).items():
                    st.markdown("  \n".join([*named, standing]))
                st.markdown(_places(items, citations))
                _show_links(items)
    documents = source_names(each.fact for items in groups.values() for each in items)
    if documents:
        st.markdown(source_line(f"来源：{documents}"))


def _by_standing(items: Iterable[AgendaItem]) -> dict[str, list[str]]:
    """The promises that share a status and a date, so that both are written once."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(_standing(item), []).append(_promise(item))
    return found


def _standing(item: AgendaItem) -> str:
    date = f"{item.due_text}前" if item.due else item.due_text
    status = coloured_status(item.status.text)
    return f":small[{status}]\N{IDEOGRAPHIC SPACE}{small(date, colour='gray')}"


def _promise(item: AgendaItem) -> str:
    """The quantity before the name, unless the name says it."""
    quantity, name = content_of(item.fact), name_of(item.fact)
    doubtful = is_doubtful(item.fact)
    if not quantity or quantity in name:
        return escaped(doubted(name, doubtful))
    return f"**{escaped(doubted(quantity, doubtful))}** {escaped(name)}"


def _places(items: Iterable[AgendaItem], all_citations: Iterable[Citation]) -> str:
    found = dict.fromkeys(places((each.fact.citation for each in items), all_citations))
    return source_line("；".join(filter(None, found)))


def _show_links(items: Iterable[AgendaItem]) -> None:
    found = {each.code: each for item in items if (each := indicator_of(item.fact))}
    if found:
        with st.container(horizontal=True, gap=None):
            for indicator in found.values():
                show_indicator_link(indicator.code, indicator.name)

"""Numbered groups of promises as blocks: a heading, then each promise with its quantity."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from components.app.layout import card_row
from components.display.status_words import coloured_status
from components.inputs.links import show_indicator_link
from components.plain_text import escaped, small, source_line
from indicators.exhibits.row_sources import source_names
from indicators.model.facts import Citation
from indicators.rules.agenda import AgendaItem
from indicators.rules.relations import content_of, is_doubtful, name_of
from indicators.rules.search import indicator_of
from indicators.wording.numbers import doubted, places

_WIDEST_ROW = 5


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

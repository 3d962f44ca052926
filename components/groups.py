"""Numbered groups of promises as blocks: a heading, then each promise with its quantity."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from components.layout import card_row
from components.plain_text import escaped, small
from components.status_words import coloured_status
from indicators.agenda import AgendaItem
from indicators.relations import content_of, name_of

WIDEST_ROW = 5


def show_groups(groups: Mapping[str, Sequence[AgendaItem]], *, empty: str) -> None:
    """Show one block a group: its promises with their quantities, under each status and date."""
    if not groups:
        st.info(empty)
        return
    with card_row(WIDEST_ROW, narrowest=320):
        for heading, items in groups.items():
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.subheader(escaped(heading), anchor=False)
                for standing, promises in _by_standing(items).items():
                    st.markdown("  \n".join([*promises, standing]))


def _by_standing(items: Iterable[AgendaItem]) -> dict[str, list[str]]:
    """The promises that share a status and a date, so that both are said once."""
    found: dict[str, list[str]] = {}
    for item in items:
        found.setdefault(_standing(item), []).append(_promise(item))
    return found


def _standing(item: AgendaItem) -> str:
    date = f"{item.due_text}前" if item.due else item.due_text
    return f":small[{coloured_status(item.status.text)}] · {small(date, colour='gray')}"


def _promise(item: AgendaItem) -> str:
    quantity = content_of(item.fact)
    said = f"**{escaped(quantity)}** " if quantity else ""
    return f"{said}{escaped(name_of(item.fact))}"

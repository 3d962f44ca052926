"""Numbered groups of promises as blocks: a heading, then each promise with its quantity."""

from collections.abc import Mapping, Sequence

import streamlit as st

from components.layout import card_row
from components.plain_text import escaped, small
from indicators.agenda import AgendaItem
from indicators.relations import content_of, name_of

WIDEST_ROW = 5


def show_groups(groups: Mapping[str, Sequence[AgendaItem]], *, empty: str) -> None:
    """Show one block a group, with each promise's quantity, date and status."""
    if not groups:
        st.info(empty)
        return
    with card_row(WIDEST_ROW, narrowest=320):
        for heading, items in groups.items():
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.subheader(escaped(heading), anchor=False)
                for item in items:
                    _show_item(item)


def _show_item(item: AgendaItem) -> None:
    quantity = content_of(item.fact)
    said = f"**{escaped(quantity)}** " if quantity else ""
    date = f"{item.due_text}前" if item.due else item.due_text
    st.markdown(f"{said}{escaped(name_of(item.fact))}")
    st.markdown(small(f"{item.status.text} · {date}"))

"""What a link to the page 简报 brings, and a notice of what of it could not be had."""

import streamlit as st

from components.inputs.basket import fill_basket
from components.plain_text import escaped
from indicators.briefings.link_problems import is_stranger
from indicators.briefings.links import read_link
from indicators.briefings.outline import ITEM, TOPIC
from indicators.briefings.ready import CHOSEN_TOPIC
from indicators.clock import today
from indicators.model.dataset import Dataset

_NOTICES = "briefing_link_notices"
_WRITTEN = "briefing_written"


def take_link(dataset: Dataset) -> None:
    """Take the items of a link that has just arrived, and keep what is to be said of the rest.

    To be called before the page's widgets: those that are bound to the address mend their
    parameters without a word. What cannot be had leaves the address, so each is told once.
    """
    items = st.query_params.get_all(ITEM)
    has_items = items != st.session_state.get(_WRITTEN)
    query = [(key, each) for key in st.query_params for each in st.query_params.get_all(key)]
    arrived = [each for each in query if has_items or each[0] != ITEM]
    link = read_link(arrived, dataset, today())
    if link.items:
        fill_basket([str(each) for each in link.items])
    if has_items and items and TOPIC not in st.query_params:
        st.session_state[TOPIC] = CHOSEN_TOPIC
    if link.notices:
        st.session_state[_NOTICES] = link.notices
    for key in [each for each in st.query_params if is_stranger(each)]:
        del st.query_params[key]


def write_items(items: list[str]) -> None:
    """Let the address follow the picked items: none of them has arrived by a link then."""
    st.session_state[_WRITTEN] = items
    if items != st.query_params.get_all(ITEM):
        st.query_params[ITEM] = items


def show_left_out() -> None:
    """Show what a link asked for in vain, until the reader has seen it."""
    notices = st.session_state.get(_NOTICES)
    if not notices:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.warning("  \n".join(map(escaped, notices)), width="stretch")
        st.button("知道了", key="briefing_link_seen", type="tertiary", on_click=_forget)


def _forget() -> None:
    del st.session_state[_NOTICES]

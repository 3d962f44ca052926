"""Short words above a page: somebody has published, or dates have passed."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.app.editions import heard
from components.app.viewing import viewed
from components.inputs.links import show_tasks_link, show_year_link
from components.plain_text import escaped
from components.routes import FULFILMENT, TARGETS
from indicators.model.dataset import Dataset
from indicators.rules.agenda import overdue_words, unsettled_notice, unsettled_year
from indicators.rules.fulfilment import has_results

_KEY = "edition_seen"
_NONE = 0


def tell_of_new_edition() -> None:
    """Say once that a newer edition is shown than at this session's last look."""
    if viewed() is not None:
        return
    told = heard()
    if not told.is_known:
        return
    number = told.edition.number if told.edition else _NONE
    seen = st.session_state.get(_KEY)
    st.session_state[_KEY] = number
    if told.edition is not None and seen is not None and seen != number:
        st.toast(f"数据已更新为第{number}版：{escaped(told.edition.note)}")


def tell_what_is_overdue(
    dataset: Dataset, on: date, line: DeltaGenerator, *, is_linked: bool
) -> None:
    """Say in the head that dates have passed by the day of judgement which the data do not reach.

    Where it `is_linked` the words lead to the list of what is due on that day.
    """
    words = overdue_words(dataset, on)
    if words and is_linked:
        with line:
            show_tasks_link(on, words)
    elif words:
        line.markdown(f"**{words}**", width="content")


def tell_what_is_unsettled(dataset: Dataset, on: date) -> None:
    """Say what has ended and was missed or has no data, with the way to that year's targets."""
    if notice := unsettled_notice(dataset, on):
        year = unsettled_year(dataset, on)
        route, label = (TARGETS, "看目标差距")
        if has_results(dataset, year, on):
            route, label = (FULFILMENT, "看目标兑现")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.text(notice, width="content")
            show_year_link(route, year, label)

"""Short words above a page: somebody has published, or dates have passed."""

from contextlib import nullcontext
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.app.editions import heard
from components.app.layout import phone_only, wide_only
from components.app.viewing import viewed
from components.inputs.links import show_day_button, show_tasks_link, show_year_link
from components.plain_text import escaped
from components.routes import FULFILMENT, TARGETS
from indicators.clock import today
from indicators.model.dataset import Dataset
from indicators.rules.agenda import outdated, outdated_notice, unsettled_notice, unsettled_year
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
    dataset: Dataset, line: DeltaGenerator, *, in_full: bool, on_tasks: bool
) -> None:
    """Say that dates have passed which the data do not reach: the one use of the district's clock.

    With the way to the list as of that day; on the page of tasks itself (`on_tasks`) it chooses
    the day, because a link to the page that is open would leave the address as it is. On a phone,
    and where it is not `in_full`, the way alone stands in the page's `line`.
    """
    day = today()
    notice = outdated_notice(dataset, day)
    if not notice:
        return
    count = len(outdated(dataset, day))
    show = partial(show_day_button if on_tasks else show_tasks_link, day)
    with line, phone_only("overdue") if in_full else nullcontext():
        show(f"{count}项已过时限")
    if in_full:
        with wide_only("overdue"), st.container(horizontal=True, vertical_alignment="center"):
            st.warning(notice, width="stretch")
            show(f"看这{count}项")


def tell_what_is_unsettled(dataset: Dataset) -> None:
    """Say what has ended and was missed or has no data, with the way to that year's targets."""
    day = today()
    if notice := unsettled_notice(dataset, day):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.warning(notice, width="stretch")
            year = unsettled_year(dataset, day)
            route, label = (TARGETS, "看目标差距")
            if has_results(dataset, year):
                route, label = (FULFILMENT, "看目标兑现")
            show_year_link(route, year, label)

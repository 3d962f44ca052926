"""The content and the cover's words of a briefing, chosen on the page or brought by a link."""

from datetime import date

import streamlit as st

from components.briefing.item_picker import choose_items
from components.inputs.basket import basket, fill_basket
from components.inputs.choices import choose_button, choose_date, choose_text, choose_whether
from components.plain_text import escaped
from indicators.briefings.link_problems import is_stranger
from indicators.briefings.links import read_link
from indicators.briefings.outline import (
    DATED,
    EARLIEST,
    INTERNAL,
    ITEM,
    LONGEST,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    Outline,
    day_of_judgement,
)
from indicators.briefings.ready import (
    CHOSEN_TOPIC,
    READY_BY_TOPIC,
    READY_OUTLINES,
    title_of,
)
from indicators.clock import today
from indicators.exhibits.choices import ON
from indicators.model.dataset import Dataset

_NOTICES = "briefing_link_notices"
_WRITTEN = "briefing_written"
_TOPICS = (*(each.topic for each in READY_OUTLINES), CHOSEN_TOPIC)


def choose_outline(dataset: Dataset, on: date) -> Outline:
    """Ask for a ready-made outline or for chosen items, and for the cover's words.

    `on` is the day of judgement that the page's head shows.
    """
    _take_link(dataset)
    topic = choose_button("提纲", _TOPICS, key=TOPIC)
    _show_left_out()
    ready = READY_BY_TOPIC.get(topic)
    picked = () if ready else choose_items(dataset)
    _write_items([] if ready else list(basket()))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        title = _words("标题", TITLE, title_of(topic, dataset), width=330)
        unit_name = _words("编制单位", UNIT_NAME, "如：政府办公室")
        dated = _choose_day(date(ON.years(dataset)[1], 12, 31))
        watermark = _words("水印", WATERMARK, "可不填，如：征求意见")
        is_internal = choose_whether("标“内部资料”", key=INTERNAL)
    items = ready.items(dataset, on) if ready else picked
    return Outline(
        topic=topic,
        items=items,
        title=title,
        unit_name=unit_name,
        dated=dated,
        on=None if on == day_of_judgement(dated, dataset) else on,
        is_internal=is_internal,
        watermark=watermark,
    )


def _words(label: str, key: str, hint: str, *, width: int = 240) -> str:
    return choose_text(label, key=key, longest=LONGEST[key], hint=hint, width=width)


def _choose_day(latest: date) -> date:
    return choose_date(
        "日期", key=DATED, default=today(), earliest=EARLIEST, latest=latest, width=200
    )


def _take_link(dataset: Dataset) -> None:
    """Take the items of a link that has just been opened, and keep notices of the rest.

    To be called before the page's widgets: those that are bound to the address correct their
    parameters silently. Unusable parameters are removed from the address, so each is reported once.
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


def _write_items(items: list[str]) -> None:
    """Write the picked items into the address, and remember that they came from the page."""
    st.session_state[_WRITTEN] = items
    if items != st.query_params.get_all(ITEM):
        st.query_params[ITEM] = items


def _show_left_out() -> None:
    """Show the notices of the link, until the reader dismisses them."""
    notices = st.session_state.get(_NOTICES)
    if not notices:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.warning("  \n".join(map(escaped, notices)), width="stretch")
        st.button("知道了", key="briefing_link_seen", type="tertiary", on_click=_forget)


def _forget() -> None:
    del st.session_state[_NOTICES]

"""What a briefing is to hold and what its cover says; all of it is in the address."""

from datetime import date

import streamlit as st

from components.briefing.incoming_link import show_left_out, take_link, write_items
from components.briefing.item_picker import choose_items
from components.inputs.choices import choose_button, choose_date, choose_whether, choose_words
from indicators.briefings.outline import (
    DATED,
    EARLIEST,
    INTERNAL,
    LATEST,
    LONGEST,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    Outline,
)
from indicators.briefings.ready import (
    CHOSEN_TOPIC,
    READY_BY_TOPIC,
    READY_OUTLINES,
    title_of,
)
from indicators.clock import today
from indicators.model.dataset import Dataset

_TOPICS = (*(each.topic for each in READY_OUTLINES), CHOSEN_TOPIC)


def choose_outline(dataset: Dataset) -> Outline:
    """Ask for a ready-made outline or for items of one's own, and for the cover's words."""
    take_link(dataset)
    topic = choose_button("提纲", _TOPICS, key=TOPIC)
    show_left_out()
    ready = READY_BY_TOPIC.get(topic)
    if ready:
        write_items([])
    picked = () if ready else choose_items(dataset)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        title = _words("标题", TITLE, title_of(topic, dataset), width=330)
        unit_name = _words("编制单位", UNIT_NAME, "如：政府办公室")
        dated = _choose_day()
        watermark = _words("水印", WATERMARK, "可不填，如：征求意见")
        is_internal = choose_whether("标“内部资料”", key=INTERNAL)
    items = ready.items(dataset, dated) if ready else picked
    if ready and not items:
        st.info(f"现在的数据里没有“{topic}”要放的内容，换一份提纲，或选“{CHOSEN_TOPIC}”。")
    return Outline(
        topic=topic,
        items=items,
        title=title,
        unit_name=unit_name,
        dated=dated,
        is_internal=is_internal,
        watermark=watermark,
    )


def _words(label: str, key: str, hint: str, *, width: int = 240) -> str:
    return choose_words(label, key=key, longest=LONGEST[key], hint=hint, width=width)


def _choose_day() -> date:
    return choose_date(
        "日期", key=DATED, default=today(), earliest=EARLIEST, latest=LATEST, width=200
    )

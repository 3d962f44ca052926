"""What a briefing is to hold and what its cover says; all of it is in the address."""

from datetime import date

import streamlit as st

from components.briefing.picking import choose_items
from components.choices import choose_button, choose_date, choose_whether, choose_words
from indicators.briefings.outline import Outline
from indicators.briefings.ready import (
    CHOSEN_TOPIC,
    READY_BY_TOPIC,
    READY_OUTLINES,
    title_of,
)
from indicators.dataset import Dataset

_TOPICS = (*(each.topic for each in READY_OUTLINES), CHOSEN_TOPIC)


def choose_outline(dataset: Dataset) -> Outline:
    """Ask for a ready-made outline or for items of one's own, and for the cover's words."""
    topic = choose_button("提纲", _TOPICS, key="outline")
    ready = READY_BY_TOPIC.get(topic)
    items = ready.items(dataset) if ready else choose_items(dataset)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        title = choose_words("标题", key="title", hint=title_of(topic, dataset), width=330)
        unit_name = choose_words("编制单位", key="unit_name", hint="如：政府办公室", width=240)
        today = date.today()  # noqa: DTZ011 - the day of this place
        dated = choose_date("日期", key="dated", default=today, width=200)
        watermark = choose_words("水印", key="watermark", hint="可不填，如：征求意见", width=240)
        is_internal = choose_whether("标“内部资料”", key="internal")
    return Outline(
        topic=topic,
        items=items,
        title=title,
        unit_name=unit_name,
        dated=dated,
        is_internal=is_internal,
        watermark=watermark,
    )

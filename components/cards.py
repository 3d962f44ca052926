"""The headline cards: the largest figure of each is what the document prints."""

import streamlit as st

from components.layout import card_row
from components.links import show_indicator_link
from components.plain_text import escaped, small
from indicators.cards import Card

WIDEST_ROW = 4


def show_cards(cards: tuple[Card, ...]) -> None:
    """Show the cards in rows."""
    if not cards:
        st.info("没有指标卡：请在“指标”表的“总览次序”列中填写次序。")
        return
    with card_row(WIDEST_ROW):
        for card in cards:
            show_card(card)


def show_card(card: Card, *, linked: bool = True) -> None:
    """Show one card; its heading opens the indicator unless the reader is there already."""
    with st.container(border=True, height="stretch", gap="xsmall"):
        if linked:
            show_indicator_link(card.indicator.code, card.subject)
        st.metric(card.period_label, escaped(card.headline))
        for line in card.lines:
            st.text(line)
        if card.level is not None:
            st.markdown(small(f"总量：{card.level}"))

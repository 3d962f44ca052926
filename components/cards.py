"""The headline cards: the largest figure of each is what the document prints."""

import re

import streamlit as st

from components.layout import card_row
from components.links import show_indicator_link
from components.plain_text import escaped, small, source_line, unbroken
from components.status_words import coloured_status
from indicators.cards import Card

WIDEST_ROW = 4
# A distance is read in one piece: 3.7个百分点.
_AMOUNT = re.compile(r"\d[\d.]*个百分点")
NO_RANK = "位次：原文未列"


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
            _show_heading(card)
        st.metric(
            card.period_label,
            escaped(card.headline),
            label_visibility="collapsed" if linked else "visible",
        )
        ranks = map(escaped, card.ranks or (NO_RANK,))
        st.markdown("  \n".join([*ranks, *_target(card), source_line(_origin(card))]))


def _show_heading(card: Card) -> None:
    """The indicator's name at the left, the figure's period at the right."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", gap=None
    ):
        show_indicator_link(card.indicator.code, card.subject)
        st.markdown(small(card.period_label, colour="gray"), width="content")


def _target(card: Card) -> list[str]:
    """The target with its status, then the distance, in bold where it may be ranked."""
    if card.gap is None:
        return [escaped(card.target_text)]
    words = escaped(_AMOUNT.sub(lambda found: unbroken(found[0]), card.gap.words))
    return [
        f"{escaped(card.target_text)} · {coloured_status(card.gap.status.text)}",
        f"**{words}**" if card.gap.is_ranked else words,
    ]


def _origin(card: Card) -> str:
    """The level that belongs to the figure, and where the figure is printed."""
    level = f"总量：{card.level}" if card.level is not None else ""
    return " · ".join(filter(None, (level, card.place)))

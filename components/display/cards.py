"""Cards with a large figure: the headline indicators, and counts with their sentence."""

import re
from collections.abc import Sequence
from typing import Literal

import streamlit as st

from components.app.layout import card_row
from components.display.status_words import coloured_status
from components.inputs.links import show_indicator_link
from components.plain_text import escaped, small, source_line, unbroken
from indicators.exhibits.growth.rates import NO_RANK
from indicators.exhibits.table import source_names
from indicators.model.codelists import Standing
from indicators.rules.cards import Card

_WIDEST_ROW = 4
# A distance is read in one piece: 3.7个百分点.
_AMOUNT = re.compile(r"\d[\d.]*个百分点")
# A blank, because a mark would be visible at the end of a line.
_BLANK = "\N{IDEOGRAPHIC SPACE}"


def show_cards(cards: tuple[Card, ...]) -> None:
    """Show the cards in rows, each with its documents; one that all share is named below."""
    if not cards:
        st.info("没有指标卡：请在“指标”表的“总览次序”列中填写次序。")
        return
    sources = [source_names(card.told) for card in cards]
    is_one = len(set(filter(None, sources))) == 1
    with card_row(_WIDEST_ROW):
        for card, source in zip(cards, sources, strict=True):
            show_card(card, "" if is_one else source)
    if is_one:
        st.markdown(_sourced(source_names(fact for card in cards for fact in card.told)))


def show_card(card: Card, source: str, *, linked: bool = True) -> None:
    """Show one card; its heading opens the indicator unless the reader is there already.

    `source` names the documents of its figures; "" if they are named elsewhere. The period is
    below the figure, so that a long one that wraps keeps the figures of a row in line.
    """
    height: Literal["stretch", "content"] = "stretch" if linked else "content"
    with st.container(border=True, height=height, gap="xsmall"):
        if linked:
            show_indicator_link(card.indicator.code, card.subject)
        label = card.marked_period or card.subject
        st.metric(label, escaped(card.figure), label_visibility="collapsed")
        period = [small(card.marked_period, colour="gray")] if card.period_label else []
        later = [small(card.uncounted)] if card.uncounted else []
        origin = [_origin(card), _sourced(source) if source else ""]
        lines = [*period, *_ranks(card), *_target(card), *later, *filter(None, origin)]
        st.markdown("  \n".join(lines))


def _sourced(source: str) -> str:
    return source_line(f"来源：{source}")


def _ranks(card: Card) -> list[str]:
    """The rank claims; small where none is printed."""
    return list(map(escaped, card.ranks)) or [small(NO_RANK)]


def _target(card: Card) -> list[str]:
    """The target, then the distance, in bold where it may be ranked, and a doubt in small.

    Where an actual of the target's own period leads, the starting point follows in small.

    A target in words has no distance.
    """
    if card.gap is None or card.gap.standing is Standing.TEXT:
        return [escaped(card.target_text)]
    words = _AMOUNT.sub(lambda found: unbroken(found[0]), card.gap.lead)
    distance = f"**{escaped(words)}**" if card.gap.is_ranked else small(words)
    start = [small(card.gap.start)] if card.gap.start else []
    return [escaped(card.target_text), distance, *start]


def _origin(card: Card) -> str:
    """The target's status, the level that belongs to a rate, and where the figure is printed."""
    status = f":small[{coloured_status(card.gap.status.text)}]" if card.gap else ""
    level = source_line(unbroken(f"总量：{card.level}")) if card.level is not None else ""
    # The blank inside would end a line even between word joiners.
    place = source_line(unbroken(card.place)).replace(" ", "\N{NO-BREAK SPACE}")
    return _BLANK.join(filter(None, (status, level, place if card.place else "")))


def show_counts(counts: Sequence[tuple[str, int, str]]) -> None:
    """Show each count under its name, and beneath it what it consists of."""
    with card_row(len(counts), narrowest=220):
        for name, count, words in counts:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.metric(name, count)
                st.markdown(small(words))

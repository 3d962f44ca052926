"""What a writer has picked for a briefing, on whichever page; it belongs to the session."""

from collections.abc import Sequence

import streamlit as st

from components.inputs.links import show_route_link, with_kept
from components.plain_text import small
from components.routes import BRIEFING
from indicators.briefings.outline import FULL, MOST_ITEMS, TOPIC, Item, ItemKind
from indicators.briefings.ready import CHOSEN_TOPIC
from indicators.exhibits.parameters import ON
from indicators.exhibits.request import Request
from indicators.model.dataset import Dataset

_KEY = "basket"


def basket() -> tuple[str, ...]:
    """The items as a link writes them, in their order."""
    return tuple(st.session_state.get(_KEY, ()))


def fill_basket(items: Sequence[str]) -> None:
    """Take these items for the picked ones; each once."""
    st.session_state[_KEY] = tuple(dict.fromkeys(items))


def is_full() -> bool:
    """Whether a further item would be more than a briefing holds."""
    return len(basket()) >= MOST_ITEMS


def add_to_basket(item: str) -> None:
    """Pick an item as the last one, where there is room for it."""
    if not is_full():
        fill_basket([*basket(), item])


def show_basket_button(asked: Request, dataset: Dataset, *, key: str) -> None:
    """Show a button that puts a chart into the briefing, and the way there once it is in."""
    item = str(Item(ItemKind.CHART, asked.written(dataset)))
    is_in = item in basket()
    if is_full() and not is_in:
        st.markdown(small(FULL, colour="gray"))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", width="content"):
        st.button(
            "已加入简报" if is_in else "加入简报",
            key=f"{key}_basket",
            disabled=is_in or is_full(),
            on_click=lambda: add_to_basket(item),
        )
        if basket():
            query = with_kept({TOPIC: CHOSEN_TOPIC}, ON.key)
            show_route_link(BRIEFING, f"简报里有{len(basket())}项，去编排", query)

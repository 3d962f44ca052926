"""Picking and ordering the items of a briefing."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from components.inputs.basket import add_to_basket, basket, fill_basket, is_full
from components.plain_text import escaped
from indicators.briefings.assembly import item_label
from indicators.briefings.outline import FULL, BadItem, Item, ItemKind, item
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Form
from indicators.model.dataset import Dataset

_ADDED = "briefing_added"
# In px, less where the window has less: the buttons stay near the names that they move.
_LIST_WIDTH, _ROW_WIDTH = 480, 976


def choose_items(dataset: Dataset) -> tuple[Item, ...]:
    """Show the picked items with buttons to order them, and lists to add more; the good ones.

    An item that this edition does not have, but another one had when it was picked, is named and
    left out.
    """
    _show_adding(dataset)
    picked = basket()
    good = [each for each in picked if _is_good(each, dataset)]
    _show_bad([each for each in picked if each not in good])
    _show_ordering(good, dataset)
    return tuple(item(each) for each in good)


def _show_adding(dataset: Dataset) -> None:
    """Lists of everything that can be added; choosing one adds it at the end."""
    if is_full():
        st.info(FULL)
        return
    exhibits = [
        *(Item(ItemKind.CHART, each.name) for each in EXHIBITS if each.form is Form.CHART),
        *(Item(ItemKind.TABLE, each.name) for each in EXHIBITS),
        *(Item(ItemKind.TEXT, each.name) for each in EXHIBITS),
    ]
    facts = [Item(ItemKind.FACT, each.id) for each in dataset.facts]
    with st.container(horizontal=True, gap="small"):
        _show_list("加入图、表、文字", exhibits, dataset)
        _show_list("加入某项数据的一句话", facts, dataset)


def _show_list(label: str, items: Sequence[Item], dataset: Dataset) -> None:
    key = f"{_ADDED}_{items[0].kind.value}" if items else _ADDED
    offered = [str(each) for each in items if str(each) not in basket()]
    st.selectbox(
        label,
        offered,
        index=None,
        format_func=lambda each: item_label(item(each), dataset),
        key=key,
        placeholder="请选择，或键入名称查找",
        width=_LIST_WIDTH,
        filter_mode="contains",
        on_change=partial(_add, key),
    )


def _add(key: str) -> None:
    chosen = st.session_state[key]
    if chosen:
        add_to_basket(chosen)
    st.session_state[key] = None


def _is_good(text: str, dataset: Dataset) -> bool:
    try:
        item_label(item(text), dataset)
    except BadItem:
        return False
    return True


def _show_bad(bad: Sequence[str]) -> None:
    if not bad:
        return
    st.warning(f"这一版的数据没有其中{len(bad)}项，已略去：{escaped('、'.join(bad))}")
    st.button("从简报中去掉它们", on_click=_drop, args=(tuple(bad),))


def _drop(texts: Sequence[str]) -> None:
    fill_basket([each for each in basket() if each not in texts])


def _show_ordering(picked: Sequence[str], dataset: Dataset) -> None:
    if not picked:
        st.info("还没有选内容：请在上面的列表里逐项加入，或在各页图下点“取用这张图”再“加入简报”。")
    for number, each in enumerate(picked):
        with st.container(
            horizontal=True, gap="small", vertical_alignment="center", width=_ROW_WIDTH
        ):
            label = f"{number + 1}. {item_label(item(each), dataset)}"
            st.text(label, width="stretch")
            _show_actions(each, is_first=number == 0, is_last=number == len(picked) - 1)


def _show_actions(text: str, *, is_first: bool, is_last: bool) -> None:
    """Buttons without frames, kept together: on a phone they are beside the name or below it."""
    actions: tuple[tuple[str, Callable[[], None], bool], ...] = (
        ("上移", partial(_move, text, -1), is_first),
        ("下移", partial(_move, text, 1), is_last),
        ("去掉", partial(_drop, (text,)), False),
    )
    with st.container(horizontal=True, gap="small", width="content"):
        for label, action, disabled in actions:
            key = f"{label}_{text}"
            st.button(label, key=key, type="tertiary", disabled=disabled, on_click=action)


def _move(text: str, by: int) -> None:
    items = list(basket())
    place = items.index(text)
    other = max(0, min(len(items) - 1, place + by))
    items[place], items[other] = items[other], items[place]
    fill_basket(items)

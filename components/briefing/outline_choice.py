"""The content and the cover's words of a briefing, chosen on the page or brought by a link."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from components.inputs.basket import add_to_basket, basket, fill_basket, is_full
from components.inputs.choices import choose_button, choose_date, choose_text, choose_whether
from components.plain_text import escaped
from indicators.briefings.assembly import item_label
from indicators.briefings.links import is_stranger, read_link
from indicators.briefings.outline import (
    DATED,
    EARLIEST,
    FULL,
    INTERNAL,
    ITEM,
    LONGEST,
    TITLE,
    TOPIC,
    UNIT_NAME,
    WATERMARK,
    BadItem,
    Item,
    ItemKind,
    Outline,
    day_of_judgement,
    item,
)
from indicators.briefings.ready import (
    CHOSEN_TOPIC,
    READY_BY_TOPIC,
    READY_OUTLINES,
    title_of,
)
from indicators.clock import today
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import Form
from indicators.exhibits.parameters import ON
from indicators.model.dataset import Dataset

_NOTICES = "briefing_link_notices"
_WRITTEN = "briefing_written"
_ADDED = "briefing_added"
# In px, less where the window has less: the buttons stay near the names that they move.
_LIST_WIDTH, _ROW_WIDTH = 480, 976
_TOPICS = (*(each.topic for each in READY_OUTLINES), CHOSEN_TOPIC)


def choose_outline(dataset: Dataset, on: date) -> Outline:
    """Ask for a ready-made outline or for chosen items, and for the cover's words.

    `on` is the day of judgement that the page's head shows.
    """
    _take_link(dataset)
    topic = choose_button("提纲", _TOPICS, key=TOPIC)
    _show_left_out()
    ready = READY_BY_TOPIC.get(topic)
    picked = () if ready else _choose_items(dataset)
    _write_items([] if ready else list(basket()))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        title = _words("标题", TITLE, title_of(topic, dataset), width=330)
        unit_name = _words("编制单位", UNIT_NAME, "如：政府办公室")
        latest = date(ON.years(dataset)[1], 12, 31)
        dated = choose_date(
            "日期", key=DATED, default=today(), earliest=EARLIEST, latest=latest, width=200
        )
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


def _take_link(dataset: Dataset) -> None:
    """Take the items of a link that has just been opened, and keep notices of the rest.

    To be called before the page's widgets: those that are bound to the address correct their
    parameters silently. Unusable parameters are removed from the address, so each is reported once.
    """
    items = st.query_params.get_all(ITEM)
    has_items = items != st.session_state.get(_WRITTEN)
    query = [(key, each) for key in st.query_params for each in st.query_params.get_all(key)]
    arrived = [each for each in query if has_items or each[0] != ITEM]
    outline, problems = read_link(arrived, dataset, today())
    if outline.items:
        fill_basket([str(each) for each in outline.items])
    if has_items and items and TOPIC not in st.query_params:
        st.session_state[TOPIC] = CHOSEN_TOPIC
    if problems:
        st.session_state[_NOTICES] = [notice for _, notice in problems]
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


def _choose_items(dataset: Dataset) -> tuple[Item, ...]:
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

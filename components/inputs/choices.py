"""Widgets that ask for a choice and keep it in the address, so that a link reproduces the view.

Every function takes a ``key``, which is the parameter's name in the address, and returns the
choice. The default stays out of the address. Options are shown, and written in the address, by
``name(option)``, so names are unique; a browser's address bar shows Chinese as Chinese.

Measured of ``bind="query-params"`` in Streamlit 1.67:

- A pasted link reproduces the view in a new session, on a fresh server too. Several choices are
  a repeated parameter (``level=核心&level=一般``), dates ``2024-06-30``, switches ``true``.
- A value that is no option, a page beyond the last and a date that does not exist are dropped
  from the address and the default is taken; a partly valid list keeps what is valid. The widgets
  whose blank parameter (``sort=``) would mean "nothing" get the default here.
- Changing a widget replaces the address without a new entry in the browser's history.
- The value belongs to the key, not to the page: it comes back when the reader returns to the
  page, and **two pages with the same key share it**. Give one name to one question: ``domain``
  everywhere if it has the same options, but not ``sort`` for two lists: the other page shows its
  default over a stale address, and the first page's choice is lost. The menu's links carry no
  parameters of the page that is left, unless the next page has that key.
- Returning to a page with n choices that are not the default adds n entries to the history.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.plain_text import escaped
from indicators.text.text_metrics import em_width

Option = TypeVar("Option")

_EVERYTHING = "全部"
# In px; less where the window has less, more for long options.
LIST_WIDTH, _WIDEST_LIST, _EM, _BESIDE = 360, 640, 18, 80
_NOTHING = "请选择"
# Choices that the switch of a phone names.
_MOST_NAMED = 3


@contextmanager
def filter_row() -> Iterator[None]:
    """Widgets side by side that break into lines where the window is narrow."""
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        yield


def beside_labels(key: str) -> DeltaGenerator:
    """A container in which a wide window shows a widget's label beside it, not above."""
    return st.container(key=f"filter_panel_{key}", gap="small")


@contextmanager
def folded_on_phones(key: str) -> Iterator[Callable[[Sequence[str]], None]]:
    """Widgets that a phone shows when its switch 筛选 is on, and any other window always.

    Yields what shows the switch with the choices that are not the default; without it there is
    none. The look of the page (components/app/layout.py) knows both by their keys.
    """
    switch = st.empty()
    with beside_labels(key):
        yield lambda chosen: _show_switch(switch, key, chosen)


def _show_switch(place: DeltaGenerator, key: str, chosen: Sequence[str]) -> None:
    named = "、".join(chosen[:_MOST_NAMED]) + ("等" if len(chosen) > _MOST_NAMED else "")
    place.toggle(escaped(f"筛选：{named}" if named else "筛选"), key=f"filter_switch_{key}")


def choose_one(
    label: str,
    options: Sequence[Option],
    *,
    key: str,
    name: Callable[[Option], str] = str,
    default: Option | None = None,
) -> Option:
    """Ask for one of several options in a list; the first is the default.

    It cannot be typed into: Streamlit shows "No results" in English when nothing fits.
    """
    fallback = options[0] if default is None else default
    choice = st.selectbox(
        label,
        options,
        index=options.index(fallback),
        format_func=name,
        key=key,
        placeholder=_NOTHING,
        filter_mode=None,
        width=_list_width(label, map(name, options)),
        bind="query-params",
    )
    return _known(choice, options, fallback)


def choose_one_or_all(
    label: str,
    options: Sequence[Option],
    *,
    key: str,
    name: Callable[[Option], str] = str,
) -> Option | None:
    """Ask for one of several options in a list that begins with all of them (None).

    The first option is a word, not None: that would mean an empty field, which Streamlit gives a
    button to empty it and fills with English.
    """
    everything: list[Any] = [_EVERYTHING, *options]
    choice = choose_one(
        label,
        everything,
        key=key,
        name=lambda option: _EVERYTHING if option == _EVERYTHING else name(option),
    )
    return next((each for each in options if each == choice), None)


def choose_button(
    label: str,
    options: Sequence[Option],
    *,
    key: str,
    default: Option | None = None,
) -> Option:
    """Ask for one of a few options in rows of buttons; the first is the default."""
    fallback = options[0] if default is None else default
    choice = st.segmented_control(
        label,
        options,
        default=fallback,
        required=True,
        key=key,
        bind="query-params",
    )
    return _known(choice, options, fallback)


def choose_many(
    label: str,
    options: Sequence[Option],
    *,
    key: str,
    name: Callable[[Option], str] = str,
    default: Sequence[Option] = (),
    if_none: Sequence[Option] | None = None,
) -> tuple[Option, ...]:
    """Ask for any number of options; choosing none means all of them, or those of `if_none`.

    Buttons, not a drop-down list: all options are seen, and nothing in them is English. Streamlit
    returns nothing, and shows the default, when what was chosen is no option any more: where
    options come and go, `if_none` is the default.
    """
    chosen = st.pills(
        label,
        options,
        selection_mode="multi",
        default=list(default),
        format_func=name,
        key=key,
        wrap=True,
        bind="query-params",
    )
    known = tuple(option for option in options if option in chosen)
    return known or tuple(options if if_none is None else if_none)


def choose_date(
    label: str,
    *,
    key: str,
    default: date,
    earliest: date | None = None,
    latest: date | None = None,
    width: int = LIST_WIDTH,
) -> date:
    """Ask for a day; a field that was emptied means the default.

    The calendar speaks the browser's language, not the server's. ``required=True`` is not used:
    it writes "(required)" for screen readers and an ARIA attribute that axe-core finds critical.
    """
    choice = st.date_input(
        label,
        default,
        min_value=earliest,
        max_value=latest,
        key=key,
        format="YYYY-MM-DD",
        width=width,
        bind="query-params",
    )
    return choice if isinstance(choice, date) else default


def choose_text(
    label: str,
    *,
    key: str,
    hint: str = "",
    longest: int | None = None,
    width: int | Literal["stretch"] = "stretch",
) -> str:
    """Ask for words to search for, or with a `longest` length for words to be used as they are.

    They come without surrounding blanks, and empty if nothing was typed. The page follows the
    typing (``live``), which also spares the English "Press Enter to apply". The field takes no
    more letters than `longest`, and cuts what a link brings: whoever reads the link has to report
    that.
    """
    typed = st.text_input(
        label,
        key=key,
        placeholder=hint,
        type="search" if longest is None else "default",
        max_chars=longest,
        live=True,
        width=width,
        bind="query-params",
    )
    return (typed or "").strip()


def choose_whether(label: str, *, key: str) -> bool:
    """Ask a yes-or-no question with a switch; no is the default."""
    return st.toggle(label, key=key, bind="query-params")


def choose_page(length: int, size: int, *, key: str, content: Hashable = None) -> slice:
    """Ask for a page of a list of `length` items, `size` a page; nothing is shown for one page.

    When the list's `content` becomes another one before the reader's eyes, it opens at page 1.
    Every list has a `key` of its own: two lists on two pages would turn each other's leaves.
    """
    seen = f"{key}_content"
    turned = st.session_state.get(key, 1) != 1
    if turned and st.session_state.get(seen, content) != content:
        st.session_state[key] = 1
    st.session_state[seen] = content
    count = -(-length // size)
    page = st.pagination(count, key=key, bind="query-params") if count > 1 else 1
    return slice((page - 1) * size, page * size)


def _list_width(label: str, names: Iterable[str]) -> int:
    """Room for the label and the longest option beside each other, in px."""
    longest = max(map(em_width, names), default=0)
    needed = (em_width(label) + longest) * _EM + _BESIDE
    return round(min(max(needed, LIST_WIDTH), _WIDEST_LIST))


def _known(choice: Option | None, options: Sequence[Option], fallback: Option) -> Option:
    return choice if choice is not None and choice in options else fallback

"""As many pages are computed at once as the computer has cores; further runs wait in a queue.

More at once would make every one of them slower, and all of them together too.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.turns import Overcrowded, Slot, Slots

# Two askers, so their runs alternate: an analyst waits for one reader at most.
READERS: Final = "readers"
ANALYSTS: Final = "analysts"

# How often, in seconds, a waiting run checks whether its reader is still connected.
GLANCE: Final = 0.5
_GLANCES_BEFORE_SENTENCE: Final = 6
_GLANCES_AT_MOST: Final = 120
_MOST_WAITING: Final = 2000

_WAITING: Final = "正在为其他读者计算，请稍候，轮到时本页会自动显示。"
_FULL: Final = "现在使用看板的人太多，没有等到。请过一会儿刷新本页。"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


PLACES: Final = Slots(_cores(), _MOST_WAITING)


# A run's place in the queue, and where the notice that it waits is shown.
_Turn = tuple[Slot, Callable[[], DeltaGenerator]]
_held: ContextVar[_Turn | None] = ContextVar("held", default=None)


@contextmanager
def page_turn(asker: str = READERS, *, in_dialog: bool = False) -> Iterator[None]:
    """Run the block when it is this run's turn; inside another turn at once.

    After some seconds a sentence at the bottom of the window, or in the dialog, says that it waits;
    after a minute another one ends the run. A run whose reader leaves, or asks for something else,
    ends waiting.
    """
    if _held.get() is not None:
        yield
        return
    try:
        _take(asker, st.empty if in_dialog else st.bottom.empty)
        yield
    finally:
        _give_back()


@contextmanager
def turn_of_others() -> Iterator[None]:
    """Let other pages be computed while this run only waits for another process."""
    turn = _held.get()
    if turn is None:
        yield
        return
    _give_back()
    try:
        yield
    finally:
        place, notice = turn
        _take(place.asker, notice)


def _take(asker: str, notice: Callable[[], DeltaGenerator]) -> None:
    try:
        place = PLACES.ask(asker)
    except Overcrowded:
        _refuse()
    _held.set((place, notice))
    _wait(place, notice)


def _give_back() -> None:
    turn = _held.get()
    _held.set(None)
    if turn is not None:
        PLACES.give_back(turn[0])


def _wait(place: Slot, notice: Callable[[], DeltaGenerator]) -> None:
    for _ in range(_GLANCES_BEFORE_SENTENCE):
        if _is_taken(place):
            return
    sentence = notice()
    sentence.info(_WAITING)
    for _ in range(_GLANCES_AT_MOST - _GLANCES_BEFORE_SENTENCE):
        if _is_taken(place):
            sentence.empty()
            return
    sentence.empty()
    _refuse()


def _is_taken(place: Slot) -> bool:
    """Whether the turn has come; ends the run where its reader has left or asks for another."""
    if place.is_taken(GLANCE):
        return True
    # Streamlit ends an abandoned run when the session's state is read.
    _ = _WAITING in st.session_state
    return False


def _refuse() -> NoReturn:
    st.error(_FULL)
    st.stop()

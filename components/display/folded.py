"""Lists of which only the count is shown until a reader opens them."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.plain_text import escaped


def folded_row(key: str) -> DeltaGenerator:
    """A row of closed expanders; an open one takes a whole row."""
    return st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"foot_{key}"
    )


def show_folded(
    title: str,
    count: int,
    draw: Callable[[], None],
    *,
    key: str,
    unit: str = "项",
    opened: bool = False,
) -> None:
    """Show a line with the title and how many there are; opened, what is drawn below it.

    What is closed is not made at all. Nothing is shown where there are none.
    """
    if not count:
        return
    label = f"{escaped(title)}（{count}{unit}）"
    expander = st.expander(
        label, expanded=opened, key=key, on_change="rerun", type="compact", width="stretch"
    )
    if expander.open:
        with expander:
            draw()


def show_folded_pictures(title: str, pictures: Sequence[Callable[[], None]], *, key: str) -> None:
    """Show a line with the title and how many pictures there are; opened, each of them below."""

    def draw() -> None:
        for each in pictures:
            each()

    show_folded(title, len(pictures), draw, key=key, unit="张图")

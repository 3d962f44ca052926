"""Lists that are closed behind their count until a reader opens them."""

from collections.abc import Callable

import streamlit as st

from components.plain_text import escaped


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
    expander = st.expander(
        f"{escaped(title)}（{count}{unit}）", expanded=opened, key=key, on_change="rerun"
    )
    if expander.open:
        with expander:
            draw()

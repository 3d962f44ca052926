"""A draft or an old edition that one analyst views in place of the current edition.

It belongs to the session: no address leads to it, and it ends with the sign-in.
"""

from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from components.app.signing_in import signed_in
from components.plain_text import escaped
from indicators.clock import local
from indicators.workbook.reader import Reading, marked

_KEY = "viewing"
DRAFT = "草稿，未发布"
OLD = "历史版次，不是现行"


@dataclass(frozen=True, slots=True)
class Viewing:
    """A reading that this session sees in place of the current edition, and its description."""

    reading: Reading
    words: str
    analyst: str


def view_draft(reading: Reading, name: str, analyst: str) -> None:
    """Show the pages on a draft; every frame is marked as one."""
    _view(marked(reading, None, DRAFT), f"正在预览草稿“{name}”，只有您能看到，尚未发布。", analyst)


def view_edition(reading: Reading, number: int, published: datetime, analyst: str) -> None:
    """Show the pages of an old edition; every frame is marked as not the current one."""
    day = f"{local(published):%Y-%m-%d}"
    words = f"正在查看第{number}版（{day}发布），不是现行版次，只有您看到的是它。"
    _view(marked(reading, number, OLD), words, analyst)


def _end_viewing() -> None:
    """Return to the current edition."""
    st.session_state.pop(_KEY, None)


def viewed() -> Viewing | None:
    """What this session views in place of the current edition, None for nothing."""
    found = st.session_state.get(_KEY)
    if not isinstance(found, Viewing):
        return None
    analyst = signed_in()
    if analyst is None or analyst.name != found.analyst:
        _end_viewing()
        return None
    return found


def show_viewing() -> None:
    """Show above the page what is viewed, with a button back."""
    looking = viewed()
    if looking is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(looking.words)}**", width="stretch")
        st.button("回到现行版次", key="end_viewing", on_click=_end_viewing)


def _view(reading: Reading, words: str, analyst: str) -> None:
    st.session_state[_KEY] = Viewing(reading, words, analyst)

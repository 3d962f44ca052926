"""The form that verifies a code: the state, what has changed, what was printed."""

import streamlit as st

from components.app.current_dataset import readers_dataset
from components.display.figures import show_brief
from components.display.status_words import coloured_status
from components.inputs.choices import LIST_WIDTH, choose_text
from components.inputs.links import show_exhibit_link
from components.installation import installed_store
from components.plain_text import escaped
from components.routes import CHECK_PARAMETER
from indicators.model.dataset import Dataset
from indicators.store import StoreUnavailable
from indicators.store.exports import EXAMPLE_CODE, parse_code
from indicators.verification.changes import printed_table, value_changes_table
from indicators.verification.verdict import Verdict, verdict, words


def show_verification() -> None:
    """Ask for a code, which the address keeps, and show whether its document is still right."""
    with st.container(width=LIST_WIDTH):
        typed = choose_text("核验码", key=CHECK_PARAMETER, hint=f"例如 {EXAMPLE_CODE}")
    dataset = readers_dataset()
    if isinstance(dataset, str):
        st.error(escaped(dataset))
    elif typed:
        _show_answer(typed, dataset)


def _show_answer(typed: str, dataset: Dataset) -> None:
    try:
        found = verdict(typed, installed_store(), dataset)
    except StoreUnavailable as trouble:
        st.error(escaped(f"现在不能核验：{trouble}"))
        return
    if parse_code(typed) is None:
        # Most often a code that is still being typed: no verdict yet.
        st.info(escaped(words(found)))
        return
    with st.container(border=True):
        st.subheader(coloured_status(found.text), anchor=False)
        st.markdown(escaped(words(found)))
        if found.request:
            show_exhibit_link(found.request, dataset)
    _show_values(found)


def _show_values(found: Verdict) -> None:
    """Outside the frame: on a phone the table needs the whole width."""
    if found.changes:
        show_brief(value_changes_table(found.changes))
    if found.export and found.export.values:
        with st.expander("导出时印的数值，可与手中的材料对照"):
            show_brief(printed_table(found.export.values))

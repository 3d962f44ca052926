"""The record: who signed in, uploaded, published and downloaded, and when."""

import streamlit as st

from components.display.figures import show_table
from components.inputs.choices import choose_one_or_all, choose_page
from components.inputs.downloads import show_export
from components.installation import installed_store
from indicators.store import Action
from indicators.store.audit_log import record_table

EVENTS_A_PAGE = 30
MOST_EVENTS = 20_000


def show_record() -> None:
    """Show the record, the newest first, by action where one is chosen; export all of it."""
    action = choose_one_or_all("操作", list(Action), key="action", name=lambda each: each.value)
    events = installed_store().events(
        limit=MOST_EVENTS, actions=() if action is None else (action,)
    )
    if not events:
        st.info("还没有这类操作。")
        return
    table = record_table(events)
    pages = -(-len(events) // EVENTS_A_PAGE)
    start = (choose_page(pages, key="event_page") - 1) * EVENTS_A_PAGE
    show_table(record_table(events[start : start + EVENTS_A_PAGE]))
    show_export(table, "操作记录", key="record")

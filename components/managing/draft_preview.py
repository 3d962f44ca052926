"""The pages on a draft, for this analyst alone."""

import streamlit as st

from components.app.page_turns import turn_of_others
from components.app.viewing import view_draft
from components.inputs.links import open_route
from components.managing.uploads import Upload
from components.plain_text import escaped
from components.routes import OVERVIEW
from indicators.intake import UnreadableWorkbook, read_apart
from indicators.store import Actor


def show_preview(upload: Upload, actor: Actor) -> None:
    """Offer to look at the pages as they would be."""
    if not st.button("在各页上预览这份草稿", key="preview"):
        return
    try:
        with st.spinner("正在读取草稿……"), turn_of_others():
            reading = read_apart(upload.content)
    except UnreadableWorkbook as refusal:
        st.error(escaped(str(refusal)))
        return
    view_draft(reading, upload.name, actor.name)
    open_route(OVERVIEW)

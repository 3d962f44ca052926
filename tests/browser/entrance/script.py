"""A page for analysts, with an action that asks for itself, and a fragment."""

import streamlit as st

from components.app.signing_in import require_reader, require_sign_in, show_sign_out, signed_in


def act():
    """What a button does, before the page's own beginning."""
    st.session_state["done"] = f"{actor.name}做了" if (actor := signed_in()) else "没有做"


@st.fragment
def show_fragment():
    st.session_state["count"] = st.session_state.get("count", 0) + st.button("部分")
    st.text(f"部分{st.session_state['count']}")


# The real pages begin with such an element as well; the way in needs its part of Streamlit.
st.html("<i></i>")
require_reader()
page, foot = st.container(), st.container()
with foot:
    show_sign_out()
with page:
    show_fragment()
    st.button("做", on_click=act)
    st.text(st.session_state.get("done", "没有动过"))
    analyst = require_sign_in()
    st.text(f"分析人员{analyst.name}")
    st.file_uploader("文件", key="file")
    st.text(f"收到{sent.name}" if (sent := st.session_state["file"]) else "没有文件")

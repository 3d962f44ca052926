"""What a reader sees when a page fails."""

import streamlit as st

FAILURE = "本页暂时无法显示。请刷新页面重试；如仍无法显示，请联系系统管理员。"


def show_failure(exception: Exception) -> bool:
    """Say one Chinese sentence in place of Streamlit's own message; the log has the traceback.

    It is pinned to the bottom of the window, because a page that fails half-way leaves its
    upper half on the screen and the sentence would stand below the fold.
    """
    st.bottom.error(FAILURE)
    return True

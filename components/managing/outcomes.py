"""What an action came to, said once on the page that is drawn after it."""

import streamlit as st

from components.plain_text import escaped

_KEY = "outcome"


def tell_after_rerun(sentence: str) -> None:
    """Keep a sentence for the page that is drawn next."""
    st.session_state[_KEY] = sentence


def show_outcome() -> None:
    """Say what the last action came to."""
    sentence = st.session_state.pop(_KEY, "")
    if sentence:
        st.info(escaped(sentence))

"""A text that is there to be copied."""

import streamlit as st


def show_copied(text: str) -> None:
    """Show a text with a button that copies it; nothing in it is marked up."""
    st.code(text, language=None, wrap_lines=True)

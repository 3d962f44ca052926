"""A small application that shows the shared parts by themselves, without a workbook."""

import streamlit as st

from components.server.http_server import show_failure

app = st.App("script.py", on_script_error=show_failure)

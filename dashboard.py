"""The application: the script that registers the pages, and what surrounds it on the server.

Start it with ``streamlit run dashboard.py``.
"""

import streamlit as st
from starlette.middleware import Middleware

from components.failures import show_failure
from components.server import UnknownAddressRedirect, static_files_route

# The script must not stand beside pages/: on a fresh server Streamlit would then serve that
# folder by itself and ignore st.navigation until somebody has opened the first page.
app = st.App(
    "components/navigation.py",
    routes=[static_files_route()],
    middleware=[Middleware(UnknownAddressRedirect)],
    on_script_error=show_failure,
)

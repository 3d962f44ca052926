"""The script that Streamlit runs: registers the pages and runs the one that was asked for.

It is the one part of ``components/`` that knows the pages, because ``st.navigation`` must be
called by a script that does not stand beside ``pages/`` (see ``dashboard.py``).
"""

import streamlit as st

from components.layout import page_frame, set_up_window
from components.routes import OVERVIEW, ROUTES, Route


def _page(route: Route) -> st.Page:
    return st.Page(
        route.file,
        title=route.title,
        url_path=route.address,
        default=route is OVERVIEW,
        visibility="visible" if route.in_menu else "hidden",
    )


set_up_window()
chosen = st.navigation([_page(route) for route in ROUTES], position="top")
with page_frame():
    chosen.run()

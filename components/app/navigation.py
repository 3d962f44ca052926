"""The script that Streamlit runs: registers the pages and runs the one that was asked for.

It is the one part of ``components/`` that knows the pages, because ``st.navigation`` must be
called by a script that does not stand beside ``pages/`` (see ``dashboard.py``).
"""

import streamlit as st

from components.app.layout import page_frame
from components.app.menu import show_menu
from components.app.page_turns import ANALYSTS, READERS, page_turn
from components.app.signing_in import require_reader, show_sign_out, signed_in
from components.inputs.links import forget_foreign_code
from components.routes import INDICATOR, MANAGE, OVERVIEW, ROUTES, Route


def _page(route: Route) -> st.Page:
    return st.Page(
        route.file,
        title=route.title,
        url_path=route.address,
        default=route is OVERVIEW,
    )


# Before anything else.
st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
pages = {route: _page(route) for route in ROUTES}
chosen = st.navigation(list(pages.values()), position="hidden")
route = next(each for each, page in pages.items() if page is chosen)
if route is not INDICATOR:
    forget_foreign_code()
show_menu(route)
with page_frame(show_sign_out):
    require_reader()
    with page_turn(ANALYSTS if route is MANAGE and signed_in() else READERS):
        chosen.run()

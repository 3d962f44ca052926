"""The application: the script that registers the pages, and what surrounds it on the server.

Start it with ``streamlit run dashboard.py``.
"""

import streamlit as st
from starlette.middleware import Middleware

from components.chart_api.routes import chart_routes
from components.chart_api.verify_route import CODES, verify_route
from components.presenting.routes import present_route, state_route
from components.routes import CHARTS, PRESENT
from components.server.answer_queue import keep_answers
from components.server.http_server import show_failure, static_files_route, unknown_address_redirect
from components.server.lifespan import from_start_to_stop
from components.server.request_guard import RequestGuard, ask_no_outside_service
from components.sign_in.connections import SEGMENTS
from components.sign_in.guard import sign_in_guard
from components.sign_in.openid import provider_session
from components.sign_in.routes import sign_in_routes

ask_no_outside_service()
keep_answers()

# The script must not stand beside pages/: on a fresh server Streamlit would then serve that
# folder by itself and ignore st.navigation until somebody has opened the first page.
app = st.App(
    "components/app/navigation.py",
    routes=[
        static_files_route(),
        *sign_in_routes(),
        *chart_routes(),
        verify_route(),
        present_route(),
        state_route(),
    ],
    # The guards stand before everything, so before every route that will ever be added.
    middleware=[
        Middleware(RequestGuard),
        Middleware(sign_in_guard),
        Middleware(provider_session),
        Middleware(unknown_address_redirect, others=SEGMENTS | {CHARTS, CODES, PRESENT}),
    ],
    lifespan=from_start_to_stop,
    on_script_error=show_failure,
)

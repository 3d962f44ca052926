"""The dashboard's server around a page that only analysts see, and one that says who is there."""

import streamlit as st
from starlette.middleware import Middleware

from components.server.http_server import static_files_route
from components.sign_in.guard import sign_in_guard
from components.sign_in.openid import provider_session
from components.sign_in.routes import sign_in_ready, sign_in_routes

app = st.App(
    "script.py",
    routes=[static_files_route(), *sign_in_routes()],
    middleware=[Middleware(sign_in_guard), Middleware(provider_session)],
    lifespan=sign_in_ready,
)

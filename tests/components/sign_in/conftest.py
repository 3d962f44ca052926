"""The routes and the guard around a few routes of a dashboard, without Streamlit's server."""

import logging
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from components.server.http_server import unknown_address_redirect
from components.sign_in.connections import SEGMENTS
from components.sign_in.guard import sign_in_guard
from components.sign_in.routes import sign_in_routes
from indicators import settings
from tests.sign_in import url_of

HOST = "localhost"
ORIGIN = f"http://{HOST}"


async def answer(request):
    return PlainTextResponse("机密")


async def talk(websocket):
    await websocket.accept()
    with suppress(WebSocketDisconnect):
        while True:
            await websocket.send_bytes(await websocket.receive_bytes())


@pytest.fixture
def url(tmp_path, monkeypatch):
    """A new store, which is the installation's."""
    url = url_of(tmp_path)
    monkeypatch.setenv(settings.STORE, url)
    for name in (settings.ANALYSTS, settings.SIGN_IN_TO_READ, settings.IDLE_MINUTES):
        monkeypatch.delenv(name, raising=False)
    return url


@pytest.fixture
def visit(url):
    """A function that opens another browser: cookies of its own, no redirects followed."""
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    app = Starlette(
        routes=[
            *sign_in_routes(),
            WebSocketRoute("/_stcore/stream", talk),
            Route("/{path:path}", answer, methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"]),
        ],
        middleware=[
            Middleware(sign_in_guard),
            Middleware(unknown_address_redirect, others=SEGMENTS),
        ],
    )

    def visited(origin=ORIGIN, address="10.1.2.3"):
        return TestClient(app, base_url=origin, follow_redirects=False, client=(address, 50000))

    return visited


@pytest.fixture
def broken_store(url, tmp_path, monkeypatch):
    """A store that cannot be asked."""
    (tmp_path / "broken.sqlite").write_text("no database at all" * 100)
    monkeypatch.setenv(settings.STORE, url_of(tmp_path, "broken"))


@pytest.fixture
def closed(url, monkeypatch):
    """Reading needs a sign-in."""
    monkeypatch.setenv(settings.SIGN_IN_TO_READ, "1")

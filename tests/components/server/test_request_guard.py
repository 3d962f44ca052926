"""What any stranger may try, against a real server whose way out never answers."""

import signal
import socket

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from streamlit import net_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import InvalidStatus

from components.server.request_guard import RequestGuard, is_origin_allowed
from tests.servers import Server, SilentProxy

HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


@pytest.fixture(scope="module")
def proxy():
    return SilentProxy()


@pytest.fixture(scope="module")
def server(tmp_path_factory, proxy):
    started = Server(tmp_path_factory.mktemp("server"), proxy)
    yield started
    started.process.kill()
    started.process.wait()


def session_of(stream):
    """The id of the session, once its script runs."""
    said = BackMsg()
    said.rerun_script.query_string = ""
    stream.send(said.SerializeToString())
    while True:
        told = ForwardMsg.FromString(stream.recv(timeout=60))
        if told.HasField("new_session"):
            return told.new_session.initialize.session_id


def test_a_foreign_origin_or_host_is_refused_and_no_outside_service_is_asked(server, proxy):
    for origin in ("https://elsewhere.example", "http://127.0.0.1.evil:1", "null"):
        with pytest.raises(InvalidStatus), server.connect(origin):
            pass
    with server.connect(f"http://{server.host}"), server.connect():
        pass
    assert server.get("/growth", Host="elsewhere.example")[0] == 400
    assert server.get("/_stcore/health", Host="elsewhere.example")[0] == 200
    assert proxy.taken == []


def test_pages_are_shown_in_no_foreign_frame_and_metrics_are_closed(server):
    status, headers = server.get("/growth")
    assert status == 200
    assert headers["content-security-policy"] == "frame-ancestors 'self'"
    assert server.get("/_stcore/metrics")[0] == 404


def test_only_the_browser_that_began_a_session_resumes_it(server):
    cookie, other = server.browser(), server.browser()
    with server.connect(cookie=cookie) as first:
        mine = session_of(first)
        with server.connect(cookie=other, session=mine) as foreign:
            assert session_of(foreign) != mine
        with server.connect(session=mine) as nameless:
            assert session_of(nameless) != mine
        assert session_of(first) == mine
    with server.connect(cookie=cookie, session=mine) as again:
        assert session_of(again) == mine


@pytest.mark.parametrize(
    ("origin", "is_allowed"),
    [
        ("https://dashboard.example.org", True),
        ("http://dashboard.example.org:8501", True),
        ("http://dashboard.example.org:9999", False),
        ("https://dashboard.example.org.evil.example", False),
    ],
)
def test_the_named_address_connects_by_its_own_ports(origin, is_allowed, monkeypatch):
    options = {
        "server.enableCORS": True,
        "server.corsAllowedOrigins": [],
        "browser.serverAddress": "dashboard.example.org",
        "browser.serverPort": 8501,
    }
    monkeypatch.setattr("streamlit.get_option", options.__getitem__)
    monkeypatch.setattr("components.server.request_guard.is_manually_set", lambda _: True)
    assert is_origin_allowed(origin, "127.0.0.1:8501") is is_allowed


@pytest.mark.parametrize("path", ["/_stcore/metrics/", "//_stcore/metrics", "/_stcore/%6detrics"])
def test_metrics_are_closed_however_they_are_written(server, path):
    assert server.get(path)[0] == 404


@pytest.mark.parametrize(
    "host", ["", "127.0.0.1@evil.example", "evil@elsewhere.example", "127.1", "2130706433", "["]
)
def test_a_host_in_other_words_is_foreign(server, host):
    assert server.get("/growth", Host=host)[0] == 400


DEVELOPERS = [
    {"clear_cache": True},
    {"set_run_on_save": True},
    {"load_git_info": True},
    {"debug_disconnect_websocket": True},
    {"debug_shutdown_runtime": True},
]


@pytest.mark.parametrize("message", DEVELOPERS, ids=lambda each: next(iter(each)))
def test_developers_messages_do_not_arrive(message):
    async def echo(websocket):
        await websocket.accept()
        await websocket.send_bytes(await websocket.receive_bytes())

    app = Starlette(routes=[WebSocketRoute("/", echo)], middleware=[Middleware(RequestGuard)])
    later = BackMsg(app_heartbeat=True).SerializeToString()
    browser = TestClient(app, base_url="http://localhost")
    with browser.websocket_connect("ws://localhost/") as stream:
        stream.send_bytes(BackMsg(**message).SerializeToString())
        stream.send_bytes(later)
        assert stream.receive_bytes() == later


def test_the_server_ends_soon_whatever_its_clients_do(server):
    # One client sends no more than half a form, another has stopped answering.
    request = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nname="
    with (
        socket.create_connection(("127.0.0.1", server.port)) as half,
        socket.create_connection(("127.0.0.1", server.port)) as silent,
    ):
        half.sendall(request)
        silent.sendall(HANDSHAKE.format(host=server.host).encode())
        assert silent.recv(12) == b"HTTP/1.1 101"
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(10)


@pytest.mark.parametrize(
    ("origin", "host", "is_allowed"),
    [
        (None, "localhost", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("https://dashboard.example.org", "dashboard.example.org", True),
        ("https://elsewhere.example", "dashboard.example.org", False),
        ("http://localhost:9999", "localhost:8501", False),
        ("null", "localhost", False),
        ("http://[", "localhost", False),
        ("HTTP://LOCALHOST:8501", "localhost:8501", True),
        ("http://[::1]:8501", "[::1]:8501", True),
        ("", "localhost", False),
        ("http://localhost:8501@evil.example", "localhost:8501", False),
        ("http://evil@localhost:8501", "localhost:8501", False),
        ("http://localhost:8501.", "localhost:8501", False),
        ("http://localhost.:8501", "localhost:8501", False),
        ("http://localhost:8501, http://evil.example", "localhost:8501", False),
        ("http://localhost:port", "localhost", False),
        ("file://", "localhost", False),
    ],
)
def test_the_servers_own_pages_connect(origin, host, is_allowed, monkeypatch):
    monkeypatch.setattr(net_util, "get_external_ip", lambda: pytest.fail("asked outside"))
    assert is_origin_allowed(origin, host) is is_allowed


def test_a_named_origin_connects_through_a_proxy_that_changes_the_host(monkeypatch):
    options = {
        "server.enableCORS": True,
        "server.corsAllowedOrigins": ["https://dashboard.example.org"],
        "browser.serverAddress": "localhost",
    }
    monkeypatch.setattr("streamlit.get_option", options.__getitem__)
    assert is_origin_allowed("https://dashboard.example.org", "127.0.0.1:8501")
    assert not is_origin_allowed("https://elsewhere.example", "127.0.0.1:8501")

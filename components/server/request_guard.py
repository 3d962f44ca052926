"""Refuses foreign hosts and origins, and developers' messages, whoever sends them."""

from collections.abc import MutableMapping
from typing import Any, Final
from urllib.parse import urlsplit

import streamlit as st
from cachetools import LRUCache
from google.protobuf.message import DecodeError
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import net_util
from streamlit.config import is_manually_set
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import decode_xsrf_token_string

from components.sign_in.connections import browser_message, is_host_allowed
from indicators.settings import settings

# Open to any host name, for monitoring; the answer is "ok".
_HEALTH: Final = "/_stcore/health"
_METRICS: Final = "/_stcore/metrics"
_POLICY_VIOLATION: Final = 1008
# Messages of developers' menus and Streamlit's tests: the first empties every reader's cache.
_DEVELOPERS: Final = {
    *("clear_cache", "set_run_on_save", "load_git_info"),
    *("debug_disconnect_websocket", "debug_shutdown_runtime"),
}
_XSRF_COOKIE: Final = "_streamlit_xsrf"
_PROTOCOLS: Final = "sec-websocket-protocol"
# Streamlit forgets a session two minutes after its connection ended.
_MOST_SESSIONS: Final = 10_000
_FRAMES: Final = "frame-ancestors 'self'"


class RequestGuard:
    """Refuse foreign hosts, foreign origins of the live connection, and closed addresses.

    A session can be resumed only by the browser that began it, known by its XSRF cookie.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._owners: LRUCache[str, bytes] = LRUCache(_MOST_SESSIONS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                _forbid_framing(message)
            await send(message)

        await (_refusal(scope) or self._app)(scope, receive, with_policy)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        host, origin = connection.headers.get("host", ""), connection.headers.get("origin")
        if not is_host_allowed(host) or not is_origin_allowed(origin, host):
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return
        owner = _browser(connection)
        is_named = not owner

        async def received() -> Message:
            while True:
                message = await receive()
                if not _is_developers(message):
                    return message

        async def sent(message: Message) -> None:
            nonlocal is_named
            if not is_named and (session := _new_session(message)):
                self._owners[session] = owner
                is_named = True
            await send(message)

        await self._app(self._without_foreign_session(scope, owner), received, sent)

    def _without_foreign_session(self, scope: Scope, owner: bytes) -> Scope:
        """The handshake without the id of a session that another browser began."""
        headers = MutableHeaders(raw=list(scope["headers"]))
        entries = [each.strip() for each in headers.get(_PROTOCOLS, "").split(",")]
        if len(entries) < 3 or (owner and self._owners.get(entries[2]) == owner):
            return scope
        headers[_PROTOCOLS] = ", ".join(entries[:2])
        return {**scope, "headers": headers.raw, "subprotocols": entries[:2]}


def ask_no_outside_service() -> None:
    """Keep Streamlit from asking a service on the internet for this server's public address."""
    net_util.get_external_ip = lambda: None


def is_origin_allowed(origin: str | None, host: str) -> bool:
    """Whether a page of this origin may open the live connection; no address is looked up.

    Allowed are the server's own pages, `server.corsAllowedOrigins`, `browser.serverAddress` where
    it is set, and programs that send no origin.
    """
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    try:
        parts = urlsplit(origin)
        name, port = parts.hostname, parts.port
    except ValueError:
        return False
    if not name or parts.netloc.lower() == host.lower():
        return bool(name)
    known = {each.strip().lower() for each in st.get_option("server.corsAllowedOrigins")}
    address = st.get_option("browser.serverAddress")
    # Another port of that name is another site.
    is_own_name = is_manually_set("browser.serverAddress") and name == _name(address)
    is_own = is_own_name and port in {None, st.get_option("browser.serverPort")}
    return is_own or origin.lower() in known


def _name(address: str) -> str | None:
    return urlsplit(address if "//" in address else f"//{address}").hostname


def _refusal(scope: Scope) -> PlainTextResponse | None:
    path, host = scope["path"], HTTPConnection(scope).headers.get("host", "")
    if not path.endswith(_HEALTH) and not is_host_allowed(host):
        sentence = "这个网址不是本看板的地址。请系统管理员把它写入 server.allowedHosts。"
        return PlainTextResponse(sentence, 400)
    if path.rstrip("/").endswith(_METRICS) and not settings().metrics:
        return PlainTextResponse("没有这个地址。", 404)
    return None


def _forbid_framing(message: Message) -> None:
    """Forbid other sites to show a page in a frame; an answer's own policy stays."""
    headers = MutableHeaders(raw=message.setdefault("headers", []))
    policy = headers.get("content-security-policy", "")
    if "frame-ancestors" not in policy:
        headers["content-security-policy"] = f"{policy}; {_FRAMES}" if policy else _FRAMES
        headers.setdefault("x-frame-options", "SAMEORIGIN")


def _browser(connection: HTTPConnection) -> bytes:
    """Identifies a browser by its XSRF cookie; empty where it sends none."""
    cookie = connection.cookies.get(_XSRF_COOKIE, "")
    return (decode_xsrf_token_string(cookie)[0] or b"") if cookie else b""


def _is_developers(message: MutableMapping[str, Any]) -> bool:
    parsed = browser_message(message)
    return parsed is not None and parsed.WhichOneof("type") in _DEVELOPERS


def _new_session(message: MutableMapping[str, Any]) -> str:
    """The session's id in the message that begins a run; "" in any other message."""
    content = message.get("bytes") or b""
    if message["type"] != "websocket.send" or not content:
        return ""
    parsed = ForwardMsg()
    try:
        parsed.ParseFromString(content)
    except DecodeError:
        return ""
    return parsed.new_session.initialize.session_id if parsed.HasField("new_session") else ""

"""What the server reads from a connection, and the addresses that a sign-in leads through.

A connection has a session's cookie, an address, an origin, a form, and messages of a page.
"""

import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

import streamlit as st
from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.routes import CHARTS, OVERVIEW, PRESENT, ROUTES, VERIFY, check_address
from indicators.store.throttle import network

SIGN_IN: Final = "/sign-in"
# The address to which an OpenID provider returns the browser: Streamlit's, as in `redirect_uri`.
CALLBACK: Final = "/oauth2callback"
TO_PROVIDER: Final = "/sign-in/provider"
# The addresses of a sign-in through a provider; all but the first are Streamlit's own.
PROVIDER: Final = frozenset({TO_PROVIDER, "/auth/login", "/auth/logout", CALLBACK})

_CHART: Final = re.compile(rf"{CHARTS}/[a-z-]+\.[a-z]+")
# The addresses of one segment that are no pages but belong to sign-in.
SEGMENTS: Final = frozenset({SIGN_IN.strip("/"), CALLBACK.strip("/")})

COOKIE: Final = "dashboard_ticket"
# The page to return to after /oauth2callback; the provider returns no value of ours.
NEXT_COOKIE: Final = "dashboard_next"
# Bytes. The longest passphrase in Chinese letters, percent-encoded, with room to spare.
LONGEST_FORM: Final = 8192


def own_page(address: str) -> str:
    """The address, with its query, of one of our pages or charts; for any other the overview's.

    It is built anew, so that no part of a crafted address remains. The address of a
    verification code leads to its page.
    """
    parts = urlsplit(address)
    segment = parts.path.removeprefix("/")
    known = {route.address for route in ROUTES if route is not OVERVIEW} | {PRESENT, ""}
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/")
    page, _, code = segment.partition("/")
    if is_ours and page == VERIFY.address and code:
        return check_address(unquote(code))
    if not is_ours or not (segment in known or _CHART.fullmatch(segment)):
        return "/"
    query = urlencode(parse_qsl(parts.query))
    return f"/{segment}?{query}" if query else f"/{segment}"


def sign_in_address(back_to: str) -> str:
    """The sign-in page, which leads back to one of our pages."""
    return f"{SIGN_IN}?{urlencode({'next': own_page(back_to)})}"


def address_of(connection: HTTPConnection) -> str:
    """The address of the person's computer, as far as the server knows."""
    return connection.client.host if connection.client else "未知地址"


def computer_of(connection: HTTPConnection) -> str:
    """The address that shares are counted by; of IPv6 the network's."""
    return network(address_of(connection))


def is_navigation(connection: HTTPConnection) -> bool:
    """Whether the browser opens a page, rather than fetching a part of one."""
    if connection.scope.get("method") not in {"GET", "HEAD"}:
        return False
    mode = connection.headers.get("sec-fetch-mode")
    if mode is None:
        return "text/html" in connection.headers.get("accept", "")
    return mode == "navigate"


def comes_from_elsewhere(connection: HTTPConnection) -> bool:
    """Whether the request came by a link on another site, in a mail or at a provider."""
    return connection.headers.get("sec-fetch-site", "") in {"cross-site", "same-site"}


async def own_form(request: Request) -> dict[str, str] | None:
    """The fields of a form that our own page sent, None for any other.

    The cookie is not sent from other sites; this check prevents another site from signing its
    visitor in under a name of its own.
    """
    if not _is_same_origin(request) or not is_host_allowed(request.headers.get("host", "")):
        return None
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return None
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=10)
    except ValueError:
        return None
    return {name: values[0] for name, values in fields.items()}


def _is_same_origin(request: Request) -> bool:
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    origin = urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == request.headers.get("host")


def is_host_allowed(host: str) -> bool:
    """Whether the host name is in `server.allowedHosts`, by Streamlit's rules.

    Streamlit checks only the pages' connection. Without this check another site could point its
    own name at this server (DNS rebinding) and send forms that look like ours.
    """
    allowed: list[str] = st.get_option("server.allowedHosts") or ["*"]
    try:
        name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return False
    return any(_fits(name, each.strip().lower().rstrip(".")) for each in allowed)


def _fits(name: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return name.endswith(pattern[1:])
    return pattern in ("*", name)


def session_token(connection: HTTPConnection) -> str:
    """The session token that the browser sends, blank where it sends none."""
    return connection.cookies.get(COOKIE, "")


def set_session(response: Response, token: str, connection: HTTPConnection) -> None:
    """Send a session's token in a cookie that neither scripts nor other sites can read.

    The browser deletes it when it is closed; the server ends the session earlier.
    """
    response.set_cookie(
        COOKIE, token, path="/", httponly=True, samesite="strict", secure=is_encrypted(connection)
    )


def is_encrypted(connection: HTTPConnection) -> bool:
    """Whether the browser uses HTTPS, to this server or to a proxy in front of it.

    A client that forges the header only makes its own cookie stricter.
    """
    forwarded = connection.headers.get("x-forwarded-proto", "")
    schemes = {connection.url.scheme, forwarded.split(",")[0].strip().lower()}
    return bool(schemes & {"https", "wss"})


def browser_message(message: Mapping[str, Any]) -> BackMsg | None:
    """What a page's browser sends over its live connection; None for anything else."""
    if message["type"] != "websocket.receive":
        return None
    parsed = BackMsg()
    try:
        parsed.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return None
    return parsed

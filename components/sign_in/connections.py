"""What the server reads from a connection: its session cookie, address, origin and form."""

from typing import Final
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from indicators.store.throttle import network

COOKIE: Final = "dashboard_ticket"
# The page to return to after /oauth2callback; the provider returns no value of ours.
NEXT_COOKIE: Final = "dashboard_next"
# Bytes. The longest passphrase in Chinese letters, percent-encoded, with room to spare.
LONGEST_FORM: Final = 8192


class NotOurForm(Exception):
    """A form that another site sent, or that has not our fields."""


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


async def own_form(request: Request) -> dict[str, str]:
    """The fields of a form that our own page sent; raises NotOurForm.

    The cookie is not sent from other sites; this check prevents another site from signing its
    visitor in under a name of its own.
    """
    if not _is_same_origin(request) or not is_host_allowed(request.headers.get("host", "")):
        raise NotOurForm
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            raise NotOurForm
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=10)
    except ValueError as error:
        raise NotOurForm from error
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

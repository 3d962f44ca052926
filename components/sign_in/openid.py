"""Sign-in through an OpenID provider, as Streamlit's secrets describe it.

`st.login` sends the browser to Streamlit's own address /auth/login. It must be called by a running
script, over a connection that the guard refuses to readers who are not signed in. The sign-in page
therefore leads to the same address. The rest is Streamlit's: the provider, /oauth2callback, the
cookie of 30 days behind `st.user`.

That cookie alone does not sign anybody in. When /oauth2callback sets it, provider_session adds
a session of ours without a name; the first page reads the name from `st.user` and stores it in the
session. So idle time, sign-out and the guard are the same as with a passphrase.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st
from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import validate_auth_credentials
from streamlit.errors import StreamlitAuthError
from streamlit.user_info import generate_login_redirect_url

from components.installation import installed_sign_ins
from components.sign_in.connections import CALLBACK, NEXT_COOKIE, own_page, set_session
from indicators.settings import BadSetting
from indicators.store import StoreUnavailable

# Streamlit's cookie with the person. Were it renamed, no session would be issued.
_STREAMLITS_COOKIE: Final = b"_streamlit_user="
DEFAULT: Final = "default"


def is_openid() -> bool:
    """Whether Streamlit's secrets have a part [auth]; then passphrases are not accepted."""
    return bool(_section("auth"))


def listed_analysts() -> tuple[str, ...]:
    """The addresses in `analysts` of the secrets' part [dashboard]."""
    listed = _section("dashboard").get("analysts", ())
    return (listed,) if isinstance(listed, str) else tuple(str(each) for each in listed)


def is_listed(address: str) -> bool:
    """Whether an e-mail address that a provider has confirmed is on the list of analysts."""
    return address.strip().casefold() in {each.strip().casefold() for each in listed_analysts()}


def providers() -> tuple[str, ...]:
    """The names of the providers to choose from; "default" where there is but one, without a name.

    Raises BadSetting where the secrets do not describe them fully.
    """
    auth = _section("auth")
    names = sorted(name for name, value in auth.items() if isinstance(value, Mapping))
    chosen = (DEFAULT,) if "client_id" in auth or not names else tuple(names)
    for name in chosen:
        try:
            validate_auth_credentials(name)
        except StreamlitAuthError as error:
            raise BadSetting(f"secrets.toml 的 [auth] 不完整或有误：{error}") from error
    return chosen


def login_address(provider: str) -> str:
    """The address to which `st.login` would send the browser; it is valid for two minutes."""
    return generate_login_redirect_url(provider)


def confirmed_person() -> tuple[str, datetime] | None:
    """The e-mail address that a provider has confirmed in this session, and when; None without one.

    `iat` is when the provider issued its answer (OpenID Connect Core 1.0, section 2).
    """
    known: Mapping[str, Any] = st.user.to_dict()
    address, issued = known.get("email"), known.get("iat")
    if not known.get("is_logged_in") or not isinstance(address, str) or not address.strip():
        return None
    if known.get("email_verified") is False or not isinstance(issued, int | float):
        return None
    return address.strip(), datetime.fromtimestamp(issued, UTC)


def has_confirmed(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether an answer of /oauth2callback says that somebody has signed in."""
    cookies = [value for name, value in headers if name.lower() == b"set-cookie"]
    given = [each for each in cookies if each.startswith(_STREAMLITS_COOKIE)]
    return any(b"max-age=0" not in each.lower() for each in given)


def _section(name: str) -> Mapping[str, Any]:
    if not st.secrets.load_if_toml_exists():
        return {}
    found = st.secrets.get(name)
    return found if isinstance(found, Mapping) else {}


def provider_session(app: ASGIApp) -> ASGIApp:
    """Middleware: issue a session after a successful OIDC callback (the module says why)."""

    async def answered(scope: Scope, receive: Receive, send: Send) -> None:
        async def with_session(message: Message) -> None:
            if message["type"] == "http.response.start" and has_confirmed(message["headers"]):
                await _add_session(message, HTTPConnection(scope))
            await send(message)

        is_callback = scope["type"] == "http" and scope["path"] == CALLBACK and is_openid()
        await app(scope, receive, with_session if is_callback else send)

    return answered


async def _add_session(message: Message, request: HTTPConnection) -> None:
    try:
        token = await run_sync(installed_sign_ins().through_provider)
    except StoreUnavailable:
        # No session then; the pages show the failure of the store.
        return
    given = Response()
    set_session(given, token, request)
    headers = MutableHeaders(raw=message["headers"])
    headers.append("set-cookie", given.headers["set-cookie"])
    headers["location"] = own_page(request.cookies.get(NEXT_COOKIE, "/"))

"""Sign-in through an OpenID provider, as Streamlit's secrets describe it.

`st.login` sends the browser to Streamlit's own address /auth/login and must be called by a running
script, that is over a connection which a dashboard that guards its readers refuses to strangers.
The sign-in page therefore leads to the same address. Everything after it is Streamlit's: the
provider, /oauth2callback, the cookie of 30 days behind `st.user`.

That cookie alone opens nothing here. An answer of /oauth2callback that carries one gets a session
of ours as well, without a name; the first page then reads the name from `st.user` and writes it on
the session. So idle time, sign-out and the guard are the same as with a passphrase.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import streamlit as st
from streamlit.auth_util import validate_auth_credentials
from streamlit.errors import StreamlitAuthError
from streamlit.user_info import generate_login_redirect_url

from indicators.settings import BadSetting

# Streamlit's cookie with who somebody is. Should it ever be renamed, nobody gets a session.
_STREAMLITS_COOKIE: Final = b"_streamlit_user="
DEFAULT: Final = "default"


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a provider has confirmed: an e-mail address, and when."""

    address: str
    confirmed_at: datetime


def is_openid() -> bool:
    """Whether Streamlit's secrets have a part [auth]: then nobody signs in with a passphrase."""
    return bool(_section("auth"))


def listed_analysts() -> tuple[str, ...]:
    """The addresses in `analysts` of the secrets' part [dashboard]."""
    listed = _section("dashboard").get("analysts", ())
    return (listed,) if isinstance(listed, str) else tuple(str(each) for each in listed)


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
    """Where `st.login` would send the browser; the address is good for two minutes."""
    return generate_login_redirect_url(provider)


def confirmed_person() -> Person | None:
    """Whom Streamlit knows in this session; None without an address that the provider vouches for.

    `iat` is when the provider issued its answer (OpenID Connect Core 1.0, section 2).
    """
    known: Mapping[str, Any] = st.user.to_dict()
    address, issued = known.get("email"), known.get("iat")
    if not known.get("is_logged_in") or not isinstance(address, str) or not address.strip():
        return None
    if known.get("email_verified") is False or not isinstance(issued, int | float):
        return None
    return Person(address.strip(), datetime.fromtimestamp(issued, UTC))


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

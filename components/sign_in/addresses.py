"""The addresses of sign-in, and the only ones that it leads back to."""

from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from components.routes import OVERVIEW, ROUTES

SIGN_IN: Final = "/sign-in"
# Where an OpenID provider sends the browser back to: Streamlit's own, as in `redirect_uri`.
CALLBACK: Final = "/oauth2callback"
TO_PROVIDER: Final = "/sign-in/provider"
# The way to the provider and away from it; all but the first are Streamlit's own.
PROVIDER: Final = frozenset({TO_PROVIDER, "/auth/login", "/auth/logout", CALLBACK})


def first_segments() -> frozenset[str]:
    """The addresses of one segment that are no pages but belong to sign-in."""
    return frozenset({SIGN_IN.strip("/"), CALLBACK.strip("/")})


def own_page(address: str) -> str:
    """The address if it is one of our pages', with its query; the overview's for any other.

    It is put together anew, so that nothing of a crafted one is left.
    """
    parts = urlsplit(address)
    segment = parts.path.removeprefix("/")
    known = {route.address for route in ROUTES if route is not OVERVIEW}
    is_ours = not parts.scheme and not parts.netloc and address.startswith("/")
    if not is_ours or segment not in known | {""}:
        return "/"
    query = urlencode(parse_qsl(parts.query))
    return f"/{segment}?{query}" if query else f"/{segment}"


def sign_in_address(back_to: str) -> str:
    """The sign-in page, which leads back to one of our pages."""
    return f"{SIGN_IN}?{urlencode({'next': own_page(back_to)})}"

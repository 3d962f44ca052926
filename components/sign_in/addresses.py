"""The addresses of sign-in, and the addresses that it may lead back to."""

import re
from typing import Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from components.routes import CHARTS, OVERVIEW, PRESENT, ROUTES, VERIFY, check_address

SIGN_IN: Final = "/sign-in"
# The address to which an OpenID provider returns the browser: Streamlit's, as in `redirect_uri`.
CALLBACK: Final = "/oauth2callback"
TO_PROVIDER: Final = "/sign-in/provider"
# The addresses of a sign-in through a provider; all but the first are Streamlit's own.
PROVIDER: Final = frozenset({TO_PROVIDER, "/auth/login", "/auth/logout", CALLBACK})

_CHART: Final = re.compile(rf"{CHARTS}/[a-z-]+\.[a-z]+")


def first_segments() -> frozenset[str]:
    """The addresses of one segment that are no pages but belong to sign-in."""
    return frozenset({SIGN_IN.strip("/"), CALLBACK.strip("/")})


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

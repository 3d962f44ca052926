"""The cookie that carries a session: out of reach of scripts and of other sites."""

from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

COOKIE: Final = "dashboard_ticket"


def ticket_in(connection: HTTPConnection) -> str:
    """The session that the browser shows, blank where it shows none."""
    return connection.cookies.get(COOKIE, "")


def give_ticket(response: Response, token: str, connection: HTTPConnection) -> None:
    """Send a session, which the browser keeps until it is closed; the server ends it earlier."""
    response.set_cookie(
        COOKIE, token, path="/", httponly=True, samesite="strict", secure=is_encrypted(connection)
    )


def is_encrypted(connection: HTTPConnection) -> bool:
    """Whether the browser came by HTTPS, to us or to the proxy before us.

    Anybody can send the header, but makes only his own cookie stricter with it.
    """
    forwarded = connection.headers.get("x-forwarded-proto", "")
    schemes = {connection.url.scheme, forwarded.split(",")[0].strip().lower()}
    return bool(schemes & {"https", "wss"})

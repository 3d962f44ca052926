"""What the web server answers beside the pages: static files, unknown addresses, failed pages."""

import gc
import socket
from pathlib import Path

import streamlit as st
from starlette.responses import RedirectResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from components.routes import OVERVIEW, ROUTES

FAILURE = "本页暂时无法显示。请刷新页面重试；如仍无法显示，请联系系统管理员。"
STATIC_FOLDER = Path(__file__).resolve().parents[2] / "static"

_TCP = {socket.AF_INET, socket.AF_INET6}
# First segments under which the server itself, Streamlit or its sign-in answers with more than one.
_SERVERS_OWN = frozenset({"app", "auth", "component", "media", "static", "vendor"})


def static_files_route() -> Mount:
    """Serve the repository's ``static/`` as ``app/static/``, the address Streamlit itself uses.

    ``server.enableStaticServing`` looks for the folder beside the script, which for this
    application is ``components/app/static`` (measured with Streamlit 1.67).
    """
    return Mount("/app/static", StaticFiles(directory=STATIC_FOLDER, check_dir=False))


def send_without_delay() -> None:
    """Let every connection send small messages at once; called when the server already listens.

    Streamlit opens its socket without naming the protocol (1.67), and asyncio then leaves Nagle's
    algorithm on: what follows a small message waits up to 40 ms for the reader's computer.
    Accepted connections have the option of the socket that listens.
    """
    sockets = [each for each in gc.get_objects() if issubclass(type(each), socket.socket)]
    online = [each for each in sockets if each.fileno() >= 0 and each.family in _TCP]
    for each in online:
        if each.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def unknown_address_redirect(app: ASGIApp, others: frozenset[str] = frozenset()) -> ASGIApp:
    """Middleware: send a reader from an address that is no page to the overview, with the query.

    Streamlit would show the overview under an English dialog ("Page not found"); it does so for
    the default page's own address, ``/overview``, as well. ``others`` names the first segments
    of further routes of the application (an export, say) that must pass.
    """

    async def redirected(scope: Scope, receive: Receive, send: Send) -> None:
        answer = app
        if scope["type"] == "http" and scope["method"] in {"GET", "HEAD"}:
            segments = [each for each in scope["path"].split("/") if each]
            if _is_no_page(segments, others):
                query = scope["query_string"].decode("ascii", "ignore")
                answer = RedirectResponse(f"/?{query}" if query else "/", status_code=302)
        await answer(scope, receive, send)

    return redirected


def _is_no_page(segments: list[str], others: frozenset[str]) -> bool:
    """Whether a person may have typed the segments, and no page or route has that address.

    Files (/favicon.png) have a dot. Streamlit's own addresses (/_stcore/…), which its script
    tries beneath a page's address too, begin with a low line and must not be redirected.
    """
    if not segments or any("." in each or each.startswith("_") for each in segments):
        return False
    pages = {route.address for route in ROUTES if route is not OVERVIEW}
    return segments[0] not in others | (pages if len(segments) == 1 else _SERVERS_OWN)


def show_failure(exception: Exception) -> bool:
    """Show one Chinese sentence in place of Streamlit's own message; the log has the traceback.

    It is pinned to the bottom of the window, because a page that fails half-way leaves its
    upper half on the screen and the sentence would be outside the window.
    """
    st.bottom.error(FAILURE)
    return True

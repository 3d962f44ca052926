"""What the web server answers beside the pages: static files, and addresses that are no page."""

import re
from pathlib import Path

from starlette.responses import RedirectResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from components.routes import OVERVIEW, ROUTES

STATIC_FOLDER = Path(__file__).resolve().parents[1] / "static"

# One segment without a dot, such as /growth: what a person types. Files (/favicon.png) and the
# server's own addresses (/_stcore/…, /app/static/…) never look like this.
_PAGE_ADDRESS = re.compile(r"^/(?P<address>[^/.]+)/?$")


def static_files_route() -> Mount:
    """Serve the repository's ``static/`` as ``app/static/``, the address Streamlit itself uses.

    ``server.enableStaticServing`` looks for the folder beside the script, which for this
    application is ``components/static`` (measured with Streamlit 1.67).
    """
    return Mount("/app/static", StaticFiles(directory=STATIC_FOLDER, check_dir=False))


class UnknownAddressRedirect:
    """Send a reader from an address that is no page to the overview, keeping the query.

    Streamlit would show the overview under an English dialog ("Page not found"); it does so for
    the default page's own address, ``/overview``, as well. ``others`` names the first segments
    of further routes of the application (an export, say) that must pass.
    """

    def __init__(self, app: ASGIApp, others: frozenset[str] = frozenset()) -> None:
        """Wrap the application; every page but the default one passes, and so do ``others``."""
        self._app = app
        self._known = others | {route.address for route in ROUTES if route is not OVERVIEW}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a redirect, or pass the request on."""
        if self._is_unknown(scope):
            query = scope["query_string"].decode("ascii", "ignore")
            response = RedirectResponse(f"/?{query}" if query else "/", status_code=302)
            await response(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_unknown(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            return False
        match = _PAGE_ADDRESS.match(scope["path"])
        return match is not None and match["address"] not in self._known

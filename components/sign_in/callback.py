"""What is added to the answer of /oauth2callback: a session, and the way back to the page."""

from anyio.to_thread import run_sync
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.installation import installed_sign_ins
from components.sign_in.addresses import CALLBACK, own_page
from components.sign_in.cookie import give_ticket
from components.sign_in.openid import has_confirmed, is_openid
from components.sign_in.routes import NEXT_COOKIE
from indicators.store import StoreUnavailable


class ProviderSession:
    """Middleware: issue a session after a successful OIDC callback (openid.py says why)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; the answer of the callback alone is changed."""
        if scope["type"] != "http" or scope["path"] != CALLBACK or not is_openid():
            await self._app(scope, receive, send)
            return

        async def with_ticket(message: Message) -> None:
            if message["type"] == "http.response.start" and has_confirmed(message["headers"]):
                await _add_ticket(message, HTTPConnection(scope))
            await send(message)

        await self._app(scope, receive, with_ticket)


async def _add_ticket(message: Message, request: HTTPConnection) -> None:
    try:
        token = await run_sync(installed_sign_ins().through_provider)
    except StoreUnavailable:
        # Not signed in, then; the pages say what is wrong with the store.
        return
    given = Response()
    give_ticket(given, token, request)
    headers = MutableHeaders(raw=message["headers"])
    headers.append("set-cookie", given.headers["set-cookie"])
    headers["location"] = own_page(request.cookies.get(NEXT_COOKIE, "/"))

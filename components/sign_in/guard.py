"""The guard before every route, and what a session allows: reading, and an analyst's actions."""

import re
from functools import partial
from typing import Final

from anyio.to_thread import run_sync
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.installation import installed_sign_ins
from components.sign_in.connections import (
    PROVIDER,
    SIGN_IN,
    browser_message,
    comes_from_elsewhere,
    is_navigation,
    own_page,
    session_token,
    sign_in_address,
)
from components.sign_in.openid import is_listed, is_openid
from components.sign_in.page import detour
from indicators.settings import settings
from indicators.store import Actor, StoreUnavailable
from indicators.store.sign_ins import Session, SessionKind


def analyst_with(session: Session | None) -> Actor | None:
    """The analyst whose session this is, None for a reader's session or none.

    The list of analysts is read every time, so that removing a name ends the right. Sessions with
    a passphrase give no rights once a provider is set up.
    """
    if session is None or session.kind is SessionKind.PENDING:
        return None
    if is_openid():
        is_one = session.kind is SessionKind.OPENID and is_listed(session.name)
    else:
        is_one = session.kind is SessionKind.PASSPHRASE
    return Actor(session.name) if is_one else None


# The fonts of the sign-in page. Whole names: a prefix would let "fonts/../" through.
_FONT: Final = re.compile(r"/app/static/fonts/[A-Za-z0-9-]+\.woff2")
# Answers "ok" to monitoring.
_HEALTH: Final = "/_stcore/health"
# Anywhere in the path: `server.baseUrlPath` may be prefixed.
_UPLOAD: Final = "/_stcore/upload_file"
_NOT_KEPT: Final = {"Cache-Control": "no-store"}
_POLICY_VIOLATION: Final = 1008


def sign_in_guard(app: ASGIApp) -> ASGIApp:
    """Middleware: refuse uploads without an analyst, by the setting everything without a session.

    It applies to all routes, also to those added later.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if _is_open(scope):
            await app(scope, receive, send)
        elif scope["type"] != "websocket":
            refusal = await run_sync(_refusal, HTTPConnection(scope))
            await (refusal or app)(scope, receive, send)
        elif await run_sync(_may_read, token := session_token(HTTPConnection(scope))):
            await app(scope, partial(_checked, token, receive), send)
        else:
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})

    return guarded


async def _checked(token: str, receive: Receive) -> Message:
    """The browser's next message; once its session has ended, only one that runs the script.

    The script begins with a check of its own and shows a Chinese sentence. If the connection were
    closed, Streamlit would show an English dialog.
    """
    while True:
        message = await receive()
        if message["type"] != "websocket.receive" or await run_sync(_may_read, token):
            return message
        if run := _whole_run(message):
            return run


def _is_open(scope: Scope) -> bool:
    """Whether the request needs no session."""
    if scope["type"] == "lifespan":
        return True
    if not settings().sign_in_to_read:
        return not _is_upload(scope)
    path = scope["path"] if scope["type"] == "http" else ""
    if path in {SIGN_IN, _HEALTH} or _FONT.fullmatch(path):
        return True
    return path in PROVIDER and is_openid()


def _is_upload(scope: Scope) -> bool:
    """Whether a file is uploaded: Streamlit accepts it before any script can check the sender."""
    return scope["type"] == "http" and _UPLOAD in scope["path"]


def _refusal(request: HTTPConnection) -> Response | None:
    """The refusal of a request, None where it may pass."""
    sign_ins = installed_sign_ins()
    try:
        session = sign_ins.session(session_token(request))
    except StoreUnavailable as error:
        return PlainTextResponse(f"现在不能确认登录：{error}", 503, _NOT_KEPT)
    if analyst_with(session) if _is_upload(request.scope) else session:
        return None
    if not is_navigation(request):
        return PlainTextResponse("请先登录。", 401, _NOT_KEPT)
    address = f"{request.url.path}?{request.url.query}"
    if comes_from_elsewhere(request):
        return detour(own_page(address))
    return RedirectResponse(sign_in_address(address), 303, _NOT_KEPT)


def _may_read(token: str) -> bool:
    try:
        return installed_sign_ins().session(token) is not None
    except StoreUnavailable:
        return False


def _whole_run(message: Message) -> Message | None:
    """The message as one that runs the script from its beginning; None for any other kind.

    A fragment, a part that runs alone, would skip the check at the script's beginning.
    """
    parsed = browser_message(message)
    if parsed is None or parsed.WhichOneof("type") != "rerun_script":
        return None
    parsed.rerun_script.fragment_id = ""
    return {"type": "websocket.receive", "bytes": parsed.SerializeToString()}

"""What stands before every route: strangers send no file, and read nothing if reading is closed."""

import re
from typing import Final

from anyio.to_thread import run_sync
from google.protobuf.message import DecodeError
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from components.installation import installed_sign_ins
from components.sign_in.addresses import PROVIDER, SIGN_IN, own_page, sign_in_address
from components.sign_in.cookie import ticket_in
from components.sign_in.openid import is_openid
from components.sign_in.page import detour
from components.sign_in.request_origin import comes_from_elsewhere, is_navigation
from components.sign_in.rights import analyst_with
from indicators.settings import settings
from indicators.store import StoreUnavailable

# What the sign-in page is made of. Whole names: a folder would let "fonts/../" through.
_FONT: Final = re.compile(r"/app/static/fonts/[A-Za-z0-9-]+\.woff2")
# Says "ok" and nothing else, to whatever watches over the server.
_HEALTH: Final = "/_stcore/health"
# In any place: where `server.baseUrlPath` is set, it stands before this.
_UPLOAD: Final = "/_stcore/upload_file"
_NOT_KEPT: Final = {"Cache-Control": "no-store"}
_POLICY_VIOLATION: Final = 1008


class SignInGuard:
    """Refuse files that no analyst sends and, if the setting says so, everything without a session.

    It knows nothing of what it guards: a route added later is guarded too.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if _is_open(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connect(scope, receive, send)
        else:
            refusal = await run_sync(_refusal, HTTPConnection(scope))
            await (refusal or self._app)(scope, receive, send)

    async def _connect(self, scope: Scope, receive: Receive, send: Send) -> None:
        token = ticket_in(HTTPConnection(scope))
        if not await run_sync(_may_read, token):
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
            return

        async def checked() -> Message:
            """What the browser says; once its session has ended, nothing but "run the script".

            The script begins with a check of its own and says in Chinese what has happened. A
            closed connection would be an English dialog.
            """
            while True:
                message = await receive()
                if message["type"] != "websocket.receive" or await run_sync(_may_read, token):
                    return message
                if run := _whole_run(message):
                    return run

        await self._app(scope, checked, send)


def _is_open(scope: Scope) -> bool:
    """Whether anybody may ask for this."""
    if scope["type"] == "lifespan":
        return True
    if not settings().sign_in_to_read:
        return not _is_upload(scope)
    path = scope["path"] if scope["type"] == "http" else ""
    if path in {SIGN_IN, _HEALTH} or _FONT.fullmatch(path):
        return True
    return path in PROVIDER and is_openid()


def _is_upload(scope: Scope) -> bool:
    """Whether a file is sent: Streamlit takes it before any script can ask who sends it."""
    return scope["type"] == "http" and _UPLOAD in scope["path"]


def _refusal(request: HTTPConnection) -> Response | None:
    """The answer to somebody who may not read, None for somebody who may."""
    sign_ins = installed_sign_ins()
    try:
        session = sign_ins.session(ticket_in(request))
    except StoreUnavailable as error:
        return PlainTextResponse(f"现在不能确认登录：{error}", 503, _NOT_KEPT)
    if analyst_with(session) if _is_upload(request.scope) else session:
        return None
    if not is_navigation(request):
        return PlainTextResponse("请先登录。", 401, _NOT_KEPT)
    query = request.url.query
    address = own_page(f"{request.url.path}?{query}" if query else request.url.path)
    if comes_from_elsewhere(request):
        return detour(address)
    return RedirectResponse(sign_in_address(address), 303, _NOT_KEPT)


def _may_read(token: str) -> bool:
    try:
        return installed_sign_ins().session(token) is not None
    except StoreUnavailable:
        return False


def _whole_run(message: Message) -> Message | None:
    """The message as one that runs the script from its beginning; None for any other kind.

    A fragment, a part that runs by itself, would not pass the script's check.
    """
    said = BackMsg()
    try:
        said.ParseFromString(message.get("bytes") or b"")
    except DecodeError:
        return None
    if said.WhichOneof("type") != "rerun_script":
        return None
    said.rerun_script.fragment_id = ""
    return {"type": "websocket.receive", "bytes": said.SerializeToString()}

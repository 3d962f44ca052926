"""GET /present/state: whether readers see something new; cheap, because every wall asks it."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.app.current_dataset import readers_state
from components.routes import PRESENT
from indicators.clock import today

_NOT_KEPT: Final = {"Cache-Control": "no-store"}


def state_of_readers() -> str:
    """Identifies what readers see today; it says nothing of what that is."""
    return _digest(repr((readers_state(), today())).encode())


@cache
def page_version() -> str:
    """Identifies the page around the screens: a wall with an older one opens it anew."""
    files = sorted(Path(__file__).parent.glob("*.*"))
    return _digest(b"".join(each.read_bytes() for each in files if each.suffix != ".pyc"))


def state_route() -> Route:
    """The route; it has the state as ETag, and answers 304 to whoever knows it."""

    async def answer(request: Request) -> Response:
        state = await run_sync(state_of_readers)
        tag = f'"{state}"'
        headers = _NOT_KEPT | {"ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return PlainTextResponse(state, headers=headers)

    return Route(f"/{PRESENT}/state", answer, methods=["GET"])


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]

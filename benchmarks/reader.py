"""A reader without a browser, who speaks Streamlit's protocol over the live connection."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from components.server.http_server import FAILURE

_FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class PageFailed(Exception):
    """A page that did not come, or came with an error."""


class Reader:
    """One open connection; `buttons` are the identifiers of the last page's by their labels."""

    def __init__(self, connection: ClientConnection) -> None:
        """Speak over an open connection."""
        self._connection = connection
        self.buttons: dict[str, str] = {}

    async def open(self, page: str, query: str = "", pressed: str = "") -> float:
        """Run a page by its address, as after a click in the menu or on a button of the page.

        Seconds until the server has sent the whole page; raises PageFailed, WebSocketException.
        """
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        if pressed:
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id, widget.trigger_value = self.buttons[pressed], True
        started = time.perf_counter()
        await self._connection.send(message.SerializeToString())
        self.buttons = {}
        async for each in self._messages():
            kind = each.WhichOneof("type")
            if kind == "delta":
                self._take(each.delta)
            elif kind == "script_finished" and each.script_finished in _FINISHED:
                return time.perf_counter() - started
        raise PageFailed("the server has closed the connection")

    async def _messages(self) -> AsyncIterator[ForwardMsg]:
        async for raw in self._connection:
            yield ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())

    def _take(self, delta: Delta) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception" or (kind == "alert" and FAILURE in element.alert.body):
            raise PageFailed("the page shows an error")
        if kind == "button":
            self.buttons[element.button.label] = element.button.id


@asynccontextmanager
async def reader_of(url: str) -> AsyncIterator[Reader]:
    """A reader connected to a server, with the cookies that the server gives to a browser."""
    cookies = await asyncio.to_thread(_cookies, url)
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(
        address,
        additional_headers={"Cookie": "; ".join(cookies)},
        max_size=None,
        ping_interval=None,
        proxy=None,
    ) as connection:
        yield Reader(connection)


def _cookies(url: str) -> list[str]:
    with urlopen(url) as answer:  # noqa: S310 -- our own URL
        given = answer.headers.get_all("Set-Cookie", [])
    return [each.partition(";")[0] for each in given]

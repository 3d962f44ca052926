"""A session of the server's own, without a browser: it opens pages to fill the caches."""

import asyncio
from collections.abc import Iterable
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import Runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.session_manager import SessionClient

# Of one page: one that takes longer is left to its first reader.
_SECONDS: Final = 60.0


class _ServerItself(SessionClient):
    """The client of such a session, which only notes that a run has ended."""

    def __init__(self) -> None:
        self.ended = asyncio.Event()

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        if msg.WhichOneof("type") == "script_finished":
            self.ended.set()


async def open_pages(addresses: Iterable[str]) -> None:
    """Run the pages of these addresses one after another; on the event loop of the server."""
    runtime, client = Runtime.instance(), _ServerItself()
    session = runtime.connect_session(client, {})
    try:
        for address in addresses:
            message = BackMsg()
            page, _, query = address.partition("?")
            message.rerun_script.page_name, message.rerun_script.query_string = page, query
            client.ended.clear()
            runtime.handle_backmsg(session, message)
            await asyncio.wait_for(client.ended.wait(), _SECONDS)
    finally:
        runtime.close_session(session)


def is_opened_by_server() -> bool:
    """Whether this run is the server's own; no connection from outside can have its client."""
    context = get_script_run_ctx()
    if context is None or not Runtime.exists():
        return False
    return isinstance(Runtime.instance().get_client(context.session_id), _ServerItself)

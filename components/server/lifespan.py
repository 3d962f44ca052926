"""What happens when the server starts and when it stops."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st
from anyio.to_thread import run_sync

from components.exporting.briefing_files import maker
from components.pictures.painter import painter
from components.server.http_server import send_without_delay
from components.server.shutdown import end_in_time
from components.server.warming import keep_warm, leave_out_of_collections
from components.sign_in.start import sign_in_ready


@asynccontextmanager
async def from_start_to_stop(app: object) -> AsyncIterator[None]:
    """Prepare sign-in, say where the server answers, open pages; leave no process behind."""
    end_in_time(_kill_processes)
    # First: what is left out of collections is not found any more.
    send_without_delay()
    leave_out_of_collections()
    async with sign_in_ready(app):
        print(f"\n  看板已启动：http://{_address()}\n", flush=True)  # noqa: T201 - for whoever starts it
        warm = asyncio.create_task(keep_warm())
        try:
            yield
        finally:
            warm.cancel()
            with suppress(asyncio.CancelledError):
                await warm
            await run_sync(painter().close)
            await run_sync(maker().close)


def _kill_processes() -> None:
    painter().kill()
    maker().kill()


def _address() -> str:
    address = st.get_option("browser.serverAddress") or "localhost"
    return f"{address}:{st.get_option('server.port')}"

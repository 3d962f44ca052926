"""The start and the stop of the server; between them, pages are opened before readers come."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager, suppress
from threading import Timer, current_thread, main_thread
from types import FrameType
from typing import Final
from urllib.parse import urlencode

import streamlit as st
from anyio.to_thread import run_sync

from components.app.current_dataset import readers_state
from components.app.own_session import open_pages
from components.exporting.briefing_files import maker
from components.pictures.painter import painter
from components.routes import BRIEFING, OVERVIEW, ROUTES
from components.server.http_server import send_without_delay
from components.sign_in.routes import sign_in_ready
from indicators.briefings.outline import TOPIC
from indicators.briefings.ready import CHOSEN_TOPIC

# How often, in seconds, the store is asked for a new edition in order to open its pages.
_GLANCE: Final = 2.0
# How long open connections may take to end; systemd and others kill after ten seconds or more.
SECONDS: Final = 7.0

# Without a preview, which would start the process that draws.
_EMPTY_BRIEFING: Final = f"{BRIEFING.address}?{urlencode({TOPIC: CHOSEN_TOPIC})}"
ADDRESSES: Final = (
    "",
    *(route.address for route in ROUTES if route not in {OVERVIEW, BRIEFING}),
    _EMPTY_BRIEFING,
)


@asynccontextmanager
async def from_start_to_stop(app: object) -> AsyncIterator[None]:
    """Prepare sign-in, print the address, open pages; at the end stop all child processes."""
    _end_in_time()
    # First: it searches objects, and those excluded from collections are not found.
    send_without_delay()
    _leave_out_of_collections()
    async with sign_in_ready(app):
        place = st.get_option("browser.serverAddress") or "localhost"
        address = f"http://{place}:{st.get_option('server.port')}"
        print(f"\n  看板已启动：{address}\n", flush=True)  # noqa: T201 - for whoever starts it
        warm = asyncio.create_task(_keep_warm())
        try:
            yield
        finally:
            warm.cancel()
            with suppress(asyncio.CancelledError):
                await warm
            await run_sync(painter().close)
            await run_sync(maker().close)


async def _keep_warm() -> None:
    """Open every page at the start and for each new edition, until cancelled: it fills caches."""
    seen: Hashable = None
    while True:
        state = await run_sync(readers_state)
        if state is not None and state != seen:
            seen = state
            try:
                await open_pages(ADDRESSES)
            except Exception:
                logging.getLogger(__name__).exception("Pages could not be opened beforehand")
            _leave_out_of_collections()
        await asyncio.sleep(_GLANCE)


def _leave_out_of_collections() -> None:
    """Exclude the million objects in memory now from garbage collections, to keep these short."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _end_in_time() -> None:
    """From SIGTERM on, wait some seconds for the orderly end, then kill what draws and exit.

    What the store has committed is on the disk; the rest is undone when it is next opened.
    """
    if current_thread() is not main_thread():
        return
    previous = signal.getsignal(signal.SIGTERM)

    def stop(number: int, frame: FrameType | None) -> None:
        timer = Timer(SECONDS, _exit)
        timer.daemon = True
        timer.start()
        if callable(previous):
            previous(number, frame)

    signal.signal(signal.SIGTERM, stop)


def _exit() -> None:
    try:
        painter().kill()
        maker().kill()
    finally:
        os._exit(0)

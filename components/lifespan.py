"""What happens when the server starts and when it stops."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from anyio.to_thread import run_sync

from components.pictures.painter import painter
from components.sign_in.start import sign_in_ready
from components.stopping import end_in_time


@asynccontextmanager
async def from_start_to_stop(app: object) -> AsyncIterator[None]:
    """Prepare sign-in, say where the server answers; leave no drawing process behind."""
    end_in_time(painter().kill)
    _leave_imports_out_of_collections()
    async with sign_in_ready(app):
        print(f"\n  看板已启动：http://{_address()}\n", flush=True)  # noqa: T201 - for whoever starts it
        try:
            yield
        finally:
            await run_sync(painter().close)


def _leave_imports_out_of_collections() -> None:
    """Freeze the half million objects of imported libraries, so that collections are short."""
    gc.collect()
    gc.freeze()


def _address() -> str:
    address = st.get_option("browser.serverAddress") or "localhost"
    return f"{address}:{st.get_option('server.port')}"

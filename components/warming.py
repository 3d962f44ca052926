"""Every page opened once by the server itself, so that no reader waits for what comes first.

Once after the start and once for each new edition: imports, the workbook, charts.
"""

import asyncio
import gc
import logging
from collections.abc import Hashable
from typing import Final

from anyio.to_thread import run_sync

from components.own_session import open_pages
from components.routes import OVERVIEW, ROUTES
from components.workbook import readers_state

# How often, in seconds, the store is asked for a new edition while nobody reads.
_GLANCE: Final = 2.0

ADDRESSES: Final = tuple("" if route is OVERVIEW else route.address for route in ROUTES)


async def keep_warm() -> None:
    """Open every page at the start and whenever there is something new to read, until cancelled."""
    seen: Hashable = None
    while True:
        state = await run_sync(readers_state)
        if state is not None and state != seen:
            seen = state
            try:
                await open_pages(ADDRESSES)
            except Exception:
                logging.getLogger(__name__).exception("Pages could not be opened beforehand")
            leave_out_of_collections()
        await asyncio.sleep(_GLANCE)


def leave_out_of_collections() -> None:
    """Freeze what is in memory now, a million objects that stay, so that collections are short."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()

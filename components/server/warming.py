"""Every page opened once by the server itself, so that no reader waits for what comes first.

Once after the start and once for each new edition: imports, the workbook, charts.
"""

import asyncio
import gc
import logging
from collections.abc import Hashable
from typing import Final
from urllib.parse import urlencode

from anyio.to_thread import run_sync

from components.app.current_dataset import readers_state
from components.app.own_session import open_pages
from components.routes import BRIEFING, OVERVIEW, ROUTES
from indicators.briefings.outline import TOPIC
from indicators.briefings.ready import CHOSEN_TOPIC

# How often, in seconds, the store is asked for a new edition while nobody reads.
_GLANCE: Final = 2.0

# Without a preview, for which the process that draws would be started.
_EMPTY_BRIEFING: Final = f"{BRIEFING.address}?{urlencode({TOPIC: CHOSEN_TOPIC})}"
ADDRESSES: Final = (
    "",
    *(route.address for route in ROUTES if route not in {OVERVIEW, BRIEFING}),
    _EMPTY_BRIEFING,
)


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

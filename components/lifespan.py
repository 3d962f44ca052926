"""What happens when the server starts and when it stops."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import run_sync

from components.pictures.painter import painter
from components.sign_in.start import sign_in_ready


@asynccontextmanager
async def from_start_to_stop(app: object) -> AsyncIterator[None]:
    """Prepare sign-in; leave no drawing process behind."""
    async with sign_in_ready(app):
        try:
            yield
        finally:
            await run_sync(painter().close)

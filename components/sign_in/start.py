"""What happens to sign-in when the server starts: its settings are read, the first code printed."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio.to_thread import run_sync

from components.installation import installed_sign_ins
from components.sign_in.first_code import FIRST_CODE
from components.sign_in.openid import is_openid, listed_analysts, providers
from indicators.intake import limits_in_force
from indicators.store import StoreUnavailable

_LOG = logging.getLogger(__name__)


@asynccontextmanager
async def sign_in_ready(_app: object) -> AsyncIterator[None]:
    """Prepare sign-in; BadSetting keeps the server from starting rather than from guarding."""
    await run_sync(_prepare)
    yield


def _prepare() -> None:
    sign_ins = installed_sign_ins()
    limits_in_force()
    if is_openid():
        providers()
        if not listed_analysts():
            _LOG.warning("secrets.toml 的 [dashboard] analysts 是空的：没有人可以上传和发布。")
        return
    try:
        if not sign_ins.accounts.names():
            FIRST_CODE.announce()
    except StoreUnavailable as error:
        # Readers need no store; the code is printed when somebody opens the sign-in page.
        _LOG.warning("%s", error)

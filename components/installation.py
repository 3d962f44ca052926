"""The store and the sign-ins of this installation, opened once for all sessions of the server."""

from functools import lru_cache

from indicators.settings import settings
from indicators.store import Store, open_store
from indicators.store.sign_ins import SignIns, open_sign_ins


def installed_store() -> Store:
    """The store that the settings name."""
    return _store(settings().store)


def installed_sign_ins() -> SignIns:
    """Who may sign in, and is signed in; raises BadSetting."""
    known = settings()
    return _sign_ins(known.store, known.analysts, known.idle_minutes)


# A few: a server has one, the tests have one each.
@lru_cache(maxsize=4)
def _store(url: str) -> Store:
    return open_store(url)


@lru_cache(maxsize=4)
def _sign_ins(url: str, analysts: str, idle_minutes: int) -> SignIns:
    return open_sign_ins(_store(url).database, analysts, idle_minutes)

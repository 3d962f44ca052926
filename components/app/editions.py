"""The edition that readers see: queried at most once a second, for all sessions."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from components.installation import installed_store
from indicators.store import PublishedEdition, Store, StoreUnavailable

# A reader's interaction two seconds after publishing must show the new edition.
FRESH_SECONDS = 1.0
# While the store cannot be reached, readers must not wait for it at every interaction.
RETRY_SECONDS = 5.0
# How long a session waits for the answer: always far more than a database that is there needs.
PATIENCE_SECONDS = 0.5
FIRST_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Heard:
    """The store's last answer: its current edition, None where none was published yet.

    `trouble` is a sentence while the store does not answer; the edition is then the last known
    one. `is_known` is False where the store has never answered since the server started.
    """

    edition: PublishedEdition | None = None
    trouble: str = ""
    is_known: bool = True


class EditionWatch:
    """The current edition as last known, queried again once it is a second old.

    A thread queries it, for which sessions wait a moment only: a database whose host does not
    answer fails only after seconds.
    """

    def __init__(
        self,
        ask: Callable[[], PublishedEdition | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch what `ask` returns; `clock` returns seconds."""
        self._ask, self._clock = ask, clock
        self._lock = threading.Lock()
        self._heard = Heard(is_known=False)
        self._until = self._began = float("-inf")
        self._asking: threading.Thread | None = None

    def now(self) -> Heard:
        """The current answer, or the last one where the current one takes too long."""
        asking = self._asked()
        if asking is not None:
            patience = PATIENCE_SECONDS if self._heard.is_known else FIRST_SECONDS
            # Counted from the start of the query: a page asks several times, and waits once.
            asking.join(max(0.0, self._began + patience - self._clock()))
        return self._heard

    def forget(self) -> None:
        """Query again at the next call, as after publishing on this server."""
        self._until = float("-inf")

    def _asked(self) -> threading.Thread | None:
        """The one querying thread, started when it is due; None while the last answer is fresh."""
        with self._lock:
            if self._asking is not None and self._asking.is_alive():
                return self._asking
            if self._clock() < self._until:
                return None
            self._until, self._began = float("inf"), self._clock()
            self._asking = threading.Thread(target=self._listen, daemon=True)
            self._asking.start()
            return self._asking

    def _listen(self) -> None:
        wait = RETRY_SECONDS
        try:
            self._heard = Heard(self._ask())
            wait = FRESH_SECONDS
        except StoreUnavailable as trouble:
            self._heard = Heard(self._heard.edition, str(trouble), self._heard.is_known)
        finally:
            self._until = self._clock() + wait


def heard() -> Heard:
    """The edition that readers see."""
    return _watch(installed_store()).now()


def look_again() -> None:
    """Let the next interaction of any session on this server see what was just published."""
    _watch(installed_store()).forget()


# A few: a server has one store, the tests have one each.
@lru_cache(maxsize=4)
def _watch(store: Store) -> EditionWatch:
    return EditionWatch(store.current)

"""Which edition readers see: asked of the store at most once a second, for all sessions."""

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
    """What the store last said: its current edition, None where none was published yet.

    `trouble` is a sentence while the store does not answer; the edition is then the last one
    heard of. `is_known` is False where the store has never answered since the server started.
    """

    edition: PublishedEdition | None = None
    trouble: str = ""
    is_known: bool = True


class EditionWatch:
    """The current edition as last heard of, asked for again once it is a second old.

    It is asked for beside the sessions, which wait a moment only: a database whose host does not
    answer at all takes seconds to be given up.
    """

    def __init__(
        self,
        ask: Callable[[], PublishedEdition | None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch what `ask` says; `clock` gives seconds."""
        self._ask, self._clock = ask, clock
        self._lock = threading.Lock()
        self._heard = Heard(is_known=False)
        self._until = self._began = float("-inf")
        self._asking: threading.Thread | None = None

    def now(self) -> Heard:
        """What is heard now, or was heard last where the answer takes its time."""
        asking = self._asked()
        if asking is not None:
            patience = PATIENCE_SECONDS if self._heard.is_known else FIRST_SECONDS
            # Counted from the question: a page asks several times, and waits once.
            asking.join(max(0.0, self._began + patience - self._clock()))
        return self._heard

    def forget(self) -> None:
        """Ask again at the next turn: this server itself has just published."""
        self._until = float("-inf")

    def _asked(self) -> threading.Thread | None:
        """The one asking thread, started where it is time; None where what is known is fresh."""
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
    """What readers see, as the store says it."""
    return _watch(installed_store()).now()


def look_again() -> None:
    """Let the next interaction of any session on this server see what was just published."""
    _watch(installed_store()).forget()


# A few: a server has one store, the tests have one each.
@lru_cache(maxsize=4)
def _watch(store: Store) -> EditionWatch:
    return EditionWatch(store.current)

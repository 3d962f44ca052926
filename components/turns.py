"""Places to work at once, for which askers wait in turn; and threads that work at them."""

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Lock
from typing import Any, Final, TypeVar

_T = TypeVar("_T")

_MOST_WAITING: Final = 200
# Of one asker: an office behind one address asks for a page's pictures at once.
MOST_OF_ONE: Final = 50


class Overcrowded(Exception):
    """More wait than the server takes; its text is one Chinese sentence."""


class Slot(Future[None]):
    """A place among those that work at once: asked for, then taken, in the end given back."""

    def __init__(self, asker: str) -> None:
        super().__init__()
        self.asker = asker

    def is_taken(self, seconds: float = 0.0) -> bool:
        """Whether its turn has come, after waiting for that so many seconds at most."""
        return bool(wait([self], seconds).done)


class Slots:
    """A number of places; those who ask for more wait in line, each asker's in their order."""

    def __init__(self, count: int, most: int, most_of_one: int | None = None) -> None:
        """`count` work at once, at most `most` more wait, `most_of_one` of them one asker's."""
        self._free, self._most, self._most_of_one = count, most, most_of_one or most
        # The asker whose turn it is comes first.
        self._waiting: OrderedDict[str, deque[Slot]] = OrderedDict()
        self._lock = Lock()

    def ask(self, asker: str) -> Slot:
        """A place, taken at once where one is free; raises Overcrowded."""
        slot = Slot(asker)
        with self._lock:
            if sum(map(len, self._waiting.values())) >= self._most:
                raise Overcrowded("现在排队的人太多，请过一会儿再试。")
            own = self._waiting.get(asker, deque())
            if len(own) >= self._most_of_one:
                raise Overcrowded("同一地址要的图太多，请等前面的画完再试。")
            own.append(slot)
            self._waiting.setdefault(asker, own)
            self._fill()
        return slot

    def give_back(self, slot: Slot) -> None:
        """Let the next one work; a place that still waits leaves the line."""
        with self._lock:
            if slot.done():
                self._free += 1
                self._fill()
            else:
                self._waiting[slot.asker].remove(slot)
                self._forget(slot.asker)

    def close(self) -> None:
        """Cancel all that wait."""
        with self._lock:
            left = [each for own in self._waiting.values() for each in own]
            self._waiting.clear()
        for each in left:
            each.cancel()

    def _fill(self) -> None:
        while self._free and self._waiting:
            self._free -= 1
            asker, own = next(iter(self._waiting.items()))
            slot = own.popleft()
            self._waiting.move_to_end(asker)
            self._forget(asker)
            slot.set_result(None)

    def _forget(self, asker: str) -> None:
        if not self._waiting[asker]:
            del self._waiting[asker]


class Turns:
    """Threads that take the next piece of work from each asker in turn."""

    def __init__(self, name: str, threads: int = 1) -> None:
        """`name` is the threads'."""
        self._threads = ThreadPoolExecutor(threads, name)
        self._slots = Slots(threads, _MOST_WAITING, MOST_OF_ONE)

    def submit(self, asker: str, work: Callable[[], _T]) -> "Future[_T]":
        """The work's result, once it is the asker's turn; raises Overcrowded."""
        future: Future[_T] = Future()
        slot = self._slots.ask(asker)

        def begin(_: Future[None]) -> None:
            if slot.cancelled():
                future.cancel()
            else:
                self._threads.submit(self._work, slot, future, work)

        slot.add_done_callback(begin)
        return future

    def close(self) -> None:
        """End the threads; what waits is cancelled."""
        self._slots.close()
        self._threads.shutdown(cancel_futures=True)

    def _work(self, slot: Slot, future: "Future[Any]", work: Callable[[], Any]) -> None:
        try:
            if future.set_running_or_notify_cancel():
                future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is the asker's
            future.set_exception(error)
        finally:
            self._slots.give_back(slot)

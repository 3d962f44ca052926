"""Queues of work with limits, in which the askers take turns."""

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock
from typing import Any, Final, Generic, TypeVar

_T = TypeVar("_T")

_MOST_WAITING: Final = 200
# Of one asker: an office behind one address asks for a page's pictures at once.
MOST_OF_ONE: Final = 50


class Overcrowded(Exception):
    """More wait than the server takes; its text is one Chinese sentence."""


class _AskerQueue(Generic[_T]):
    """What waits, each asker's in its order, the askers in turn; for one thread at a time."""

    def __init__(self, most: int, most_of_one: int) -> None:
        """At most `most` wait, `most_of_one` of them one asker's."""
        self._most, self._most_of_one = most, most_of_one
        self._waiting: OrderedDict[str, deque[_T]] = OrderedDict()

    def add(self, asker: str, item: _T) -> None:
        """Let an item wait; raises Overcrowded."""
        if sum(map(len, self._waiting.values())) >= self._most:
            raise Overcrowded("现在排队的人太多，请过一会儿再试。")
        own = self._waiting.get(asker, deque())
        if len(own) >= self._most_of_one:
            raise Overcrowded("同一地址要的图太多，请等前面的画完再试。")
        own.append(item)
        self._waiting.setdefault(asker, own)

    def next(self) -> _T | None:
        """Take the item whose turn it is, None where nothing waits."""
        if not self._waiting:
            return None
        asker, own = next(iter(self._waiting.items()))
        # The asker moves to the end of the line.
        self._waiting.move_to_end(asker)
        item = own.popleft()
        if not own:
            del self._waiting[asker]
        return item

    def remove(self, asker: str, item: _T) -> None:
        """Let an item that waits wait no longer."""
        own = self._waiting[asker]
        own.remove(item)
        if not own:
            del self._waiting[asker]

    def clear(self) -> list[_T]:
        """Take all that waits."""
        left = [each for own in self._waiting.values() for each in own]
        self._waiting.clear()
        return left


class Turns:
    """Threads that take the next piece of work from each asker in turn."""

    def __init__(
        self,
        name: str,
        threads: int = 1,
        most: int = _MOST_WAITING,
        most_of_one: int = MOST_OF_ONE,
    ) -> None:
        """At most `most` pieces wait, `most_of_one` of them one asker's; `name` is the threads'."""
        self._threads = ThreadPoolExecutor(threads, name)
        self._line: _AskerQueue[tuple[Future[Any], Callable[[], Any]]] = _AskerQueue(
            most, most_of_one
        )
        self._lock = Lock()

    def submit(self, asker: str, work: Callable[[], _T]) -> "Future[_T]":
        """The work's result, once it is the asker's turn; raises Overcrowded."""
        future: Future[_T] = Future()
        with self._lock:
            self._line.add(asker, (future, work))
        self._threads.submit(self._next)
        return future

    def close(self) -> None:
        """End the threads; what waits is cancelled."""
        with self._lock:
            left = self._line.clear()
        for future, _ in left:
            future.cancel()
        self._threads.shutdown(cancel_futures=True)

    def _next(self) -> None:
        with self._lock:
            taken = self._line.next()
        if taken is None:
            return
        future, work = taken
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is the asker's
            future.set_exception(error)


class Slot:
    """A place among those that work at once: asked for, then taken, in the end given back."""

    def __init__(self, asker: str) -> None:
        self.asker = asker
        self._taken = Event()

    def take(self) -> None:
        """Let its asker work."""
        self._taken.set()

    def is_taken(self, seconds: float = 0.0) -> bool:
        """Whether its turn has come, after waiting for that so many seconds at most."""
        return self._taken.wait(seconds)


class Slots:
    """A number of places to work at once, in threads of their own; further askers wait in line."""

    def __init__(self, count: int, most: int) -> None:
        """`count` work at once, at most `most` more wait."""
        self._free = count
        self._line: _AskerQueue[Slot] = _AskerQueue(most, most)
        self._lock = Lock()

    def ask(self, asker: str) -> Slot:
        """A place, taken at once where one is free; raises Overcrowded."""
        place = Slot(asker)
        with self._lock:
            self._line.add(asker, place)
            self._give()
        return place

    def give_back(self, place: Slot) -> None:
        """Let the next one work; a place that still waits leaves the line."""
        with self._lock:
            if place.is_taken():
                self._free += 1
                self._give()
            else:
                self._line.remove(place.asker, place)

    def _give(self) -> None:
        while self._free and (place := self._line.next()):
            self._free -= 1
            place.take()

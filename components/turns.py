"""Work for many who ask at once: a few threads, the askers in turn, and no one with too much."""

from collections import OrderedDict, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, Final, TypeVar

T = TypeVar("T")

MOST_WAITING: Final = 200
# Of one asker: an office behind one address asks for a page's pictures at once.
MOST_OF_ONE: Final = 50


class Overcrowded(Exception):
    """More wait than the server takes; its text is one Chinese sentence."""


class Turns:
    """Threads that take the next piece of work from each asker in turn."""

    def __init__(
        self,
        name: str,
        threads: int = 1,
        most: int = MOST_WAITING,
        most_of_one: int = MOST_OF_ONE,
    ) -> None:
        """At most `most` pieces wait, `most_of_one` of them one asker's; `name` is the threads'."""
        self._threads = ThreadPoolExecutor(threads, name)
        self._most, self._most_of_one = most, most_of_one
        self._waiting: OrderedDict[str, deque[tuple[Future[Any], Callable[[], Any]]]] = (
            OrderedDict()
        )
        self._lock = Lock()

    def submit(self, asker: str, work: Callable[[], T]) -> "Future[T]":
        """The work's result, once it is the asker's turn; raises Overcrowded."""
        future: Future[T] = Future()
        with self._lock:
            if sum(map(len, self._waiting.values())) >= self._most:
                raise Overcrowded("现在要图的人太多，请过一会儿再试。")
            own = self._waiting.setdefault(asker, deque())
            if len(own) >= self._most_of_one:
                raise Overcrowded("同一地址要的图太多，请等前面的画完再试。")
            own.append((future, work))
        self._threads.submit(self._next)
        return future

    def close(self) -> None:
        """End the threads; what waits is cancelled."""
        with self._lock:
            left = [each for own in self._waiting.values() for each, _ in own]
            self._waiting.clear()
        for each in left:
            each.cancel()
        self._threads.shutdown(cancel_futures=True)

    def _next(self) -> None:
        with self._lock:
            if not self._waiting:
                return
            asker, own = next(iter(self._waiting.items()))
            future, work = own.popleft()
            # Whoever has had a turn is the last to have another.
            self._waiting.move_to_end(asker)
            if not own:
                del self._waiting[asker]
        if not future.set_running_or_notify_cancel():
            return
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is the asker's
            future.set_exception(error)

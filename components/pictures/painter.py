"""Draws pictures for many readers, one after another, and keeps those drawn lately."""

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from functools import cache, partial
from threading import Lock

from cachetools import LRUCache, TTLCache

from components.charts.frame import ChartFrame
from components.pictures.renderer import PictureFailed, Renderer
from components.pictures.turns import Turns
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Painted

_Whole = tuple[Hashable, ChartFrame, Canvas, int | None]

_MOST_BYTES = 64 * 2**20
# How long, in seconds, a picture that failed is not tried again, and how many are remembered.
# Short, because a busy server fails too: a meeting does not wait five minutes for its picture.
FAILED_SECONDS = 30.0
_MOST_FAILED = 1000


class Painter:
    """A queue before one drawer, and a memory of what it has drawn; for any number of threads."""

    def __init__(
        self,
        drawer: Renderer | None = None,
        clock: Callable[[], float] = time.monotonic,
        most: int = _MOST_BYTES,
    ) -> None:
        """`drawer` is a process of its own, unless another is given; `clock` gives seconds.

        Pictures of `most` bytes at most are kept.
        """
        self._drawer = drawer or Renderer()
        self._queue: Turns | None = None
        self._lock = Lock()
        self._drawn = LRUCache[_Whole, Painted](most, getsizeof=_size)
        self._failed: TTLCache[_Whole, PictureFailed] = TTLCache(
            _MOST_FAILED, FAILED_SECONDS, clock
        )

    def ask(
        self,
        key: Hashable,
        shown: ExhibitContent,
        frame: ChartFrame,
        canvas: Canvas,
        page: int | None = None,
        *,
        asker: str = "",
    ) -> "Future[Painted]":
        """One page or all, soon; `key` identifies the edition and request.

        The future raises PictureTooLarge or PictureFailed; asking raises Overcrowded, and
        PictureFailed where the same has failed a short time ago. `asker` is an address: each
        has its turn.
        """
        whole = (key, frame, canvas, page)
        if found := self._kept(whole):
            return _already(found)
        with self._lock:
            if self._queue is None:
                self._queue = Turns("painter")
            return self._queue.submit(asker, partial(self._paint, whole, shown))

    def close(self) -> None:
        """End the drawing process; what still waits is cancelled. It can be asked again."""
        with self._lock:
            queue, self._queue = self._queue, None
        if queue is not None:
            queue.close()
            self._drawer.close()

    def kill(self) -> None:
        """End the drawing process at once, in the middle of a picture if need be."""
        self._drawer.kill()

    def _paint(self, whole: _Whole, shown: ExhibitContent) -> Painted:
        # An earlier request in the queue may have been for the same.
        if found := self._kept(whole):
            return found
        _, frame, canvas, page = whole
        try:
            painted = self._drawer.draw(shown, frame, canvas, page)
        except PictureFailed as failed:
            with self._lock:
                self._failed[whole] = failed
            raise
        # One that is larger than the whole memory is not kept.
        with self._lock, suppress(ValueError):
            self._drawn[whole] = painted
        return painted

    def _kept(self, whole: _Whole) -> Painted | None:
        """What was drawn lately; raises PictureFailed where it has failed a short time ago."""
        with self._lock:
            if failed := self._failed.get(whole):
                raise PictureFailed(str(failed))
            return self._drawn.get(whole)


@cache
def painter() -> Painter:
    """The painter of this server, started at its first request."""
    return Painter()


def _size(painted: Painted) -> int:
    return sum(len(each.content) for each in painted.pictures)


def _already(painted: Painted) -> "Future[Painted]":
    future: Future[Painted] = Future()
    future.set_result(painted)
    return future

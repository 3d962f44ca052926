"""Pictures for many who ask at once: one after another, and those drawn lately at once."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import cache, partial
from threading import Lock
from typing import Protocol

from components.charts.frame import ChartFrame
from components.pictures.renderer import PictureFailed, Renderer
from components.pictures.turns import Turns
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Painted

_Whole = tuple[Hashable, ChartFrame, Canvas, int | None]

MOST_BYTES = 64 * 2**20
# How long, in seconds, a picture that failed is not tried again, and how many are remembered.
FAILED_SECONDS = 300.0
_MOST_FAILED = 1000


class Drawer(Protocol):
    """Draws one picture at a time, and can be put away."""

    def draw(
        self, shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None = None
    ) -> Painted:
        """One page or all."""

    def close(self) -> None:
        """Put it away."""

    def kill(self) -> None:
        """End it at once, from any thread."""


class Painter:
    """A queue before one drawer, and a memory of what it has drawn; for any number of threads."""

    def __init__(
        self, drawer: Drawer | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`drawer` is a process of its own, unless another is given; `clock` gives seconds."""
        self._drawer, self._clock = drawer or Renderer(), clock
        self._queue: Turns | None = None
        self._lock = Lock()
        self._drawn = RecentPictures(MOST_BYTES)
        self._failed: OrderedDict[_Whole, tuple[float, PictureFailed]] = OrderedDict()

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
        """One page or all, soon; `key` says of which edition and request they are.

        The future raises PictureTooLarge or PictureFailed; asking raises Overcrowded, and
        PictureFailed where the same has failed a short time ago. `asker` is an address: each
        has its turn.
        """
        whole = (key, frame, canvas, page)
        if found := self._drawn.get(whole):
            return _already(found)
        self._refuse_failed(whole)
        with self._lock:
            if self._queue is None:
                self._queue = Turns("painter")
            return self._queue.submit(asker, partial(self._paint, whole, shown))

    def close(self) -> None:
        """End the drawing process; who still waits is told so. It can be asked again."""
        with self._lock:
            queue, self._queue = self._queue, None
        if queue is not None:
            queue.close()
            self._drawer.close()

    def kill(self) -> None:
        """End the drawing process at once, in the middle of a picture if need be."""
        self._drawer.kill()

    def _paint(self, whole: _Whole, shown: ExhibitContent) -> Painted:
        # Somebody before in the queue may have asked for the same.
        if found := self._drawn.get(whole):
            return found
        self._refuse_failed(whole)
        _, frame, canvas, page = whole
        try:
            painted = self._drawer.draw(shown, frame, canvas, page)
        except PictureFailed as failed:
            with self._lock:
                self._failed[whole] = self._clock() + FAILED_SECONDS, failed
                if len(self._failed) > _MOST_FAILED:
                    self._failed.popitem(last=False)
            raise
        self._drawn.put(whole, painted)
        return painted

    def _refuse_failed(self, whole: _Whole) -> None:
        with self._lock:
            until, failed = self._failed.get(whole, (0.0, None))
            if failed is not None and self._clock() < until:
                raise PictureFailed(str(failed))
            self._failed.pop(whole, None)


@cache
def painter() -> Painter:
    """The painter of this server, which has not begun anything yet."""
    return Painter()


class RecentPictures:
    """The pictures drawn last, no more than a number of bytes of them."""

    def __init__(self, most: int) -> None:
        self._most, self._bytes = most, 0
        self._kept: OrderedDict[Hashable, Painted] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Painted | None:
        """What is kept under the key, as what was asked for last."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, painted: Painted) -> None:
        """Keep the pictures, and forget those that nobody has asked for longest."""
        if _size(painted) > self._most:
            return
        with self._lock:
            if key in self._kept:
                self._bytes -= _size(self._kept.pop(key))
            self._bytes += _size(painted)
            self._kept[key] = painted
            while self._bytes > self._most:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= _size(oldest)


def _size(painted: Painted) -> int:
    return sum(len(each.content) for each in painted.pictures)


def _already(painted: Painted) -> "Future[Painted]":
    future: Future[Painted] = Future()
    future.set_result(painted)
    return future

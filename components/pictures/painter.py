"""Pictures for many who ask at once: one after another, and those drawn lately at once."""

from collections import OrderedDict
from collections.abc import Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from threading import Lock
from typing import Protocol

from components.frame import ChartFrame
from components.pictures.apart import Hand
from components.pictures.child import Painted
from indicators.exhibits.exhibit import Shown
from indicators.exhibits.pictures import Canvas

_Whole = tuple[Hashable, ChartFrame, Canvas, int | None]

MOST_WAITING = 200
MOST_BYTES = 64 * 2**20


class Overcrowded(Exception):
    """More people wait for pictures than the server takes; its text is one Chinese sentence."""


class Drawer(Protocol):
    """Draws one picture at a time, and can be put away."""

    def draw(
        self, shown: Shown, frame: ChartFrame, canvas: Canvas, page: int | None = None
    ) -> Painted:
        """One page or all."""

    def close(self) -> None:
        """Put it away."""

    def kill(self) -> None:
        """End it at once, from any thread."""


class Painter:
    """A queue before one drawer, and a memory of what it has drawn; for any number of threads."""

    def __init__(self, drawer: Drawer | None = None) -> None:
        """`drawer` is a process of its own, unless another is given."""
        self._drawer = drawer or Hand()
        self._queue: ThreadPoolExecutor | None = None
        self._waiting = 0
        self._lock = Lock()
        self._drawn = Drawn(MOST_BYTES)

    def ask(
        self,
        key: Hashable,
        shown: Shown,
        frame: ChartFrame,
        canvas: Canvas,
        page: int | None = None,
    ) -> "Future[Painted]":
        """One page or all, soon; `key` says of which edition and request they are.

        The future raises PictureTooLarge or PictureFailed; asking raises Overcrowded.
        """
        whole = (key, frame, canvas, page)
        if found := self._drawn.get(whole):
            return _already(found)
        with self._lock:
            if self._waiting >= MOST_WAITING:
                raise Overcrowded("现在要图的人太多，请过一会儿再试。")
            if self._queue is None:
                self._queue = ThreadPoolExecutor(1, "painter")
            self._waiting += 1
            future = self._queue.submit(self._paint, whole, shown)
        future.add_done_callback(self._leave)
        return future

    def close(self) -> None:
        """End the drawing process; who still waits is told so. It can be asked again."""
        with self._lock:
            queue, self._queue = self._queue, None
        if queue is not None:
            queue.shutdown(cancel_futures=True)
            self._drawer.close()

    def kill(self) -> None:
        """End the drawing process at once, in the middle of a picture if need be."""
        self._drawer.kill()

    def _paint(self, whole: _Whole, shown: Shown) -> Painted:
        # Somebody before in the queue may have asked for the same.
        if found := self._drawn.get(whole):
            return found
        _, frame, canvas, page = whole
        painted = self._drawer.draw(shown, frame, canvas, page)
        self._drawn.put(whole, painted)
        return painted

    def _leave(self, _: "Future[Painted]") -> None:
        with self._lock:
            self._waiting -= 1


@cache
def painter() -> Painter:
    """The painter of this server, which has not begun anything yet."""
    return Painter()


class Drawn:
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

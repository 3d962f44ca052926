"""Draws pictures for many readers in turn, in a child process, and keeps those drawn lately.

So no reader's page waits for a picture. The process ends when nobody has asked for a while: drawing
leaves some hundred megabytes.
"""

import time
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from functools import cache, partial
from threading import Lock
from typing import Any

from cachetools import LRUCache, TTLCache

from components.charts.frame import ChartFrame, frame_of
from components.pictures.drawing import draw, painted
from components.turns import Turns
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.formats import briefing_bytes
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas, Painted, Picture, PictureTooLarge
from indicators.model.dataset import Dataset
from indicators.subprocesses import Job, NoProcess, Worker, WorkerDied, WorkerStopped, WorkFailed
from indicators.text.file_formats import FileFormat

# From the request to the picture; so much more where a process must be started before, which on a
# busy computer takes as long as a picture.
_SECONDS = 10.0
_STARTING_SECONDS = 20.0
# A briefing of the most items takes about twenty on a busy computer.
_BRIEFING_SECONDS = 120.0
# After the last answer: a briefing's five files and their pictures are asked for within it.
_IDLE_SECONDS = 60.0
_MOST_ANSWERS = 1000

_Whole = tuple[Hashable, ChartFrame, Canvas, int | None]

_MOST_BYTES = 64 * 2**20
# How long, in seconds, a picture that failed is not tried again, and how many are remembered.
# Short, because a busy server fails too: a meeting does not wait five minutes for its picture.
FAILED_SECONDS = 30.0
_MOST_FAILED = 1000


class PictureFailed(Exception):
    """A picture that could not be drawn; its text is one Chinese sentence."""


class Renderer:
    """A child process that draws; where none can be started, this process does."""

    def __init__(
        self,
        seconds: float = _SECONDS,
        starting: float = _STARTING_SECONDS,
        idle: float = _IDLE_SECONDS,
        most: int = _MOST_ANSWERS,
    ) -> None:
        """`seconds` is how long a picture may take, `starting` how long the start before it.

        The process waits `idle` seconds for more; after `most` answers the next has a new one.
        """
        self._seconds = seconds
        self._worker = Worker(starting=starting, idle=idle, most=most)
        self.close, self.kill = self._worker.close, self._worker.kill

    def draw(
        self, shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None = None
    ) -> Painted:
        """One page or all; raises PictureTooLarge or PictureFailed."""
        found: Painted = self._done(_drawn, (shown, frame, canvas, page), self._seconds)
        return found

    def make(
        self, briefing: Briefing, dataset: Dataset, wanted: FileFormat, progress: Progress
    ) -> bytes:
        """A briefing as a file; raises PictureTooLarge, PictureFailed, and what `progress` does."""
        given = (briefing, dataset, wanted)
        content: bytes = self._done(briefing_content, given, _BRIEFING_SECONDS, progress)
        return content

    def _done(
        self,
        work: Callable[..., Any],
        given: tuple[object, ...],
        seconds: float,
        progress: Progress = silent,
    ) -> Any:  # noqa: ANN401 - what the work returns
        job = Job(work, given, PictureTooLarge)
        late = f"{seconds:g}秒还没有画完。服务器可能正忙，请半分钟后再试；仍不成请少选内容。"
        try:
            try:
                return self._worker.do(job, seconds, progress)
            except WorkerDied:
                # It may have been ended by hand, or have lain dead since the last picture.
                return self._worker.do(job, seconds, progress)
        except NoProcess:
            return work(*given, progress)
        except WorkerDied as died:
            raise PictureFailed("画图的程序中途停止了，请稍后再试。") from died
        except WorkerStopped as stopped:
            raise PictureFailed(late) from stopped
        except WorkFailed as failed:
            sentence = "没有画成，请把图表的地址或简报的链接告诉系统管理员。"
            raise PictureFailed(sentence) from failed


def briefing_content(
    briefing: Briefing, dataset: Dataset, wanted: FileFormat, progress: Progress
) -> bytes:
    """A briefing as a file, its pictures drawn in this process."""

    def drawn(shown: ExhibitContent, canvas: Canvas) -> tuple[Picture, ...]:
        return draw(shown, frame_of(shown, dataset, briefing.code), canvas)

    return briefing_bytes(briefing, wanted, drawn, progress)


def _drawn(
    shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None, _: Progress
) -> Painted:
    return painted(shown, frame, canvas, page)


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
            future: Future[Painted] = Future()
            future.set_result(found)
            return future
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

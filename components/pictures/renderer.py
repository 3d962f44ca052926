"""Draws and makes briefings in a child process, so that readers' pages do not wait for it.

It ends when nobody has asked for a while: drawing leaves some hundred megabytes.
"""

from collections.abc import Callable
from typing import Any

from components.charts.frame import ChartFrame, frame_of
from components.pictures.drawing import draw, painted
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
            sentence = (
                f"{seconds:g}秒还没有画完。服务器可能正忙，请半分钟后再试；仍不成请少选内容。"
            )
            raise PictureFailed(sentence) from stopped
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

"""Draws in a child process, so that readers' pages do not wait for it.

It ends when nobody has asked for a while: drawing leaves some hundred megabytes.
"""

import json
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Event, Lock, Timer

from components.charts.frame import ChartFrame
from components.pictures.child import (
    DRAWN,
    MOST_BYTES,
    PROGRESS,
    REFUSED,
    WANTED,
    WANTED_FILE,
    Painted,
    briefing_content,
    painted,
    unpacked,
)
from components.pictures.writing import PictureTooLarge
from indicators.briefings.briefing import Briefing, Progress, silent
from indicators.briefings.formats import BriefingFormat
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.pictures import Canvas
from indicators.intake.messages import received, send
from indicators.model.dataset import Dataset
from indicators.settings import ROOT

# From the request to the picture; so much more where a process must be started before, which on a
# busy computer takes as long as a picture.
SECONDS = 10.0
STARTING_SECONDS = 5.0
# A briefing of the most items takes about twenty on a busy computer.
BRIEFING_SECONDS = 120.0
# After the last answer: a briefing's five files and their pictures are asked for within it.
IDLE_SECONDS = 60.0
MOST_ANSWERS = 1000
_ENDING_SECONDS = 10.0
# Of the server's environment a child needs no more: no store, no analysts, no secrets.
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_SET = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


class PictureFailed(Exception):
    """A picture that could not be drawn; its text is one Chinese sentence."""


class _Died(Exception):
    """The child ended, though it had time."""


class _NoProcess(Exception):
    """The system starts no further process."""


class Renderer:
    """One process that draws; started when first needed, and again when it died or was idle."""

    def __init__(
        self,
        seconds: float = SECONDS,
        starting: float = STARTING_SECONDS,
        idle: float = IDLE_SECONDS,
        most: int = MOST_ANSWERS,
    ) -> None:
        """`seconds` is how long a picture may take, `starting` how long the start before it.

        The process waits `idle` seconds for more; after `most` answers the next has a new one.
        """
        self._seconds, self._starting = seconds, starting
        self._idle, self._most, self._answers = idle, most, 0
        self._process: subprocess.Popen[bytes] | None = None
        self._rest: Timer | None = None
        self._lock = Lock()

    def draw(
        self, shown: ExhibitContent, frame: ChartFrame, canvas: Canvas, page: int | None = None
    ) -> Painted:
        """One page or all; raises PictureTooLarge or PictureFailed.

        Drawn in this process where no other can be started.
        """
        try:
            return unpacked(self._made(WANTED, (shown, frame, canvas, page), self._seconds))
        except _NoProcess:
            return painted(shown, frame, canvas, page)

    def make(
        self, briefing: Briefing, dataset: Dataset, wanted: BriefingFormat, progress: Progress
    ) -> bytes:
        """A briefing as a file; raises PictureTooLarge or PictureFailed, and what `progress` does.

        Made in this process where no other can be started.
        """
        try:
            given = (briefing, dataset, wanted)
            return self._made(WANTED_FILE, given, BRIEFING_SECONDS, progress)
        except _NoProcess:
            return briefing_content(briefing, dataset, wanted, progress)

    def close(self) -> None:
        """End the process, once it has answered."""
        with self._lock:
            self._end()

    def _made(
        self, kind: bytes, given: object, seconds: float, progress: Progress = silent
    ) -> bytes:
        wanted = pickle.dumps(given, pickle.HIGHEST_PROTOCOL)
        with self._lock:
            try:
                try:
                    return self._answer(kind, wanted, seconds, progress)
                except _Died:
                    # It may have been ended by hand, or have lain dead since the last picture.
                    return self._answer(kind, wanted, seconds, progress)
            except _Died as died:
                raise PictureFailed("画图的程序中途停止了，请稍后再试。") from died
            finally:
                self._let_rest()

    def _let_rest(self) -> None:
        self._answers += 1
        if self._answers >= self._most:
            self._end()
            return
        if self._rest is not None:
            self._rest.cancel()
        self._rest = Timer(self._idle, self.close)
        self._rest.daemon = True
        self._rest.start()

    def _end(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        process, self._process, self._answers = self._process, None, 0
        if process is None:
            return
        if process.stdin is not None:
            # What a dead one has not read cannot be written any more.
            with suppress(OSError):
                process.stdin.close()
        try:
            process.wait(_ENDING_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def kill(self) -> None:
        """End the process at once, from any thread."""
        process = self._process
        if process is not None:
            process.kill()

    def _answer(self, kind: bytes, wanted: bytes, seconds: float, progress: Progress) -> bytes:
        allowed = seconds + (0 if self._process else self._starting)
        process = self._process = self._process or _started()
        late = Event()
        timer = Timer(allowed, _stop, (process, late))
        timer.start()
        try:
            kind, payload = _asked(process, kind, wanted, progress)
        except _Died as died:
            self._end()
            if late.is_set():
                sentence = f"{seconds:g}秒还没有画完，没有画成。请少选一些内容。"
                raise PictureFailed(sentence) from died
            raise
        except BaseException:
            # Whoever watched has left: what he asked for must not answer the next.
            process.kill()
            self._end()
            raise
        finally:
            timer.cancel()
        if kind == REFUSED:
            raise PictureTooLarge(payload.decode())
        if kind != DRAWN:
            raise PictureFailed("没有画成，请把图表的地址或简报的链接告诉系统管理员。")
        return payload


def _stop(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()


def _asked(
    process: "subprocess.Popen[bytes]", kind: bytes, wanted: bytes, progress: Progress
) -> tuple[bytes, bytes]:
    """The child's answer, with its progress in between; raises _Died."""
    if process.stdin is None or process.stdout is None:
        raise _Died
    try:
        send(process.stdin, kind, wanted)
    except OSError as broken:
        raise _Died from broken
    for answer, payload in received(process.stdout, MOST_BYTES):
        if answer != PROGRESS:
            return answer, payload
        progress(*json.loads(payload))
    raise _Died


def _started() -> "subprocess.Popen[bytes]":
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "components.pictures.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**passed, **_SET},
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError as error:
        raise _NoProcess from error

"""Drawing in a process of its own, so that readers' pages do not wait for it."""

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from threading import Event, Timer

from components.frame import ChartFrame
from components.pictures.child import (
    DRAWN,
    MOST_BYTES,
    REFUSED,
    WANTED,
    Painted,
    painted,
    unpacked,
)
from components.pictures.writing import PictureTooLarge
from indicators.exhibits.exhibit import Shown
from indicators.exhibits.pictures import Canvas
from indicators.intake.messages import received, send
from indicators.settings import ROOT

# From the request to the picture; so much more where a process must be started before, which on a
# busy computer takes as long as a picture.
SECONDS = 10.0
STARTING_SECONDS = 5.0
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


class Hand:
    """One process that draws, for one thread; started when first needed, and again when it died."""

    def __init__(self, seconds: float = SECONDS, starting: float = STARTING_SECONDS) -> None:
        """`seconds` is how long a picture may take, `starting` how long the start before it."""
        self._seconds, self._starting = seconds, starting
        self._process: subprocess.Popen[bytes] | None = None

    def draw(
        self, shown: Shown, frame: ChartFrame, canvas: Canvas, page: int | None = None
    ) -> Painted:
        """One page or all; raises PictureTooLarge or PictureFailed.

        Drawn in this process where no other can be started.
        """
        wanted = pickle.dumps((shown, frame, canvas, page), pickle.HIGHEST_PROTOCOL)
        try:
            try:
                return self._drawn(wanted)
            except _Died:
                # It may have been ended by hand, or have lain dead since the last picture.
                return self._drawn(wanted)
        except _Died as died:
            raise PictureFailed("画这幅图的程序中途停止了，请稍后再试。") from died
        except _NoProcess:
            return painted(shown, frame, canvas, page)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
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

    def _drawn(self, wanted: bytes) -> Painted:
        allowed = self._seconds + (0 if self._process else self._starting)
        process = self._process = self._process or _started()
        late = Event()
        timer = Timer(allowed, _end, (process, late))
        timer.start()
        try:
            kind, payload = _asked(process, wanted)
        except _Died as died:
            self.close()
            if late.is_set():
                sentence = f"这幅图{self._seconds:g}秒还没有画完，没有画成。请少选一些内容。"
                raise PictureFailed(sentence) from died
            raise
        finally:
            timer.cancel()
        if kind == REFUSED:
            raise PictureTooLarge(payload.decode())
        if kind != DRAWN:
            raise PictureFailed("这幅图没有画成，请把图表的地址告诉系统管理员。")
        return unpacked(payload)


def _end(process: "subprocess.Popen[bytes]", late: Event) -> None:
    late.set()
    process.kill()


def _asked(process: "subprocess.Popen[bytes]", wanted: bytes) -> tuple[bytes, bytes]:
    """The child's answer; raises _Died."""
    if process.stdin is None or process.stdout is None:
        raise _Died
    try:
        send(process.stdin, WANTED, wanted)
    except OSError as broken:
        raise _Died from broken
    answer = next(received(process.stdout, MOST_BYTES), None)
    if answer is None:
        raise _Died
    return answer


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

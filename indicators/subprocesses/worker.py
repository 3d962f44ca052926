"""Runs jobs in a child process: lower priority, limited time and memory, no secrets."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Event, Lock, Thread, Timer
from typing import Any, Final

from indicators.settings import ROOT
from indicators.subprocesses.messages import (
    FAILED,
    PROGRESS,
    REFUSAL,
    Job,
    received,
    unpickled,
)
from indicators.workbook.xlsx.archive import Limit

Process = subprocess.Popen[bytes]

_COMMAND: Final = (sys.executable, "-m", "indicators.subprocesses.child")
# Of one answer: more than all pages of the largest picture, or the facts of the largest workbook.
_MOST_BYTES: Final = 2**30
# How often the memory of a process is looked at, and how long the end of one is waited for.
_GLANCE: Final = 0.2
# Of the server's environment a child needs no more: no store, no analysts, no secrets.
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_SET = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def must_be_watched() -> bool:
    """Whether a child cannot bind itself to a limit of memory: all systems but Linux."""
    return not sys.platform.startswith("linux")


def resident_bytes(process: int) -> int:
    """The memory that a process holds; 0 for one that has ended."""
    # Imported where it is used: a child process is to start quickly.
    import psutil  # noqa: PLC0415

    try:
        return psutil.Process(process).memory_info().rss
    except psutil.Error:
        return 0


class WorkerDied(Exception):
    """The child process ended without an answer."""


class WorkerStopped(Exception):
    """The child process was ended: it took too much time or memory, as `limit` says."""

    def __init__(self, limit: Limit) -> None:
        super().__init__(limit)
        self.limit = limit


class WorkFailed(Exception):
    """The work raised what it should not, or answered what may not be unpickled."""


class NoProcess(Exception):
    """The system starts no further process."""


class Worker:
    """One child process, started when it is needed; jobs of several threads wait for each other."""

    def __init__(self, *, starting: float = 0.0, idle: float = 0.0, most: int = 1) -> None:
        """`starting` seconds are allowed for the start before a job.

        The process ends after `most` answers, or `idle` seconds after the last one.
        """
        self._starting, self._idle, self._most, self._answers = starting, idle, most, 0
        self._process: Process | None = None
        self._rest: Timer | None = None
        self._lock = Lock()

    def do(self, job: Job, seconds: float, progress: Callable[..., None]) -> Any:  # noqa: ANN401
        """What the job returns; `progress` is called in this thread, and what it raises ends all.

        Raises the job's refusal, WorkerDied, WorkerStopped, WorkFailed and NoProcess.
        """
        with self._lock:
            try:
                kind, payload = self._answer(job, seconds, progress)
            finally:
                self._let_rest()
        if kind == FAILED:
            raise WorkFailed
        result = _understood(payload)
        if kind == REFUSAL:
            raise result if isinstance(result, job.refusal) else WorkFailed
        return result

    def close(self) -> None:
        """End the process, once it has answered."""
        with self._lock:
            self._end()

    def kill(self) -> None:
        """End the process at once, from any thread."""
        process = self._process
        if process is not None:
            process.kill()

    def _answer(
        self, job: Job, seconds: float, progress: Callable[..., None]
    ) -> tuple[bytes, bytes]:
        allowed = seconds + (0 if self._process else self._starting)
        process = self._process = self._process or _started()
        watch = _Watch(process, allowed, job.limits.memory_bytes if job.limits else None)
        try:
            return _asked(process, job, progress)
        except WorkerDied as died:
            limit = watch.reached or _limit_of_system(process)
            self._end()
            if limit:
                raise WorkerStopped(limit) from died
            raise
        except BaseException:
            # Whoever watched has left: what he asked for must not answer the next.
            self._end()
            raise
        finally:
            watch.end()

    def _let_rest(self) -> None:
        self._answers += 1
        if self._process is None or self._answers >= self._most:
            self._end()
            return
        if self._rest is not None:
            self._rest.cancel()
        self._rest = Timer(self._idle, self.close)
        self._rest.daemon = True
        self._rest.start()

    def _end(self) -> None:
        """Kill the process: nothing of it is needed, and freeing a gigabyte orderly takes long."""
        if self._rest is not None:
            self._rest.cancel()
        process, self._process, self._answers = self._process, None, 0
        if process is not None:
            process.kill()
            process.communicate()


class _Watch(Thread):
    """Kills a process that takes too long, or too much memory where the system sets no limit."""

    def __init__(self, process: Process, seconds: float, memory_bytes: int | None) -> None:
        super().__init__(daemon=True)
        self.reached: Limit | None = None
        self._process, self._done = process, Event()
        self._deadline = time.monotonic() + seconds
        self._memory_bytes = memory_bytes if must_be_watched() else None
        self.start()

    def run(self) -> None:
        """Look at the process until it has answered."""
        while not self._done.wait(self._pause()):
            if time.monotonic() >= self._deadline:
                self.reached = Limit.SECONDS
            elif self._memory_bytes and resident_bytes(self._process.pid) > self._memory_bytes:
                self.reached = Limit.MEMORY
            if self.reached:
                self._process.kill()
                return

    def end(self) -> None:
        """Look no longer."""
        self._done.set()

    def _pause(self) -> float:
        left = max(0.0, self._deadline - time.monotonic())
        return min(_GLANCE, left) if self._memory_bytes else left


def _asked(process: Process, job: Job, progress: Callable[..., None]) -> tuple[bytes, bytes]:
    """The child's answer, with its progress in between; raises WorkerDied."""
    if process.stdin is None or process.stdout is None:
        raise WorkerDied
    try:
        pickle.dump(job, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
    except OSError as broken:
        raise WorkerDied from broken
    for kind, payload in received(process.stdout, _MOST_BYTES):
        if kind != PROGRESS:
            return kind, payload
        progress(*_understood(payload))
    raise WorkerDied


def _understood(payload: bytes) -> Any:  # noqa: ANN401 - whatever the work returns
    try:
        return unpickled(payload)
    except Exception as error:
        raise WorkFailed from error


def _limit_of_system(process: Process) -> Limit | None:
    """The limit for which the system has ended a process."""
    try:
        status = process.wait(timeout=_GLANCE)
    except subprocess.TimeoutExpired:
        return None
    is_late = hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU
    return Limit.SECONDS if is_late else None


def _started() -> Process:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    try:
        return subprocess.Popen(  # noqa: S603 - a module of ours
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**passed, **_SET},
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError as error:
        raise NoProcess from error

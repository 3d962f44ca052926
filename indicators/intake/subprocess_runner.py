"""Uploads read in a process of their own: lower priority, limited time and memory, no secrets.

The server's own process never looks into the file. The file's name is never used as a path; it
only stands in what the page says.
"""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread
from typing import IO, TYPE_CHECKING, TypeVar, cast

from indicators.checks.confirmations import Confirmation
from indicators.intake.checked import Checked
from indicators.intake.child import UNEXPECTED
from indicators.intake.memory import must_be_watched, resident_bytes
from indicators.intake.messages import (
    REFUSAL,
    RESULT,
    STAGE,
    JobRequest,
    received,
    refusal_of,
    result_of,
    stage_of,
)
from indicators.intake.settings import limits_in_force, uploads_at_once
from indicators.settings import ROOT
from indicators.workbook.limits import Limit, Limits, UnreadableWorkbook
from indicators.workbook.reader import Reading
from indicators.workbook.stages import Report, Stage, keep_silent

if TYPE_CHECKING:  # the child imports this module too, and is to start quickly
    from indicators.comparison import Comparison

T = TypeVar("T")

WAITING = "排队等候"
_BUSY = "现在检查的文件太多，请过一两分钟再试。"
_DIED = (
    "检查这个文件的程序中途停止了，多半是文件太大或已经损坏，"
    "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
)
_NO_PROCESS = "服务器现在腾不出手来检查文件，请稍后再试，或请系统管理员查看。"
# How often a silent child is looked at.
_GLANCE = 0.2
# Of the server's environment a child needs no more: no store, no analysts, no secrets.
_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
_SET = {"PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def check_apart(
    content: bytes,
    limits: Limits | None = None,
    progress: Report | None = None,
    confirmed: Sequence[Confirmation] = (),
) -> Checked:
    """What is wrong with an upload; `progress` is told of the stages, in the caller's thread.

    `confirmed` are the doubts that are not asked again. Raises UnreadableWorkbook, and nothing
    else, where it cannot be read or takes too much.
    """
    return run_apart("check", Checked, content, confirmed, limits=limits, progress=progress)


def read_apart(
    content: bytes, limits: Limits | None = None, progress: Report | None = None
) -> Reading:
    """An upload's facts and findings, to be previewed."""
    return run_apart("read", Reading, content, limits=limits, progress=progress)


def annotate_apart(
    content: bytes,
    limits: Limits | None = None,
    progress: Report | None = None,
    confirmed: Sequence[Confirmation] = (),
) -> bytes:
    """The analyst's own file with its findings written into it."""
    return run_apart("annotate", bytes, content, confirmed, limits=limits, progress=progress)


def without_unfilled_apart(content: bytes, limits: Limits | None = None) -> bytes:
    """An upload without the rows that nobody has filled in."""
    return run_apart("without_unfilled", bytes, content, limits=limits)


def compare_apart(
    old: bytes | None, new: bytes, limits: Limits | None = None, progress: Report | None = None
) -> "Comparison":
    """The comparison of an upload with what it was made from, None where there is nothing."""
    found = run_apart("compare", object, old, new, limits=limits, progress=progress)
    return cast("Comparison", found)


def run_apart(
    job: str,
    kind: Callable[..., T] | type[T],
    *given: object,
    limits: Limits | None = None,
    progress: Report | None = None,
) -> T:
    """The result of a job (see jobs.JOBS) done in its own process."""
    limits, progress = limits or limits_in_force(), progress or keep_silent
    if any(isinstance(each, bytes) and len(each) > limits.upload_bytes for each in given):
        raise limits.reached(Limit.UPLOAD)
    turns = _turns()
    if not turns.acquire(blocking=False):
        progress(Stage(WAITING))
        if not turns.acquire(timeout=limits.seconds):
            raise UnreadableWorkbook(_BUSY)
    try:
        result = _Child(JobRequest(job, given, limits)).result(progress)
    finally:
        turns.release()
    if not isinstance(result, kind if isinstance(kind, type) else object):
        raise UnreadableWorkbook(UNEXPECTED)
    return result  # type: ignore[return-value]


@cache
def _turns() -> BoundedSemaphore:
    """So many files are read at once in this server; each may take a gigabyte."""
    return BoundedSemaphore(uploads_at_once())


class _Child:
    """A started process and what it says; ended, whatever happens, when its result is taken."""

    def __init__(self, request: JobRequest) -> None:
        self._limits = request.limits
        self._deadline = time.monotonic() + request.limits.seconds
        self._process = _started()
        self._said: SimpleQueue[tuple[bytes, bytes]] = SimpleQueue()
        for work in (lambda: self._ask(request), self._listen):
            Thread(target=work, daemon=True).start()

    def result(self, progress: Report) -> object:
        """What the job gave; the stages are told in between."""
        try:
            while True:
                kind, payload = self._next()
                if kind == STAGE:
                    progress(stage_of(payload))
                elif kind == RESULT:
                    return _understood(payload)
                elif kind == REFUSAL:
                    raise refusal_of(payload)
                else:
                    raise self._death()
        finally:
            self._process.kill()
            self._process.wait()

    def _next(self) -> tuple[bytes, bytes]:
        while True:
            left = self._deadline - time.monotonic()
            if left <= 0:
                raise self._limits.reached(Limit.SECONDS)
            try:
                return self._said.get(timeout=min(_GLANCE, left))
            except Empty:
                self._look_at_memory()

    def _look_at_memory(self) -> None:
        if must_be_watched() and resident_bytes(self._process.pid) > self._limits.memory_bytes:
            raise self._limits.reached(Limit.MEMORY)

    def _death(self) -> UnreadableWorkbook:
        """Why a child ended without an answer."""
        try:
            status = self._process.wait(timeout=_GLANCE)
        except subprocess.TimeoutExpired:
            return UnreadableWorkbook(_DIED)
        if hasattr(signal, "SIGXCPU") and status == -signal.SIGXCPU:
            return self._limits.reached(Limit.SECONDS)
        return UnreadableWorkbook(_DIED)

    def _ask(self, request: JobRequest) -> None:
        try:
            with self._stream(self._process.stdin) as stream:
                pickle.dump(request, stream, pickle.HIGHEST_PROTOCOL)
        except OSError:
            pass  # it died before it had read all; the other thread will notice

    def _listen(self) -> None:
        try:
            with self._stream(self._process.stdout) as stream:
                for message in received(stream, self._limits.memory_bytes):
                    self._said.put(message)
        except (OSError, ValueError):
            pass
        self._said.put((b"", b""))

    def _stream(self, stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise OSError
        return stream


def _started() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, "-m", "indicators.intake"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=_environment(),
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
    except OSError as error:
        raise UnreadableWorkbook(_NO_PROCESS) from error


def _understood(payload: bytes) -> object:
    try:
        return result_of(payload)
    except Exception as error:
        raise UnreadableWorkbook(UNEXPECTED) from error


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed, **_SET}

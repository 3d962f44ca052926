"""The child process: `python -m indicators.subprocesses.child`, started by a Worker only."""

import gc
import os
import pickle
import sys
import traceback
import warnings
from contextlib import suppress
from mmap import PAGESIZE
from pathlib import Path
from typing import IO

from indicators.subprocesses.messages import FAILED, PROGRESS, REFUSAL, RESULT, Job, pickled, send
from indicators.workbook.xlsx.archive import Limit, Limits

# Readers' pages come first on the same machine; work within limits comes after all else.
_NICENESS, _LOWEST = 10, 19
_SPARE = 8 * 2**20


def main() -> None:
    """Do the jobs on standard input, one after another; answer on standard output."""
    # A server that has stopped meanwhile waits for no answer.
    with (
        suppress(BrokenPipeError, KeyboardInterrupt),
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers,
    ):
        # Whatever prints must not print between the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        _lower_priority(_NICENESS)
        while _answer(answers):
            pass


def _restrict(limits: Limits) -> None:
    """Bind this process to the limits of time and memory, where the system can, for good."""
    _lower_priority(_LOWEST)
    if hasattr(os, "SCHED_IDLE"):
        # On two cores the lowest niceness alone still costs readers a quarter of their time.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    if sys.platform.startswith("linux"):
        import resource  # noqa: PLC0415 - there is none on Windows

        space = limits.memory_bytes + _unused_space()
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The process ends with its job: looking for garbage among millions of facts is wasted.
    gc.disable()
    warnings.simplefilter("ignore")


def _unused_space() -> int:
    """The bytes of address space that this process has and holds no memory for, on Linux.

    Linux limits the space; mapped libraries alone take a hundred megabytes of it, which no file
    uses up.
    """
    space, held = Path("/proc/self/statm").read_text("ascii").split()[:2]
    return (int(space) - int(held)) * PAGESIZE


def _lower_priority(niceness: int) -> None:
    if hasattr(os, "nice"):
        os.nice(niceness)


def _answer(answers: IO[bytes]) -> bool:
    """Do the next job; returns whether there was one."""
    try:
        job = _next_job()
        if job is None:
            return False
        kind, payload = _done(job, answers)
    except BrokenPipeError:
        raise
    except Exception:  # noqa: BLE001 - whatever it was, the user gets one sentence
        with suppress(Exception):
            traceback.print_exc()  # for the operator, on the server's own error stream
        kind, payload = FAILED, b""
    send(answers, kind, payload)
    return True


def _next_job() -> Job | None:
    try:
        job: Job = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's
    except EOFError:
        return None
    return job


def _done(job: Job, answers: IO[bytes]) -> tuple[bytes, bytes]:
    """The answer to a job; raises what the work raises unexpectedly."""
    if job.limits is None:
        return _result_or_refusal(job, answers)
    _restrict(job.limits)
    # Built beforehand: when memory is used up, allocation fails.
    out_of_memory = REFUSAL, pickled(job.limits.reached(Limit.MEMORY))
    spare = bytearray(_SPARE)
    try:
        return _result_or_refusal(job, answers)
    except MemoryError:
        return out_of_memory
    finally:
        spare.clear()


def _result_or_refusal(job: Job, answers: IO[bytes]) -> tuple[bytes, bytes]:
    def tell(*words: object) -> None:
        send(answers, PROGRESS, pickled(words))

    try:
        return RESULT, pickled(job.work(*job.given, tell))
    except job.refusal as refusal:
        if isinstance(refusal.__cause__, MemoryError):  # taken for a broken file
            raise refusal.__cause__ from None
        return REFUSAL, pickled(refusal)


if __name__ == "__main__":
    main()

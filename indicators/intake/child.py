"""The process that reads one upload and ends."""

import gc
import os
import pickle
import sys
import traceback
import warnings
from contextlib import suppress
from typing import IO

from indicators.intake.jobs import JOBS
from indicators.intake.memory import unused_space
from indicators.intake.messages import (
    REFUSAL,
    RESULT,
    STAGE,
    JobRequest,
    refusal_message,
    send,
    stage_message,
)
from indicators.workbook.limits import Limit, Limits, UnreadableWorkbook

UNEXPECTED = "检查这个文件时出了程序没有料到的情况，没有读入，请把文件交给系统管理员查看。"
# Others go first: the readers' server runs on the same machine.
_NICENESS = 19
_SPARE = 8 * 2**20


def main() -> None:
    """Do what the request on standard input says; answer on standard output."""
    # A server that has stopped meanwhile waits for no answer.
    with (
        suppress(BrokenPipeError),
        os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers,
    ):
        # Whatever prints must not print between the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        request: JobRequest = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's
        restrict(request.limits)
        _answer(request, answers)


def restrict(limits: Limits) -> None:
    """Bind this process to the limits of time and memory, where the system can, for good."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    if hasattr(os, "SCHED_IDLE"):
        # On two cores the lowest niceness alone still costs readers a quarter of their time.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    if sys.platform.startswith("linux"):
        import resource  # noqa: PLC0415 - there is none on Windows

        space = limits.memory_bytes + unused_space()
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # The process ends with its job: looking for garbage among millions of facts is wasted.
    gc.disable()
    warnings.simplefilter("ignore")


def _answer(request: JobRequest, answers: IO[bytes]) -> None:
    kind, payload = REFUSAL, b""
    # Built beforehand: when memory is used up, allocation fails.
    out_of_memory = refusal_message(request.limits.reached(Limit.MEMORY))
    spare = bytearray(_SPARE)
    try:
        result = JOBS[request.job](
            request.limits,
            lambda stage: send(answers, STAGE, stage_message(stage)),
            *request.given,
        )
        kind, payload = RESULT, pickle.dumps(result, pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        spare.clear()
        payload = out_of_memory
    except UnreadableWorkbook as refusal:
        spare.clear()
        is_full = isinstance(refusal.__cause__, MemoryError)  # taken for a broken file
        payload = out_of_memory if is_full else refusal_message(refusal)
    except Exception:  # noqa: BLE001 - whatever it was, the analyst gets one sentence
        with suppress(Exception):
            traceback.print_exc()  # for the operator, on the server's own error stream
        payload = refusal_message(UnreadableWorkbook(UNEXPECTED))
    send(answers, kind, payload)

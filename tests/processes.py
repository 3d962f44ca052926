"""Processes forked from a warm one: a new Python for every kill would take a second each."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess

_PRELOADED = ["tests.indicators.store.drafts", "alembic.command", "psycopg", "sqlalchemy.dialects"]


def context() -> ForkServerContext:
    """Where the processes come from; its parent runs no threads, so forking it is safe."""
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(_PRELOADED)
    return made


def started(job: Callable[..., None], *arguments: object) -> ForkServerProcess:
    """A running process that does a job, a function of a module."""
    process = context().Process(target=job, args=arguments)
    process.start()
    return process


def ended(process: ForkServerProcess, seconds: float = 60) -> int | None:
    """Its exit code: 0 if it did its job, -9 if it was killed by SIGKILL."""
    process.join(seconds)
    assert process.exitcode is not None, "the process hangs"
    return process.exitcode

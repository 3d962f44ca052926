"""Jobs in a child process, for real."""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from indicators.subprocesses import Job, NoProcess, Worker, WorkerDied, WorkerStopped, WorkFailed
from indicators.subprocesses import worker as module
from indicators.workbook.xlsx.archive import (
    STANDARD_LIMITS,
    Limit,
    LimitReached,
    UnreadableWorkbook,
)
from tests.indicators.subprocesses import works

LIMITS = replace(STANDARD_LIMITS, seconds=30)
LONG = 60.0
ON_LINUX = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="bound there by the system"
)
NOT_ON_WINDOWS = pytest.mark.skipif(os.name == "nt", reason="Windows has no such thing")


def job(work, *given, limits=None):
    return Job(work, given, UnreadableWorkbook, limits)


def done(work, *given, limits=None, seconds=LONG, tell=lambda *_: None):
    """The result of a job in a process of its own."""
    return Worker().do(job(work, *given, limits=limits), seconds, tell)


@pytest.fixture
def worker():
    made = Worker(idle=LONG, most=100)
    yield made
    made.close()


@pytest.fixture
def started(monkeypatch):
    """The processes that were started, in their order."""
    processes = []
    real = subprocess.Popen

    def start(*arguments, **options):
        processes.append(real(*arguments, **options))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return processes


def test_the_progress_comes_in_the_callers_thread_and_then_the_result():
    told = []
    result = done(works.double, 21, tell=lambda *words: told.append((words, threading.get_ident())))
    assert result == 42
    assert told == [(("half", 21), threading.get_ident())]


def test_one_process_does_many_jobs_and_another_the_jobs_after_so_many(worker):
    assert worker.do(job(works.own_process), LONG, print) == worker.do(
        job(works.own_process), LONG, print
    )
    single = Worker()
    first, second = (single.do(job(works.own_process), LONG, print) for _ in range(2))
    assert first != second


def test_a_process_that_nobody_needs_ends(started):
    worker = Worker(idle=0.0, most=100)
    worker.do(job(works.own_process), LONG, print)
    started[0].wait(LONG)
    assert worker.do(job(works.double, 1), LONG, lambda *_: None) == 2
    worker.close()
    worker.close()
    assert started[1].poll() is not None


@pytest.mark.parametrize("work", [works.die, works.abort])
def test_a_process_that_dies_is_noticed_and_replaced(worker, work):
    with pytest.raises(WorkerDied):
        worker.do(job(work), LONG, print)
    assert worker.do(job(works.double, 1), LONG, lambda *_: None) == 2


def test_one_that_was_killed_between_two_jobs_too(worker, started):
    worker.do(job(works.own_process), LONG, print)
    started[0].kill()
    started[0].wait(LONG)
    with pytest.raises(WorkerDied):
        worker.do(job(works.own_process), LONG, print)
    assert worker.do(job(works.double, 1), LONG, lambda *_: None) == 2


def test_a_refusal_comes_back_as_what_it_was_and_the_process_goes_on(worker, started):
    with pytest.raises(UnreadableWorkbook, match=r"^坏了。$"):
        worker.do(job(works.refuse), LONG, print)
    assert worker.do(job(works.double, 1), LONG, lambda *_: None) == 2
    assert len(started) == 1


@pytest.mark.parametrize("work", [works.fail, works.end_of_file])
def test_an_unexpected_failure_is_for_the_operator(worker, work, capfd):
    with pytest.raises(WorkFailed) as caught:
        worker.do(job(work), LONG, print)
    assert "secret" not in str(caught.value)
    assert "Error" in capfd.readouterr().err  # the operator's stream, not the page
    assert worker.do(job(works.double, 1), LONG, lambda *_: None) == 2


def test_what_prints_does_not_disturb_and_what_is_not_of_the_domain_is_not_taken(worker):
    assert worker.do(job(works.print_nonsense), LONG, print) == 1
    with pytest.raises(WorkFailed):
        worker.do(job(works.answer_a_path), LONG, print)


def test_whoever_leaves_in_the_middle_ends_the_process_and_the_next_has_his_own(worker, started):
    def leave(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        worker.do(job(works.double, 1), LONG, leave)
    assert started[0].poll() is not None
    assert worker.do(job(works.double, 2), LONG, lambda *_: None) == 4


def test_a_job_that_takes_too_long_is_ended(started):
    begun = time.monotonic()
    with pytest.raises(WorkerStopped) as caught:
        done(works.sleep, seconds=1)
    assert caught.value.limit is Limit.SECONDS
    assert time.monotonic() - begun < 10
    assert started[0].poll() is not None


def test_the_start_of_a_process_has_time_of_its_own():
    worker = Worker(starting=LONG, idle=LONG, most=100)
    assert worker.do(job(works.double, 1), 0.01, lambda *_: None) == 2
    worker.close()


@NOT_ON_WINDOWS
def test_one_that_computes_without_end_is_ended_by_the_system():
    with pytest.raises(WorkerStopped) as caught:
        done(works.compute, limits=replace(LIMITS, seconds=1))
    assert caught.value.limit is Limit.SECONDS


def test_where_the_system_sets_no_limit_a_process_that_holds_too_much_is_ended(monkeypatch):
    monkeypatch.setattr(module, "must_be_watched", lambda: True)
    limits = replace(LIMITS, memory_bytes=100 * works.MEGABYTE)
    # The child is not bound by the system, as there.
    popen = subprocess.Popen
    code = "import time; held = b'x' * (200 * 2**20); time.sleep(60)"

    def start(command, **settings):
        ours = [sys.executable, "-c", code]
        return popen(ours if command[0] == sys.executable else command, **settings)

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(WorkerStopped) as caught:
        done(works.sleep, limits=limits)
    assert caught.value.limit is Limit.MEMORY


def test_a_process_has_its_memory_read():
    assert module.resident_bytes(os.getpid()) > 10 * works.MEGABYTE
    assert module.resident_bytes(2**22 + 1) == 0


@ON_LINUX
@pytest.mark.parametrize(("held", "is_enough"), [(440, True), (530, False)])
def test_of_512_mb_a_child_may_hold_512(held, is_enough):
    # The program itself holds some 55 MB.
    limits = replace(LIMITS, memory_bytes=512 * works.MEGABYTE)
    if is_enough:
        assert done(works.hold, held, limits=limits) == held
        return
    with pytest.raises(LimitReached, match="512 MB"):
        done(works.hold, held, limits=limits)


@ON_LINUX
@pytest.mark.parametrize("is_wrapped", [True, False])
def test_a_job_that_uses_up_all_memory_names_the_limit(is_wrapped):
    with pytest.raises(LimitReached) as caught:
        done(works.hold_all, is_wrapped, limits=replace(LIMITS, memory_bytes=300 * works.MEGABYTE))
    assert caught.value.limit is Limit.MEMORY


@NOT_ON_WINDOWS
@pytest.mark.parametrize("limits", [None, LIMITS])
def test_a_child_knows_no_secrets_and_goes_behind_the_readers(monkeypatch, limits):
    monkeypatch.setenv("DASHBOARD_STORE", "postgresql://user:secret@host/db")
    names, priority = done(works.environment_and_priority, limits=limits)
    assert not [each for each in names if each.startswith("DASHBOARD")]
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert priority == (min(19, own + 10) if limits is None else 19)


def test_a_server_that_can_start_no_process_says_so(monkeypatch):
    def fail(*_, **__):
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", fail)
    with pytest.raises(NoProcess):
        done(works.double, 1)


@NOT_ON_WINDOWS
def test_a_process_that_hangs_is_killed_from_another_thread(worker, started):
    threading.Timer(1.0, worker.kill).start()
    with pytest.raises(WorkerDied):
        worker.do(job(works.sleep), LONG, print)
    assert started[0].poll() == -signal.SIGKILL

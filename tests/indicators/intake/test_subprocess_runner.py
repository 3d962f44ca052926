import os
import subprocess
import sys
import threading
import time
from dataclasses import replace

import pytest

from indicators.examination import examine
from indicators.intake import (
    Limit,
    LimitReached,
    Stage,
    UnreadableWorkbook,
    check_apart,
    compare_apart,
    read_apart,
    subprocess_runner,
)
from indicators.intake.checked import checked
from indicators.intake.memory import resident_bytes
from indicators.workbook.limits import STANDARD_LIMITS
from tests.workbooks import later_rows, properties, workbook_bytes, workbook_rows

LIMITS = replace(STANDARD_LIMITS, seconds=30)


def test_a_check_apart_says_what_a_check_here_says():
    content = workbook_bytes(later_rows())
    assert check_apart(content, LIMITS) == checked(examine(content))


def test_the_facts_come_back_whole():
    content = workbook_bytes()
    assert read_apart(content, LIMITS) == examine(content)


def test_the_stages_are_told_in_their_order_in_the_callers_thread():
    told = []
    check_apart(workbook_bytes(), LIMITS, lambda stage: told.append((stage, threading.get_ident())))
    assert {ident for _, ident in told} == {threading.get_ident()}
    names = list(dict.fromkeys(stage.name for stage, _ in told))
    assert names == ["打开文件", "读取各表", "逐行解读", "核对各项"]
    assert told[1][0] == Stage("读取各表", 0, 9)


def test_a_refusal_comes_back_as_what_it_was():
    with pytest.raises(UnreadableWorkbook, match="空的"):
        check_apart(b"", LIMITS)
    with pytest.raises(LimitReached) as caught:
        check_apart(workbook_bytes(), replace(LIMITS, rows=5))
    assert caught.value.limit is Limit.ROWS


def test_too_large_a_file_starts_no_process(monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    with pytest.raises(LimitReached) as caught:
        check_apart(workbook_bytes(), replace(LIMITS, upload_bytes=100))
    assert caught.value.limit is Limit.UPLOAD


def test_nothing_can_be_compared_without_a_date():
    undated = workbook_bytes(
        workbook_rows() | {next(iter(workbook_rows())): properties(AS_OF=None)}
    )
    with pytest.raises(UnreadableWorkbook, match="无法比较"):
        compare_apart(None, undated, LIMITS)


def program(monkeypatch, code):
    """Let children run some other program."""
    popen = subprocess.Popen
    started = []

    def start(command, **settings):
        if command[0] != sys.executable:
            return popen(command, **settings)
        started.append(popen([sys.executable, "-c", code], **settings))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    return started


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import os; os._exit(3)",
        "import sys; sys.stdin.buffer.read(); print('no message at all')",
        "import sys; sys.stdin.buffer.close()",
    ],
)
def test_a_child_that_dies_is_one_sentence(monkeypatch, code):
    program(monkeypatch, code)
    with pytest.raises(UnreadableWorkbook, match="中途停止"):
        check_apart(workbook_bytes(), LIMITS)


def test_a_server_that_can_start_no_process_says_so(monkeypatch):
    def fail(*_, **__):
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", fail)
    with pytest.raises(UnreadableWorkbook, match="稍后再试"):
        check_apart(workbook_bytes(), LIMITS)


def test_a_result_that_is_none_of_ours_is_not_taken(monkeypatch):
    program(
        monkeypatch,
        "import pickle, sys\nfrom indicators.intake import messages\nsys.stdin.buffer.read()\n"
        "messages.send(sys.stdout.buffer, messages.RESULT, pickle.dumps(print))",
    )
    with pytest.raises(UnreadableWorkbook, match="没有料到"):
        check_apart(workbook_bytes(), LIMITS)


def test_a_child_that_sleeps_is_ended_when_its_time_is_over(monkeypatch):
    started = program(monkeypatch, "import time; time.sleep(60)")
    begun = time.monotonic()
    with pytest.raises(LimitReached) as caught:
        check_apart(workbook_bytes(), replace(LIMITS, seconds=1))
    assert caught.value.limit is Limit.SECONDS
    assert time.monotonic() - begun < 10
    assert started[0].poll() is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_child_that_computes_without_end_is_ended_by_the_system(monkeypatch):
    program(
        monkeypatch,
        "from indicators.intake.child import restrict\n"
        "from indicators.workbook.limits import Limits\n"
        "restrict(Limits(seconds=1))\nwhile True: pass",
    )
    with pytest.raises(LimitReached) as caught:
        check_apart(workbook_bytes(), replace(LIMITS, seconds=60))
    assert caught.value.limit is Limit.SECONDS


def test_a_watched_child_is_ended_when_it_holds_too_much(monkeypatch):
    program(monkeypatch, "import time; held = b'x' * (200 * 2**20); time.sleep(60)")
    monkeypatch.setattr(subprocess_runner, "must_be_watched", lambda: True)
    with pytest.raises(LimitReached) as caught:
        check_apart(workbook_bytes(), replace(LIMITS, memory_bytes=100 * 2**20))
    assert caught.value.limit is Limit.MEMORY


def test_a_process_tells_its_memory():
    assert resident_bytes(os.getpid()) > 10 * 2**20
    assert resident_bytes(2**22 + 1) == 0


def test_a_caller_that_goes_away_ends_the_child(monkeypatch):
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *a, **s: started.append(popen(*a, **s)) or started[-1]
    )

    def leave(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_apart(workbook_bytes(), LIMITS, leave)
    assert started[0].poll() is not None


ASKED = """
import json, os, sys
from indicators.intake import messages
sys.stdin.buffer.read()
from indicators.intake.child import restrict
from indicators.workbook.limits import Limits
restrict(Limits())
known = [sorted(os.environ), os.getpriority(os.PRIO_PROCESS, 0)]
sentence = json.dumps(["", json.dumps(known)]).encode()
messages.send(sys.stdout.buffer, messages.REFUSAL, sentence)
"""


@pytest.mark.skipif(os.name == "nt", reason="priorities have other names there")
def test_a_child_is_told_no_secrets_and_goes_behind_the_readers(monkeypatch):
    monkeypatch.setenv("DASHBOARD_STORE", "postgresql://user:secret@host/db")
    monkeypatch.setenv("DASHBOARD_ANALYSTS", "name:hash")
    program(monkeypatch, ASKED)
    with pytest.raises(UnreadableWorkbook) as caught:
        check_apart(workbook_bytes(), LIMITS)
    assert "DASHBOARD" not in str(caught.value)
    assert int(str(caught.value).rsplit(",", 1)[1].strip(" ]")) > os.getpriority(os.PRIO_PROCESS, 0)


def test_more_uploads_than_allowed_wait_for_their_turn(monkeypatch):
    subprocess_runner._turns.cache_clear()
    monkeypatch.setenv("DASHBOARD_UPLOADS_AT_ONCE", "1")
    told, found = [], []

    def check():
        found.append(check_apart(workbook_bytes(), LIMITS, lambda each: told.append(each.name)))

    threads = [threading.Thread(target=check) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    subprocess_runner._turns.cache_clear()
    assert [each.publishable for each in found] == [True] * 3
    assert told.count(subprocess_runner.WAITING) == 2


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bound there by the system")
@pytest.mark.parametrize(("held", "is_enough"), [(440, True), (530, False)])
def test_of_512_mb_a_child_may_hold_512(monkeypatch, held, is_enough):
    # The program itself holds some 55 MB. Memory counts where it is written to.
    program(
        monkeypatch,
        "from indicators.intake import child, jobs\n"
        "def fill(*_):\n"
        f"    held = [b'x' * 2**20 for _ in range({held})]\n"
        "    return len(held)\n"
        "jobs.JOBS['check'] = fill\nchild.main()",
    )
    limits = replace(LIMITS, memory_bytes=512 * 2**20)
    if is_enough:
        assert subprocess_runner.run_apart("check", int, b"", limits=limits) == held
        return
    with pytest.raises(LimitReached, match="512 MB"):
        subprocess_runner.run_apart("check", int, b"", limits=limits)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bound there by the system")
@pytest.mark.parametrize("raised", ["raise", "raise UnreadableWorkbook('坏了。') from"])
def test_a_job_that_uses_up_all_memory_names_the_limit(monkeypatch, raised):
    program(
        monkeypatch,
        "from indicators.intake import child, jobs\n"
        "from indicators.workbook.limits import UnreadableWorkbook\n"
        "def fill(*_):\n"
        "    held = []\n"
        "    try:\n"
        "        while True: held.append(bytearray(1000))\n"
        "    except MemoryError as error:\n"
        f"        {raised} {'error' if 'from' in raised else ''}\n"
        "jobs.JOBS['check'] = fill\nchild.main()",
    )
    with pytest.raises(LimitReached) as caught:
        check_apart(workbook_bytes(), replace(LIMITS, memory_bytes=300 * 2**20))
    assert caught.value.limit is Limit.MEMORY


def test_an_unexpected_failure_is_one_sentence_without_its_words(monkeypatch, capfd):
    program(
        monkeypatch,
        "from indicators.intake import child, jobs\n"
        "def fail(*_): raise RuntimeError('/secret/path')\n"
        "jobs.JOBS['check'] = fail\nchild.main()",
    )
    with pytest.raises(UnreadableWorkbook, match="程序没有料到"):
        check_apart(workbook_bytes(), LIMITS)
    assert "/secret/path" in capfd.readouterr().err  # the operator's stream, not the page

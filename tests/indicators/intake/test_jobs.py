import subprocess
import threading
from dataclasses import replace

import pytest

from indicators.examination import examine
from indicators.intake import jobs
from indicators.intake.checked import checked
from indicators.intake.jobs import check_apart, compare_apart, read_apart
from indicators.workbook.reader import Stage
from indicators.workbook.xlsx.archive import (
    STANDARD_LIMITS,
    Limit,
    LimitReached,
    UnreadableWorkbook,
)
from tests.indicators.subprocesses import works
from tests.workbooks import later_rows, properties, workbook_bytes, workbook_rows

LIMITS = replace(STANDARD_LIMITS, seconds=30)


def test_a_check_apart_says_what_a_check_here_says():
    content = workbook_bytes(later_rows())
    assert check_apart(content, LIMITS) == checked(examine(content))


def test_the_facts_come_back_whole():
    content = workbook_bytes()
    assert read_apart(content, LIMITS) == examine(content)


def test_the_stages_come_in_their_order_in_the_callers_thread():
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


def without_limits(*given):
    """The work of these tests takes no limits."""
    work, *others, _, report = given
    return work(*others, report)


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (works.die, "中途停止"),
        (works.fail, "没有料到"),
        (works.answer_a_path, "没有料到"),
        (works.print_nonsense, "没有料到"),  # a number where bytes were to come
    ],
)
def test_what_goes_wrong_is_one_sentence(work, sentence):
    with pytest.raises(UnreadableWorkbook, match=sentence) as caught:
        jobs.run_apart(bytes, without_limits, work, limits=LIMITS)
    assert "secret" not in str(caught.value)


def test_a_file_that_takes_too_long_names_the_limit():
    with pytest.raises(LimitReached) as caught:
        jobs.run_apart(bytes, without_limits, works.sleep, limits=replace(LIMITS, seconds=1))
    assert caught.value.limit is Limit.SECONDS


def test_a_server_that_can_start_no_process_says_so(monkeypatch):
    def fail(*_, **__):
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "Popen", fail)
    with pytest.raises(UnreadableWorkbook, match="稍后再试"):
        check_apart(workbook_bytes(), LIMITS)


def test_more_uploads_than_allowed_wait_for_their_turn(monkeypatch):
    jobs._turns.cache_clear()
    monkeypatch.setenv("DASHBOARD_UPLOADS_AT_ONCE", "1")
    told, found = [], []

    def check():
        found.append(check_apart(workbook_bytes(), LIMITS, lambda each: told.append(each.name)))

    threads = [threading.Thread(target=check) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    jobs._turns.cache_clear()
    assert [each.publishable for each in found] == [True] * 3
    assert told.count(jobs.WAITING) == 2

"""Every hostile file gets its answer, in bounded time, in words that give nothing away."""

import re
import time

import pytest

from indicators.intake.jobs import check_apart, read_apart
from indicators.model.codelists import Severity
from indicators.workbook.xlsx.archive import LimitReached, UnreadableWorkbook
from tests.hostile import archives, markup, other_files, sheets
from tests.hostile.kinds import KINDS, Found, Hit, Refused

assert all((archives, markup, other_files, sheets))  # they register their kinds

pytestmark = pytest.mark.slow

# What only a programmer would write.
_LEAKS = re.compile(
    r"Traceback|Error\b|Exception|0x[0-9a-f]{6}|\.py\b|/(?:tmp|work|home|usr|root)|None\b"
)
_SPARE_SECONDS = 15


def test_there_are_many_kinds_and_none_twice():
    assert len(KINDS) >= 40
    assert len({each.name for each in KINDS}) == len(KINDS)


@pytest.mark.parametrize("each", KINDS, ids=lambda each: each.name)
def test_a_hostile_file_gets_its_answer(each):
    content = each.make()
    started = time.monotonic()
    if isinstance(each.expected, Found):
        checked = check_apart(content, each.limits)
        assert_found(checked, each.expected)
    else:
        with pytest.raises(UnreadableWorkbook) as caught:
            check_apart(content, each.limits)
        assert_refused(caught.value, each.expected)
    assert time.monotonic() - started < each.limits.seconds + _SPARE_SECONDS


def assert_found(checked, expected):
    for code, where in expected.places.items():
        places = [each.where for each in checked.findings if each.code == code]
        assert places if where is None else places == where or len(places) == where
    assert checked.fact_count == expected.facts
    assert all(not _LEAKS.search(each.message + each.remedy) for each in checked.findings)
    if not expected.places:
        assert checked.counts[Severity.BLOCKING] == 0
        assert checked.publishable


def assert_refused(refusal, expected):
    sentence = str(refusal)
    assert sentence.endswith("。")
    assert not _LEAKS.search(sentence)
    if isinstance(expected, Refused):
        assert expected.word in sentence
    if isinstance(expected, Hit):
        assert isinstance(refusal, LimitReached)
        assert (refusal.limit, "上限" in sentence) == (expected.limit, True)


def test_texts_that_would_be_run_are_plain_texts():
    facts = read_apart(sheets.hostile_texts()).dataset.fact_by_id
    notes = [facts[f"H{at}"].citation.note for at in range(9, 9 + len(sheets.HOSTILE_TEXTS))]
    assert notes[0] == "<script>alert(1)</script>"
    assert notes[4] == '=HYPERLINK("http://198.51.100.1")'
    assert notes[9] == "a\rb\ufffdc"
    assert notes[10] == "「U+202E」esrever 「U+2066」isolated「U+2069」"

from datetime import date

from indicators.intake import checked as module
from indicators.intake.checked import checked
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from tests.workbooks import empty_rows, observation, properties, reading, workbook_rows


def test_a_valid_workbook_may_be_published():
    rows = workbook_rows() | {Sheet.PROPERTIES: properties(BASE_EDITION="第4版·a1b2c3")}
    found = checked(reading(rows))
    assert (found.as_of, found.base_edition) == (date(2024, 2, 20), "第4版·a1b2c3")
    assert (found.fact_count, found.publishable, found.omitted) == (9, True, 0)
    assert len(found.content_hash) == 64


def test_neither_a_blocked_nor_an_empty_one_may():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] = [*rows[Sheet.OBSERVATIONS], observation("O001")]
    blocked = checked(reading(rows))
    assert blocked.counts[Severity.BLOCKING] == 1
    assert not blocked.publishable
    assert not checked(reading(empty_rows())).publishable


def test_one_without_a_date_has_a_hash_all_the_same():
    found = checked(reading(workbook_rows() | {Sheet.PROPERTIES: properties(AS_OF=None)}))
    assert (found.as_of, found.publishable, len(found.content_hash)) == (None, False, 64)


def test_of_too_many_findings_the_gravest_are_kept_in_their_order(monkeypatch):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] = [
        *rows[Sheet.OBSERVATIONS],
        *(observation(f"H{at}", 期间=f"{1990 + at}年") for at in range(5)),
        *(observation(f"B{at}", 期间="某年") for at in range(2)),
    ]
    found = reading(rows)
    monkeypatch.setattr(module, "MOST_FINDINGS", 4)
    kept = checked(found)
    assert [each.severity for each in kept.findings[:2]] == [Severity.HINT, Severity.HINT]
    assert [each.where for each in kept.findings][2:] == ["实绩!D11", "实绩!D12"]
    assert kept.omitted == len(found.findings) - 4
    assert kept.counts[Severity.HINT] == len(found.findings) - 2

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from indicators.drafting.drafts.decisions import (
    Decision,
    RowVerdict,
    carried,
    decided,
    read_decision,
    row_decided_last,
    written,
)
from indicators.drafting.drafts.draft import matched, read_document
from indicators.drafting.drafts.edits import EditField
from indicators.drafting.drafts.matching import MatchWay
from indicators.drafting.drafts.rows import workbook_of
from indicators.drafting.identity import Correction, DocumentKind
from indicators.examination import examine
from indicators.model.schema import Sheet
from tests.workbooks import workbook_bytes, workbook_rows

REPORT = """测试区人民政府工作报告
——2025年2月18日在测试区第六届人民代表大会第五次会议上
各位代表：
一、2024年工作回顾
虚构指标X完成11亿元，同比增长6.2%；财政收入2.5亿元，增幅位居第3位；新建学校12所。
"""
ADOPT, REFUSE = Decision(RowVerdict.ADOPT), Decision(RowVerdict.REFUSE)


@pytest.fixture(scope="module")
def current():
    return workbook_bytes(workbook_rows())


@pytest.fixture(scope="module")
def dataset(current):
    return examine(current).dataset


@pytest.fixture(scope="module")
def reading():
    return read_document(REPORT.encode())


@pytest.fixture(scope="module")
def draft(reading, dataset):
    return matched(reading, dataset.indicators)


def test_only_adopted_rows_are_left_in_the_documents_order(draft, dataset):
    found = decided(draft, {3: ADOPT, 1: ADOPT, 2: REFUSE}, dataset.indicators)
    assert [each.claim.number for each in found.rows] == [1, 3]


def test_a_changed_row_carries_its_change_and_no_doubt(draft, dataset):
    changes = {EditField.SCOPE: "全市", EditField.NAME: "财政收入增幅"}
    found = decided(draft, {4: Decision(RowVerdict.EDIT, changes)}, dataset.indicators)
    (row,) = found.rows
    assert (row.claim.scope, row.claim.name) == ("全市", "财政收入增幅")
    assert (row.confidence, row.doubts) == ("高", ())


def test_a_row_that_is_given_an_indicators_name_meets_it(draft, dataset):
    changes = {EditField.NAME: "虚构指标X"}
    (row,) = decided(draft, {3: Decision(RowVerdict.EDIT, changes)}, dataset.indicators).rows
    assert (row.match.way, row.match.indicator.code) == (MatchWay.NAME, "X")


def test_a_row_is_merged_into_an_indicator_of_its_dimension_only(draft, dataset):
    merged = {3: Decision(RowVerdict.MERGE, {}, "X"), 5: Decision(RowVerdict.MERGE, {}, "X")}
    money, schools = decided(draft, merged, dataset.indicators).rows
    assert money.match.indicator.code == "X"
    assert schools.match.indicator is None


def test_the_rows_that_are_sure(draft):
    assert [each.claim.number for each in draft.rows if not each.doubts] == [1, 2, 3, 5]


def test_a_decision_is_stored_and_read():
    decision = Decision(RowVerdict.MERGE, {EditField.PERIOD: "2024"}, "X")
    assert read_decision(written(decision)) == decision


@pytest.mark.parametrize("text", ["", "[]", '{"verdict": "也许", "changes": {}, "code": ""}', "{}"])
def test_a_decision_that_nobody_knows_leaves_the_row_open(text):
    assert read_decision(text) is None


def test_the_row_that_was_decided_last_by_itself_is_known():
    early, late = (datetime(2024, 3, 1, hour, tzinfo=UTC) for hour in (8, 9))
    adopted = Decision(RowVerdict.ADOPT)
    last, first = (read_decision(written(adopted, each)) for each in (late, early))
    assert row_decided_last({1: last, 2: first, 3: adopted}) == 1
    assert last == adopted
    assert row_decided_last({1: last, 2: last}) is None
    assert row_decided_last({3: read_decision(written(adopted))}) is None


def test_decisions_stay_with_their_figures_when_a_document_is_read_anew(reading):
    later = read_document(REPORT.encode(), Correction(DocumentKind.REPORT, "测试区", "2022"))
    assert carried(reading, later, {1: ADOPT, 4: REFUSE}) == {1: ADOPT, 4: REFUSE}
    other = read_document(REPORT.replace("11亿元", "12亿元").encode())
    assert carried(reading, other, {1: ADOPT, 5: REFUSE}) == {5: REFUSE}


def test_all_rows_adopted_make_the_workbook_that_the_command_makes(draft, dataset, current):
    every = {each.claim.number: ADOPT for each in draft.rows}
    mine = examine(workbook_of(decided(draft, every, dataset.indicators), current, dataset))
    whole = examine(workbook_of(draft, current, dataset))
    facts = [
        [(each.id, each.period, each.citation.quote) for each in found.dataset.facts]
        for found in (mine, whole)
    ]
    assert facts[0] == facts[1]
    (added,) = (each for each in mine.dataset.observations_of("X") if each.period.text == "2024")
    assert (added.quantity.value, added.place.sheet) == (Decimal(11), Sheet.OBSERVATIONS)

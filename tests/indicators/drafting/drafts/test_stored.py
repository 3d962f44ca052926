import json
from dataclasses import replace

import pytest

from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.drafts.decisions import restored, stored_text
from indicators.drafting.drafts.draft import read_document
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.report_files import REPORT, docx

TABLE = (("指标", "单位", "2023年"), ("粮食产量", "万吨", "4.46"))


@pytest.fixture(scope="module")
def reading():
    return read_document(docx(REPORT, TABLE))


def test_a_reading_comes_back_as_it_was(reading):
    assert restored(stored_text(reading)) == reading


def test_a_workbooks_reading_comes_back_with_its_reasons():
    rows = [["统计月报 2024年5月"], ["指标", "1-5月"], ["工业增加值(万元)", 5.5], [None, 7]]
    content = book(SheetOf("工业", rows))
    reading = read_document(content)
    assert reading.refusals
    assert restored(stored_text(reading)) == reading


def test_a_field_that_came_later_has_its_default_and_one_that_is_gone_is_ignored(reading):
    kept = json.loads(stored_text(reading))
    del kept["paragraphs"]
    kept["claims"][0]["gone"] = "x"
    assert restored(json.dumps(kept)) == replace(reading, paragraphs=())


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"identity": {}, "claims": [], "refusals": []}'])
def test_what_is_no_reading_is_refused_with_a_sentence(text):
    with pytest.raises(UnreadableDocument, match="请丢弃后重新起草"):
        restored(text)

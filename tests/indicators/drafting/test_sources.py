import pytest

from indicators.drafting.documents.passages import Form
from indicators.drafting.drafts.draft import read_document
from indicators.drafting.sources import lit, place_of
from tests.indicators.drafting.report_files import REPORT, docx, pdf

TABLE = (("指标", "单位", "2023年"), ("粮食单产", "公斤", "446"))


def shown(reading, wanted):
    claim = next(each for each in reading.claims if wanted(each))
    return lit(reading.paragraphs[place_of(reading.paragraphs, claim)], claim)


@pytest.mark.parametrize("content", [REPORT.encode(), docx(), pdf()])
def test_the_phrase_of_a_figure_is_lit_in_its_paragraph(content):
    found = shown(read_document(content), lambda each: each.unit == "亿元" and each.text == "")
    assert (found.lead, found.figure, found.tail) == ("全年地区生产总值完成", "239.76亿元", "")
    assert found.before.endswith("经济运行总体平稳。")
    assert found.after.startswith("，同比增长6%")


def test_of_a_tables_row_one_cell_is_lit():
    found = shown(read_document(docx(REPORT, TABLE)), lambda each: each.unit == "公斤")
    assert (found.before, found.figure, found.after) == ("粮食单产\t公斤", "446", "")
    assert found.form is Form.TABLE


def test_every_claim_of_a_report_has_its_paragraph():
    reading = read_document(REPORT.encode())
    assert all(place_of(reading.paragraphs, each) is not None for each in reading.claims)

import pytest

from indicators.drafting.documents.passages import DocumentForm
from indicators.drafting.drafts.draft import UnreadableDocument, read_document
from indicators.drafting.drafts.excerpts import Lit, lit, marks, page_picture
from tests.indicators.drafting.report_files import REPORT, docx, pdf

TABLE = (("指标", "单位", "2023年"), ("粮食单产", "公斤", "446"))


def shown(reading, wanted):
    claim = next(each for each in reading.claims if wanted(each))
    return lit(reading.paragraphs, claim)


@pytest.mark.parametrize("content", [REPORT.encode(), docx(), pdf()])
def test_the_phrase_of_a_figure_is_lit_in_its_paragraph(content):
    found = shown(read_document(content), lambda each: each.unit == "亿元" and each.text == "")
    assert (found.lead, found.figure, found.tail) == ("全年地区生产总值完成", "239.76亿元", "")
    assert found.before.endswith("经济运行总体平稳。")
    assert found.after.startswith("，同比增长6%")


def test_of_a_tables_row_one_cell_is_lit():
    found = shown(read_document(docx(REPORT, TABLE)), lambda each: each.unit == "公斤")
    assert (found.before, found.figure, found.after) == ("粮食单产\t公斤", "446", "")
    assert found.form is DocumentForm.TABLE


def test_every_claim_of_a_report_has_its_paragraph():
    reading = read_document(REPORT.encode())
    assert all(lit(reading.paragraphs, each) for each in reading.claims)


@pytest.fixture(scope="module")
def content():
    return pdf()


def test_a_page_is_a_picture_with_a_box_for_each_character(content):
    picture = page_picture(content, 1)
    assert picture.png.startswith(b"\x89PNG")
    assert len(picture.text) == len(picture.boxes)
    assert "样例县人民政府工作报告" in picture.text
    assert all(0 <= left <= right <= 1 for left, _, right, _ in picture.boxes)
    assert all(0 <= top <= bottom <= 1 for _, top, _, bottom in picture.boxes)


def test_every_figure_of_a_report_is_found_on_its_page(content):
    reading = read_document(content)
    pictures = {each: page_picture(content, each) for each in {c.page for c in reading.claims}}
    for claim in reading.claims:
        found = lit(reading.paragraphs, claim)
        assert marks(pictures[claim.page], found), claim.quote


def test_words_around_a_phrase_tell_it_from_the_same_words_elsewhere(content):
    picture = page_picture(content, 1)
    first = marks(picture, Lit("固定资产投资", "增长", "15%", "", "；"))
    assert len(first) == 1
    assert marks(picture, Lit("", "", "没有这句话", "", "")) == ()


@pytest.mark.parametrize(("data", "number"), [(REPORT.encode(), 1), (docx(), 1), (pdf(), 99)])
def test_what_has_no_such_page_is_refused_with_a_sentence(data, number):
    with pytest.raises(UnreadableDocument):
        page_picture(data, number)

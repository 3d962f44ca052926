import pytest

from indicators.drafting.documents.passages import UnreadableDocument
from indicators.drafting.drafts.draft import read_document
from indicators.drafting.drafts.edition_versions import document_name
from indicators.drafting.identity import (
    Correction,
    DocumentKind,
    calendar_of,
    correction_of,
)
from indicators.drafting.language.times import Calendar
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.report_files import REPORT


def periods(correction=None):
    return {each.period for each in read_document(REPORT.encode(), correction).claims}


def test_a_report_looks_back_on_the_year_before_the_one_that_it_is_given_in():
    assert calendar_of(DocumentKind.REPORT, "2023") == Calendar(2024, 2023, (2019, 2023), "2023")


def test_a_bulletin_is_of_one_year_and_news_may_be_of_a_part_of_it():
    assert calendar_of(DocumentKind.BULLETIN, "2023").this_year == 2023
    assert calendar_of(DocumentKind.NEWS, "2024-01..06").period == "2024-01..06"


def test_what_was_read_changes_nothing():
    found = read_document(REPORT.encode())
    assert read_document(REPORT.encode(), correction_of(found.identity)) == found


def test_another_year_is_read_into_the_figures():
    assert "2023" in periods()
    moved = periods(Correction(DocumentKind.REPORT, "样例县", "2021"))
    assert "2021" in moved
    assert "2024" in moved  # a year that is printed stays


def test_another_area_is_that_of_the_draft():
    found = read_document(REPORT.encode(), Correction(DocumentKind.REPORT, "邻县", "2023"))
    assert found.identity.area == "邻县"


def test_a_text_without_its_title_is_named_by_area_year_and_kind():
    untitled = REPORT.partition("\n")[2]
    text = f"——2024年2月20日在样例县第十六届人民代表大会\n第四次会议上\n各位代表：\n{untitled}"
    assert document_name(read_document(text.encode()).identity) == "样例县2024年政府工作报告"


@pytest.mark.parametrize("period", ["去年", "2023年", "2024-13"])
def test_a_period_that_is_none_is_refused_with_a_sentence(period):
    with pytest.raises(UnreadableDocument, match=f"“{period}”看不懂，请写作2023"):
        calendar_of(DocumentKind.REPORT, period)


def monthly(correction=None, *rows):
    sheet = SheetOf("工业", [["青川市统计月报 2024年5月"], ["指标", "1-5月"], *rows])
    return read_document(book(sheet), correction)


def test_a_monthly_workbook_is_of_the_year_and_city_that_a_person_names():
    row = ["工业增加值(万元)", 5.5]
    assert monthly(None, row).claims[0].period == "2024-01..05"
    said = Correction(DocumentKind.MONTHLY, "白水市", "2025")
    found = monthly(said, row)
    (claim,) = found.claims
    assert (claim.period, claim.area) == ("2025-01..05", "白水市")
    assert correction_of(found.identity) == said


def test_a_corrected_month_is_that_of_columns_that_name_none():
    sheet = SheetOf("工业", [["青川市统计月报 2024年5月"], ["指标", "累计"], ["税收(万元)", 5.5]])
    area = read_document(book(sheet)).identity.area
    moved = read_document(book(sheet), Correction(DocumentKind.MONTHLY, area, "2024-01..06"))
    assert {each.period for each in moved.claims} == {"2024-01..06"}

"""One 年度 in the address governs cards, targets, ranks and doubts, and goes along with links."""

from urllib.parse import parse_qs

import pytest

from indicators.model.schema import Sheet
from tests.workbooks import next_report_rows, rank


def queries(screen):
    """The parameters of each link on the page, the menu's left out."""
    return {each.label: parse_qs(each.proto.query_string) for each in screen.page_links}


def test_links_carry_the_year_that_was_chosen(open_page, next_report):
    screen = open_page("overview", next_report, year="2024年")
    assert screen.rows
    found = queries(screen)
    to_indicators = [each for each in found.values() if "code" in each]
    assert to_indicators
    assert {tuple(each["year"]) for each in to_indicators} == {("2024年",)}
    for words in ("看全部任务和时限", "逐项看目标差距"):
        (query,) = [each for label, each in found.items() if words in label]
        assert query == {"year": ["2024年"]}


def test_links_say_no_year_where_none_was_chosen(open_page, next_report):
    found = queries(open_page("overview", next_report))
    assert not [each for each in found.values() if "year" in each and "code" in each]
    assert {} in [each for label, each in found.items() if "逐项看目标差距" in label]


def test_an_indicators_card_and_targets_are_of_the_year(open_page, next_report):
    newest = open_page("indicator", next_report, code="X_YOY")
    assert "2025年目标：增长6.5%以上" in newest.words
    assert "2024年目标：增长6%以上" not in newest.words
    earlier = open_page("indicator", next_report, code="X_YOY", year="2024年")
    assert "2024年目标：增长6%以上" in earlier.words
    assert "增长6.5%" not in earlier.words


def test_doubts_and_claims_to_check_are_of_the_year(open_page, saved):
    rows = next_report_rows()
    rows[Sheet.RANKS] = [rank("R001", 期间="2022"), rank("R002", 期间="2025", 名次=3)]
    rows[Sheet.TARGETS][0] |= {"备注": "存疑：口径不同"}
    workbook = saved(rows, "doubts_of_years")
    newest = open_page("checks", workbook)
    assert "2025年度没有疑点" in newest.advice
    assert newest.section("还不能核验的位次（1项）")
    earlier = open_page("checks", workbook, year="2024年")
    assert earlier.section("疑点（1处）")
    assert "第二" in earlier.section("还不能核验的位次（1项）")


@pytest.mark.parametrize("address", ["overview", "targets", "tasks", "growth", "briefing"])
def test_every_page_says_in_its_head_on_which_day_it_judges(open_page, next_report, address):
    screen = open_page(address, next_report)
    assert screen.chip == "截至2025-02-18，以2025-02-18看到期"
    later = open_page(address, next_report, on="2025-06-30")
    assert later.chip == "截至2025-02-18，以2025-06-30看到期"

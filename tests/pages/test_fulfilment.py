"""兑现: what was kept of a year's targets, once their period has data."""

from indicators.model.schema import Sheet
from tests.workbooks import next_report_rows


def menu(screen):
    return [each.label for each in screen.at.get("page_link")]


def test_without_results_the_page_says_in_one_line_what_is_missing(open_page):
    screen = open_page("fulfilment")
    assert "兑现" not in menu(screen)
    assert screen.advice == (
        "2024年目标111项，目标期间还没有一项实绩（数据截至2024年2月20日）："
        "在“实绩”表中填写2024年的数后，这里逐项显示兑现情况。"
    )
    assert screen.charts == []
    assert [
        each for each in ("逐项看目标差距", "看全部任务和时限") if each not in screen.links
    ] == []


def test_with_results_the_menu_has_the_page_between_targets_and_tasks(open_page, next_report):
    found = menu(open_page("overview", next_report))
    at = found.index("兑现")
    assert found[at - 1 : at + 2] == ["目标", "兑现", "任务"]


def test_it_opens_with_the_newest_year_that_has_results(open_page, next_report):
    screen = open_page("fulfilment", next_report)
    assert "短板：数量（2024年目标，判断日期：2025年2月18日" in screen.charts[0]
    assert "差50人" in screen.charts[0]
    assert "没有未完成或滞后的增速、比重目标。" in screen.advice
    assert screen.section("逐项看目标、实绩和来源（2项）").count("2024年") >= 2


def test_a_year_without_results_says_so(open_page, next_report):
    screen = open_page("fulfilment", next_report, year="2025年")
    assert "2025年目标2项，目标期间还没有一项实绩（数据截至2025年2月18日）" in screen.advice


def test_before_the_results_were_published_nothing_is_missed(open_page, next_report):
    screen = open_page("fulfilment", next_report, on="2024-06-30")
    assert screen.advice == (
        "2024年目标2项，到2024年6月30日还没有公布目标期间的实绩："
        "把判断日期改到2025年2月18日（数据截止日），这里逐项显示兑现情况。"
    )
    assert "序时" not in screen.words
    assert "短板" not in open_page("overview", next_report, on="2024-06-30").words


def test_a_status_in_the_address_narrows_the_list(open_page, next_report):
    words = open_page("fulfilment", next_report, status="未完成").section("逐项看")
    assert "1450人（2024年）" in words
    assert "增长6.2%" not in words


def test_two_years_stand_side_by_side(open_page, next_report):
    words = open_page("fulfilment", next_report).section("两年对照（2项）")
    assert "2024年目标、2024年实绩" in words
    assert "增长6%以上 | 增长6.2%（2024年）" in words
    assert "增长6.5%以上" in words


def test_the_first_page_lists_what_is_behind_and_leads_to_the_page(open_page, next_report):
    screen = open_page("overview", next_report)
    words = screen.section("短板：2024年目标有1项未完成或滞后")
    assert "完成率差3.3个百分点（差50人）" in words
    assert "1450人（2024年） → 1500人" in words
    assert "看目标兑现" in screen.links
    assert "短板" not in open_page("overview").words


def test_no_target_at_all_is_said(open_page, saved):
    rows = next_report_rows()
    rows[Sheet.TARGETS] = []
    rows[Sheet.RELATIONS] = []
    rows[Sheet.COMMITMENTS] = rows[Sheet.COMMITMENTS][:1]
    screen = open_page("fulfilment", saved(rows, "no_targets"))
    assert "目标：请在“目标”表中填写。" in screen.advice

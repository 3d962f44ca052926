"""增长: rates side by side, from → to, new and in all, over time."""

import pytest

from components.app.editions import Heard


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("growth")


def test_growth_rates_stand_from_the_highest_to_the_lowest_with_ranks(shipped):
    rows = shipped.table("增速")
    assert [row.split(" | ")[2] for row in rows] == [
        "增长23.2%",
        "增长16.1%",
        "增长8.9%",
        "增长7.2%",
        "增长4.3%",
    ]
    assert "增速全市第一" in rows[0]
    assert "原文自述" in rows[0]
    assert "突破10亿元" in rows[0]
    assert "位次：原文未列" in rows[-1]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("16%", "40.5%", "提高24.5个百分点"),
        ("20.3%", "43.7%", "提高23.4个百分点"),
        ("61%", "80.3%", "提高19.3个百分点"),
    ],
)
def test_what_rose_from_one_share_to_another(shipped, before, after, change):
    assert f"{before}，{after}，{change}" in "\n".join(shipped.charts)


def test_a_return_period_is_told_and_not_drawn(shipped):
    assert "沙颍河城区段防洪标准\n20年一遇、50年一遇" in shipped.section("不相减的前后对比")
    assert not any("年一遇" in chart for chart in shipped.charts)


def test_doubtful_changes_are_not_ranked_and_say_so(shipped):
    chart = next(each for each in shipped.charts if each.startswith("从多少到多少"))
    # The workbook's order, in which the smallest change stands in the middle.
    places = [chart.index(each) for each in ("提高24.5", "提高19.3", "提高23.4")]
    assert places == sorted(places)
    assert all("存疑：" in row for row in shipped.table("变动"))


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        ("growth", {}),
        ("checks", {"relation": "前后对比"}),
        ("indicator", {"code": "FLOOD_STD"}),
    ],
)
def test_a_return_period_is_never_subtracted(open_page, page, asked):
    screen = open_page(page, **asked)
    said = "\n".join([screen.section(""), *screen.charts, *screen.drawn, *screen.rows])
    assert "50年一遇" in said
    assert "重现期不相减" in said
    assert "30年一遇" not in said


def test_earlier_shares_without_a_year_are_never_called_last_year(shipped):
    charts = [each for each in shipped.charts if each.startswith("从多少到多少")]
    assert charts
    assert all("此前（年份原文未注明）" in each for each in charts)
    assert all("上年" not in each.split("。")[0] for each in charts)


@pytest.mark.parametrize(("new", "whole"), [("10家", "39家"), ("6家", "10家"), ("40家", "80家")])
def test_new_stands_beside_all(shipped, new, whole):
    assert any(row.endswith(f" | {new} | {whole}") for row in shipped.table("新增"))


def test_one_year_is_no_series(shipped):
    assert "数据点不足：工作簿里最多有1期，满3期同口径数据才画趋势。" in shipped.advice


def test_a_field_without_growth_says_what_to_do_and_draws_no_empty_chart(open_page):
    screen = open_page("growth", domain="教育", tier="核心")
    sentence = "所选领域和层级没有增速、新增和总数：请把领域改为“全部”，或多选几个层级。"
    assert screen.advice.count("所选领域和层级没有") == 1
    assert sentence in screen.advice
    assert not any("哪些增长快" in chart for chart in screen.charts)


def test_choices_in_the_address_are_set_in_the_widgets(open_page):
    screen = open_page("growth", domain="财政金融", tier=["核心", "一次性"])
    assert screen.at.selectbox(key="domain").value == "财政金融"
    assert [each.value for each in screen.at.button_group(key="tier").value] == ["核心", "一次性"]
    assert [row.split(" | ")[0] for row in screen.table("增速")] == ["一般公共预算收入"]


def test_unknown_choices_in_the_address_are_ignored(open_page, shipped):
    screen = open_page("growth", domain="火星", period="1999年", tier="Z")
    assert screen.table("增速") == shipped.table("增速")


def test_in_july_the_latest_period_is_shown_and_earlier_ones_are_offered(open_page, july):
    screen = open_page("growth", july)
    period = screen.at.selectbox(key="period")
    assert period.options == ["2024年1—6月", "2024年1—3月", "2023年"]
    assert "增长5.5%" in screen.table("增速")[0]
    period = screen.at.selectbox(key="period")
    period.set_value(next(each for each in period.options if each == "2023年"))
    assert "增长5.2%" in screen.rerun().table("增速")[0]


def test_a_period_comes_from_the_address(open_page, july):
    screen = open_page("growth", july, period="2024年1—3月")
    assert "增长5%" in screen.table("增速")[0]


def test_a_verified_rank_stands_beside_its_rate(open_page, july):
    screen = open_page("growth", july, period="2023年")
    assert "增速全市第二 · 已核验" in screen.table("增速")[0]


def test_three_periods_of_one_rhythm_are_drawn(open_page, next_report):
    screen = open_page("growth", next_report)
    series = screen.at.selectbox(key="series")
    assert [each for each in series.options if "年内累计" in each] == [
        "虚构指标X_YOY（年内累计）",
        "虚构指标JOBS（年内累计）",
    ]
    line = screen.charts[-1]
    assert "虚构指标X_YOY（年内累计）（2024年1—3月至2024年，单位：%）" in line
    assert [row.split(" | ")[0] for row in screen.table("期间")] == [
        "2024年1—3月",
        "2024年1—6月",
        "2024年1—9月",
        "2024年",
        "2024年",
    ]


def test_a_year_without_spans_joins_no_line_of_spans(open_page, next_report):
    rows = "\n".join(open_page("growth", next_report).table("期间"))
    assert "6.2" in rows
    assert "5.2" not in rows


def test_another_series_is_drawn_when_chosen(open_page, next_report):
    screen = open_page("growth", next_report, series="虚构指标JOBS（年内累计）")
    assert "400人" in screen.charts[-1]
    assert "1100人" in screen.charts[-1]


def test_the_menu_says_when_nothing_that_is_taken_has_a_code(open_page, monkeypatch):
    monkeypatch.setattr(
        "components.exporting.export_menu.heard", lambda: Heard(trouble="版次库不在。")
    )
    screen = open_page("growth")
    next(each for each in screen.at.button if each.label == "取用这张图").click()
    screen.rerun()
    assert "没有核验码" in "\n".join(each.value for each in screen.at.warning)


def test_this_year_stands_against_last_by_unit(open_page, next_report):
    screen = open_page("growth", next_report)
    assert any(each.startswith("与上年同期比（人）") for each in screen.charts)
    assert "与上年同期比：其他单位（1张图）" in screen.words
    words = screen.section("与上年同期比：其他单位")
    assert "与上年同期比（%）" in words
    assert "增长5.2%" in words
    assert "增长6.2%" in words
    assert "提高1个百分点" in words
    assert "与上年同期比" not in open_page("growth").words

"""指标: one indicator with everything that the workbook knows of it."""

import pytest

from indicators.model.schema import Sheet
from tests.workbooks import indicator, next_report_rows, observation, target, workbook_rows


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "GDP_YOY",
            (
                "增长4.3%",
                "增长8%以上",
                "目标下限比上年实绩高3.7个百分点",
                "第3页 一·2「全年生产总值增长4.3%」",
                "第10页 二·2「经济增长8％以上」",
                "相关指标：地区生产总值",
                "责任单位：原文未列",
            ),
        ),
        ("FAI_YOY", ("增长16.1%", "目标下限低于上年实绩4.1个百分点", "增速全市第一", "原文自述")),
        ("REVENUE", ("突破10亿元", "「一般公共预算收入首次突破10亿元大关」", "首次")),
        ("GRAIN", ("4.46万吨", "1.67亿斤以上（合8.35万吨）", "存疑", "不能称为增产")),
    ],
)
def test_an_indicator_has_its_figures_targets_ranks_and_sources(open_page, code, words):
    screen = open_page("indicator", code=code)
    every = screen.words + screen.section("数字、来源和关系")
    assert [word for word in words if word not in every] == []


def test_the_story_is_drawn_before_everything_with_its_quotations_open(open_page):
    screen = open_page("indicator", code="GDP_YOY")
    story, siblings = screen.charts
    assert story.startswith("地区生产总值增速的实绩和目标（2023年、2024年，单位：%）")
    assert "固定资产投资增速" in siblings
    assert "「全年生产总值增长4.3%」 2023年 · 增长4.3% · 第3页 一·2" in screen.words
    assert "数字、来源和关系（3条）" in screen.words


def test_an_indicator_without_a_number_says_so_in_place_of_a_picture(open_page):
    screen = open_page("indicator", code="MAJOR_ACCIDENTS")
    assert screen.charts == []
    said = "这个指标没有可以画成图的数：实绩和目标都是文字，或者还没有。"
    assert said in screen.advice


def test_the_indicators_before_and_after_are_a_button_away(open_page):
    screen = open_page("indicator", code="GDP")
    assert "上一个：一般公共预算收入增速" in screen.words
    screen.at.button(key="to_下一个").click()
    assert screen.rerun().at.query_params["code"] in ("GDP_YOY", ["GDP_YOY"])


def test_the_title_is_the_indicators_name(open_page):
    assert open_page("indicator", code="GDP_YOY").at.title[0].value == "地区生产总值增速"


@pytest.mark.parametrize("query", [{}, {"code": ""}, {"code": "NO_SUCH"}, {"code": "../etc"}])
def test_an_unknown_indicator_leads_to_the_library(open_page, query):
    screen = open_page("indicator", **query)
    assert "没有这个指标：链接可能来自别的版次。请到指标库查找。" in screen.advice
    assert screen.links[-1] == "到指标库查找"


def test_every_indicator_of_the_workbook_has_a_page(open_page, july):
    for code in ("X", "X_YOY", "JOBS", "COVER"):
        assert open_page("indicator", july, code=code).errors == []


def test_an_indicator_without_a_fact_says_so_once(open_page, saved):
    rows = workbook_rows()
    rows[Sheet.INDICATORS].append(indicator("LONELY"))
    screen = open_page("indicator", saved(rows, "lonely"), code="LONELY")
    assert screen.advice == "这个指标还没有数字：工作簿里没有它的实绩、目标和位次。"
    assert len(screen.at.metric) == 0


def test_a_level_without_figures_is_shown_by_its_growth_rate(open_page):
    screen = open_page("indicator", code="GDP")
    assert screen.words.count("地区生产总值：原文未列") == 1
    assert "以下为地区生产总值增速的数字。" in screen.words.replace("**", "")
    assert screen.at.metric[0].value == "增长4\\.3%"
    assert "总量：原文未列" not in screen.words
    assert screen.charts[0].startswith("地区生产总值增速的实绩和目标")
    assert screen.at.title[0].value == "地区生产总值"


def test_a_year_without_figures_of_the_indicator_gives_way_to_one_that_has(open_page, saved):
    rows = next_report_rows()
    rows[Sheet.INDICATORS].append(indicator("OLD"))
    rows[Sheet.TARGETS].append(target("T9", 指标代码="OLD", 期间="2024"))
    screen = open_page("indicator", saved(rows, "old"), code="OLD")
    assert "2025年度没有这个指标的数字，这一页是2024年度的。" in screen.words
    assert "2024年目标：增长" in screen.words


def test_in_july_the_latest_span_is_the_headline_and_peers_are_listed(open_page, july):
    screen = open_page("indicator", july, code="X_YOY")
    assert screen.at.metric[0].value == "增长5\\.5%"
    assert "样例县" in screen.section("数字、来源和关系")


def test_a_long_series_is_drawn(open_page, next_report):
    screen = open_page("indicator", next_report, code="X_YOY")
    assert "2024年1—3月至2025年" in screen.charts[0]


def test_a_button_leads_to_the_level(open_page):
    screen = open_page("indicator", code="GDP_YOY")
    screen.at.button(key="kin_GDP").click()
    assert screen.rerun().at.query_params["code"] in ("GDP", ["GDP"])


HOSTILE = "*甲* :red[乙] $x$ [丙](http://x.cn) <b>丁</b> =1+1"


def test_text_of_the_workbook_is_shown_as_it_is_written(open_page, saved):
    rows = workbook_rows()
    rows[Sheet.INDICATORS].append(indicator("EVIL", 名称=HOSTILE, 口径说明=HOSTILE))
    rows[Sheet.OBSERVATIONS].append(observation("O9", 指标代码="EVIL", 备注=HOSTILE))
    screen = open_page("indicator", saved(rows, "hostile"), code="EVIL")
    assert screen.words.count(HOSTILE) >= 3
    raw = "\n".join(each.value for each in screen.at.markdown)
    assert "[丙](http" not in raw
    assert ":red[" not in raw

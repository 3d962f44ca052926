"""目标差距: actual → target, and what may be compared."""

import re

import pytest


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("targets")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "地区生产总值增速",
            ("增长4.3%（2023年）", "增长8%以上", "目标下限比上年实绩高3.7个百分点"),
        ),
        (
            "固定资产投资增速",
            ("增长16.1%（2023年）", "增长12%以上", "目标下限低于上年实绩4.1个百分点"),
        ),
        (
            "社会消费品零售总额增速",
            ("增长7.2%（2023年）", "增长9.5%以上", "目标下限比上年实绩高2.3个百分点"),
        ),
        ("城镇新增就业人数", ("5830人（2023年）", "6000人以上", "+170人")),
        ("打通断头路条数", ("4条（2023年）", "8条", "+100%", "+4条")),
        ("新增技能人才人数", ("1.4万人（合14000人）（2023年）", "8300人", "−5700人")),
    ],
)
def test_a_target_stands_beside_its_baseline(shipped, name, parts):
    (found,) = [row for row in shipped.rows if row.startswith(f"{name} | ")]
    assert [part for part in parts if part not in found] == []


def test_a_target_below_last_year_is_said_so(shipped):
    assert "目标下限低于上年实绩4.1个百分点" in shipped.words
    assert "目标下限比上年实绩高3.7个百分点" in shipped.words


@pytest.mark.parametrize("word", ["滞后", "未完成", "✓ 达到", "✓ 已完成", "△ 接近"])
def test_nothing_is_judged_before_its_period_has_data(shipped, word):
    assert word not in shipped.words


def test_doubtful_grain_shows_both_figures_and_its_doubt(shipped):
    grain = shipped.record("粮食总产量")
    assert "4.46万吨（2023年，存疑） → 1.67亿斤以上（合8.35万吨，存疑）" in grain
    assert "不能称为增产" in grain
    assert "粮食总产量" in shipped.section("存疑")


def test_a_doubtful_pair_is_in_no_chart_of_comparable_ones(shipped):
    assert not any("粮食" in text for text in (*shipped.charts, *shipped.drawn))


def test_incomparable_pairs_are_never_subtracted(shipped):
    incubators = shipped.record("新创建国家级科技企业孵化器数")
    assert "级别不同" in incubators
    assert "差距" not in incubators


def test_texts_stay_texts(shipped):
    assert "与经济增长同步" in shipped.record("居民收入增速")
    assert "文字目标" in shipped.record("居民收入增速")
    assert "全部开工" in shipped.section("文字目标")


def test_no_owner_is_asked_for_before_one_is_known(shipped):
    assert "owner" not in shipped.asked


def test_standing_and_field_select_the_targets(open_page):
    screen = open_page("targets", domain="综合经济", standing="下限高于上年实绩")
    assert screen.at.selectbox(key="domain").value == "综合经济"
    assert [row.split(" | ")[0] for row in screen.rows] == ["地区生产总值增速"]


def test_tiers_select_the_targets(open_page, shipped):
    core = open_page("targets", tier="核心")
    assert "地区生产总值增速" in core.words
    assert "农民专业合作社数" in shipped.words
    assert "农民专业合作社数" not in core.words


def test_a_filter_that_selects_nothing_says_what_to_do(open_page):
    screen = open_page("targets", domain="教育", standing="存疑")
    assert screen.advice == "所选条件下没有目标：请把领域改为“全部”，或多选几个层级、情形。"
    assert screen.charts == []


def test_the_largest_difference_comes_first_when_asked(open_page):
    rows = open_page("targets", order="差距从大到小").table("说明")
    points = [re.search(r"(高|低于上年实绩)([\d.]+)个百分点", row).groups() for row in rows]
    assert [(way[0], size) for way, size in points] == [
        ("高", "3.7"),
        ("高", "2.3"),
        ("高", "0.1"),
        ("低", "4.1"),
        ("低", "15.2"),
    ]


def test_the_largest_share_of_the_baseline_comes_first_when_asked(open_page):
    rows = open_page("targets", order="差距从大到小").table("占基数")
    names = [row.split(" | ")[0] for row in rows]
    assert names[0] == "打通断头路条数"
    assert names[-1] == "新增高技能人才人数"


def test_in_july_a_rate_is_near_and_a_flow_is_measured_by_its_schedule(open_page, july):
    rows = open_page("targets", july).rows
    growth = next(row for row in rows if row.startswith("虚构指标X_YOY"))
    jobs = next(row for row in rows if row.startswith("虚构指标JOBS"))
    assert "△ 接近，差0.5个百分点" in growth
    assert "2024年1—6月增长5.5%" in growth
    assert "△ 接近，完成46.7%，序时50%" in jobs
    assert "2024年1—6月700人" in jobs


def test_after_the_year_targets_are_met_or_not(open_page, next_report):
    rows = open_page("targets", next_report, year="2024年").rows
    assert any("虚构指标X_YOY" in row and "✓ 已完成" in row for row in rows)
    assert any("虚构指标JOBS" in row and "× 未完成，差50人" in row for row in rows)


def test_the_next_year_is_compared_with_the_actual_just_published(open_page, next_report):
    rows = open_page("targets", next_report, year="2025年").rows
    growth = next(row for row in rows if row.startswith("虚构指标X_YOY"))
    jobs = next(row for row in rows if row.startswith("虚构指标JOBS"))
    assert "增长6.2%（2024年）" in growth
    assert "目标下限比上年实绩高0.3个百分点" in growth
    assert "1450人（2024年）" in jobs
    assert "+150人" in jobs


def test_once_units_answer_for_targets_the_reader_chooses_one(open_page, next_report):
    screen = open_page("targets", next_report)
    owner = screen.at.selectbox(key="owner")
    assert owner.label == "责任单位"
    assert owner.options == ["全部", "虚构发展局", "虚构就业局"]
    owner.set_value("虚构就业局")
    words = "\n".join(screen.rerun().rows)
    assert "虚构指标JOBS" in words
    assert "虚构指标X_YOY" not in words


def test_an_owner_comes_from_the_address(open_page, next_report):
    screen = open_page("targets", next_report, owner="虚构发展局")
    assert screen.at.selectbox(key="owner").value == "虚构发展局"
    assert "虚构指标JOBS" not in "\n".join(screen.rows)

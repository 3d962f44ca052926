import pandas as pd
import pytest

from indicators.briefings.briefing import Part
from indicators.briefings.readings import reading_parts, readings
from indicators.exhibits.exhibit import Form
from tests.indicators.briefings.invented import briefing, said, shown
from tests.tables import made


def told(*sentences):
    return readings(
        briefing(said(message="总的说来。"), *(said(message=each) for each in sentences))
    )


def test_nothing_is_explained_that_does_not_occur():
    assert told("虚构收入增长5.2%。") == ()
    assert reading_parts(briefing(said())) == ()


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("收入突破10亿元", "“突破”"),
        ("增长8%以上，控制在3%左右", "“以上”“左右”"),
        ("新增6000人以上", "“以上”"),
        ("规模以上工业增长8.9%", ""),
        ("突破性进展", ""),
    ],
)
def test_a_bound_is_explained_where_it_stands_at_a_number(words, bounds):
    expected = (f"{bounds}是原文的限定，不是确数。",) if bounds else ()
    assert told(words) == expected


def test_points_doubts_claims_and_missing_baselines_are_explained():
    (points,) = told("高3.7个百分点")
    assert points.startswith("两个百分数相减")
    starts = [each[:2] for each in told("存疑", "居全市第一（原文自述）", "无基数")]
    assert starts == ["存疑", "原文", "无基"]


def test_a_table_counts_by_the_columns_that_it_prints():
    rows = pd.DataFrame({"name": ["甲"], "status": ["○ 未到期"], "actual_text": ["无基数"]})
    labels = {"name": "指标", "status": "状态", "actual_text": "基数"}
    table = shown(made(rows, labels, brief=("name", "status")))
    part = Part(heading="表", message="一项。", shown=table, form=Form.TABLE)
    (only,) = readings(briefing(part))
    assert only.startswith("未到期：")


def test_no_reading_speaks_of_marks_that_charts_explain_themselves():
    every = told("突破1亿", "百分点", "存疑", "原文自述", "无基数", "已到期未公布", "未到期")
    assert not any("画" in each or "斜纹" in each for each in every)


@pytest.mark.parametrize(
    ("words", "explained"),
    [
        ("增长7.5%（预计）", ["预计"]),
        ("增长4.5%（2023年，核实，存疑）", ["核实", "存疑"]),
        ("上年实绩为初步数", ["初步"]),
        ("预计投资10亿元，初步形成体系", []),
    ],
)
def test_the_status_of_a_figure_is_explained_where_it_is_a_mark(words, explained):
    assert [each[:2] for each in told(words)] == explained

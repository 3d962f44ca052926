"""Signs, and figures that restate the one before them: plans, higher aims, other years."""

import pytest

from tests.indicators.drafting.reports import AIMS, amount, claims, draft, said


def kinds(text, section="一、2023年工作回顾\n"):
    """Kind, name, value and period of a sentence's claims."""
    return [(each.kind, each.name, amount(each), each.period) for each in claims(text, section)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("进口总额增长-6.3%。", ("进口总额增速", "-6.3%")),
        ("进口总额增长－6.3%。", ("进口总额增速", "-6.3%")),
        ("进口总额增速为-6.3%。", ("进口总额增速", "-6.3%")),
        ("进口总额增长—6.3%。", ("进口总额增速", "-6.3%")),
        ("企业利润总额-1.2亿元。", ("企业利润总额", "-1.2亿元")),
        ("进口总额下降-6.3%。", ("进口总额增速", "-6.3%")),
    ],
)
def test_a_minus_after_a_word_is_a_sign(text, found):
    assert said(text) == [found]


def test_a_dash_between_numbers_is_a_range_and_no_sign():
    assert [each for _, each in said("完成投资5-6亿元。")] == [">=5亿元", "<=6亿元"]
    assert [each for _, each in said("财政收入增长-2%—1%。")] == [">=-2%", "<=1%"]
    assert [each for _, each in said("财政收入增长-3%—-1%。")] == [">=-3%", "<=-1%"]


def test_a_range_of_falls_begins_with_the_larger_fall():
    assert [each for _, each in said("单位能耗下降3%—5%。", AIMS)] == [">=-5%", "<=-3%"]


def test_a_plan_in_brackets_is_a_target_of_the_figure_before_it():
    assert kinds("预计2023年进出口总额增长4.4%(计划6%)，用电量增长-1.2%（目标为增长5%以上）。") == [
        ("actual", "进出口总额增速", "4.4%", "2023"),
        ("target", "进出口总额增速", "6%", "2023"),
        ("actual", "用电量增速", "-1.2%", "2023"),
        ("target", "用电量增速", ">=5%", "2023"),
    ]
    assert [each.is_estimate for each in claims("预计进出口总额增长4.4%(计划6%)。")] == [
        True,
        False,
    ]


def test_plans_in_a_row_are_of_the_figures_in_a_row():
    assert kinds("甲、乙两镇税收分别增长3%、8%（计划分别增长5%、7%）。")[2:] == [
        ("target", "甲镇税收增速", "5%", "2023"),
        ("target", "乙镇税收增速", "7%", "2023"),
    ]


def test_a_plan_without_a_word_of_its_own_falls_with_its_figure_and_is_asked():
    fall, plan, met = draft("碳排放强度下降3.6%（计划3%），超额完成下降3%的目标。").rows
    assert [amount(each.claim) for each in (fall, plan, met)] == ["-3.6%", "-3%", "-3%"]
    assert [each.claim.kind for each in (fall, plan, met)] == ["actual", "target", "target"]
    assert [each.confidence for each in (fall, plan, met)] == ["高", "核对", "核对"]


def test_a_year_in_brackets_ends_with_them():
    assert kinds("出口增长8%（上年增长5%），进口增长3%。") == [
        ("actual", "出口增速", "8%", "2023"),
        ("actual", "出口增速", "5%", "2022"),
        ("actual", "进口增速", "3%", "2023"),
    ]


def test_another_area_in_brackets_is_no_figure_of_this_one():
    found = draft("出口增长3%（全省4.2%）。")
    assert [amount(each.claim) for each in found.rows] == ["3%"]
    assert ("4.2%", "AGAINST") in [(each.words, each.reason.name) for each in found.refusals]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "用电量增长8%，力争9%。",
            [("用电量增速", "8%", "原文未列"), ("用电量增速", "9%", "力争")],
        ),
        (
            "确保新增养老床位500张，力争达到600张。",
            [("新增养老床位", "500张", "确保"), ("新增养老床位", "600张", "力争")],
        ),
        (
            "确保出口增长6%、力争增长7%。",
            [("出口增速", "6%", "确保"), ("出口增速", "7%", "力争")],
        ),
    ],
)
def test_a_higher_aim_is_of_the_same_indicator(text, found):
    rows = claims(text, AIMS)
    assert [(each.name, amount(each), each.firmness) for each in rows] == found
    assert {each.kind for each in rows} == {"target"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("出口由上年的下降2.4%转为增长4.6%。", [("-2.4%", "2022"), ("4.6%", "2023")]),
        ("出口由上年增长3%转为下降1.2%。", [("3%", "2022"), ("-1.2%", "2023")]),
        ("出口从-5%回升到2.1%。", [("-5%", "未注明"), ("2.1%", "2023")]),
    ],
)
def test_from_a_fall_to_a_rise_are_two_rates(text, found):
    before, after = claims(text)
    assert [(amount(each), each.period) for each in (before, after)] == found
    assert (before.kind, after.kind) == ("prior", "actual")
    assert {each.name for each in (before, after)} == {"出口增速"}
    assert {each.measure for each in (before, after)} == {"growth"}


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("“十三五”前四年", "2016..2019"),
        ("“十三五”时期后两年", "2019..2020"),
        ("十三五头三年", "2016..2018"),
        ("“十三五”开局之年", "2016"),
        ("“十三五”收官之年", "2020"),
        ("“十三五”期间", "2016..2020"),
        ("“十三五”末", "2020"),
    ],
)
def test_a_part_of_a_plan_is_not_the_whole(words, period):
    (found,) = claims(f"{words}，累计新建公路300公里。")
    assert found.period == period

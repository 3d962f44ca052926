"""What figures in a row are of, and of which time: measures of each, gaps to areas, plans."""

from datetime import date

import pytest

from indicators.drafting.drafts.draft import draft_of
from tests.indicators.drafting.reports import AIMS, REVIEW, amount, claims, draft, ranks, said


def times(text, section=REVIEW):
    """Kind, value and period of a sentence's claims."""
    return [(each.kind, amount(each), each.period) for each in claims(text, section)]


def refused(text, section=REVIEW):
    """What is refused in a sentence, with the reason's name."""
    return {(each.words, each.reason.name) for each in draft(text, section).refusals}


def test_rates_after_levels_in_a_row_are_of_each():
    text = "东、西两镇税收分别为3亿元、2亿元，增速分别为6%、-4%，对增长的贡献率分别为70%、30%。"
    assert said(text)[2:] == [
        ("东镇税收增速", "6%"),
        ("西镇税收增速", "-4%"),
        ("东镇税收对增长的贡献率", "70%"),
        ("西镇税收对增长的贡献率", "30%"),
    ]


def test_several_figures_of_one_name_are_asked():
    rows = draft("全县垃圾处理率分别达到91%、93%。").rows
    assert [each.confidence for each in rows] == ["核对", "核对"]


def test_areas_in_a_row_share_the_comparison_and_are_no_subjects():
    text = "出口增长5.6%，高于全国0.3个百分点、全省0.1个百分点，居全省第6位。"
    assert said(text)[1:] == [
        ("出口增速与全国之差", "0.3个百分点"),
        ("出口增速与全省之差", "0.1个百分点"),
    ]
    assert ranks(text) == [("出口增速", "全省", 6)]
    text = "出口增长6.4%，增速分别低于全国、全省0.6个和1.2个百分点。"
    assert said(text)[1:] == [
        ("出口增速与全国之差", "-0.6个百分点"),
        ("出口增速与全省之差", "-1.2个百分点"),
    ]


def test_a_month_of_its_own_is_no_name():
    text = "上半年居民消费价格同比下降0.1%，6月当月上涨0.1%。"
    first, month = claims(text)
    assert (first.name, amount(first), first.period) == ("居民消费价格增速", "-0.1%", "2023-01..06")
    assert (month.name, amount(month), month.period) == ("居民消费价格增速", "0.1%", "2023-06")


def test_what_is_left_out_of_a_figure_belongs_to_its_name():
    assert said("工业投资增长3%，扣除电力投资，增长6.4%。")[1] == (
        "工业投资（扣除电力投资）增速",
        "6.4%",
    )


def test_an_amount_apart_from_a_plan_is_a_change_with_a_sign():
    change = claims("臭氧浓度150微克/立方米，低于目标值3微克/立方米。")[-1]
    assert (change.name, amount(change), change.measure) == (
        "臭氧浓度与目标值之差",
        "-3微克/立方米",
        "change",
    )
    assert said("新增就业9000人，完成目标任务的120%。")[1] == ("新增就业目标任务完成率", "120%")


def test_a_due_date_in_its_clause_outweighs_a_period_before_it():
    first, second = claims("一季度开工项目不少于40个，二季度末开工率达到80%。", AIMS)
    assert first.period == "2024-01..03"
    assert (second.period, second.deadline) == ("2024-01..06", date(2024, 6, 30))


def test_an_aim_goes_on_after_a_semicolon_and_is_asked():
    text = "下半年，力争全年出口增长6%左右；确保全年新增就业不低于4万人；单位能耗降低2.5%。"
    assert times(text) == [
        ("target", "≈6%", "2023"),
        ("target", ">=4万人", "2023"),
        ("target", "-2.5%", "2023"),
    ]
    assert [each.confidence for each in draft(text).rows][-1] == "核对"
    assert times("出口增长6%；单位能耗降低2.5%。")[1][0] == "actual"


def test_a_yearly_average_is_of_a_span():
    text = "进口达到9亿元，“十三五”年均增长5.9%；出口年均增长4.2%，2023年完成126亿元。"
    assert [period for *_, period in times(text)] == [
        "2023",
        "2016..2020",
        "2016..2020",
        "2023",
    ]
    (alone,) = draft("出口年均增长4.2%。").rows
    assert alone.confidence == "核对"


def test_a_comparison_with_a_plan_gives_no_period():
    text = (
        "“十四五”前三年出口年均增长6%，比“十三五”期间年均增速低1.2个百分点；"
        "进口达到8亿元，增加3亿元。"
    )
    assert {period for *_, period in times(text)} == {"2021..2023", "2023"}


def test_a_heading_with_a_later_year_looks_ahead():
    assert times("全年实施重点项目320个，新增学位1.2万个。", "二、2024年目标\n") == [
        ("target", "320个", "2024"),
        ("target", "1.2万个", "2024"),
    ]


def test_an_actual_of_a_later_year_is_asked():
    rows = draft("2024年新建公路30公里。").rows
    assert [(each.claim.kind, each.confidence) for each in rows] == [("actual", "核对")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("综合评价位列全市第7位，较上年前移5位。", ("5位", "MOVED")),
        ("降幅居全省倒数第三。", ("倒数第三", "FROM_END")),
        ("收入增长5.2%，跑赢GDP0.3个百分点。", ("0.3", "NO_NAME")),
    ],
)
def test_reasons_say_what_the_number_is(text, found):
    assert found in refused(text)


def test_a_due_date_without_a_figure_is_not_said_to_be_kept():
    found = refused("3月底前开工率不低于60%，9月底全部开工。", AIMS)
    assert {("3", "DUE"), ("9", "DUE_ALONE")} <= found


@pytest.mark.parametrize(
    "text",
    ["农业产值增长4个百分点。", "用电量降幅为3%。"],
)
def test_what_may_be_read_in_two_ways_is_asked(text):
    assert [each.confidence for each in draft(text).rows] == ["核对"]


def test_units_that_are_not_known_are_told_and_their_targets_asked():
    found = draft("高端机床储备达到150粒以上。", AIMS)
    assert [each.confidence for each in found.rows] == ["核对"]
    assert found.notices == ("1个数的单位不在单位表中（粒），写作文字，不参与计算和比较。",)


def test_a_comparison_is_not_the_period_of_a_news_text():
    text = "样例区2023年经济运行情况\n2024年1月23日\n2023年出口增长3%，比1-11月回落1.2个百分点。\n"
    assert draft_of(text.encode()).identity.calendar.period == "2023"

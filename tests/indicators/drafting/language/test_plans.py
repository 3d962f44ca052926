"""Plans beside results, and the year that a figure is of."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from tests.indicators.drafting.reports import AIMS, amount, claims, draft, ranks, said

SPEECH = """在全县项目推进会上的讲话
2022年3月4日
2021年，我县经济稳步恢复。地区生产总值达到84.2亿元，增长6.4%。
今年怎么干？重点抓好四件事。GDP增长7%、力争8%，固投增长9%以上。一季度GDP增长不低于6%；年底前景区门票收入过千亿，力争1300亿元。
三年内，规上企业要翻一番，达到90家。
"""
NEWS = """前三季度柳湾市经济稳中有进
来源：柳湾日报  发布时间：2022-10-21
前三季度，全市完成地区生产总值310亿元，同比增长4.2%。
工业较快增长。1—9月，全市规上工业增加值同比增长7.1%，其中9月份增长8.2%。
全年GDP增长有望达到5%。去年同期，全市GDP增长3.9%。
"""


def facts(text):
    return [
        (each.kind.value, each.name, amount(each), each.period)
        for each in (row.claim for row in draft_of(text.encode()).rows)
    ]


def test_a_speech_of_march_says_what_this_year_is_to_reach():
    aims = facts(SPEECH)[2:]
    assert facts(SPEECH)[:2] == [
        ("actual", "地区生产总值", "84.2亿元", "2021"),
        ("actual", "地区生产总值增速", "6.4%", "2021"),
    ]
    assert {kind for kind, *_ in aims} == {"target"}
    assert [each[1:] for each in aims[:6]] == [
        ("GDP增速", "7%", "2022"),
        ("GDP增速", "8%", "2022"),
        ("固定资产投资增速", ">=9%", "2022"),
        ("GDP增速", ">=6%", "2022-01..03"),
        ("景区门票收入", ">1000亿元", "2022"),
        ("景区门票收入", "1300亿元", "2022"),
    ]


def test_a_quarters_aim_and_the_years_plan_have_their_own_periods():
    text = """样例县人民政府关于2025年上半年重点工作完成情况的通报
2025年7月25日
一、完成情况
上半年，GDP同比增长5.4%，距全年目标（6.5%）差1.1个百分点；社零增长6.8%，时序目标为3.5%。
二、下步安排
三季度末，力争GDP增长6%。
"""
    found = facts(text)
    assert found[1] == ("target", "GDP增速", "6.5%", "2025")
    assert found[4:] == [
        ("target", "社会消费品零售总额增速", "3.5%", "2025-01..06"),
        ("target", "GDP增速", "6%", "2025-01..09"),
    ]


def test_news_have_the_year_of_their_date_and_the_part_of_their_title():
    found = draft_of(NEWS.encode())
    assert (found.identity.area, found.identity.calendar.period) == ("柳湾市", "2022-01..09")
    assert facts(NEWS) == [
        ("actual", "地区生产总值", "310亿元", "2022-01..09"),
        ("actual", "地区生产总值增速", "4.2%", "2022-01..09"),
        ("actual", "规上工业增加值增速", "7.1%", "2022-01..09"),
        ("actual", "规上工业增加值增速", "8.2%", "2022-09"),
        ("target", "GDP增长", "5%", "2022"),
        ("actual", "GDP增速", "3.9%", "2021-01..09"),
    ]
    assert "目标还是实绩，请核对" in found.rows[4].doubts
    assert {each.reason.name for each in found.refusals} == {"DATE"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "税收收入6.3亿元，完成调整预算的97.2%，同比增长2.6%。",
            [
                ("税收收入", "6.3亿元"),
                ("税收收入调整预算完成率", "97.2%"),
                ("税收收入增速", "2.6%"),
            ],
        ),
        (
            "税收收入6.3亿元，占年初预算7亿元的90%。",
            [("税收收入", "6.3亿元"), ("税收收入", "7亿元"), ("税收收入目标完成率", "90%")],
        ),
        (
            "工业投资增长4.4%；一季度为5.2%。",
            [("工业投资增速", "4.4%"), ("工业投资增速", "5.2%")],
        ),
        (
            "规上工业增加值增速8%，其中甲镇、乙镇增速分别为12%、-3%。",
            [
                ("规上工业增加值增速", "8%"),
                ("甲镇规上工业增加值增速", "12%"),
                ("乙镇规上工业增加值增速", "-3%"),
            ],
        ),
        (
            "亏损面达26%；房地产投资腰斩，同比下降51%。",
            [("亏损面", "26%"), ("房地产投资增速", "-51%")],
        ),
        (
            "计划实施重点项目60个，实际开工52个，其中续建21个、新建31个。",
            [
                ("重点项目", "60个"),
                ("实际开工重点项目", "52个"),
                ("续建重点项目", "21个"),
                ("新建重点项目", "31个"),
            ],
        ),
        ("规上企业仅38户。", [("规上企业", "38户")]),
        ("经济总量仅占全市的6%。", [("地区生产总值占全市比重", "6%")]),
        (
            "工业用电量同比增长3%，环比下降4%。",
            [("工业用电量增速", "3%"), ("工业用电量增速（环比）", "-4%")],
        ),
    ],
)
def test_a_share_of_a_plan_is_no_level_and_a_growth_goes_on(text, found):
    assert said(text) == found


def test_a_plan_in_brackets_leaves_what_follows_a_result():
    text = "地区生产总值增长4%（计划6%）；工业投资增长2%；粮食产量下降1%，未完成增长3%的年度计划。"
    assert [(each.kind.value, amount(each)) for each in claims(text)] == [
        ("actual", "4%"),
        ("target", "6%"),
        ("actual", "2%"),
        ("actual", "-1%"),
        ("target", "3%"),
    ]


def test_a_yearly_plan_is_of_the_year_whatever_months_are_reported():
    text = "1—8月到位资金21亿元，完成年度任务30亿元的70%；争取资金6亿元，完成计划8亿元的75%。"
    plans = [row for row in draft(text).rows if row.claim.kind == "target"]
    assert [each.claim.period for each in plans] == ["2023", "2023-01..08"]
    assert "期间是全年还是当期，请核对" in plans[1].doubts


def test_since_last_year_is_no_span_of_years():
    text = "过去五年，改造水库300座，PM2.5平均浓度24微克/立方米，同比下降7.7%。"
    assert [each.period for each in claims(text)] == ["2019..2023", "2023", "2023"]


def test_a_name_from_an_earlier_sentence_is_asked_as_long_as_it_is_inherited():
    text = "6月底前新建项目全部开工。上半年完成投资30亿元，三季度末累计完成52亿元。"
    rows = draft(text).rows[-2:]
    assert all("所属事项取自前一句，请核对" in each.doubts for each in rows)


def test_places_lost_are_no_figure_and_an_earlier_place_is_no_name():
    text = "增幅居全市第4位，较上半年退后2位。"
    found = draft(f"地区生产总值增长5%，{text}")
    assert [each.reason.name for each in found.refusals if each.words == "2位"] == ["MOVED"]
    assert ranks("工业增加值增速由2022年的全市倒数第二跃居全市第二。") == [
        ("工业增加值增速", "全市", 2)
    ]


def test_a_percentage_under_the_name_of_an_amount_is_asked():
    (row,) = draft("税收收入达到91.4%。").rows
    assert "度量请核对：百分数不像这个名称的数" in row.doubts


def test_the_earlier_months_of_a_turn_are_those_of_the_earlier_rate():
    text = "2022年前三季度经济运行\n2022年10月20日\n工业投资由1—8月的增长1.2%转为下降0.8%。\n"
    assert facts(text) == [
        ("prior", "工业投资增速", "1.2%", "2022-01..08"),
        ("actual", "工业投资增速", "-0.8%", "2022-01..09"),
    ]


def test_a_part_about_one_year_and_five_is_asked_where_a_passage_names_neither():
    text = "2023年，新建水库3座。\n过去五年，改造公路85公里。\n民生持续改善。新建公园7座。"
    rows = draft(text, "一、2023年及过去五年工作回顾\n").rows
    assert [each.claim.period for each in rows] == ["2023", "2019..2023", "2019..2023"]
    assert [bool(each.doubts) for each in rows] == [False, False, True]


def test_a_yearly_plan_in_a_report_of_some_months_is_of_the_year():
    head = "样例区住建局三季度工作情况\n2025年10月11日\n"
    text = f"{head}年度计划改造32个小区、涉及5680户，截至9月底，已开工32个。\n"
    assert facts(text) == [
        ("target", "改造小区", "32个", "2025"),
        ("target", "小区涉及", "5680户", "2025"),
        ("actual", "开工小区", "32个", "2025-01..09"),
    ]


AHEAD = """前三季度样例区经济运行情况
来源：样例区统计局  发布时间：2023-10-26
前三季度，全区规模以上工业增加值增长7.2%。
下阶段，紧盯全年任务，确保四季度规模以上工业增加值增长9%以上，力争全年生产总值突破210亿元。
下一步，抓好项目，新开工项目26个。
"""


def test_what_is_to_come_in_a_report_of_some_months_is_no_result():
    assert facts(AHEAD) == [
        ("actual", "规模以上工业增加值增速", "7.2%", "2023-01..09"),
        ("target", "规模以上工业增加值增速", ">=9%", "2023-Q4"),
        ("target", "生产总值", ">210亿元", "2023"),
        ("target", "新开工项目", "26个", "2023"),
    ]


def test_what_is_striven_for_in_a_review_is_asked():
    row = next(iter(draft("确保民生支出占比75%以上。").rows))
    assert "目标还是实绩，请核对" in row.doubts


def test_more_than_last_year_is_a_change_and_in_step_a_target_of_words():
    assert said("优良天数260天，比上年多9天。")[1] == ("优良天数与上年之差", "9天")
    listed = claims("生产总值增长6%；居民人均可支配收入增长与经济增长同步。", AIMS)
    assert [(each.name, each.text) for each in listed][1:] == [
        ("居民人均可支配收入增速", "与经济增长同步")
    ]

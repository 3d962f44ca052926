"""Tables of a report: what a number of a row and a column is of."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from tests.indicators.drafting.report_files import docx
from tests.indicators.drafting.reports import amount

OPENING = "样例区2025年国民经济和社会发展统计公报\n样例区统计局 2026年4月2日\n"


def table(text):
    """The claims of a caption and the rows below it: area, name, amount and period."""
    found = (row.claim for row in draft_of(docx(OPENING + text)).rows)
    return [(each.area, each.name, amount(each), each.period) for each in found]


def refused(text):
    """What of a table became no row, with the reason's name."""
    return {(each.words, each.reason.name) for each in draft_of(docx(OPENING + text)).refusals}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "表3 2021—2022年常住人口（万人）\n年份\t2021\t2022\n常住人口\t70.1\t69.8",
            [("", "常住人口", "70.1万人", "2021"), ("", "常住人口", "69.8万人", "2022")],
        ),
        (
            "表1 2025年居民消费价格比上年涨跌幅度（%）\n指标\t全市\t区内\n食品烟酒\t-0.6\t-0.7",
            [("", "食品烟酒价格增速", "-0.7%", "2025")],
        ),
        (
            "表5 2025年主要产品产量\n产品名称\t单位\t产量\t比上年增长（%）\n水泥\t万吨\t12.4\t-8.3",
            [("", "水泥产量", "12.4万吨", "2025"), ("", "水泥产量增速", "-8.3%", "2025")],
        ),
        (
            "表6 指标\n指标\t2021年\t2022年\n地区生产总值（亿元）\t70.1\t69.8\n增速（%）\t7\t3.2",
            [
                ("", "地区生产总值", "70.1亿元", "2021"),
                ("", "地区生产总值", "69.8亿元", "2022"),
                ("", "地区生产总值增速", "7%", "2021"),
                ("", "地区生产总值增速", "3.2%", "2022"),
            ],
        ),
        (
            "表4 各镇情况\n地区\t工业产值（亿元）\t增速（%）\n全区\t42\t5.1\n南山镇\t12\t-2.1",
            [
                ("", "工业产值", "42亿元", "2025"),
                ("", "工业产值增速", "5.1%", "2025"),
                ("南山镇", "工业产值", "12亿元", "2025"),
                ("南山镇", "工业产值增速", "-2.1%", "2025"),
            ],
        ),
        (
            "表3 2021—2022年一般公共预算收入\n"
            "年份\t2021\t2022\n收入（亿元）\t9.1\t9.8\n增长（%）\t4\t7.7",
            [
                ("", "一般公共预算收入", "9.1亿元", "2021"),
                ("", "一般公共预算收入", "9.8亿元", "2022"),
                ("", "一般公共预算收入增速", "4%", "2021"),
                ("", "一般公共预算收入增速", "7.7%", "2022"),
            ],
        ),
        (
            "表7 2025年分行业固定资产投资增长速度\n单位：%\n"
            "行业\t比上年增长\n总计\t4.2\n制造业\t9.3",
            [
                ("", "固定资产投资增速", "4.2%", "2025"),
                ("", "制造业固定资产投资增速", "9.3%", "2025"),
            ],
        ),
        (
            "表8 2025年规模以上工业增加值增速\n行业\t比上年增长（%）\n采矿业\t-1.5",
            [("", "规模以上采矿业增加值增速", "-1.5%", "2025")],
        ),
        (
            "表9 2025年主要产品产量\n"
            "产品名称\t产量（万吨）\t比上年增长（%）\n生猪出栏（万头）\t31.2\t-2",
            [("", "生猪出栏", "31.2万头", "2025"), ("", "生猪出栏增速", "-2%", "2025")],
        ),
        (
            "表1 2025年居民消费价格涨跌幅度\n单位：%\n"
            "指标\t全区\t城市\t农村\n居民消费价格\t0.4\t0.5\t0.1",
            [
                ("", "居民消费价格增速", "0.4%", "2025"),
                ("", "城市居民消费价格增速", "0.5%", "2025"),
                ("", "农村居民消费价格增速", "0.1%", "2025"),
            ],
        ),
        (
            "表52025 年社会消费品零售总额\n指标\t绝对额（亿元）\t增长（%）\n乡村\t28\t5.6",
            [
                ("", "乡村社会消费品零售总额", "28亿元", "2025"),
                ("", "乡村社会消费品零售总额增速", "5.6%", "2025"),
            ],
        ),
        (
            "表2 2025年政府性基金收支\n项目\t金额（亿元）\n收入\t6.2\n支出\t7.1",
            [
                ("", "政府性基金收入", "6.2亿元", "2025"),
                ("", "政府性基金支出", "7.1亿元", "2025"),
            ],
        ),
    ],
)
def test_caption_columns_and_rows_say_what_a_number_is(text, found):
    assert table(text) == found


def test_numbers_of_the_area_around_and_of_headers_are_refused_for_what_they_are():
    text = "表1 2025年价格涨跌幅度（%）\n指标\t全市\t区内\n食品烟酒\t0.6\t0.7"
    assert {("0.6", "AGAINST"), ("表1", "LIST")} <= refused(text)
    years = "表3 2021—2022年常住人口（万人）\n年份\t2021\t2022\n常住人口\t70.1\t69.8"
    assert ("2022", "DATE") in refused(years)


def test_a_column_of_a_later_year_has_targets():
    text = "表1 主要指标\n指标\t单位\t2025年\t2030年\n粮食产量\t万吨\t136.5\t140"
    found = (row.claim for row in draft_of(docx(OPENING + text)).rows)
    assert [(each.kind.value, each.period) for each in found] == [
        ("actual", "2025"),
        ("target", "2030"),
    ]


def test_only_the_same_figure_of_the_prose_is_left_out_of_a_table():
    text = "全年出口增长5.9%。\n表1 情况\n指标\t增速（%）\n出口\t5.9\n工业用电量\t5.9"
    assert [name for _, name, *_ in table(text)] == ["出口增速", "工业用电量增速"]
    assert ("5.9", "REPEATED") in refused(text)

"""Invented documents of the kinds that are drafted from, and what is read in them."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from tests.indicators.drafting.reports import amount

REVIEW = """平川县人民政府工作报告
——2022年1月12日在平川县第十八届人民代表大会第一次会议上
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、过去五年工作回顾
五年来，综合实力迈上新台阶。地区生产总值由2016年的152.3亿元增加到2021年的231.8亿元，年均增长7.2%；固定资产投资累计完成620亿元；规模以上工业企业达到112家，净增38家。
财政民生支出累计达158亿元，占一般公共预算支出的80%以上。新建改扩建学校67所。
2021年，全县生产总值增长6.5%，居全市第3位。
二、今后五年的总体要求和目标任务
今后五年，地区生产总值年均增长7.5%左右，到2026年突破350亿元。
三、2022年重点工作
主要预期目标是：地区生产总值增长7%。
"""
DIGEST = """东河区一季度经济运行情况
4月20日，区统计局发布2024年一季度数据。
● 地区生产总值86.4亿元，同比增长5.6%，增速较上年同期提高1.2个百分点，高于全市0.4个百分点
● 固定资产投资下降3.2%，降幅较1—2月收窄1.5个百分点
● 一般公共预算收入完成5.2亿元，为年初预算的28.6%
区政府提出，2024年地区生产总值预期目标为增长6%左右。
"""
BULLETIN = """南山县2022年国民经济和社会发展统计公报
一、综合
人口年末常住人口94.9万人，比上年末增加0.1万人。常住人口城镇化率43.6%，比上年末提高0.7个百分点。
三次产业结构比为22.8:38.8:38.4。
在规模以上工业中，国有企业增加值增长2.3%；集体企业下降25.5%。轻、重工业占比分别为30.6%和69.4%。
全年保险公司保费收入177.9亿元，其中财产险39.2亿元，人身险138.6亿元。
2021年全县生产总值修订为400亿元。
注释：
[1]规模以上工业指年主营业务收入2000万元以上的工业企业。
"""
EXECUTION = """关于北岸区2023年上半年国民经济和社会发展计划执行情况的报告
一、2023年上半年计划执行情况
（一）主要目标完成情况
全区地区生产总值806亿元，同比增长3.2%，低于目标1.8个百分点；固定资产投资同比下降37.8%。
二、下半年工作打算
确保全年地区生产总值增长5%以上。
"""


def read(text):
    """The document's figures: kind, name, amount, period."""
    return [
        (row.claim.kind.value, row.claim.name, amount(row.claim), row.claim.period)
        for row in draft_of(text.encode()).rows
        if row.claim.unit
    ]


def test_a_review_of_five_years_has_spans_ends_and_aims():
    assert read(REVIEW) == [
        ("prior", "地区生产总值", "152.3亿元", "2016"),
        ("actual", "地区生产总值", "231.8亿元", "2021"),
        ("actual", "地区生产总值增速", "7.2%", "2017..2021"),
        ("actual", "固定资产投资", "620亿元", "2017..2021"),
        ("actual", "规模以上工业企业", "112家", "2021"),
        ("actual", "规模以上工业企业净增", "38家", "2017..2021"),
        ("actual", "财政民生支出", "158亿元", "2017..2021"),
        ("actual", "财政民生支出占一般公共预算支出比重", ">=80%", "2021"),
        ("actual", "新建改扩建学校", "67所", "2017..2021"),
        ("actual", "生产总值增速", "6.5%", "2021"),
        ("target", "地区生产总值增速", "≈7.5%", "2022..2026"),
        ("target", "地区生产总值", ">350亿元", "2026"),
        ("target", "地区生产总值增速", "7%", "2022"),
    ]


def test_a_digest_keeps_actuals_and_aims_apart():
    assert read(DIGEST) == [
        ("actual", "地区生产总值", "86.4亿元", "2024-Q1"),
        ("actual", "地区生产总值增速", "5.6%", "2024-Q1"),
        ("actual", "地区生产总值增速增减", "1.2个百分点", "2024-Q1"),
        ("actual", "地区生产总值增速与全市之差", "0.4个百分点", "2024-Q1"),
        ("actual", "固定资产投资增速", "-3.2%", "2024-Q1"),
        ("actual", "固定资产投资降幅收窄", "1.5个百分点", "2024-Q1"),
        ("actual", "一般公共预算收入", "5.2亿元", "2024-Q1"),
        ("actual", "一般公共预算收入年初预算完成率", "28.6%", "2024-Q1"),
        ("target", "地区生产总值增速", "≈6%", "2024"),
    ]


def test_a_bulletin_passes_measures_on_and_keeps_its_notes_out():
    assert read(BULLETIN) == [
        ("actual", "常住人口", "94.9万人", "2022"),
        ("actual", "常住人口比上年末增减", "0.1万人", "2022"),
        ("actual", "常住人口城镇化率", "43.6%", "2022"),
        ("actual", "常住人口城镇化率增减（比年初）", "0.7个百分点", "2022"),
        ("actual", "第一产业增加值占地区生产总值比重", "22.8%", "2022"),
        ("actual", "第二产业增加值占地区生产总值比重", "38.8%", "2022"),
        ("actual", "第三产业增加值占地区生产总值比重", "38.4%", "2022"),
        ("actual", "国有企业增加值增速", "2.3%", "2022"),
        ("actual", "集体企业增加值增速", "-25.5%", "2022"),
        ("actual", "轻工业占比", "30.6%", "2022"),
        ("actual", "重工业占比", "69.4%", "2022"),
        ("actual", "保险公司保费收入", "177.9亿元", "2022"),
        ("actual", "财产险保费收入", "39.2亿元", "2022"),
        ("actual", "人身险保费收入", "138.6亿元", "2022"),
        ("actual", "生产总值", "400亿元", "2021"),
    ]


def test_a_half_year_looks_back_and_ahead():
    assert read(EXECUTION) == [
        ("actual", "地区生产总值", "806亿元", "2023-01..06"),
        ("actual", "地区生产总值增速", "3.2%", "2023-01..06"),
        ("actual", "地区生产总值增速与目标之差", "-1.8个百分点", "2023-01..06"),
        ("actual", "固定资产投资增速", "-37.8%", "2023-01..06"),
        ("target", "地区生产总值增速", ">=5%", "2023"),
    ]


ISSUED = """前三季度全区经济稳中有进
来源：北岸区统计局　发布时间：2023-10-24
前三季度，全区地区生产总值241.7亿元，高于全市0.2个百分点；全区粮食产量9.1万吨。
"""


@pytest.mark.parametrize(
    ("text", "kind", "area", "period"),
    [
        (REVIEW, "政府工作报告", "平川县", "2021"),
        (BULLETIN, "统计公报", "南山县", "2022"),
        (EXECUTION, "计划执行情况", "北岸区", "2023-01..06"),
        (DIGEST, "新闻", "东河区", "2024-Q1"),
        (ISSUED, "新闻", "北岸区", "2023-01..09"),
        (ISSUED.replace("北岸区", "柳湾市"), "新闻", "", "2023-01..09"),
    ],
)
def test_a_document_says_what_it_is_and_of_which_time(text, kind, area, period):
    identity = draft_of(text.encode()).identity
    assert (identity.kind, identity.area, identity.calendar.period) == (kind, area, period)


@pytest.mark.parametrize("text", [REVIEW, DIGEST, BULLETIN, EXECUTION])
def test_every_number_is_taken_or_refused_with_a_reason(text):
    draft = draft_of(text.encode())
    refused = sum(len(each.words) for each in draft.refusals)
    taken = {(row.claim.line, row.claim.start): row.claim for row in draft.rows}
    digits = sum(char.isdigit() for char in text)
    printed = sum(len(f"{abs(each.value)}") for each in taken.values() if each.value is not None)
    assert refused + printed >= digits
    assert all(each.reason.value for each in draft.refusals)

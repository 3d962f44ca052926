"""Budget reports: whose a bare 收入 is, what was approved only, and limits of debt."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from tests.indicators.drafting.reports import amount, said

BUDGET = """关于样例区2023年财政预算执行情况和2024年财政预算（草案）的报告
样例区财政局
2024年2月6日
一、2023年财政预算执行情况
（一）一般公共预算
1.收入情况。区人大会议批准的一般公共预算收入预算为90000万元，实际完成91800万元，为预算的102%，同比增长6.5%。
2.支出情况。支出完成310000万元，下降1.2%。
（二）政府性基金预算
收入完成64000万元，主要是土地出让收入减少2.1亿元。
（三）国有资本经营预算
国有资本经营预算收入900万元；支出600万元。
（四）政府债务情况
全区政府债务余额52.3亿元，其中一般债务20.1亿元、专项债务32.2亿元，控制在省下达的限额55亿元以内。
二、2024年预算安排
（一）一般公共预算。一般公共预算支出安排300000万元，比上年年初预算增长2.5%。
（二）政府性基金预算。收入预期70000万元；支出安排68000万元。
"""


@pytest.fixture(scope="module")
def rows():
    return draft_of(BUDGET.encode()).rows


def facts(rows):
    return [
        (each.claim.kind.value, each.claim.name, amount(each.claim), each.claim.period)
        for each in rows
    ]


def test_an_approved_budget_is_a_plan_of_what_was_collected(rows):
    assert facts(rows)[:4] == [
        ("target", "一般公共预算收入", "90000万元", "2023"),
        ("actual", "一般公共预算收入", "91800万元", "2023"),
        ("actual", "一般公共预算收入预算完成率", "102%", "2023"),
        ("actual", "一般公共预算收入增速", "6.5%", "2023"),
    ]


def test_a_bare_income_or_spending_is_of_its_section_or_of_the_fund_before_it(rows):
    found = facts(rows)
    assert ("actual", "一般公共预算支出", "310000万元", "2023") in found
    assert ("actual", "一般公共预算支出增速", "-1.2%", "2023") in found
    assert ("actual", "政府性基金收入", "64000万元", "2023") in found
    assert ("actual", "国有资本经营预算支出", "600万元", "2023") in found
    assert found[-2:] == [
        ("target", "政府性基金收入", "70000万元", "2024"),
        ("target", "政府性基金支出", "68000万元", "2024"),
    ]


def test_a_growth_since_a_budget_is_no_growth_since_last_year(rows):
    assert ("target", "一般公共预算支出增速（比上年年初预算）", "2.5%", "2024") in facts(rows)


def test_a_limit_of_debt_is_no_result_and_no_part_of_the_balance(rows):
    limit = next(each for each in rows if "限额" in each.claim.name)
    assert facts([limit]) == [("target", "政府债务限额", "<=55亿元", "2023")]
    assert limit.doubts
    balance = next(each.claim for each in rows if each.claim.name == "政府债务余额")
    parts = [each.claim.name for each in rows if each.claim.part_of == balance.number]
    assert parts == ["一般债务余额", "专项债务"]


def test_a_measure_of_nothing_is_asked():
    rows = draft_of("某镇情况\n2023年12月5日\n支出3000万元。\n".encode()).rows
    assert [(each.claim.name, each.confidence) for each in rows] == [("支出", "核对")]


def test_a_bare_income_elsewhere_keeps_its_own_owner():
    assert said("接待游客120万人次，收入6.5亿元。")[1][0] == "接待游客收入"

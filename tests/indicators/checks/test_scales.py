import pytest

from indicators.checks.findings import Code, blocks
from indicators.model.schema import Sheet
from tests.workbooks import later_rows, observation, places, reading, target, workbook_rows


def slips(*observations, targets=(), rows=None):
    rows = rows or workbook_rows()
    rows[Sheet.OBSERVATIONS] = [*rows[Sheet.OBSERVATIONS], *observations]
    rows[Sheet.TARGETS] = [*rows[Sheet.TARGETS], *targets]
    found = reading(rows)
    assert not blocks(found.findings)
    return places(found, Code.SCALE_SLIP)


def history(*values, **cells):
    """X_YOY of 2000, 2001, …"""
    return [
        observation(f"H{at}", 期间=str(2000 + at), 数值=value, **cells)
        for at, value in enumerate(values)
    ]


@pytest.mark.parametrize("value", [520, 0.052, 52000, 0.00052, 300, 900])
def test_a_value_off_its_history_is_asked_about_wherever_it_stands(value):
    assert slips(*history(value, 5, 6, 5.5)) == ["实绩!F6"]
    assert slips(*history(5, value, 6, 5.5)) == ["实绩!F7"]
    assert slips(*history(5, 6, 5.5, value)) == ["实绩!F9"]


def test_two_wrong_among_many_are_both_found():
    assert slips(*history(500, 5, 6, 5.5, 600)) == ["实绩!F6", "实绩!F10"]


def test_a_target_off_its_history_is_asked_about():
    assert slips(targets=[target("T9", 期间="2025", 数值=600)]) == ["目标!F4"]


def test_a_value_off_its_target_alone_is_asked_about():
    jobs = observation("O9", 指标代码="COVER", 期间="2022", 数值=None, 单位=None, 文字值="有")
    assert slips(jobs) == []
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][2] = observation("O003", 指标代码="JOBS", 数值=0.12, 单位="人")
    assert slips(rows=rows) == ["目标!F3"]


def test_units_are_converted_before_sizes_are_compared():
    large = {"指标代码": "X", "限定": "="}
    assert slips(observation("O9", 期间="2022", 数值=95000, 单位="万元", **large)) == []
    assert slips(observation("O9", 期间="2024-01", 数值=9, 单位="万元", **large)) == ["实绩!F6"]


def test_a_quarter_is_compared_with_its_share_of_the_year():
    """1200人 in 2023 and a target of 1500人: 0.03万人 a quarter is usual, 10⁴ times that is not."""
    usual = observation("O8", 指标代码="JOBS", 期间="2024-Q1", 数值=0.03, 单位="万人", 限定="=")
    assert slips(usual) == []
    jobs = {"指标代码": "JOBS", "期间": "2024-Q1", "单位": "万人", "限定": "="}
    found = slips(observation("O8", 数值=0.03 * 10_000, **jobs))
    assert found == ["实绩!F6"]


def test_a_rate_that_is_far_from_all_others_is_asked_about():
    assert slips(*history(5, 4.3, 8, 940)) != []


def test_a_value_off_its_peers_is_asked_about():
    rows = later_rows()
    rows[Sheet.OBSERVATIONS] = [
        row | {"数值": 610} if row["编号"] == "O111" else row for row in rows[Sheet.OBSERVATIONS]
    ]
    assert slips(rows=rows) == ["实绩!F10"]


def test_an_area_that_no_scope_compares_is_no_peer():
    city = observation("O9", 指标代码="JOBS", 地区="999900", 数值=120000, 单位="人")
    assert slips(city) == []


@pytest.mark.parametrize("values", [(5, 30, 0.4), (5, 0, 6), (-5, 5, 6), (5, 45), (5, 2000)])
def test_honest_spreads_are_left_alone(values):
    assert slips(*history(*values)) == []


def test_the_district_later_in_the_year_asks_nothing():
    assert slips(rows=later_rows()) == []

import pytest

from indicators.open_rows import open_rows, periods_to_offer
from indicators.periods import parse_period
from indicators.schema import Sheet
from tests.workbooks import (
    dataset,
    indicator,
    later_rows,
    next_report_rows,
    observation,
    target,
    workbook_rows,
)


def open_figures(rows, period):
    found = open_rows(dataset(rows), parse_period(period))
    return [(each.indicator.code, each.area.name, each.unit) for each in found]


def test_numeric_targets_around_the_period_are_open():
    assert open_figures(workbook_rows(), "2024-01..03") == [
        ("X_YOY", "测试区", "%"),
        ("JOBS", "测试区", "人"),
    ]


def test_peers_that_have_the_indicator_are_open_too():
    assert ("X_YOY", "样例县", "%") in open_figures(later_rows(), "2024-01..09")
    assert ("JOBS", "样例县", "人") not in open_figures(later_rows(), "2024-01..09")


def test_what_is_observed_is_not_open():
    assert open_figures(later_rows(), "2024-01..06") == []


def test_a_text_target_and_what_is_never_measured_again_are_not_open():
    rows = workbook_rows()
    rows[Sheet.INDICATORS] += [indicator("ONCE", 层级="一次性"), indicator("TEXT")]
    rows[Sheet.TARGETS] += [
        target("T5", 指标代码="ONCE"),
        target("T6", 指标代码="TEXT", 数值=None, 单位=None, 文字目标="与经济增长同步"),
    ]
    codes = {code for code, _, _ in open_figures(rows, "2024-01..03")}
    assert codes == {"X_YOY", "JOBS"}


@pytest.mark.parametrize(
    ("earlier", "period", "is_open"),
    [
        ("2023-01..03", "2024-01..03", True),
        ("2024-01..02", "2024-01..03", True),
        ("2023-Q1", "2024-Q1", True),
        ("2023-Q1", "2024-01..03", False),
        ("2023", "2024-01..03", False),
        ("2024-01..06", "2024-01..03", False),
    ],
)
def test_an_earlier_period_of_the_same_kind_makes_an_indicator_open(earlier, period, is_open):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O9", 指标代码="X", 期间=earlier, 数值=3, 单位="亿元")]
    assert (("X", "测试区", "亿元") in open_figures(rows, period)) is is_open


def test_the_unit_is_the_one_that_was_printed_last():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][2] |= {"数值": 0.12, "单位": "万人"}
    assert ("JOBS", "测试区", "万人") in open_figures(rows, "2024-01..03")


def offered(rows):
    return [each.text for each in periods_to_offer(dataset(rows))]


def test_spans_of_the_target_year_are_offered_from_the_first():
    assert offered(workbook_rows()) == [
        *(f"2024-01..{month:02d}" for month in range(2, 12)),
        "2024",
    ]


def test_periods_before_the_latest_one_and_complete_ones_are_not_offered():
    assert offered(later_rows())[0] == "2024-01..07"


def test_the_year_before_is_offered_while_its_figures_come_in():
    found = offered(next_report_rows())
    assert found[0] == "2024"  # the peers' figures of the year are still missing
    assert found[1] == "2025-01..02"


def test_quarters_are_offered_where_the_workbook_has_some():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O9", 期间="2023-Q4")]
    assert "2024-Q1" in offered(rows)


def test_an_estimate_leaves_its_period_open_and_earlier_ones_on_offer():
    rows = later_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O900", 期间="2024", 数值=5.4, 状态="预计"))
    assert ("X_YOY", "测试区", "%") in open_figures(rows, "2024")
    assert parse_period("2024-01..09") in periods_to_offer(dataset(rows))
    rows[Sheet.OBSERVATIONS][-1]["状态"] = "初步"
    assert ("X_YOY", "测试区", "%") not in open_figures(rows, "2024")

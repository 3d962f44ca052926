import pytest

from indicators.model.codelists import Tier
from indicators.model.periods import parse_period
from indicators.model.schema import Sheet
from indicators.rules.missing_figures import (
    missing_figures,
    open_rows_words,
    period_to_propose,
    periods_to_offer,
)
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
    found = missing_figures(dataset(rows), [parse_period(period)])
    return [(each.indicator.code, each.area.name, each.unit) for each in found]


def test_targets_around_the_period_and_their_levels_are_open():
    assert open_figures(workbook_rows(), "2024-01..03") == [
        ("X", "测试区", "亿元"),
        ("X_YOY", "测试区", "%"),
        ("JOBS", "测试区", "人"),
    ]


def test_peers_that_have_the_indicator_are_open_too():
    assert ("X_YOY", "样例县", "%") in open_figures(later_rows(), "2024-01..09")
    assert ("JOBS", "样例县", "人") not in open_figures(later_rows(), "2024-01..09")


def test_what_is_observed_is_not_open():
    assert open_figures(later_rows(), "2024-01..06") == [("X", "测试区", "亿元")]


def test_text_targets_are_open_and_what_is_never_measured_again_is_not():
    rows = workbook_rows()
    in_words = {"数值": None, "单位": None, "文字目标": "守住红线"}
    rows[Sheet.INDICATORS] += [indicator("ONCE", 层级="一次性"), indicator("TEXT", 单位="—")]
    rows[Sheet.TARGETS] += [
        target("T5", 指标代码="ONCE"),
        target("T6", 指标代码="TEXT", **in_words),
        target("T7", 指标代码="COVER", **in_words | {"期间": "2025"}),
    ]
    found = missing_figures(dataset(rows), [parse_period("2024-01..03")])
    assert [(each.indicator.code, each.unit, each.is_text) for each in found] == [
        ("X", "亿元", False),
        ("X_YOY", "%", False),
        ("TEXT", "", True),
        ("JOBS", "人", False),
    ]


def test_a_level_without_a_target_and_without_a_figure_is_open_with_its_growth():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] = rows[Sheet.OBSERVATIONS][:1]
    rows[Sheet.RELATIONS] = []
    assert ("X", "测试区", "亿元") in open_figures(rows, "2024-01..03")
    assert open_figures(rows, "2026-01..03") == []


def test_periods_are_together_by_field_indicator_and_area_in_time():
    rows = later_rows()
    rows[Sheet.INDICATORS][2]["领域"] = "综合经济"
    rows[Sheet.INDICATORS][0]["领域"] = "教育"
    periods = [parse_period(each) for each in ("2024-01..09", "2024-01..08", "2024-01..09")]
    found = missing_figures(dataset(rows), periods)
    assert [(each.indicator.code, each.area.code, each.period.text) for each in found] == [
        ("X_YOY", "999901", "2024-01..08"),
        ("X_YOY", "999901", "2024-01..09"),
        ("X_YOY", "999902", "2024-01..08"),
        ("X_YOY", "999902", "2024-01..09"),
        ("X_YOY", "999903", "2024-01..08"),
        ("X_YOY", "999903", "2024-01..09"),
        ("JOBS", "999901", "2024-01..08"),
        ("JOBS", "999901", "2024-01..09"),
        ("X", "999901", "2024-01..08"),
        ("X", "999901", "2024-01..09"),
    ]
    assert open_rows_words(found) == "2024年1—8月、2024年1—9月，3个指标，共10行。"


def test_only_core_indicators_when_asked():
    rows = workbook_rows()
    rows[Sheet.INDICATORS][2]["层级"] = "一般"
    found = missing_figures(dataset(rows), [parse_period("2024-01..03")], [Tier.CORE])
    assert [each.indicator.code for each in found] == ["X", "X_YOY"]


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
    rows[Sheet.INDICATORS] += [indicator("SHARE", 度量="比重")]
    rows[Sheet.OBSERVATIONS] += [observation("O9", 指标代码="SHARE", 期间=earlier, 数值=3)]
    assert (("SHARE", "测试区", "%") in open_figures(rows, period)) is is_open


def test_a_level_of_an_earlier_period_of_any_kind_is_open():
    rows = workbook_rows()
    rows[Sheet.INDICATORS] += [indicator("STOCK", 度量="期末存量", 单位="家", 层级="一般")]
    rows[Sheet.OBSERVATIONS] += [observation("O9", 指标代码="STOCK", 数值=39, 单位="家")]
    assert ("STOCK", "测试区", "家") in open_figures(rows, "2024-01..03")
    assert ("STOCK", "测试区", "家") not in open_figures(rows, "2022-01..03")


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
    assert offered(later_rows())[0] == "2024-01..06"
    rows = later_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation("O115", 指标代码="X", 期间="2024-01..06", 数值=4, 单位="亿元")
    ]
    assert offered(rows)[0] == "2024-01..07"


@pytest.mark.parametrize(
    ("rows", "period"),
    [
        (workbook_rows, "2024-01..02"),
        (later_rows, "2024-01..07"),
        (next_report_rows, "2025-01..02"),
    ],
)
def test_the_next_period_is_proposed_even_where_an_earlier_one_lacks_something(rows, period):
    found = dataset(rows())
    assert period_to_propose(found, periods_to_offer(found)).text == period


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

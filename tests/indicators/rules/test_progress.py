from datetime import date

import pytest

from indicators.checks.findings import Code
from indicators.model.codelists import Measure, PaceRule
from indicators.model.schema import Sheet
from indicators.rules.gaps import gaps
from indicators.rules.statuses import status
from tests.facts import dataset, indicator, observation, target
from tests.workbooks import dataset as workbook_dataset
from tests.workbooks import reading, workbook_rows


def status_of(name, measure, unit, aims, actual, period, pace=None):  # noqa: PLR0917 - a row of a table
    measured = indicator("X", name=name, measure=measure, unit=unit, pace=pace)
    targets = [target(measured, value, when) for value, when in aims]
    facts = dataset(observation(measured, actual, period), *targets)
    return status(targets[0], facts).label


STAGES = [("100", "2024"), ("30", "2024-Q1"), ("80", "2024-01..06")]


@pytest.mark.parametrize(
    ("actual", "period", "label"),
    [
        ("35", "2024-Q1", "达到，2024年一季度阶段目标"),
        ("29.7", "2024-Q1", "接近，比2024年一季度阶段目标差0.3个百分点"),
        ("60", "2024-01..06", "滞后，比2024年1—6月阶段目标差20个百分点"),
        ("25", "2024-01..02", "未到期"),
        ("100", "2024-01..09", "达到"),
    ],
)
def test_a_cumulative_share_is_judged_by_its_stages(actual, period, label):
    assert status_of("项目开工率", Measure.SHARE, "%", STAGES, actual, period) == label


def test_a_cumulative_share_without_stages_is_not_behind_before_its_due_date():
    whole = [("100", "2024")]
    assert status_of("项目开工率", Measure.SHARE, "%", whole, "40", "2024-01..06") == "未到期"
    assert status_of("项目开工率", Measure.SHARE, "%", whole, "90", "2024") == "滞后，差10个百分点"


def test_a_share_of_any_time_is_compared_as_it_is():
    label = status_of("污水处理率", Measure.SHARE, "%", [("95", "2024")], "93", "2024-01..06")
    assert label == "滞后，差2个百分点"


def test_a_harvest_has_no_linear_schedule():
    label = status_of("粮食总产量", Measure.FLOW, "万吨", [("8", "2024")], "1", "2024-01..06")
    assert label == "未到期"


def test_a_harvest_is_judged_by_its_stage():
    aims = [("8", "2024"), ("4", "2024-01..06")]
    label = status_of("粮食总产量", Measure.FLOW, "万吨", aims, "5", "2024-01..09")
    assert label == "达到，2024年1—6月阶段目标"


def test_a_sum_is_due_evenly():
    label = status_of("新增就业", Measure.FLOW, "人", [("1000", "2024")], "400", "2024-01..06")
    assert label == "接近，完成40%，序时50%"


@pytest.mark.parametrize(
    ("name", "measure", "unit", "aims", "pace", "label"),
    [
        # 40 of 100 in half a year, where half is due.
        ("项目开工率", Measure.SHARE, "%", [("100", "2024")], "线性", "接近，完成40%，序时50%"),
        ("污水处理率", Measure.SHARE, "%", [("100", "2024")], "到期", "未到期，差60个百分点"),
        ("污水处理率", Measure.SHARE, "%", [("100", "2024")], "分阶段", "未到期"),
        ("新增就业", Measure.FLOW, "人", [("100", "2024")], "到期", "未到期，差60人"),
        ("新增就业", Measure.FLOW, "人", [("100", "2024")], "分阶段", "未到期"),
        ("粮食总产量", Measure.FLOW, "万吨", [("100", "2024")], "线性", "接近，完成40%，序时50%"),
        (
            "新增就业", Measure.FLOW, "人", [("100", "2024"), ("45", "2024-01..06")], "分阶段",
            "滞后，比2024年1—6月阶段目标差5人",
        ),
    ],
)  # fmt: skip
def test_a_stated_pace_counts_before_the_words_of_a_name(  # noqa: PLR0917 - a row of a table
    name, measure, unit, aims, pace, label
):
    assert status_of(name, measure, unit, aims, "40", "2024-01..06", PaceRule(pace)) == label


def test_the_pace_is_read_from_its_column_and_a_stranger_is_refused():
    rows = workbook_rows()
    rows[Sheet.INDICATORS][2]["进度口径"] = "到期"
    assert workbook_dataset(rows).indicator_by_code["JOBS"].pace is PaceRule.WHEN_DUE
    assert workbook_dataset(rows).indicator_by_code["X"].pace is None
    rows[Sheet.INDICATORS][2]["进度口径"] = "按月"
    assert [each.code for each in reading(rows).findings if each.sheet == "指标"] == [
        Code.UNKNOWN_CHOICE
    ]


@pytest.mark.parametrize(
    "name", ["智能化改造率", "财政支出进度", "隐性债务化解率", "民生事项办结率"]
)
def test_what_is_carried_out_by_the_end_is_not_behind_before_it(name):
    whole = [("85", "2024")]
    assert status_of(name, Measure.SHARE, "%", whole, "50", "2024-01..09") == "未到期"


def test_a_share_of_what_is_done_is_no_gap_before_its_end():
    measured = indicator("X", name="智能化改造率", measure=Measure.SHARE)
    facts = dataset(observation(measured, 50, "2024-01..09"), target(measured, 85))
    assert [each.is_short for each in gaps(facts)] == [False]
    # Due, and only nine months are published: nothing is known of the year, or of a sum's rest.
    assert [each.is_short for each in gaps(facts, date(2025, 1, 20))] == [False]


def test_a_growth_of_a_part_of_its_year_is_short_also_where_the_year_is_not_published():
    rate = indicator("X", name="总产值增速")
    facts = dataset(observation(rate, 6, "2024-01..09"), target(rate, 8))
    assert [each.is_short for each in gaps(facts, date(2025, 1, 20))] == [True]


@pytest.mark.parametrize(
    ("actual", "label"),
    [
        # Of at most 10 cases in nine months, where 7.5 are due at most.
        ("7", "达到，已达上限的70%，序时75%"),
        ("8", "接近，已达上限的80%，序时75%"),
        ("9", "滞后，已达上限的90%，序时75%"),
        ("10", "滞后，已达上限的100%，序时75%"),
        ("11", "滞后，超1起"),
    ],
)
def test_a_ceiling_is_used_up_not_completed(actual, label):
    cases = indicator("X", name="事故起数", measure=Measure.FLOW, unit="起")
    aim = target(cases, 10, bound="<=")
    facts = dataset(observation(cases, actual, "2024-01..09"), aim)
    assert status(aim, facts).label == label


def test_a_later_stage_in_words_is_not_met_by_an_earlier_number():
    measured = indicator("X", name="项目开工率", measure=Measure.SHARE)
    whole, half = target(measured, 100), target(measured, 80, "2024-01..06")
    words = target(measured, period="2024-01..09", text="全部开工")
    part = observation(measured, 85, "2024-01..09")
    facts = dataset(part, whole, half, words)
    assert status(whole, facts).label == "无法判定–2024年1—9月阶段目标为“全部开工”"
    earlier = dataset(observation(measured, 85, "2024-01..08"), whole, half, words)
    assert status(whole, earlier).label == "达到，2024年1—6月阶段目标"

"""Figures that cannot all be true, worked out by hand; months and quarters of one invented year."""

from datetime import date

import pytest

from indicators.checks import check_dataset
from indicators.checks.findings import Code
from indicators.model.codelists import Measure
from tests.facts import dataset, indicator, observation, target

JOBS = indicator("JOBS", name="新增就业", measure=Measure.FLOW, unit="人")
FIRMS = indicator("FIRMS", name="合作社", measure=Measure.STOCK, unit="家")


def asked(code, *facts):
    found = check_dataset(dataset(*facts, as_of=date(2024, 12, 31)))
    return [each.message for each in found if each.code is code]


def span(value, period, of=JOBS, **more):
    return observation(of, value, period, **more)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            [span(5, "2024-01..06"), span(4, "2024-01..09")],
            "2024年1—9月的4人小于2024年1—6月已有的5人",
        ),
        # 3000 to June and 400 in July are 3400 before August.
        (
            [span(3000, "2024-01..06"), span(400, "2024-07"), span(3300, "2024-01..08")],
            "2024年1—8月的3300人小于2024年1—7月已有的3400人",
        ),
    ],
)
def test_a_sum_from_the_years_start_that_falls_is_asked(facts, told):
    (message,) = asked(Code.FALLING_SUM, *facts)
    assert told in message


def test_a_sum_that_grows_and_a_balance_that_falls_are_not_asked():
    assert asked(Code.FALLING_SUM, span(5, "2024-01..06"), span(5, "2024-01..09")) == []
    net = indicator("NET", name="净增经营主体", measure=Measure.FLOW, unit="户")
    assert asked(Code.FALLING_SUM, span(5, "2024-01..06", net), span(4, "2024-01..09", net)) == []
    assert asked(Code.FALLING_SUM, span(150, "2024-01..06", FIRMS), span(140, "2024", FIRMS)) == []


def test_a_revised_earlier_sum_is_the_one_that_counts():
    revised = span("3", "2024-01..06", status="核实", id="O-R")
    assert asked(Code.FALLING_SUM, span(5, "2024-01..06"), revised, span(4, "2024-01..09")) == []


def test_parts_of_different_lengths_are_added_up_too():
    parts = [span(25, "2024-01..02"), span(12, "2024-03")]
    (message,) = asked(Code.DIFFERING_SUM, *parts, span(40, "2024-Q1"))
    assert "2024年一季度的40人与按各期相加的37人" in message
    assert "相差3人" in message
    assert asked(Code.DIFFERING_SUM, *parts, span(37, "2024-Q1")) == []


def test_stocks_of_one_day_under_several_periods_are_asked_where_they_differ():
    facts = [span(151, "2024-06", FIRMS), span(152, "2024-Q2", FIRMS)]
    (message,) = asked(Code.DIFFERING_STOCK, *facts)
    assert "2024年二季度的152家" in message
    assert "2024年6月的151家" in message
    assert asked(Code.DIFFERING_STOCK, facts[0], span(151, "2024-Q2", FIRMS)) == []
    assert asked(Code.DIFFERING_STOCK, facts[0], span(152, "2024-07", FIRMS)) == []


def test_two_targets_of_one_key_are_asked_where_they_differ():
    rate = indicator()
    first, second = target(rate, 8), target(rate, 6, id="T-2")
    (message,) = asked(Code.DIFFERING_TARGET, first, second)
    assert "增长6%以上" in message
    assert "增长8%以上" in message
    assert asked(Code.DIFFERING_TARGET, first, target(rate, 8, id="T-2")) == []
    assert asked(Code.DIFFERING_TARGET, first, target(rate, 6, "2025", id="T-2")) == []

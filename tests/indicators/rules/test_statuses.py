from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model.codelists import Direction, Measure
from indicators.rules.gaps import gap
from indicators.rules.statuses import StatusKind, status
from tests.facts import dataset, indicator, observation, target

JULY = date(2024, 7, 15)
NEXT_YEAR = date(2025, 2, 1)
ORDER = {
    StatusKind.NOT_DONE: 0,
    StatusKind.BEHIND: 0,
    StatusKind.UNKNOWN: 0,
    StatusKind.OPEN: 0,
    StatusKind.NEAR: 1,
    StatusKind.REACHED: 2,
    StatusKind.DONE: 2,
}


def kind(aim, *facts, on):
    return status(aim, dataset(*facts, aim), on).kind


def test_last_years_figure_says_nothing_of_this_years_target():
    gdp = indicator()
    assert kind(target(gdp, 8), observation(gdp, 4.3), on=JULY) is StatusKind.OPEN


def test_by_default_the_date_is_the_datas_own():
    gdp = indicator()
    aim = target(gdp, 8, deadline=date(2024, 2, 19))
    assert status(aim, dataset(aim)).label == "无法判定–已到期未公布"


def test_a_target_without_a_period_cannot_be_judged():
    found = status(target(indicator(), 8, "未注明"), dataset())
    assert found.label == "无法判定–原文未列时限"


def test_a_text_is_a_text():
    assert kind(target(indicator(), text="全部开工"), on=NEXT_YEAR) is StatusKind.TEXT


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (8.0, StatusKind.REACHED),
        (9.1, StatusKind.REACHED),
        (7.5, StatusKind.NEAR),
        (7.4, StatusKind.BEHIND),
    ],
)
def test_a_growth_target_meets_the_growth_of_the_span_directly(actual, expected):
    gdp = indicator()
    assert kind(target(gdp, 8), observation(gdp, actual, "2024-01..06"), on=JULY) is expected


def test_a_quarter_that_does_not_open_the_year_says_nothing_of_its_growth():
    gdp = indicator()
    assert kind(target(gdp, 8), observation(gdp, 9, "2024-Q2"), on=JULY) is StatusKind.OPEN


@pytest.mark.parametrize(
    ("done", "expected"),
    [(3000, StatusKind.REACHED), (2400, StatusKind.NEAR), (2399, StatusKind.BEHIND)],
)
def test_half_a_years_flow_is_held_against_half_the_target(done, expected):
    jobs = indicator(measure=Measure.FLOW, unit="人")
    assert kind(target(jobs, 6000), observation(jobs, done, "2024-01..06"), on=JULY) is expected


def test_quarters_of_a_flow_add_up():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    parts = [observation(jobs, 1400, "2024-Q1"), observation(jobs, 1600, "2024-Q2")]
    assert status(target(jobs, 6000), dataset(*parts), JULY).text == "✓ 达到，完成50%，序时50%"


def test_quarters_with_a_hole_do_not_add_up():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    parts = [observation(jobs, 1500, "2024-Q1"), observation(jobs, 4000, "2024-Q3")]
    found = status(target(jobs, 6000), dataset(*parts), date(2024, 10, 1))
    assert found.reason == "完成25%，序时25%"


def test_earlier_targets_are_the_schedule():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    first, whole = target(jobs, 1200, "2024-01..06"), target(jobs, 6000)
    actual = observation(jobs, 1200, "2024-01..06")
    assert status(whole, dataset(first, whole, actual), JULY).text == "✓ 达到，完成20%，序时20%"


def test_the_schedule_runs_to_the_printed_date():
    beds = indicator(measure=Measure.FLOW, unit="张")
    aim = target(beds, 300, deadline=date(2024, 6, 30))
    found = status(aim, dataset(aim, observation(beds, 150, "2024-Q1")), date(2024, 5, 1))
    assert found.reason == "完成50%，序时50%"


def test_a_stock_counts_at_the_end_of_any_part():
    firms = indicator(measure=Measure.STOCK, unit="家")
    assert kind(target(firms, 160), observation(firms, 161, "2024-Q2"), on=JULY) is (
        StatusKind.REACHED
    )
    assert kind(target(firms, 160), observation(firms, 150, "2024-Q2"), on=JULY) is StatusKind.OPEN


@pytest.mark.parametrize(
    ("actual", "expected"), [(6000, StatusKind.DONE), (5999, StatusKind.NOT_DONE)]
)
def test_after_the_due_date_a_years_figure_decides(actual, expected):
    jobs = indicator(measure=Measure.FLOW, unit="人")
    assert kind(target(jobs, 6000), observation(jobs, actual, "2024"), on=NEXT_YEAR) is expected


def test_after_the_due_date_half_a_year_decides_nothing_but_a_goal_already_passed():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    half, ahead = (observation(jobs, each, "2024-01..06") for each in (4000, 6100))
    assert kind(target(jobs, 6000), half, on=NEXT_YEAR) is StatusKind.UNKNOWN
    assert kind(target(jobs, 6000), ahead, on=NEXT_YEAR) is StatusKind.DONE


def test_without_a_figure_after_the_due_date_nothing_is_known():
    found = status(target(indicator(), 8), dataset(), NEXT_YEAR)
    assert found.label == "无法判定–已到期未公布"


@pytest.mark.parametrize(
    ("actual", "expected"),
    [(5.0, StatusKind.REACHED), (5.5, StatusKind.NEAR), (5.6, StatusKind.BEHIND)],
)
def test_lower_is_better_mirrors(actual, expected):
    jobless = indicator(measure=Measure.SHARE, direction=Direction.DOWN)
    aim = target(jobless, 5, bound="<=")
    assert kind(aim, observation(jobless, actual, "2024-01..06"), on=JULY) is expected


@pytest.mark.parametrize(
    ("actual", "text"),
    [(3.5, "✓ 达到"), (2.5, "✓ 达到"), (3.6, "– 无法判定，偏离0.6个百分点")],
)
def test_about_is_met_within_half_a_point(actual, text):
    prices = indicator()
    aim = target(prices, 3, bound="≈")
    facts = dataset(aim, observation(prices, actual, "2024-01..06"))
    assert status(aim, facts, JULY).text == text


@pytest.mark.parametrize(("actual", "text"), [(80, "✓ 已完成"), (78, "– 无法判定，偏离2家")])
def test_of_a_count_no_tolerance_is_published(actual, text):
    firms = indicator(measure=Measure.OTHER, unit="家")
    aim = target(firms, 80, bound="≈")
    facts = dataset(aim, observation(firms, actual, "2024"))
    assert status(aim, facts, NEXT_YEAR).text == text
    assert gap(aim, facts).shortfall.value == 80 - actual


def test_an_actual_that_is_only_a_bound_may_leave_it_open():
    revenue = indicator(measure=Measure.OTHER, unit="亿元")
    above = observation(revenue, 10, "2024", bound=">")
    assert kind(target(revenue, 10), above, on=NEXT_YEAR) is StatusKind.DONE
    assert kind(target(revenue, 11), above, on=NEXT_YEAR) is StatusKind.UNKNOWN


def test_exceeding_is_more_than_reaching():
    projects = indicator(measure=Measure.OTHER, unit="个")
    aim = target(projects, 30, bound=">")
    assert kind(aim, observation(projects, 30, "2024"), on=NEXT_YEAR) is StatusKind.NOT_DONE
    assert kind(aim, observation(projects, 31, "2024"), on=NEXT_YEAR) is StatusKind.DONE


VALUES = st.decimals(min_value=-50, max_value=200, places=2)
CASES = st.tuples(
    st.sampled_from([Measure.GROWTH, Measure.FLOW, Measure.STOCK, Measure.SHARE, Measure.OTHER]),
    st.sampled_from([">=", ">", "<=", "<", "=", "≈"]),
    st.sampled_from(list(Direction)),
    st.sampled_from(["2024", "2024-01..06", "2024-Q1"]),
    st.sampled_from([date(2024, 5, 1), JULY, NEXT_YEAR]),
)


@settings(deadline=None)
@given(CASES, VALUES, VALUES, st.decimals(min_value=0, max_value=1, places=2))
def test_moving_an_actual_toward_its_target_never_worsens_a_status(case, aimed, actual, part):
    measure, bound, direction, period, on = case
    unit = "%" if measure in {Measure.GROWTH, Measure.SHARE} else "个"
    subject = indicator(measure=measure, unit=unit, direction=direction)
    aim = target(subject, aimed, bound=bound)
    closer = actual + (aimed - actual) * part
    before = kind(aim, observation(subject, actual, period), on=on)
    after = kind(aim, observation(subject, closer, period), on=on)
    if _is_worse_side(bound, direction, aimed, actual):
        assert ORDER[after] >= ORDER[before]


def _is_worse_side(bound, direction, aimed, actual):
    if bound == "≈":
        return True
    down = bound in {"<=", "<"} or (bound == "=" and direction is Direction.DOWN)
    return actual > aimed if down else actual < aimed


@settings(deadline=None)
@given(
    VALUES, VALUES, st.sampled_from([(">=", "<="), (">", "<")]), st.sampled_from([JULY, NEXT_YEAR])
)
def test_direction_mirrors(aimed, actual, bounds, on):
    rate = indicator()
    up = target(rate, aimed, bound=bounds[0])
    down = target(rate, Decimal(-aimed), bound=bounds[1])
    one = kind(up, observation(rate, actual, "2024"), on=on)
    assert kind(down, observation(rate, Decimal(-actual), "2024"), on=on) is one


def test_a_shortfall_is_said_with_its_size():
    gdp = indicator()
    facts = dataset(observation(gdp, 7.4, "2024-01..06"))
    assert status(target(gdp, 8), facts, JULY).text == "× 滞后，差0.6个百分点"


def test_a_return_period_that_is_missed_is_not_short_by_an_amount():
    flood = indicator("FLOOD", measure=Measure.OTHER, unit="年一遇")
    aim = target(flood, 100, bound="=")
    missed = status(aim, dataset(observation(flood, 50, "2024"), aim), NEXT_YEAR)
    assert missed.label == "未完成，低于目标"
    assert kind(aim, observation(flood, 100, "2024"), on=NEXT_YEAR) is StatusKind.DONE


@pytest.mark.parametrize(
    ("actual", "given", "text"),
    [
        (7.5, "预计", "× 未完成（按预计数），差0.5个百分点"),
        (8.2, "预计", "✓ 已完成（按预计数）"),
        (7.5, "初步", "× 未完成（按初步数），差0.5个百分点"),
        (7.5, "核实", "× 未完成，差0.5个百分点"),
        (7.5, "实际", "× 未完成，差0.5个百分点"),
    ],
)
def test_a_verdict_on_figures_that_are_not_final_says_so(actual, given, text):
    gdp = indicator()
    aim = target(gdp, 8)
    facts = dataset(observation(gdp, actual, "2024", status=given), aim)
    assert status(aim, facts, NEXT_YEAR).text == text


def test_parts_that_are_added_up_are_as_final_as_the_least_of_them():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    parts = [
        observation(jobs, 1500, "2024-Q1"),
        observation(jobs, 1500, "2024-Q2", status="初步"),
    ]
    found = status(target(jobs, 6000), dataset(*parts), JULY)
    assert found.text == "✓ 达到（按初步数），完成50%，序时50%"


def test_what_is_not_published_rests_on_no_figure():
    gdp = indicator()
    aim = target(gdp, 8)
    facts = dataset(observation(gdp, 7.5, "2024-Q1", status="初步"), aim)
    assert status(aim, facts, NEXT_YEAR).label == "无法判定–已到期未公布"


@pytest.mark.parametrize(
    ("bound", "actual", "limit", "said"),
    [
        # 60 − 58 = 2, and the actual is below 58.
        (">=", 58, "<", "× 未完成，至少差2亿元"),
        (">=", 60, "<", "× 未完成，低于目标"),
        (">=", 60, "<=", "– 无法判定–实绩只有限定值"),
        (">=", 70, "<", "– 无法判定–实绩只有限定值"),
        ("<=", 63, ">", "× 未完成，至少超3亿元"),
        (">", 60, "=", "× 未完成，未超过目标值"),
        (">", 60, "<=", "× 未完成，未超过目标值"),
        ("<", 60, "=", "× 未完成，未低于目标值"),
        (">", 60, ">", "✓ 已完成"),
    ],
)
def test_a_limit_and_a_bound_exactly_reached_have_no_exact_amount(bound, actual, limit, said):
    spent = indicator(measure=Measure.STOCK, unit="亿元")
    aim = target(spent, 60, bound=bound)
    found = status(aim, dataset(observation(spent, actual, "2024", limit), aim), NEXT_YEAR)
    assert found.text == said


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (23, "× 滞后，完成不足23%，序时50%"),
        (45, "– 无法判定–实绩只有限定值"),
        (55, "– 无法判定–实绩只有限定值"),
    ],
)
def test_a_sum_of_which_only_a_limit_is_known_may_be_far_behind(done, said):
    homes = indicator(measure=Measure.FLOW, unit="套")
    actual = observation(homes, done, "2024-01..06", "<")
    assert status(target(homes, 100), dataset(actual), JULY).text == said

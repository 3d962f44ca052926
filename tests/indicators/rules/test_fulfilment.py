"""What of a year's targets was kept, by figures worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest

from indicators.exhibits.fulfilment.result_table import lagging
from indicators.exhibits.targets.gap_table import judged_targets
from indicators.model.codelists import Direction, Measure
from indicators.rules.fulfilment import fulfilment_years, fulfilments, has_results
from indicators.rules.gaps import BEHIND
from indicators.rules.statuses import StatusKind
from indicators.sentences.fulfilment_texts import schedule_text
from tests.facts import dataset, indicator, observation, target

JULY = date(2024, 7, 15)
NEXT_YEAR = date(2025, 2, 1)


def one(aim, *facts, on=NEXT_YEAR):
    (found,) = fulfilments(dataset(*facts, aim), None, on)
    return found


def flow(code="X", **changes):
    return indicator(code, measure=Measure.FLOW, unit="人", **changes)


def test_nothing_is_kept_or_missed_before_the_period_has_an_actual():
    gdp = indicator()
    found = one(target(gdp, 8), observation(gdp, 4.3), on=JULY)
    assert not found.has_actual
    assert found.lag is None
    assert found.status.kind not in BEHIND


def test_a_missed_rate_is_short_in_points():
    gdp = indicator()
    found = one(target(gdp, 8), observation(gdp, 6.4, "2024"))
    assert found.status.kind is StatusKind.NOT_DONE
    assert found.lag == Fraction("1.6")


def test_a_missed_amount_is_short_as_a_share_of_its_target():
    found = one(target(flow(), 1500), observation(flow(), 1450, "2024"))
    assert found.lag == Fraction(50, 1500)


def test_an_amount_in_another_unit_is_short_by_the_same_share():
    grain = indicator(measure=Measure.FLOW, unit="万吨")
    found = one(target(grain, 2, unit="亿斤"), observation(grain, 8, "2024"))
    # 2亿斤 are 10万吨: 2 of 10 are missing.
    assert found.lag == Fraction(1, 5)


def test_an_upper_limit_is_missed_by_what_is_beyond_it():
    accidents = indicator(direction=Direction.DOWN, measure=Measure.FLOW, unit="起")
    found = one(target(accidents, 20, bound="<="), observation(accidents, 25, "2024"))
    assert found.lag == Fraction(1, 4)
    assert one(target(accidents, 20, bound="<="), observation(accidents, 20, "2024")).lag is None


def test_a_strict_bound_that_is_only_met_is_behind_by_nothing():
    gdp = indicator()
    found = one(target(gdp, 8, bound=">"), observation(gdp, 8, "2024"))
    assert found.status.kind is StatusKind.NOT_DONE
    assert found.lag == 0


@pytest.mark.parametrize("actual", [2.6, 3.4])
def test_about_is_kept_within_its_tolerance_and_undecided_outside(actual):
    prices = indicator()
    assert one(target(prices, 3, bound="≈"), observation(prices, actual, "2024")).status.kind in {
        StatusKind.DONE
    }
    away = one(target(prices, 3, bound="≈"), observation(prices, 4, "2024"))
    assert away.status.kind is StatusKind.UNKNOWN
    assert away.status.kind not in BEHIND


def test_a_flow_within_the_year_is_behind_its_schedule_not_the_whole_target():
    # 44 % done of the 50 % that are due; 12 points behind, at 38 %, is more than the threshold.
    found = one(target(flow(), 6000), observation(flow(), 2280, "2024-01..06"), on=JULY)
    assert found.status.kind is StatusKind.BEHIND
    assert found.lag == Fraction(12, 100)
    assert schedule_text(found) == "完成38%，序时50%"


def test_a_flow_on_schedule_says_its_pace_and_lags_by_nothing():
    found = one(target(flow(), 6000), observation(flow(), 3300, "2024-01..06"), on=JULY)
    assert found.status.kind is StatusKind.REACHED
    assert found.lag is None
    assert schedule_text(found) == "完成55%，序时50%"


def test_a_ceiling_that_is_passed_within_the_year_is_missed_as_a_whole():
    accidents = flow(direction=Direction.DOWN)
    aim = target(accidents, 20, bound="<=")
    assert one(aim, observation(accidents, 25, "2024-01..06"), on=JULY).lag == Fraction(1, 4)
    # 16 of 20 are 80 % where 50 % are due: 30 points ahead of what may be.
    assert one(aim, observation(accidents, 16, "2024-01..06"), on=JULY).lag == Fraction(3, 10)


def test_a_share_by_stages_is_behind_its_stage():
    works = indicator(measure=Measure.SHARE, name="重点项目开工率")
    stage = target(works, 60, "2024-01..06")
    found = fulfilments(
        dataset(observation(works, 55, "2024-01..06"), stage, target(works, 100)), None, JULY
    )
    whole = next(each for each in found if each.target.period.is_whole_year)
    assert whole.status.kind is StatusKind.BEHIND
    assert whole.lag == 5
    assert schedule_text(whole) == "比2024年1—6月阶段目标差5个百分点"


def test_a_share_that_has_reached_its_stage_says_so():
    works = indicator(measure=Measure.SHARE, name="重点项目开工率")
    stage = target(works, 60, "2024-01..06")
    found = fulfilments(
        dataset(observation(works, 62, "2024-01..06"), stage, target(works, 100)), None, JULY
    )
    whole = next(each for each in found if each.target.period.is_whole_year)
    assert schedule_text(whole) == "达到2024年1—6月阶段目标"
    assert whole.lag is None


def test_a_limit_of_the_actual_gives_no_exact_lag():
    gdp = indicator()
    found = one(target(gdp, 8), observation(gdp, 7, "2024", bound="<"))
    assert found.status.kind is StatusKind.NOT_DONE
    assert found.lag is None


def test_the_version_that_counts_is_judged():
    gdp = indicator()
    found = one(
        target(gdp, 8),
        observation(gdp, 7.9, "2024", status="初步"),
        observation(gdp, 8.1, "2024", status="核实"),
    )
    assert found.status.kind is StatusKind.DONE
    assert not found.is_provisional


def test_the_span_from_the_start_is_judged_and_is_not_enough_after_the_due_date():
    gdp = indicator()
    found = one(target(gdp, 8), observation(gdp, 7.2, "2024-01..09"))
    assert found.has_actual
    assert found.status.label == "无法判定–已到期未公布"
    assert found.status.kind not in BEHIND


def test_the_words_of_a_target_stand_beside_what_was_observed():
    works = indicator(measure=Measure.OTHER, unit="—")
    done = observation(works, text="已全部开工", period="2024")
    found = one(target(works, text="全部开工"), done)
    assert found.has_actual
    assert found.text.text == "已全部开工"
    assert found.status.kind is StatusKind.TEXT


def test_the_farthest_come_first_and_rates_are_not_mixed_with_amounts():
    near, far, jobs, houses, doubted, limited = (
        indicator("NEAR"), indicator("FAR"), flow("JOBS"), flow("HOUSES"),
        indicator("DOUBTED"), indicator("LIMITED"),
    )  # fmt: skip
    facts = (
        observation(near, 7.7, "2024"), target(near, 8),
        observation(jobs, 90, "2024"), target(jobs, 100),
        observation(doubted, 1, "2024", note="存疑：口径不同"), target(doubted, 8),
        observation(houses, 50, "2024"), target(houses, 100),
        observation(limited, 7, "2024", bound="<"), target(limited, 8),
        observation(far, 3, "2024"), target(far, 8),
    )  # fmt: skip
    found = lagging(judged_targets(dataset(*facts), NEXT_YEAR))
    assert list(found["code"]) == ["FAR", "NEAR", "HOUSES", "JOBS", "LIMITED", "DOUBTED"]


def test_the_year_with_results_comes_before_the_newest():
    gdp = indicator()
    facts = (target(gdp, 8), target(gdp, 9, "2025"), target(gdp, 7, "2023"))
    assert fulfilment_years(dataset(*facts)) == [2025, 2024, 2023]
    assert not has_results(dataset(*facts))
    data = dataset(observation(gdp, 8.2, "2024-01..03"), *facts)
    assert fulfilment_years(data) == [2024, 2025, 2023]
    assert has_results(data)
    assert has_results(data, 2024)
    assert not has_results(data, 2025)

"""What is farthest behind, as the first page lists it."""

from datetime import date

from indicators.exhibits.fulfilment.lists import worst
from indicators.model.codelists import Measure, Tier
from tests.facts import dataset, indicator, observation, target

NEXT_YEAR = date(2025, 2, 1)


def missed(number):
    """A rate of 2024 that misses its target by so many points."""
    rate = indicator(f"R{number}", tier=Tier.GENERAL)
    return target(rate, 10), observation(rate, 10 - number, "2024")


JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人", tier=Tier.GENERAL)
FACTS = (
    *missed(1), *missed(4), *missed(2), *missed(3),
    target(JOBS, 100), observation(JOBS, 90, "2024"),
)  # fmt: skip


def test_two_rates_and_the_amounts_are_listed_and_all_are_counted():
    found = worst(dataset(*FACTS, as_of=NEXT_YEAR), None)
    assert found.table.rows["code"].to_list() == ["R4", "R3", "JOBS"]
    assert found.title == "短板：2024年目标有5项未完成或滞后"
    assert found.lead == "其中核心指标和差距大的3项"


def test_a_core_indicator_comes_before_a_larger_gap():
    growth = indicator("GDP")
    core = (target(growth, 8), observation(growth, "7.7", "2024"))
    found = worst(dataset(*FACTS, *core, as_of=NEXT_YEAR), None)
    assert found.table.rows["code"].to_list() == ["GDP", "R4", "R3", "JOBS"]
    assert found.lead == "其中核心指标和差距大的4项"


def test_nothing_is_said_of_a_choice_where_all_are_listed():
    found = worst(dataset(*missed(1), *missed(2), as_of=NEXT_YEAR), None)
    assert found.lead == ""


def test_figures_of_after_the_day_make_nothing_late():
    # As of 1 February 2025; figures without a day of publication are known from their period's end.
    data = dataset(*FACTS, as_of=NEXT_YEAR)
    assert worst(data, None, date(2024, 6, 30)).count == 0
    assert worst(data, None, date(2025, 1, 1)).count == 5


def test_a_year_without_results_shows_those_of_the_year_before():
    data = dataset(*FACTS, target(JOBS, 120, "2025"), as_of=NEXT_YEAR)
    assert worst(data, 2025).year == 2024
    assert worst(data, 2024).count == 5


def test_the_doubtful_are_counted_but_not_listed():
    rate = indicator("ODD")
    facts = (target(rate, 10), observation(rate, 2, "2024", note="存疑：口径不同"))
    found = worst(dataset(*facts, as_of=NEXT_YEAR), None)
    assert found.title == "短板：2024年目标有1项未完成或滞后（其中1项存疑）"
    assert found.table.is_empty
    assert found.lead == ""


def test_nothing_is_behind_before_there_are_results():
    assert worst(dataset(target(JOBS, 100)), None).count == 0

from dataclasses import replace
from fractions import Fraction

import pytest

from indicators.model.codelists import Comparability, Measure, Standing
from indicators.rules.agenda import agenda
from indicators.rules.gaps import gap, gaps, gaps_of_all_areas
from tests.facts import LATER_SOURCE, OWN, dataset, indicator, observation, relation, target

CITY = replace(OWN, code="999900", name="测试市")


def flow(code, unit):
    return indicator(code, measure=Measure.FLOW, unit=unit)


def test_a_rate_below_its_target_is_short_by_points():
    gdp = indicator("GDP_YOY")
    aim = target(gdp, 8)
    found = gap(aim, dataset(observation(gdp, 4.3), aim))
    assert found.difference.value == Fraction("3.7")
    assert found.difference.unit == "个百分点"
    assert found.standing is Standing.ABOVE
    assert found.words == "目标下限比上年实绩高3.7个百分点"


def test_a_target_below_last_years_actual_is_said_so():
    investment = indicator("FAI_YOY")
    aim = target(investment, 12)
    found = gap(aim, dataset(observation(investment, 16.1), aim))
    assert found.difference.value == Fraction("-4.1")
    assert found.standing is Standing.BELOW
    assert found.words == "目标下限低于上年实绩4.1个百分点"


def test_people_in_ten_thousands_meet_people():
    skilled = flow("SKILLED", "人")
    aim = target(skilled, 8300, bound="=")
    found = gap(aim, dataset(observation(skilled, 1.4, unit="万人"), aim))
    assert (found.difference.value, found.difference.unit) == (-5700, "人")
    assert found.share == Fraction(-5700, 14000)


def test_four_roads_done_and_eight_to_do():
    roads = flow("ROADS", "条")
    aim = target(roads, 8, bound="=")
    found = gap(aim, dataset(observation(roads, 4), aim))
    assert (found.difference.value, found.difference.unit, found.share) == (4, "条", 1)


def test_a_doubtful_pair_shows_its_numbers_and_enters_no_ranking():
    grain = flow("GRAIN", "万吨")
    last, aim = observation(grain, 4.46), target(grain, 1.67, unit="亿斤")
    link = relation(
        "目标基数", ("目标", aim), ("基数", last), comparability="存疑", note="口径不一"
    )
    found = gap(aim, dataset(last, aim, link))
    assert found.standing is Standing.DOUBTFUL
    assert found.difference.value == Fraction("3.89")
    assert found.difference.unit == "万吨"
    assert found.words == "存疑：口径不一"
    assert not found.is_ranked


def test_a_bounded_baseline_gives_no_difference():
    revenue = flow("REVENUE", "亿元")
    aim = target(revenue, 11)
    found = gap(aim, dataset(observation(revenue, 10, bound=">"), aim))
    assert found.difference is None
    assert found.standing is Standing.DOUBTFUL


def test_a_return_period_has_no_gap_and_says_why():
    flood = indicator("FLOOD", measure=Measure.OTHER, unit="年一遇")
    aim = target(flood, 100, bound="=")
    found = gap(aim, dataset(observation(flood, 50), aim))
    assert (found.difference, found.share) == (None, None)
    assert found.reason == "重现期不相减"
    assert not found.is_ranked


def test_projects_and_firms_are_never_subtracted():
    projects = flow("SMART", "个")
    last, aim = observation(projects, 5), target(projects, 13, unit="家")
    found = gap(aim, dataset(last, aim))
    assert found.difference is None
    assert found.comparability is Comparability.INCOMPARABLE
    assert found.standing is Standing.NO_BASELINE


def test_an_incomparable_pair_is_not_paired_though_the_unit_agrees():
    one, other = flow("A", "家"), flow("B", "家")
    last, aim = observation(one, 5), target(other, 28)
    link = relation(
        "目标基数", ("目标", aim), ("基数", last), comparability="不可比", note="级别不同"
    )
    found = gap(aim, dataset(last, aim, link))
    assert found.difference is None
    assert found.words == "无基数：级别不同"


def test_a_stated_pair_overrides_the_same_indicator():
    mine, other = flow("A", "家"), flow("B", "家")
    own, better, aim = observation(mine, 3), observation(other, 7), target(mine, 10)
    link = relation("目标基数", ("目标", aim), ("基数", better), comparability="可比")
    assert gap(aim, dataset(own, better, aim, link)).difference.value == 3


def test_without_an_earlier_actual_there_is_no_baseline():
    aim = target(indicator(), 1.6)
    found = gap(aim, dataset(aim))
    assert found.standing is Standing.NO_BASELINE
    assert found.difference is None


def test_an_undated_earlier_value_is_no_baseline():
    share = indicator(measure=Measure.SHARE)
    aim = target(share, 50)
    assert gap(aim, dataset(observation(share, 16, "未注明"), aim)).baseline is None


def test_a_half_year_target_meets_last_years_half_and_not_its_whole():
    jobs = flow("JOBS", "人")
    whole, half = observation(jobs, 5830), observation(jobs, 2900, "2023-01..06")
    aim = target(jobs, 3000, "2024-01..06")
    found = gap(aim, dataset(whole, half, aim))
    assert found.baseline == half
    assert found.words == "目标下限比上年同期实绩多100人"


def test_the_verified_figure_counts_before_the_preliminary_one():
    gdp = indicator()
    aim = target(gdp, 8)
    first, final = observation(gdp, 4, status="初步"), observation(gdp, 4.3, status="核实")
    assert gap(aim, dataset(final, first, aim)).baseline == final


def test_a_text_target_has_no_gap():
    aim = target(indicator(), text="与经济增长同步")
    found = gap(aim, dataset(aim))
    assert found.standing is Standing.TEXT
    assert found.difference is None


@pytest.mark.parametrize(
    ("actual", "aimed", "standing"),
    [(10, 10, Standing.LEVEL), (9, 10, Standing.ABOVE), (11, 10, Standing.BELOW)],
)
def test_targets_divide_by_where_they_lie(actual, aimed, standing):
    firms = flow("FIRMS", "家")
    aim = target(firms, aimed)
    assert gap(aim, dataset(observation(firms, actual), aim)).standing is standing


def doubted_experts():
    """5872人 of 2023 are doubtful, the pair with 2700人 is not; 143家 and 160家 are sure."""
    experts, firms = flow("EXPERTS", "人"), indicator("FIRMS", measure=Measure.STOCK, unit="家")
    return dataset(
        observation(experts, 5872, note="存疑：比例偏高。"),
        target(experts, 2700, bound="="),
        observation(firms, 143),
        target(firms, 160, bound="="),
    )


def test_a_doubtful_figure_keeps_its_standing_and_enters_no_ranking():
    experts, firms = gaps(doubted_experts())
    assert experts.comparability is Comparability.COMPARABLE
    assert (experts.standing, experts.is_compared) == (Standing.BELOW, True)
    assert (experts.is_doubtful, experts.is_ranked) == (True, False)
    assert experts.words == "目标值比上年实绩少3172人（存疑）"
    assert (firms.is_doubtful, firms.is_ranked) == (False, True)


def test_a_share_is_no_more_precise_than_the_figures_it_is_of():
    skilled = flow("SKILLED", "人")
    aim = target(skilled, 8300, bound="=")
    found = gap(aim, dataset(observation(skilled, 1.4, unit="万人"), aim))
    assert found.per_cent == -41


def test_a_revised_baseline_is_used_and_what_was_printed_is_said():
    gdp = indicator("GDP_YOY")
    named = observation(gdp, 4.3, "2023")
    revised = observation(gdp, 4.5, "2023", status="核实", source=LATER_SOURCE)
    aim = target(gdp, 8)
    stated = relation("目标基数", ("目标", aim), ("基数", named), comparability="可比")
    found = gap(aim, dataset(named, revised, aim, stated))
    assert found.difference.value == Fraction("3.5")
    assert (found.baseline, found.printed) == (revised, named)
    assert found.words == (
        "目标下限比上年实绩高3.5个百分点（上年实绩4.5%为核实数，目标制定时为4.3%）"
    )


def test_a_baseline_that_is_not_final_says_so():
    gdp = indicator("GDP_YOY")
    aim = target(gdp, 8)
    found = gap(aim, dataset(observation(gdp, 4.3, "2023", status="初步"), aim))
    assert found.words == "目标下限比上年实绩高3.7个百分点（上年实绩为初步数）"


def test_targets_of_other_areas_are_not_among_those_of_the_own():
    gdp = indicator("GDP_YOY")
    own, city = target(gdp, 8), replace(target(gdp, 20), id="T-CITY", area=CITY)
    facts = dataset(own, city)
    assert [each.target.id for each in gaps(facts)] == [own.id]
    assert [each.target.id for each in gaps_of_all_areas(facts)] == [own.id, "T-CITY"]
    assert [each.fact.id for each in agenda(facts)] == [own.id]

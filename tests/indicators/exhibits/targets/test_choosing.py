import pytest

from indicators.exhibits.request import request
from indicators.exhibits.targets.choosing import (
    GapOrder,
    chosen_targets,
    comparable,
    largest,
    level_apart,
    ordered,
    short_ones,
)
from indicators.exhibits.targets.gap_table import judged_targets
from indicators.exhibits.targets.lists import TARGET_COUNTS
from indicators.model.codelists import Direction, Measure
from tests.facts import dataset, indicator, observation, relation, target


def aims_of(rows):
    return [each.target for each in rows["itself"]]


def test_rates_and_counts_sort_apart():
    rate, far, firms = indicator("RATE"), indicator("FAR"), indicator("FIRMS", unit="家")
    facts = [observation(rate, 7.9), observation(far, 1), observation(firms, 1)]
    aims = [target(firms, 100), target(rate, 8), target(far, 8), target(indicator("NONE"), 1)]
    found = ordered(judged_targets(dataset(*facts, *aims)), GapOrder.DIFFERENCE)
    assert list(found["code"]) == ["FAR", "RATE", "FIRMS", "NONE"]


def test_doubtful_gaps_are_never_sorted_by_their_size():
    big, small = indicator("BIG", unit="家"), indicator("SMALL", unit="家")
    last = [observation(small, 10), observation(big, 10)]
    aims = [target(small, 11), target(big, 99)]
    links = [
        relation("目标基数", ("目标", aim), ("基数", base), comparability="存疑", note="口径不一")
        for aim, base in zip(aims, last, strict=True)
    ]
    found = ordered(judged_targets(dataset(*last, *aims, *links)), GapOrder.DIFFERENCE)
    assert list(found["code"]) == ["SMALL", "BIG"]


@pytest.mark.parametrize("order", list(GapOrder))
def test_a_doubtful_figure_comes_after_the_sure_ones(order):
    doubted, sure = indicator("DOUBTED", unit="家"), indicator("SURE", unit="家")
    facts = [observation(doubted, 10, note="存疑：口径不明"), observation(sure, 10)]
    aims = [target(doubted, 99), target(sure, 11)]
    found = comparable(ordered(judged_targets(dataset(*facts, *aims)), order), rates=False)
    assert list(found["code"]) == ["SURE", "DOUBTED"]


def test_a_share_that_is_not_due_yet_comes_after_what_falls_short():
    works = indicator("WORKS", name="智能化改造率", measure=Measure.SHARE)
    growth = indicator("GROWTH")
    facts = [observation(works, 70, "2024-01..09"), observation(growth, 7, "2024-01..09")]
    # 85 − 70 = 15 points to the year's end, where nothing is due yet; 8 − 7 = 1 point of growth.
    found = judged_targets(dataset(*facts, target(works, 85), target(growth, 8)))
    ranked = ordered(found, GapOrder.DIFFERENCE)
    assert list(ranked["code"]) == ["GROWTH", "WORKS"]


def test_the_largest_gaps_are_two_lists():
    near, far, firms = indicator("NEAR"), indicator("FAR"), indicator("FIRMS", unit="家")
    facts = [observation(near, 8.9), observation(far, 4.3), observation(firms, 143)]
    aims = [target(near, 9), target(far, 8), target(firms, 160)]
    found = judged_targets(dataset(*facts, *aims))
    assert list(largest(found, in_points=True)["code"]) == [
        "FAR",
        "NEAR",
    ]
    assert list(largest(found, in_points=False)["code"]) == ["FIRMS"]


@pytest.mark.parametrize("doubted", ["actual", "target"])
def test_a_doubtful_figure_is_never_the_largest_gap(doubted):
    notes = {each: "存疑：口径不明" if each == doubted else "" for each in ("actual", "target")}
    far, near = indicator("FAR", unit="家"), indicator("NEAR", unit="家")
    facts = [
        observation(far, 10, note=notes["actual"]),
        target(far, 90, note=notes["target"]),
        observation(near, 10),
        target(near, 11),
    ]
    found = largest(judged_targets(dataset(*facts)), in_points=False)
    assert list(found["code"]) == ["NEAR"]


def test_gaps_of_now_are_not_ranked_with_larger_ones_from_an_earlier_period():
    one, other = indicator("A", measure=Measure.SHARE), indicator("B", measure=Measure.SHARE)
    far, near = target(one, "9"), target(other, "9")
    facts = dataset(
        observation(one, "1"), observation(one, "8.8", "2024-01..09"), observation(other, "6"),
        far, near,
    )  # fmt: skip
    # 9 − 8.8 = 0.2 now; the 3 points from 2023 of the other are no distance of now.
    assert aims_of(largest(judged_targets(facts), in_points=True)) == [far]
    assert aims_of(short_ones(judged_targets(facts), in_points=True)) == [far, near]


def test_without_a_shortfall_of_now_the_distances_from_last_year_are_ranked():
    one, other = indicator("A", measure=Measure.SHARE), indicator("B", measure=Measure.SHARE)
    met, open_ = target(one, "9"), target(other, "9")
    facts = dataset(observation(one, "9.2", "2024-01..09"), observation(other, "6"), met, open_)
    assert aims_of(largest(judged_targets(facts), in_points=True)) == [open_]


def test_an_upper_limit_that_last_year_missed_is_a_gap():
    referrals = indicator("REFERRALS", direction=Direction.DOWN, measure=Measure.SHARE)
    jobless = indicator("JOBLESS", direction=Direction.DOWN, measure=Measure.SHARE)
    aims = [target(referrals, "10", bound="<="), target(jobless, "5", bound="<=")]
    facts = dataset(observation(referrals, "11.5"), observation(jobless, "4.9"), *aims)
    assert aims_of(largest(judged_targets(facts), in_points=True)) == aims[:1]
    texts = list(judged_targets(facts)["standing"])
    assert texts == ["上限低于上年实绩", "上限高于上年实绩"]


def test_counts_that_aim_at_last_years_level_are_set_apart():
    same, more = indicator("SAME", unit="家"), indicator("MORE", unit="家")
    facts = [observation(same, 10), observation(more, 10), target(same, 10), target(more, 12)]
    found = dataset(*facts)
    asked = dict(request(TARGET_COUNTS, found).choices)
    rest, level = level_apart(found, asked)
    assert list(chosen_targets(found, rest)["code"]) == ["MORE"]
    assert list(chosen_targets(found, level)["code"]) == ["SAME"]
    # One that has a figure of its own period is judged, and stays in the picture.
    now = dataset(*facts, observation(same, 9, period="2024"))
    assert level_apart(now, asked)[0] == asked


def test_counts_that_all_aim_at_last_years_level_stay_where_they_are():
    same = indicator("SAME", unit="家")
    found = dataset(observation(same, 10), target(same, 10))
    asked = dict(request(TARGET_COUNTS, found).choices)
    rest, level = level_apart(found, asked)
    assert rest == asked
    assert chosen_targets(found, level).empty

import pytest

from indicators.exhibits.targets.choosing import GapOrder, comparable_counts, ordered
from indicators.model.codelists import Measure
from indicators.rules.gaps import gaps
from tests.facts import dataset, indicator, observation, relation, target


def test_rates_and_counts_sort_apart():
    rate, far, firms = indicator("RATE"), indicator("FAR"), indicator("FIRMS", unit="家")
    facts = [observation(rate, 7.9), observation(far, 1), observation(firms, 1)]
    aims = [target(firms, 100), target(rate, 8), target(far, 8), target(indicator("NONE"), 1)]
    found = ordered(gaps(dataset(*facts, *aims)), GapOrder.DIFFERENCE)
    assert [each.target.indicator.code for each in found] == ["FAR", "RATE", "FIRMS", "NONE"]


def test_doubtful_gaps_are_never_sorted_by_their_size():
    big, small = indicator("BIG", unit="家"), indicator("SMALL", unit="家")
    last = [observation(small, 10), observation(big, 10)]
    aims = [target(small, 11), target(big, 99)]
    links = [
        relation("目标基数", ("目标", aim), ("基数", base), comparability="存疑", note="口径不一")
        for aim, base in zip(aims, last, strict=True)
    ]
    found = ordered(gaps(dataset(*last, *aims, *links)), GapOrder.DIFFERENCE)
    assert [each.target.indicator.code for each in found] == ["SMALL", "BIG"]


@pytest.mark.parametrize("order", list(GapOrder))
def test_a_doubtful_figure_comes_after_the_sure_ones(order):
    doubted, sure = indicator("DOUBTED", unit="家"), indicator("SURE", unit="家")
    facts = [observation(doubted, 10, note="存疑：口径不明"), observation(sure, 10)]
    aims = [target(doubted, 99), target(sure, 11)]
    found = comparable_counts(ordered(gaps(dataset(*facts, *aims)), order))
    assert [each.target.indicator.code for each in found] == ["SURE", "DOUBTED"]


def test_a_share_that_is_not_due_yet_comes_after_what_falls_short():
    works = indicator("WORKS", name="智能化改造率", measure=Measure.SHARE)
    growth = indicator("GROWTH")
    facts = [observation(works, 70, "2024-01..09"), observation(growth, 7, "2024-01..09")]
    # 85 − 70 = 15 points to the year's end, where nothing is due yet; 8 − 7 = 1 point of growth.
    found = gaps(dataset(*facts, target(works, 85), target(growth, 8)))
    ranked = ordered(found, GapOrder.DIFFERENCE)
    assert [each.target.indicator.code for each in ranked] == ["GROWTH", "WORKS"]

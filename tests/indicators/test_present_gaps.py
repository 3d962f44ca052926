from fractions import Fraction

import pytest

from indicators.fact_lines import gap_record
from indicators.gaps import gap, largest
from indicators.terms import Direction, Measure
from tests.facts import dataset, indicator, observation, target


def found(actual, aimed, bound, *, direction=Direction.UP, period="2024-01..09", last=None):
    rate = indicator("R", direction=direction, measure=Measure.SHARE)
    aim = target(rate, aimed, bound=bound)
    earlier = [] if last is None else [observation(rate, last)]
    return gap(aim, dataset(*earlier, observation(rate, actual, period), aim))


@pytest.mark.parametrize(
    ("actual", "aimed", "bound", "direction", "short"),
    [
        ("9.9", "9.5", ">=", Direction.UP, "0"),
        ("8.9", "9.5", ">=", Direction.UP, "0.6"),
        ("4.9", "5", "<=", Direction.DOWN, "0"),
        ("11.5", "10", "<=", Direction.DOWN, "1.5"),
        ("3.4", "3", "≈", Direction.NEUTRAL, "0"),
        ("3.7", "3", "≈", Direction.NEUTRAL, "0.2"),
        ("2.3", "3", "≈", Direction.NEUTRAL, "0.2"),
    ],
)
@pytest.mark.parametrize("period", ["2024-01..09", "2023"])
def test_a_shortfall_has_the_direction_of_its_target(  # noqa: PLR0917 - one a column
    period, actual, aimed, bound, direction, short
):
    data = found(actual, aimed, bound, direction=direction, period=period)
    assert data.shortfall.value == Fraction(short)


@pytest.mark.parametrize(
    ("actual", "aimed", "bound", "words"),
    [
        (
            "9.9",
            "9.5",
            ">=",
            "2024年1—9月实绩比目标下限高0.4个百分点；起点：目标下限比上年实绩高3.7个百分点",
        ),
        (
            "8.9",
            "9.5",
            ">=",
            "距目标下限还差0.6个百分点（2024年1—9月）；起点：目标下限比上年实绩高3.7个百分点",
        ),
        (
            "11.5",
            "10",
            "<=",
            "超出目标上限1.5个百分点（2024年1—9月）；起点：目标上限比上年实绩高4.2个百分点",
        ),
    ],
)
def test_the_present_leads_and_last_year_is_the_starting_point(actual, aimed, bound, words):
    assert found(actual, aimed, bound, last="5.8").words == words


def test_what_is_met_is_no_gap():
    assert largest((found("9.9", "9.5", ">=", last="5.8"),), in_points=True) == []
    assert len(largest((found("8.9", "9.5", ">=", last="5.8"),), in_points=True)) == 1


def test_a_flow_is_described_by_its_schedule():
    homes = indicator("HOMES", measure=Measure.FLOW, unit="套")
    aim = target(homes, 100)
    made = gap(aim, dataset(observation(homes, 62, "2024-01..09"), aim))
    assert made.words == "2024年1—9月完成62%，序时75%；起点：无基数：原文没有同口径的上年实绩"


def test_the_record_has_the_present_and_the_shortfall():
    record = gap_record(found("11.5", "10", "<="))
    assert (record["present"], record["shortfall"]) == (-1.5, 1.5)
    assert (record["present_period"], record["shortfall_unit"]) == ("2024-01..09", "个百分点")

import pytest

from indicators.baselines import pairing, reference_name
from indicators.terms import Measure
from tests.facts import dataset, indicator, observation, target


@pytest.mark.parametrize(
    ("then", "aimed", "name"),
    [
        ("2023", "2024", "上年实绩"),
        ("2023-01..06", "2024-01..06", "上年同期实绩"),
        ("2023-Q3", "2024", "2023年三季度实绩"),
        ("2021", "2024", "2021年实绩"),
        ("未注明", "2024", "此前实绩"),
    ],
)
def test_a_baseline_is_called_by_its_distance(then, aimed, name):
    stock = indicator(measure=Measure.STOCK, unit="家")
    assert reference_name(observation(stock, 1, then), target(stock, 2, aimed)) == name


def test_a_stock_is_set_against_the_latest_value_before_the_target():
    stock = indicator(measure=Measure.STOCK, unit="家")
    year, quarter = observation(stock, 143, "2023"), observation(stock, 140, "2023-Q3")
    aim = target(stock, 160)
    assert pairing(aim, dataset(quarter, year, aim)).baseline == year


def test_two_target_years_stand_side_by_side():
    rate = indicator()
    first, second = observation(rate, 4.3, "2023"), observation(rate, 6, "2024")
    aims = [target(rate, 8, "2024"), target(rate, 7, "2025")]
    facts = dataset(first, second, *aims)
    assert [pairing(each, facts).baseline for each in aims] == [first, second]

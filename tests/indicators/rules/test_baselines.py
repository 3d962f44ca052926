import pytest

from indicators.model.codelists import Measure
from indicators.rules.baselines import Pairing, pairing
from tests.facts import LATER_SOURCE, dataset, indicator, observation, relation, target


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
    pair = Pairing(target=target(stock, 2, aimed), baseline=observation(stock, 1, then))
    assert pair.reference_name == name


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


def test_a_pair_names_indicator_area_and_period_and_follows_a_revision():
    rate = indicator()
    named = observation(rate, 4.3, "2023")
    revised = observation(rate, 4.5, "2023", status="核实", source=LATER_SOURCE)
    aim = target(rate, 8)
    stated = relation("目标基数", ("目标", aim), ("基数", named), comparability="可比")
    found = pairing(aim, dataset(named, revised, aim, stated))
    assert (found.baseline, found.printed) == (revised, named)


def test_without_a_row_the_figure_of_the_targets_own_document_was_printed_when_it_was_set():
    rate = indicator()
    first = observation(rate, 4.3, "2023")
    revised = observation(rate, 4.5, "2023", status="核实", source=LATER_SOURCE)
    aim = target(rate, 8)
    found = pairing(aim, dataset(first, revised, aim))
    assert (found.baseline, found.printed) == (revised, first)


def test_the_only_version_is_the_printed_one_too():
    rate = indicator()
    named, aim = observation(rate, 4.3, "2023"), target(rate, 8)
    stated = relation("目标基数", ("目标", aim), ("基数", named), comparability="可比")
    assert pairing(aim, dataset(named, aim, stated)).printed is None


def test_a_span_of_years_is_no_baseline_of_a_year():
    stock = indicator(measure=Measure.STOCK, unit="家")
    span, year = observation(stock, 50, "2019..2023"), observation(stock, 39, "2022")
    aim = target(stock, 60, "2024")
    assert pairing(aim, dataset(span, year, aim)).baseline == year
    assert pairing(aim, dataset(span, aim)).baseline is None

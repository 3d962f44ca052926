from indicators.series import Rhythm, series_of
from indicators.terms import Measure
from tests.facts import dataset, indicator, observation


def test_years_quarters_and_spans_are_separate_series():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    periods = ["2022", "2023", "2024-Q1", "2024-Q2", "2024-01..06", "2024-01"]
    facts = dataset(*[observation(jobs, 1, period) for period in periods])
    assert [(each.rhythm, len(each.points)) for each in series_of(jobs, facts)] == [
        (Rhythm.YEARLY, 2),
        (Rhythm.CUMULATIVE, 1),
        (Rhythm.QUARTERLY, 2),
        (Rhythm.MONTHLY, 1),
    ]


def test_a_stock_is_one_series_of_period_ends():
    firms = indicator(measure=Measure.STOCK, unit="家")
    facts = dataset(*[observation(firms, 1, period) for period in ("2023", "2024-Q1", "2024-Q2")])
    found = series_of(firms, facts)
    assert [each.rhythm for each in found] == [Rhythm.END_OF_PERIOD]
    assert found[0].is_long_enough


def test_two_points_are_no_trend():
    rate = indicator()
    facts = dataset(observation(rate, 1, "2022"), observation(rate, 2, "2023"))
    assert not series_of(rate, facts)[0].is_long_enough


def test_a_period_has_one_point_the_most_trusted():
    rate = indicator()
    first, final = observation(rate, 4, status="初步"), observation(rate, 4.3, status="核实")
    assert series_of(rate, dataset(final, first))[0].points == (final,)


def test_an_undated_value_is_no_point():
    rate = indicator()
    assert series_of(rate, dataset(observation(rate, 16, "未注明"))) == []

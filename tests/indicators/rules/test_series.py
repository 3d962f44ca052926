from indicators.model.codelists import Measure, Rhythm
from indicators.rules.series import series_of
from tests.facts import dataset, indicator, observation


def test_years_quarters_and_spans_are_separate_series():
    """January, the first quarter and the half year all begin the year: they are one line."""
    jobs = indicator(measure=Measure.FLOW, unit="人")
    periods = ["2022", "2023", "2024-Q1", "2024-Q2", "2024-01..06", "2024-01"]
    facts = dataset(*[observation(jobs, 1, period) for period in periods])
    assert [(each.rhythm, len(each.points)) for each in series_of(jobs, facts)] == [
        (Rhythm.YEARLY, 2),
        (Rhythm.CUMULATIVE, 3),
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


def test_the_year_closes_its_cumulative_line_and_stays_in_the_yearly_series():
    rate = indicator()
    spans = ["2024-01..03", "2024-01..06", "2024-01..09", "2024"]
    facts = dataset(*[observation(rate, 1, period) for period in ("2023", *spans, "2025-01..03")])
    yearly, cumulative = series_of(rate, facts)
    assert [each.period.text for each in yearly.points] == ["2023", "2024"]
    # 2023 has no spans, and its figure would fall to the next first quarter.
    assert [each.period.text for each in cumulative.points] == [*spans, "2025-01..03"]
    assert [cumulative.period_label(each.period) for each in cumulative.points] == [
        "2024年1—3月",
        "2024年1—6月",
        "2024年1—9月",
        "2024年",
        "2025年1—3月",
    ]
    lines = [cumulative.line_of(each.period) for each in cumulative.points]
    assert lines == [*["2024年"] * 4, "2025年"]


def test_several_months_that_begin_in_march_are_on_no_cumulative_line():
    jobs = indicator(measure=Measure.FLOW, unit="人")
    periods = ("2024-03..05", "2024-04..06", "2024-01..06")
    facts = dataset(*[observation(jobs, 1, period) for period in periods])
    assert [
        (each.rhythm, [point.period.text for point in each.points])
        for each in series_of(jobs, facts)
    ] == [(Rhythm.CUMULATIVE, ["2024-01..06"]), (Rhythm.QUARTERLY, ["2024-04..06"])]


def test_a_span_of_years_is_on_no_line():
    flow = indicator(measure=Measure.FLOW, unit="亿元")
    years = [observation(flow, 10 + at, f"{2018 + at}") for at in range(3)]
    span = observation(flow, 60, "2016..2020")
    (yearly,) = series_of(flow, dataset(*years, span))
    assert [each.quantity.value for each in yearly.points] == [10, 11, 12]

from indicators.exhibits.growth.series import series_table
from indicators.model.codelists import Measure
from indicators.rules.series import series_of
from tests.facts import dataset, indicator, observation, target
from tests.indicators.exhibits.asking import told

JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人")


def test_points_that_are_not_final_are_marked():
    values = [
        observation(JOBS, 100, "2021"),
        observation(JOBS, 110, "2022", status="核实"),
        observation(JOBS, 120, "2023", status="预计"),
    ]
    facts = dataset(*values)
    rows = series_table(series_of(JOBS, facts)[0], facts).rows
    assert rows["text"].to_list() == ["100人", "110人（核实）", "120人（预计）"]
    assert rows["period_said"].to_list() == ["2021年", "2022年（核实）", "2023年（预计）"]
    assert rows["provisional"].to_list() == [False, False, True]


def test_the_message_tells_the_range_of_the_rates_before_and_the_distance_to_the_target():
    rate = indicator("A")
    spans = {"2024-01..03": 12.5, "2024-01..06": 13, "2024": 13.2}
    values = [observation(rate, value, period) for period, value in spans.items()]
    facts = dataset(*values, target(rate, 12, "2024"))
    assert told("series", facts)[0] == (
        "指标A：2024年增长13.2%，此前各期在增长12.5%和增长13%之间，比目标下限高1.2个百分点。"
    )


def test_sums_that_grow_over_the_year_have_no_range():
    spans = {"2024-01..03": 100, "2024-01..06": 200, "2024": 400}
    facts = dataset(*(observation(JOBS, value, period) for period, value in spans.items()))
    assert "之间" not in told("series", facts)[0]


def test_the_names_of_periods_are_short_and_the_year_is_beneath_them():
    rate = indicator()
    facts = dataset(
        observation(rate, 1, "2024-01..03", status="初步"),
        *(observation(rate, 1, each) for each in ("2024-01..06", "2024", "2022", "2023")),
    )
    yearly, cumulative = (series_table(each, facts).rows for each in series_of(rate, facts))
    assert cumulative["tick"].to_list() == ["1—3月\n初步", "1—6月", "全年"]
    assert set(cumulative["tick_year"]) == {"2024年"}
    assert yearly["tick"].to_list() == ["2022年", "2023年", "2024年"]
    assert set(yearly["tick_year"]) == {""}

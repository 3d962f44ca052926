from indicators.exhibits.growth.series import series_table
from indicators.model.codelists import Measure
from indicators.rules.series import series_of
from tests.facts import dataset, indicator, observation

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

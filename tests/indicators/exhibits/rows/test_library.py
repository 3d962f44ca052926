from indicators.exhibits.rows.library import facts_table, series_table
from indicators.model.codelists import Measure
from indicators.rules.series import series_of
from tests.facts import dataset, indicator, observation

JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人")


def test_every_version_is_listed_and_the_replaced_one_names_what_counts():
    first = observation(JOBS, 6480, note="存疑：口径不明")
    revised = observation(JOBS, 6500, status="核实")
    facts = dataset(first, revised)
    assert facts_table(facts.facts, facts).exported["status"] == "状态"
    assert facts_table(facts.facts, facts).rows["status"].to_list() == ["实际", "核实"]
    assert facts_table(facts.facts, facts).rows["value_text"].to_list() == [
        "6480人（存疑，现以核实数6500人为准）",
        "6500人（核实）",
    ]


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

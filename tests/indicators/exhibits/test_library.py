from indicators.exhibits.library import facts_table
from indicators.model.codelists import Measure
from tests.facts import dataset, indicator, observation

JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人")


def test_every_version_is_listed_and_the_replaced_one_names_what_counts():
    first = observation(JOBS, 6480, note="存疑：口径不明")
    revised = observation(JOBS, 6500, status="核实")
    facts = dataset(first, revised)
    assert "状态" in facts_table(facts.facts, facts).download
    assert facts_table(facts.facts, facts).rows["status"].to_list() == ["实际", "核实"]
    assert facts_table(facts.facts, facts).rows["value_text"].to_list() == [
        "6480人（存疑，现以核实数6500人为准）",
        "6500人（核实）",
    ]

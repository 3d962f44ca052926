from indicators.exhibits.request import request
from indicators.exhibits.targets.gap_table import judged_targets
from indicators.exhibits.targets.lists import TARGET_RATES
from indicators.exhibits.targets.standings import (
    STANDING_COUNTS,
    standings_message,
    standings_table,
)
from indicators.model.codelists import Measure
from tests.facts import dataset, indicator, observation, target


def test_targets_divide_in_the_rules_order():
    gdp, text = indicator("GDP"), indicator("TEXT")
    facts = [observation(gdp, 4.3), target(gdp, 8), target(text, text="同步")]
    found = standings_table(judged_targets(dataset(*facts))).rows
    assert found["standing"].to_list() == ["文字目标", "下限高于上年实绩"]
    assert found["count"].to_list() == [1, 1]


def test_targets_above_last_year_divide_by_the_kind_of_their_bound():
    aims = {"A": ">=", "B": ">", "C": "=", "D": "<=", "E": "≈"}
    facts = [
        fact
        for code, bound in aims.items()
        for fact in (observation(indicator(code), 4), target(indicator(code), 8, bound=bound))
    ]
    below = [observation(indicator("F"), 4), target(indicator("F"), 3, bound="<=")]
    found = standings_table(judged_targets(dataset(*facts, *below))).rows
    assert list(zip(found["name"], found["count"], strict=True)) == [
        ("下限高于上年实绩", 2),
        ("目标值高于上年实绩", 2),
        ("上限高于上年实绩", 1),
        ("上限低于上年实绩", 1),
    ]
    assert set(found["standing"][:3]) == {"下限高于上年实绩"}
    shown = request(STANDING_COUNTS, dataset(*facts, *below)).shown(dataset(*facts, *below))
    said = "6项目标中，4项高于上年实绩，1项上限高于上年实绩，1项上限低于上年实绩。"
    assert standings_message(shown, dataset(*facts, *below)) == said


def test_a_baseline_of_an_older_year_is_not_counted_as_last_years():
    lasting, gone, level = (indicator(code, measure=Measure.SHARE) for code in "ABC")
    facts = dataset(
        observation(lasting, 4), target(lasting, 8),
        observation(gone, 4, "2021"), target(gone, 3),
        observation(level, 5, "2021"), target(level, 5),
    )  # fmt: skip
    found = standings_table(judged_targets(facts)).rows
    assert found["name"].to_list() == ["下限高于上年实绩", "与2021年实绩持平", "低于2021年实绩"]
    shown = request(STANDING_COUNTS, facts).shown(facts)
    assert shown.title == "3项目标与最近实绩相比"
    assert standings_message(shown, facts) == (
        "3项目标中，1项高于上年实绩，1项与2021年实绩持平，1项低于2021年实绩。"
    )
    rates = request(TARGET_RATES, facts).shown(facts)
    assert rates.title == "增速、比重：从最近实绩到目标"

"""This year against last, worked out by hand."""

from indicators.model.codelists import Measure
from indicators.rules.same_periods import compared_periods, same_periods
from tests.facts import LATER_SOURCE, dataset, indicator, observation
from tests.indicators.exhibits.asking import shown, told

GDP, CPI = indicator("GDP"), indicator("CPI")
JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人")
HOMES = indicator("HOMES", measure=Measure.STOCK, unit="套")


def pairs(*facts):
    return [(each.before.id, each.after.id) for each in same_periods(dataset(*facts))]


def test_only_the_same_months_of_the_year_before_are_set_against_a_period():
    half, whole = observation(GDP, 5, "2023-01..06"), observation(GDP, 4.3, "2023")
    later = observation(GDP, 5.5, "2024-01..06")
    assert pairs(half, whole, later) == [(half.id, later.id)]
    assert pairs(whole, later) == []
    assert pairs(observation(GDP, 4, "2022"), later) == []


def test_a_stock_is_set_against_that_at_the_same_end():
    before, after = observation(HOMES, 100, "2023"), observation(HOMES, 130, "2024-12")
    assert pairs(before, after) == [(before.id, after.id)]


def test_the_versions_that_count_are_compared():
    before, after = observation(GDP, 4.3), observation(GDP, 5, "2024", status="初步")
    revised = observation(GDP, 4.5, status="核实", source=LATER_SOURCE)
    assert pairs(before, revised, after) == [(revised.id, after.id)]
    row = shown("last-year", dataset(before, revised, after)).table.rows.iloc[0]
    assert row["before_text"] == "增长4.5%（核实）"
    assert row["after_text"] == "增长5%（初步）"
    assert row["change_text"] == "提高0.5个百分点"


def test_limits_are_not_subtracted():
    facts = (observation(JOBS, 100, bound=">"), observation(JOBS, 120, "2024"))
    assert compared_periods(dataset(*facts)) == []
    assert shown("last-year", dataset(*facts)).table.is_empty


def test_units_do_not_share_an_axis_and_the_latest_period_opens():
    facts = (
        observation(GDP, 4.3), observation(GDP, 5, "2024"),
        observation(CPI, 2), observation(CPI, 1.5, "2024"),
        observation(JOBS, 5830), observation(JOBS, 6000, "2024"),
        observation(GDP, 4, "2022"),
    )  # fmt: skip
    data = dataset(*facts)
    found = shown("last-year", data)
    assert (found.unit, found.period) == ("%", "2023年 → 2024年")
    assert found.table.rows["code"].to_list() == ["GDP", "CPI"]
    jobs = shown("last-year", data, ("unit", "人")).table.rows
    assert jobs["change_text"].to_list() == ["增加170人"]
    older = shown("last-year", data, ("against", "2023年")).table.rows
    assert older["change_text"].to_list() == ["提高0.3个百分点"]


def test_the_message_counts_both_directions_and_leaves_the_doubtful_out():
    odd = indicator("ODD")
    data = dataset(
        observation(GDP, 4.3), observation(GDP, 5, "2024"),
        observation(CPI, 2), observation(CPI, 1.5, "2024"),
        observation(odd, 2), observation(odd, 9, "2024", note="存疑：口径不同"),
    )  # fmt: skip
    assert told("last-year", data)[0] == (
        "2024年指标GDP由4.3%到5%，提高0.7个百分点，变动最大；"
        "2项中，1项高于上年同期，1项低于上年同期，另有1项存疑，不比大小。"
    )

from math import isnan

from indicators.gaps import gaps
from indicators.terms import Measure
from indicators.views.targets import GapOrder, gaps_table, ordered, standings_table
from tests.facts import dataset, indicator, observation, relation, target


def rows(*facts):
    return gaps_table(gaps(dataset(*facts))).rows.iloc[0]


def test_grain_shows_both_units_and_its_doubt():
    grain = indicator("GRAIN", measure=Measure.FLOW, unit="万吨")
    last, aim = observation(grain, 4.46), target(grain, 1.67, unit="亿斤")
    link = relation(
        "目标基数", ("目标", aim), ("基数", last), comparability="存疑", note="口径不一"
    )
    row = rows(last, aim, link)
    assert row["target_text"] == "1.67亿斤以上（合8.35万吨）"
    assert row["actual_text"] == "4.46万吨（2023年）"
    assert (row["actual"], row["target"]) == (4.46, 8.35)
    assert row["doubtful"]


def test_a_rate_has_points_and_no_share():
    gdp = indicator()
    row = rows(observation(gdp, 4.3), target(gdp, 8))
    assert row["gap_text"] == "+3.7个百分点"
    assert row["share_text"] == "不适用"
    assert isnan(row["share"])


def test_a_count_has_its_unit_and_a_share():
    firms = indicator(measure=Measure.STOCK, unit="家")
    row = rows(observation(firms, 143), target(firms, 160))
    assert (row["gap_text"], row["share_text"]) == ("+17家", "+11.9%")


def test_an_undefined_gap_is_no_number():
    row = rows(target(indicator(), 1.6))
    assert isnan(row["gap"])
    assert (row["actual_text"], row["gap_text"]) == ("无基数", "不计算")


def test_rates_and_counts_sort_apart():
    rate, far, firms = indicator("RATE"), indicator("FAR"), indicator("FIRMS", unit="家")
    facts = [observation(rate, 7.9), observation(far, 1), observation(firms, 1)]
    aims = [target(firms, 100), target(rate, 8), target(far, 8), target(indicator("NONE"), 1)]
    found = ordered(gaps(dataset(*facts, *aims)), GapOrder.DIFFERENCE)
    assert [each.target.indicator.code for each in found] == ["FAR", "RATE", "FIRMS", "NONE"]


def test_targets_divide_in_the_rules_order():
    gdp, text = indicator("GDP"), indicator("TEXT")
    facts = [observation(gdp, 4.3), target(gdp, 8), target(text, text="同步")]
    found = standings_table(gaps(dataset(*facts))).rows
    assert found["standing"].to_list() == ["文字目标", "下限高于上年实绩"]
    assert found["count"].to_list() == [1, 1]

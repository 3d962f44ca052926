from indicators.terms import Measure
from indicators.views.growth import changes_table, growth_periods, growth_table, increments_table
from tests.facts import claim, dataset, indicator, observation, parse_period, relation

YEAR = parse_period("2023")


def test_growth_rates_stand_from_the_highest_with_their_ranks():
    low, high = indicator("LOW"), indicator("HIGH")
    facts = dataset(observation(low, -15.7), observation(high, 16.1), claim(high))
    rows = growth_table(facts, YEAR, list(facts.indicators)).rows
    assert rows["code"].to_list() == ["HIGH", "LOW"]
    assert rows["text"].to_list() == ["增长16.1%", "下降15.7%"]
    assert rows["rank_text"].to_list() == ["增速全市第一 · 原文自述", "位次：原文未列"]


def test_a_share_is_no_growth_rate():
    share = indicator(measure=Measure.SHARE)
    facts = dataset(observation(share, 40))
    assert growth_table(facts, YEAR, list(facts.indicators)).is_empty


def test_periods_are_offered_from_the_latest():
    rate = indicator()
    facts = dataset(observation(rate, 1, "2023"), observation(rate, 2, "2024-Q1"))
    assert [each.text for each in growth_periods(facts)] == ["2024-Q1", "2023"]


def test_a_change_of_shares_is_in_points():
    share = indicator(measure=Measure.SHARE)
    before, after = observation(share, 16, "未注明"), observation(share, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after), comparability="存疑")
    rows = changes_table(dataset(before, after, link), [share]).rows
    assert rows["change_text"].to_list() == ["提高24.5个百分点"]
    assert rows["doubtful"].to_list() == [True]


def test_a_return_period_is_drawn_after_the_changes_that_have_a_size():
    flood = indicator("FLOOD", measure=Measure.OTHER, unit="年一遇")
    share = indicator(measure=Measure.SHARE)
    pairs = [
        (observation(flood, 20, "未注明"), observation(flood, 50)),
        (observation(share, 16, "未注明"), observation(share, 18)),
    ]
    links = [relation("前后对比", ("前期", one), ("后期", other)) for one, other in pairs]
    facts = dataset(*(each for pair in pairs for each in pair), *links)
    rows = changes_table(facts, [flood, share]).rows
    assert rows["change_text"].to_list() == ["提高2个百分点", "重现期不相减"]
    assert rows["after_text"].to_list() == ["18%", "50年一遇"]


def test_an_incomparable_pair_is_not_drawn():
    share = indicator(measure=Measure.SHARE)
    before, after = observation(share, 16, "未注明"), observation(share, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after), comparability="不可比")
    assert changes_table(dataset(before, after, link), [share]).is_empty


def test_new_stands_beside_all():
    stock = indicator("ALL", measure=Measure.STOCK, unit="家")
    new = indicator("NEW", measure=Measure.FLOW, unit="家")
    whole, part = observation(stock, 39), observation(new, 10)
    link = relation("存量增量", ("存量", whole), ("增量", part))
    rows = increments_table(dataset(whole, part, link), [stock]).rows
    assert rows[["stock_text", "increment_text"]].to_numpy().tolist() == [["39家", "10家"]]

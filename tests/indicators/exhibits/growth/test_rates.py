from indicators.exhibits.growth.rates import growth_periods, growth_table
from indicators.model.codelists import Measure
from tests.facts import OWN, claim, dataset, indicator, observation, parse_period, peer

YEAR = parse_period("2023")


def test_growth_rates_stand_from_the_highest_with_their_ranks():
    low, high = indicator("LOW"), indicator("HIGH")
    facts = dataset(observation(low, -15.7), observation(high, 16.1), claim(high))
    rows = growth_table(facts, YEAR).rows
    assert rows["code"].to_list() == ["HIGH", "LOW"]
    assert rows["text"].to_list() == ["增长16.1%", "下降15.7%"]
    assert rows["rank_text"].to_list() == ["增速全市第一 · 原文自述", "位次：原文未列"]
    assert rows["is_judged"].to_list() == [False, False]


def test_a_rank_that_the_data_confirm_or_refute_is_judged():
    first, second = indicator("FIRST"), indicator("SECOND")
    others = [observation(each, 8, area=peer(2)) for each in (first, second)]
    facts = dataset(
        *(observation(first, 9), observation(second, 7), *others),
        *(claim(first), claim(second)),
        areas=(OWN, peer(2)),
    )
    rows = growth_table(facts, YEAR).rows
    assert list(rows["rank_text"]) == [
        "增速全市第一 · 已核验",
        "增速全市第2 · 原文自述第一，与数据不符",
    ]
    assert rows["is_judged"].to_list() == [True, True]


def test_a_share_is_no_growth_rate():
    share = indicator(measure=Measure.SHARE)
    facts = dataset(observation(share, 40))
    assert growth_table(facts, YEAR).is_empty


def test_periods_are_offered_from_the_latest():
    rate = indicator()
    facts = dataset(observation(rate, 1, "2023"), observation(rate, 2, "2024-Q1"))
    assert [each.text for each in growth_periods(facts)] == ["2024-Q1", "2023"]


def test_a_doubtful_rate_and_a_doubtful_rank_say_so():
    rate = indicator()
    facts = dataset(observation(rate, 5, note="存疑：口径不明"), claim(rate, note="存疑：范围不明"))
    row = growth_table(facts, YEAR).rows.iloc[0]
    assert (row["text"], row["doubtful"]) == ("增长5%（存疑）", True)
    assert row["rank_text"] == "增速全市第一 · 原文自述，存疑"

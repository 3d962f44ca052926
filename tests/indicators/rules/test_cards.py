from dataclasses import replace
from datetime import date

from indicators.model.codelists import Measure
from indicators.rules.cards import cards
from tests.facts import OWN, claim, dataset, indicator, observation, peer, target


def test_a_card_says_what_is_printed_and_that_the_level_is_not():
    level = indicator("GDP", measure=Measure.FLOW, unit="亿元")
    rate = indicator("GDP_YOY", base="GDP", card=1)
    shown = cards(dataset(level, observation(rate, 4.3), target(rate, 8)))[0]
    assert (shown.headline, shown.level) == ("增长4.3%", "原文未列")
    assert shown.target_text == "2024年目标：增长8%以上"
    assert shown.gap.status.text == "○ 未到期"
    assert shown.words == "目标下限比上年实绩高3.7个百分点"


def test_a_printed_level_keeps_its_bound():
    level = indicator("REVENUE", measure=Measure.FLOW, unit="亿元")
    rate = indicator("REVENUE_YOY", base="REVENUE", card=1)
    facts = dataset(observation(level, 10, bound=">"), observation(rate, 23.2), claim(rate))
    shown = cards(facts)[0]
    assert shown.level == "突破10亿元"
    assert shown.ranks == ("增速全市第一（原文自述）",)


def test_a_level_of_its_own_names_no_other_level():
    jobs = indicator("JOBS", measure=Measure.FLOW, unit="人", card=1)
    shown = cards(dataset(observation(jobs, 5830)))[0]
    assert shown.level is None
    assert shown.target_text == "未设目标"


def test_a_doubt_stands_beside_the_figure_or_where_that_is_large_at_its_period():
    jobs = indicator("JOBS", measure=Measure.FLOW, unit="人", card=1)
    shown = cards(dataset(observation(jobs, 5830, note="存疑：比例偏高。")))[0]
    assert shown.headline == "5830人（存疑）"
    assert (shown.figure, shown.marked_period) == ("5830人", "2023年（存疑）")


def test_without_an_actual_the_card_says_so():
    assert cards(dataset(target(indicator(card=1), 8)))[0].headline == "原文未列"


def test_a_card_without_an_actual_names_no_period_and_the_targets_source():
    shown = cards(dataset(target(indicator(card=1), 8)))[0]
    assert (shown.period_label, shown.place) == ("", "第1页 一·1")


def test_of_targets_for_parts_of_a_year_the_one_due_next_is_on_the_card():
    rate = indicator(card=1)
    aims = [target(rate, value, f"2024-01..{last}") for value, last in ((30, "03"), (80, "06"))]
    facts = dataset(*aims, target(rate, None, "2024-01..09", text="全部开工"))
    shown = {on: cards(facts, on)[0].target_text for on in (date(2024, 3, 31), date(2024, 4, 1))}
    assert list(shown.values()) == ["2024年1—3月目标：增长30%以上", "2024年1—6月目标：增长80%以上"]
    assert cards(facts, date(2024, 10, 1))[0].target_text == "2024年1—9月目标：全部开工"


def test_cards_follow_the_workbooks_order():
    facts = [observation(indicator(code, card=place), 1) for code, place in (("B", 2), ("A", 1))]
    assert [each.indicator.code for each in cards(dataset(*facts))] == ["A", "B"]


def nine_months(*peers, own=9.9):
    """Claimed first of 2023; 1—9月 of 2024 of the own area and of two peers."""
    rate = indicator(card=1)
    areas = (OWN, peer(2), peer(3))
    facts = [
        observation(rate, value, "2024-01..09", area=area)
        for area, value in zip(areas, (own, *peers), strict=False)
    ]
    return dataset(observation(rate, 16.1), *facts, claim(rate), areas=areas)


def test_a_card_shows_the_rank_by_data_and_keeps_the_last_claim_with_its_period():
    assert cards(nine_months(11, 8))[0].ranks == (
        "2024年1—9月增速全市第2（按工作簿数据，共3个地区）",
        "2023年增速全市第一（原文自述）",
    )


def test_an_incomplete_set_or_a_bound_gives_a_card_no_rank_of_its_own():
    assert cards(nine_months(11))[0].ranks == ("2023年增速全市第一（原文自述）",)


def test_a_claim_of_another_area_is_not_the_own():
    rate = indicator(card=1)
    other = replace(claim(rate), area=peer(2))
    assert cards(dataset(observation(rate, 16.1), other))[0].ranks == ()

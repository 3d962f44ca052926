from fractions import Fraction

import pytest

from indicators.model.codelists import Measure
from indicators.model.quantities import Difference, difference
from indicators.wording import numbers
from tests.facts import indicator, observation, quantity, target


@pytest.mark.parametrize(
    ("value", "bound", "unit", "text"),
    [
        (10, ">", "亿元", "突破10亿元"),
        (4.46, "=", "万吨", "4.46万吨"),
        (50, ">=", "个", "50个以上"),
        (5, "<=", "%", "5%以内"),
        (3, "≈", "%", "3%左右"),
        (14000, "=", "人", "14000人"),
    ],
)
def test_a_measured_value_keeps_its_bound(value, bound, unit, text):
    assert numbers.amount(quantity(value, unit, bound)) == text


def test_a_fall_is_said_without_a_minus_sign():
    assert numbers.growth(quantity(-15.7), indicator()) == "下降15.7%"
    assert numbers.growth(quantity(4.3), indicator()) == "增长4.3%"
    assert numbers.growth(quantity(0), indicator()) == "持平"
    assert numbers.growth(quantity(0, bound="≈"), indicator()) == "持平左右"
    assert numbers.growth(quantity(0, bound=">="), indicator()) == "增长0%以上"


@pytest.mark.parametrize(
    ("bound", "text"),
    [
        (">=", "下降5%以内"),
        (">", "下降不足5%"),
        ("<=", "下降5%以上"),
        ("<", "下降超过5%"),
        ("≈", "下降5%左右"),
    ],
)
def test_a_bound_of_negative_growth_bounds_the_fall_the_other_way(bound, text):
    assert numbers.growth(quantity(-5, bound=bound), indicator()) == text


def test_prices_rise_where_others_grow():
    assert numbers.growth(quantity(0.2), indicator(name="居民消费价格涨幅")) == "上涨0.2%"


def test_a_growth_target_says_its_bound():
    assert numbers.aimed(target(indicator(), 8)) == "增长8%以上"


def test_a_text_stays_text():
    assert numbers.observed(observation(indicator(), text="全覆盖")) == "全覆盖"


@pytest.mark.parametrize(
    ("value", "text"),
    [("3.7", "+3.7个百分点"), ("-4.1", "−4.1个百分点"), ("0", "0个百分点")],
)
def test_a_difference_of_rates_is_in_points_with_its_sign(value, text):
    assert numbers.signed(Difference(Fraction(value), "个百分点", 1)) == text


def test_rounding_is_half_up_and_drops_empty_decimals():
    assert numbers.number(Fraction(-5700, 14000) * 100, 1) == "−40.7"
    assert numbers.number(Fraction(1, 8), 2) == "0.13"
    assert numbers.number(Fraction(20, 1), 1) == "20"


def test_a_share_has_a_sign_and_one_decimal():
    assert numbers.percentage(Fraction(17, 143)) == "+11.9%"


@pytest.mark.parametrize(
    ("share", "sources", "text"),
    [
        # 1.4 has two digits: 40.7 would have three.
        (Fraction(8300 - 14000, 14000), (("1.4", "万人"), ("8300", "人")), "−41%"),
        (Fraction(160 - 143, 143), (("143", "家"), ("160", "家")), "+11.9%"),
        (Fraction(6000 - 5830, 5830), (("5830", "人"), ("6000", "人")), "+2.9%"),
        # 2.9 has as many digits as 35 has; 14.3 has more.
        (Fraction(36 - 35, 35), (("35", "个"), ("36", "个")), "+2.9%"),
        (Fraction(30 - 35, 35), (("35", "个"), ("30", "个")), "−14%"),
        (Fraction(8 - 4, 4), (("4", "条"), ("8", "条")), "+100%"),
        (Fraction(1672 - 3156, 3156), (("3156", "套"), ("1672", "套")), "−47%"),
        (Fraction(0), (("40", "家"), ("40", "家")), "0%"),
        (Fraction(1, 2), (("0.04", "亿元"), ("0.06", "亿元")), "+50%"),
    ],
)
def test_a_share_is_never_more_precise_than_its_sources(share, sources, text):
    printed = [quantity(value, unit) for value, unit in sources]
    assert numbers.percentage(share, printed) == text


def test_a_doubt_stands_beside_its_figure_in_one_bracket():
    assert numbers.doubted("30%以上") == "30%以上（存疑）"
    assert numbers.doubted("5872人（2023年）") == "5872人（2023年，存疑）"
    assert numbers.doubted("30%以上", is_doubtful=False) == "30%以上"
    assert numbers.doubted("") == ""


def test_the_converted_value_stands_beside_the_printed_one():
    text = numbers.with_conversion("1.67亿斤以上", quantity(1.67, "亿斤", ">="), "万吨")
    assert text == "1.67亿斤以上（合8.35万吨）"


@pytest.mark.parametrize(
    ("before", "after", "unit", "text"),
    [
        (16, 40.5, "%", "提高24.5个百分点"),
        (15, 13, "%", "降低2个百分点"),
        (39, 39, "家", "持平"),
        (20, 50, "年一遇", "重现期不相减"),
    ],
)
def test_a_change_is_said_with_its_size_or_why_it_has_none(before, after, unit, text):
    assert numbers.changed(quantity(before, unit), quantity(after, unit)) == text


@pytest.mark.parametrize(
    ("actual", "aim", "unit", "measure", "text"),
    [
        (4, 8, "条", Measure.FLOW, "目标值比上年实绩多4条"),
        (8, 4, "条", Measure.FLOW, "目标值比上年实绩少4条"),
        (1.2, 1.5, "亿元", Measure.STOCK, "目标值比上年实绩多0.3亿元"),
        (5, 7, "个", Measure.OTHER, "目标值比上年实绩多2个"),
        (4.3, 8, "%", Measure.GROWTH, "目标值比上年实绩高3.7个百分点"),
        (16.1, 12, "%", Measure.GROWTH, "目标值低于上年实绩4.1个百分点"),
        (101, 103, "点", Measure.INDEX, "目标值比上年实绩高2点"),
        (38, 35, "微克/立方米", Measure.OTHER, "目标值低于上年实绩3微克/立方米"),
        (6, 8, "元", Measure.OTHER, "目标值比上年实绩高2元"),
        (6, 6, "条", Measure.FLOW, "目标值与上年实绩持平"),
    ],
)
def test_amounts_are_more_or_less_and_rates_higher_or_lower(actual, aim, unit, measure, text):
    change = difference(quantity(aim, unit), quantity(actual, unit), unit, measure)
    assert numbers.compared("目标值", "上年实绩", change) == text


@pytest.mark.parametrize(
    ("before", "after", "unit", "measure", "text"),
    [
        (29, 39, "家", Measure.STOCK, "增加10家"),
        (39, 29, "家", Measure.STOCK, "减少10家"),
        (101, 103, "点", Measure.INDEX, "提高2点"),
    ],
)
def test_an_amount_goes_up_by_adding(before, after, unit, measure, text):
    assert numbers.changed(quantity(before, unit), quantity(after, unit), measure) == text


def test_a_figure_that_is_no_usual_actual_says_its_status_before_its_doubt():
    growth = indicator()
    said = [numbers.reported(observation(growth, 7.5, status=each)) for each in ("实际", "预计")]
    assert said == ["增长7.5%", "增长7.5%（预计）"]
    doubted = observation(growth, 7.5, status="核实", note="存疑：口径不明")
    assert numbers.reported(doubted) == "增长7.5%（核实，存疑）"

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.model import units

LENGTHS = ["米", "万米", "千米", "公里"]
WEIGHTS = ["吨", "万吨", "斤", "亿斤", "公斤"]
AREAS = ["㎡", "万㎡", "亩", "万亩", "公顷", "平方公里"]
MONEY = ["元", "万元", "亿元"]
PEOPLE = ["人", "万人"]


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "吨", "斤", 2000),
        ("1", "亿斤", "万吨", 5),
        ("1.67", "亿斤", "万吨", Fraction(835, 100)),
        ("1", "亩", "㎡", Fraction(2000, 3)),
        ("1", "亿元", "万元", 10_000),
        ("1.4", "万人", "人", 14_000),
        ("1.2", "万米", "千米", 12),
        ("1", "平方公里", "公顷", 100),
    ],
)
def test_units_convert_exactly(value, source, target, expected):
    assert units.convert(Decimal(value), source, target) == expected


@settings(deadline=None)
@given(
    st.sampled_from([LENGTHS, WEIGHTS, AREAS, MONEY, PEOPLE]).flatmap(
        lambda group: st.tuples(st.sampled_from(group), st.sampled_from(group))
    ),
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    ),
)
def test_a_conversion_there_and_back_changes_nothing(pair, value):
    there = units.convert(value, *pair)
    assert units.convert(there, pair[1], pair[0]) == Fraction(value)


@pytest.mark.parametrize(
    ("one", "other"), [("个", "家"), ("人", "人次"), ("%", "个百分点"), ("户", "亩")]
)
def test_what_does_not_measure_the_same_is_never_converted(one, other):
    assert not units.same_dimension(one, other)
    with pytest.raises(units.IncompatibleUnits):
        units.convert(Decimal(1), one, other)


@pytest.mark.parametrize(
    ("name", "reason"), [("年一遇", "重现期不相减"), ("%", ""), ("年", ""), ("光年", "")]
)
def test_an_order_has_a_reason_why_it_is_not_subtracted(name, reason):
    assert units.no_difference(name) == reason


@pytest.mark.parametrize(
    ("name", "is_amount"),
    [
        *[(name, True) for name in ("家", "条", "件", "座", "万人", "公里", "亿元", "万吨", "㎡")],
        *[(name, False) for name in ("%", "个百分点", "年一遇", "元", "点", "")],
    ],
)
def test_counts_and_sums_are_amounts(name, is_amount):
    assert units.is_amount(name) == is_amount


def test_a_stranger_is_no_unit():
    assert not units.is_known("光年")
    with pytest.raises(units.UnknownUnit):
        units.unit("光年")


@pytest.mark.parametrize(
    ("unit", "word"), [("万套", "套"), ("万人次", "人次"), ("万人", "人"), ("亿元", ""), ("盒", "")]
)
def test_a_counting_word_is_the_unit_without_its_multiple(unit, word):
    assert units.counter(unit) == word


def test_names_come_with_the_longest_first():
    names = units.names()
    assert names.index("万人次") < names.index("万人") < names.index("人")


@pytest.mark.parametrize(
    ("value", "source", "target", "converted"),
    [
        ("42", "微克/立方米", "毫克/立方米", "0.042"),
        ("500", "公斤/亩", "吨/公顷", "7.5"),
        ("1.2", "亿美元", "万美元", "12000"),
        ("356", "万千瓦", "兆瓦", "3560"),
        ("104.5", "公里/百平方公里", "公里/百平方公里", "104.5"),
        ("20", "担", "吨", "1"),
        ("3", "万标箱", "标准箱", "30000"),
    ],
)
def test_units_of_bulletins_convert(value, source, target, converted):
    assert units.convert(Decimal(value), source, target) == Fraction(converted)


@pytest.mark.parametrize(
    ("one", "other"),
    [("万美元", "万元"), ("亿欧元", "亿美元"), ("万头", "万只"), ("倍", "%"), ("元/吨", "元")],
)
def test_what_is_measured_otherwise_is_not_mixed(one, other):
    assert not units.same_dimension(one, other)


@pytest.mark.parametrize(
    ("unit", "is_amount"), [("微克/立方米", False), ("倍", False), ("万头", True)]
)
def test_a_ratio_is_high_or_low_and_no_amount(unit, is_amount):
    assert units.is_amount(unit) is is_amount

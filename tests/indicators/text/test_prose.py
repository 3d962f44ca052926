"""Numbers and parts of a year as Chinese prose writes them."""

from decimal import Decimal

import pytest

from indicators.model.codelists import Bound
from indicators.text.prose import bound_of, decimal, numeral, part_of_year, whole_number

PARTS = dict.fromkeys(("half", "quarter", "three", "months", "first", "last", "month"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二", 12), ("两百零五", 205), ("三千", 3000), ("二十", 20), ("〇", 0), ("三三", None)],
)
def test_a_numeral_has_a_value(text, value):
    assert numeral(text) == whole_number(text) == value


def test_digits_and_decimals_are_read_too():
    assert whole_number("12") == 12
    assert decimal("四点三") == Decimal("4.3")
    assert decimal("一百八十六点五") == Decimal("186.5")
    assert decimal("三三点一") is None


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        (("超过", None, "以上"), Bound.AT_LEAST),
        (("超过", None, None), Bound.ABOVE),
        ((None, "多", None), Bound.ABOVE),
        ((None, None, "左右"), Bound.ABOUT),
        (("不足", None, "内"), Bound.BELOW),
        ((None, None, None), Bound.EXACT),
    ],
)
def test_words_bound_a_number_the_later_ones_first(words, bound):
    assert bound_of(*words) is bound


@pytest.mark.parametrize(
    ("named", "period"),
    [
        ({"half": "上半年"}, "2024-01..06"),
        ({"half": "下半年"}, "2024-07..12"),
        ({"quarter": "二"}, "2024-Q2"),
        ({"three": "前三季度"}, "2024-01..09"),
        ({"months": "八"}, "2024-01..08"),
        ({"first": "1", "last": "6"}, "2024-01..06"),
        ({"first": "1", "last": "12"}, "2024"),
        ({"month": "9"}, "2024-09"),
        ({"month": "13"}, None),
        ({"months": "0"}, None),
        ({}, "2024"),
    ],
)
def test_a_part_of_a_year_is_a_period_of_the_workbook(named, period):
    assert part_of_year(PARTS | named, 2024) == period

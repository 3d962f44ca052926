import pytest

from indicators.store.codes import EXAMPLE, code_of, parse_code

# SHA-256 of "abc" begins ba78 16bf 8f01 cfea. Its bits in fives from the right: 01010 11111 10011
# 00011 10000 00111 11110 10111 10110 00000, that is 10 31 19 3 16 7 30 23 22 0.
ABC = "AZK3G-7YQP0"


def test_a_code_is_the_hash_in_letters_that_paper_does_not_confuse():
    assert code_of("abc") == ABC


def test_the_next_code_is_another_one():
    codes = {code_of("abc", turn) for turn in range(100)}
    assert len(codes) == 100
    assert ABC in codes


def test_codes_have_none_of_the_letters_that_are_mistaken():
    assert not set("".join(code_of(str(each)) for each in range(500))) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        ABC,
        "azk3g-7yqp0",
        "AZK3G7YQP0",
        "AZK3G-7YQPO",
        " azk3g 7yqpo ",
        "A Z K 3 G 7 Y Q P 0",
        "ＡＺＫ３Ｇ－７ＹＱＰ０",
        "AZK3G—7YQP0",
        "AZK3G_7YQP0",
        "核验码：AZK3G-7YQP0",
        "核验码 AZK3G-7YQP0。",
    ],
)
def test_a_code_is_read_however_it_was_typed(typed):
    assert parse_code(typed) == ABC


def test_letters_that_are_no_letters_of_a_code_are_the_figures_they_look_like():
    assert parse_code("iLoIl-oOoOo") == "11011-00000"


@pytest.mark.parametrize(
    "typed", ["", "AZK3G-7YQP", "AZK3G-7YQP0A", "AZK3G-7YQPU", "版次AZK3G7YQP0"]
)
def test_what_can_be_no_code_is_none(typed):
    assert parse_code(typed) is None


def test_the_example_is_one():
    assert parse_code(EXAMPLE) == EXAMPLE

import pytest

from indicators.text.plain_text import csv_text


@pytest.mark.parametrize(
    "text", ["=1", "＝1", "＋1", "－1", "＠甲", " ＝1", "\u3000=1", "\u00a0+1", "﹢1", "﹫甲"]
)
def test_what_could_be_a_formula_gets_an_apostrophe(text):
    assert csv_text(text) == f"'{text}"


def test_a_sign_within_a_text_does_not():
    assert csv_text("甲＝乙") == "甲＝乙"

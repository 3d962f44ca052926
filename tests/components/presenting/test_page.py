"""How the words of a screen are set."""

import re

import pytest

from components.presenting.page import unbroken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("版次2024-02-20·942e12 · 核验码 J1XAA-Q0DDN", ["J1XAA-Q0DDN"]),
        ("增长8%以上，", ["8%"]),
        ("新增5830人，", ["5830人，"]),
        ("目标比上年高3.7个百分点", ["3.7个"]),
        ("突破<10>", []),
    ],
)
def test_a_code_and_a_figure_with_its_unit_stay_in_one_line(text, kept):
    assert re.findall(r'<span class="figure">(.*?)</span>', unbroken(text)) == kept

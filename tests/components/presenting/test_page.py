"""How the words of a screen are set."""

import re

import pytest

from components.presenting.page import Presented, presentation, unbroken
from tests.invented_briefing import briefing, draw


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


def test_what_the_link_asked_for_in_vain_stands_on_the_cover_as_it_is_written():
    text = presentation(Presented(briefing(), draw, notices=["参数“<b>”不认识，已略去。"]), "nonce")
    cover = text.split("</section>")[0]
    assert "<li>参数“&lt;b&gt;”不认识，已略去。</li>" in cover
    assert 'class="notices"' not in presentation(Presented(briefing(), draw), "nonce")

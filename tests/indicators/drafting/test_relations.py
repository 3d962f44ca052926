"""Which figures are one, which cannot both be right, and which are parts of others."""

from decimal import Decimal

import pytest

from indicators.drafting.claims import Claim, ClaimKind
from indicators.drafting.drafts.draft import read_document
from indicators.drafting.relations import conflicting, is_same_figure
from tests.indicators.drafting.report_files import docx, pdf

REPORT = """样例县人民政府工作报告
——2025年2月18日在样例县第六届人民代表大会第五次会议上
各位代表：
一、2024年工作回顾
一年来，我们坚持稳中求进。全县一般公共预算收入达到11.2亿元，增长8.9%，其中税收收入7.3亿元。
"""
MORE = (
    "我们坚持以人民为中心的发展思想，持续办好民生实事，不断提升公共服务水平，让发展成果更多更公平惠及全县人民群众。"
    * 6
)


def figure(value, unit="亿元", sheet=""):
    return Claim(
        kind=ClaimKind.ACTUAL,
        name="生产总值",
        start=0,
        end=1,
        value=Decimal(value),
        unit=unit,
        sheet=sheet,
        period="2025-01..09",
    )


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (("5.8", "%"), ("5.843", "%"), True),
        (("5.8", "%"), ("5.86", "%"), False),
        (("26.1", "亿元"), ("261355.5", "万元"), True),
        (("261355.5", "万元"), ("26.1", "亿元"), True),
        (("26.1", "亿元"), ("262355.5", "万元"), False),
        (("12", "个"), ("12.3", "个"), False),
        (("2609.5", "亿元"), ("2600.5", "亿元"), False),
    ],
)
def test_a_figure_with_fewer_digits_is_the_same(one, other, is_one):
    assert is_same_figure(figure(*one), figure(*other)) is is_one


def test_two_sheets_that_state_other_figures_are_asked_about():
    sheets = [figure("2609.5", sheet="主要指标"), figure("2600.5", sheet="县市区")]
    assert conflicting(sheets) == {0, 1}
    rounded = [figure("26.1", sheet="主要指标"), figure("261355.5", "万元", sheet="县市区")]
    assert conflicting(rounded) == set()
    assert conflicting([figure("2609.5"), figure("2600.5")]) == set()


@pytest.mark.parametrize("made", [str.encode, docx, pdf], ids=["txt", "docx", "pdf"])
def test_a_part_has_its_whole_in_its_paragraph_on_whatever_line(made):
    claims = {each.number: each for each in read_document(made(f"{REPORT}{MORE}\n")).claims}
    found = {each.name: claims[each.part_of].name for each in claims.values() if each.part_of}
    assert found["税收收入"] == "一般公共预算收入"

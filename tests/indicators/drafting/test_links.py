import pytest

from indicators.drafting.drafts.draft import read_document
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


@pytest.mark.parametrize("made", [str.encode, docx, pdf], ids=["txt", "docx", "pdf"])
def test_a_part_has_its_whole_in_its_paragraph_on_whatever_line(made):
    claims = {each.number: each for each in read_document(made(f"{REPORT}{MORE}\n")).claims}
    found = {each.name: claims[each.part_of].name for each in claims.values() if each.part_of}
    assert found["税收收入"] == "一般公共预算收入"

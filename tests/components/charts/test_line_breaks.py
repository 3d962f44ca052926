"""Where Chinese text may break, and how wide it is."""

import re

import pytest

from components.charts.frame import lines_expression
from components.charts.theme import ACTUAL, BASELINE, INK, MUTED, STATUS_LOOKS
from components.plain_text import in_pieces
from indicators.text.text_metrics import balanced, em_width, phrased, wrapped


def test_an_ideograph_is_one_em_and_a_figure_less():
    assert em_width("增速") == 2
    assert 0.5 < em_width("8") < 1


def test_lines_are_no_wider_than_asked_for():
    lines = wrapped("全社会研发经费投入强度和居民消费价格涨幅", 8)
    assert max(map(em_width, lines)) <= 8
    assert "".join(lines) == "全社会研发经费投入强度和居民消费价格涨幅"


def test_a_figure_is_never_broken():
    assert "11137" in "".join(line for line in wrapped("救助低保特困11137人", 7) if "11137" in line)


@pytest.mark.parametrize("ems", range(4, 12))
def test_no_line_begins_with_a_mark_of_punctuation(ems):
    assert not [
        line for line in wrapped("甲、乙、丙、丁，戊（己）。", ems) if line[0] in "、，。）"
    ]


def test_two_lines_break_before_a_bracket():
    assert balanced("单位生产总值能耗（降低为好）", 13) == ["单位生产总值能耗", "（降低为好）"]


def test_two_lines_break_before_an_arrow_rather_than_a_bracket():
    lines = balanced("增长4.3%（2023年） → 增长8%以上", 13)
    assert lines == ["增长4.3%（2023年）", "→ 增长8%以上"]


def test_the_browser_is_told_every_way_to_break():
    told = lines_expression(["一二三四五六七八九十一二三四五六"], "room")
    assert 'room >= 16 ? ["一二三四五六七八九十一二三四五六"]' in told
    assert told.endswith('["一二三四五六七八", "九十一二三四五六"]')


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    "colour", [INK, MUTED, ACTUAL, BASELINE, *(look.colour for look in STATUS_LOOKS)]
)
def test_ink_stands_out_on_paper(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize(
    "text",
    ["地区生产总值增速", "重点项目一季度开工 30%以上", "增长23.2%", "新型建材利税 3.5亿元", ""],
)
def test_a_name_in_a_narrow_column_breaks_into_pieces_and_keeps_its_blanks(text):
    said = in_pieces(text)
    plain = said.replace("\u2060", "")
    assert plain.replace("\u200b", "") == text
    assert max(map(len, re.split("[\u200b ]", plain))) > 3 or not text
    assert "3\u200b.5" not in plain


@pytest.mark.parametrize(
    "whole", ["1—9月", "2021—2025年", "3.7个百分点", "1.67亿斤", "5项（1项存疑）"]
)
@pytest.mark.parametrize("ems", range(4, 14))
def test_no_line_ends_inside_a_figure_and_its_unit(whole, ems):
    assert any(whole in line for line in wrapped(f"甲乙丙丁戊{whole}己庚辛壬", ems))


def test_a_word_with_a_figure_in_it_stays_whole():
    assert any("5G基站" in line or "5G" in line for line in wrapped("新建5G基站", 3))


@pytest.mark.parametrize("whole", ["增长12.8%以上", "1.67亿斤以上", "对比（%）", "增加值"])
@pytest.mark.parametrize("ems", range(8, 14))
def test_neither_a_figure_nor_a_word_is_parted_from_what_limits_it(whole, ems):
    assert any(whole in line for line in balanced(f"甲乙丙丁戊{whole}己庚辛壬", ems))


def test_a_name_is_divided_between_its_words():
    assert balanced("社会消费品零售总额增速", 10) == ["社会消费品", "零售总额增速"]
    assert balanced("2025年目标增长12.8%以上", 10) == ["2025年目标", "增长12.8%以上"]


def test_a_headline_ends_its_lines_with_clauses():
    told = "2024年5项中，2项高于上年同期，2项低于上年同期，1项与上年同期持平，变动最大的是财政收入"
    assert phrased(told, 20) == [
        "2024年5项中，2项高于上年同期，",
        "2项低于上年同期，1项与上年同期持平，",
        "变动最大的是财政收入",
    ]


def test_a_headline_takes_a_line_more_rather_than_divide_a_word():
    told = "甲乙丙丁戊己庚辛，子丑寅卯辰巳午未，一二三四五六七八九"
    assert balanced(told, 14) == ["甲乙丙丁戊己庚辛，子丑寅卯", "辰巳午未，一二三四五六七八九"]
    assert phrased(told, 14) == ["甲乙丙丁戊己庚辛，", "子丑寅卯辰巳午未，", "一二三四五六七八九"]


def test_a_bracket_stays_with_what_it_limits():
    told = "地区生产总值增长7.7%，居全市第五（已核验，含初步数9个）；5项中，固定资产投资最高"
    assert phrased(told, 30)[0].endswith("（已核验，含初步数9个）；")


@pytest.mark.parametrize("ems", range(13, 20))
def test_a_count_stays_with_what_it_counts(ems):
    told = "5项可比的增速、比重目标中，3项高于上年实绩，2项低于上年实绩"
    assert not [line for line in phrased(told, ems) if line.endswith("项")]


@pytest.mark.parametrize(
    ("name", "ems", "lines"),
    [
        ("新增省级“专精特新”企业数", 9, "新增省级/“专精特新”企业数"),
        ("合作示范社示范带动农户数", 7, "合作示范社/示范带动农户数"),
        ("市人民医院高级职称人员数", 8, "市人民医院/高级职称人员数"),
        ("创建省级产业研究院数", 8, "创建省级/产业研究院数"),
        ("数字化城管月考核居第一的次数", 9, "数字化城管月考核/居第一的次数"),
        ("贾鲁河沿线村庄污水处理覆盖情况", 9, "贾鲁河沿线村庄/污水处理覆盖情况"),
    ],
)
def test_a_name_is_broken_between_its_words(name, ems, lines):
    assert "/".join(phrased(name, ems)) == lines

from fontTools.ttLib import TTFont

from components.pictures.glyphs import UNITS, lettered, outline, width
from indicators.text.font import FONTS_FOLDER, missing_in_font


def test_both_weights_have_the_same_letters_in_the_same_units():
    fonts = [TTFont(FONTS_FOLDER / f"NotoSansSC-{each}.ttf") for each in ("Regular", "Bold")]
    assert fonts[0].getBestCmap().keys() == fonts[1].getBestCmap().keys()
    assert {font["head"].unitsPerEm for font in fonts} == {UNITS}


def test_a_letter_that_is_not_there_is_replaced_and_named_once():
    assert lettered("䶮甲䶮𠮷") == "〓甲〓〓"
    assert missing_in_font("䶮甲䶮𠮷") == "䶮𠮷"


def test_what_never_has_a_mark_is_left_out_in_silence():
    text = "甲\u200b\ufe0f\u202e乙\u200d\U000e0100丙\ufeff"
    assert lettered(text) == "甲乙丙"
    assert missing_in_font(text) == ""


def test_a_chinese_letter_is_one_em_wide_and_a_figure_narrower():
    assert width("甲乙", bold=False) == 2
    assert 0.5 < width("0", bold=True) < 0.7


def test_a_letter_has_an_outline_and_a_blank_none():
    assert outline("甲", bold=False).startswith("M")
    assert outline("甲", bold=False) != outline("甲", bold=True)
    assert outline(" ", bold=False) == ""

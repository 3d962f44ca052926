from fontTools.ttLib import TTFont

from indicators.text.font import FONTS_FOLDER, missing_in_font, named, without_missing

# 𠮷 is in no font of GB 2312's letters.
RARE = "\N{CJK UNIFIED IDEOGRAPH-20BB7}"


def test_common_text_lacks_nothing():
    assert missing_in_font("增长5.2%，突破10亿元 ✓△×○–→") == ""
    assert without_missing("增长5.2%\n突破10亿元") == "增长5.2%\n突破10亿元"


def test_a_rare_letter_is_replaced_and_named_once():
    assert missing_in_font(f"{RARE}野家、{RARE}") == RARE
    assert without_missing(f"{RARE}野家") == "〓野家"
    assert named(RARE) == "U+20BB7"


def test_a_mark_that_only_steers_is_left_out_and_not_named():
    assert missing_in_font("甲\u200b乙\u202e丙\ufe0f丁\x00") == ""
    assert without_missing("甲\u200b乙\u202e丙\ufe0f丁\x00") == "甲乙丙丁"


def test_both_weights_have_the_same_letters():
    fonts = [TTFont(FONTS_FOLDER / f"NotoSansSC-{each}.ttf") for each in ("Regular", "Bold")]
    assert fonts[0].getBestCmap().keys() == fonts[1].getBestCmap().keys()

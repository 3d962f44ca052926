"""The bundled fonts have every letter and mark that the product draws."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from components.charts.theme import FONT, STATUS_LOOKS

FONTS = Path(__file__).resolve().parents[3] / "static" / "fonts"
MARKS = {look.mark for look in STATUS_LOOKS}
WORDS = set("目标差距存疑原文自述已核验与数据不符百分点截至版次来源判断日期川汇区规上工业增加值")
SIGNS = set("0123456789.,%+−–—·…≥≤≈<>×→←↑↓▲▼●㎡（）《》「」“”‘’：；，。、℃")


@pytest.mark.parametrize("name", ["NotoSansSC-Regular", "NotoSansSC-Bold"])
@pytest.mark.parametrize("ending", ["ttf", "woff2"])
def test_every_mark_has_a_glyph(name, ending):
    letters = set(map(chr, TTFont(FONTS / f"{name}.{ending}").getBestCmap()))
    assert letters >= MARKS | WORDS | SIGNS


def test_the_whole_of_gb_2312_has_glyphs():
    letters = TTFont(FONTS / "NotoSansSC-Regular.ttf").getBestCmap()
    rows = (bytes([high, low]) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    ideographs = {text for text in (row.decode("gb2312", "ignore") for row in rows) if text}
    assert len(ideographs) == 6763
    assert {text for text in ideographs if ord(text) not in letters} == set()


def test_exports_find_the_font_by_the_theme_s_name():
    names = {TTFont(path)["name"].getDebugName(1) for path in FONTS.glob("*.ttf")}
    assert names == {FONT}


def test_the_licence_travels_with_the_fonts():
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")

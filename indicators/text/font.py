"""The bundled font: its folder, the characters that it lacks, and their replacement."""

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS_FOLDER = Path(__file__).resolve().parents[2] / "static" / "fonts"
# 〓 replaces a character that the font lacks, as in print (GB/T 2312).
STAND_IN = "\N{GETA MARK}"
_BLANKS = frozenset("\t\n\r")
# Marks that steer the letters around them; they have no shape of their own.
_STEERING = frozenset({"Cf", "Cc"})


def missing_in_font(text: str) -> str:
    """The characters of a text that the bundled font cannot draw, each once, in their order."""
    known = _letters()
    found = dict.fromkeys(each for each in text if ord(each) not in known)
    return "".join(each for each in found if each not in _BLANKS and not _is_steering(each))


def without_missing(text: str) -> str:
    """The text with 〓 for every character that the font lacks, without marks that steer."""
    if all(ord(each) in _letters() for each in text):
        return text
    return "".join(map(_drawn, text))


def named(missing: str) -> str:
    """Characters that cannot be drawn, by their code points: U+20BB7、U+2B5AF."""
    return "、".join(f"U+{ord(each):04X}" for each in missing)


def _drawn(character: str) -> str:
    if character in _BLANKS or ord(character) in _letters():
        return character
    return "" if _is_steering(character) else STAND_IN


def _is_steering(character: str) -> bool:
    is_variation = unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    return is_variation or unicodedata.category(character) in _STEERING


@cache
def _letters() -> frozenset[int]:
    """The characters of both weights, which are subset alike (tools/build_fonts.py)."""
    with TTFont(FONTS_FOLDER / "NotoSansSC-Regular.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())

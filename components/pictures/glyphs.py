"""The letters of the bundled fonts: which there are, how wide, and their outlines."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

from indicators.text.font import FONTS_FOLDER, without_missing

# Units of the fonts in an em.
UNITS: Final = 1000
# Letters of a workbook's texts; more than a district uses.
_MOST_OUTLINES = 16_384
_ONE_LINE = str.maketrans("\t\n\r", "   ")
# What XML cannot hold, and lone halves of UTF-16.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without what no file of text may hold."""
    return _NOT_XML.sub("", text)


def lettered(text: str) -> str:
    """A line as it can be drawn: 〓 for a letter that the fonts lack, unseen marks left out."""
    return without_missing(text.translate(_ONE_LINE))


def width(text: str, *, bold: bool) -> float:
    """The width of a drawable text in em."""
    known = _advances(bold)
    return sum(known[ord(each)] for each in text)


@lru_cache(maxsize=_MOST_OUTLINES)
def outline(letter: str, *, bold: bool) -> str:
    """The outline of a drawable letter in the font's units, y upwards; "" for a blank."""
    pen = SVGPathPen(_glyphs(bold), ntos=lambda number: f"{number:g}")
    _glyphs(bold)[_font(bold).getBestCmap()[ord(letter)]].draw(pen)
    return str(pen.getCommands())


@cache
def _font(bold: bool) -> TTFont:
    return TTFont(FONTS_FOLDER / f"NotoSansSC-{'Bold' if bold else 'Regular'}.ttf", lazy=True)


@cache
def _glyphs(bold: bool) -> Mapping[str, Any]:
    glyphs: Mapping[str, Any] = _font(bold).getGlyphSet()
    return glyphs


@cache
def _advances(bold: bool) -> dict[int, float]:
    """The width in em by code point; both weights have the same letters, which a test says."""
    font = _font(bold)
    widths = font["hmtx"].metrics
    return {code: widths[name][0] / UNITS for code, name in font.getBestCmap().items()}

"""Lines of text in a picture: as text that can be selected, or as outlines that draw fast.

For every letter resvg opens the font's file anew, twice as slow as all the rest of a PNG; in SVG
and PDF the text stays text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from components.charts.theme import FONT, INK
from components.pictures.glyphs import UNITS, outline, width

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_SHARES = {"left": 0.0, "center": 0.5, "right": 1.0}
# How far below a point its baseline lies, in em; Vega's own figures.
_ASCENT = 0.86
_BASELINES = {"top": 0.79, "middle": 0.3, "alphabetic": 0.0, "bottom": -0.21}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Lines of drawable text at a point; with a `halo` only so many px of paper around them."""

    lines: tuple[str, ...]
    x: float
    y: float
    size: float
    bold: bool = False
    colour: str = INK
    align: str = "left"
    baseline: str = "middle"
    line_height: float = 0
    halo: float = 0

    @property
    def places(self) -> list[tuple[str, float]]:
        """Every line with the y of its baseline."""
        first = self.y + _BASELINES[self.baseline] * self.size
        pitch = self.line_height or self.size * 1.2
        return [(line, first + number * pitch) for number, line in enumerate(self.lines)]

    def left(self, line: str) -> float:
        """Where a line begins."""
        return self.x - _SHARES[self.align] * self.room(line)

    def room(self, line: str) -> float:
        """The width of a line."""
        return width(line, bold=self.bold) * self.size


Lettering = Callable[[Letters], ET.Element]


def as_text(letters: Letters) -> ET.Element:
    """A group of text elements, one a line."""
    if letters.halo:
        return _paper(letters)
    group = ET.Element(
        "g",
        {
            "font-family": FONT,
            "font-size": _number(letters.size),
            "font-weight": "700" if letters.bold else "400",
            "text-anchor": _ANCHORS[letters.align],
            "fill": letters.colour,
        },
    )
    for line, y in letters.places:
        text = ET.SubElement(group, "text", {"x": _number(letters.x), "y": _number(y)})
        text.text = line
    return group


def as_outlines(letters: Letters) -> ET.Element:
    """A group of the letters' shapes."""
    if letters.halo:
        return _paper(letters)
    scale = letters.size / UNITS
    group = ET.Element("g", {"fill": letters.colour})
    for line, y in letters.places:
        place = f"translate({_number(letters.left(line))} {_number(y)})"
        turned = {"transform": f"{place} scale({scale:.5f} {-scale:.5f})"}
        _add_outlines(ET.SubElement(group, "g", turned), line, letters.bold)
    return group


def _paper(letters: Letters) -> ET.Element:
    """The room of the letters, which covers what lies behind them."""
    group = ET.Element("g", {"fill": letters.colour})
    far = letters.halo / 2
    for line, y in letters.places:
        box = {
            "x": letters.left(line) - far,
            "y": y - _ASCENT * letters.size - far,
            "width": letters.room(line) + 2 * far,
            "height": letters.size + 2 * far,
        }
        if line:
            ET.SubElement(group, "rect", {name: _number(each) for name, each in box.items()})
    return group


def _add_outlines(group: ET.Element, line: str, bold: bool) -> None:
    start = 0.0
    for letter in line:
        if shape := outline(letter, bold=bold):
            place = f"translate({_number(start * UNITS)} 0)"
            ET.SubElement(group, "path", {"d": shape, "transform": place})
        start += width(letter, bold=bold)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

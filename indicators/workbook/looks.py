"""How cells look where that may mean that they no longer count: struck out, or grey."""

import re
from enum import Enum

from indicators.workbook.markup import Attributes, main

_RUN, _STRIKE, _DOUBLE = main("r"), main("strike"), main("dstrike")
_DIGIT = re.compile(r"\d")
_NO = frozenset(("0", "false", "off", "noStrike"))
# White and black of the theme, by its number; and the greys of the old palette.
_THEME = {"0": 1.0, "1": 0.0}
_PALETTE = {"22": 0.75, "23": 0.5, "55": 0.59}
# From 737373 to D9D9D9: darker is black to the eye, lighter is the shade of a striped table.
_DARKEST, _LIGHTEST = 0.44, 0.86


class Look(Enum):
    """What a cell's look may say of its content."""

    STRUCK = "struck"
    STRUCK_IN_PART = "struck in part"
    STRUCK_DIGITS = "struck in part, digits of it"
    GREY = "grey"


def is_on(attributes: Attributes, name: str = "val") -> bool:
    """Whether a property such as <strike/> is set."""
    return attributes.get(name, "1") not in _NO


def is_grey(colour: Attributes) -> bool:
    """Whether a colour, as a stylesheet writes it, is a middle grey."""
    lightness = _lightness(colour)
    return lightness is not None and _DARKEST <= lightness <= _LIGHTEST


def _lightness(colour: Attributes) -> float | None:
    """0 for black to 1 for white; None for what has a hue or is not known."""
    rgb = colour.get("rgb", "")[-6:]
    try:
        if len(rgb) == len("808080"):
            parts = [int(rgb[at : at + 2], 16) for at in (0, 2, 4)]
            return parts[0] / 255 if max(parts) - min(parts) <= 8 else None
        base = _THEME.get(colour.get("theme", ""), _PALETTE.get(colour.get("indexed", "")))
        tint = float(colour.get("tint", "0"))
    except ValueError:
        return None
    if base is None:
        return None
    return base * (1 + tint) if tint < 0 else base + (1 - base) * tint


class Runs:
    """The formatted runs of one text: whether all, some or none of it is struck out."""

    def __init__(self) -> None:
        self._is_struck = self._any_struck = self._any_plain = self._any_digit = False

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the text begins."""
        if name == _RUN:
            self._is_struck = False
        elif name in {_STRIKE, _DOUBLE}:
            self._is_struck = is_on(attributes)

    def text(self, piece: str) -> None:
        """Some of the text itself."""
        if piece.strip():
            self._any_struck |= self._is_struck
            self._any_plain |= not self._is_struck
            self._any_digit |= self._is_struck and bool(_DIGIT.search(piece))

    @property
    def look(self) -> Look | None:
        """The look of the whole text."""
        if not self._any_struck:
            return None
        if not self._any_plain:
            return Look.STRUCK
        return Look.STRUCK_DIGITS if self._any_digit else Look.STRUCK_IN_PART

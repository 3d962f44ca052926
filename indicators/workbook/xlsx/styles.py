"""The formats of a stylesheet: a date, a span, a percentage; struck out, or grey."""

import re
from enum import Enum
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from indicators.workbook.xlsx.xml_events import Attributes, Piecewise, Walker, local, main, walk

# Formats that the file does not spell out because Excel and WPS have them built in for Chinese:
# 2024年2月, 2月20日, 上午8时30分 … openpyxl does not know them and would give bare numbers.
_CHINESE_DATES = {*range(27, 37), *range(50, 59)}
# Excel allows 255 characters.
_LONGEST_CODE = 1000
_LITERALS = re.compile(r'"[^"]*"|\\.')

_RUN, _STRIKE, _DOUBLE = main("r"), main("strike"), main("dstrike")
_DIGIT = re.compile(r"\d")
_NO = frozenset(("0", "false", "off", "noStrike"))
# White and black of the theme, by its number; and the greys of the old palette.
_THEME = {"0": 1.0, "1": 0.0}
_PALETTE = {"22": 0.75, "23": 0.5, "55": 0.59}
# From 737373 to D9D9D9: darker is black to the eye, lighter is the shade of a striped table.
_DARKEST, _LIGHTEST = 0.44, 0.86


class Look(Enum):
    """The looks of a cell that may mean that its content is void."""

    STRUCK = "struck"
    STRUCK_IN_PART = "struck in part"
    STRUCK_DIGITS = "struck in part, digits of it"
    GREY = "grey"


def _is_on(attributes: Attributes, name: str = "val") -> bool:
    """Whether a property such as <strike/> is set."""
    return attributes.get(name, "1") not in _NO


def _is_grey(colour: Attributes) -> bool:
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
            self._is_struck = _is_on(attributes)

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


class Format(NamedTuple):
    """What a cell's format means for its value."""

    is_percent: bool = False
    is_date: bool = False
    is_span: bool = False
    look: Look | None = None

    @property
    def is_plain(self) -> bool:
        """Whether the number is the value, without conversion."""
        return not (self.is_percent or self.is_date or self.is_span)


GENERAL = Format()
_LISTS = frozenset(main(each) for each in ("fonts", "fills", "cellXfs"))


def read_formats(part: Piecewise) -> list[Format]:
    """The format of each cell style of a stylesheet, by its number."""
    walker = _Styles()
    walk(part, walker)
    return [walker.format(*each) for each in walker.used] or [GENERAL]


class _Styles(Walker):
    def __init__(self) -> None:
        self.used: list[tuple[int, Look | None]] = []
        self._codes: dict[int, str] = {}
        self._within = ""
        self._fonts: list[Look | None] = []
        self._fills: list[Look | None] = []
        self._is_solid = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == main("numFmt"):
            code = attributes.get("formatCode", "")
            if len(code) > _LONGEST_CODE:
                raise ValueError("a format without end")
            self._codes[int(attributes["numFmtId"])] = code
        elif name in _LISTS:
            self._within = local(name)
        elif self._within == "cellXfs" and name == main("xf"):
            look = _at(self._fonts, attributes.get("fontId")) or _at(
                self._fills, attributes.get("fillId")
            )
            self.used.append((int(attributes.get("numFmtId", "0")), look))
        elif self._within == "fonts":
            self._font(local(name), attributes)
        elif self._within == "fills":
            self._fill(local(name), attributes)

    def end(self, name: str) -> None:
        if name in _LISTS:
            self._within = ""

    def _font(self, name: str, attributes: Attributes) -> None:
        if name == "font":
            self._fonts.append(None)
        elif self._fonts and name == "strike" and _is_on(attributes):
            self._fonts[-1] = Look.STRUCK
        elif self._fonts and name == "color" and _is_grey(attributes):
            self._fonts[-1] = self._fonts[-1] or Look.GREY

    def _fill(self, name: str, attributes: Attributes) -> None:
        if name == "fill":
            self._fills.append(None)
        elif name == "patternFill":
            self._is_solid = attributes.get("patternType") == "solid"
        elif self._fills and name == "fgColor" and self._is_solid and _is_grey(attributes):
            self._fills[-1] = Look.GREY

    def format(self, number: int, look: Look | None) -> Format:
        code = self._codes.get(number)
        if code is None:
            if number in _CHINESE_DATES:
                return Format(is_date=True, look=look)
            code = BUILTIN_FORMATS.get(number, "General")
        return Format(
            is_percent="%" in _LITERALS.sub("", code),
            is_date=is_date_format(code),
            is_span=is_timedelta_format(code),
            look=look,
        )


def _at(looks: list[Look | None], number: str | None) -> Look | None:
    """The look of a font or fill by its number, None where the file has none of it."""
    at = int(number) if number and number.isdecimal() else 0
    return looks[at] if at < len(looks) else None

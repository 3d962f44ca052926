"""What a workbook's number formats say of a value: a date, a span of time, a percentage."""

import re
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from indicators.workbook.looks import Look, is_grey, is_on
from indicators.workbook.markup import Attributes, Piecewise, Walker, local, main, walk

# Formats that the file does not spell out because Excel and WPS have them built in for Chinese:
# 2024年2月, 2月20日, 上午8时30分 … openpyxl does not know them and would give bare numbers.
_CHINESE_DATES = {*range(27, 37), *range(50, 59)}
# Excel allows 255 characters.
_LONGEST_CODE = 1000
_LITERALS = re.compile(r'"[^"]*"|\\.')


class Format(NamedTuple):
    """What a cell's format tells of its value."""

    is_percent: bool = False
    is_date: bool = False
    is_span: bool = False
    look: Look | None = None

    @property
    def is_plain(self) -> bool:
        """Whether a number is meant as it stands."""
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
        elif self._fonts and name == "strike" and is_on(attributes):
            self._fonts[-1] = Look.STRUCK
        elif self._fonts and name == "color" and is_grey(attributes):
            self._fonts[-1] = self._fonts[-1] or Look.GREY

    def _fill(self, name: str, attributes: Attributes) -> None:
        if name == "fill":
            self._fills.append(None)
        elif name == "patternFill":
            self._is_solid = attributes.get("patternType") == "solid"
        elif self._fills and name == "fgColor" and self._is_solid and is_grey(attributes):
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

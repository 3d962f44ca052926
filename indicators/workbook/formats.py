"""What a workbook's number formats say of a value: a date, a span of time, a percentage."""

import re
from typing import NamedTuple

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format

from indicators.workbook.markup import Attributes, Piecewise, Walker, main, walk

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

    @property
    def is_plain(self) -> bool:
        """Whether a number is meant as it stands."""
        return not (self.is_percent or self.is_date or self.is_span)


GENERAL = Format()


def read_formats(part: Piecewise) -> list[Format]:
    """The format of each cell style of a stylesheet, by its number."""
    walker = _Styles()
    walk(part, walker)
    return [walker.format(each) for each in walker.used] or [GENERAL]


class _Styles(Walker):
    def __init__(self) -> None:
        self.used: list[int] = []
        self._codes: dict[int, str] = {}
        self._in_cell_styles = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == main("numFmt"):
            code = attributes.get("formatCode", "")
            if len(code) > _LONGEST_CODE:
                raise ValueError("a format without end")
            self._codes[int(attributes["numFmtId"])] = code
        elif name == main("cellXfs"):
            self._in_cell_styles = True
        elif name == main("xf") and self._in_cell_styles:
            self.used.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == main("cellXfs"):
            self._in_cell_styles = False

    def format(self, number: int) -> Format:
        code = self._codes.get(number)
        if code is None:
            if number in _CHINESE_DATES:
                return Format(is_date=True)
            code = BUILTIN_FORMATS.get(number, "General")
        return Format(
            is_percent="%" in _LITERALS.sub("", code),
            is_date=is_date_format(code),
            is_span=is_timedelta_format(code),
        )

"""The value and the look of a cell from its type, text and format in the file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel, from_ISO8601

from indicators.workbook.xlsx.archive import UnreadableWorkbook
from indicators.workbook.xlsx.cells import Held, Look, RawCell, is_on, unescaped
from indicators.workbook.xlsx.xml_events import Attributes, local, main

# Formats that the file does not spell out because Excel and WPS have them built in for Chinese:
# 2024年2月, 2月20日, 上午8时30分 … openpyxl does not know them and would give bare numbers.
_CHINESE_DATES = {*range(27, 37), *range(50, 59)}
# Excel allows 255 characters.
_LONGEST_CODE = 1000
_LITERALS = re.compile(r'"[^"]*"|\\.')

# White and black of the theme, by its number; and the greys of the old palette.
_THEME = {"0": 1.0, "1": 0.0}
_PALETTE = {"22": 0.75, "23": 0.5, "55": 0.59}
# From 737373 to D9D9D9: darker is black to the eye, lighter is the shade of a striped table.
_DARKEST, _LIGHTEST = 0.44, 0.86


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


def read_formats(root: Element) -> list[Format]:
    """The format of each cell style of a stylesheet, by its number."""
    codes: dict[int, str] = {}
    for each in root.iter(main("numFmt")):
        code = each.get("formatCode", "")
        if len(code) > _LONGEST_CODE:
            raise ValueError("a format without end")
        codes[int(each.attrib["numFmtId"])] = code
    fonts = [_font_look(font) for each in root.iter(main("fonts")) for font in each]
    fills = [_fill_look(fill) for each in root.iter(main("fills")) for fill in each]
    styles = [xf for each in root.iter(main("cellXfs")) for xf in each.iter(main("xf"))]
    return [
        _format(
            int(xf.get("numFmtId", "0")),
            codes,
            _at(fonts, xf.get("fontId")) or _at(fills, xf.get("fillId")),
        )
        for xf in styles
    ] or [GENERAL]


def _font_look(font: Element) -> Look | None:
    found = [(local(each.tag), each.attrib) for each in font.iter()]
    if any(name == "strike" and is_on(attributes) for name, attributes in found):
        return Look.STRUCK
    is_grey = any(name == "color" and _is_grey(attributes) for name, attributes in found)
    return Look.GREY if is_grey else None


def _fill_look(fill: Element) -> Look | None:
    solid = (each for each in fill.iter(main("patternFill")) if each.get("patternType") == "solid")
    colours = (colour for each in solid for colour in each.iter(main("fgColor")))
    return Look.GREY if any(_is_grey(each.attrib) for each in colours) else None


def _format(number: int, codes: dict[int, str], look: Look | None) -> Format:
    code = codes.get(number)
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


# No figure has more digits; Python would take seconds to convert a million of them.
_LONGEST_NUMBER = 400
# Excel's own limit, and WPS's.
_LONGEST_TEXT = 32_767
_TOO_LONG = (
    "工作簿里有单元格的文字超过32767个字，Excel 也存不下，"
    "请用 Excel 或 WPS 打开后另存为 .xlsx 再试。"
)
# What Python libraries make of a text that is nothing but an equals sign: an empty formula.
LITERAL_EQUALS = "="
_OUT_OF_RANGE = "#VALUE!"
_TRUTHS = {"1": True, "0": False, "true": True, "false": False}
_ERRORS = frozenset(ERROR_CODES)


class Values:
    """Converts cells of the file to values, with the shared texts and formats.

    `struck` has the numbers of texts that are struck out. `is_uncalculated` means that formulas
    have no results, or only zeros.
    """

    def __init__(
        self,
        texts: Iterable[str],
        struck: Mapping[int, Look],
        formats: Sequence[Format],
        *,
        epoch: datetime,
        is_uncalculated: bool,
    ) -> None:
        self._struck_texts = {str(at): look for at, look in struck.items()}
        self._odd_styles = {str(at): form.look for at, form in enumerate(formats) if form.look}
        self.has_looks = bool(self._struck_texts or self._odd_styles)
        self._is_uncalculated = is_uncalculated
        self._epoch = epoch
        # The shared texts as a row keeps them, and the formats by the style of a cell.
        self._texts = [_text(each) for each in texts]
        self._formats = {str(at): form for at, form in enumerate(formats)} | {"": formats[0]}
        # Dates and the formats' numbers repeat by the thousand.
        self._known: dict[tuple[str, str], Held] = {}

    def held(self, kind: str, text: str, style: str, is_formula: bool) -> Held | None:
        """The cell as a row keeps it, None where nothing is filled in.

        `kind` is the file's t, `style` its s, `text` the content of <v>, or of <is> for
        inlineStr. Raises ValueError or IndexError where the file contradicts itself.
        """
        form = self._formats.get(style) or self._format(style)
        if kind == "s" and not is_formula and not form.is_percent and text.isdecimal():
            return self._texts[int(text)]
        if not kind or kind == "n":
            found = self._number(text, style, form) if text else None
            if is_formula:
                if self._is_uncalculated and found == 0:
                    found = None  # XlsxWriter's result of every formula
                return _formula(found, form)
            return found
        return self._rare(kind, text, form, is_formula)

    def look(self, kind: str, text: str, style: str) -> Look | None:
        """How a cell looks; parameters as of `held`."""
        struck = self._struck_texts.get(text) if kind == "s" else None
        return struck or self._odd_styles.get(style)

    def _format(self, style: str) -> Format:
        """The format of a style whose number is written in an odd way, 01 for 1."""
        if not style.isdecimal():
            raise ValueError("no number of a style")
        return self._formats[str(int(style))]

    def _number(self, text: str, style: str, form: Format) -> Held:
        if form.is_plain:
            return _cast(text)
        found = self._known.get((text, style))
        if found is None:
            found = self._formatted(text, form)
            self._known[text, style] = found
        return found

    def _formatted(self, text: str, form: Format) -> Held:
        value = _cast(text)
        if isinstance(value, RawCell):
            return value
        if form.is_date:
            try:
                value = from_excel(value, self._epoch, timedelta=form.is_span)
            except (OverflowError, ValueError):
                return RawCell(_OUT_OF_RANGE, form.is_percent, is_error=True)
        return RawCell(value, is_percent=True) if form.is_percent else value

    def _rare(self, kind: str, text: str, form: Format, is_formula: bool) -> Held | None:
        value: object = None
        if not text:
            value = None
        elif kind == "s":
            value = self._shared(text)
        elif kind == "b":
            value = _TRUTHS.get(text.strip().lower(), text)
        elif kind == "d":
            value = text
            with suppress(ValueError, OverflowError, TypeError):
                value = from_ISO8601(text)  # type: ignore[no-untyped-call]
        else:
            held = _text(unescaped(text))
            value = held.value if isinstance(held, RawCell) else held
        is_error = bool(text) and (kind == "e" or value in _ERRORS)
        if is_formula or is_error or (form.is_percent and value is not None):
            return RawCell(value, form.is_percent, is_formula, is_error)
        return value or None if isinstance(value, str) else value

    def _shared(self, text: str) -> object:
        if not text.isdecimal():
            raise ValueError("no number of a shared text")
        held = self._texts[int(text)]
        return held.value if isinstance(held, RawCell) else held


def _text(value: str) -> Held | None:
    """A text as a row keeps it; what looks like an error value counts as one."""
    if len(value) > _LONGEST_TEXT:
        raise UnreadableWorkbook(_TOO_LONG)
    if value.startswith("#") and value in _ERRORS:
        return RawCell(value, is_error=True)
    return value or None


def _formula(found: Held | None, form: Format) -> RawCell:
    if isinstance(found, RawCell):
        return RawCell(found.value, found.is_percent, True, found.is_error)
    return RawCell(found, form.is_percent, True)


def _cast(text: str) -> Held:
    """A number; an error cell, which the check names, where the file has none in its place."""
    try:
        if "." in text or "e" in text or "E" in text:
            return float(text)
        if len(text) <= _LONGEST_NUMBER:
            return int(text)
    except ValueError:
        pass
    return RawCell(text[:_LONGEST_NUMBER], is_error=True)

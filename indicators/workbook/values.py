"""The value of a cell from what the file says of it: type, text and format."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel, from_ISO8601
from openpyxl.utils.escape import unescape

from indicators.workbook.formats import GENERAL, Format
from indicators.workbook.limits import UnreadableWorkbook
from indicators.workbook.looks import Look
from indicators.workbook.raw import Held, RawCell

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
    """Makes values of what cells say, with the texts and formats that they share."""

    def __init__(
        self,
        strings: Sequence[str] = (),
        formats: Sequence[Format] = (GENERAL,),
        epoch: datetime = WINDOWS_EPOCH,
        *,
        is_uncalculated: bool = False,
        struck: Mapping[int, Look] = MappingProxyType({}),
    ) -> None:
        self._struck_texts = {str(at): look for at, look in struck.items()}
        self._odd_styles = {str(at): form.look for at, form in enumerate(formats) if form.look}
        self.has_looks = bool(self._struck_texts or self._odd_styles)
        self._is_uncalculated = is_uncalculated
        self._formats = formats
        # The shared texts as a row keeps them, and the styles in which they stand as they are:
        # most cells of most sheets need no more than these two.
        self.shared = [_text(each) for each in strings]
        self.plain_styles = {
            "",
            *(str(at) for at, form in enumerate(formats) if not form.is_percent),
        }
        self._epoch = epoch
        # Dates and the formats' numbers repeat by the thousand.
        self._known: dict[tuple[str, str], Held] = {}

    def held(self, kind: str, text: str, style: str, is_formula: bool) -> Held | None:
        """The cell as a row keeps it, None where nothing is filled in.

        `kind` is the file's t, `style` its s, `text` what stands in <v>, or in <is> for
        inlineStr. Raises ValueError or IndexError where the file contradicts itself.
        """
        if not kind or kind == "n":
            found = self._number(text, style) if text else None
            if is_formula:
                if self._is_uncalculated and found == 0:
                    found = None  # XlsxWriter's result of every formula
                return _formula(found, self._format(style))
            return found
        return self._rare(kind, text, self._format(style), is_formula)

    def look(self, kind: str, text: str, style: str) -> Look | None:
        """How a cell looks, by what the file says of it as for `held`."""
        struck = self._struck_texts.get(text) if kind == "s" else None
        return struck or self._odd_styles.get(style)

    def _format(self, style: str) -> Format:
        if not style:
            return self._formats[0]
        if not style.isdecimal():
            raise ValueError("no number of a style")
        return self._formats[int(style)]

    def _number(self, text: str, style: str) -> Held:
        form = self._format(style)
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
            value = _iso(text)
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
        held = self.shared[int(text)]
        return held.value if isinstance(held, RawCell) else held


def unescaped(text: str) -> str:
    """Text with Excel's _x000D_ for a character undone; half of a surrogate pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    return unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


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


def _iso(text: str) -> object:
    try:
        found: object = from_ISO8601(text)  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError, TypeError):
        return text
    return found

"""The value of a cell from its type, text and format in the file."""

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils.datetime import from_excel, from_ISO8601

from indicators.workbook.xlsx.cells import Held, RawCell, unescaped
from indicators.workbook.xlsx.limits import UnreadableWorkbook
from indicators.workbook.xlsx.package import Package
from indicators.workbook.xlsx.styles import Format, Look

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
    """Converts cells of the file to values, with the shared texts and formats."""

    def __init__(self, package: Package) -> None:
        self._struck_texts = {str(at): look for at, look in package.struck.items()}
        self._odd_styles = {
            str(at): form.look for at, form in enumerate(package.formats) if form.look
        }
        self.has_looks = bool(self._struck_texts or self._odd_styles)
        self._is_uncalculated = package.is_uncalculated
        self._epoch = package.epoch
        # The shared texts as a row keeps them, and the formats by the style of a cell.
        self._texts = [_text(each) for each in package.strings]
        self._formats = {str(at): form for at, form in enumerate(package.formats)}
        self._formats[""] = package.formats[0]
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


def _iso(text: str) -> object:
    try:
        found: object = from_ISO8601(text)  # type: ignore[no-untyped-call]
    except (ValueError, OverflowError, TypeError):
        return text
    return found

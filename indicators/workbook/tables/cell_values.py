"""The texts and numbers of cells: as they are compared, quoted and understood."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal

from indicators.checks.findings import Code
from indicators.model import units
from indicators.model.codelists import Bound
from indicators.rules import magnitudes
from indicators.text.plain_text import visible
from indicators.workbook.tables.typed_values import mistyped, proposal, worded
from indicators.workbook.xlsx import RawCell, tidy

# Full-width forms and typographic minus signs mean the same as the keyboard's.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0xA0: " ", 0x2212: "-"}
# What people type for no value, in half width.
NOTHING = frozenset(("—", "——", "-", "--", "–", "―", "─", "/", "…", "……", "...", "......"))
# What programs write for no value, pandas above all.
_PROGRAM_WORDS = frozenset(("nan", "NaN", "NaT", "None", "<NA>"))
_DIGITS = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_NUMBER = re.compile(rf"({_DIGITS})\s*(%?)")
# Longer than any figure; a longer text is something else.
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell could not be read: the finding's code and the words for its message."""

    code: Code
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the other contents of its cell: percentage, bound, unit.

    4.3% is 4.3 with `is_percent`; 突破10亿元 is 10 with the bound > and the unit 亿元.
    """

    value: Decimal
    is_percent: bool = False
    bound: Bound | None = None
    unit: str = ""

    @property
    def own_unit(self) -> str:
        """The unit that the cell itself gives."""
        return units.PERCENT if self.is_percent else self.unit


def legible(text: str) -> str:
    """Text without invisible characters that change its look and without blanks at its ends."""
    return tidy(visible(text))


def half_width(text: str) -> str:
    """Text with full-width letters, digits and signs as on the keyboard, without stray blanks."""
    return legible(text.translate(_HALF_WIDTH))


def shown(value: object) -> str:
    """A cell's value as a message quotes it, shortened."""
    text = value.date().isoformat() if isinstance(value, datetime) else str(value)
    text = legible(text)
    return text if len(text) <= 30 else f"{text[:29]}…"


def displayed(cell: RawCell) -> str:
    """A cell's value as Excel shows it, shortened: 4.3% for a percentage."""
    value = cell.value
    if cell.is_percent and isinstance(value, (int, float)) and math.isfinite(value):
        return f"{_plain(exact_decimal(value) * 100):f}%"
    return shown(value)


def without_blanks(text: str) -> str:
    """Text in half width without any blanks."""
    return "".join(half_width(text).split())


def exact_decimal(value: float | Decimal) -> Decimal:
    """The decimal number that Excel shows for a stored one: 15 significant digits."""
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        written = f"{value:.15g}"
        return _plain(Decimal(written)) if "e" in written else Decimal(written)
    return _plain(value)


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent: 4.30 → 4.3, 1E+2 → 100."""
    written = f"{value:f}"  # not normalize(), which rounds to 28 digits
    return Decimal(written.rstrip("0").rstrip(".") if "." in written else written)


def is_nothing(value: object) -> bool:
    """Whether a cell holds a dash or the like, which means no value."""
    return is_program_word(value) or _is_dash(value)


def is_program_word(value: object) -> bool:
    """Whether a text is what a program writes for no value, such as nan."""
    return isinstance(value, str) and len(value) < 9 and value.strip() in _PROGRAM_WORDS


def _is_dash(value: object) -> bool:
    return isinstance(value, str) and len(value) < 9 and without_blanks(value) in NOTHING


def number(cell: RawCell) -> Number | Refusal:
    """A number: plain, with thousands separators, full-width, a percentage, or with known words.

    8%以上, 突破10亿元 and 1.4万人 give bound and unit too.
    4.3% is 4.3 with `is_percent`, whether typed as text or as a percentage in Excel.
    """
    value = cell.value
    if refusal := unusable(cell):
        return refusal
    if isinstance(value, str):
        read_text = _text_number(value)
        return read_text if isinstance(read_text, Refusal) else _sized(read_text, cell)
    if isinstance(value, (int, float, Decimal)) and math.isfinite(value):
        exact = exact_decimal(value)
        return _sized(
            Number(_plain(exact * 100) if cell.is_percent else exact, cell.is_percent), cell
        )
    return Refusal(Code.NOT_A_NUMBER, {"value": shown(value)})


def _sized(found: Number, cell: RawCell) -> Number | Refusal:
    """The number, refused where no figure can have its size."""
    if magnitudes.is_readable(found.value):
        return found
    return Refusal(Code.BEYOND_REASON, {"value": shown(cell.value)})


def integer(cell: RawCell) -> int | Refusal:
    """A whole number."""
    found = number(cell)
    if isinstance(found, Refusal):
        return found
    if found != Number(found.value) or found.value != found.value.to_integral_value():
        return Refusal(Code.NOT_AN_INTEGER, {"value": shown(cell.value)})
    if abs(found.value) > magnitudes.LARGEST_INTEGER:
        return Refusal(Code.BEYOND_REASON, {"value": shown(cell.value)})
    return int(found.value)


def unusable(cell: RawCell) -> Refusal | None:
    """Why no kind of column can read a cell: an error, a boolean, a formula without result."""
    if cell.is_formula and cell.value is None:
        return Refusal(Code.FORMULA_WITHOUT_VALUE)
    if cell.is_error:
        return Refusal(Code.EXCEL_ERROR, {"value": cell.value})
    if isinstance(cell.value, bool):
        return Refusal(Code.BOOLEAN, {"value": str(cell.value).upper()})
    if isinstance(cell.value, (time, timedelta)):
        return Refusal(Code.NOT_TEXT, {"value": shown(cell.value)})
    return None


def _text_number(raw: str) -> Number | Refusal:
    written = half_width(raw)
    if len(written) > _LONGEST_NUMBER:
        return Refusal(Code.NOT_A_NUMBER, {"value": shown(raw)})
    if match := _NUMBER.fullmatch(written):
        return Number(_plain(Decimal(match[1].replace(",", ""))), bool(match[2]))
    if found := worded(written):
        is_percent = found.unit == units.PERCENT
        other_unit = "" if is_percent else found.unit
        return Number(_plain(found.value), is_percent, found.bound, other_unit)
    if slip := mistyped(written):
        words = {"value": shown(raw), "reason": slip[0], "advice": slip[1]}
        return Refusal(Code.MISTYPED_NUMBER, words)
    if (advice := proposal(written)) is not None:
        return Refusal(Code.NUMBER_WITH_WORDS, {"value": shown(raw), "proposal": advice})
    return Refusal(Code.NOT_A_NUMBER, {"value": shown(raw)})

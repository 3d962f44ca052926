"""The texts and numbers of cells: as they are compared and as messages quote them."""

import math
from datetime import datetime
from decimal import Decimal

from indicators.text.plain_text import visible
from indicators.workbook.xlsx.cells import RawCell, tidy

# Full-width forms and typographic minus signs mean the same as the keyboard's.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: " ", 0xA0: " ", 0x2212: "-"}
# What people type for no value, in half width.
NOTHING = frozenset(("—", "——", "-", "--", "–", "―", "─", "/", "…", "……", "...", "......"))
# What programs write for no value, pandas above all.
_PROGRAM_WORDS = frozenset(("nan", "NaN", "NaT", "None", "<NA>"))


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
    is_short = isinstance(value, str) and len(value) < 9
    return is_short and (is_program_word(value) or without_blanks(str(value)) in NOTHING)


def is_program_word(value: object) -> bool:
    """Whether a text is what a program writes for no value, such as nan."""
    return isinstance(value, str) and len(value) < 9 and value.strip() in _PROGRAM_WORDS

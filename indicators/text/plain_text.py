"""Text that a spreadsheet must show as it is and never run as a formula."""

import re
import unicodedata

from openpyxl.cell.cell import Cell, MergedCell

# What makes a spreadsheet read a text as a formula, or, in CSV, split a row.
_FORMULA_STARTS = ("=", "+", "-", "@")
_CSV_STARTS = (*_FORMULA_STARTS, "\t", "\r", "\n")
# XML has no way to write these: control characters, halves of surrogate pairs, non-characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Cell | MergedCell, text: str) -> None:
    """Fill an .xlsx cell with a text; it stays a text when the cell is edited."""
    # Excel reads _x0041_ as a letter's code; an escaped underscore keeps the text itself.
    cell.value = _ESCAPE.sub("_x005F_", legal(text))
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True


def legal(text: str) -> str:
    """The text without the characters that no .xlsx or .docx file can hold."""
    return _ILLEGAL.sub("", text)


def csv_text(text: str) -> str:
    """The text for a CSV cell, with an apostrophe before what could be taken for a formula."""
    # Some programs read full-width and small signs (＝ ﹢) as the narrow ones, and skip any blanks.
    first = unicodedata.normalize("NFKC", text.lstrip()[:1])
    is_formula = first.startswith(_FORMULA_STARTS) or text.lstrip(" ").startswith(_CSV_STARTS)
    return f"'{text}" if is_formula else text


# Zero-width ones, which come along with texts copied from the web; nothing is lost without them.
_ZERO_WIDTH = "\u00ad\u200b-\u200f\u2060\ufeff"
# Direction controls, other format characters, control characters but for blanks and line ends,
# private use, and what Unicode keeps unassigned for ever.
_STEERING = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    "\u180e\u202a-\u202e\u2061-\u206f\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ue000-\uf8ff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f\U000f0000-\U0010ffff"
)
_IS_ZERO_WIDTH = re.compile(f"[{_ZERO_WIDTH}]")
_IS_STEERING = re.compile(f"[{_STEERING}]")
_IS_UNSEEN = re.compile(f"[{_ZERO_WIDTH}{_STEERING}]")


def visible(text: str) -> str:
    """The text without zero-width characters, and with a sign for each other one: 「U+202E」."""
    return signed(_IS_ZERO_WIDTH.sub("", text)) if _IS_UNSEEN.search(text) else text


def signed(text: str) -> str:
    """The same of a text of our own, which keeps the zero-width characters put into it."""
    return _IS_STEERING.sub(lambda found: f"「{_name(found[0])}」", text)


def unseen(text: str) -> str:
    """The names of such characters in a text, each once: U+200B、U+202E; "" where it has none."""
    return "、".join(map(_name, dict.fromkeys(_IS_UNSEEN.findall(text))))


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"

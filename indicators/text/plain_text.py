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

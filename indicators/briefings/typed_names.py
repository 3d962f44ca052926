"""Names for files and sheets, made of words that somebody typed."""

import re

from indicators.text.plain_text import legal

# What Windows does not take in the name of a file, and Excel in the name of a sheet.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\[\]\s]+')
_LONGEST_FILE, _LONGEST_SHEET = 60, 31


def file_stem(number: int, heading: str) -> str:
    """The name of a part's file without its ending, unique by its number: 01_增速和位次."""
    return _named(number, heading)[:_LONGEST_FILE].rstrip("._")


def sheet_name(number: int, heading: str) -> str:
    """The name of a part's sheet, unique by its number: 01_增速和位次."""
    # Excel counts a letter beyond the first plane as two.
    units = _named(number, heading).encode("utf-16-le")[: 2 * _LONGEST_SHEET]
    # An apostrophe at the end is no name of a sheet either.
    return units.decode("utf-16-le", errors="ignore").rstrip("'_")


def _named(number: int, heading: str) -> str:
    return f"{number:02}_{_FORBIDDEN.sub('_', legal(heading).strip())}"

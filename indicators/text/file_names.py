"""Names of files that leave the dashboard, and of sheets in them."""

import re

from indicators.model.dataset import Dataset
from indicators.text.plain_text import legal

# What Windows does not take in the name of a file.
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\t\r\n', "_"))
# A name of Chinese characters may have 85 of them on Linux and 255 on Windows.
_LONGEST_TOPIC = 40
# Of typed words: what Windows does not take in the name of a file, and Excel in that of a sheet.
_FORBIDDEN_WORDS = re.compile(r'[\\/:*?"<>|\[\]\s]+')
_LONGEST_FILE, _LONGEST_SHEET = 60, 31


def file_name(*parts: str) -> str:
    """The parts of a file's name joined, without what Windows does not take."""
    return "_".join(parts).translate(_FORBIDDEN)


def edition_file_name(dataset: Dataset, topic: str) -> str:
    """Area, topic, as-of date and edition: 虚构区_增速和位次_2031-02-01_第3版."""
    edition = dataset.edition
    name = f"第{edition.number}版" if edition.number else edition.content_hash[:6]
    caution = f"（{edition.caution}）" if edition.caution else ""
    as_of = f"{edition.as_of:%Y-%m-%d}"
    return file_name(dataset.about.area.name, topic[:_LONGEST_TOPIC], as_of, name + caution)


def file_stem(number: int, heading: str) -> str:
    """The name of a part's file without its ending, unique by its number: 01_增速和位次."""
    return _numbered(number, heading)[:_LONGEST_FILE].rstrip("._")


def sheet_name(number: int, heading: str) -> str:
    """The name of a part's sheet, unique by its number: 01_增速和位次."""
    # Excel counts a letter beyond the first plane as two.
    units = _numbered(number, heading).encode("utf-16-le")[: 2 * _LONGEST_SHEET]
    # An apostrophe at the end is no name of a sheet either.
    return units.decode("utf-16-le", errors="ignore").rstrip("'_")


def _numbered(number: int, heading: str) -> str:
    return f"{number:02}_{_FORBIDDEN_WORDS.sub('_', legal(heading).strip())}"

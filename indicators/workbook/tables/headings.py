"""Other words for the columns (`heading_words.csv`), and headings that are nearly one."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from indicators.model import units
from indicators.model.schema import COLUMNS, ColumnKind, Field, Sheet, SheetColumn, column
from indicators.workbook.tables import cells
from indicators.workbook.tables.cell_values import without_blanks
from indicators.workbook.xlsx.cells import RawSheet

_ADORNMENTS = "*:.。、"


def plain_heading(written: object) -> str:
    """A heading as it is compared: half width, no blanks, no line breaks, no asterisk or colon."""
    return without_blanks(str(written)).strip(_ADORNMENTS)


@cache
def _heading_words(meaning: str) -> tuple[tuple[Field, str, tuple[str, ...]], ...]:
    """The rows of `heading_words.csv`: a column, its sheet ("" for all), and words for it.

    An alias means the column. A suggestion often means it, but may mean another (时间 for 期间):
    it is enough to propose the column, not to read it.
    """
    file = Path(__file__).with_name("heading_words.csv")
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(
            (Field(row["column"]), row["sheet"], tuple(row["words"].split("、")))
            for row in csv.DictReader(lines)
            if row["meaning"] == meaning
        )


@cache
def headings(sheet: Sheet) -> Mapping[str, Field]:
    """The column that each heading of a sheet means; a printed name wins over an alias."""
    names = [each.name for each in COLUMNS[sheet]]
    found = {
        plain_heading(word): name
        for name in names
        for meant, own_sheet, words in _heading_words("alias")
        if meant is name and own_sheet in {"", sheet}
        for word in words
    }
    return MappingProxyType(found | {plain_heading(name.value): name for name in names})


_BRACKETED = re.compile(r"(.+?)[(\[【](?:单位:?)?(.+?)[)\]】]")
_APPENDED = re.compile(r"(.+?)[/:,_-](?:单位:?)?(.+)")
# Remarks that do not change the meaning of a heading.
_REMARKS = frozenset(("必填", "必填项", "选填", "可空", "可不填", "可选"))
# As alike as 完成数 and 完成值.
_ALIKE = 0.6
# A suggestion is less certain than a word that is spelt almost the same.
_SUGGESTED = 0.7
_ROWS_LOOKED_AT = 50
# Any text fits these kinds, so that contents cannot identify the column.
_TEXTS = {ColumnKind.TEXT, ColumnKind.LIST}


# An unknown heading and its Excel column.
Stranger = tuple[str, int]


def with_addition(sheet: Sheet, title: object) -> tuple[Field, str] | None:
    """The column of a known heading with a unit or remark added to it, and the unit."""
    written = plain_heading(title)
    match = _BRACKETED.fullmatch(written) or _APPENDED.fullmatch(written)
    name = headings(sheet).get(match[1]) if match else None
    if match is None or name is None:
        return None
    if match[2] in _REMARKS:
        return name, ""
    if column(sheet, name).kind is ColumnKind.NUMBER and units.is_known(match[2]):
        return name, match[2]
    return None


def likely_columns(
    sheet: Sheet, raw: RawSheet, row: int, missing: Iterable[Field], strangers: Iterable[Stranger]
) -> Iterator[tuple[Field, Stranger]]:
    """Each missing column with the stranger that may be it: by its name, then by its numbers."""
    wanted, free = list(missing), list(strangers)
    pairs = [(_likeness(sheet, name, each[0]), name, each) for name in wanted for each in free]
    likely = [pair for pair in pairs if pair[0] >= _ALIKE]
    for _, name, each in sorted(likely, key=lambda pair: -pair[0]):
        if name in wanted and each in free and _fits(column(sheet, name), raw, row, each[1]):
            wanted.remove(name)
            free.remove(each)
            yield name, each
    if Field.VALUE in wanted:
        value = column(sheet, Field.VALUE)
        numeric = [each for each in free if _fits(value, raw, row, each[1], is_filled=True)]
        if len(numeric) == 1:
            yield Field.VALUE, numeric[0]


def _likeness(sheet: Sheet, name: Field, title: str) -> float:
    """How alike a heading is to the nearest word for a column: 1 for the same, 0 for nothing."""
    written = plain_heading(title)
    match = _BRACKETED.fullmatch(written)
    forms = {written, match[1]} if match else {written}
    for meant, _, words in _heading_words("suggestion"):
        if meant is name and forms & set(words):
            return _SUGGESTED
    own = [word for word, meant in headings(sheet).items() if meant is name]
    return max(SequenceMatcher(None, word, form).ratio() for word in own for form in forms)


def _fits(
    column: SheetColumn, raw: RawSheet, row: int, at: int, *, is_filled: bool = False
) -> bool:
    """Whether most of what is below a heading can be read as the column wants it."""
    if column.kind in _TEXTS:
        return True
    below = (each.cell(at) for number, each in raw.rows.items() if number > row)
    filled = list(islice((cell for cell in below if not cell.is_blank), _ROWS_LOOKED_AT))
    fitting = sum(not isinstance(cells.read(cell, column), cells.CellRefusal) for cell in filled)
    return 2 * fitting > len(filled) or (not filled and not is_filled)

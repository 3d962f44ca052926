"""Headings that nearly are one of ours: with a unit or a remark added, or spelt differently."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from indicators.model import units
from indicators.model.schema import COLUMNS, Column, ColumnKind, Field, Sheet
from indicators.workbook import cells
from indicators.workbook.heading_words import headings, plain_heading, suggesting
from indicators.workbook.xlsx import RawSheet

_BRACKETED = re.compile(r"(.+?)[(\[【](?:单位:?)?(.+?)[)\]】]")
_APPENDED = re.compile(r"(.+?)[/:,_-](?:单位:?)?(.+)")
# What adds nothing to the meaning of a heading.
_REMARKS = frozenset(("必填", "必填项", "选填", "可空", "可不填", "可选"))
# As alike as 完成数 and 完成值.
_ALIKE = 0.6
# A word that often means the column, but less surely than one that is spelt almost the same.
_SUGGESTED = 0.7
_ROWS_LOOKED_AT = 50
# Any text fits these, so that their contents tell nothing.
_TEXTS = {ColumnKind.TEXT, ColumnKind.LIST}


@dataclass(frozen=True, slots=True)
class Stranger:
    """A heading that is none of ours, and the Excel column where it is."""

    title: str
    column: int


def with_addition(sheet: Sheet, title: object) -> tuple[Field, str] | None:
    """The column of a heading that adds a unit or an idle remark to a known one, and the unit."""
    written = plain_heading(title)
    match = _BRACKETED.fullmatch(written) or _APPENDED.fullmatch(written)
    name = headings(sheet).get(match[1]) if match else None
    if match is None or name is None:
        return None
    if match[2] in _REMARKS:
        return name, ""
    if _column(sheet, name).kind is ColumnKind.NUMBER and units.is_known(match[2]):
        return name, match[2]
    return None


def likely_columns(
    sheet: Sheet, raw: RawSheet, row: int, missing: Iterable[Field], strangers: Iterable[Stranger]
) -> Iterator[tuple[Field, Stranger]]:
    """Each missing column with the stranger that may be it: by its name, then by its numbers."""
    wanted, free = list(missing), list(strangers)
    pairs = [(_likeness(sheet, name, each.title), name, each) for name in wanted for each in free]
    likely = [pair for pair in pairs if pair[0] >= _ALIKE]
    for _, name, each in sorted(likely, key=lambda pair: -pair[0]):
        if name in wanted and each in free and _fits(_column(sheet, name), raw, row, each.column):
            wanted.remove(name)
            free.remove(each)
            yield name, each
    if Field.VALUE in wanted:
        value = _column(sheet, Field.VALUE)
        numeric = [each for each in free if _fits(value, raw, row, each.column, is_filled=True)]
        if len(numeric) == 1:
            yield Field.VALUE, numeric[0]


def _likeness(sheet: Sheet, name: Field, title: str) -> float:
    """How alike a heading is to the nearest word for a column: 1 for the same, 0 for nothing."""
    written = plain_heading(title)
    match = _BRACKETED.fullmatch(written)
    forms = {written, match[1]} if match else {written}
    if forms & set(suggesting(name)):
        return _SUGGESTED
    words = [word for word, meant in headings(sheet).items() if meant is name]
    return max(SequenceMatcher(None, word, form).ratio() for word in words for form in forms)


def _fits(column: Column, raw: RawSheet, row: int, at: int, *, is_filled: bool = False) -> bool:
    """Whether most of what is below a heading can be read as the column wants it."""
    if column.kind in _TEXTS:
        return True
    below = (each.cell(at) for number, each in raw.rows.items() if number > row)
    filled = list(islice((cell for cell in below if not cell.is_blank), _ROWS_LOOKED_AT))
    fitting = sum(not isinstance(cells.read(cell, column), cells.Refusal) for cell in filled)
    return 2 * fitting > len(filled) or (not filled and not is_filled)


def _column(sheet: Sheet, name: Field) -> Column:
    return next(each for each in COLUMNS[sheet] if each.name is name)

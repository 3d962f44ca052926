"""Rows that are not filled in yet: what a template writes into them is no content."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from indicators.checks.findings import Code, Finding, finding
from indicators.model.schema import COLUMNS, KEYS, Field, Sheet
from indicators.workbook.cells import is_nothing
from indicators.workbook.row_ranges import row_ranges
from indicators.workbook.xlsx import RawRow, as_cell, is_blank

if TYPE_CHECKING:  # tables separate these rows when they are made
    from indicators.workbook.tables import SheetTable

# A row is filled in once one of these cells is; beside its key anything counts on other sheets.
_CONTENT: Mapping[Sheet, tuple[Field, ...]] = {
    sheet: tuple(each.name for each in COLUMNS[sheet] if each.name != KEYS[sheet])
    for sheet in (Sheet.SOURCES, Sheet.TARGETS, Sheet.RANKS, Sheet.COMMITMENTS)
} | {Sheet.OBSERVATIONS: (Field.VALUE, Field.TEXT, Field.PAGE, Field.QUOTE, Field.NOTE)}


class UnfilledRows:
    """Recognizes the rows of a sheet that nobody has filled in."""

    def __init__(self, sheet: Sheet, columns: Mapping[Field, int]) -> None:
        self._applies = sheet in _CONTENT
        self._content = {columns[name] for name in _CONTENT.get(sheet, ()) if name in columns}

    def has(self, row: RawRow) -> bool:
        """Whether a row with anything in a known column has no content; a dash is none."""
        if not self._applies:
            return False
        return self._content.isdisjoint(row.columns) or all(
            is_blank(held) or is_nothing(as_cell(held).value)
            for at, held in zip(row.columns, row.held, strict=True)
            if at in self._content
        )


def unfilled_findings(table: "SheetTable") -> Iterator[Finding]:
    """One finding for all unfilled rows of a sheet, at the first of them."""
    if table.unfilled:
        name = next(each for each in _CONTENT[table.sheet] if each in table.columns)
        cell = table.address(table.unfilled[0], name)
        words = {"count": len(table.unfilled), "rows": row_ranges(table.unfilled)}
        yield finding(Code.NOT_FILLED_IN, table.sheet, cell, **words)


def unfilled_words(rows: Mapping[Sheet, tuple[int, ...]]) -> str:
    """The sentence that publishing says of the unfilled rows, "" where there are none."""
    counts = "、".join(f"“{sheet}”表{len(numbers)}行" for sheet, numbers in rows.items())
    return f"没有填写的行不随版次发布：{counts}。" if counts else ""

"""Rows whose cells stand one column beside their header, as after inserting cells."""

from collections.abc import Container, Iterator
from itertools import islice

from openpyxl.utils import get_column_letter

from indicators.checks.findings import Code, Finding, finding
from indicators.model.schema import Field
from indicators.workbook.tables import SheetTable

_ROWS_LOOKED_AT = 500
_ENOUGH = 3


def shifted_cells(table: SheetTable, codes: Container[object]) -> Iterator[Finding]:
    """A finding where most rows have an indicator's code just beside the column of codes."""
    at = table.columns.get(Field.INDICATOR)
    if at is None:
        return
    looked_at = list(islice(table.filled, _ROWS_LOOKED_AT))
    unknown = [number for number in looked_at if table.raw.cell(number, at).value not in codes]
    for way, beside in (("右", at + 1), ("左", at - 1)):
        moved = [number for number in unknown if table.raw.cell(number, beside).value in codes]
        if len(moved) >= _ENOUGH and 2 * len(moved) > len(looked_at):
            cell = table.address(moved[0], Field.INDICATOR)
            words = {"count": len(moved), "way": way, "field": Field.INDICATOR}
            other = get_column_letter(beside)
            yield finding(Code.SHIFTED_CELLS, table.sheet, cell, other=other, **words)

"""What openpyxl reads of a file, to compare our own reading with."""

import io
import re

import openpyxl
from openpyxl.cell.cell import ERROR_CODES, Cell
from openpyxl.utils.escape import unescape

from indicators.workbook.xlsx.cells import RawCell

_LITERALS = re.compile(r'"[^"]*"|\\.')


def openpyxl_cells(content):
    """The filled cells of each sheet by its name: {(row, column): RawCell}."""
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    results = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return {
        sheet.title: {
            (cell.row, cell.column): raw
            for cell in sheet._cells.values()
            if isinstance(cell, Cell) and cell.value is not None
            for raw in [_raw(cell, results.worksheets[position])]
            if not raw.is_blank
        }
        for position, sheet in enumerate(formulas.worksheets)
    }


def _raw(cell, results):
    is_formula = cell.data_type == "f"
    if is_formula:
        found = results._cells.get((cell.row, cell.column))
        cell = found if isinstance(found, Cell) else Cell(results, cell.row, cell.column)
    value = cell.value
    if isinstance(value, str) and "_x" in value:
        value = unescape(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return RawCell(
        value=value,
        is_percent="%" in _LITERALS.sub("", cell.number_format or ""),
        is_formula=is_formula,
        is_error=cell.data_type == "e" or value in ERROR_CODES,
    )

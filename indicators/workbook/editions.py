"""What makes two workbooks the same edition: the values of their cells, nothing else."""

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal

from indicators.workbook.cells import exact_decimal
from indicators.workbook.opening import RawCell, RawSheet, RawWorkbook, tidy


def content_hash(workbook: RawWorkbook) -> str:
    """SHA-256 of the canonical cell values of all sheets, as 64 hex digits.

    Styles, widths, the order of sheets, trailing blanks, a number typed as 3 or 3.0 and a date
    typed as text or as a date make no difference; a value, a row or a column does.
    """
    sheets = sorted((each.name, _rows(each)) for each in workbook if _rows(each))
    canonical = json.dumps(sheets, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _rows(sheet: RawSheet) -> list[tuple[int, int, str]]:
    filled = ((at, cell) for at, cell in sheet.cells.items() if not cell.is_blank)
    return sorted((row, column, _canonical(cell)) for (row, column), cell in filled)


def _canonical(cell: RawCell) -> str:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, date)):
        return tidy(str(value))
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    if isinstance(value, date):
        return value.isoformat()
    if cell.is_percent:
        return f"{exact_decimal(exact_decimal(value) * 100):f}%"
    return f"{exact_decimal(value):f}"

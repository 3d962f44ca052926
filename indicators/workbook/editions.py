"""The hash of an edition, which depends on the values of its cells and nothing else."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring as _quoted

from indicators.workbook.tables.cell_values import exact_decimal
from indicators.workbook.xlsx.cells import Held, RawCell, RawSheet, RawWorkbook, as_cell, tidy

_CELLS_AT_ONCE = 10_000
# What a number is made of that is written the same way everywhere.
_DIGITS = "0123456789.-"


def content_hash(workbook: RawWorkbook) -> str:
    """SHA-256 of the canonical cell values of all sheets, as 64 hex digits.

    Styles, widths, the order of sheets, trailing blanks, a number typed as 3 or 3.0 and a date
    typed as text or as a date make no difference; a value, a row or a column does.
    """
    # The digest of the JSON [[name, [[row, column, value], …]], …], which is never there whole.
    digest = hashlib.sha256(b"[")
    separator = ""
    for sheet in _in_order(workbook):
        between = f"{separator}[{_quoted(sheet.name)},["
        for cells in _cells(sheet):
            digest.update(f"{between}{cells}".encode("utf-8", "surrogatepass"))
            between = ","
        if between == ",":
            digest.update(b"]]")
            separator = ","
    digest.update(b"]")
    return digest.hexdigest()


def _in_order(workbook: RawWorkbook) -> list[RawSheet]:
    """The sheets by name; those of one name, which no Excel can make, by their cells."""
    names = Counter(each.name for each in workbook)
    return sorted(
        workbook,
        key=lambda each: (each.name, _values(each) if names[each.name] > 1 else []),
    )


def _values(sheet: RawSheet) -> list[tuple[int, int, str]]:
    return [
        (number, column, _canonical(cell))
        for (number, column), cell in sheet.cells.items()
        if not cell.is_blank
    ]


def _cells(sheet: RawSheet) -> Iterator[str]:
    """The JSON of the filled cells, in pieces."""
    texts: dict[object, str] = {}
    others: dict[object, str] = {}
    cells: list[str] = []
    for number, row in sheet.rows.items():
        for column, held in zip(row.columns, row.held, strict=True):
            kind = type(held)
            if kind is str or kind is datetime:
                known = texts if kind is str else others
                value = known.get(held)
                if value is None:
                    value = known[held] = _written(held)
            elif kind is float or kind is int:
                value = f"{held:.15g}" if kind is float else f"{held}"
                value = f'"{value}"' if value.strip(_DIGITS) == "" else _written(held)
            else:
                value = _written(held)
            if value:
                cells.append(f"[{number},{column},{value}]")
        if len(cells) > _CELLS_AT_ONCE:
            yield ",".join(cells)
            cells = []
    if cells:
        yield ",".join(cells)


def _written(held: Held) -> str:
    """The JSON of a cell's canonical value, "" for a blank one."""
    cell = as_cell(held)
    return "" if cell.is_blank else _quoted(_canonical(cell))


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

"""Invented monthly workbooks for the tests, written from rows of values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook

from indicators.drafting.monthly.cells import MonthlyCell, cells_of
from indicators.drafting.monthly.grids import grids_of

Row = Sequence[str | float | None]


@dataclass
class SheetOf:
    """One sheet: its rows from the top, merged ranges, and what is hidden."""

    title: str
    rows: Sequence[Row]
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    is_hidden: bool = False
    others: dict[str, float] = field(default_factory=dict)


def book(*sheets: SheetOf) -> bytes:
    """The bytes of a workbook of these sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for each in sheets:
        sheet = workbook.create_sheet(each.title)
        for row in each.rows:
            sheet.append(list(row))
        for area in each.merges:
            sheet.merge_cells(area)
        for number in each.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letter in each.hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        for place, value in each.others.items():
            sheet[place] = value
        sheet.sheet_state = "hidden" if each.is_hidden else "visible"
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def read(*sheets: SheetOf) -> dict[str, MonthlyCell]:
    """The cells of a workbook by place; those of later sheets win."""
    return {each.cell: each for each in cells_in(book(*sheets))}


def cells_in(content: bytes) -> tuple[MonthlyCell, ...]:
    """The cells of a workbook."""
    return cells_of(grids_of(content))[1]


def reading(cell: MonthlyCell) -> str:
    """What a cell is read as, in one line."""
    if cell.refuse:
        return cell.refuse.name
    parts = (cell.name, f"{cell.value}{cell.unit}", cell.period, cell.measure.value, cell.area)
    return " ".join(parts)

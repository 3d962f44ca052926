"""Invented monthly workbooks for the tests, written from rows of values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from openpyxl import Workbook

from indicators.drafting.claims import Claim, RefusedNumber
from indicators.drafting.monthly.claims import read_monthly

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


def read(*sheets: SheetOf) -> dict[str, Claim | RefusedNumber]:
    """What the numbers of a workbook are, by place; those of later sheets win."""
    return {each.cell: each for each in numbers_in(book(*sheets))}


def numbers_in(content: bytes) -> tuple[Claim | RefusedNumber, ...]:
    """What the numbers of a workbook are."""
    reading = read_monthly(content)
    return (*reading.refusals, *reading.claims)


def reading(number: Claim | RefusedNumber) -> str:
    """What a number is read as, in one line."""
    if isinstance(number, RefusedNumber):
        return number.reason.name
    amount = f"{number.value}{number.unit}"
    return " ".join((number.name, amount, number.period, number.measure.value, number.area))

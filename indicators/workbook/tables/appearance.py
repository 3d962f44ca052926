"""Findings on looks that do not change what is read: hidden, struck out, grey, shifted cells."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from openpyxl.utils import get_column_letter

from indicators.checks.findings import Code, Finding, finding
from indicators.model.schema import COLUMNS, KEYS, ColumnKind, Field, SheetColumn, column
from indicators.workbook.tables import cells
from indicators.workbook.tables.cell_values import displayed, half_width, shown
from indicators.workbook.tables.row_kinds import CONTENT, row_ranges
from indicators.workbook.tables.table import SheetTable
from indicators.workbook.tables.typed_values import Number
from indicators.workbook.xlsx.cells import Look, RawCell

_CODES = {
    Look.STRUCK: Code.STRUCK_OUT,
    Look.STRUCK_IN_PART: Code.STRUCK_IN_PART,
    Look.GREY: Code.GREYED_OUT,
}
# The cell that a finding names where a whole row has the look.
_FIGURES = (Field.VALUE, Field.AMOUNT, Field.RANK)
_OF_NUMBERS = SheetColumn(Field.VALUE, "", ColumnKind.NUMBER)
_FEWEST_STRIPES = 3
# Dates, times, pages, addresses of cells and codes in a comment are no figures.
_NO_FIGURES = re.compile(
    r"(?:19|20)[0-9]{2}(?:年(?:[0-9]+月(?:[0-9]+日)?)?|[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?(?![0-9])"
    r"|(?![0-9.,%]))|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"|第 ?[0-9]+|[0-9]+ ?(?:页|号|日|季度|个月)|[A-Za-z]+[0-9]+"
)
_FIGURE = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
# A comment may give the same figure in 万 or 亿.
_SCALES = tuple(Decimal(10) ** power for power in (-8, -4, 0, 4, 8))


def appearance(table: SheetTable) -> Iterator[Finding]:
    """A finding for each row, column or cell that looks void, and other doubtful looks.

    All unfilled rows of a sheet have one, at the first of them.
    """
    raw = table.raw
    if raw.is_hidden and table.filled:
        yield finding(Code.HIDDEN_SHEET, table.sheet)
    if raw.hidden_rows:
        yield from _hidden_rows(table)
    if raw.hidden_columns:
        yield from _hidden_columns(table)
    if raw.looks:
        yield from _odd_cells(table)
    if raw.comments:
        yield from _comments(table)
    if table.unfilled:
        name = next(each for each in CONTENT[table.sheet] if each in table.columns)
        words = {"count": len(table.unfilled), "rows": row_ranges(table.unfilled)}
        yield table.finding(Code.NOT_FILLED_IN, table.unfilled[0], name, **words)


def _hidden_rows(table: SheetTable) -> Iterator[Finding]:
    rows = [number for number in table.filled if number in table.raw.hidden_rows]
    way, undo = ("被筛选隐藏", "筛选") if table.raw.is_filtered else ("是隐藏的", "隐藏")
    words = {"count": len(rows), "way": way, "undo": undo, "rows": row_ranges(rows)}
    key = KEYS.get(table.sheet, Field.RELATION)
    yield from (table.finding(Code.HIDDEN_ROWS, number, key, **words) for number in rows)


def _hidden_columns(table: SheetTable) -> Iterator[Finding]:
    filled = {at for number in table.filled for at in table.raw.rows[number].columns}
    hidden = {
        name: at
        for name, at in table.columns.items()
        if at in filled and any(one <= at <= last for one, last in table.raw.hidden_columns)
    }
    columns = "、".join(f"{get_column_letter(at)}“{name}”" for name, at in hidden.items())
    for name in hidden:
        yield table.finding(Code.HIDDEN_COLUMNS, table.filled[0], name, columns=columns)


def _odd_cells(table: SheetTable) -> Iterator[Finding]:
    filled, known = set(table.filled), set(table.columns.values())
    rows: dict[Look, dict[int, list[int]]] = {look: defaultdict(list) for look in Look}
    for (number, at), look in table.raw.looks.items():
        if number in filled and at in known:
            rows[look][number].append(at)
    rows[Look.GREY] = _meant(table, rows[Look.GREY])
    for number, columns in rows.pop(Look.STRUCK_DIGITS).items():
        figures = [at for at in columns if _is_figure(table, number, at)]
        yield from (_struck_digits(table, number, at) for at in figures)
        if others := [at for at in columns if at not in figures]:
            rows[Look.STRUCK_IN_PART][number] += others
    for look, found in rows.items():
        for number, columns in found.items():
            for at in _named(table, number, columns):
                cell = f"{get_column_letter(at)}{number}"
                yield finding(_CODES[look], table.sheet, cell)


def _is_figure(table: SheetTable, number: int, at: int) -> bool:
    """Whether a cell is read as a number, which a part of its digits would change."""
    name = next(name for name, place in table.columns.items() if place == at)
    kind = column(table.sheet, name).kind
    is_number = kind in {ColumnKind.NUMBER, ColumnKind.INTEGER}
    return is_number and _number(table.raw.cell(number, at)) is not None


def _number(cell: RawCell) -> Number | None:
    """The number of a cell of whatever column, None where it has none."""
    found = cells.read(cell, _OF_NUMBERS)
    return found if isinstance(found, Number) else None


def _struck_digits(table: SheetTable, number: int, at: int) -> Finding:
    letter, value = get_column_letter(at), displayed(table.raw.cell(number, at))
    key = table.cell(number, KEYS.get(table.sheet, Field.RELATION)).value
    words = {"value": value, "about": (f"{key} {letter}：{value}",)}
    return finding(Code.STRUCK_DIGITS, table.sheet, f"{letter}{number}", **words)


def _meant(table: SheetTable, rows: dict[int, list[int]]) -> dict[int, list[int]]:
    """The grey rows, without whole grey columns and stripes, which are a table's design."""
    of_column = Counter(at for number in table.filled for at in table.raw.rows[number].columns)
    grey = Counter(at for columns in rows.values() for at in columns)
    by_design = {at for at, count in grey.items() if 2 * count >= of_column[at]}
    figures = {table.columns.get(name) for name in _FIGURES}
    left: dict[int, list[int]] = {}
    for number, columns in rows.items():
        kept = [at for at in columns if at not in by_design]
        known = [at for at in table.raw.rows[number].columns if at not in by_design]
        if figures & set(kept) or (kept and 2 * len(kept) >= len(known)):
            left[number] = kept
    steps = {later - earlier for earlier, later in pairwise(sorted(left))}
    is_striped = len(left) >= _FEWEST_STRIPES and len(steps) == 1 and steps != {1}
    return {} if is_striped or 3 * len(left) > len(table.filled) else left


def _named(table: SheetTable, number: int, columns: Sequence[int]) -> Sequence[int]:
    """The columns of the cells to name: one where most of the row has the look."""
    known = set(table.columns.values()) & set(table.raw.rows[number].columns)
    if 2 * len(columns) < len(known) or len(columns) == 1:
        return columns
    figures = [table.columns.get(name, 0) for name in _FIGURES]
    return [next((at for at in figures if at in columns), min(columns))]


def _comments(table: SheetTable) -> Iterator[Finding]:
    filled = set(table.filled)
    for each in COLUMNS[table.sheet]:
        at = table.columns.get(each.name, 0)
        if each.kind is not ColumnKind.NUMBER and each.name not in _FIGURES:
            continue
        for (number, beside), comment in table.raw.comments.items():
            if beside == at and number in filled and _differs(table, number, at, comment):
                cell = table.raw.cell(number, at)
                value = "空的" if cell.is_blank else displayed(cell)
                words = {"comment": shown(" ".join(comment.split())), "value": value}
                place = f"{get_column_letter(at)}{number}"
                yield finding(Code.OTHER_NUMBER_IN_COMMENT, table.sheet, place, **words)


def _differs(table: SheetTable, number: int, at: int, comment: str) -> bool:
    """Whether a comment has figures, and none of them is the cell's."""
    plain = _NO_FIGURES.sub(" ", half_width(comment))
    figures = {Decimal(each.replace(",", "")) for each in _FIGURE.findall(plain)}
    if not figures:
        return False
    cell = table.raw.cell(number, at)
    read = None if cell.is_blank else _number(cell)
    if read is None:
        return cell.is_blank
    return figures.isdisjoint(abs(read.value) * scale for scale in _SCALES)


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
            words = {"count": len(moved), "way": way, "other": get_column_letter(beside)}
            yield table.finding(Code.SHIFTED_CELLS, moved[0], Field.INDICATOR, **words)

"""The header of a sheet: which row it is, which column holds what, and what is wrong with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from openpyxl.utils import get_column_letter

from indicators.findings import Code, Finding, finding
from indicators.schema import COLUMNS, Field, Sheet
from indicators.workbook import cells
from indicators.workbook.heading_words import headings, plain_heading
from indicators.workbook.raw import RawRow, RawSheet

# A title and a few lines of explanation stand above a header at most.
_ROWS_LOOKED_AT = 30
# So many headings make a row a header, where the first row is none.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Header:
    """The row of the column names, the Excel column of each field, and what is wrong."""

    row: int
    columns: Mapping[Field, int]
    findings: tuple[Finding, ...]


def header_of(sheet: Sheet, raw: RawSheet) -> Header:
    """The header of a sheet, looked for below the first row where that one is none."""
    number = _header_row(sheet, raw)
    row = raw.rows.get(number, RawRow((), ()))
    columns, findings = _columns(sheet, number, row)
    if number > 1 and columns:
        findings.insert(
            0, finding(Code.HEADER_BELOW, sheet, f"A{number}", row=number, above=number - 1)
        )
    missing = [
        finding(Code.MISSING_COLUMN, sheet, f"A{number}", field=each.name)
        for each in COLUMNS[sheet]
        if each.name not in columns and not each.optional_column
    ]
    return Header(number, columns, (*missing, *findings, *_reordered(sheet, number, columns)))


class RepeatedHeader:
    """Tells a row below the header that has the names of its columns once more."""

    def __init__(self, sheet: Sheet, header: Header, raw: RawSheet) -> None:
        self._names: dict[int, set[object]] = {
            at: {name.value} for name, at in header.columns.items()
        }
        for at, cell in raw.rows.get(header.row, RawRow((), ())).cells():
            if at in self._names:
                self._names[at].add(cell.value)
        self._enough = min(_ENOUGH, len(self._names))

    def is_repeated_by(self, row: RawRow) -> bool:
        """Whether all known cells of a row but one at most are their columns' names."""
        repeated = others = 0
        for at, held in zip(row.columns, row.held, strict=True):
            names = self._names.get(at)
            if names is None:
                continue
            if isinstance(held, str) and held in names:
                repeated += 1
            elif others:
                return False
            else:
                others = 1
        return repeated >= max(2, self._enough)


def _header_row(sheet: Sheet, raw: RawSheet) -> int:
    known = headings(sheet)
    enough = min(_ENOUGH, len(COLUMNS[sheet]))
    best, most = 1, 0
    for number in islice(raw.rows, _ROWS_LOOKED_AT):
        titles = {known.get(plain_heading(cell.value)) for _, cell in raw.rows[number].cells()}
        count = len(titles - {None})
        if number == 1 and count >= enough:
            return 1
        if count > most and count >= enough:
            best, most = number, count
    return best


def _columns(sheet: Sheet, number: int, row: RawRow) -> tuple[dict[Field, int], list[Finding]]:
    known = headings(sheet)
    titles = [(at, cell.value) for at, cell in row.cells() if not cell.is_blank]
    exact = {str(title) for _, title in titles} & {each.name.value for each in COLUMNS[sheet]}
    columns: dict[Field, int] = {}
    findings = []
    for at, title in titles:
        cell = f"{get_column_letter(at)}{number}"
        name = known.get(plain_heading(title))
        said = cells.shown(title)
        if name is None or (name.value in exact and _is_alias(title, name)):
            # 单位 and 计量单位 side by side: the printed name is the column, the other a stranger.
            findings.append(finding(Code.UNKNOWN_COLUMN, sheet, cell, field=said))
        elif name in columns:
            first = f"{get_column_letter(columns[name])}{number}"
            findings.append(finding(Code.DUPLICATE_COLUMN, sheet, cell, field=name, other=first))
        else:
            columns[name] = at
            if title != name.value:
                findings.append(finding(Code.READ_AS_COLUMN, sheet, cell, value=said, field=name))
    return columns, findings


def _is_alias(title: object, name: Field) -> bool:
    return plain_heading(title) != plain_heading(name.value)


def _reordered(sheet: Sheet, number: int, columns: Mapping[Field, int]) -> Iterator[Finding]:
    order = [columns[each.name] for each in COLUMNS[sheet] if each.name in columns]
    if any(one > other for one, other in pairwise(order)):
        yield finding(Code.COLUMNS_REORDERED, sheet, f"A{number}")

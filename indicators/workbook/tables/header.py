"""Understanding the header row of a sheet: which column is which, and the units in headings."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise

from openpyxl.utils import get_column_letter

from indicators.checks.findings import Code, Finding, finding
from indicators.model import units
from indicators.model.schema import COLUMNS, FINDINGS_SHEET, HELPERS, Field, Sheet
from indicators.workbook.tables.cell_values import is_nothing, shown, without_blanks
from indicators.workbook.tables.headings import (
    Stranger,
    headings,
    likely_columns,
    plain_heading,
    with_addition,
)
from indicators.workbook.xlsx.cells import RawRow, RawSheet, tidy

# A title and a few lines of explanation may precede a header.
_ROWS_LOOKED_AT = 30
# The fewest known headings of a header below the first row.
_ENOUGH = 3


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


class Header:
    """The row of the column names, the Excel column of each field, and what is wrong.

    The row is looked for below the first one where that is none. `units` are those that headings
    of numbers give: 万元 of 数值（万元）.
    """

    def __init__(self, sheet: Sheet, raw: RawSheet) -> None:
        self.row = row = _header_row(sheet, raw)
        self.columns: dict[Field, int] = {}
        self.units: dict[Field, str] = {}
        self.findings: list[Finding] = []
        self._sheet = sheet
        self._strangers: list[Stranger] = []
        if row > 1:
            self._report(Code.HEADER_BELOW, 1, row=row, above=row - 1)
        self._read(raw.rows.get(row, RawRow((), ())))
        self._look_for_missing(raw)
        order = [self.columns[each.name] for each in COLUMNS[sheet] if each.name in self.columns]
        if any(one > other for one, other in pairwise(order)):
            self._report(Code.COLUMNS_REORDERED, 1)

    def _read(self, row: RawRow) -> None:
        """Find the column of each heading that is known."""
        known = headings(self._sheet)
        titles = [(at, cell.value) for at, cell in row.cells() if not cell.is_blank]
        names = {each.name.value for each in COLUMNS[self._sheet]}
        exact = {str(title) for _, title in titles} & names
        for at, title in titles:
            name = known.get(plain_heading(title))
            is_alias = name is not None and plain_heading(title) != plain_heading(name.value)
            if name is None or (is_alias and name.value in exact):
                # 单位 and 计量单位 side by side: the printed name is the column.
                self._strangers.append((shown(title), at))
            elif name in self.columns:
                first = self._cell(self.columns[name])
                self._report(Code.DUPLICATE_COLUMN, at, field=name, other=first)
            else:
                self.columns[name] = at
                if title != name.value:
                    self._report(Code.READ_AS_COLUMN, at, value=shown(title), field=name)

    def _look_for_missing(self, raw: RawSheet) -> None:
        """Take headings that nearly are one; report what is missing, and what is not known."""
        for each in tuple(self._strangers):
            self._take_with_addition(each)
        wanted = [each.name for each in COLUMNS[self._sheet] if not each.optional_column]
        missing = [name for name in wanted if name not in self.columns]
        if self.units and Field.UNIT in missing:
            missing.remove(Field.UNIT)
        pairs = likely_columns(self._sheet, raw, self.row, missing, self._strangers)
        for name, each in tuple(pairs):
            # Read as that column, so that it is one thing to mend; nothing can be published so.
            missing.remove(name)
            self._strangers.remove(each)
            title, at = each
            self.columns[name] = at
            words = {"field": name, "value": title, "at": self._cell(at)}
            self._report(Code.LIKELY_COLUMN, at, **words)
        for name in missing:
            self._report(Code.MISSING_COLUMN, 1, field=name)
        helpers = HELPERS.get(self._sheet, ())
        for title, at in self._strangers:
            if plain_heading(title) not in helpers:
                self._report(Code.UNKNOWN_COLUMN, at, field=title)

    def _take_with_addition(self, stranger: Stranger) -> None:
        title, at = stranger
        found = with_addition(self._sheet, title)
        if found is None or found[0] in self.columns:
            return
        name, unit = found
        self._strangers.remove(stranger)
        self.columns[name] = at
        if unit:
            self.units[name] = unit
        else:
            self._report(Code.READ_AS_COLUMN, at, value=title, field=name)

    def _report(self, code: Code, at: int, /, **words: object) -> None:
        self.findings.append(finding(code, self._sheet, self._cell(at), **words))

    def _cell(self, at: int) -> str:
        return f"{get_column_letter(at)}{self.row}"


_MOST_NAMED = 3


def header_units(
    sheet: Sheet, raw: RawSheet, header: Header, rows: Iterable[int]
) -> tuple[Mapping[Field, str], list[Finding]]:
    """The units that fill the blank ones of the rows, and one finding a heading.

    A heading that rows contradict is 阻断, and fills the blank ones all the same: it is one fault.
    """
    filling: dict[Field, str] = {}
    findings: list[Finding] = []
    numbers = list(rows) if header.units else []
    for name, unit in header.units.items():
        at = header.columns[name]
        cell = f"{get_column_letter(at)}{header.row}"
        title = shown(raw.cell(header.row, at).value)
        written = list(_written_units(raw, numbers, at, header.columns.get(Field.UNIT, 0)))
        others = [each for each in written if each and not units.is_same(each, unit)]
        words: dict[str, object] = {"field": name, "value": title, "unit": unit}
        if "" in written:
            filling[name] = unit
        if others:
            named = list(dict.fromkeys(others))
            more = "等" if len(named) > _MOST_NAMED else ""
            words |= {"count": len(others), "others": "、".join(named[:_MOST_NAMED]) + more}
            findings.append(finding(Code.HEADER_UNIT_CONFLICT, sheet, cell, **words))
        elif "" in written:
            findings.append(finding(Code.HEADER_UNIT, sheet, cell, **words))
        else:
            findings.append(finding(Code.READ_AS_COLUMN, sheet, cell, **words))
    return filling, findings


def _written_units(raw: RawSheet, rows: Iterable[int], at: int, unit_at: int) -> Iterator[str]:
    """The 单位 of each row that has a number, "" for a blank one."""
    for number in rows:
        value, unit = raw.cell(number, at), raw.cell(number, unit_at)
        if not value.is_blank and not is_nothing(value.value):
            is_blank = unit.is_blank or is_nothing(unit.value)
            yield "" if is_blank else without_blanks(str(unit.value))


# The least share of a sheet's columns that must be there: with its name in the title, without.
_NAMED, _UNNAMED = 0.5, 0.8


def header_name(value: object) -> str:
    """The name of a sheet as it is compared: without blanks, breaks and invisible characters."""
    return "".join(tidy(str(value)).split())


def sheets_of(workbook: Iterable[RawSheet]) -> tuple[dict[Sheet, RawSheet], dict[Sheet, RawSheet]]:
    """The sheets with the right names, the first of each name; and those of other names.

    For each missing sheet that is the stranger that has its columns, where there is one.
    """
    own: dict[Sheet, RawSheet] = {}
    strangers = []
    for each in workbook:
        name = header_name(each.name)
        if name in set(Sheet):
            own.setdefault(Sheet(name), each)
        elif each.rows and name != FINDINGS_SHEET:
            strangers.append(each)
    scores = [
        (score, sheet, at)
        for sheet in Sheet
        if sheet not in own
        for at, each in enumerate(strangers)
        if (score := _score(sheet, each))
    ]
    renamed: dict[Sheet, RawSheet] = {}
    used: set[int] = set()
    for _, sheet, at in sorted(scores, key=lambda each: each[0], reverse=True):
        if sheet not in renamed and at not in used:
            renamed[sheet] = strangers[at]
            used.add(at)
    return own, renamed


def _score(sheet: Sheet, raw: RawSheet) -> tuple[bool, float] | None:
    """How well a sheet's name and columns fit, the name first; None where they do not."""
    wanted = {each.name for each in COLUMNS[sheet] if not each.optional_column}
    share = len(wanted & set(Header(sheet, raw).columns)) / len(wanted)
    is_named = sheet.value in header_name(raw.name)
    enough = _NAMED if is_named else _UNNAMED
    # Two columns named 项目 and 内容 are found on any sheet.
    is_distinct = is_named or sheet is not Sheet.PROPERTIES
    return (is_named, share) if share >= enough and is_distinct else None

"""Units that headings give, 万元 of 数值（万元）: where they hold, and where the rows differ."""

from collections.abc import Iterable, Iterator, Mapping

from openpyxl.utils import get_column_letter

from indicators.checks.findings import Code, Finding, finding
from indicators.model import units
from indicators.model.schema import Field, Sheet
from indicators.workbook.cells import half_width, is_nothing, shown
from indicators.workbook.header import Header
from indicators.workbook.xlsx import RawSheet

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
        said = list(_said(raw, numbers, at, header.columns.get(Field.UNIT, 0)))
        others = [each for each in said if each and not units.is_same(each, unit)]
        words: dict[str, object] = {"field": name, "value": title, "unit": unit}
        if "" in said:
            filling[name] = unit
        if others:
            named = list(dict.fromkeys(others))
            more = "等" if len(named) > _MOST_NAMED else ""
            words |= {"count": len(others), "others": "、".join(named[:_MOST_NAMED]) + more}
            findings.append(finding(Code.HEADER_UNIT_CONFLICT, sheet, cell, **words))
        elif "" in said:
            findings.append(finding(Code.HEADER_UNIT, sheet, cell, **words))
        else:
            findings.append(finding(Code.READ_AS_COLUMN, sheet, cell, **words))
    return filling, findings


def _said(raw: RawSheet, rows: Iterable[int], at: int, unit_at: int) -> Iterator[str]:
    """The 单位 of each row that has a number, "" for a blank one."""
    for number in rows:
        value, unit = raw.cell(number, at), raw.cell(number, unit_at)
        if not value.is_blank and not is_nothing(value.value):
            is_blank = unit.is_blank or is_nothing(unit.value)
            yield "" if is_blank else "".join(half_width(str(unit.value)).split())

"""The 说明 sheet: the properties of the whole workbook."""

from collections.abc import Iterator
from datetime import date

from indicators.checks.findings import Code, Finding
from indicators.model import units
from indicators.model.dataset import About, Thresholds
from indicators.model.facts import Area
from indicators.model.schema import SCHEMA_VERSION, ColumnKind, Field, Property, Sheet, SheetColumn
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables.cell_values import shown
from indicators.workbook.tables.cells import CellRefusal, read, understood
from indicators.workbook.tables.headings import plain_heading
from indicators.workbook.tables.table import SheetTable
from indicators.workbook.tables.typed_values import Number

_DAYS = {Property.AS_OF, Property.REPORT_DATE}
_THRESHOLDS = {
    Property.NEAR_RATE: "near_rate",
    Property.NEAR_PROGRESS: "near_progress",
    Property.ABOUT_TOLERANCE: "about_tolerance",
}
# A threshold may be typed with its unit, 0.5个百分点.
_UNITS = {"", units.PERCENT, units.POINTS, "百分点"}
_SPELLINGS = {plain_heading(each.value): each for each in Property}
_REQUIRED = (Property.AREA, Property.AS_OF)


def about(table: SheetTable, areas: KeyedRows[Area]) -> tuple[About | None, list[Finding]]:
    """The properties; None where the area or the as-of date cannot be resolved."""
    rows: dict[Property, int] = {}
    values: dict[Property, object] = {}
    findings = [*table.findings, *_named_rows(table, rows)]
    for name, number in rows.items():
        findings += _read(table, name, number, values)
    texts = {name: value for name, value in values.items() if isinstance(value, str)}
    findings += _contradictions(table, rows, values, texts, areas)
    days = {name: value for name, value in values.items() if isinstance(value, date)}
    area, as_of = areas.found.get(texts.get(Property.AREA, "")), days.get(Property.AS_OF)
    if area is None or as_of is None:
        return None, findings
    about_all = About(
        area=area,
        as_of=as_of,
        report=texts.get(Property.REPORT, ""),
        report_date=days.get(Property.REPORT_DATE),
        compiler=texts.get(Property.COMPILER, ""),
        schema_version=texts.get(Property.SCHEMA_VERSION, ""),
        base_edition=texts.get(Property.BASE_EDITION, ""),
        thresholds=_thresholds(values),
    )
    return about_all, findings


def _thresholds(values: dict[Property, object]) -> Thresholds:
    limits = {attribute: values.get(name) for name, attribute in _THRESHOLDS.items()}
    given = {
        attribute: limit.value
        for attribute, limit in limits.items()
        if isinstance(limit, Number) and limit.value >= 0
    }
    return Thresholds(**given)


def _named_rows(table: SheetTable, rows: dict[Property, int]) -> Iterator[Finding]:
    """Note the row of each property; a finding for an unknown one, a second, another spelling."""
    for number in table.filled:
        title = table.cell(number, Field.PROPERTY)
        written = "" if title.is_blank else shown(title.value)
        name = _SPELLINGS.get(plain_heading(written))
        if name is None:
            yield table.finding(Code.UNKNOWN_PROPERTY, number, Field.PROPERTY, value=written)
            continue
        if written != name:
            words = {"value": written, "reading": name}
            yield table.finding(Code.READ_AS, number, Field.PROPERTY, **words)
        if name in rows:
            words = {"value": name, "other": table.address(rows[name], Field.PROPERTY)}
            yield table.finding(Code.DUPLICATE_ID, number, Field.PROPERTY, **words)
        else:
            rows[name] = number


def _read(
    table: SheetTable, name: Property, number: int, values: dict[Property, object]
) -> Iterator[Finding]:
    """Note the value of a property by its kind; a finding where it is refused or understood."""
    cell = table.cell(number, Field.CONTENT)
    if cell.is_blank:
        return
    kind = ColumnKind.DATE if name in _DAYS else ColumnKind.TEXT
    column = SheetColumn(Field.CONTENT, "", ColumnKind.NUMBER if name in _THRESHOLDS else kind)
    value = read(cell, column)
    if isinstance(value, Number) and (value.bound or value.unit not in _UNITS):
        value = CellRefusal(Code.NUMBER_WITH_WORDS, {"value": shown(cell.value), "proposal": ""})
    values[name] = value
    if isinstance(value, CellRefusal):
        words = {"note": "", **value.words}
        yield table.finding(value.code, number, Field.CONTENT, **words)
    elif note := understood(cell, column, value):
        yield table.finding(note[0], number, Field.CONTENT, **note[1])


def _contradictions(
    table: SheetTable,
    rows: dict[Property, int],
    values: dict[Property, object],
    texts: dict[Property, str],
    areas: KeyedRows[Area],
) -> Iterator[Finding]:
    """A required property that is missing, and those that cannot be as they are."""
    for each in _REQUIRED:
        if each not in values and not table.is_missing:
            number = rows.get(each, 1)
            yield table.finding(Code.MISSING_PROPERTY, number, Field.CONTENT, value=each)
    version, code = texts.get(Property.SCHEMA_VERSION, ""), texts.get(Property.AREA, "")
    if version and version != SCHEMA_VERSION:
        number, words = rows[Property.SCHEMA_VERSION], {"expected": SCHEMA_VERSION}
        yield table.finding(Code.OTHER_SCHEMA, number, Field.CONTENT, value=version, **words)
    if code and not areas.is_missing and code not in areas.found:
        problem = Code.BROKEN_REFERENCE if code in areas.broken else Code.UNKNOWN_REFERENCE
        number, words = rows[Property.AREA], {"target": Sheet.AREAS}
        yield table.finding(problem, number, Field.CONTENT, value=code, **words)
    for name in _THRESHOLDS:
        limit = values.get(name)
        if isinstance(limit, Number) and limit.value < 0:
            yield table.finding(Code.NEGATIVE_THRESHOLD, rows[name], Field.CONTENT, field=name)

"""The 说明 sheet: the properties of the whole workbook."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

from indicators.checks.findings import Code, Finding, finding
from indicators.model import units
from indicators.model.dataset import About, Thresholds
from indicators.model.facts import Area
from indicators.model.schema import SCHEMA_VERSION, Column, ColumnKind, Field, Property, Sheet
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables.cell_values import shown
from indicators.workbook.tables.cells import Refusal, finding_of, read, reading_of
from indicators.workbook.tables.headings import plain_heading
from indicators.workbook.tables.table import SheetTable
from indicators.workbook.tables.typed_values import Number

_T = TypeVar("_T")
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
    contents = _Contents(table)
    contents.report_missing()
    contents.compare_schema()
    area = contents.area(areas)
    as_of = contents.value(Property.AS_OF, date)
    if area is None or as_of is None:
        return None, contents.findings
    about_all = About(
        area=area,
        as_of=as_of,
        report=contents.text(Property.REPORT),
        report_date=contents.value(Property.REPORT_DATE, date),
        compiler=contents.text(Property.COMPILER),
        schema_version=contents.text(Property.SCHEMA_VERSION),
        base_edition=contents.text(Property.BASE_EDITION),
        thresholds=contents.thresholds(),
    )
    return about_all, contents.findings


class _Contents:
    """The values of the sheet's properties, each read by its own kind."""

    def __init__(self, table: SheetTable) -> None:
        self.findings = list(table.findings)
        self._table = table
        self._rows: dict[Property, int] = {}
        self._values: dict[Property, object] = {}
        for number in table.filled:
            if name := self._property(number):
                self._rows[name] = number
                self._read(name, number)

    def value(self, name: Property, kind: type[_T]) -> _T | None:
        value = self._values.get(name)
        return value if isinstance(value, kind) else None

    def text(self, name: Property) -> str:
        return self.value(name, str) or ""

    def report_missing(self) -> None:
        for each in _REQUIRED:
            if each not in self._values and not self._table.is_missing:
                self._report(Code.MISSING_PROPERTY, self._rows.get(each, 1), value=each)

    def compare_schema(self) -> None:
        version = self.text(Property.SCHEMA_VERSION)
        if version and version != SCHEMA_VERSION:
            number = self._rows[Property.SCHEMA_VERSION]
            self._report(Code.OTHER_SCHEMA, number, value=version, expected=SCHEMA_VERSION)

    def area(self, areas: KeyedRows[Area]) -> Area | None:
        code = self.text(Property.AREA)
        if not code or areas.is_missing or code in areas.found:
            return areas.found.get(code)
        problem = Code.BROKEN_REFERENCE if code in areas.broken else Code.UNKNOWN_REFERENCE
        self._report(problem, self._rows[Property.AREA], value=code, target=Sheet.AREAS)
        return None

    def thresholds(self) -> Thresholds:
        given: dict[str, Decimal] = {}
        for name, attribute in _THRESHOLDS.items():
            limit = self.value(name, Number)
            if limit and limit.value < 0:
                self._report(Code.NEGATIVE_THRESHOLD, self._rows[name], field=name)
            elif limit:
                given[attribute] = limit.value
        return replace(Thresholds(), **given)

    def _property(self, number: int) -> Property | None:
        """The property of a row; None, with a finding, for an unknown one or a second of its name.

        A finding remarks where the name is spelt otherwise.
        """
        title = self._table.cell(number, Field.PROPERTY)
        written = "" if title.is_blank else shown(title.value)
        name = _SPELLINGS.get(plain_heading(written))
        if name is None:
            self._report(Code.UNKNOWN_PROPERTY, number, Field.PROPERTY, value=written)
            return None
        if written != name:
            self._report(Code.READ_AS, number, Field.PROPERTY, value=written, reading=name)
        if name in self._rows:
            first = self._table.address(self._rows[name], Field.PROPERTY)
            self._report(Code.DUPLICATE_ID, number, Field.PROPERTY, value=name, other=first)
            return None
        return name

    def _read(self, name: Property, number: int) -> None:
        cell = self._table.cell(number, Field.CONTENT)
        if cell.is_blank:
            return
        kind = ColumnKind.DATE if name in _DAYS else ColumnKind.TEXT
        column = Column(Field.CONTENT, "", ColumnKind.NUMBER if name in _THRESHOLDS else kind)
        value = read(cell, column)
        if isinstance(value, Number) and (value.bound or value.unit not in _UNITS):
            words = {"value": shown(cell.value), "proposal": ""}
            value = Refusal(Code.NUMBER_WITH_WORDS, words)
        self._values[name] = value
        if isinstance(value, Refusal):
            self._report(value.code, number, **{"note": "", **value.words})
        elif reading := reading_of(cell, column, value):
            code, named = finding_of(cell, reading)
            self._report(code, number, **named)

    def _report(
        self, code: Code, number: int, name: Field = Field.CONTENT, /, **words: object
    ) -> None:
        cell = self._table.address(number, name)
        words = {"field": name, **words}
        self.findings.append(finding(code, self._table.sheet, cell, **words))

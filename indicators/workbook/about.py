"""The 说明 sheet: the properties of the whole workbook."""

from datetime import date
from decimal import Decimal

from indicators.checks.findings import Code, Finding, finding
from indicators.model import units
from indicators.model.dataset import About, Thresholds
from indicators.model.facts import Area
from indicators.model.schema import SCHEMA_VERSION, Column, ColumnKind, Field, Property, Sheet
from indicators.workbook.keys import KeyedRows
from indicators.workbook.tables import cells
from indicators.workbook.tables.cell_values import shown
from indicators.workbook.tables.cells import Refusal, finding_of, reading_of
from indicators.workbook.tables.headings import plain_heading
from indicators.workbook.tables.table import SheetTable
from indicators.workbook.tables.typed_values import Number

_KINDS = {
    Property.AS_OF: ColumnKind.DATE,
    Property.REPORT_DATE: ColumnKind.DATE,
    Property.NEAR_RATE: ColumnKind.NUMBER,
    Property.NEAR_PROGRESS: ColumnKind.NUMBER,
    Property.ABOUT_TOLERANCE: ColumnKind.NUMBER,
}
# A threshold may be typed with its unit, 0.5个百分点.
_UNITS = {"", units.PERCENT, units.POINTS, "百分点"}
_SPELLINGS = {plain_heading(each.value): each for each in Property}
_REQUIRED = (Property.AREA, Property.AS_OF)


def about(table: SheetTable, areas: KeyedRows[Area]) -> tuple[About | None, list[Finding]]:
    """The properties; None where the area or the as-of date cannot be resolved."""
    contents = _Contents(table)
    contents.require(_REQUIRED)
    contents.compare_schema()
    area = contents.area(areas)
    as_of = contents.day(Property.AS_OF)
    if area is None or as_of is None:
        return None, contents.findings
    about_all = About(
        area=area,
        as_of=as_of,
        report=contents.text(Property.REPORT),
        report_date=contents.day(Property.REPORT_DATE),
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
        self._refused: set[Property] = set()
        self._values: dict[Property, object] = {}
        for number in table.filled:
            self._take(number)

    def require(self, properties: tuple[Property, ...]) -> None:
        if self._table.is_missing:
            return
        for each in properties:
            if each not in self._values and each not in self._refused:
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

    def text(self, name: Property) -> str:
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def day(self, name: Property) -> date | None:
        value = self._values.get(name)
        return value if isinstance(value, date) else None

    def thresholds(self) -> Thresholds:
        standard = Thresholds()
        return Thresholds(
            near_rate=self._limit(Property.NEAR_RATE, standard.near_rate),
            near_progress=self._limit(Property.NEAR_PROGRESS, standard.near_progress),
            about_tolerance=self._limit(Property.ABOUT_TOLERANCE, standard.about_tolerance),
        )

    def _limit(self, name: Property, standard: Decimal) -> Decimal:
        value = self._values.get(name)
        if not isinstance(value, Number):
            return standard
        if value.value < 0:
            self._report(Code.NEGATIVE_THRESHOLD, self._rows[name], field=name)
            return standard
        return value.value

    def _take(self, number: int) -> None:
        title = self._table.cell(number, Field.PROPERTY)
        written = "" if title.is_blank else shown(title.value)
        name = _SPELLINGS.get(plain_heading(written))
        if name is None:
            self._report(Code.UNKNOWN_PROPERTY, number, Field.PROPERTY, value=written)
            return
        if written != name:
            self._report(Code.READ_AS, number, Field.PROPERTY, value=written, reading=name)
        if name in self._rows:
            first = self._table.address(self._rows[name], Field.PROPERTY)
            self._report(Code.DUPLICATE_ID, number, Field.PROPERTY, value=name, other=first)
            return
        self._rows[name] = number
        self._read(name, number)

    def _read(self, name: Property, number: int) -> None:
        cell = self._table.cell(number, Field.CONTENT)
        if cell.is_blank:
            return
        column = Column(Field.CONTENT, "", _KINDS.get(name, ColumnKind.TEXT))
        value = cells.read(cell, column)
        if isinstance(value, Number) and (value.bound or value.unit not in _UNITS):
            value = Refusal(Code.NUMBER_WITH_WORDS, {"value": shown(cell.value), "proposal": ""})
        if isinstance(value, Refusal):
            self._refused.add(name)
            self._report(value.code, number, **{"note": "", **value.words})
            return
        self._values[name] = value
        if reading := reading_of(cell, column, value):
            code, words = finding_of(cell, reading)
            self._report(code, number, **words)

    def _report(
        self, code: Code, number: int, name: Field = Field.CONTENT, /, **words: object
    ) -> None:
        cell = self._table.address(number, name)
        words = {"field": name, **words}
        self.findings.append(finding(code, self._table.sheet, cell, **words))

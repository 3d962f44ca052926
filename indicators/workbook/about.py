"""The 说明 sheet: what the workbook says of itself as a whole."""

from datetime import date
from decimal import Decimal

from indicators.dataset import About, Thresholds
from indicators.facts import Area
from indicators.findings import Code, Finding, finding
from indicators.schema import SCHEMA_VERSION, Column, Field, Kind, Property, Sheet
from indicators.workbook import cells
from indicators.workbook.shelves import Shelf
from indicators.workbook.tables import Table

_KINDS = {
    Property.AS_OF: Kind.DATE,
    Property.REPORT_DATE: Kind.DATE,
    Property.NEAR_RATE: Kind.NUMBER,
    Property.NEAR_PROGRESS: Kind.NUMBER,
    Property.ABOUT_TOLERANCE: Kind.NUMBER,
}
_REQUIRED = (Property.AREA, Property.AS_OF)


def about(table: Table, areas: Shelf[Area]) -> tuple[About | None, list[Finding]]:
    """What the sheet says; None where the area or the as-of date cannot be resolved."""
    told = _Contents(table)
    told.require(_REQUIRED)
    told.compare_schema()
    area = told.area(areas)
    as_of = told.day(Property.AS_OF)
    if area is None or as_of is None:
        return None, told.findings
    about_all = About(
        area=area,
        as_of=as_of,
        report=told.text(Property.REPORT),
        report_date=told.day(Property.REPORT_DATE),
        compiler=told.text(Property.COMPILER),
        schema_version=told.text(Property.SCHEMA_VERSION),
        base_edition=told.text(Property.BASE_EDITION),
        thresholds=told.thresholds(),
    )
    return about_all, told.findings


class _Contents:
    """The values of the sheet's properties, each read by its own kind."""

    def __init__(self, table: Table) -> None:
        self.findings = list(table.findings)
        self._table = table
        self._rows: dict[Property, int] = {}
        self._values: dict[Property, object] = {}
        for number in table.numbers():
            self._take(number)

    def require(self, properties: tuple[Property, ...]) -> None:
        if self._table.is_missing:
            return
        for each in properties:
            if each not in self._values:
                self._report(Code.MISSING_PROPERTY, self._rows.get(each, 1), value=each)

    def compare_schema(self) -> None:
        version = self.text(Property.SCHEMA_VERSION)
        if version and version != SCHEMA_VERSION:
            number = self._rows[Property.SCHEMA_VERSION]
            self._report(Code.OTHER_SCHEMA, number, value=version, expected=SCHEMA_VERSION)

    def area(self, areas: Shelf[Area]) -> Area | None:
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
        if not isinstance(value, cells.Number):
            return standard
        if value.value < 0:
            self._report(Code.NEGATIVE_THRESHOLD, self._rows[name], field=name)
            return standard
        return value.value

    def _take(self, number: int) -> None:
        title = self._table.cell(number, Field.PROPERTY)
        written = "" if title.is_blank else cells.shown(title.value)
        try:
            name = Property(written)
        except ValueError:
            self._report(Code.UNKNOWN_PROPERTY, number, Field.PROPERTY, value=written)
            return
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
        column = Column(Field.CONTENT, "", _KINDS.get(name, Kind.TEXT))
        value = cells.read(cell, column)
        if isinstance(value, cells.Refusal):
            self._report(value.code, number, **{"note": "", **value.words})
        else:
            self._values[name] = value

    def _report(
        self, code: Code, number: int, name: Field = Field.CONTENT, /, **words: object
    ) -> None:
        cell = self._table.address(number, name)
        words = {"field": name, **words}
        self.findings.append(finding(code, self._table.sheet, cell, **words))

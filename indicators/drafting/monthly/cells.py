"""Every number of a monthly workbook: what it is of, or the reason why it is left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, partial

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.monthly.grids import Grid, cell_name
from indicators.drafting.monthly.layout import RowPlace, header_path, name_of, plain_label, rows_of
from indicators.drafting.monthly.meanings import (
    AIM,
    MOVEMENT,
    PART_OF,
    RATE,
    RATES,
    basis_in,
    city_of,
    has_words,
    is_area,
    last_part,
    measure_in,
    quantity_in,
    ranked_by,
    states_basis,
    unit_in,
)
from indicators.drafting.monthly.month_words import BookMonth, month_of, names_months, period_in
from indicators.drafting.reasons import Reason
from indicators.model.codelists import RankBasis

_CONTENTS = re.compile(r"目\s*录|附录|封面")
_SERIAL = re.compile(r"^(?:序\s*号|编号|代码|行次|页码)$")


@dataclass(frozen=True, slots=True)
class MonthlyCell:
    """A number at its cell: what it is of, or `refuse` with the reason."""

    sheet: str
    cell: str
    value: Decimal
    name: str = ""
    unit: str = ""
    period: str = ""
    measure: ClaimMeasure = ClaimMeasure.LEVEL
    area: str = ""
    path: str = ""
    header: str = ""
    table: str = ""
    basis: RankBasis | None = None
    is_target: bool = False
    is_basis_stated: bool = False
    refuse: Reason | None = None


def texts_of(grid: Grid) -> Iterator[str]:
    """The texts of a sheet."""
    return (value for value in grid.values.values() if isinstance(value, str))


def cells_of(
    grids: Sequence[Grid], month: BookMonth | None = None, city: str = ""
) -> tuple[str, tuple[MonthlyCell, ...]]:
    """The area of a workbook's totals ("" unknown) and its numbers, sheet by sheet.

    `month` and `city` are what a person names; of a year alone the months are those printed.
    """
    texts = [each for grid in grids for each in (grid.title, *texts_of(grid))]
    stated = month_of(texts)
    if month:
        stated = month if month.month else replace(stated, year=month.year)
    city = city or city_of(texts)
    readers = (_SheetReader(grid, stated, city, is_certain=bool(month)) for grid in grids)
    return city, tuple(cell for reader in readers for cell in reader.cells())


class _SheetReader:
    """Reads the numbers of one sheet; `is_certain` where a person named the year."""

    def __init__(self, grid: Grid, book: BookMonth, city: str, *, is_certain: bool) -> None:
        self._grid, self._city = grid, city
        texts = [
            (row, text) for (row, _), text in sorted(grid.values.items()) if isinstance(text, str)
        ]
        self._note = texts[0][1] if texts else ""
        own = None if is_certain else month_of(texts_of(grid)).year
        self._month = replace(book, year=own or book.year)
        self._ranked_by = ranked_by(texts_of(grid))
        top = (unit_in(text) for row, text in texts if row <= 4 and "单位" in text)
        self._unit = next(top, "")
        places = list(rows_of(grid, self._note))
        self._places = {(each.row, at): each for each in places for at in each.block.columns}
        self._counts = Counter(plain_label(each.label) for each in places)
        # The rows of a table have the same headers.
        self._header = cache(partial(header_path, grid))

    def cells(self) -> Iterator[MonthlyCell]:
        """The numbers in the order of their rows."""
        for (row, column), value in sorted(self._grid.values.items(), key=lambda each: each[0]):
            if isinstance(value, Decimal):
                cell = MonthlyCell(self._grid.title, cell_name(row, column), value)
                place = self._places.get((row, column))
                reason = self._left_out(row, column)
                if place is None or reason:
                    yield replace(cell, refuse=reason or self._outside(row, column))
                else:
                    yield self._read(cell, place, column)

    def _left_out(self, row: int, column: int) -> Reason | None:
        """The reason that a whole sheet, row or column is left out for."""
        grid = self._grid
        if grid.is_hidden:
            return Reason.HIDDEN_SHEET
        if _CONTENTS.search(grid.title) or _CONTENTS.fullmatch(self._note):
            return Reason.PAGE_NUMBER
        if row in grid.hidden_rows or column in grid.hidden_columns:
            return Reason.HIDDEN
        return None

    def _outside(self, row: int, column: int) -> Reason:
        """Why a number is of no table: it numbers the rows of one, or is beside them."""
        above = (self._grid.text(each, column) for each in range(row - 1, 0, -1))
        heading = re.sub(r"\s", "", next(filter(None, above), ""))
        return Reason.SERIAL if _SERIAL.search(heading) else Reason.STRAY

    def _read(self, cell: MonthlyCell, place: RowPlace, column: int) -> MonthlyCell:
        """A number of a table with what it is of, or with the reason why it becomes no row."""
        columns = range(column, place.block.first - 1, -1)
        header, *lefts = (self._header(place.headers, each) for each in columns)
        measure = self._measure(header, place)
        unit = self._unit_of(header, place, measure)
        period = self._period(place, _dated(header, lefts, measure), measure)
        quantity = next(filter(None, map(quantity_in, (header, *lefts))), "")
        needs_unit = measure not in {ClaimMeasure.PLACE, ClaimMeasure.INDEX}
        reasons = (
            (not header, Reason.NO_HEADER),
            (_SERIAL.search(header), Reason.SERIAL),
            (has_words(MOVEMENT, header), Reason.MOVED),
            (not plain_label(place.label), Reason.NO_LABEL),
            (not period, Reason.NO_PERIOD),
            (needs_unit and not unit, Reason.NO_UNIT),
        )
        if reason := next((each for holds, each in reasons if holds), None):
            return replace(cell, refuse=reason)
        return replace(
            cell,
            name=name_of(place, quantity, self._counts),
            unit=unit,
            period=period,
            measure=measure,
            area=self._area(place, header),
            path=" / ".join((*place.parents, plain_label(place.label))),
            header=header,
            table=f"{place.title} {place.section}",
            basis=self._basis(header, lefts) if measure is ClaimMeasure.PLACE else None,
            is_target=has_words(AIM, header) and not has_words(PART_OF, header),
            is_basis_stated=self._ranked_by is not None or states_basis(header),
        )

    def _period(self, place: RowPlace, header: str, measure: ClaimMeasure) -> str:
        """A label may have a period of its own: 地区生产总值（上半年）."""
        own = re.search("（[^（）]*(?:月|季度|半年|全年)）", place.label)
        header = f"{own[0]} {header}" if own else header
        section = f"{place.title} {place.section} {place.label}"
        return period_in(header, section, self._month, measure)

    def _basis(self, header: str, lefts: Sequence[str]) -> RankBasis:
        """What a column of ranks ranks: as its header says, else the column before it."""
        before = lefts[0] if lefts else ""
        own = last_part(header)
        if self._ranked_by and not states_basis(own):
            return self._ranked_by
        if found := basis_in(own) or basis_in(before):
            return found
        is_level = bool(before) and measure_in(before) is ClaimMeasure.LEVEL
        return RankBasis.LEVEL if is_level else RankBasis.UNSTATED

    def _measure(self, header: str, place: RowPlace) -> ClaimMeasure:
        measure = measure_in(header)
        if measure is not ClaimMeasure.LEVEL:
            return measure
        if "指数" in place.label:
            return ClaimMeasure.INDEX
        if unit_in(last_part(header)) in RATES and has_words(PART_OF, header):
            return ClaimMeasure.SHARE
        if "%" not in {unit_in(place.label), self._level_unit(header, place)}:
            return measure
        return ClaimMeasure.SHARE if has_words(RATE, place.label) else ClaimMeasure.GROWTH

    def _unit_of(self, header: str, place: RowPlace, measure: ClaimMeasure) -> str:
        if measure in {ClaimMeasure.PLACE, ClaimMeasure.INDEX}:
            return ""
        if measure in {ClaimMeasure.GROWTH, ClaimMeasure.SHARE}:
            own = unit_in(last_part(header))
            is_level = measure_in(header) is ClaimMeasure.LEVEL
            return "%" if is_level else own or "%"
        return self._level_unit(header, place)

    def _level_unit(self, header: str, place: RowPlace) -> str:
        """The unit that is nearest to an amount: its row's, its header's, its table's."""
        column = self._grid.text(place.row, place.block.unit) if place.block.unit else ""
        own = re.sub(r"\s|[（）]", "", column)
        if own and unit_in(header) not in RATES:
            return own
        sources = (header, place.label, *reversed(place.path), place.section, place.title)
        return next(filter(None, map(unit_in, sources)), self._unit)

    def _area(self, place: RowPlace, header: str) -> str:
        label = plain_label(place.label)
        if place.names_areas and not re.fullmatch("全[市州省县区]|合计|总计", label):
            return label
        for named in header.split(" "):
            if is_area(named) and not named.startswith("全"):
                return named
        return self._city or "全市"


def _dated(header: str, lefts: Sequence[str], measure: ClaimMeasure) -> str:
    """A column's header; 同比, 占比 and 排名 without months are of the column to their left."""
    follows = {ClaimMeasure.GROWTH, ClaimMeasure.SHARE, ClaimMeasure.PLACE}
    if measure not in follows or names_months(header):
        return header
    before = next(filter(names_months, lefts), "")
    return header if not before or re.search(r"\d{4}年|同期", before) else f"{before} {header}"

"""Every number of a monthly workbook: what it is of, or the reason why it is left out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from indicators.drafting.claims import ClaimMeasure
from indicators.drafting.monthly.grids import Grid, Place, cell_name
from indicators.drafting.monthly.layout import RowPlace, header_path, plain_label, rows_of
from indicators.drafting.monthly.meanings import (
    RATES,
    basis_in,
    is_area,
    is_movement,
    is_part_of,
    is_rate,
    is_target,
    measure_in,
    quantity_in,
    ranked_by,
    states_basis,
    unit_in,
)
from indicators.drafting.monthly.month_words import BookMonth, month_of, names_months, period_in
from indicators.drafting.monthly.naming import name_of
from indicators.model.codelists import RankBasis

_CONTENTS = re.compile(r"目\s*录|附录|封面")
_SERIAL = re.compile(r"^(?:序\s*号|编号|代码|行次|页码)$")


class CellReason(StrEnum):
    """Why a number of a workbook became no row."""

    HIDDEN_SHEET = "所在的表是隐藏的"
    HIDDEN = "所在的行或列是隐藏的"
    CONTENTS = "目录或页码"
    SERIAL = "序号或代码"
    NO_HEADER = "列没有表头，看不出是什么数"
    NO_LABEL = "行没有名称，看不出是什么数"
    STRAY = "在表的范围之外"
    NO_PERIOD = "看不出是哪一期的数"
    NO_UNIT = "没有单位，看不出是什么数"
    MOVED = "位次的升降，没有说明第几位"
    NOT_TAKEN = "上次已确认不采用"


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
    refuse: CellReason | None = None


def texts_of(grid: Grid) -> Iterator[str]:
    """The texts of a sheet."""
    return (value for value in grid.values.values() if isinstance(value, str))


class SheetReader:
    """Reads the numbers of one sheet; `is_certain` where a person named the year."""

    def __init__(self, grid: Grid, book: BookMonth, city: str, *, is_certain: bool) -> None:
        self._grid, self._book, self._city = grid, book, city
        self._note = next(
            (value for _, value in sorted(grid.values.items()) if isinstance(value, str)), ""
        )
        own = None if is_certain else month_of(texts_of(grid)).year
        self._own = replace(book, year=own or book.year)
        self._ranked_by = ranked_by(texts_of(grid))
        top = [
            text
            for (row, _), text in sorted(grid.values.items())
            if row <= 4 and isinstance(text, str)
        ]
        self._unit = next((unit_in(text) for text in top if "单位" in text), "")

    def cells(self) -> Iterator[MonthlyCell]:
        """The numbers in the order of their rows."""
        found: dict[Place, MonthlyCell] = {}
        places = list(rows_of(self._grid, self._note))
        counts = Counter(plain_label(each.label) for each in places)
        for place in places:
            for column in range(place.block.first, place.block.last + 1):
                if self._grid.number(place.row, column) is not None:
                    found[place.row, column] = self._cell(place, column, counts)
        for (row, column), value in sorted(self._grid.values.items(), key=lambda each: each[0]):
            if isinstance(value, Decimal):
                yield found.get((row, column)) or self._refused(
                    row, column, self._outside(row, column)
                )

    def _outside(self, row: int, column: int) -> CellReason:
        """Why a number is of no table: it numbers the rows of one, or stands beside."""
        above = (self._grid.text(each, column) for each in range(row - 1, 0, -1))
        heading = re.sub(r"\s", "", next(filter(None, above), ""))
        return CellReason.SERIAL if _SERIAL.search(heading) else CellReason.STRAY

    def _refused(self, row: int, column: int, reason: CellReason) -> MonthlyCell:
        value = self._grid.number(row, column) or Decimal()
        where = self._whole_reason(row, column) or reason
        return MonthlyCell(self._grid.title, cell_name(row, column), value, refuse=where)

    def _whole_reason(self, row: int, column: int) -> CellReason | None:
        """The reason that a whole sheet, row or column is left out for."""
        grid = self._grid
        if grid.is_hidden:
            return CellReason.HIDDEN_SHEET
        if _CONTENTS.search(grid.title) or _CONTENTS.fullmatch(self._note):
            return CellReason.CONTENTS
        if row in grid.hidden_rows or column in grid.hidden_columns:
            return CellReason.HIDDEN
        return None

    def _cell(self, place: RowPlace, column: int, counts: Counter[str]) -> MonthlyCell:
        row, grid = place.row, self._grid
        header = header_path(grid, place, column)
        measure = self._measure(header, place)
        unit = self._unit_of(header, place, measure)
        period = self._period(place, self._dated(place, column, measure), measure)
        reason = self._whole_reason(row, column) or self._reason(
            place, header, measure, period, unit
        )
        if reason:
            return self._refused(row, column, reason)
        return MonthlyCell(
            grid.title,
            cell_name(row, column),
            grid.number(row, column) or Decimal(),
            name_of(place, self._quantity(place, column), counts),
            unit,
            period,
            measure,
            self._area(place, header),
            " / ".join((*place.parents, plain_label(place.label))),
            header,
            f"{place.title} {place.section}",
            self._basis(place, header, column) if measure is ClaimMeasure.PLACE else None,
            is_target=is_target(header),
            is_basis_stated=self._ranked_by is not None or states_basis(header),
        )

    def _period(self, place: RowPlace, header: str, measure: ClaimMeasure) -> str:
        """A label may have a period of its own: 地区生产总值（上半年）."""
        own = re.search("（[^（）]*(?:月|季度|半年|全年)）", place.label)
        said = f"{own[0]} {header}" if own else header
        return period_in(said, f"{place.title} {place.section} {place.label}", self._own, measure)

    def _dated(self, place: RowPlace, column: int, measure: ClaimMeasure) -> str:
        """A column's header; 同比, 占比 and 排名 without months are of the column to their left."""
        header = header_path(self._grid, place, column)
        follows = {ClaimMeasure.GROWTH, ClaimMeasure.SHARE, ClaimMeasure.PLACE}
        if measure not in follows or names_months(header):
            return header
        for each in range(column - 1, place.block.first - 1, -1):
            before = header_path(self._grid, place, each)
            if names_months(before):
                return header if re.search(r"\d{4}年|同期", before) else f"{before} {header}"
        return header

    def _quantity(self, place: RowPlace, column: int) -> str:
        """The quantity that a column's header names, or that of a column to its left."""
        columns = range(column, place.block.first - 1, -1)
        named = (quantity_in(header_path(self._grid, place, each)) for each in columns)
        return next(filter(None, named), "")

    def _reason(
        self, place: RowPlace, header: str, measure: ClaimMeasure, period: str, unit: str
    ) -> CellReason | None:
        """Why a number in a row of data becomes no row."""
        needs_unit = measure not in {ClaimMeasure.PLACE, ClaimMeasure.INDEX}
        found = (
            (not header, CellReason.NO_HEADER),
            (bool(_SERIAL.search(header)), CellReason.SERIAL),
            (is_movement(header), CellReason.MOVED),
            (not plain_label(place.label), CellReason.NO_LABEL),
            (not period, CellReason.NO_PERIOD),
            (needs_unit and not unit, CellReason.NO_UNIT),
        )
        return next((reason for holds, reason in found if holds), None)

    def _basis(self, place: RowPlace, header: str, column: int) -> RankBasis:
        """What a column of ranks ranks: as its header says, else the column before it."""
        before = header_path(self._grid, place, column - 1) if column > place.block.first else ""
        own = header.rsplit(" ", maxsplit=1)[-1]
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
        if unit_in(header.rsplit(" ", maxsplit=1)[-1]) in RATES and is_part_of(header):
            return ClaimMeasure.SHARE
        if "%" not in {unit_in(place.label), self._level_unit(header, place)}:
            return measure
        return ClaimMeasure.SHARE if is_rate(place.label) else ClaimMeasure.GROWTH

    def _row_unit(self, place: RowPlace) -> str:
        """What the column of units has for a row."""
        if not place.block.unit:
            return ""
        return re.sub(r"\s|[（）]", "", self._grid.text(place.row, place.block.unit))

    def _unit_of(self, header: str, place: RowPlace, measure: ClaimMeasure) -> str:
        if measure in {ClaimMeasure.PLACE, ClaimMeasure.INDEX}:
            return ""
        if measure in {ClaimMeasure.GROWTH, ClaimMeasure.SHARE}:
            own = unit_in(header.rsplit(" ", maxsplit=1)[-1])
            is_level = measure_in(header) is ClaimMeasure.LEVEL
            return "%" if is_level else own or "%"
        return self._level_unit(header, place)

    def _level_unit(self, header: str, place: RowPlace) -> str:
        """The unit that is nearest to an amount: its row's, its header's, its table's."""
        if self._row_unit(place) and unit_in(header) not in RATES:
            return self._row_unit(place)
        sources = (
            header,
            place.label,
            *reversed(self._raw_parents(place)),
            place.section,
            place.title,
        )
        return next(filter(None, map(unit_in, sources)), self._unit)

    def _raw_parents(self, place: RowPlace) -> list[str]:
        """The labels above a row as they are printed, with their units."""
        wanted, found = list(place.parents), []
        for row in range(place.row - 1, 0, -1):
            text = self._grid.text(row, place.block.label)
            if wanted and plain_label(text) == wanted[-1]:
                found.append(text)
                wanted.pop()
        return found[::-1]

    def _area(self, place: RowPlace, header: str) -> str:
        label = plain_label(place.label)
        if place.names_areas and not re.fullmatch("全[市州省县区]|合计|总计", label):
            return label
        for named in header.split(" "):
            if is_area(named) and not named.startswith("全"):
                return named
        return self._city or "全市"

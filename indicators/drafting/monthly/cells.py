"""Every number of a monthly workbook: the claim that it makes, or why it is left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, partial

from openpyxl.utils import get_column_letter

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure, Reason, RefusedNumber
from indicators.drafting.monthly.grids import SheetGrid
from indicators.drafting.monthly.keys import CellKey, form_of
from indicators.drafting.monthly.layout import (
    RowPlace,
    header_path,
    name_of,
    plain_label,
    rows_of,
    usual_header,
)
from indicators.drafting.monthly.meanings import (
    AIM,
    GROWTH_ENDING,
    MOVEMENT,
    PART_OF,
    RATE,
    RATES,
    basis_in,
    ending_of,
    has_words,
    is_area,
    last_part,
    measure_in,
    quantity_in,
    ranked_by,
    states_basis,
    unit_in,
)
from indicators.drafting.monthly.month_words import (
    BookMonth,
    month_of,
    names_months,
    period_in,
    undated,
)
from indicators.model.codelists import RankBasis

UNCLEAR_MONTH = "期间请核对：表上只写了月份，可能是累计数"
UNCLEAR_RANK = "评的是什么原文未注明，取自左边一列，请核对"
UNCLEAR_AIM = "目标还是实绩，请核对"
LAST_MONTH = "（环比）"
_CONTENTS = re.compile(r"目\s*录|附录|封面")
_SERIAL = re.compile(r"^(?:序\s*号|编号|代码|行次|页码)$")
_SCOPE = re.compile("全[国省市区县州]")
_AGAINST_LAST_MONTH = re.compile("环比|[比较以]上月|上月=100")
_MONTH_ONLY = re.compile(r"\d{4}-\d{2}")
_MONTH_NAMED = re.compile(r"月|期末|余额")
_MOST_QUOTED = 30
# The rows at whose end the unit of a whole sheet is printed.
_TOP = 4


class SheetReader:
    """Reads the numbers of one sheet; `is_certain` where a person named the year.

    `seen` counts the numbers of each place in words, those of earlier sheets as well.
    """

    def __init__(
        self,
        grid: SheetGrid,
        book: BookMonth,
        city: str,
        seen: Counter[object],
        *,
        is_certain: bool,
    ) -> None:
        self._grid, self._city, self._seen = grid, city, seen
        own = None if is_certain else month_of(grid.texts()).year
        self._month = replace(book, year=own or book.year)
        self._ranked_by = ranked_by(grid.texts())
        top = (each for each in sorted(grid.values.items()) if each[0][0] <= _TOP)
        stated = (unit_in(text) for _, text in top if isinstance(text, str) and "单位" in text)
        self._unit = next(stated, "")
        is_contents = _CONTENTS.search(grid.title) or _CONTENTS.fullmatch(grid.note)
        left_out = Reason.PAGE_NUMBER if is_contents else None
        self._left_out = Reason.HIDDEN_SHEET if grid.is_hidden else left_out
        places = list(rows_of(grid))
        self._places = {(each.row, at): each for each in places for at in each.columns}
        self._counts = Counter(plain_label(each.label) for each in places)
        # The rows of a table have the same headers.
        self._header = cache(partial(header_path, grid))

    def numbers(self) -> Iterator[Claim | RefusedNumber]:
        """The claims and the refused numbers in the order of their rows."""
        for (row, column), value in sorted(self._grid.values.items(), key=lambda each: each[0]):
            if isinstance(value, Decimal):
                reason = self._left_out or self._outside(row, column)
                found = reason or self._read(value, row, column)
                cell = f"{get_column_letter(column)}{row}"
                if isinstance(found, Reason):
                    yield RefusedNumber(f"{value:f}", found, sheet=self._grid.title, cell=cell)
                else:
                    yield replace(found, cell=cell)

    def _outside(self, row: int, column: int) -> Reason | None:
        """Why a number is of no table: it is hidden, numbers the rows of one, or is beside them."""
        if row in self._grid.hidden_rows or column in self._grid.hidden_columns:
            return Reason.HIDDEN
        if (row, column) in self._places:
            return None
        above = (self._grid.text(each, column) for each in range(row - 1, 0, -1))
        heading = re.sub(r"\s", "", next(filter(None, above), ""))
        return Reason.SERIAL if _SERIAL.search(heading) else Reason.STRAY

    def _read(self, value: Decimal, row: int, column: int) -> Claim | Reason:
        """The claim of a number of a table, or the reason why it makes none."""
        place = self._places[row, column]
        columns = range(column, place.first - 1, -1)
        header, *lefts = (self._header(place.headers, each) for each in columns)
        claim = self._claim(value, place, header, lefts)
        if reason := _unclear(claim, place, header):
            return reason
        claim = self._cited(claim, place, header)
        if claim.measure is ClaimMeasure.PLACE:
            return self._ranked(claim, header, lefts)
        return _measured(claim, header)

    def _claim(self, value: Decimal, place: RowPlace, header: str, lefts: Sequence[str]) -> Claim:
        """What a number is of, as far as its row, its header and those to its left say."""
        measure = self._measure(header, place)
        quantity = next(filter(None, map(quantity_in, (header, *lefts))), "")
        return Claim(
            kind=ClaimKind.ACTUAL,
            name=name_of(place, quantity, self._counts),
            start=0,
            end=0,
            measure=measure,
            value=value,
            unit=self._unit_of(header, place, measure),
            period=self._period(place, _dated(header, lefts, measure), measure),
            area=self._area(place, header),
            section=self._grid.title,
            sheet=self._grid.title,
        )

    def _cited(self, claim: Claim, place: RowPlace, header: str) -> Claim:
        """The claim with where it is printed: as it is, and in words of every month."""
        labels = (*place.parents, plain_label(place.label))
        words = (
            undated(self._grid.title),
            undated(f"{place.title} {place.section}"),
            " / ".join(map(undated, labels)),
            usual_header(header),
        )
        self._seen[words] += 1
        key = CellKey(*words, claim.unit, form_of(claim.period), self._seen[words])
        is_index = claim.measure is ClaimMeasure.INDEX
        unit = "%" if is_index else claim.unit.replace("千瓦小时", "千瓦时")
        quote = f"{' / '.join(labels)} {header}"[:_MOST_QUOTED]
        return replace(claim, unit=unit, quote=quote, key=key)

    def _ranked(self, claim: Claim, header: str, lefts: Sequence[str]) -> Claim:
        """The claim of a place, by what its own header or the sheet's notes say, else in doubt."""
        basis = self._basis(header, lefts)
        is_stated = self._ranked_by is not None or states_basis(header)
        scope = _SCOPE.search(header)
        return replace(
            claim,
            kind=ClaimKind.RANK,
            name=_ended(claim.name, GROWTH_ENDING if basis is RankBasis.GROWTH else ""),
            basis=basis if is_stated else RankBasis.UNSTATED,
            beside=basis,
            scope=scope[0] if scope else "",
            doubts=() if is_stated else (UNCLEAR_RANK,),
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
        column = self._grid.text(place.row, place.unit) if place.unit else ""
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


def _unclear(claim: Claim, place: RowPlace, header: str) -> Reason | None:
    """Why a number makes no claim: its header, its label, its period or its unit does not say."""
    needs_unit = claim.measure not in {ClaimMeasure.PLACE, ClaimMeasure.INDEX}
    reasons = (
        (not header, Reason.NO_HEADER),
        (_SERIAL.search(header), Reason.SERIAL),
        (has_words(MOVEMENT, header), Reason.MOVED),
        (not plain_label(place.label), Reason.NO_LABEL),
        (not claim.period, Reason.NO_PERIOD),
        (needs_unit and not claim.unit, Reason.NO_UNIT),
    )
    return next((each for holds, each in reasons if holds), None)


def _measured(claim: Claim, header: str) -> Claim:
    """The claim of what is no place, with what its column measures in its name.

    A single month that only the title names may be a figure of the months up to it.
    """
    compares = claim.measure in {ClaimMeasure.GROWTH, ClaimMeasure.INDEX, ClaimMeasure.CHANGE}
    ending = ending_of(claim.measure, claim.name, header)
    against = LAST_MONTH if compares and _AGAINST_LAST_MONTH.search(header) else ""
    is_bare = _MONTH_ONLY.fullmatch(claim.period) and not _MONTH_NAMED.search(header)
    is_january = claim.period.endswith("-01")
    is_target = has_words(AIM, header) and not has_words(PART_OF, header)
    doubts = (UNCLEAR_AIM,) if is_target else ()
    if is_bare and not is_january and claim.measure is ClaimMeasure.LEVEL:
        doubts = (UNCLEAR_MONTH,)
    return replace(
        claim,
        kind=ClaimKind.TARGET if is_target else ClaimKind.ACTUAL,
        name=f"{_ended(claim.name, ending)}{against}",
        doubts=doubts,
    )


def _ended(name: str, ending: str) -> str:
    return name if name.endswith(ending) else f"{name}{ending}"

"""The rows of the district's own invented year."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from indicators.example.documents import Document
from indicators.example.results import SPANS, Result, printed_value
from indicators.model.codelists import Bound, ObservationStatus
from indicators.model.dataset import Dataset
from indicators.model.periods import year_period
from indicators.model.schema import Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets

_EACH_ESTIMATED = 7
_REVISIONS = 3
_REVISED_BY = Decimal("0.1")


def add_own_year(sheets: Sheets, dataset: Dataset, year: int, results: Sequence[Result]) -> None:
    """Add the spans as 初步, the year as 实际 or 预计, and 核实 figures of the year before."""
    name = dataset.about.area.name
    for month in SPANS:
        monthly = Document(f"{name}{year}年1—{month}月统计月报", date(year, month + 1, 20))
        _add_span(sheets, monthly, f"{year}-01..{month:02d}", month, results)
    bulletin = Document(f"{name}{year}年统计公报", date(year + 1, 1, 26))
    cited = bulletin.cited_in(sheets)
    for number, each in enumerate(results, start=1):
        is_estimated = number % _EACH_ESTIMATED == 0
        status = ObservationStatus.ESTIMATED if is_estimated else ObservationStatus.ACTUAL
        cells = figure(each, str(year), each.value, status)
        sheets.add(Sheet.OBSERVATIONS, cells | cited | {Field.PUBLISHED: bulletin.published})
    _add_revisions(sheets, dataset, year, results)


def figure(result: Result, period: str, value: Decimal, status: ObservationStatus) -> Cells:
    """The cells of an observation of what a result is of, in the result's unit."""
    return {
        Field.INDICATOR: result.target.indicator.code,
        Field.AREA: result.target.area.code,
        Field.PERIOD: period,
        Field.BOUND: Bound.EXACT.value,
        Field.VALUE: value,
        Field.UNIT: result.unit,
        Field.STATUS: status.value,
    }


def _add_span(
    sheets: Sheets, monthly: Document, period: str, month: int, results: Sequence[Result]
) -> None:
    cited = monthly.cited_in(sheets) | {Field.PUBLISHED: monthly.published}
    for each in results:
        if month in each.spans:
            cells = figure(each, period, each.spans[month], ObservationStatus.PRELIMINARY)
            sheets.add(Sheet.OBSERVATIONS, cells | cited)


def _add_revisions(sheets: Sheets, dataset: Dataset, year: int, results: Sequence[Result]) -> None:
    """Verify the first rates that the year started from, a tenth of a point higher."""
    revised = Document(f"{dataset.about.area.name}{year - 1}年核实数", date(year, 11, 20))
    cited = revised.cited_in(sheets) | {Field.PUBLISHED: revised.published}
    starts = ((each, _start(dataset, each, year - 1)) for each in results)
    found = [(each, start) for each, start in starts if start is not None]
    for each, start in found[:_REVISIONS]:
        value = start + _REVISED_BY
        cells = figure(each, str(year - 1), value, ObservationStatus.VERIFIED)
        sheets.add(Sheet.OBSERVATIONS, cells | cited)


def _start(dataset: Dataset, result: Result, year: int) -> Decimal | None:
    """The printed rate of the year before; None where it is none, or only bounded."""
    found = dataset.observation_at(result.target.indicator.code, year_period(year))
    quantity = found.quantity if found else None
    if quantity is None or not quantity.is_rate or quantity.bound is not Bound.EXACT:
        return None
    return printed_value(quantity)

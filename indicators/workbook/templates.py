"""Workbooks to type into: the figures of one or several periods prepared row by row."""

from collections.abc import Container, Sequence

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.codelists import ObservationStatus, Tier
from indicators.model.dataset import Dataset
from indicators.model.periods import Period
from indicators.model.schema import FACT_SHEETS, Field, Helper, Property, Sheet
from indicators.rules.missing_figures import MEASURED_AGAIN, MissingFigure, missing_figures
from indicators.workbook.annotating import clean
from indicators.workbook.annotations import mark_open
from indicators.workbook.base_edition import with_base
from indicators.workbook.fact_numbers import Serials
from indicators.workbook.reader import Reading
from indicators.workbook.rebuilding import rewritten
from indicators.workbook.rewriting import open_on
from indicators.workbook.row_removal import remove_rows
from indicators.workbook.tables import header_name
from indicators.workbook.template_sheet import TemplateSheet
from indicators.workbook.xlsx import UnreadableWorkbook

__all__ = ["period_template", "with_base"]

_CITATION = (Field.PUBLISHED, Field.PAGE, Field.SECTION, Field.QUOTE)
_OF_SOURCE = (Field.DOCUMENT, Field.DATE, Field.PUBLISHER)
_EXPLAINED = (Helper.NAME, Helper.DOMAIN, Helper.AREA_NAME)


def period_template(
    content: bytes,
    reading: Reading,
    periods: Sequence[Period],
    tiers: Container[Tier] = MEASURED_AGAIN,
) -> bytes:
    """The workbook with a row in 实绩 for every open figure, and a 来源 for each period.

    `reading` is that of `content`. The cells to type in are filled with colour, and so is the
    as-of date; numbers are proposed, the status is 初步; columns beside the codes have the names
    of all rows. Rows of an earlier template that nobody filled in are left out. Set 基于版次
    before. Raises UnreadableWorkbook.
    """
    dataset = reading.dataset
    rows = missing_figures(dataset, periods, tiers) if dataset else ()
    if dataset is None or not rows:
        return content
    return rewritten(content, lambda book: _add_rows(book, reading, dataset, rows))


def _add_rows(
    book: Workbook, reading: Reading, dataset: Dataset, rows: Sequence[MissingFigure]
) -> None:
    clean(book)
    remove_rows(book, reading.unfilled)
    columns = dataset.layout.columns
    sheets = {
        sheet: TemplateSheet(sheet, _page(book, sheet), columns[sheet])
        for sheet in (Sheet.SOURCES, *FACT_SHEETS)
    }
    serials = Serials()
    for sheet, each in sheets.items():
        serials.learn(sheet, each.keys())
    sources = _add_sources(book, sheets[Sheet.SOURCES], rows, serials)
    observations = sheets[Sheet.OBSERVATIONS]
    for row in rows:
        texts = _texts(row, sources[row.period]) | {Field.ID: serials.next(Sheet.OBSERVATIONS)}
        observations.append(texts, (Field.TEXT if row.is_text else Field.VALUE, *_CITATION))
    _explain(book, observations, dataset)
    observations.finish()
    _mark_as_of(_page(book, Sheet.PROPERTIES))
    open_on(book, observations.page)


def _add_sources(
    book: Workbook, sheet: TemplateSheet, rows: Sequence[MissingFigure], serials: Serials
) -> dict[Period, str]:
    """A document for each period, because each is published by itself; its number by period."""
    periods = sorted({each.period for each in rows}, key=lambda each: each.sort_key)
    sources = {each: serials.next(Sheet.SOURCES) for each in periods}
    for number in sources.values():
        sheet.append({Field.SOURCE: number}, _OF_SOURCE)
    if len(periods) > 1:
        sheet.add_helpers(book, (Helper.USED_FOR,), after=Field.SOURCE)
        labels = {number: period.label for period, number in sources.items()}
        sheet.explain(Helper.USED_FOR, Field.SOURCE, labels)
    sheet.finish()
    return sources


def _explain(book: Workbook, sheet: TemplateSheet, dataset: Dataset) -> None:
    sheet.add_helpers(book, _EXPLAINED, after=Field.INDICATOR)
    indicators, areas = dataset.indicators, dataset.areas
    sheet.explain(Helper.NAME, Field.INDICATOR, {each.code: each.name for each in indicators})
    sheet.explain(Helper.DOMAIN, Field.INDICATOR, {each.code: each.domain for each in indicators})
    sheet.explain(Helper.AREA_NAME, Field.AREA, {each.code: each.name for each in areas})


def _texts(row: MissingFigure, source: str) -> dict[Field, str]:
    return {
        Field.INDICATOR: row.indicator.code,
        Field.AREA: row.area.code,
        Field.PERIOD: row.period.text,
        Field.UNIT: row.unit,
        Field.STATUS: ObservationStatus.PRELIMINARY.value,
        Field.SOURCE: source,
    }


def _mark_as_of(page: Worksheet) -> None:
    """Fill the as-of date as well: the new figures are later than the one that stands there."""
    for title, content, *_ in page.iter_rows(min_row=2, max_col=2):
        if title.value == Property.AS_OF:
            mark_open(content)


def _page(book: Workbook, sheet: Sheet) -> Worksheet:
    for each in book.worksheets:
        if header_name(each.title) == sheet:
            return each
    raise UnreadableWorkbook(f"工作簿没有“{sheet.value}”表。")

"""Workbooks to type into: one period's figures prepared row by row."""

from collections.abc import Mapping
from copy import copy

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.dataset import Dataset
from indicators.open_rows import OpenRow, open_rows
from indicators.periods import Period
from indicators.schema import KEYS, Field, Property, Sheet, column
from indicators.terms import ObservationStatus
from indicators.workbook.annotating import clean
from indicators.workbook.base_edition import with_base
from indicators.workbook.marks import mark_open
from indicators.workbook.numbering import FACT_SHEETS, Serials
from indicators.workbook.opening import UnreadableWorkbook
from indicators.workbook.plain_text import put_text
from indicators.workbook.rebuilding import rewritten
from indicators.workbook.rewriting import open_on
from indicators.workbook.sheet_style import FONT, SPARE_ROWS, alignment, number_format
from indicators.workbook.tables import header_name

__all__ = ["period_template", "with_base"]

_TO_TYPE = {
    Sheet.OBSERVATIONS: (Field.VALUE, Field.PUBLISHED, Field.PAGE, Field.SECTION, Field.QUOTE),
    Sheet.SOURCES: (Field.DOCUMENT, Field.DATE, Field.PUBLISHER),
}


def period_template(content: bytes, dataset: Dataset, period: Period) -> bytes:
    """The workbook with a row in 实绩 for every open figure of a period, and a 来源 for them.

    `dataset` is that of `content`. The cells to type in are filled, and so is the as-of date;
    numbers are proposed, the status is 初步. Rows that stay without value, page and quote are not
    read. Set 基于版次 before. Raises UnreadableWorkbook.
    """
    return rewritten(content, lambda book: _add_rows(book, dataset, period))


def _add_rows(book: Workbook, dataset: Dataset, period: Period) -> None:
    clean(book)
    sheets = {
        sheet: _Sheet(sheet, _page(book, sheet), dataset.layout.columns[sheet])
        for sheet in (Sheet.SOURCES, *FACT_SHEETS)
    }
    serials = Serials()
    for sheet, table in sheets.items():
        serials.learn(sheet, table.keys())
    rows = open_rows(dataset, period)
    if rows:
        source = serials.next(Sheet.SOURCES)
        sheets[Sheet.SOURCES].append({Field.SOURCE: source})
        observations = sheets[Sheet.OBSERVATIONS]
        for each in rows:
            told = _told(each, period, source) | {Field.ID: serials.next(Sheet.OBSERVATIONS)}
            observations.append(told)
        observations.finish()
        sheets[Sheet.SOURCES].finish()
        _mark_as_of(_page(book, Sheet.PROPERTIES))
        open_on(book, observations.page)


def _told(row: OpenRow, period: Period, source: str) -> dict[Field, str]:
    return {
        Field.INDICATOR: row.indicator.code,
        Field.AREA: row.area.code,
        Field.PERIOD: period.text,
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


class _Sheet:
    """A sheet that rows are added to, dressed like the last one that it has."""

    def __init__(self, sheet: Sheet, page: Worksheet, columns: Mapping[Field, int]) -> None:
        self.page = page
        self._sheet = sheet
        self._columns = columns
        known = set(columns.values())
        self._model = self._last = max(
            (
                row
                for (row, at), cell in page._cells.items()
                if at in known and cell.value is not None
            ),
            default=1,
        )

    def keys(self) -> list[str]:
        """The keys of the rows, as written."""
        at = self._columns.get(KEYS[self._sheet], 1)
        values = (self.page.cell(row, at).value for row in range(2, self._last + 1))
        return [str(each).strip() for each in values if each is not None]

    def append(self, told: Mapping[Field, str]) -> None:
        """Add a row; what it is to be completed with is filled in colour."""
        self._last += 1
        for name, at in self._columns.items():
            cell = self.page.cell(self._last, at)
            if not isinstance(cell, Cell):  # a merged cell holds nothing
                continue
            self._dress(cell, name, at)
            if text := told.get(name, ""):
                put_text(cell, text)
            elif name in _TO_TYPE[self._sheet]:
                mark_open(cell)

    def finish(self) -> None:
        """Let filter, tables and drop-downs reach down to the new rows."""
        page, last = self.page, self._last
        if page.auto_filter.ref:
            page.auto_filter.ref = _reaching(page.auto_filter.ref, last)
        for table in page.tables.values():
            if range_boundaries(table.ref)[3] == self._model:
                table.ref = _reaching(table.ref, last)
                if table.autoFilter:
                    table.autoFilter.ref = table.ref
        for rule in page.data_validations.dataValidation:
            for span in rule.sqref.ranges:
                if self._model <= span.max_row < last + SPARE_ROWS:
                    span.expand(down=last + SPARE_ROWS - span.max_row)

    def _dress(self, cell: Cell, name: Field, at: int) -> None:
        model = self.page.cell(self._model, at)
        if self._model > 1 and model.has_style:
            cell._style = copy(model._style)  # type: ignore[union-attr, attr-defined]
            return
        wanted = column(self._sheet, name)
        cell.font, cell.alignment = FONT, alignment(wanted)
        cell.number_format = number_format(wanted)


def _reaching(span: str, last: int) -> str:
    left, top, right, bottom = (each or 1 for each in range_boundaries(span))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{max(bottom, last)}"

"""Workbooks to type into: the figures of one or several periods prepared row by row."""

from collections.abc import Container, Iterable, Mapping, Sequence
from copy import copy
from enum import StrEnum
from typing import TypeVar

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.codelists import ObservationStatus, Tier
from indicators.model.dataset import Dataset
from indicators.model.periods import Period
from indicators.model.schema import FACT_SHEETS, KEYS, Field, Helper, Property, Sheet, column
from indicators.rules.missing_figures import MEASURED_AGAIN, MissingFigure, missing_figures
from indicators.text.plain_text import put_text
from indicators.workbook.keys import Serials
from indicators.workbook.output.annotations import clean, mark_open
from indicators.workbook.output.edits import insert_columns, remove_rows
from indicators.workbook.output.round_trip import open_on, page_named, rewritten
from indicators.workbook.output.sheet_style import (
    FONT,
    SPARE_ROWS,
    alignment,
    dress_helper_cell,
    dress_helper_header,
    number_format,
)
from indicators.workbook.reader import Reading
from indicators.workbook.tables.headings import plain_heading

_Name = TypeVar("_Name", bound=StrEnum)
# What the codes of a column mean, by the column that explains them.
_Explanations = Mapping[Helper, tuple[Field, Mapping[str, str]]]


class _TemplateSheet:
    """A sheet of a workbook; new rows are dressed like the last one that it has."""

    def __init__(self, sheet: Sheet, page: Worksheet, columns: Mapping[Field, int]) -> None:
        self.page = page
        self._sheet = sheet
        self._columns = dict(columns)
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
        return [text for text in self._texts(KEYS[self._sheet]).values() if text]

    def explain(self, book: Workbook, after: Field, words: _Explanations) -> None:
        """Write what codes mean into columns that are not read, made beside `after` if need be."""
        titles = {plain_heading(cell.value): cell.column for cell in self.page[1] if cell.value}
        helpers = {name: titles[name] for name in words if name in titles}
        new = [name for name in words if name not in titles]
        if new:
            beside = self._columns[after] + 1
            at = insert_columns(book, self.page, beside, len(new))
            if at == beside:
                self._columns = _moved(self._columns, at, len(new))
                helpers = _moved(helpers, at, len(new))
            for place, name in enumerate(new, start=at):
                helpers[name] = place
                dress_helper_header(self.page, place, name)
        for name, (code, meanings) in words.items():
            for row, text in self._texts(code).items():
                cell = self.page.cell(row, helpers[name])
                if text in meanings and isinstance(cell, Cell):
                    put_text(cell, meanings[text])
                    dress_helper_cell(cell)

    def append(self, texts: Mapping[Field, str], to_type: Iterable[Field]) -> None:
        """Add a row; what is to be typed is filled in colour."""
        self._last += 1
        wanted = set(to_type)
        for name, at in self._columns.items():
            cell = self.page.cell(self._last, at)
            if not isinstance(cell, Cell):  # a merged cell holds nothing
                continue
            self._dress(cell, name, at)
            if text := texts.get(name, ""):
                put_text(cell, text)
            elif name in wanted:
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

    def _texts(self, name: Field) -> dict[int, str]:
        at = self._columns.get(name, 1)
        values = {row: self.page.cell(row, at).value for row in range(2, self._last + 1)}
        return {row: str(each).strip() for row, each in values.items() if each is not None}

    def _dress(self, cell: Cell, name: Field, at: int) -> None:
        model = self.page.cell(self._model, at)
        if self._model > 1 and model.has_style:
            cell._style = copy(model._style)  # type: ignore[union-attr, attr-defined]
            return
        wanted = column(self._sheet, name)
        cell.font, cell.alignment = FONT, alignment(wanted)
        cell.number_format = number_format(wanted)


def _moved(places: Mapping[_Name, int], at: int, count: int) -> dict[_Name, int]:
    return {name: each + count if each >= at else each for name, each in places.items()}


def _reaching(span: str, last: int) -> str:
    left, top, right, bottom = (each or 1 for each in range_boundaries(span))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{max(bottom, last)}"


_CITATION = (Field.PUBLISHED, Field.PAGE, Field.SECTION, Field.QUOTE)
_OF_SOURCE = (Field.DOCUMENT, Field.DATE, Field.PUBLISHER)


def period_template(
    content: bytes,
    reading: Reading,
    periods: Sequence[Period],
    tiers: Container[Tier] = MEASURED_AGAIN,
) -> bytes:
    """The workbook with a row in 实绩 for every open figure, and a 来源 for each period.

    `reading` is that of `content`. The cells to type in are filled with colour, and so is the
    as-of date; numbers are proposed, the status is 初步; columns beside the codes have the names
    of all rows. Unfilled rows of an earlier template are left out. Set 基于版次
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
    serials, sheets = Serials(), dict[Sheet, _TemplateSheet]()
    for sheet in (Sheet.SOURCES, *FACT_SHEETS):
        columns = dataset.layout.columns[sheet]
        sheets[sheet] = _TemplateSheet(sheet, page_named(book, sheet), columns)
        serials.learn(sheet, sheets[sheet].keys())
    sources = _add_sources(book, sheets[Sheet.SOURCES], rows, serials)
    observations = sheets[Sheet.OBSERVATIONS]
    for row in rows:
        texts = _texts(row, sources[row.period]) | {Field.ID: serials.next(Sheet.OBSERVATIONS)}
        observations.append(texts, (Field.TEXT if row.is_text else Field.VALUE, *_CITATION))
    indicators = dataset.indicators
    words = {
        Helper.NAME: (Field.INDICATOR, {each.code: each.name for each in indicators}),
        Helper.DOMAIN: (Field.INDICATOR, {each.code: each.domain for each in indicators}),
        Helper.AREA_NAME: (Field.AREA, {each.code: each.name for each in dataset.areas}),
    }
    observations.explain(book, Field.INDICATOR, words)
    observations.finish()
    _mark_as_of(page_named(book, Sheet.PROPERTIES))
    open_on(book, observations.page)


def _add_sources(
    book: Workbook, sheet: _TemplateSheet, rows: Sequence[MissingFigure], serials: Serials
) -> dict[Period, str]:
    """A document for each period, because each is published by itself; its number by period."""
    periods = sorted({each.period for each in rows}, key=lambda each: each.sort_key)
    sources = {each: serials.next(Sheet.SOURCES) for each in periods}
    for number in sources.values():
        sheet.append({Field.SOURCE: number}, _OF_SOURCE)
    if len(periods) > 1:
        labels = {number: period.label for period, number in sources.items()}
        sheet.explain(book, Field.SOURCE, {Helper.USED_FOR: (Field.SOURCE, labels)})
    sheet.finish()
    return sources


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
    """Mark the as-of date as open too: the new figures are later than the present one."""
    for title, content, *_ in page.iter_rows(min_row=2, max_col=2):
        if title.value == Property.AS_OF:
            mark_open(content)

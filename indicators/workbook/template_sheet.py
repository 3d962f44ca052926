"""A sheet that a template adds rows to, with columns that say in words what the codes mean."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from enum import StrEnum
from typing import TypeVar

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.model.schema import KEYS, Field, Helper, Sheet, column
from indicators.text.plain_text import put_text
from indicators.workbook.annotations import mark_open
from indicators.workbook.column_insertion import insert_columns
from indicators.workbook.heading_words import plain_heading
from indicators.workbook.sheet_style import (
    FONT,
    SPARE_ROWS,
    alignment,
    dress_helper_cell,
    dress_helper_header,
    number_format,
)

Name = TypeVar("Name", bound=StrEnum)


class TemplateSheet:
    """A sheet of a workbook; new rows are dressed like the last one that it has."""

    def __init__(self, sheet: Sheet, page: Worksheet, columns: Mapping[Field, int]) -> None:
        self.page = page
        self._sheet = sheet
        self._columns = dict(columns)
        self._helpers: dict[Helper, int] = {}
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

    def add_helpers(self, book: Workbook, names: Sequence[Helper], after: Field) -> None:
        """Find the columns that explain, or make them beside another one."""
        titles = {plain_heading(cell.value): cell.column for cell in self.page[1] if cell.value}
        self._helpers = {name: titles[name] for name in names if name in titles}
        new = [name for name in names if name not in titles]
        if not new:
            return
        beside = self._columns[after] + 1
        at = insert_columns(book, self.page, beside, len(new))
        if at == beside:
            self._columns = _moved(self._columns, at, len(new))
            self._helpers = _moved(self._helpers, at, len(new))
        for place, name in enumerate(new, start=at):
            self._helpers[name] = place
            dress_helper_header(self.page, place, name)

    def explain(self, name: Helper, code: Field, words: Mapping[str, str]) -> None:
        """Write into a column that explains what the code of each row means."""
        at = self._helpers[name]
        for row, text in self._texts(code).items():
            if text in words:
                self._put_helper(self.page.cell(row, at), words[text])

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

    def _put_helper(self, cell: Cell | MergedCell, text: str) -> None:
        if isinstance(cell, Cell):
            put_text(cell, text)
            dress_helper_cell(cell)

    def _dress(self, cell: Cell, name: Field, at: int) -> None:
        model = self.page.cell(self._model, at)
        if self._model > 1 and model.has_style:
            cell._style = copy(model._style)  # type: ignore[union-attr, attr-defined]
            return
        wanted = column(self._sheet, name)
        cell.font, cell.alignment = FONT, alignment(wanted)
        cell.number_format = number_format(wanted)


def _moved(places: Mapping[Name, int], at: int, count: int) -> dict[Name, int]:
    return {name: each + count if each >= at else each for name, each in places.items()}


def _reaching(span: str, last: int) -> str:
    left, top, right, bottom = (each or 1 for each in range_boundaries(span))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{max(bottom, last)}"

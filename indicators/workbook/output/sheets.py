"""The rows of a workbook as they are written, to add others to."""

from io import BytesIO

from openpyxl import load_workbook

from indicators.model.schema import FACT_SHEETS, KEYS, Field, Property, Sheet
from indicators.workbook.keys import Serials
from indicators.workbook.output.writer import write_workbook
from indicators.workbook.tables.sheet_titles import header_name

Cells = dict[str, object]


class Sheets:
    """All rows of a workbook, keyed by the columns' printed names; new ones get free numbers."""

    def __init__(self, content: bytes) -> None:
        self.rows: dict[Sheet, list[Cells]] = {sheet: [] for sheet in Sheet}
        for page in load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets:
            title = header_name(page.title)
            if title in set(Sheet):
                self.rows[Sheet(title)] = _rows(list(page.iter_rows(values_only=True)))
        self._serials = Serials()
        for sheet in (*FACT_SHEETS, Sheet.SOURCES):
            keys = (row.get(KEYS[sheet]) for row in self.rows[sheet])
            self._serials.learn(sheet, (str(key) for key in keys if key is not None))

    def add(self, sheet: Sheet, cells: Cells) -> str:
        """Add a row to a sheet of facts or documents under its next free number; returns that."""
        key = self._serials.next(sheet)
        self.rows[sheet].append({KEYS[sheet]: key} | cells)
        return key

    def describe(self, changes: dict[Property, object]) -> None:
        """Give 项目 of 说明 another content."""
        kept = [row for row in self.rows[Sheet.PROPERTIES] if row[Field.PROPERTY] not in changes]
        changed: list[Cells] = [
            {Field.PROPERTY: name, Field.CONTENT: content} for name, content in changes.items()
        ]
        self.rows[Sheet.PROPERTIES] = [*kept, *changed]

    def content(self) -> bytes:
        """The workbook as a file."""
        target = BytesIO()
        write_workbook(self.rows, target)
        return target.getvalue()


def _rows(lines: list[tuple[object, ...]]) -> list[Cells]:
    titles = [header_name(title) for title in lines[0]] if lines else []
    return [
        {title: value for title, value in zip(titles, line, strict=False) if title}
        for line in lines[1:]
        if any(value is not None for value in line)
    ]

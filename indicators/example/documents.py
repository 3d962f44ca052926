"""The documents that invented rows are said to be from."""

from dataclasses import dataclass
from datetime import date

from indicators.model.facts import EXAMPLE
from indicators.model.schema import Field, Sheet
from indicators.workbook.output.writer import Cells, Sheets


@dataclass(frozen=True, slots=True)
class Document:
    """An invented document: its name and publisher are marked 示例."""

    title: str
    published: date
    publisher: str = f"{EXAMPLE}：虚构的单位"

    @property
    def name(self) -> str:
        """The name that frames and source lines print."""
        return f"{EXAMPLE}·{self.title}"

    def cited_in(self, sheets: Sheets) -> Cells:
        """Add the document to a workbook, and return the cells of a row that is from it."""
        cells: Cells = {
            Field.DOCUMENT: self.name,
            Field.DATE: self.published,
            Field.PUBLISHER: self.publisher,
        }
        return {Field.SOURCE: sheets.add(Sheet.SOURCES, cells), Field.QUOTE: EXAMPLE}

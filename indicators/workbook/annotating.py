"""The analyst's own file back: cells filled and commented, and a sheet that lists the problems."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from openpyxl.cell.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from indicators.checks.findings import Finding
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from indicators.text.plain_text import put_text
from indicators.workbook.annotations import annotate, mark, unmark
from indicators.workbook.cells import shown
from indicators.workbook.findings_sheet import add_findings_sheet, drop_findings_sheet
from indicators.workbook.rebuilding import rewritten
from indicators.workbook.tables import header_name
from indicators.workbook.xlsx import tidy

# A file with more problems than this is mended by its list; Excel grows slow with comments.
_MOST_MARKED = 20_000
_MOST_OF_A_RANGE = 200

_GRAVEST = list(Severity)


def annotated(
    content: bytes, findings: Iterable[Finding], renamed: Mapping[Sheet, str] = MappingProxyType({})
) -> bytes:
    """The .xlsx file with every finding at its cell and on the sheet 问题清单.

    Widths, formats, formulas and their stored results stay where the file can be written with
    them, else it is made of its values and says so; macros do not. Marks of an earlier
    check are replaced. A proposed 编号 is written into its blank cell. `renamed` has the titles of
    sheets that are called otherwise in the file. Raises UnreadableWorkbook.
    """
    found = list(findings)
    return rewritten(content, lambda book: _annotate(book, found, renamed))


def clean(book: Workbook) -> None:
    """Take off the marks and the list of an earlier check."""
    drop_findings_sheet(book)
    unmark(book)


def _annotate(book: Workbook, findings: list[Finding], renamed: Mapping[Sheet, str]) -> None:
    clean(book)
    sheets = _sheets(book, renamed)
    for (sheet, cells), of_cell in _by_cell(findings).items():
        if page := sheets.get(sheet):
            _mark(page, cells, of_cell)
    add_findings_sheet(book, findings, sheets)


def _sheets(book: Workbook, renamed: Mapping[Sheet, str]) -> Mapping[str, Worksheet]:
    """The worksheets by the names that findings call them."""
    by_title = {header_name(each.title): each for each in reversed(book.worksheets)}
    by_shown = {shown(each.title): each for each in book.worksheets}
    found = {sheet.value: by_title.get(header_name(title)) for sheet, title in renamed.items()}
    return by_shown | by_title | {name: page for name, page in found.items() if page}


def _by_cell(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """The findings of each cell, the gravest first; those of a whole sheet are only listed."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for each in (single for found in findings for single in found.singles):
        if each.cell and (len(groups) < _MOST_MARKED or (each.sheet, each.cell) in groups):
            groups.setdefault((each.sheet, each.cell), []).append(each)
    for group in groups.values():
        group.sort(key=lambda each: _GRAVEST.index(each.severity))
    return groups


def _mark(page: Worksheet, cells: str, findings: list[Finding]) -> None:
    left, top, right, bottom = (each or 1 for each in range_boundaries(cells))
    places = ((row, at) for row in range(top, bottom + 1) for at in range(left, right + 1))
    for (row, at), _ in zip(places, range(_MOST_OF_A_RANGE), strict=False):
        mark(page.cell(row, at), findings[0].severity)
    first = page.cell(top, left)
    if not isinstance(first, Cell):  # inside a merged range: Excel shows its top left cell only
        first = _anchor(page, first.coordinate)
    _propose(first, findings)
    annotate(first, findings)


def _anchor(page: Worksheet, address: str) -> Cell:
    span = next(each for each in page.merged_cells.ranges if address in each)
    anchor = page.cell(span.min_row, span.min_col)
    assert isinstance(anchor, Cell)  # noqa: S101 - for the type checker: a range's first is one
    return anchor


def _propose(cell: Cell, findings: Iterable[Finding]) -> None:
    proposal = next((each.proposal for each in findings if each.proposal), "")
    is_blank = cell.value is None or (isinstance(cell.value, str) and not tidy(cell.value))
    if proposal and is_blank:
        put_text(cell, proposal)

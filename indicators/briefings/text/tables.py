"""Tables that may run over several pages: the header is repeated, and no row is split.

They are written as markup: the library takes a second for the cells of a long table.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indicators.briefings.paper_table import Column, Line, PaperRow, paper_table
from indicators.briefings.text.blank import text_width
from indicators.briefings.text.style_sheet import fonts_of
from indicators.briefings.text.styles import (
    BAND_CELL,
    CELL,
    HEAD_CELL,
    SMALL_CELL,
    TABLE_STYLE_ID,
    Style,
)
from indicators.views import Table
from indicators.workbook.plain_text import legal

_HEADER_SHADE, _BAND_SHADE = "E9ECF0", "F6F7F8"


def add_table(document: WordDocument, table: Table, described: str) -> None:
    """The table as wide as the text; `described` is what a screen reader says of it."""
    room = text_width(document)
    on_paper = paper_table(table, room.pt / CELL.size)
    widths = _widths(on_paper.columns, room.twips)
    rows = [_header(on_paper.columns, widths)]
    for row in on_paper.rows:
        rows += [_band(row.band, widths)] if row.band else []
        rows.append(_row(row, on_paper.columns, widths))
    markup = f"<w:tbl {nsdecls('w')}>{_set_up(widths, described)}{''.join(rows)}</w:tbl>"
    # The last element is the set-up of the page.
    document.element.body[-1].addprevious(parse_xml(markup))


def _widths(columns: Sequence[Column], room: int) -> list[int]:
    """The widths of the columns in twips, together exactly the room."""
    edges = accumulate((each.width for each in columns), initial=0.0)
    return [right - left for left, right in pairwise(round(each * room) for each in edges)]


def _set_up(widths: Sequence[int], described: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        f'<w:tblPr><w:tblStyle w:val="{TABLE_STYLE_ID}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(legal(described))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _header(columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = [
        _cell(_paragraph(HEAD_CELL, column.title), width, shade=_HEADER_SHADE)
        for column, width in zip(columns, widths, strict=True)
    ]
    return _whole_row(cells, "<w:tblHeader/>")


def _band(text: str, widths: Sequence[int]) -> str:
    paragraph = _paragraph(BAND_CELL, text)
    return _whole_row([_cell(paragraph, sum(widths), shade=_BAND_SHADE, spanned=len(widths))])


def _row(row: PaperRow, columns: Sequence[Column], widths: Sequence[int]) -> str:
    return _whole_row(
        [
            _cell("".join(_line(each, column) for each in lines), width)
            for lines, column, width in zip(row.cells, columns, widths, strict=True)
        ]
    )


def _line(line: Line, column: Column) -> str:
    return _paragraph(SMALL_CELL if line.is_small else CELL, line.text, centred=column.is_short)


def _whole_row(cells: Sequence[str], more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, *, shade: str = "", spanned: int = 1) -> str:
    span = f'<w:gridSpan w:val="{spanned}"/>' if spanned > 1 else ""
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{size}{span}{fill}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _paragraph(style: Style, text: str, *, centred: bool = False) -> str:
    aligned = '<w:jc w:val="center"/>' if centred else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style.identifier}"/>{aligned}</w:pPr>'
        f"<w:r><w:rPr>{fonts_of(style.face)}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r></w:p>'
    )

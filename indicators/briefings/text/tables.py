"""Tables that may run over several pages: the header is repeated, and no row is split.

Word repeats the first row of a table alone. Where rows stand in groups, each group is a table
whose header begins with the group's name: it is seen on every page.

They are written as markup: the library takes a second for the cells of a long table.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indicators.briefings.paper_table import PaperColumn, PaperLine, PaperRow, paper_table
from indicators.briefings.text.blank import text_width
from indicators.briefings.text.style_sheet import fonts_of
from indicators.briefings.text.styles import (
    BAND_CELL,
    BETWEEN_TABLES,
    CELL,
    HEAD_CELL,
    SMALL_CELL,
    TABLE_STYLE_ID,
    Style,
)
from indicators.briefings.text.writing import add_paragraph
from indicators.exhibits.table import Table
from indicators.text.plain_text import legal

_HEADER_SHADE = "E9ECF0"


def add_table(document: WordDocument, table: Table, described: str) -> None:
    """The table as wide as the text; `described` is what a screen reader says of it."""
    room = text_width(document)
    on_paper = paper_table(table, room.pt / CELL.size)
    widths = _widths(on_paper.columns, room.twips)
    for number, group in enumerate(_groups(on_paper.rows)):
        if number:
            # Tables that touch each other are one table to Word.
            add_paragraph(document, BETWEEN_TABLES)
        band = group[0].band
        rows = [
            _header(on_paper.columns, widths, band),
            *(
                # No header stays behind with a single row.
                _row(row, on_paper.columns, widths, keeps_next=at == 0 and len(group) > 1)
                for at, row in enumerate(group)
            ),
        ]
        set_up = _set_up(widths, "：".join(filter(None, (described, band))))
        markup = f"<w:tbl {nsdecls('w')}>{set_up}{''.join(rows)}</w:tbl>"
        # The last element is the set-up of the page.
        document.element.body[-1].addprevious(parse_xml(markup))


def _groups(rows: Sequence[PaperRow]) -> list[list[PaperRow]]:
    """The rows, a new list wherever one opens a band."""
    groups: list[list[PaperRow]] = []
    for row in rows:
        if row.band or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _widths(columns: Sequence[PaperColumn], room: int) -> list[int]:
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


def _header(columns: Sequence[PaperColumn], widths: Sequence[int], band: str) -> str:
    """The titles; the band's name stands where that of the rows would stand."""
    first, *others = columns
    titles = [
        _paragraph(BAND_CELL, band) if band else _paragraph(HEAD_CELL, first.title),
        *(_paragraph(HEAD_CELL, each.title) for each in others),
    ]
    cells = [
        _cell(title, width, shade=_HEADER_SHADE)
        for title, width in zip(titles, widths, strict=True)
    ]
    return _whole_row(cells, "<w:tblHeader/>")


def _row(
    row: PaperRow, columns: Sequence[PaperColumn], widths: Sequence[int], *, keeps_next: bool
) -> str:
    return _whole_row(
        [
            _cell("".join(_line(each, column, keeps_next) for each in lines), width)
            for lines, column, width in zip(row.cells, columns, widths, strict=True)
        ]
    )


def _line(line: PaperLine, column: PaperColumn, keeps_next: bool) -> str:
    style = SMALL_CELL if line.is_small else CELL
    return _paragraph(style, line.text, centred=column.is_short, keeps_next=keeps_next)


def _whole_row(cells: Sequence[str], more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int, *, shade: str = "") -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{size}{fill}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _paragraph(style: Style, text: str, *, centred: bool = False, keeps_next: bool = False) -> str:
    kept = "<w:keepNext/>" if keeps_next else ""
    aligned = '<w:jc w:val="center"/>' if centred else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style.identifier}"/>{kept}{aligned}</w:pPr>'
        f"<w:r><w:rPr>{fonts_of(style.face)}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r></w:p>'
    )

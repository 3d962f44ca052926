"""Tables that may run over several pages: the header is repeated, and no row is split.

Word repeats the first row of a table alone. Where rows are in groups, each group is a table
whose header begins with the group's name: it is seen on every page.

They are written as markup: the library takes a second for the cells of a long table.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indicators.briefings.paper_table import PaperColumn, PaperRow, paper_table
from indicators.briefings.templates.text_template import OpenedTemplate, Style
from indicators.exhibits.table import Table
from indicators.text.plain_text import legal

# Other programs and fonts set digits wider than they are measured.
_WIDER = 1.16
# No room between digits and characters: it is not in the widths of columns.
_CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
_KEPT, _CENTRED = "<w:keepNext/>", '<w:jc w:val="center"/>'


def add_table(template: OpenedTemplate, table: Table, described: str) -> None:
    """Add a table as wide as the text; `described` is its text for screen readers."""
    room = template.text_width
    on_paper = paper_table(table, room.pt / template.size(Style.CELL) / _WIDER)
    columns = on_paper.columns
    # In twips, together exactly the room.
    edges = accumulate((each.width for each in columns), initial=0.0)
    widths = [right - left for left, right in pairwise(round(each * room.twips) for each in edges)]
    for number, group in enumerate(_groups(on_paper.rows)):
        if number:
            # Tables that touch each other are one table to Word.
            template.add_paragraph(Style.BETWEEN_TABLES)
        band = group[0].band
        set_up = _set_up(template, widths, "：".join(filter(None, (described, band))))
        titles = _titles(template, columns, band)
        rows = [_row(titles, widths, "<w:tblHeader/>")]
        for at, row in enumerate(group):
            # No header is left at the end of a page with a single row.
            look = _KEPT if at == 0 and len(group) > 1 else ""
            rows.append(_row(_texts(template, row, columns, look), widths))
        # The last element is the set-up of the page.
        template.document.element.body[-1].addprevious(
            parse_xml(f"<w:tbl {nsdecls('w')}>{set_up}{''.join(rows)}</w:tbl>")
        )


def _groups(rows: Sequence[PaperRow]) -> list[list[PaperRow]]:
    """The rows, a new list wherever one opens a band."""
    groups: list[list[PaperRow]] = []
    for row in rows:
        if row.band or not groups:
            groups.append([])
        groups[-1].append(row)
    return groups


def _set_up(template: OpenedTemplate, widths: Sequence[int], described: str) -> str:
    """The properties of a table and its columns, which precede the rows."""
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return (
        f"<w:tblPr><w:tblStyle w:val={quoteattr(template.style_id(Style.TABLE))}/>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={quoteattr(legal(described))}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _titles(template: OpenedTemplate, columns: Sequence[PaperColumn], band: str) -> Iterator[str]:
    """The titles of the columns; the band's name takes the place of the first."""
    for at, each in enumerate(columns):
        is_band = bool(band) and not at
        style = Style.BAND_CELL if is_band else Style.HEAD_CELL
        yield _paragraph(template, style, band if is_band else each.title)


def _texts(
    template: OpenedTemplate, row: PaperRow, columns: Sequence[PaperColumn], look: str
) -> Iterator[str]:
    """The cells of a row, a paragraph a line."""
    for lines, column in zip(row.cells, columns, strict=True):
        yield "".join(
            _paragraph(
                template,
                Style.SMALL_CELL if line.is_small else Style.CELL,
                line.text,
                look + _CLOSE + (_CENTRED if column.is_short else ""),
            )
            for line in lines
        )


def _paragraph(template: OpenedTemplate, style: Style, text: str, look: str = _CLOSE) -> str:
    return (
        f"<w:p><w:pPr><w:pStyle w:val={quoteattr(template.style_id(style))}/>{look}</w:pPr>"
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r></w:p>'
    )


def _row(cells: Iterable[str], widths: Sequence[int], more: str = "") -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{cell}</w:tc>"
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{written}</w:tr>"

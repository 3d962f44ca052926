"""Tables that may run over several pages: the header is repeated, and no row is split.

Word repeats the first row of a table alone. Where rows are in groups, each group is a table
whose header begins with the group's name: it is seen on every page.

They are written as markup: the library takes a second for the cells of a long table.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from indicators.briefings.paper_table import PaperColumn, PaperLine, PaperRow, paper_table
from indicators.briefings.templates.text_template import OpenedTemplate, Style
from indicators.exhibits.table import Table
from indicators.text.plain_text import legal

# Other programs and fonts set digits wider than they are measured.
_WIDER = 1.16
# No room between digits and characters: it is not in the widths of columns.
_CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'


def add_table(template: OpenedTemplate, table: Table, described: str) -> None:
    """Add a table as wide as the text; `described` is its text for screen readers."""
    markup = _Markup(template)
    room = template.text_width
    on_paper = paper_table(table, room.pt / template.size(Style.CELL) / _WIDER)
    widths = _widths(on_paper.columns, room.twips)
    for number, group in enumerate(_groups(on_paper.rows)):
        if number:
            # Tables that touch each other are one table to Word.
            template.add_paragraph(Style.BETWEEN_TABLES)
        band = group[0].band
        rows = [
            markup.header(on_paper.columns, widths, band),
            *(
                # No header is left at the end of a page with a single row.
                markup.row(row, on_paper.columns, widths, keeps_next=at == 0 and len(group) > 1)
                for at, row in enumerate(group)
            ),
        ]
        set_up = markup.set_up(widths, "：".join(filter(None, (described, band))))
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


def _widths(columns: Sequence[PaperColumn], room: int) -> list[int]:
    """The widths of the columns in twips, together exactly the room."""
    edges = accumulate((each.width for each in columns), initial=0.0)
    return [right - left for left, right in pairwise(round(each * room) for each in edges)]


class _Markup:
    """The rows of tables in the styles of a template."""

    def __init__(self, template: OpenedTemplate) -> None:
        self._id = template.style_id

    def set_up(self, widths: Sequence[int], described: str) -> str:
        """The properties of a table and its columns, which precede the rows."""
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        return (
            f"<w:tblPr><w:tblStyle w:val={quoteattr(self._id(Style.TABLE))}/>"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
            f"<w:tblCaption w:val={quoteattr(legal(described))}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )

    def header(self, columns: Sequence[PaperColumn], widths: Sequence[int], band: str) -> str:
        """The titles; the band's name takes the place of the first."""
        first, *others = columns
        titles = [
            self._paragraph(Style.BAND_CELL, band)
            if band
            else self._paragraph(Style.HEAD_CELL, first.title),
            *(self._paragraph(Style.HEAD_CELL, each.title) for each in others),
        ]
        return _row(map(_cell, titles, widths), "<w:tblHeader/>")

    def row(
        self,
        row: PaperRow,
        columns: Sequence[PaperColumn],
        widths: Sequence[int],
        *,
        keeps_next: bool,
    ) -> str:
        """The cells of a row."""
        texts = (
            "".join(self._line(each, column, keeps_next) for each in lines)
            for lines, column in zip(row.cells, columns, strict=True)
        )
        return _row(map(_cell, texts, widths))

    def _line(self, line: PaperLine, column: PaperColumn, keeps_next: bool) -> str:
        style = Style.SMALL_CELL if line.is_small else Style.CELL
        return self._paragraph(style, line.text, centred=column.is_short, keeps_next=keeps_next)

    def _paragraph(
        self, style: Style, text: str, *, centred: bool = False, keeps_next: bool = False
    ) -> str:
        look = "<w:keepNext/>" if keeps_next else ""
        look += _CLOSE + ('<w:jc w:val="center"/>' if centred else "")
        return (
            f"<w:p><w:pPr><w:pStyle w:val={quoteattr(self._id(style))}/>{look}</w:pPr>"
            '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
            f'<w:t xml:space="preserve">{escape(legal(text))}</w:t></w:r></w:p>'
        )


def _row(cells: Iterable[str], more: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(content: str, width: int) -> str:
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{size}<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'

"""The document from its title to its date: a numbered section for each part of a briefing."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import count

from docx.shared import Length, Mm

from indicators.briefings.briefing import Briefing, Part, Progress, silent
from indicators.briefings.captions import Endnotes, table_title
from indicators.briefings.lists import MOST_DRAWN, lists_as_tables, panel_on_paper
from indicators.briefings.readings import reading_parts
from indicators.briefings.templates.text_template import OpenedTemplate, Style, text_template
from indicators.briefings.text.surroundings import (
    add_closing,
    add_endnotes,
    add_opening,
    fill_pages,
)
from indicators.briefings.text.tables import add_table
from indicators.briefings.text.writing import add_field, add_paragraph, add_text, keep_with_next
from indicators.exhibits.exhibit import ExhibitContent, Form
from indicators.exhibits.pictures import Canvas, Draw, Picture
from indicators.text.plain_text import legal

_NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")
# Beneath a picture on its page: its heading, its message and its caption.
_BESIDE_A_PICTURE = Mm(35)

Numbers = Mapping[Form, Iterator[int]]


def docx_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as a Word document; `draw` makes the pictures of its charts.

    Raises BadTemplate where its template lacks what a briefing needs.
    """
    parts = (*lists_as_tables(briefing.parts, MOST_DRAWN), *reading_parts(briefing))
    steps = len(parts) + 1
    template = text_template(briefing.template)
    template.clear()
    template.set_properties(briefing)
    fill_pages(template, briefing.page_footer, briefing.watermark)
    add_opening(template, briefing)
    numbers, notes = {each: count(1) for each in Form}, Endnotes()
    for number, part in enumerate(parts, start=1):
        progress(number - 1, steps, f"正在写第{number}部分：{part.heading}")
        add_paragraph(template, Style.SECTION, f"{numeral(number)}、{part.heading}")
        _add_part(template, part, draw, numbers, notes.mark(part.sources))
    add_closing(template, briefing)
    add_endnotes(template, notes.numbered)
    progress(steps - 1, steps, "正在保存文稿")
    content = template.saved()
    progress(steps, steps, "文稿写好了")
    return content


def numeral(number: int) -> str:
    """A section's number as documents print it: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if not 1 <= number < 100:
        return str(number)
    return (_NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + _NUMERALS[ones]


def _add_part(
    template: OpenedTemplate, part: Part, draw: Draw, numbers: Numbers, mark: str
) -> None:
    for each in filter(None, (part.message, *part.told)):
        paragraph = add_paragraph(template, Style.BODY, each)
        if mark:
            add_text(paragraph, mark).font.superscript = True
            mark = ""
    if part.shown is not None and part.form is Form.TABLE and not part.shown.table.is_empty:
        # Keep the sentences above a table on the page of its first row.
        keep_with_next(template.document)
    if part.shown is not None:
        _add_exhibit(template, part, part.shown, draw, numbers)


def _add_exhibit(
    template: OpenedTemplate, part: Part, shown: ExhibitContent, draw: Draw, numbers: Numbers
) -> None:
    if shown.table.is_empty:
        _add_reason(template, part, shown)
    elif part.form is Form.TABLE:
        title = table_title(shown)
        _add_caption(template, Style.TABLE_CAPTION, "表", next(numbers[Form.TABLE]), title)
        add_table(template, shown.table, title)
    else:
        _add_pictures(template, part, shown, draw, numbers[Form.CHART])


def _add_reason(template: OpenedTemplate, part: Part, shown: ExhibitContent) -> None:
    """The exhibit's sentence for no rows, unless the part has it already."""
    reason = shown.exhibit.empty
    if reason and reason not in (part.message, *part.sentences):
        add_paragraph(template, Style.BODY, reason)


def _add_pictures(
    template: OpenedTemplate,
    part: Part,
    shown: ExhibitContent,
    draw: Draw,
    numbers: Iterator[int],
) -> None:
    pictures = draw(shown, Canvas(panel=panel_on_paper(shown), scale=2))
    for at, picture in enumerate(pictures, start=1):
        of = f"（{at}/{len(pictures)}）" if len(pictures) > 1 else ""
        _add_picture(template, picture, f"{table_title(shown)}{of}。{part.message}")
        title = f"{shown.title}{of}"
        _add_caption(template, Style.FIGURE_CAPTION, "图", next(numbers), title)


def _add_picture(template: OpenedTemplate, picture: Picture, described: str) -> None:
    """The picture as wide as the text, with its alternative text."""
    run = add_text(add_paragraph(template, Style.FIGURE), "")
    tallest = template.text_height - _BESIDE_A_PICTURE
    width = min(template.text_width, tallest * picture.width // picture.height)
    run.add_picture(BytesIO(picture.content), width=Length(width))
    for each in run.element.xpath(".//wp:docPr"):
        each.set("descr", legal(described))


def _add_caption(
    template: OpenedTemplate, style: Style, kind: str, number: int, title: str
) -> None:
    """图1 or 表1 and its title, the number as a field: Word can list them and count them anew."""
    caption = add_paragraph(template, style, kind)
    add_field(caption, f"SEQ {kind} \\* ARABIC", str(number))
    add_text(caption, f"\N{IDEOGRAPHIC SPACE}{title}")

"""A briefing as a Word document: a numbered section a part, set by the template's styles."""

from datetime import datetime, time
from io import BytesIO

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import _Footer
from docx.shared import Length, Mm

from indicators.briefings.briefing import (
    ENDNOTES,
    INTERNAL,
    NOTICE,
    Briefing,
    Progress,
    silent,
)
from indicators.briefings.captions import table_title
from indicators.briefings.document_tables import add_table
from indicators.briefings.parts import paper_parts
from indicators.briefings.sections import PaperSection, endnotes, sections
from indicators.briefings.templates.package import take_properties
from indicators.briefings.templates.text_template import (
    BUNDLED,
    OpenedTemplate,
    Style,
    add_field,
    add_text,
    text_template,
)
from indicators.exhibits.pictures import Canvas, Draw, Picture
from indicators.text.plain_text import legal
from indicators.text.text_metrics import balanced, em_width
from indicators.wording.numbers import day

_NUMERALS: tuple[str, ...] = ("", *"一二三四五六七八九")
# Beneath a picture on its page: its heading, its message and its caption.
_BESIDE_A_PICTURE = Mm(35)
# In letters: what stays free right of the date, and how much deeper it begins than the unit.
_FREE, _DEEPER = 2, 2
# In letters of a line: a longer name takes more lines, and the date keeps its own.
_LONGEST_UNIT = 24.0
# In points: a watermark runs across the page, and short ones need not fill it.
_LONGEST_MARK, _TALLEST_MARK = 470, 110
# A picture of letters, as Word's own watermarks are: WPS and LibreOffice know it.
_WATERMARK = BUNDLED.with_name("watermark.xml")
_TEXT = ".//{urn:schemas-microsoft-com:vml}textpath[@string]"
_AND = " · "


def docx_bytes(briefing: Briefing, draw: Draw, progress: Progress = silent) -> bytes:
    """The briefing as a Word document; `draw` makes the pictures of its charts.

    Raises BadTemplate where its template lacks what a briefing needs.
    """
    parts = paper_parts(briefing)
    steps = len(parts) + 1
    _, notes = endnotes(parts)
    template = text_template(briefing.template)
    template.clear()
    properties = template.document.core_properties
    take_properties(properties, briefing, datetime.combine(briefing.dated, time()))
    properties.revision = 1
    _fill_pages(template, briefing)
    _add_opening(template, briefing)
    canvas = Canvas(scale=2)
    for number, section in enumerate(sections(parts, canvas, draw, progress), start=1):
        template.add_paragraph(Style.SECTION, f"{numeral(number)}、{section.part.heading}")
        _add_section(template, section)
    _add_closing(template, briefing)
    for each in notes:
        note = template.add_paragraph(Style.SOURCES, each)
        note.paragraph_format.space_after = 0
        note.runs[0].bold = each == ENDNOTES
    progress(steps - 1, steps, "正在保存文稿")
    file = BytesIO()
    template.document.save(file)
    progress(steps, steps, "文稿写好了")
    return file.getvalue()


def numeral(number: int) -> str:
    """A section's number as documents print it: 一, 十, 十一, 二十."""
    tens, ones = divmod(number, 10)
    if not 1 <= number < 100:
        return str(number)
    return (_NUMERALS[tens] if tens > 1 else "") + ("十" if tens else "") + _NUMERALS[ones]


def _add_section(template: OpenedTemplate, section: PaperSection) -> None:
    """The sentences, the first with the mark of its sources, then the table or the figures."""
    part, mark = section.part, section.mark
    for each in filter(None, (part.message, *part.further)):
        paragraph = template.add_paragraph(Style.BODY, each)
        if mark:
            add_text(paragraph, mark).font.superscript = True
            mark = ""
    if section.empty:
        template.add_paragraph(Style.BODY, section.empty)
    if shown := part.tabled:
        # Keep the sentences above a table on the page of its first row.
        template.keep_with_next()
        title = table_title(shown)
        _add_caption(template, Style.TABLE_CAPTION, "表", section.table_number, title)
        add_table(template, shown.table, title)
    if shown := part.drawn:
        for figure in section.figures:
            described = f"{table_title(shown)}{figure.of}。{part.message}"
            _add_picture(template, figure.picture, described)
            title = f"{shown.title}{figure.of}"
            _add_caption(template, Style.FIGURE_CAPTION, "图", figure.number, title)


def _add_picture(template: OpenedTemplate, picture: Picture, described: str) -> None:
    """The picture as wide as the text, with its alternative text."""
    run = add_text(template.add_paragraph(Style.FIGURE), "")
    tallest = template.text_height - _BESIDE_A_PICTURE
    width = min(template.text_width, tallest * picture.width // picture.height)
    run.add_picture(BytesIO(picture.content), width=Length(width))
    for each in run.element.xpath(".//wp:docPr"):
        each.set("descr", legal(described))


def _add_caption(
    template: OpenedTemplate, style: Style, kind: str, number: int, title: str
) -> None:
    """图1 or 表1 and its title, the number as a field: Word can list them and count them anew."""
    caption = template.add_paragraph(style, kind)
    add_field(caption, f"SEQ {kind} \\* ARABIC", str(number))
    add_text(caption, f"\N{IDEOGRAPHIC SPACE}{title}")


def _add_opening(template: OpenedTemplate, briefing: Briefing) -> None:
    """The mark of internal papers, if it is one, the title, and the notice if there is one."""
    if briefing.is_internal:
        template.add_paragraph(Style.INTERNAL_MARK, INTERNAL)
    room = template.text_width.pt / template.size(Style.TITLE)
    template.add_paragraph(Style.TITLE, "\n".join(balanced(briefing.title, room)))
    if briefing.notice:
        template.add_paragraph(Style.NOTICE, f"{NOTICE}：{briefing.notice}")


def _add_closing(template: OpenedTemplate, briefing: Briefing) -> None:
    """The unit's name and beneath it the date, at the right."""
    unit, dated = briefing.unit_name, day(briefing.dated)
    left_of_unit, left_of_date = indents(min(em_width(unit), _LONGEST_UNIT), em_width(dated))
    # A date alone on its page would belong to nothing.
    template.keep_with_next()
    if unit:
        _add_at_right(template, Style.UNIT, unit, left_of_unit)
        template.keep_with_next()
    _add_at_right(template, Style.DATED, dated, left_of_date if unit else _FREE)


def indents(unit: float, dated: float) -> tuple[float, float]:
    """How many letters stay free right of the unit's name and of the date.

    The date begins two letters further right than the unit's name, and the longer of both ends
    two letters before the margin (GB/T 9704).
    """
    after_date = max(float(_FREE), unit + _FREE - _DEEPER - dated)
    return after_date + dated + _DEEPER - unit, after_date


def _add_at_right(template: OpenedTemplate, style: Style, text: str, free: float) -> None:
    paragraph = template.add_paragraph(style, text)
    indent = paragraph.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:rightChars"), str(round(100 * free)))
    indent.set(qn("w:right"), str(round(20 * template.size(style) * free)))


def _fill_pages(template: OpenedTemplate, briefing: Briefing) -> None:
    """Put the footnote and, if there is one, the watermark on every page."""
    for number, (header, footer) in enumerate(template.headers_and_footers, start=1):
        footer.is_linked_to_previous = False
        _write_footnote(template, footer, briefing.page_footer)
        if briefing.watermark:
            header.is_linked_to_previous = False
            paragraph = next(iter(header.paragraphs), None) or header.add_paragraph()
            paragraph.add_run().element.append(_watermark(legal(briefing.watermark), number))


def _write_footnote(template: OpenedTemplate, footer: _Footer, footnote: str) -> None:
    """In place of the footer's paragraph in the footnote's style, else above all others."""
    identifier = template.style_id(Style.FOOTNOTE)
    found = [each for each in footer.paragraphs if each.style and each.style.style_id == identifier]
    if found:
        paragraph = found[0].clear()
    elif footer.paragraphs:
        paragraph = footer.paragraphs[0].insert_paragraph_before()
    else:
        paragraph = footer.add_paragraph()
    paragraph.paragraph_format.element.get_or_add_pPr().style = identifier
    add_text(paragraph, _in_two_lines(footnote))


def _in_two_lines(footnote: str) -> str:
    """Whose figures above which edition: no verification code is broken at its hyphen."""
    words = footnote.split(_AND)
    return _AND.join(words[:2]) + "\n" + _AND.join(words[2:]) if len(words) > 2 else footnote


def _watermark(text: str, number: int) -> object:
    height = min(_TALLEST_MARK, _LONGEST_MARK / len(text))
    markup = _WATERMARK.read_text("utf-8").format(
        number=number,
        identifier=2048 + number,
        width=round(height * len(text)),
        height=round(height),
    )
    shape = parse_xml(markup)
    for each in shape.iterfind(_TEXT):
        each.set("string", text)
    return shape

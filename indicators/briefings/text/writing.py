"""Paragraphs, runs and fields in the styles of an opened template."""

import re
from collections.abc import Mapping

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from indicators.briefings.templates.text_template import OpenedTemplate, Style
from indicators.store.exports import HALF_CODE_PATTERN
from indicators.text.plain_text import legal

# A verification code is not broken over two lines.
_IN_CODE = re.compile(rf"(?<=\b{HALF_CODE_PATTERN})-(?={HALF_CODE_PATTERN}\b)")


def add_paragraph(template: OpenedTemplate, style: Style, text: str = "") -> Paragraph:
    """A paragraph of a style at the document's end."""
    paragraph = template.document.add_paragraph()
    paragraph.paragraph_format.element.get_or_add_pPr().style = template.style_id(style)
    if text:
        add_text(paragraph, text)
    return paragraph


def keep_with_next(document: Document) -> None:
    """Keep what the document ends with on the page of whatever is added next.

    Of a table these are its last two rows.
    """
    # The last element is the set-up of the page.
    for last in document.element.body[-2:-1]:
        for paragraph in last.xpath("self::w:p | w:tr[position() > last() - 2]//w:p"):
            Paragraph(paragraph, document).paragraph_format.keep_with_next = True


def add_text(paragraph: Paragraph, text: str) -> Run:
    """A run of text in the fonts of its paragraph's style."""
    first, *rest = _IN_CODE.split(legal(text))
    run = paragraph.add_run(first)
    for each in rest:
        run.element.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(each)
    # Marks that both scripts have (“ ” … × ○) are drawn in the Chinese font, as wide as letters.
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    return run


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word and WPS count, such as SEQ; `shown` is its text until they do."""
    _add_mark(paragraph, "w:fldChar", {"w:fldCharType": "begin"})
    _add_mark(paragraph, "w:instrText", {"xml:space": "preserve"}, f" {instruction} ")
    _add_mark(paragraph, "w:fldChar", {"w:fldCharType": "separate"})
    add_text(paragraph, shown)
    _add_mark(paragraph, "w:fldChar", {"w:fldCharType": "end"})


def _add_mark(
    paragraph: Paragraph, tag: str, attributes: Mapping[str, str], text: str = ""
) -> None:
    mark = OxmlElement(tag)
    for name, value in attributes.items():
        mark.set(qn(name), value)
    mark.text = text
    paragraph.add_run().element.append(mark)

"""Paragraphs and runs whose Chinese fonts are named, as python-docx alone leaves them out."""

import re
from collections.abc import Mapping
from typing import Protocol

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from indicators.briefings.text.fonts import LATIN
from indicators.briefings.text.styles import Style
from indicators.store.codes import HALF_PATTERN
from indicators.text.plain_text import legal

# A verification code is not broken over two lines.
_IN_CODE = re.compile(rf"(?<=\b{HALF_PATTERN})-(?={HALF_PATTERN}\b)")


class Container(Protocol):
    """A document, a footer or a cell: whatever takes paragraphs."""

    def add_paragraph(self) -> Paragraph:
        """A new paragraph at its end."""


def add_paragraph(container: Container, style: Style, text: str = "") -> Paragraph:
    """A paragraph of a style at the container's end."""
    return styled(container.add_paragraph(), style, text)


def styled(paragraph: Paragraph, style: Style, text: str = "") -> Paragraph:
    """The paragraph in a style, with a text if one is given."""
    # By its identifier: the library looks a name up among all styles, for every paragraph.
    paragraph.paragraph_format.element.get_or_add_pPr().style = style.identifier
    if text:
        add_text(paragraph, style, text)
    return paragraph


def keep_with_next(document: Document) -> None:
    """Keep what the document ends with on the page of whatever is added next.

    Of a table these are its last two rows.
    """
    # The last element is the set-up of the page.
    for last in document.element.body[-2:-1]:
        for paragraph in last.xpath("self::w:p | w:tr[position() > last() - 2]//w:p"):
            Paragraph(paragraph, document).paragraph_format.keep_with_next = True


def add_text(paragraph: Paragraph, style: Style, text: str) -> Run:
    """A run of text in the face of its style."""
    first, *rest = _IN_CODE.split(legal(text))
    run = paragraph.add_run(first)
    for each in rest:
        run.element.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(each)
    fonts = run.element.get_or_add_rPr().get_or_add_rFonts()
    # Marks that both scripts have (“ ” … × ○) are drawn in the Chinese face, as wide as letters.
    fonts.set(qn("w:hint"), "eastAsia")
    fonts.set(qn("w:eastAsia"), style.face.name)
    fonts.set(qn("w:ascii"), LATIN)
    fonts.set(qn("w:hAnsi"), LATIN)
    return run


def add_field(paragraph: Paragraph, style: Style, instruction: str, shown: str) -> None:
    """A field that Word and WPS count, such as PAGE; `shown` stands there until they do."""
    _add_mark(paragraph, "w:fldChar", {"w:fldCharType": "begin"})
    _add_mark(paragraph, "w:instrText", {"xml:space": "preserve"}, f" {instruction} ")
    _add_mark(paragraph, "w:fldChar", {"w:fldCharType": "separate"})
    add_text(paragraph, style, shown)
    _add_mark(paragraph, "w:fldChar", {"w:fldCharType": "end"})


def _add_mark(
    paragraph: Paragraph, tag: str, attributes: Mapping[str, str], text: str = ""
) -> None:
    mark = OxmlElement(tag)
    for name, value in attributes.items():
        mark.set(qn(name), value)
    mark.text = text
    paragraph.add_run().element.append(mark)

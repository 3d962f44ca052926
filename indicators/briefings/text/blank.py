"""An empty document with our styles, fonts, language and page, and nothing of the library's own."""

from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from indicators.briefings.briefing import Briefing
from indicators.briefings.text.fonts import font_table
from indicators.briefings.text.style_sheet import style_sheet
from indicators.text.plain_text import legal

LANGUAGE = "zh-CN"
# The library's template is American, with a picture of itself and an older program's styles.
_FOREIGN_PARTS = ("stylesWithEffects", "customXml", "numbering", "fontTable")
_FOREIGN_FILES = ("thumbnail",)
# The library refuses a longer one.
_LONGEST_PROPERTY = 255


def blank_document(briefing: Briefing) -> WordDocument:
    """A document without content, named after the briefing."""
    document = Document()
    _drop_foreign(document)
    _take_styles(document)
    _take_fonts(document)
    _take_settings(document)
    _take_page(document)
    _take_properties(document, briefing)
    return document


def text_width(document: WordDocument) -> Length:
    """How wide the text is between the margins."""
    page = document.sections[0]
    return Length((page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0))


def _drop_foreign(document: WordDocument) -> None:
    for rels, kinds in (
        (document.part.rels, _FOREIGN_PARTS),
        (document.part.package.rels, _FOREIGN_FILES),
    ):
        for key in [key for key, each in rels.items() if each.reltype.endswith(kinds)]:
            del rels[key]


def _take_styles(document: WordDocument) -> None:
    ours, theirs = parse_xml(style_sheet()), document.styles.element
    for each in list(theirs):
        theirs.remove(each)
    for each in list(ours):
        theirs.append(each)


def _take_fonts(document: WordDocument) -> None:
    part = document.part
    fonts = PackagePart(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, font_table(), part.package
    )
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _take_settings(document: WordDocument) -> None:
    settings = document.settings
    # Page numbers stand at the outer side.
    settings.odd_and_even_pages_header_footer = True
    for each in settings.element.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), LANGUAGE)
        each.set(qn("w:eastAsia"), LANGUAGE)
    for each in settings.element.iter(qn("w:zoom")):
        each.set(qn("w:percent"), "100")
    for each in settings.element.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")


def _take_page(document: WordDocument) -> None:
    """A4 with the margins of GB/T 9704: 156 by 225 mm are left for the text."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    page.header_distance, page.footer_distance = Mm(15), Mm(14)


def _take_properties(document: WordDocument, briefing: Briefing) -> None:
    properties = document.core_properties
    properties.title = _short(briefing.title)
    properties.subject = _short(briefing.topic)
    properties.author = properties.last_modified_by = _short(briefing.unit_name or briefing.area)
    properties.keywords = _short(" ".join(filter(None, (briefing.edition, briefing.code))))
    properties.comments = _short(briefing.footer)
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime.combine(briefing.dated, time())
    properties.revision = 1


def _short(text: str) -> str:
    return legal(text)[:_LONGEST_PROPERTY]

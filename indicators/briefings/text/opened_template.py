"""A template file opened to be filled: its styles by name, its page, its headers and footers."""

from collections.abc import Iterator
from datetime import datetime, time
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Length
from docx.styles.style import BaseStyle

from indicators.briefings.briefing import Briefing
from indicators.text.plain_text import legal

BUNDLED = Path(__file__).resolve().parents[1] / "templates" / "briefing.docx"
# python-docx refuses a longer property.
_LONGEST_PROPERTY = 255
# What the body of a template refers to, and the template that a template was made with.
_OF_THE_BODY = ("/image", "/hyperlink", "/attachedTemplate")
_DEFAULT_SIZE = 10.0


class Style(StrEnum):
    """The styles that a template must have, by the names that its file gives them."""

    TITLE = "Title"
    SECTION = "Heading 1"
    BODY = "Body Text"
    INTERNAL_MARK = "密级标志"
    NOTICE = "提醒"
    FIGURE = "图片"
    FIGURE_CAPTION = "Caption"
    TABLE_CAPTION = "表题"
    HEAD_CELL = "表头"
    BAND_CELL = "表内小标题"
    CELL = "表内文字"
    SMALL_CELL = "表内小字"
    BETWEEN_TABLES = "表间"
    SOURCES = "资料来源"
    UNIT = "Signature"
    DATED = "Date"
    FOOTNOTE = "页脚说明"
    TABLE = "简报表格"


class OpenedTemplate:
    """The document that a template becomes; `document.element.body` ends with the page set-up."""

    def __init__(self, content: bytes | None = None) -> None:
        """Open a template's file, the bundled one without any; raises what python-docx raises."""
        self.document: WordDocument = Document(BytesIO(content or BUNDLED.read_bytes()))
        # Names without regard to case, as Word has them; the library searches all for each name.
        self.styles: dict[str, BaseStyle] = {
            (each.name or "").lower(): each for each in self.document.styles
        }
        self._identifiers = {name: each.style_id for name, each in self.styles.items()}

    def style_id(self, style: Style) -> str:
        """The identifier of a style, which programs choose as they like."""
        return self._identifiers[style.lower()]

    def size(self, style: Style) -> float:
        """The size of a style's letters in points, its own or that of what it is based on."""
        found: BaseStyle | None = self.styles[style.lower()]
        while found is not None:
            size = found.element.xpath("string(w:rPr/w:sz/@w:val)")
            if size:
                return float(size) / 2
            found = getattr(found, "base_style", None)
        default = "string(w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val)"
        size = self.document.styles.element.xpath(default)
        return float(size) / 2 if size else _DEFAULT_SIZE

    @property
    def text_width(self) -> Length:
        """How wide the text is between the margins."""
        page = self.document.sections[0]
        gutter = page.gutter or 0
        width = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
        return Length(width - gutter)

    @property
    def text_height(self) -> Length:
        """How tall the text is between the margins; a negative margin is one that never grows."""
        page = self.document.sections[0]
        margins = abs(page.top_margin or 0) + abs(page.bottom_margin or 0)
        return Length((page.page_height or 0) - margins)

    @property
    def headers_and_footers(self) -> Iterator[tuple[_Header, _Footer]]:
        """Those of odd pages, and of even pages and the first where the template has others."""
        page = self.document.sections[0]
        yield page.header, page.footer
        if self.document.settings.odd_and_even_pages_header_footer:
            yield page.even_page_header, page.even_page_footer
        if page.different_first_page_header_footer:
            yield page.first_page_header, page.first_page_footer

    def clear(self) -> None:
        """Take the specimen out of the body, and what only it refers to."""
        body = self.document.element.body
        for each in list(body)[:-1]:
            body.remove(each)
        part = self.document.part
        for rels in (part.rels, part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels):
            for key in [key for key, each in rels.items() if each.reltype.endswith(_OF_THE_BODY)]:
                del rels[key]
        settings = self.document.settings.element
        for each in settings.findall(qn("w:attachedTemplate")):
            settings.remove(each)

    def set_properties(self, briefing: Briefing) -> None:
        """Name the file after the briefing."""
        properties = self.document.core_properties
        properties.title = _short(briefing.title)
        properties.subject = _short(briefing.topic)
        properties.author = properties.last_modified_by = _short(
            briefing.unit_name or briefing.area
        )
        properties.keywords = _short(" ".join(filter(None, (briefing.edition, briefing.code))))
        properties.comments = _short(briefing.footer)
        properties.language = "zh-CN"
        properties.created = properties.modified = datetime.combine(briefing.dated, time())
        properties.revision = 1

    def saved(self) -> bytes:
        """The document as a file."""
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()


def _short(text: str) -> str:
    return legal(text)[:_LONGEST_PROPERTY]

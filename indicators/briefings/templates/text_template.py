"""The template of text briefings: the bundled one or an office's own, checked before it is used."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.shared import Length, Mm
from docx.styles.style import BaseStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from indicators.briefings.templates.package import opened
from indicators.store.exports import HALF_CODE_PATTERN
from indicators.text.plain_text import legal

BUNDLED = Path(__file__).with_name("briefing.docx")
# What the body of a template refers to, and the template that a template was made with.
_OF_THE_BODY = ("/image", "/hyperlink", "/attachedTemplate")
_DEFAULT_SIZE = 10.0
# Room for tables and charts between the margins, the largest sheet, and letters in a table's line.
_LEAST_WIDTH, _LEAST_HEIGHT, _LARGEST = Mm(120), Mm(120), Mm(420)
_LEAST_LETTERS = 32
# A verification code is not broken over two lines.
_IN_CODE = re.compile(rf"(?<=\b{HALF_CODE_PATTERN})-(?={HALF_CODE_PATTERN}\b)")


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

    @property
    def in_word(self) -> str:
        """The name that Word and WPS show in Chinese."""
        return f"“{_IN_WORD.get(self, self)}”"


_IN_WORD = {
    Style.TITLE: "标题（Title）",
    Style.SECTION: "标题 1（Heading 1）",
    Style.BODY: "正文文本（Body Text）",
    Style.FIGURE_CAPTION: "题注（Caption）",
    Style.UNIT: "签名（Signature）",
    Style.DATED: "日期（Date）",
}


class OpenedTemplate:
    """The document that a template becomes; `document.element.body` ends with the page set-up."""

    def __init__(self, file: BytesIO) -> None:
        """Open a template's file; raises what python-docx raises."""
        self.document: WordDocument = Document(file)
        # Names without regard to case, as Word has them; the library searches all for each name.
        self.styles: dict[str, BaseStyle] = {
            (each.name or "").lower(): each for each in self.document.styles
        }

    def style_id(self, style: Style) -> str:
        """The identifier of a style, which programs choose as they like."""
        return self.styles[style.lower()].style_id

    def size(self, style: Style) -> float:
        """The size of a style's letters in points, its own or that of what it is based on."""
        size = self.inherited(style, "w:rPr/w:sz/@w:val")
        if not size:
            default = "string(w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val)"
            size = self.document.styles.element.xpath(default)
        return float(size) / 2 if size else _DEFAULT_SIZE

    def inherited(self, style: Style, path: str) -> str:
        """An attribute of a style or of the first style above it that has one, "" if none has."""
        found: BaseStyle | None = self.styles[style.lower()]
        # No longer than there are styles: a broken file may lead in a circle.
        for _ in self.styles:
            if found is None:
                break
            written = str(found.element.xpath(f"string({path})"))
            if written:
                return written
            found = getattr(found, "base_style", None)
        return ""

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

    def add_paragraph(self, style: Style, text: str = "") -> Paragraph:
        """A paragraph of a style at the document's end."""
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.element.get_or_add_pPr().style = self.style_id(style)
        if text:
            add_text(paragraph, text)
        return paragraph

    def keep_with_next(self) -> None:
        """Keep what the document ends with on the page of whatever is added next.

        Of a table these are its last two rows.
        """
        # The last element is the set-up of the page.
        for last in self.document.element.body[-2:-1]:
            for paragraph in last.xpath("self::w:p | w:tr[position() > last() - 2]//w:p"):
                Paragraph(paragraph, self.document).paragraph_format.keep_with_next = True


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


def text_template(source: bytes | None = None) -> OpenedTemplate:
    """A template to be filled, the bundled one where none is given.

    Raises BadTemplate with a Chinese sentence for everything that a briefing needs and it lacks.
    """
    return opened(BUNDLED if source is None else source, OpenedTemplate, _problems, "docx")


def _problems(template: OpenedTemplate) -> Iterator[str]:
    sections = len(template.document.sections)
    if sections != 1:
        yield f"模板分成了{sections}节，只能有一节：请删去分节符，用 Word 或 WPS 另存后再上传。"
        return
    yield from _page_problems(template)
    missing = [each for each in Style if not _has(template, each)]
    if missing:
        names = "".join(each.in_word for each in missing)
        yield f"缺少样式{names}：请从自带模板开始改，不要删样式，也不要改样式的名字。"
        return
    letters = int(template.text_width.pt / template.size(Style.CELL))
    if letters < _LEAST_LETTERS:
        yield (
            f"样式{Style.CELL.in_word}的字太大，一行表格只排得下{letters}个字，"
            f"至少要{_LEAST_LETTERS}个：请把字号改小，或把左右页边距改窄。"
        )
    if template.inherited(Style.FIGURE, "w:pPr/w:spacing/@w:lineRule") == "exact":
        yield f"样式{Style.FIGURE.in_word}的行距是固定值，图会被截去：请把行距改为单倍行距。"
    if template.inherited(Style.SECTION, "w:pPr/w:numPr/w:numId/@w:val") not in {"", "0"}:
        yield f"样式{Style.SECTION.in_word}带自动编号，与简报写的“一、”重复：请去掉这个样式的编号。"


def _page_problems(template: OpenedTemplate) -> Iterator[str]:
    page, width, height = template.document.sections[0], template.text_width, template.text_height
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        yield (
            f"页边距之间宽{width.mm:.0f}毫米、高{height.mm:.0f}毫米，放不下表和图："
            f"宽和高至少要{_LEAST_WIDTH.mm:.0f}毫米，请改纸张大小或页边距。"
        )
    if max(page.page_width or 0, page.page_height or 0) > _LARGEST:
        yield "纸张太大：最大是 A3（297×420毫米），请改纸张大小。"
    columns = page._sectPr.xpath("string(w:cols/@w:num)")
    if columns not in {"", "1"}:
        yield f"正文分成了{columns}栏，只能是一栏：请在“布局—栏”里改为一栏。"
    if template.document.settings.element.xpath("w:documentProtection[@w:enforcement='1']"):
        yield "模板限制了编辑：请在“审阅—限制编辑”里停止保护。"


def _has(template: OpenedTemplate, style: Style) -> bool:
    """Whether a template has a style of the name, and of the right type."""
    wanted = WD_STYLE_TYPE.TABLE if style is Style.TABLE else WD_STYLE_TYPE.PARAGRAPH
    found = template.styles.get(style.lower())
    return found is not None and found.type == wanted

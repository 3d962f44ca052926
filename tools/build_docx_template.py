"""Make indicators/briefings/templates/briefing.docx: the styles and the page of a text briefing.

    python -m tools.build_docx_template

The layout is that of official documents (GB/T 9704). The body shows a specimen of every style;
a briefing takes its place. An office changes the file in Word or WPS, this project by this script.
"""

from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as ALIGNED
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from indicators.briefings.templates.text_template import BUNDLED, Style, add_field, add_text
from tools.docx_styles import FACES, LEFT, RIGHT, SIHAO, add_styles

LANGUAGE = "zh-CN"
# python-docx's own template is American, with a picture of itself and an older program's styles.
FOREIGN = ("stylesWithEffects", "customXml", "numbering", "fontTable", "thumbnail")


def template() -> WordDocument:
    """The template as a document."""
    document = Document()
    _drop_foreign(document)
    add_styles(document)
    _add_fonts(document)
    _set_up(document)
    _add_page(document)
    _add_specimen(document)
    return document


def _drop_foreign(document: WordDocument) -> None:
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in rels.items() if each.reltype.endswith(FOREIGN)]:
            del rels[key]


def _add_fonts(document: WordDocument) -> None:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, (others, panose) in FACES.items()
    )
    table = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{table}'.encode()
    place, package = PackURI("/word/fontTable.xml"), document.part.package
    part = Part(place, CONTENT_TYPE.WML_FONT_TABLE, content, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_up(document: WordDocument) -> None:
    settings = document.settings
    # Page numbers stand at the outer side.
    settings.odd_and_even_pages_header_footer = True
    for each in settings.element.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), LANGUAGE)
        each.set(qn("w:eastAsia"), LANGUAGE)
    for each in settings.element.iter(qn("w:zoom")):
        each.attrib.pop(qn("w:val"))
        each.set(qn("w:percent"), "100")
    for each in settings.element.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = "简报模板", "", ""
    properties.last_modified_by, properties.keywords = "", ""
    properties.language = LANGUAGE
    properties.created = properties.modified = datetime(2026, 1, 1, tzinfo=UTC)


def _add_page(document: WordDocument) -> None:
    """A4 with the margins of GB/T 9704: 156 by 225 mm are left for the text."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    page.header_distance, page.footer_distance = Mm(15), Mm(14)
    for header in (page.header, page.even_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].style = document.styles["Header"]
    for footer, side in ((page.footer, RIGHT), (page.even_page_footer, LEFT)):
        footer.is_linked_to_previous = False
        footer.paragraphs[0].style = document.styles[Style.FOOTNOTE]
        footer.paragraphs[0].add_run("页脚说明：数据截止日期、版次和核验码写在这里")
        number = footer.add_paragraph(style=document.styles["Footer"])
        add_text(number, "— ")
        add_field(number, "PAGE", "1")
        add_text(number, " —")
        _put_at_side(number, side)


def _put_at_side(number: Paragraph, side: ALIGNED) -> None:
    """The page number at the outer side, a letter away from the margin."""
    number.alignment = side
    indent = number.paragraph_format.element.get_or_add_pPr().get_or_add_ind()
    name = "right" if side is RIGHT else "left"
    indent.set(qn(f"w:{name}Chars"), "100")
    indent.set(qn(f"w:{name}"), str(20 * SIHAO))


_SPECIMEN = {
    Style.INTERNAL_MARK: "密级标志",
    Style.TITLE: "标题：简报的题目",
    Style.NOTICE: "提醒：数据已过时限时写在这里",
    Style.SECTION: "标题 1：一、各部分的标题",
    Style.BODY: "正文文本：这里是样子，生成简报时换成简报的内容。可以改各个样式的字体、字号、行距和"
    "缩进，不要改样式的名字；页边距、页眉和页脚也可以改，红头、单位名称放在页眉里。",
    Style.FIGURE: "图片（行距不能是固定值）",
    Style.FIGURE_CAPTION: "题注：图1　图的标题",
    Style.TABLE_CAPTION: "表题：表1　表的标题",
}


def _add_specimen(document: WordDocument) -> None:
    """A paragraph in each style, and a table."""
    for style, text in _SPECIMEN.items():
        document.add_paragraph(text, document.styles[style])
    table = document.add_table(0, 2, document.styles[Style.TABLE])
    for style, texts in (
        (Style.HEAD_CELL, ("表头", "表头")),
        (Style.BAND_CELL, ("表内小标题", "")),
        (Style.CELL, ("表内文字", "表内文字")),
        (Style.SMALL_CELL, ("表内小字", "出处")),
    ):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.paragraphs[0].style = document.styles[style]
            cell.paragraphs[0].add_run(text)
    for style, text in (
        (Style.BETWEEN_TABLES, ""),
        (Style.SOURCES, "资料来源：写在图和表的下面"),
        (Style.UNIT, "签名：编制单位"),
        (Style.DATED, "日期：2024年1月1日"),
    ):
        document.add_paragraph(text, document.styles[style])


def main() -> None:
    """Write the file."""
    BUNDLED.parent.mkdir(exist_ok=True)
    template().save(BUNDLED)
    print(f"{BUNDLED.relative_to(Path.cwd())}: {BUNDLED.stat().st_size} bytes")


if __name__ == "__main__":
    main()

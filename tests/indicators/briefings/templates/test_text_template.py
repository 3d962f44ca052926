"""An office's own template for text: taken over, or refused with a sentence for each fault."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from indicators.briefings.document import docx_bytes
from indicators.briefings.templates.package import BadTemplate
from indicators.briefings.templates.text_template import text_template
from tests.archives import parts, repacked, with_part
from tests.indicators.briefings.invented import FLAT, briefing, chart, draw, listed
from tests.indicators.briefings.templates.own import own_docx, without_table_caption


def filled(change, *asked, **more):
    content = docx_bytes(briefing(*asked, template=own_docx(change), **more), draw)
    return content, Document(BytesIO(content))


def problems(content):
    with pytest.raises(BadTemplate) as refused:
        text_template(content)
    return refused.value.problems


def test_fonts_and_sizes_of_an_own_template_are_taken_over():
    def change(document):
        style = document.styles["Body Text"]
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "隶书")
        style.font.size = Pt(14)

    _, document = filled(change)
    body = next(each for each in document.paragraphs if each.style.name == "Body Text")
    assert body.style.element.rPr.rFonts.get(qn("w:eastAsia")) == "隶书"
    assert body.style.font.size == Pt(14)
    assert body.runs[0].element.rPr.rFonts.get(qn("w:eastAsia")) is None


def test_text_tables_and_pictures_fit_an_own_page():
    def change(document):
        page = document.sections[0]
        page.page_width, page.page_height = Mm(176), Mm(250)
        page.left_margin = page.right_margin = Mm(20)
        page.top_margin = page.bottom_margin = Mm(25)

    _, document = filled(change, chart(), listed(FLAT))
    assert document.sections[0].page_width == pytest.approx(Mm(176), abs=Mm(0.1))
    [picture] = document.inline_shapes
    assert picture.width == pytest.approx(Mm(136), rel=0.002)
    [table] = document.tables
    assert sum(each.width for each in table.columns) == pytest.approx(Mm(136), rel=0.002)


def test_a_chart_is_no_taller_than_an_own_page_has_room_for():
    def change(document):
        page = document.sections[0]
        page.page_width, page.page_height = Mm(297), Mm(210)

    _, document = filled(change, chart())
    [picture] = document.inline_shapes
    # 210 less 37 and 35 of margins, and 35 for heading, message and caption.
    assert picture.height == pytest.approx(Mm(103), rel=0.01)


def test_headers_stay_and_a_watermark_stands_beside_them():
    def change(document):
        document.sections[0].different_first_page_header_footer = True
        document.sections[0].first_page_header.paragraphs[0].text = "测试区办公室文件"
        document.sections[0].header.paragraphs[0].text = "测试区办公室"

    _, document = filled(change, watermark="草稿")
    page = document.sections[0]
    for header, text in (
        (page.first_page_header, "测试区办公室文件"),
        (page.header, "测试区办公室"),
        (page.even_page_header, ""),
    ):
        assert header.paragraphs[0].text == text
        assert 'string="草稿"' in header._element.xml
    assert "核验码 AB12-CD34" in page.first_page_footer.paragraphs[0].text


def test_a_footer_without_a_place_for_it_has_the_footnote_above_what_it_holds():
    def change(document):
        footer = document.sections[0].footer
        first, *_ = footer.paragraphs
        first._element.getparent().remove(first._element)
        footer.paragraphs[0].text = "单位的页脚"

    _, document = filled(change)
    above, own = document.sections[0].footer.paragraphs
    assert above.text.startswith("数据截至2031年2月1日")
    assert own.text == "单位的页脚"


def test_styles_are_found_by_name_whatever_identifiers_a_program_gives_them():
    content = repacked(
        own_docx(),
        lambda name, old: old.replace(b'"Heading1"', b'"2"').replace(b'"BodyText"', b'"a3"'),
    )
    document = Document(BytesIO(docx_bytes(briefing(template=content), draw)))
    names = {each.style.name for each in document.paragraphs}
    assert {"Heading 1", "Body Text"} <= names


def test_the_specimen_and_its_pictures_are_not_in_the_briefing(tmp_path):
    def change(document):
        picture = draw(None, type("Canvas", (), {"scale": 3}))[0].content
        document.add_paragraph("样子").add_run().add_picture(BytesIO(picture))

    content, document = filled(change, listed(FLAT))
    assert "样子" not in [each.text for each in document.paragraphs]
    assert not [each for each in parts(content) if each.startswith("word/media")]


def test_the_template_that_a_template_was_made_with_is_not_asked_for():
    rels = "word/_rels/settings.xml.rels"
    external = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" TargetMode="External" Target="file:///C:/ours.dotx" Type="'
        'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
        "</Relationships>"
    )
    content = with_part(own_docx(), rels, external.encode())
    made = docx_bytes(briefing(template=content), draw)
    assert "ours.dotx" not in str(parts(made))


def test_styles_that_are_based_on_each_other_in_a_circle_end_somewhere():
    def change(document):
        cell = document.styles["表内文字"]
        cell.font.size = None
        document.styles["Normal"].font.size = None
        document.styles["Normal"].base_style = cell

    # The default of the document is 16 pt: 27 letters in a line of 442 pt.
    [sentence] = problems(own_docx(change))
    assert "只排得下27个字" in sentence


def test_a_missing_style_is_named_as_word_names_it():
    def change(document):
        without_table_caption(document)
        document.styles["Heading 1"].delete()

    assert problems(own_docx(change)) == (
        "缺少样式“标题 1（Heading 1）”“表题”：请从自带模板开始改，不要删样式，也不要改样式的名字。",
    )


def _landscape_a6(document):
    page = document.sections[0]
    page.page_width, page.page_height = Mm(148), Mm(105)


def _poster(document):
    page = document.sections[0]
    page.page_width, page.page_height = Mm(594), Mm(841)


def _two_columns(document):
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    page = document.sections[0]._sectPr
    for old in page.findall(qn("w:cols")):
        page.remove(old)
    page.append(columns)


def _large_letters(document):
    document.styles["表内文字"].font.size = Pt(20)


def _fixed_line(document):
    document.styles["图片"].paragraph_format.line_spacing = Pt(18)


def _numbered(document):
    properties = document.styles["Heading 1"].element.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_numId().val = 1


def _protected(document):
    mark = OxmlElement("w:documentProtection")
    mark.set(qn("w:enforcement"), "1")
    document.settings.element.insert(0, mark)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda document: document.add_section(), "模板分成了2节，只能有一节"),
        (_landscape_a6, "页边距之间宽94毫米、高33毫米，放不下表和图：宽和高至少要120毫米"),
        (_poster, "纸张太大：最大是 A3（297×420毫米）"),
        (_two_columns, "正文分成了2栏，只能是一栏"),
        # 156 mm are 442 pt: 22 letters of 20 pt.
        (_large_letters, "样式“表内文字”的字太大，一行表格只排得下22个字，至少要32个"),
        (_fixed_line, "样式“图片”的行距是固定值，图会被截去"),
        (_numbered, "样式“标题 1（Heading 1）”带自动编号，与简报写的“一、”重复"),
        (_protected, "模板限制了编辑：请在“审阅—限制编辑”里停止保护"),
    ],
)
def test_each_fault_has_its_sentence(change, sentence):
    assert any(each.startswith(sentence) for each in problems(own_docx(change)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a file",
        b"PK\x03\x04 broken",
        # A template (.dotx) is no document.
        repacked(
            own_docx(),
            lambda name, old: old.replace(b"document.main+xml", b"template.main+xml"),
        ),
        with_part(own_docx(), "word/document.xml", b"<broken"),
    ],
)
def test_what_is_no_word_document_is_refused_by_a_sentence(content):
    [sentence] = problems(content)
    assert ".docx" in sentence

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from indicators.briefings.document import docx_bytes, indents, numeral
from indicators.briefings.templates.text_template import BUNDLED
from tests.archives import parts
from tests.indicators.briefings.invented import (
    EMPTY,
    FLAT,
    briefing,
    chart,
    draw,
    draw_two,
    listed,
    said,
    shown,
)
from tools.build_docx_template import template

FACES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "黑体": "SimHei", "宋体": "SimSun"}


def written(*asked, drawing=draw, **more):
    return docx_bytes(briefing(*asked, **more), drawing)


def opened(*asked, drawing=draw, **more):
    return Document(BytesIO(written(*asked, drawing=drawing, **more)))


def texts(document, style):
    return [each.text for each in document.paragraphs if each.style.name == style]


def part_of(content, name):
    return parts(content)[name].decode()


def test_the_bundled_template_is_what_its_script_makes():
    made = BytesIO()
    template().save(made)
    assert parts(made.getvalue()) == parts(BUNDLED.read_bytes())


def test_parts_are_numbered_sections_under_real_headings():
    document = opened()
    assert texts(document, "Title") == ["测试区主要指标简报"]
    assert texts(document, "Heading 1") == [
        "一、增速和位次",
        "二、十件实事",
        "三、说明",
        "四、口径",
    ]
    assert texts(document, "Body Text")[:2] == ["虚构收入增长5.2%。［1］", "另一句话。"]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九")]
)
def test_sections_are_numbered_in_words(number, words):
    assert numeral(number) == words


def test_the_page_is_that_of_official_documents():
    page = opened().sections[0]
    sides = (page.page_width, page.page_height)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    wanted = (210, 297), (37, 35, 28, 26)
    assert all(
        abs(got - Mm(mm)) < Mm(0.1)
        for got, mm in zip((*sides, *margins), (*wanted[0], *wanted[1]), strict=True)
    )


def test_body_text_is_third_size_fangsong_with_two_letters_of_indent():
    styles = part_of(written(), "word/styles.xml")
    body = styles.partition('w:styleId="BodyText"')[2].partition("</w:style>")[0]
    for each in (
        'w:eastAsia="仿宋_GB2312"',
        'w:ascii="Times New Roman"',
        '<w:sz w:val="32"/>',
        'w:firstLineChars="200"',
        'w:line="579" w:lineRule="exact"',
    ):
        assert each in body


def test_every_style_names_its_chinese_font_and_every_run_takes_it_for_marks_of_both_scripts():
    content = written(is_internal=True)
    document = Document(BytesIO(content))
    paragraph_styles = [each for each in document.styles if each.type == 1]
    assert paragraph_styles
    for each in paragraph_styles:
        assert each.element.rPr.rFonts.get(qn("w:eastAsia")), each.name
    runs = [run for run in document.element.body.iter(qn("w:r")) if run.findall(qn("w:t"))]
    assert runs
    assert {str(run.rPr.rFonts.attrib) for run in runs} == {str({qn("w:hint"): "eastAsia"})}


@pytest.mark.parametrize("face", FACES)
def test_the_font_table_names_what_stands_in_for_a_missing_face(face):
    fonts = part_of(written(), "word/fontTable.xml")
    entry = fonts.partition(f'w:name="{face}"')[2].partition("</w:font>")[0]
    assert FACES[face] in entry.partition("<w:altName")[2].partition("/>")[0]


def test_the_document_is_chinese():
    content = written()
    assert 'w:eastAsia="zh-CN"' in part_of(content, "word/styles.xml")
    assert 'w:themeFontLang w:val="zh-CN"' in part_of(content, "word/settings.xml")


def test_nothing_of_the_librarys_own_template_is_left():
    names = set(parts(written()))
    assert not {each for each in names if "thumbnail" in each or "customXml" in each}
    assert "word/stylesWithEffects.xml" not in names


@pytest.mark.parametrize(("footer", "side"), [("footer1", "right"), ("footer2", "left")])
def test_every_page_says_of_which_day_and_has_a_number_at_its_outer_side(footer, side):
    """Its documents stand beneath each exhibit: a page may hold several."""
    content = written()
    markup = part_of(content, f"word/{footer}.xml")
    assert "数据截至2031年2月1日 · 第3版</w:t><w:br/><w:t>核验码 AB12-CD34" in markup
    assert "测试区虚构报告" not in markup
    assert " PAGE </w:instrText>" in markup
    assert f'<w:jc w:val="{side}"/>' in markup
    assert "evenAndOddHeaders" in part_of(content, "word/settings.xml")


def test_a_code_is_not_broken_over_two_lines():
    content = written(code="7K3MD-9QXPA")
    assert "7K3MD</w:t><w:noBreakHyphen/><w:t>9QXPA" in part_of(content, "word/footer1.xml")
    (page,) = opened(code="7K3MD-9QXPA").sections
    assert "7K3MD-9QXPA" in page.footer.paragraphs[0].text


def test_a_chart_is_a_picture_as_wide_as_the_text_with_words_for_those_who_cannot_see_it():
    document = opened(chart())
    [picture] = document.inline_shapes
    assert picture.width == pytest.approx(Mm(156), rel=0.001)
    assert picture.height == pytest.approx(picture.width * 3 / 4, rel=0.001)
    [told] = document.element.body.iter(qn("wp:docPr"))
    assert told.get("descr") == "哪些增长快（2030年）。虚构收入增长5.2%。"
    assert texts(document, "Caption") == ["图1　哪些增长快"]


def test_a_chart_of_several_pictures_has_a_caption_for_each():
    document = opened(chart(), drawing=draw_two)
    assert texts(document, "Caption") == ["图1　哪些增长快（1/2）", "图2　哪些增长快（2/2）"]


def test_numbers_of_captions_are_fields():
    markup = part_of(written(), "word/document.xml")
    assert " SEQ 图 \\* ARABIC </w:instrText>" in markup
    assert " SEQ 表 \\* ARABIC </w:instrText>" in markup


def test_a_table_repeats_its_header_and_splits_no_row():
    [table] = opened(listed(FLAT)).tables
    rows = [each._tr.trPr for each in table.rows]
    assert rows[0].find(qn("w:tblHeader")) is not None
    assert all(each.find(qn("w:cantSplit")) is not None for each in rows)
    assert [each.text for each in table.rows[0].cells] == ["事项", "时限", "状态"]


def test_a_first_column_that_repeats_itself_heads_a_table_for_each_of_its_groups():
    schools, roads = opened(listed()).tables
    assert [each.text for each in schools.rows[0].cells] == ["1. 建校", "时限", "状态"]
    assert [each.cells[0].text for each in schools.rows[1:]] == [
        "建小学2所",
        "建中学1所",
        "建幼儿园3所",
    ]
    assert [each.cells[0].text for each in roads.rows] == ["2. 修路", "修桥1座", "修路8条"]
    assert roads.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    # Without a paragraph between them Word would make one table of both.
    assert schools._tbl.getnext().tag == qn("w:p")


def test_sources_are_endnotes_each_once_beneath_the_date():
    two = ("《虚构报告》 第3页",)
    document = opened(chart(), listed(sources=two), listed(sources=two))
    marks = [run.text for each in document.paragraphs for run in each.runs if run.font.superscript]
    assert marks == ["［1］", "［2］", "［2］"]
    *_, dated, title, first, second = document.paragraphs
    assert (dated.style.name, title.text) == ("Date", "资料来源")
    assert second.text == "［2］《虚构报告》 第3页。"
    assert first.text.startswith("［1］《测试区虚构报告》")


def test_what_is_said_of_a_table_stays_with_its_rows():
    document = opened(listed(FLAT, sources=()))
    by_text = {each.text: each.paragraph_format for each in document.paragraphs}
    assert by_text["共5项任务。"].keep_with_next
    [table] = document.tables
    kept = [bool(row._tr.xpath(".//w:keepNext")) for row in table.rows]
    # The header's style keeps it with the first row.
    assert kept == [False, True, False, False, False, False]


def test_a_cell_without_a_word_says_that_there_is_none():
    schools, _ = opened(listed()).tables
    assert schools.rows[2].cells[1].text == "—"


def test_an_empty_exhibit_says_why_and_shows_no_table():
    document = opened(listed(EMPTY))
    assert document.tables == []
    assert "所选条件下没有十件实事。" in texts(document, "Body Text")


def test_an_empty_chart_is_not_drawn_and_its_reason_is_said_once():
    reason = "所选期间、领域和层级没有增速。"
    nothing = chart(message=reason, shown=shown(shown().table.head(0)), sources=())
    document = opened(nothing)
    assert len(document.inline_shapes) == 0
    assert texts(document, "Body Text") == [reason]


def test_internal_papers_are_marked_in_their_first_line():
    assert opened(said(), is_internal=True).paragraphs[0].text == "内部资料"
    assert opened(said()).paragraphs[0].text == "测试区主要指标简报"


def test_a_watermark_is_on_odd_and_even_pages():
    content = written(watermark="草稿 & 内部")
    for name in ("header1", "header2"):
        assert 'string="草稿 &amp; 内部"' in part_of(content, f"word/{name}.xml")
    assert "textpath" not in part_of(written(), "word/header1.xml")


def test_who_issues_it_and_when_stand_at_the_end():
    last = opened(said()).paragraphs[-2:]
    assert [each.text for each in last] == ["测试区虚构办公室", "2031年2月3日"]
    assert [each.text for each in opened(said(), unit_name="").paragraphs][-1] == "2031年2月3日"


def test_a_long_name_of_the_unit_leaves_the_date_its_line():
    *_, before, unit, dated = opened(said(), unit_name="测试区虚构办公室" * 6).paragraphs
    free = int(dated.paragraph_format.element.pPr.ind.get(qn("w:rightChars"))) / 100
    assert free < 20
    assert before.paragraph_format.keep_with_next
    assert unit.paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("unit", "dated", "free"),
    [
        # Eleven letters, then seven two further right: four are free behind the date.
        (11, 7, (2, 4)),
        # The date is longer and ends two letters before the margin.
        (4, 7, (7, 2)),
    ],
)
def test_the_date_begins_two_letters_right_of_the_units_name(unit, dated, free):
    assert indents(unit, dated) == free


def test_a_long_title_breaks_between_words():
    document = opened(title="测试区人民政府关于2030年政府工作报告确定的目标任务完成情况的汇报")
    first, second = "测试区人民政府关于2030年", "政府工作报告确定的目标任务完成情况的汇报"
    assert texts(document, "Title") == [f"{first}\n{second}"]


def test_properties_say_what_it_is():
    properties = opened(title="长" * 300).core_properties
    assert properties.title == "长" * 255
    assert (properties.author, properties.subject) == ("测试区虚构办公室", "年度总览")
    assert properties.created.date() == date(2031, 2, 3)
    assert opened(unit_name="").core_properties.author == "测试区"


def test_characters_that_no_file_can_hold_are_left_out():
    document = opened(said(heading="甲\x00乙\ud800", message="丙\ufffe\x1b丁"))
    assert texts(document, "Heading 1") == ["一、甲乙"]
    assert texts(document, "Body Text") == ["丙丁"]


def test_progress_is_told_to_the_end():
    told = []
    docx_bytes(briefing(), draw, lambda *each: told.append(each))
    assert told[0] == (0, 5, "正在写第1部分：增速和位次")
    assert [done for done, _, _ in told] == [0, 1, 2, 3, 4, 5]


def test_short_texts_of_a_table_stand_in_the_middle():
    table, _ = opened(listed()).tables
    name, _, status = table.rows[1].cells
    assert status.paragraphs[0].alignment == WD_PARAGRAPH_ALIGNMENT.CENTER
    assert name.paragraphs[0].alignment is None


def test_dates_that_have_passed_are_said_once_beneath_the_title():
    warned = "数据截至2031年2月1日；到2031年2月3日，有2项印明时限的任务和目标已过时限，未更新。"
    document = opened(chart(), listed(), said(), notice=warned)
    assert texts(document, "提醒") == [f"注意：{warned}"]
    assert texts(opened(), "提醒") == []


def test_the_last_section_says_how_the_figures_are_read():
    document = opened(listed())
    assert texts(document, "Heading 1")[-1] == "二、口径"
    assert texts(document, "Body Text")[-1].startswith("未到期：")

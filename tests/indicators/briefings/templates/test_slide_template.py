"""The template of the decks: the bundled one, an office's own, and what one must have."""

from copy import deepcopy
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Pt

from indicators.briefings.briefing import Part
from indicators.briefings.slides import pptx_bytes
from indicators.briefings.templates.package import BadTemplate
from indicators.briefings.templates.slide_template import (
    BUNDLED,
    LAYOUTS,
    holders_of,
    layouts_of,
    slide_template,
)
from tests.indicators.briefings.slides.invented import (
    GROWTH,
    SERIES,
    TASKS,
    briefing,
    drawn,
    part,
)
from tests.indicators.briefings.slides.opened import parts, slides
from tools.build_pptx_template import template

MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TOLD = briefing(
    Part(heading="情况", message="总体平稳", sentences=("一句话。",)),
    part("growth", GROWTH),
    part("overdue", TASKS),
    part("series", SERIES.iloc[[0, 1, 3]]),
    notice="有1项已过时限。",
    is_internal=True,
    watermark="征求意见稿",
)


def saved(deck):
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def problems(deck):
    with pytest.raises(BadTemplate) as refusal:
        slide_template(saved(deck))
    return refusal.value.problems


def removed(shape):
    shape.element.getparent().remove(shape.element)


def shape_named(place, name):
    return next(each for each in place.shapes if each.name == name)


def test_the_bundled_template_has_every_layout_and_placeholder_that_decks_use():
    deck = slide_template()
    for name, holders in LAYOUTS.items():
        layout = layouts_of(deck)[name]
        assert set(holders_of(layout)) == set(holders), name
    assert len(deck.slides) == 0


def test_the_bundled_template_is_the_one_that_its_script_makes():
    assert saved_parts(BUNDLED.read_bytes()) == saved_parts(saved(template()))


def saved_parts(content):
    return {
        part.partname: part.blob
        for part in Presentation(BytesIO(content)).part.package.iter_parts()
    }


def test_what_is_missing_is_said_all_at_once_with_how_to_mend_it():
    deck = slide_template()
    removed(shape_named(layouts_of(deck)["图表"], "图表"))
    removed(shape_named(layouts_of(deck)["表格"], "表题"))
    layouts_of(deck)["文字"].element.cSld.set("name", "Title and Content")
    assert problems(deck) == (
        "版式“图表”没有图表占位符：请在“视图—幻灯片母版”里选中这个版式，插入图表占位符。",
        "版式“表格”没有名为“表题”的文本占位符：请在“视图—幻灯片母版”里选中这个版式，"
        "插入文本占位符，并在“选择窗格”里改名为“表题”。",
        "没有名为“文字”的版式：请在“视图—幻灯片母版”里插入版式，并重命名为“文字”。",
    )


def test_a_layout_for_short_headlines_need_not_be_there():
    deck = slide_template()
    deck.slide_layouts.remove(layouts_of(deck)["表格（短标题）"])
    content = pptx_bytes(replace(TOLD, template=saved(deck)), drawn)
    assert "表格" in {each.slide_layout.name for each in slides(content)}


def test_slides_must_be_wide():
    deck = slide_template()
    deck.slide_width = Pt(720)
    assert problems(deck) == ("幻灯片大小不是16:9宽屏：请在“设计—幻灯片大小”里选“宽屏（16:9）”。",)


def test_a_place_that_is_too_small_is_named_with_its_least_size():
    deck = slide_template()
    shape_named(layouts_of(deck)["图表"], "图表").width = Pt(300)
    (problem,) = problems(deck)
    assert problem.startswith("版式“图表”的图表占位符太小")
    assert problem.endswith("至少宽17.7厘米、高8.5厘米。")


def test_a_layout_must_show_the_marks_of_a_draft():
    deck = slide_template()
    removed(shape_named(layouts_of(deck)["封面"], "内部资料"))
    layouts_of(deck)["图片"].element.set("showMasterSp", "0")
    found = problems(deck)
    assert [each.split("和它")[0] for each in found] == ["版式“封面”", "版式“图片”"]
    assert "“内部资料”" in found[0]
    assert "“水印”" in found[1]


def test_an_office_may_name_other_placeholders_of_its_own():
    """Texts are found by their names, whatever their numbers."""
    deck = slide_template()
    shape = shape_named(layouts_of(deck)["图表"], "图注")
    shape.element.ph.set("idx", "77")
    content = pptx_bytes(replace(TOLD, template=saved(deck)), drawn)
    assert slides(content)[2].placeholders[77].text_frame.text


def test_placeholders_that_no_deck_fills_are_left_out():
    deck = slide_template()
    layout = layouts_of(deck)["图表"]
    more = deepcopy(shape_named(layout, "栏目").element)
    more.ph.set("idx", "66")
    layout.shapes._spTree.append(more)
    content = pptx_bytes(replace(TOLD, template=saved(deck)), drawn)
    chart = next(each for each in slides(content) if each.slide_layout.name == "图表")
    assert 66 not in {each.placeholder_format.idx for each in chart.placeholders}


def test_a_file_that_the_checks_stumble_over_is_refused_in_one_sentence():
    deck = slide_template()
    (run,) = layouts_of(deck)["图表"].element.xpath(".//p:ph[@type='chart']")
    run.set("type", "unheard-of")
    (problem,) = problems(deck)
    assert problem.startswith("这不是可用的 .pptx 文件")


def office_template():
    """Another font, other colours, a logo, a moved title and chart, and a slide as a specimen."""
    deck = slide_template()
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    theme.blob = theme.blob.replace("微软雅黑".encode(), "楷体".encode()).replace(
        b"1f4e79", b"9c1c1c"
    )
    logo = BytesIO()
    Image.new("RGB", (40, 40), "red").save(logo, "PNG")
    layout = layouts_of(deck)["图表"]
    title, chart = (shape_named(layout, each) for each in ("标题", "图表"))
    title.left, title.width = Pt(120), Pt(700)
    size = title.element.xpath(".//a:lvl1pPr/a:defRPr")[0]
    size.set("sz", "2000")
    chart.top, chart.height = Pt(200), Pt(260)
    add_logo(deck.slide_master, logo)
    deck.slides.add_slide(layouts_of(deck)["封面"])
    return saved(deck)


def add_logo(master, logo):
    _, key = master.part.get_or_add_image_part(logo)
    master.shapes._spTree.append(
        parse_xml(
            '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<p:nvPicPr><p:cNvPr id="99" name="标识"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{key}"/><a:stretch/></p:blipFill>'
            '<p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="400000" cy="400000"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        )
    )


@pytest.fixture(scope="module")
def deck():
    return pptx_bytes(replace(TOLD, template=office_template()), drawn)


def test_a_deck_takes_over_an_office_font_and_colours(deck):
    theme = parts(deck)["ppt/theme/theme1.xml"]
    assert {each.get("typeface") for each in theme.iter(f"{MAIN}ea")} == {"楷体"}
    own = {
        each.get("typeface")
        for name, markup in parts(deck).items()
        if name.startswith(("ppt/slides/", "ppt/charts/"))
        for kind in ("latin", "ea", "cs")
        for each in markup.iter(f"{MAIN}{kind}")
    }
    assert own <= {"+mn-lt", "+mn-ea", "+mn-cs"}
    fixed = {
        each.get("val").upper()
        for name, markup in parts(deck).items()
        if name.startswith(("ppt/slides/", "ppt/charts/"))
        for each in markup.iter(f"{MAIN}srgbClr")
    }
    assert "1F4E79" not in fixed


def test_a_deck_takes_over_an_office_logo_and_places(deck):
    _, _, chart, *_ = slides(deck)
    assert shape_named(chart.slide_layout.slide_master, "标识").image.size == (40, 40)
    assert (chart.shapes.title.left, chart.shapes.title.width) == (Pt(120), Pt(700))
    frame = next(each for each in chart.shapes if each.has_chart)
    assert (frame.top, frame.height) == (Pt(200), Pt(260))


def test_a_headline_is_set_in_the_size_of_the_template_where_it_fits(deck):
    _, _, chart, *_ = slides(deck)
    (run,) = chart.shapes.title.text_frame.paragraphs[0].runs
    assert run.font.size is None


def test_the_specimen_slides_of_a_template_are_left_out(deck):
    assert [each.slide_layout.name for each in slides(deck)][:2] == ["封面", "文字"]
    assert len([each for each in parts(deck) if each.startswith("ppt/slides/slide")]) == len(
        slides(deck)
    )

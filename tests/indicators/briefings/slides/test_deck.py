"""The deck as a whole: cover, headlines, footers, numbers, notes, fonts."""

from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from indicators.briefings.briefing import Part
from indicators.briefings.slides import pptx_bytes
from indicators.briefings.templates.slide_template import (
    IMAGE,
    PICTURE,
    TITLE,
    holders_of,
    layouts_of,
    letter_size,
    slide_template,
)
from indicators.exhibits.exhibit import Form
from tests.indicators.briefings.slides.invented import (
    CITED,
    FACT,
    GROWTH,
    INCREMENTS,
    SERIES,
    TASKS,
    briefing,
    drawn,
    drawn_once,
    part,
    undrawn,
)
from tests.indicators.briefings.slides.opened import MAIN, parts, slides, tables, texts
from tests.office import pdf_text

# No editable chart shows that two of its years are missing.
UNEVEN = SERIES.assign(end=[date(2026, 12, 31), *SERIES["end"][1:]])
TWO = TASKS.head(2)
WHOLE = briefing(
    Part(
        heading="总体情况",
        message="虚构区总体平稳",
        sentences=("甲产业增长16.1%。",),
        facts=(FACT,),
    ),
    part("growth", GROWTH),
    part("increments", INCREMENTS),
    part("series", SERIES),
    part("overdue", TASKS),
    part("timeline", TASKS),
    is_internal=True,
    watermark="征求意见稿",
)


@pytest.fixture(scope="module")
def deck():
    return pptx_bytes(WHOLE, drawn_once)


def test_the_cover_says_title_unit_date_edition_and_that_it_is_internal(deck):
    cover = slides(deck)[0]
    said = texts(cover)
    assert cover.shapes.title.text_frame.text == "虚构区简报"
    assert "虚构区办公室\n2032年3月1日" in said
    assert WHOLE.footer in said
    assert "内部资料" in [
        each.text_frame.text for each in cover.slide_layout.shapes if each.has_text_frame
    ]


def test_a_slide_has_its_message_as_title_so_that_the_outline_tells_the_story(deck):
    titles = [each.shapes.title.text_frame.text for each in slides(deck)]
    assert titles[1] == "虚构区总体平稳"
    assert titles[2] == "甲产业增长16.1%，居全市第一（原文自述）"
    assert titles[-1] == "口径和来源"


def test_every_slide_but_the_cover_has_footer_and_a_number_that_counts_itself(deck):
    for slide in slides(deck)[1:]:
        kinds = {each.placeholder_format.type: each for each in slide.placeholders}
        assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text == WHOLE.footer
        (field,) = kinds[PP_PLACEHOLDER.SLIDE_NUMBER].element.iter(f"{MAIN}fld")
        assert field.get("type") == "slidenum"


def test_footers_name_source_date_edition_and_code():
    assert (
        WHOLE.footer
        == "核验码 AB12 · 来源：虚构报告 · 数据截至2032年2月1日 · 版次2032-02-01·0a1b2c"
    )


def test_notes_say_the_sentences_and_where_the_figures_are_printed(deck):
    notes = slides(deck)[2].notes_slide.notes_text_frame.text.split("\n")
    assert notes[1:] == ["另有一句话。", "出处：", CITED, WHOLE.footer]


def test_notes_take_the_sources_of_the_rows_where_a_part_names_none():
    content = pptx_bytes(briefing(part("growth", GROWTH, sources=())), undrawn)
    assert CITED in slides(content)[1].notes_slide.notes_text_frame.text.split("\n")


def test_every_text_has_the_chinese_font_of_the_theme(deck):
    """Runs of slides name none; what they follow names the theme's, and 黑体 for 内部资料."""
    faces = {
        (name.split("/")[1], each.get("typeface"))
        for name, markup in parts(deck).items()
        for each in markup.iter(f"{MAIN}ea")
    }
    assert faces <= {
        ("theme", "微软雅黑"),
        *((each, "+mn-ea") for each in ("charts", "notesMasters", "slideLayouts", "slideMasters")),
        ("presentation.xml", "+mn-ea"),
        ("slideLayouts", "黑体"),
    }
    levels = [
        each
        for name, markup in parts(deck).items()
        if name.startswith(("ppt/slideLayouts", "ppt/slideMasters"))
        for each in markup.iter(f"{MAIN}defRPr")
    ]
    assert len(levels) > 50
    assert [each for each in levels if each.find(f"{MAIN}ea") is None] == []


def test_the_texts_of_a_chart_follow_its_own_letters(deck):
    charts = [each for name, each in parts(deck).items() if name.startswith("ppt/charts/")]
    for each in charts:
        usual = each.find("{*}txPr").find(f".//{MAIN}defRPr")
        assert usual.find(f"{MAIN}ea").get("typeface") == "+mn-ea"
        assert len(list(each.iter(f"{MAIN}ea"))) == 1


def test_every_text_says_that_it_is_chinese(deck):
    runs = [
        run
        for name, markup in parts(deck).items()
        if name.startswith(("ppt/slides/", "ppt/charts/"))
        for kind in ("r", "fld")
        for run in markup.iter(f"{MAIN}{kind}")
    ]
    assert {run.find(f"{MAIN}rPr").get("lang") for run in runs} == {"zh-CN"}


def test_the_theme_has_chinese_fonts_too(deck):
    fonts = parts(deck)["ppt/theme/theme1.xml"].find(f".//{MAIN}fontScheme")
    assert [each.get("typeface") for each in fonts.iter(f"{MAIN}ea")] == ["微软雅黑"] * 2
    assert [each.get("script") for each in fonts.iter(f"{MAIN}font")] == ["Hans"] * 2


def test_the_watermark_lies_behind_everything(deck):
    master = slides(deck)[0].slide_layout.slide_master
    assert master.shapes[0].text_frame.text == "征求意见稿"
    assert master.shapes[0].rotation == pytest.approx(330.6, abs=0.1)


def test_nothing_is_left_of_an_english_template(deck):
    names = [each.name for each in slides(deck)[0].slide_layout.slide_master.slide_layouts]
    assert names == ["封面", "图表", "表格", "表格（短标题）", "图片", "文字"]
    properties = Presentation(BytesIO(deck)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "虚构区简报",
        "虚构区办公室",
        "zh-CN",
    )


def test_shapes_of_a_slide_have_numbers_and_names_of_their_own(deck):
    for slide in slides(deck):
        shapes = list(slide.shapes)
        assert len({each.shape_id for each in shapes}) == len(shapes)
        assert len({each.name for each in shapes}) == len(shapes)


def test_a_chart_or_table_can_be_read_aloud(deck):
    frames = [
        each for slide in slides(deck) for each in slide.shapes if each.has_chart or each.has_table
    ]
    words = [each.element.xpath("./*/p:cNvPr")[0].get("descr") for each in frames]
    assert "甲产业增加值：增长16.1%　增速全市第一 · 原文自述" in words[0]
    assert all("来源：虚构报告" in each and "版次2032-02-01·0a1b2c" in each for each in words)


def test_what_has_nothing_to_show_says_why_instead_of_an_empty_chart():
    content = pptx_bytes(briefing(part("series", SERIES.head(0))), undrawn)
    slide = slides(content)[1]
    assert not any(each.has_chart for each in slide.shapes)
    assert any("数据点不足" in each for each in texts(slide))


def test_many_sentences_go_on_over_several_slides():
    long = tuple(f"第{number}句：" + "固定资产投资增长16.1%，" * 4 for number in range(9))
    content = pptx_bytes(
        briefing(Part(heading="情况", message="情况很多", sentences=long)), undrawn
    )
    titles = [each.shapes.title.text_frame.text for each in slides(content)]
    assert titles[1:3] == ["情况很多", "情况很多"]
    assert [each.placeholders[13].text_frame.text for each in slides(content)[1:3]] == [
        "情况",
        "情况（续：第2页，共3页）",
    ]
    said = "\n".join(line for slide in slides(content) for line in texts(slide))
    assert all(each in said for each in long)


def test_a_chart_without_an_honest_native_form_is_drawn_on_a_slide_each():
    content = pptx_bytes(briefing(part("series", UNEVEN)), drawn)
    pictures = [
        each for slide in slides(content) for each in slide.shapes if hasattr(each, "image")
    ]
    assert len(pictures) == 2
    for each in pictures:
        assert each.width / each.height == pytest.approx(16 / 9, rel=0.01)
        assert "2029年" in each.element.xpath("./*/p:cNvPr")[0].get("descr")


def test_a_picture_is_drawn_for_the_room_beneath_the_headline():
    asked = []

    def watched(shown, canvas):
        asked.append(canvas)
        return drawn(shown, canvas)

    pptx_bytes(briefing(part("series", UNEVEN), part("series", UNEVEN, message="长" * 40)), watched)
    short, long = (each.panel for each in asked)
    layout = layouts_of(slide_template())[PICTURE]
    room = holders_of(layout)[IMAGE]
    # As wide as a screen; beneath a headline of one line there is more room.
    factor = 1280 / room.width.pt
    assert (long.width, long.height) == (1280, round(room.height.pt * factor))
    assert short.height == round((room.height.pt + 34) * factor)
    # Names are no smaller than those of a small table.
    assert 10 < long.least / factor < long.most / factor < letter_size(layout, TITLE)


def test_a_line_beneath_a_picture_says_what_it_leaves_out():
    said = part("timeline", TASKS, aside="另有3项没有印明时限。")
    slide = slides(pptx_bytes(briefing(said), drawn_once))[1]
    assert slide.placeholders[14].text_frame.text == "另有3项没有印明时限。"
    assert "另有3项没有印明时限。" in slide.notes_slide.notes_text_frame.text
    without = slides(pptx_bytes(briefing(part("timeline", TASKS)), drawn_once))[1]
    assert 14 not in {each.placeholder_format.idx for each in without.placeholders}


def test_a_heading_that_the_headline_repeats_is_left_out():
    last = slides(pptx_bytes(briefing(part("growth", GROWTH)), undrawn))[-1]
    assert [each for each in texts(last) if each == "口径和来源"] == ["口径和来源"]


def test_a_chart_asked_for_as_a_table_is_a_table():
    content = pptx_bytes(briefing(part("growth", GROWTH, form=Form.TABLE)), undrawn)
    assert any(each.has_table for each in slides(content)[1].shapes)


def test_progress_counts_every_part_and_the_saving():
    steps = []
    pptx_bytes(WHOLE, drawn_once, lambda *step: steps.append(step))
    assert steps[0] == (0, 8, "幻灯片：总体情况")
    assert [done for done, _, _ in steps] == [*range(9)]
    assert {total for _, total, _ in steps} == {8}


@pytest.mark.slow
def test_another_office_reads_every_slide(deck, tmp_path):
    pages = pdf_text(deck, "deck.pptx", tmp_path).split("\f")
    assert "虚构区简报" in pages[0]
    growth = pages[2]
    for each in (
        "增长16.1%",
        "下降4.2%",
        "增长突破10%",
        "丁类产量（存疑）",
        "单位：%",
        "核验码AB12",
    ):
        assert each in growth
    assert "共突破60家" in pages[3]


def test_the_cover_says_once_that_dates_have_passed():
    warned = "已有2项过了时限。"
    cover, *others = slides(
        pptx_bytes(briefing(part("overdue", TASKS), notice=warned), undrawn),
    )
    assert f"注意：{warned}" in texts(cover)
    assert not any("注意" in each for slide in others for each in texts(slide))


def test_notes_trace_the_rows_of_their_own_slide_and_no_others():
    behind = tuple((f"《虚构报告》第{number}页",) for number in range(1, len(TASKS) + 1))
    content = pptx_bytes(briefing(part("overdue", TASKS, row_sources=behind)), undrawn)
    traced = [
        [each for each in notes.split("\n") if each.startswith("《虚构报告》第")]
        for notes in (each.notes_slide.notes_text_frame.text for each in slides(content)[1:-1])
    ]
    assert [each for page in traced for each in page] == [each for (each,) in behind]


def test_how_figures_are_read_is_one_slide_though_much_is_to_be_explained():
    long = "突破10亿元，高3.7个百分点，存疑，原文自述，无基数，已到期未公布，未到期。"
    content = pptx_bytes(briefing(Part(heading="情况", message=long)), undrawn)
    titles = [each.shapes.title.text_frame.text for each in slides(content)]
    assert titles.count("口径和来源") == 1


@pytest.mark.parametrize(
    ("title", "topic", "about"),
    [
        ("虚构区目标兑现情况", "目标兑现", []),
        ("虚构区任务时限和节点", "任务节点", []),
        ("半年汇报", "目标兑现", ["虚构区　目标兑现"]),
        ("虚构区半年汇报", "", []),
    ],
)
def test_a_cover_says_area_and_topic_once(title, topic, about):
    cover, *_ = slides(
        pptx_bytes(briefing(part("overdue", TASKS), title=title, topic=topic), undrawn)
    )
    assert [each for each in texts(cover) if each in {title, "虚构区　目标兑现", topic}] == [
        title,
        *about,
    ]


@pytest.mark.parametrize(("topic", "is_table"), [("任务节点", True), ("", False)])
def test_a_list_of_a_ready_outline_is_a_table_where_that_takes_no_more_slides(topic, is_table):
    content = pptx_bytes(briefing(part("timeline", TWO), topic=topic), drawn_once)
    assert bool(tables(content)) == is_table


def test_a_list_that_became_a_table_is_not_shown_again():
    both = part("timeline", TWO), part("timeline", TWO, form=Form.TABLE)
    content = pptx_bytes(briefing(*both, topic="任务节点"), drawn_once)
    assert len(tables(content)) == 1


def test_a_deck_judged_on_another_day_says_so_on_every_slide():
    content = pptx_bytes(briefing(part("growth", GROWTH), judged=date(2031, 6, 30)), undrawn)
    for each in slides(content):
        assert any("，以2031年6月30日判断 · " in text for text in texts(each))

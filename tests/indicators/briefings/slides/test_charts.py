"""Charts that stay editable: their labels, marks, axes, and the workbook inside."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation

from indicators.briefings.slides import pptx_bytes
from tests.indicators.briefings.slides.invented import (
    GROWTH,
    INCREMENTS,
    NONE,
    SERIES,
    briefing,
    drawn,
    part,
    rows,
    undrawn,
)
from tests.indicators.briefings.slides.opened import MAIN, charts, embedded, labels, slides, texts
from tests.office import pdf_text

CHANGES = rows(
    "name before after before_text after_text change_text doubtful",
    ("甲类普惠率", 50.0, 60.5, "50%", "60.5%", "提高10.5个百分点", True),
)
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def charts_of(exhibit, table):
    return charts(pptx_bytes(briefing(part(exhibit, table)), undrawn))


def only_chart(exhibit, table):
    (chart,) = charts_of(exhibit, table)
    return chart


def fills(series):
    """What the points that look otherwise than their series are filled with."""
    return {
        int(each.find(f"{CHART}idx").get("val")): each.find(f"{CHART}spPr")[0].tag.split("}")[1]
        for each in series.iter(f"{CHART}dPt")
    }


def test_labels_are_the_printed_texts_with_their_bounds():
    own, falls = labels(only_chart("growth", GROWTH))
    assert own == {
        0: "增长16.1%　增速全市第一 · 原文自述",
        2: "增长突破10%",
        3: "增长20%",
    }
    assert falls == {1: "下降4.2%"}


def formats(chart):
    """The number formats of the labels of every series, by the index of the point."""
    return [
        {
            int(each.getparent().find(f"{CHART}idx").get("val")): each.get("formatCode")
            for each in series.iterfind(f".//{CHART}dLbl/{CHART}numFmt")
        }
        for series in chart.element.iter(f"{CHART}ser")
    ]


def changed(content, values):
    """The file with other values in its charts, as Office writes it after somebody edits them."""
    deck, file = Presentation(BytesIO(content)), BytesIO()
    for slide in deck.slides:
        for each in slide.shapes:
            points = each.chart.element.iterfind(".//{*}val//{*}v") if each.has_chart else ()
            for value in points:
                value.text = values.get(value.text, value.text)
    deck.save(file)
    return file.getvalue()


def test_a_label_follows_its_value_unless_it_compares_it():
    assert formats(only_chart("changes", CHANGES)) == [
        {0: '"此前"General"%";"此前−"General"%"'},
        {},
    ]
    assert formats(only_chart("increments", INCREMENTS)) == [{}, {}]
    # Not the fall's: it stands on an unseen bar of another value.
    own, falls = formats(only_chart("growth", GROWTH))
    assert (list(own), falls) == ([0, 2, 3], {})


def test_a_verdict_on_a_claim_is_not_said_of_another_value():
    judged = GROWTH.assign(rank_text="增速全市第一 · 已核验", is_judged=True).head(1)
    assert formats(only_chart("growth", judged)) == [{}]


def test_labels_have_their_parts_in_the_order_that_office_demands():
    order = "idx tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName"
    order += " showPercent showBubbleSize extLst"
    for exhibit, table in (("growth", GROWTH), ("changes", CHANGES), ("series", SERIES)):
        for label in only_chart(exhibit, table).element.iter(f"{CHART}dLbl"):
            names = [each.tag.removeprefix(CHART) for each in label]
            assert names == [each for each in order.split() if each in names]


def test_numbers_in_the_workbook_look_like_their_labels():
    chart = only_chart("series", SERIES)
    book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    cells = book["Sheet1"]
    assert cells["B2"].number_format == 'General"%";"−"General"%"'
    assert cells["C5"].number_format == '"目标"General"%以上";"目标−"General"%以上"'
    assert cells["C2"].number_format == "General"


@pytest.mark.slow
def test_another_office_shows_a_changed_value_in_its_label(tmp_path):
    content = pptx_bytes(briefing(part("growth", GROWTH), part("changes", CHANGES)), undrawn)
    edited = changed(content, {"16.1": "17.25", "10.0": "9", "50.0": "49.5"})
    _, growth, changes, *_ = pdf_text(edited, "edited.pptx", tmp_path).split("\f")
    assert "增长17.25%增速全市第一" in growth
    assert "增长突破9%" in growth
    assert "此前49.5%" in changes


def test_a_bound_is_striped_and_a_doubt_is_hollow_and_dashed():
    series = next(only_chart("growth", GROWTH).element.iter(f"{CHART}ser"))
    assert fills(series) == {2: "pattFill", 3: "solidFill"}
    (dashed,) = series.iter(f"{MAIN}prstDash")
    assert dashed.get("val") == "dash"


def test_what_is_not_final_is_hollow_with_a_solid_edge():
    open_ = GROWTH.iloc[:2].assign(provisional=[True, False])
    chart = only_chart("growth", open_)
    series = next(chart.element.iter(f"{CHART}ser"))
    assert fills(series) == {0: "solidFill"}
    assert not list(series.iter(f"{MAIN}prstDash"))
    deck = pptx_bytes(briefing(part("growth", open_)), undrawn)
    assert any(
        "空心实线为初步数或预计数" in each for slide in slides(deck) for each in texts(slide)
    )


def test_names_run_from_the_top_as_in_the_table_and_say_doubt_and_reasons():
    chart = only_chart("growth", GROWTH)
    assert list(chart.plots[0].categories) == [
        "甲产业增加值",
        "乙类能耗",
        "=丙类收入",
        "丁类产量（存疑）",
        "戊类产值（未公布）",
    ]
    assert chart.category_axis.reverse_order


def test_the_workbook_inside_holds_plain_numbers_and_the_printed_texts():
    cells = embedded(only_chart("growth", GROWTH))
    assert cells[0][:2] == ["指标", "增速（%）"]
    assert [row[1] for row in cells[1:]] == [16.1, -4.2, 10, 20, None]
    assert cells[0][3] == "增速·原文标注"
    assert cells[3][3] == "增长突破10%"


def test_a_name_that_looks_like_a_formula_stays_a_name():
    assert embedded(only_chart("growth", GROWTH))[3][0] == "=丙类收入"


def test_the_axis_of_values_stands_below_the_last_bar():
    chart = only_chart("growth", GROWTH)
    assert chart.category_axis.reverse_order
    assert chart.element.find(".//{*}valAx/{*}crosses").get("val") == "max"
    # No name is left out, however close they are.
    names = [each.tag.removeprefix(CHART) for each in chart.element.find(".//{*}catAx")]
    assert names[-2:] == ["tickLblSkip", "noMultiLvlLbl"]


def test_bars_start_at_zero_and_name_their_unit():
    chart = only_chart("growth", GROWTH.drop(index=1))
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 20)
    assert not chart.value_axis.has_title
    assert not chart.has_legend
    assert chart.chart_title.text_frame.text == "2031年 · 单位：%"


def test_before_and_after_of_a_doubtful_pair_say_so():
    chart = only_chart("changes", CHANGES)
    assert labels(chart) == [{0: "此前50%"}, {0: "现在60.5%　提高10.5个百分点"}]
    assert list(chart.plots[0].categories) == ["甲类普惠率（存疑）"]


def test_new_lies_over_all_as_a_share_of_it():
    chart = only_chart("increments", INCREMENTS)
    assert chart.plots[0].overlap == 100
    assert labels(chart)[0] == {0: "新增10家　共39家", 1: "新增30家　共突破60家"}
    assert [row[:3] for row in embedded(chart)[1:]] == [
        ["甲类企业", 100, 25.6],
        ["乙类合作社", 100, 50],
    ]


def test_a_total_of_nothing_has_no_share():
    chart = only_chart(
        "increments", INCREMENTS.assign(whole=NONE, share=NONE, stock_text="0家").head(1)
    )
    assert embedded(chart)[1][1:3] == [None, None]


def test_how_figures_are_to_be_read_stands_below_the_chart():
    noted = part("growth", GROWTH)
    noted = replace(noted, shown=replace(noted.shown, note="差距按目标下限计"))
    said = "\n".join(texts(slides(pptx_bytes(briefing(noted), undrawn))[1]))
    assert "；差距按目标下限计" in said


def test_three_actuals_are_joined_and_a_target_is_a_series_of_its_own():
    chart = only_chart("series", SERIES)
    actuals, targets = chart.element.iter(f"{CHART}ser")
    assert actuals.find(f"{CHART}spPr/{MAIN}ln/{MAIN}solidFill") is not None
    assert targets.find(f"{CHART}spPr/{MAIN}ln/{MAIN}noFill") is not None
    assert labels(chart)[1] == {3: "目标8%以上"}
    assert [row[1:3] for row in embedded(chart)[3:]] == [[7, None], [None, 8]]


def test_a_status_stands_at_the_period_and_what_is_not_final_is_hollow():
    chart = only_chart("series", SERIES)
    assert list(chart.plots[0].categories) == [
        "2029年",
        "2030年（核实）",
        "2031年（预计）",
        "2032年",
    ]
    assert labels(chart)[0] == {0: "5%", 1: "6%", 2: "7%"}
    (point,) = next(chart.element.iter(f"{CHART}ser")).iter(f"{CHART}dPt")
    assert point.find(f"{CHART}idx").get("val") == "2"
    inside = point.find(f"{CHART}marker/{CHART}spPr/{MAIN}solidFill")[0].get("val")
    assert inside == "bg1"


def test_a_year_that_begins_anew_is_a_series_of_its_own():
    rows = SERIES.head(3).assign(line=["2029年", "2029年", "2030年"])
    chart = only_chart("series", rows)
    assert [row[1:3] for row in embedded(chart)[1:]] == [[5, None], [6, None], [None, 7]]


def test_two_actuals_are_no_trend():
    series = next(only_chart("series", SERIES.tail(3)).element.iter(f"{CHART}ser"))
    assert series.find(f"{CHART}spPr/{MAIN}ln/{MAIN}noFill") is not None


def test_periods_that_are_not_equally_far_apart_are_drawn_as_a_picture():
    uneven = SERIES.assign(
        end=[date(2025, 12, 31), date(2030, 12, 31), date(2031, 12, 31), date(2032, 12, 31)]
    )
    assert charts(pptx_bytes(briefing(part("series", uneven)), drawn)) == []


def test_gaps_keep_their_unit_and_shares_are_no_more_exact_than_printed():
    gaps = rows(
        "name bar bar_text bar_note", ("甲合作社数", 11.888111, "+11.9%（+17家）", "143家 → 160家")
    )
    chart = only_chart("gap-shares", gaps)
    assert labels(chart) == [{0: "+11.9%（+17家）　143家 → 160家"}]
    assert embedded(chart)[:2] == [
        ["指标", "差距占基数（%）", "差距占基数·原文标注"],
        ["甲合作社数", 11.9, "+11.9%（+17家）　143家 → 160家"],
    ]


def test_the_own_area_is_set_off():
    peers = rows(
        "area value text rank_text own",
        ("东县", 6.0, "6%", "第2位", False),
        ("虚构区", 9.0, "9%", "第1位", True),
    )
    series = next(only_chart("peers", peers).element.iter(f"{CHART}ser"))
    shades = [each.get("val") for each in series.iter(f"{MAIN}schemeClr")]
    assert shades[0] == "accent1"
    assert fills(series) == {0: "solidFill"}


def test_many_rows_go_on_over_slides_on_the_same_axis():
    many = rows(
        "name value text rank_text doubtful bound",
        *(
            (f"指标{number}", 20.0 - number, f"增长{20 - number}%", "", False, "=")
            for number in range(20)
        ),
    )
    found = charts_of("growth", many)
    assert [len(each.plots[0].categories) for each in found] == [10, 10]
    assert {each.value_axis.maximum_scale for each in found} == {20}


def test_the_slide_says_how_marks_are_read_and_once_whose_figures_they_are():
    slide = slides(pptx_bytes(briefing(part("growth", GROWTH)), undrawn))[1]
    note = slide.placeholders[14].text_frame.text
    assert "斜纹为限值" in note
    assert "空心虚线为存疑" in note
    said = "\n".join(texts(slide))
    assert [said.count(each) for each in ("来源", "虚构报告", "版次", "2032年2月1日")] == [1] * 4

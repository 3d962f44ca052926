"""A label as a number format: today's text for today's value, a true one for another."""

from dataclasses import replace
from datetime import date

import pytest

from indicators.briefings.assembly import assembled
from indicators.briefings.outline import Outline
from indicators.briefings.ready import READY_OUTLINES
from indicators.briefings.slides import pptx_bytes
from indicators.briefings.slides.chart_labels import label_format
from indicators.briefings.slides.native_chart import Point, native_chart
from indicators.examination import examine
from indicators.exhibits.exhibit import Form
from indicators.settings import ROOT
from tests.indicators.briefings.slides.invented import undrawn
from tests.indicators.briefings.slides.number_formats import rendered
from tests.office import pdf_text
from tests.workbooks import dataset, later_rows

_DATED = date(2031, 5, 6)


def shipped():
    return examine(ROOT / "data" / "indicators.xlsx").dataset


def briefings(known):
    """The charts that stay editable of all ready outlines."""
    for ready in READY_OUTLINES:
        outline = Outline(
            topic=ready.topic, items=ready.items(known, date(2031, 5, 6)), dated=date(2031, 5, 6)
        )
        whole = assembled(outline, known)
        charts = [
            replace(each, on_slides=True)
            for each in whole.parts
            if each.form is Form.CHART and native_chart(each.shown)
        ]
        yield replace(whole, parts=tuple(charts))


def labelled(briefing):
    charts = [native_chart(each.shown) for each in briefing.parts]
    return [
        (point, chart.unit)
        for chart in charts
        for series in chart.series
        for point in series.points
        if point.label and point.value is not None
    ]


def follow(label, value, unit, *others):
    """What the label of a value says of other values once somebody has changed it."""
    written = label_format(Point(value=value, label=label, follows=True), unit)
    assert rendered(written, value) == label
    return [rendered(written, each) for each in others]


def test_words_and_unit_stay_and_digits_are_as_exact_as_the_value():
    assert follow("21项", 21.0, "项", 22, 1234.5) == ["22项", "1234.5项"]
    assert follow("此前20.3%", 20.3, "%", 21) == ["此前21%"]


def test_a_bound_keeps_its_words():
    assert follow("突破10亿元", 10.0, "亿元", 12.25) == ["突破12.25亿元"]
    assert follow("目标5%以内", 5.0, "%", 4.5) == ["目标4.5%以内"]
    assert follow("目标增长8%以上", 8.0, "%", 9, -2) == ["目标增长9%以上", "目标增长−2%以上"]


def test_growth_turns_into_a_fall_without_a_sign_and_into_no_change():
    said = ["增长5%（2031年）", "下降4.2%（2031年）", "持平（2031年）"]
    assert follow("增长4.3%（2031年）", 4.3, "%", 5, -4.2, 0) == said
    assert follow("下降4.2%", -4.2, "%", -1, 3) == ["下降1%", "增长3%"]
    assert follow("上涨0.3%", 0.3, "%", -0.2) == ["下降0.2%"]


def test_a_difference_shows_its_sign_and_an_amount_only_a_minus():
    said = ["+4个百分点", "−4.1个百分点", "0个百分点"]
    assert follow("+3.7个百分点", 3.7, "个百分点", 4, -4.1, 0) == said
    assert follow("−5亿元", -5.0, "亿元", -6, 6) == ["−6亿元", "6亿元"]


def test_a_quotation_mark_stands_outside_the_quotes():
    assert follow('"专精特新"3家', 3.0, "家", 4) == ['"专精特新"4家']
    written = label_format(Point(value=3.0, label='乙"3家', follows=True), "家")
    assert written == r'"乙"\"General"家";"乙"\""−"General"家"'


@pytest.mark.parametrize(
    ("label", "value", "unit"),
    [
        ("持平", 0.0, "%"),
        ("未公布", 1.0, "%"),
        ("+11.9%（+17家）", 11.9, "占上年实绩的%"),
        ("1.4万人（合14000人）", 14000.0, "人"),
        ("1.67亿斤以上", 8.35, "万吨"),
        ("0斤", 0.0, "吨"),
        ("下降不足5%", -5.0, "%"),
        ("12345678901元", 12345678901.0, "元"),
        ("一" * 130 + "3家", 3.0, "家"),
    ],
)
def test_what_says_more_or_else_than_the_value_stays_as_it_is(label, value, unit):
    assert label_format(Point(value=value, label=label, follows=True), unit) is None


def test_a_label_that_would_not_stay_true_is_fixed():
    assert label_format(Point(value=6.0, label="6%", note="第2位"), "%") is None


@pytest.mark.parametrize(
    "known", [shipped, lambda: dataset(later_rows())], ids=["shipped", "later"]
)
def test_every_label_of_the_ready_outlines_reads_as_printed(known):
    written = [
        (label_format(point, unit), point)
        for each in briefings(known())
        for point, unit in labelled(each)
    ]
    follows = [(each, point) for each, point in written if each]
    assert len(follows) > 2
    for each, point in follows:
        assert rendered(each, point.value) == point.label


@pytest.mark.slow
def test_another_office_shows_every_label_of_the_ready_outlines(tmp_path):
    for each in briefings(shipped()):
        if not each.parts:
            continue
        text = pdf_text(pptx_bytes(each, undrawn), f"{each.topic}.pptx", tmp_path)
        for point, _ in labelled(each):
            assert "".join(point.label.split()) in text

"""The editable chart of every exhibit, by values worked out by hand."""

import pytest

from indicators.briefings.look import ACTUAL, CONTEXT
from indicators.briefings.slides.native_chart import ChartKind, Point, PointFill, native_chart
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.forms import SlideForm
from tests.indicators.briefings.slides.invented import NONE, rows, shown

BOUND = PointFill.BOUND
GAPS = rows("name bar bar_text bar_note", ("甲", 3.70000004, "+3.7", "增长4.3% → 增长8%以上"))
SHARE = Point(value=3.7, label="+3.7", note="增长4.3% → 增长8%以上", follows=True)
CHANGES = rows(
    "name before after before_text after_text change_text before_bound after_bound",
    ("甲", 5.0, 8.0, "5%", "8%", "提高3个百分点", "大于", "等于"),
    ("乙", 5.0, 8.0, "5%", "8%", "提高3个百分点", "等于", "大于"),
)
INCREMENTS = rows(
    "name whole share increment_text stock_text bound increment_bound",
    ("甲", 100.0, 25.641, "10家", "39家", "=", "大于"),
    ("乙", 100.0, 50.0, "30家", "突破60家", ">", "等于"),
    ("丙", NONE, NONE, "0家", "0家", "=", "等于"),
)
PEERS = rows(
    "area value text rank_text own",
    ("甲区", 5.0, "5%", "第1", True),
    ("乙区", 4.0, "4%", "", False),
)
GROWTH = rows(
    "name value text rank_text is_judged bound",
    ("甲", 5.0, "增长5%", "第一 · 原文自述", False, "="),
    ("乙", 4.0, "增长突破4%", "第二 · 已核验", True, ">"),
)
CASES = {
    "gap-points": (
        GAPS,
        "个百分点",
        ("指标", "个百分点", ChartKind.BARS, ["甲"]),
        {"差距（个百分点）": [SHARE]},
    ),
    "gap-shares": (
        GAPS.assign(bar=3.66),
        "占上年实绩的%",
        ("指标", "占上年实绩的%", ChartKind.BARS, ["甲"]),
        {"差距占基数（%）": [SHARE]},
    ),
    "target-counts": (
        GAPS.assign(bar=3.66),
        "占基数的%",
        ("指标", "占基数的%", ChartKind.BARS, ["甲"]),
        {"差距占基数（%）": [SHARE]},
    ),
    "standings": (
        rows("name count text", ("存疑", 2, "2项")),
        "项",
        ("情形", "项", ChartKind.BARS, ["存疑"]),
        {"目标数（项）": [Point(value=2.0, label="2项", follows=True)]},
    ),
    "behind-rates": (
        GAPS.assign(bar=3.66),
        "见各行",
        ("指标", "见各行", ChartKind.BARS, ["甲"]),
        {"差多少（个百分点）": [SHARE]},
    ),
    "behind-amounts": (
        GAPS.assign(bar=3.66),
        "个百分点",
        ("指标", "个百分点", ChartKind.BARS, ["甲"]),
        {"完成率差多少（个百分点）": [SHARE]},
    ),
    "growth": (
        GROWTH,
        "%",
        ("指标", "%", ChartKind.BARS, ["甲", "乙"]),
        {
            "增速（%）": [
                Point(value=5.0, label="增长5%", note="第一 · 原文自述", follows=True),
                Point(value=4.0, label="增长突破4%", note="第二 · 已核验", mark=BOUND),
            ]
        },
    ),
    "peers": (
        PEERS,
        "%",
        ("地区", "%", ChartKind.BARS, ["甲区", "乙区"]),
        {
            "数值（%）": [
                Point(value=5.0, label="5%", note="第1", colour=ACTUAL),
                Point(value=4.0, label="4%", follows=True, colour=CONTEXT),
            ]
        },
    ),
    "changes": (
        CHANGES,
        "%",
        ("指标", "%", ChartKind.BARS, ["甲", "乙"]),
        {
            "此前（%）": [
                Point(value=5.0, label="此前5%", follows=True, colour=CONTEXT, mark=BOUND),
                Point(value=5.0, label="此前5%", follows=True, colour=CONTEXT),
            ],
            "现在（%）": [
                Point(value=8.0, label="现在8%", note="提高3个百分点"),
                Point(value=8.0, label="现在8%", note="提高3个百分点", mark=BOUND),
            ],
        },
    ),
    "last-year": (
        CHANGES,
        "%",
        ("指标", "%", ChartKind.BARS, ["甲", "乙"]),
        {
            "上年同期（%）": [
                Point(value=5.0, label="上年同期5%", follows=True, colour=CONTEXT, mark=BOUND),
                Point(value=5.0, label="上年同期5%", follows=True, colour=CONTEXT),
            ],
            "本期（%）": [
                Point(value=8.0, label="本期8%", note="提高3个百分点"),
                Point(value=8.0, label="本期8%", note="提高3个百分点", mark=BOUND),
            ],
        },
    ),
    "increments": (
        INCREMENTS,
        "见各行",
        ("指标", "占总数的%", ChartKind.OVERLAID, ["甲", "乙", "丙（新增0家）"]),
        {
            "总数（100%）": [
                Point(value=100.0, label="新增10家", note="共39家", colour=CONTEXT),
                Point(value=100.0, label="新增30家", note="共突破60家", colour=CONTEXT, mark=BOUND),
                Point(value=None, label="新增0家", note="共0家", colour=CONTEXT, follows=True),
            ],
            "其中新增（占总数的%）": [
                Point(value=25.6, follows=True, mark=BOUND),
                Point(value=50.0, follows=True),
                Point(value=None, follows=True),
            ],
        },
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bars_are_the_declared_columns(name):
    table, unit, whole, series = CASES[name]
    chart = native_chart(shown(name, table, unit=unit))
    assert (chart.heading, chart.unit, chart.kind, list(chart.categories)) == whole
    assert {each.name: list(each.points) for each in chart.series} == series


def test_a_chart_whose_marks_no_editable_chart_has_is_a_picture():
    pictures = [each for each in EXHIBITS if each.slide is SlideForm.PICTURE]
    assert pictures
    assert {native_chart(shown(each.name, rows("name", ("甲",)))) for each in pictures} == {None}

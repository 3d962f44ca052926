"""Every chart builder, drawn to SVG with invented rows: what a reader sees must be in it."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from html import unescape

import altair as alt
import pandas as pd
import pytest

from components.charts.bars import (
    change_chart,
    gap_chart,
    growth_chart,
    increment_chart,
    standing_chart,
)
from components.charts.calendar import calendar_chart
from components.charts.fields import fields_chart
from components.charts.frame import ChartFrame
from components.charts.heat import heat_chart
from components.charts.multiples import multiples_chart
from components.charts.peers import peers_chart
from components.charts.rank import rank_chart
from components.charts.rows import zero_based
from components.charts.series import series_chart
from components.charts.story import story_chart
from components.charts.theme import ACTUAL, BASELINE
from components.charts.track import track_chart
from tests.components.drawn import svg
from tests.components.invented_rows import (
    CHANGE,
    FIELDS,
    GAP,
    GROWTH,
    HEAT,
    INCREMENT,
    MULTIPLES,
    PEERS,
    RANK,
    SERIES,
    STANDING,
    STORY,
    TIMELINE,
    TRACK,
)

FRAME = ChartFrame(
    title="虚构区主要指标一览",
    period="2031年",
    unit="个百分点",
    source="虚构区政府工作报告",
    as_of=date(2032, 2, 1),
    edition="版次2032-02-01·0a1b2c",
)
FRAME_WORDS = (
    FRAME.title,
    "2031年",
    "单位：个百分点",
    "来源：虚构区政府工作报告",
    "截至2032-02-01",
    "版次2032-02-01·0a1b2c",
)
PHONE, PROJECTOR = 358, 1600

Builder = Callable[[pd.DataFrame, ChartFrame], alt.LayerChart]
CASES: dict[str, tuple[Builder, pd.DataFrame, tuple[str, ...]]] = {
    "growth": (growth_chart, GROWTH, ("name", "text", "rank_text")),
    "change": (change_chart, CHANGE, ("name", "before_text", "after_text", "change_text")),
    "increment": (increment_chart, INCREMENT, ("name", "stock_text", "increment_text")),
    "track": (track_chart, TRACK, ("subject", "target_figure", "distance", "remark")),
    "gap": (gap_chart, GAP, ("name", "bar_text", "bar_note")),
    "fields": (fields_chart, FIELDS, ("domain",)),
    "standing": (standing_chart, STANDING, ("group",)),
    "peers": (peers_chart, PEERS, ("area", "figure")),
    "series": (series_chart, SERIES, ("period_said", "figure")),
    "heat": (heat_chart, HEAT, ("row", "cell")),
    "story": (story_chart, STORY, ("period_said", "figure")),
    "multiples": (multiples_chart, MULTIPLES, ("panel_name",)),
    "rank": (rank_chart, RANK, ("scope", "place_name", "name", "figure")),
    "timeline": (calendar_chart, TIMELINE.dropna(subset=["due"]), ("group",)),
}
every_chart = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())


def words(chart: alt.LayerChart, width: int = PROJECTOR) -> str:
    """All texts of the picture in drawing order, line breaks removed."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg(chart, width=width), re.DOTALL)
    return "|".join(unescape(re.sub(r"<[^>]+>", "", text)) for text in texts)


def boxes(chart: alt.LayerChart, colour: str) -> list[tuple[float, float]]:
    """The left and right ends of all rectangles of a colour, filled or not, in a wide picture."""
    found = re.findall(
        rf'<path[^>]*d="M([-\d.]+),[-\d.]+h([-\d.]+)v[^>]*"{colour}"', svg(chart, width=PROJECTOR)
    )
    return [(float(left), float(left) + float(width)) for left, width in found]


def in_order(text: str, *parts: str) -> bool:
    places = [text.index(part) for part in parts]
    return places == sorted(places)


@every_chart
@pytest.mark.parametrize("width", [PHONE, PROJECTOR])
def test_says_its_frame_and_every_label(case, width):
    build, rows, fields = case
    said = words(build(rows, FRAME), width)
    labels = [text for field in fields for text in rows[field]]
    assert [text for text in (*FRAME_WORDS, *labels) if text not in said] == []


@every_chart
def test_is_a_picture_of_the_width_asked_for(case):
    build, rows, _ = case
    picture = svg(build(rows, FRAME), width=PHONE)
    assert re.search(r'<svg[^>]* width="(\d+)"', picture).group(1) == str(PHONE)


@every_chart
def test_without_rows_is_an_error(case):
    build, rows, _ = case
    with pytest.raises(ValueError, match="at least one row"):
        build(rows.iloc[:0], FRAME)


@every_chart
def test_names_a_missing_column(case):
    build, rows, fields = case
    with pytest.raises(ValueError, match=fields[0]):
        build(rows.drop(columns=fields[0]), FRAME)


@every_chart
def test_leaves_its_rows_alone(case):
    build, rows, _ = case
    before = rows.copy(deep=True)
    build(rows, FRAME)
    pd.testing.assert_frame_equal(rows, before)


@pytest.mark.parametrize(
    ("name", "field"),
    [("growth", "code"), ("track", "code"), ("peers", "area"), ("standing", "standing")],
)
def test_a_click_picks_the_row(name, field):
    build, rows, _ = CASES[name]
    spec = build(rows, FRAME).to_dict()
    picked = next(param for param in spec["params"] if param["name"] == "picked")
    assert field in picked["select"]["fields"]
    assert picked["views"] == [spec["layer"][-2]["name"]]


@pytest.mark.parametrize("name", ["growth", "change", "track", "gap", "standing"])
def test_values_begin_at_zero(name):
    build, rows, _ = CASES[name]
    chart = build(rows, FRAME)
    zeros = [(left + right) / 2 for left, right in boxes(chart, BASELINE)]
    assert zeros
    assert max(zeros) == pytest.approx(min(zeros))
    for ends in boxes(chart, ACTUAL):
        assert min(abs(each - zeros[0]) for each in ends) < 0.01


def test_an_axis_of_gains_has_nothing_below_zero():
    assert zero_based(pd.Series([6.0, 9.0])) == (0, 9)


def test_growth_falls_from_the_greatest_and_ends_with_the_doubtful():
    said = words(growth_chart(GROWTH, FRAME))
    assert in_order(said, "乙产业", "丁类", "甲产业", "丙类", "戊类产量增速（存疑）")


def test_changes_are_sorted_by_their_size_whatever_the_direction():
    assert in_order(words(change_chart(CHANGE, FRAME)), "乙类转诊率", "甲类普惠率")


def test_lines_stop_short_of_the_values_of_a_series():
    drawn = svg(series_chart(SERIES, FRAME))
    halos = re.findall(r'<text[^>]*stroke="#fff[^>]*>(.*?)</text>', drawn)
    assert {re.sub(r"^.*目标 ", "", each) for each in halos} >= set(SERIES["figure"])


def test_the_readers_own_order_is_kept():
    names = sorted(GAP["name"])
    drawn = words(partial(gap_chart, as_given=True)(GAP.sort_values("name"), FRAME))
    assert in_order(drawn, *names)


def test_compared_standings_come_first_with_the_sum_of_their_parts_and_limits_after_them():
    said = words(standing_chart(STANDING, FRAME))
    assert in_order(said, "高于上年实绩", "持平", "上限高于上年实绩", "无基数")
    assert "6项（下限4项、目标值2项）" in said


def test_a_doubtful_bar_is_hollow_and_dashed():
    sure = svg(growth_chart(GROWTH[~GROWTH["doubtful"]], FRAME))
    doubtful = svg(growth_chart(GROWTH[GROWTH["doubtful"]], FRAME))
    assert 'stroke-dasharray="5,3"' not in sure
    assert 'stroke-dasharray="5,3"' in doubtful


def test_a_bar_that_is_not_final_is_hollow_with_a_solid_edge_and_a_legend():
    sure = GROWTH[~GROWTH["doubtful"]]
    final, open_ = (growth_chart(sure.assign(provisional=each), FRAME) for each in (False, True))
    assert svg(open_).count('stroke-width="2"') > svg(final).count('stroke-width="2"')
    assert 'stroke-dasharray="5,3"' not in svg(open_)
    assert "空心的为初步数或预计数" in words(open_)
    assert "空心" not in words(final)


def test_a_point_of_a_series_that_is_not_final_is_hollow_and_has_a_legend():
    final, open_ = (series_chart(SERIES.assign(provisional=each), FRAME) for each in (False, True))
    assert "空心圆点为初步数或预计数" in words(open_)
    assert "空心" not in words(final)


@pytest.mark.parametrize("build", [growth_chart, peers_chart])
def test_a_bound_has_an_open_end_and_a_value_none(build):
    columns = {"code": "A", "name": "甲", "area": "甲", "value": 10.0, "own": True, "figure": ""}
    rows = pd.DataFrame([columns | {"text": "突破10%", "rank_text": "", "doubtful": False}])
    value, bound = (svg(build(rows.assign(bound=sign), FRAME)) for sign in ("=", ">"))
    drawn = [each.count("<path") for each in (value, bound)]
    # The arrow of a bar is beside it, that of an area in place of its dot.
    assert drawn[1] == drawn[0] + (build is growth_chart)
    assert ("箭头为限定值" in bound) == (build is peers_chart)


def test_an_increment_is_a_share_of_its_own_stock():
    layers = increment_chart(INCREMENT, FRAME).to_dict()
    records = next(
        data for data in layers["datasets"].values() if any("_share" in row for row in data)
    )
    assert {row["code"]: row["_share"] for row in records} == {"A": 0.25, "B": 0.5}
    assert "新增30个 / 共突破60个" in words(increment_chart(INCREMENT, FRAME))


def test_two_points_are_no_line_but_three_are():
    third = SERIES.iloc[[0]].assign(end=date(2029, 12, 31), period_said="2029年", value=4.0)
    lines = [
        [layer["mark"]["type"] for layer in series_chart(rows, FRAME).to_dict()["layer"]]
        for rows in (SERIES, pd.concat([third, SERIES]))
    ]
    assert "line" not in lines[0]
    assert "line" in lines[1]


def test_a_line_that_would_be_flat_is_drawn_over_its_own_range_and_says_so():
    years = [(2029, 12.5), (2030, 13.0), (2031, 13.2)]
    rows = pd.concat(
        [SERIES.iloc[[0]].assign(end=date(year, 12, 31), value=value) for year, value in years]
    )
    assert "纵轴不从0起" in words(series_chart(rows, FRAME))
    # From a tenth to the whole is no flat line, and two points are no line.
    steep = rows.assign(value=[1.3, 6.0, 13.0])
    assert "纵轴不从0起" not in words(series_chart(steep, FRAME))
    assert "纵轴不从0起" not in words(series_chart(rows.head(2), FRAME))


def test_every_period_has_a_name_on_a_phone_also_that_of_a_target():
    said = words(series_chart(SERIES, FRAME), PHONE)
    assert {"2030年", "2031年", "2032年"} <= set(said.split("|"))


def test_a_hover_adds_what_is_not_printed():
    rows = GROWTH.assign(cited="《报告》第3页", note="", owner="原文未列")
    layers = growth_chart(rows, FRAME).to_dict()["layer"]
    (sheet,) = [each for each in layers if each.get("name") == "sheet"]
    assert [each["title"] for each in sheet["encoding"]["tooltip"]] == ["来源"]
    assert "datum['name']" in sheet["mark"]["description"]["expr"]


@pytest.mark.parametrize("change", [{"bound": ">="}, {"doubtful": True}])
def test_a_bound_and_a_doubtful_point_break_the_line(change):
    """Of five years the third one is no sure value: 2030—2031 are joined, and 2033—2034."""
    years = [SERIES.iloc[[0]].assign(end=date(2030 + at, 12, 31), value=4.0) for at in range(5)]
    years[2] = years[2].assign(**change)
    chart = series_chart(pd.concat(years), FRAME)
    (line,) = [each for each in chart.to_dict()["layer"] if each["mark"]["type"] == "line"]
    runs = [row["_run"] for row in chart.to_dict()["datasets"][line["data"]["name"]]]
    assert runs == ["/0", "/0", "/1", "/1"]
    assert ("虚线边的为存疑" in words(chart)) == ("doubtful" in change)


def test_a_year_of_its_own_line_is_not_joined_to_the_year_before():
    ends = [date(2030, 6, 30), date(2030, 9, 30), date(2030, 12, 31), date(2031, 3, 31)]
    lines = ["2030年"] * 3 + ["2031年"]
    rows = pd.concat(
        [SERIES.iloc[[0]].assign(end=each, line=of) for each, of in zip(ends, lines, strict=True)]
    )
    chart = series_chart(rows, FRAME).to_dict()
    (line,) = [each for each in chart["layer"] if each["mark"]["type"] == "line"]
    assert line["encoding"]["detail"]["field"] == "_run"
    joined = [
        (row["line"], row["_joined"])
        for data in chart["datasets"].values()
        for row in data
        if "_joined" in row
    ]
    assert set(joined) == {("2030年", True), ("2031年", False)}


def test_long_titles_and_names_break_on_a_phone():
    name = "规模以上高新技术产业及战略性新兴产业增加值（按可比价格计算）增速"
    title = "虚构区二〇三一年国民经济和社会发展主要预期目标完成情况一览"
    frame = ChartFrame(title, "2031年", "%", FRAME.source, FRAME.as_of, FRAME.edition)
    picture = svg(growth_chart(GROWTH.assign(name=name), frame), width=PHONE)
    lines = [unescape(line) for line in re.findall(r"<tspan[^>]*>([^<]*)", picture)]
    assert name not in lines
    assert title not in lines
    assert name in "".join(lines)
    assert title in "".join(lines)


def test_data_hold_no_lists_because_streamlit_prints_them():
    for build, rows, _ in CASES.values():
        for records in build(rows, FRAME).to_dict()["datasets"].values():
            assert not [
                value for row in records for value in row.values() if isinstance(value, list)
            ]


@pytest.mark.parametrize("build", [gap_chart, track_chart, growth_chart, increment_chart])
def test_a_chart_says_how_doubtful_rows_are_read_where_it_has_some(build):
    rows = next(each for builder, each, _ in CASES.values() if builder is build)
    sure, doubtful = (build(rows.assign(doubtful=each), FRAME) for each in (False, True))
    assert "虚线边的为存疑，不参加排序" in words(doubtful)
    assert "虚线边的为存疑，不参加排序" not in words(sure)

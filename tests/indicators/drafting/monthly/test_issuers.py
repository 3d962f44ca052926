"""What stands between a table's title and its header, and the notes beneath it."""

import pytest

from indicators.drafting.monthly.claims import read_monthly
from indicators.model.codelists import RankBasis
from tests.indicators.drafting.monthly.books import SheetOf, book

HEADER = [
    ["县市区", "一般公共预算收入", None, None],
    [None, "绝对额（万元）", "增速（%）", "排名"],
]
ROWS = [
    ["全市", 168794, 4.1, None],
    ["东河县", 179299, 5.8, 2],
    ["西山县", 147858, -5.3, 3],
    ["石湾市", 175668, 8.1, 1],
]


def claims(*lines, below=()):
    title = [["2025年6月青川市各县市区主要经济指标"]]
    first = len(title) + len(lines) + 1
    merged = ["A1:D1", f"A{first}:A{first + 1}", f"B{first}:D{first}"]
    rows = [*title, *lines, *HEADER, *ROWS, *([text] for text in below)]
    return read_monthly(book(SheetOf("对比", rows, merged))).claims


@pytest.mark.parametrize(
    "note",
    [
        "青川市统计局",
        "单位：万元、%",
        "2025年7月20日",
        "编制单位：青川市财政局",
        "（续表一）",
        "国家统计局青川调查队",
    ],
)
@pytest.mark.parametrize("column", [1, 2, 3])
def test_a_note_above_the_header_names_no_column(note, column):
    line = [None, None, None, None]
    line[column] = note
    assert {each.name for each in claims(line)} == {"一般公共预算收入", "一般公共预算收入增速"}


def test_a_period_alone_above_a_column_stays_part_of_its_header():
    names = {each.period for each in claims([None, "1-6月", None, None])}
    assert names == {"2025-01..06"}


def test_a_county_level_city_among_counties_is_ranked_in_the_city():
    places = {each.area: each.scope for each in claims() if each.scope}
    assert places == dict.fromkeys(["东河县", "西山县", "石湾市"], "全市")


@pytest.mark.parametrize(
    ("note", "basis"),
    [
        ("注：1.不含农户。2.排名按增速由高到低。", RankBasis.GROWTH),
        ("注：位次以绝对额排序", RankBasis.LEVEL),
        ("注：投资排名按增速，收入排名按总量。", RankBasis.UNSTATED),
        ("注：不含农户。", RankBasis.UNSTATED),
    ],
)
def test_a_note_beneath_says_what_places_are_by(note, basis):
    places = [each for each in claims(below=[note]) if each.scope]
    assert {each.basis for each in places} == {basis}
    assert all(bool(each.doubts) == (basis is RankBasis.UNSTATED) for each in places)

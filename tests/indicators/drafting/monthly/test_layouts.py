"""The seven kinds of layout that bureaus use for their monthly workbooks."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.monthly.grids import SheetGrid
from tests.indicators.drafting.monthly.books import SheetOf, book, numbers_in, read, reading

CONTENTS = SheetOf("目录", [["2024年5月青川市国民经济统计月报"], ["一、工业", 1], ["二、投资", 2]])
PERIOD_ABOVE = SheetOf(
    "县区投资",
    [
        ["各县区固定资产投资"],
        ["县区", "1-5月", None, None],
        [None, "绝对额（万元）", "增速（%）", "排名"],
        ["全市", 512000, 6.5, None],
        ["东河区", 98000, -3.25, 4],
        ["西山县", 120500, 11.2, 1],
    ],
    ["A1:D1", "A2:A3", "B2:D2"],
)


@pytest.fixture(scope="module")
def period_above():
    return {
        each.cell: each
        for each in numbers_in(book(CONTENTS, PERIOD_ABOVE))
        if each.sheet == "县区投资"
    }


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B4", "固定资产投资 512000万元 2024-01..05 level 青川市"),
        ("C4", "固定资产投资增速 6.5% 2024-01..05 growth 青川市"),
        ("C5", "固定资产投资增速 -3.25% 2024-01..05 growth 东河区"),
        ("D5", "固定资产投资增速 4 2024-01..05 rank 东河区"),
        ("B6", "固定资产投资 120500万元 2024-01..05 level 西山县"),
    ],
)
def test_a_period_stands_merged_above_and_its_year_elsewhere(period_above, cell, expected):
    assert reading(period_above[cell]) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B3", "货运量 820万吨 2024-01..04 level 青川市"),
        ("B4", "公路货运量 700万吨 2024-01..04 level 青川市"),
        ("C5", "水运货运量增速 2.5% 2024-01..04 growth 青川市"),
        ("B6", "客运量 310万人 2024-01..04 level 青川市"),
        ("B7", "公路客运量 290万人 2024-01..04 level 青川市"),
    ],
)
def test_a_unit_stands_in_the_label_of_the_parent(cell, expected):
    cells = read(
        SheetOf(
            "交通运输",
            [
                ["青川市2024年交通运输业主要指标"],
                ["指标名称", "1-4月", "同比增长（%）"],
                ["货运量（万吨）", 820, 4.1],
                ["    公路", 700, 4.6],
                ["    水运", 120, 2.5],
                ["客运量（万人）", 310, 9.0],
                ["    公路", 290, 9.5],
            ],
            ["A1:C1"],
        )
    )
    assert reading(cells[cell]) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B4", "规模以上工业增加值增速 7.5% 2024-01..05 growth 青川市"),
        ("B6", "规模以上工业利润总额 12.5亿元 2024-01..04 level 青川市"),
    ],
)
def test_the_rows_below_last_months_data_are_of_another_period(cell, expected):
    cells = read(
        SheetOf(
            "工业",
            [
                ["2024年1-5月青川市工业主要指标"],
                ["指标", "1-5月累计"],
                ["工业用电量（万千瓦时）", 88000],
                ["规模以上工业增加值增速（%）", 7.5],
                ["（上月数据）", None],
                ["规模以上工业利润总额（亿元）", 12.5],
            ],
            ["A1:B1"],
        )
    )
    assert reading(cells[cell]) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("C3", "工业总产值指数 104.2% 2024-01..05 index 青川市"),
        ("B4", "工业总产值 45.6亿元 2024-05 level 青川市"),
        ("C4", "工业总产值 230.1亿元 2024-01..05 level 青川市"),
        ("D4", "工业总产值增速 5.5% 2024-01..05 growth 青川市"),
    ],
)
def test_an_index_row_stands_above_rows_of_money(cell, expected):
    cells = read(
        SheetOf(
            "产值",
            [
                ["青川市2024年1-5月工业产值（亿元）"],
                ["指标", "本月", "累计", "累计比上年同期（%）"],
                ["工业总产值指数（上年同期=100）", 103.1, 104.2, None],
                ["工业总产值", 45.6, 230.1, 5.5],
            ],
            ["A1:D1"],
        )
    )
    assert reading(cells[cell]) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B4", "各项存款 1520.5亿元 2024-05 level 青川市"),
        ("C4", "各项存款增减 88.2亿元 2024-01..05 change 青川市"),
        ("D4", "各项存款增减 91.7亿元 2023-01..05 change 青川市"),
        ("B5", "住户存款 1100.1亿元 2024-05 level 青川市"),
    ],
)
def test_a_balance_has_its_change_and_last_years_change(cell, expected):
    cells = read(
        SheetOf(
            "金融",
            [
                ["青川市2024年1-5月金融机构存款"],
                [None, None, None, "单位：亿元"],
                ["指标", "余额", "比年初增减", "上年同期比年初增减"],
                ["各项存款", 1520.5, 88.2, 91.7],
                ["  住户存款", 1100.1, 70.4, 72.3],
            ],
            ["A1:D1"],
        )
    )
    assert reading(cells[cell]) == expected


def test_what_is_hidden_or_stray_or_a_page_number_is_refused_with_a_reason():
    rows = [
        ["青川市2024年1-5月财政收支（万元）"],
        ["指标", "累计", "上年同期", "增长（%）"],
        ["地方一般公共预算收入", 56000, 53000, 5.7],
        ["税收收入", 40000, 39000, 2.6],
    ]
    finance = SheetOf("财政", rows, ["A1:D1"], [4], ["C"], others={"G9": 17})
    old = SheetOf("旧表", rows, is_hidden=True)
    cells = {
        (each.sheet, each.cell): reading(each) for each in numbers_in(book(CONTENTS, finance, old))
    }

    assert cells["财政", "B3"].startswith("地方一般公共预算收入 56000万元 2024-01..05")
    assert cells["财政", "C3"] == cells["财政", "B4"] == "HIDDEN"
    assert cells["财政", "G9"] in {"STRAY", "NO_HEADER"}
    assert cells["旧表", "B3"] == "HIDDEN_SHEET"
    assert cells["目录", "B2"] == "PAGE_NUMBER"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B4", "地区生产总值 4100.5亿元 2024-01..03 level 江北区"),
        ("C4", "地区生产总值增速 6.1% 2024-01..03 growth 江北区"),
        ("D5", "规模以上工业增加值增速 8.8% 2024-01..03 growth 渝南区"),
    ],
)
def test_a_matrix_has_areas_in_rows_and_indicators_in_columns(cell, expected):
    cells = read(
        SheetOf(
            "十区",
            [
                ["2024年1-3月各区主要经济指标"],
                ["地区", "地区生产总值", None, "规模以上工业增加值"],
                [None, "总量（亿元）", "增速（%）", "增速（%）"],
                ["江北区", 4100.5, 6.1, 7.2],
                ["渝南区", 3900.1, 5.8, 8.8],
            ],
            ["A1:D1", "A2:A3", "B2:C2"],
        )
    )
    assert reading(cells[cell]) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("B3", "常住人口 35.2万人 2024-03 level 江北区"),
        ("C4", "社会消费品零售总额 120.7亿元 2024-03 level 渝南区"),
    ],
)
def test_areas_may_stand_in_columns(cell, expected):
    cells = read(
        SheetOf(
            "对比",
            [
                ["2024年3月各区主要指标"],
                ["指标", "江北区", "渝南区"],
                ["常住人口（万人）", 35.2, 40.3],
                ["社会消费品零售总额（亿元）", 98.1, 120.7],
            ],
            ["A1:C1"],
        )
    )
    assert reading(cells[cell]) == expected


def test_a_unit_of_the_title_makes_rows_of_growth():
    rows = [
        ["各县区投资增速（2024年1-5月）（%）"],
        ["指标", "全市", "东河区", "西山县"],
        ["固定资产投资增速", -3.2, 1.5, 4.5],
        ["民间投资占比", 41.5, 40.25, 39],
    ]
    cells = read(CONTENTS, SheetOf("分县", rows, ["A1:D1"]))
    assert reading(cells["C3"]) == "固定资产投资增速 1.5% 2024-01..05 growth 东河区"
    assert reading(cells["D4"]) == "民间投资占比 39% 2024-01..05 share 西山县"


def test_a_title_of_two_tables_names_the_rows_of_neither():
    rows = [
        ["2024年1-5月产品产量和用电量"],
        ["产品", "累计", None, "用电", "累计（亿千瓦时）"],
        ["原煤（万吨）", 120.5, None, "工业用电量", 33.3],
        ["饮料（万吨）", 50.2, None, "居民用电量", 28.8],
    ]
    cells = read(CONTENTS, SheetOf("并排", rows))
    assert reading(cells["B3"]) == "原煤 120.5万吨 2024-01..05 level 青川市"
    assert reading(cells["E3"]) == "工业用电量 33.3亿千瓦时 2024-01..05 level 青川市"
    draft = draft_of(book(CONTENTS, SheetOf("并排", rows)))
    doubts = {each.claim.cell: each.doubts for each in draft.rows}
    assert doubts == {"B3": ("名称较短",), "B4": ("名称较短",), "E3": (), "E4": ()}


def test_a_whole_number_of_an_old_file_has_no_decimals():
    grid = SheetGrid("旧")
    grid.put((1, 1), 9.0)
    grid.put((2, 1), 9.5)
    assert [str(each) for each in grid.values.values()] == ["9", "9.5"]

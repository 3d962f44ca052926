"""What headers and labels of other invented layouts say, beyond the seven kinds."""

import pytest

from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.monthly.meanings import is_area
from tests.indicators.drafting.monthly.books import SheetOf, book, read, reading

UNITS = SheetOf(
    "主要指标",
    [
        ["南湖区主要经济指标（2025年1—7月）"],
        ["指标名称", "计量单位", "本月", "1—7月累计", "同比增长(%)"],
        ["一、地区生产总值（上半年）", "亿元", None, 150.2, 6.3],
        ["二、规模以上工业增加值", "%", None, 7.1, None],
        ["三、居民消费价格指数", "%", 100.2, 100.4, 0.4],
        ["四、全社会用电量", "万千瓦时", 8200, 51000, 4.4],
        ["    其中：工业用电量", "万千瓦时", 5200, 31000, 4.9],
    ],
    ["A1:E1"],
)
COUNTIES = SheetOf(
    "分县",
    [
        ["2025年1-6月分县市区主要指标"],
        ["指标", "单位", "全市", None, "东河区", None],
        [None, None, "总量", "增速%", "总量", "增速%"],
        ["地区生产总值", "亿元", 500, 6, 200, 6.5],
    ],
    ["C2:D2", "E2:F2", "A2:A3", "B2:B3"],
)
SIDES = SheetOf(
    "投资消费",
    [
        ["2025年1-6月投资和消费（亿元）"],
        ["指标", "绝对额", "增长（%）", "指标", "绝对额", "增长（%）"],
        ["固定资产投资", 100, 3.5, "社会消费品零售总额", 80, 5.1],
        ["  民间投资", 50, 2.5, "  城镇", 60, 5],
    ],
    ["A1:F1"],
)
MONTHS = SheetOf(
    "工业用电",
    [
        ["2025年青川市工业用电量（万千瓦时）"],
        ["地区", "1月", "2月", "1-2月累计", "同比（%）"],
        ["青川市", 100, 90, 190, 4.5],
        ["东河区", 40, 30, 70, 5.5],
    ],
    ["A1:E1"],
)
RANKED = SheetOf(
    "十区排名",
    [
        ["附表2：2025年上半年各区主要经济指标"],
        ["区", "GDP（亿元）", "增速（%）", "位次", "固定资产投资增速（%）", "位次"],
        ["江北区", 410, 6.1, 3, 5.5, 2],
    ],
    ["A1:F1"],
)
PRICES = SheetOf(
    "价格",
    [
        ["2025年6月青川市居民消费价格指数"],
        ["类别", "以上月价格为100", "以上年同月价格为100", "以上年同期价格为100"],
        ["居民消费价格总指数", 100.1, 100.3, 100.2],
        ["  食品烟酒", 99.8, 101.3, 100.9],
    ],
    ["A1:D1"],
)
YEARS = SheetOf(
    "历年",
    [
        ["青川市历年主要指标"],
        ["指标", "单位", 2023, 2024],
        ["地区生产总值", "亿元", 520.5, 560],
        ["常住人口", "万人", 50.5, 51],
    ],
    ["A1:D1"],
)
TEXTS = SheetOf(
    "产量",
    [
        ["2025年1-6月青川市工业主要产品产量"],
        ["序号", "产品名称", "计量单位", "本月", "累计", "±%"],
        [1, "水泥", "万吨", "12.5", "1,200", "-3.5%"],
        [2, "化肥", "吨", "300", "2,000", "5.5"],
    ],
    ["A1:F1"],
)
UNIT_ROW = SheetOf(
    "财政",
    [
        ["2025年1-6月各县区财政收入"],
        ["县区", "累计", None, None],
        [None, "绝对额", "增长", "位次"],
        [None, "万元", "%", None],
        ["东河区", 200, 3.4, 2],
    ],
    ["A1:D1", "B2:D2", "A2:A4"],
)
CHANGES = SheetOf(
    "存贷款",
    [
        ["2025年6月末金融机构存贷款"],
        ["项目", "余额（亿元）", "比上月（亿元）", "比年初增减（亿元）", "同比增减（%）"],
        ["各项存款", 2000, 10, 120, 8.8],
        ["各项贷款", 1600, 20, 130, 7.7],
    ],
    ["A1:E1"],
)

VISITORS = SheetOf(
    "旅游",
    [
        ["2025年川西市旅游接待情况"],
        [None, "8月", "同比", "1-8月", "同比"],
        ["接待游客（万人次）", 52, "10.5%", 420, "8.8%"],
        ["旅游收入（亿元）", 4.2, "12.1%", 33, "9.1%"],
    ],
    ["A1:E1"],
)
COMPANIES = SheetOf(
    "工业效益",
    [
        ["规模以上工业企业主要经济指标"],
        ["2025年1-7月", None, "单位：万元、%"],
        [None, "本期", "上年同期", "增减"],
        ["营业收入", 1520000, 1430000, 6.3],
        ["资产负债率（%）", 55.5, 56.1, -0.6],
    ],
)

# The parts after the first line up with its name, so they are indented more than 其中.
HOUSEHOLDS = SheetOf(
    "收入",
    [
        ["2025年1-6月青川市居民收入"],
        ["指标", "绝对额（元）", "增速（%）"],
        ["城镇居民人均可支配收入", 20000, 5],
        ["  其中：工资性收入", 12000, 5.5],
        ["          经营净收入", 3000, 6],
        ["         转移净收入", 5000, 3.4],
        ["农村居民人均可支配收入", 9000, 6],
        ["  其中：工资性收入", 4000, 6.5],
        ["          经营净收入", 3500, 5.5],
        ["         转移净收入", 1500, 7],
    ],
    ["A1:C1"],
)
# Indented a little more than 其中 itself: a part of that part.
HOUSING = SheetOf(
    "房地产",
    [
        ["2025年1-6月青川市房地产开发（万元）"],
        ["指标", "绝对额", "增速（%）"],
        ["房地产开发投资", 9000, 2],
        ["  其中：住宅", 6000, 3],
        ["    小户型", 1000, 4],
        ["商品房销售额", 8000, 1],
        ["  其中：住宅", 5000, 2],
        ["    小户型", 900, 3],
    ],
    ["A1:C1"],
)


@pytest.mark.parametrize(
    ("sheet", "cell", "expected"),
    [
        (HOUSING, "B5", "住宅小户型 1000万元 2025-01..06 level 青川市"),
        (HOUSEHOLDS, "B4", "城镇居民人均可支配收入工资性收入 12000元 2025-01..06 level 青川市"),
        (HOUSEHOLDS, "B5", "城镇居民人均可支配收入经营净收入 3000元 2025-01..06 level 青川市"),
        (HOUSEHOLDS, "B6", "城镇居民人均可支配收入转移净收入 5000元 2025-01..06 level 青川市"),
        (HOUSEHOLDS, "C9", "农村居民人均可支配收入经营净收入增速 5.5% 2025-01..06 growth 青川市"),
        (UNITS, "D3", "地区生产总值 150.2亿元 2025-01..06 level 南湖区"),
        (UNITS, "D4", "规模以上工业增加值增速 7.1% 2025-01..07 growth 南湖区"),
        (UNITS, "C5", "居民消费价格指数 100.2% 2025-07 index 南湖区"),
        (UNITS, "C6", "全社会用电量 8200万千瓦时 2025-07 level 南湖区"),
        (UNITS, "E7", "工业用电量增速 4.9% 2025-01..07 growth 南湖区"),
        (COUNTIES, "C4", "地区生产总值 500亿元 2025-01..06 level 全市"),
        (COUNTIES, "F4", "地区生产总值增速 6.5% 2025-01..06 growth 东河区"),
        (SIDES, "B4", "民间投资 50亿元 2025-01..06 level 全市"),
        (SIDES, "E4", "城镇零售额 60亿元 2025-01..06 level 全市"),
        (MONTHS, "C4", "工业用电量 30万千瓦时 2025-02 level 东河区"),
        (MONTHS, "E3", "工业用电量增速 4.5% 2025-01..02 growth 青川市"),
        (RANKED, "C3", "GDP增速 6.1% 2025-01..06 growth 江北区"),
        (RANKED, "F3", "固定资产投资增速 2 2025-01..06 rank 江北区"),
        (PRICES, "C4", "食品烟酒指数 101.3% 2025-06 index 青川市"),
        (PRICES, "D3", "居民消费价格总指数 100.2% 2025-01..06 index 青川市"),
        (YEARS, "C3", "地区生产总值 520.5亿元 2023 level 全市"),
        (YEARS, "D4", "常住人口 51万人 2024 level 全市"),
        (TEXTS, "A3", "SERIAL"),
        (TEXTS, "E3", "水泥产量 1200万吨 2025-01..06 level 青川市"),
        (TEXTS, "F3", "水泥产量增速 -3.5% 2025-01..06 growth 青川市"),
        (UNIT_ROW, "B5", "财政收入 200万元 2025-01..06 level 东河区"),
        (UNIT_ROW, "C5", "财政收入增速 3.4% 2025-01..06 growth 东河区"),
        (CHANGES, "B3", "各项存款 2000亿元 2025-06 level 全市"),
        (CHANGES, "C3", "各项存款增减（环比） 10亿元 2025-06 change 全市"),
        (CHANGES, "D4", "各项贷款增减 130亿元 2025-01..06 change 全市"),
        (CHANGES, "E4", "各项贷款增速 7.7% 2025-06 growth 全市"),
        (VISITORS, "C3", "接待游客增速 10.5% 2025-08 growth 川西市"),
        (VISITORS, "E4", "旅游收入增速 9.1% 2025-01..08 growth 川西市"),
        (COMPANIES, "B4", "营业收入 1520000万元 2025-01..07 level 全市"),
        (COMPANIES, "C4", "营业收入 1430000万元 2024-01..07 level 全市"),
        (COMPANIES, "C5", "资产负债率 56.1% 2024-01..07 share 全市"),
    ],
)
def test_a_cell_is_read_by_its_row_and_header(sheet, cell, expected):
    assert reading(read(sheet)[cell]) == expected


def test_rows_of_months_are_of_what_the_title_names():
    rows = [
        ["2025年规模以上工业增加值增速（%）"],
        ["月份", "全市", "东河区"],
        ["1-2月", 5.5, 4.4],
        ["1-3月", 5.6, 4.5],
    ]
    cells = read(SheetOf("分月", rows, ["A1:C1"]))
    assert reading(cells["C3"]) == "规模以上工业增加值增速 4.4% 2025-01..02 growth 东河区"
    assert reading(cells["B4"]) == "规模以上工业增加值增速 5.6% 2025-01..03 growth 全市"


@pytest.mark.parametrize(
    "header", ["较上月位次变化", "位次升降", "排名变动", "较上期升降位", "比上年位次"]
)
def test_how_far_a_place_moved_is_no_place(header):
    rows = [
        ["各县区投资（2025年1-9月）"],
        ["县区", "增速（%）", "增速位次", header],
        ["东河区", 1.5, 6, -1],
        ["西山县", 2.5, 5, 2],
    ]
    cells = read(SheetOf("位次", rows, ["A1:D1"]))
    assert cells["C3"].measure == "rank"
    assert reading(cells["D3"]) == reading(cells["D4"]) == "MOVED"


def test_how_much_of_a_plan_was_done_is_a_share_and_the_plan_a_target():
    rows = [
        ["2025年1-9月青川市重点指标"],
        ["指标", "单位", "年度目标", "1-9月完成", "完成年度目标（%）", "占全省比重（%）"],
        ["固定资产投资", "亿元", 1200, 800.5, 66.7, 5.5],
    ]
    claims = {
        each.claim.cell: each.claim
        for each in draft_of(book(SheetOf("重点", rows, ["A1:F1"]))).rows
    }
    told = {cell: (each.kind.word, each.name, each.unit) for cell, each in claims.items()}
    assert told == {
        "C3": ("目标", "固定资产投资", "亿元"),
        "D3": ("实绩", "固定资产投资", "亿元"),
        "E3": ("实绩", "固定资产投资完成年度目标比例", "%"),
        "F3": ("实绩", "固定资产投资比重", "%"),
    }
    assert (claims["C3"].period, claims["D3"].period) == ("2025", "2025-01..09")
    assert claims["C3"].doubts == ("目标还是实绩，请核对",)


def test_towns_are_areas_and_what_they_did_is_named_by_the_title():
    rows = [
        ["东河区各乡镇办财政收入完成情况（2025年9月）", None, None, None, "单位：万元"],
        ["乡镇办", "年初任务", "累计完成", "完成%", "增长%"],
        ["陈州街道办事处", 1200, 980, 81.7, 5.5],
        ["邓城镇", 1100, 800, 72.7, -3.3],
        ["合计", 2300, 1780, 77.4, 1.2],
    ]
    cells = read(SheetOf("乡镇", rows, ["A1:D1"]))
    assert reading(cells["C3"]) == "财政收入 980万元 2025-01..09 level 陈州街道办事处"
    assert reading(cells["E4"]) == "财政收入增速 -3.3% 2025-01..09 growth 邓城镇"
    assert reading(cells["D5"]) == "财政收入完成比例 77.4% 2025-01..09 share 东河区"
    draft = draft_of(book(SheetOf("乡镇", rows, ["A1:D1"])))
    names = {each.claim.cell: each.claim.name for each in draft.rows}
    assert (names["B3"], names["D3"]) == ("财政收入", "财政收入完成比例")


@pytest.mark.parametrize("label", ["城镇", "城乡", "背街小巷", "建制镇", "乡镇"])
def test_not_all_that_ends_like_a_town_is_one(label):
    assert not is_area(label)


def test_what_is_compared_with_a_month_is_of_a_month():
    rows = [
        ["2025年9月青川市居民消费价格指数"],
        ["类别", "上月=100", "上年同月=100", "上年同期=100"],
        ["总指数", 100.1, 99.8, 100.2],
    ]
    cells = read(SheetOf("投资", [["2025年1-9月"]]), SheetOf("价格", rows, ["A1:D1"]))
    periods = [cells[each].period for each in ("B3", "C3", "D3")]
    assert periods == ["2025-09", "2025-09", "2025-01..09"]


def test_a_column_of_serial_numbers_before_the_labels_is_called_so():
    rows = [
        ["2025年1-9月青川市重点项目"],
        ["序 号", "项目名称", "完成投资（亿元）"],
        [1, "智能装备产业园", 2.8],
        [2, "中心医院", 1.1],
    ]
    cells = read(SheetOf("项目", rows, ["A1:C1"]))
    assert reading(cells["A3"]) == reading(cells["A4"]) == "SERIAL"

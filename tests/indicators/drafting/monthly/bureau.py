"""An invented bureau's workbook of any month, in the seven layouts."""

from indicators.drafting.drafts.decisions import Decision, RowVerdict
from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.monthly.mapped_draft import mapped
from indicators.drafting.monthly.mapping import BureauMapping, learnt
from tests.indicators.drafting.monthly.books import SheetOf, book

ADOPT = Decision(RowVerdict.ADOPT)


def sheets_of(month, year=2024):
    """The sheets by their titles."""
    span = f"1-{month}月" if month > 1 else "1月"
    up_to = f"{year}年{span}"
    sheets = (
        SheetOf(
            "目录", [[f"{year}年{month}月青川市国民经济统计月报"], ["一、工业", 1], ["二、投资", 2]]
        ),
        SheetOf(
            "县区投资",
            [
                ["各县区固定资产投资"],
                ["县区", span, None, None],
                [None, "绝对额（万元）", "增速（%）", "增速全市排名"],
                ["全市", 512000 + month, 6.5, None],
                ["东河区", 98000 + month, -3.25, 4],
                ["西山县", 120500 + month, 11.2, 1],
            ],
            ["A1:D1", "A2:A3", "B2:D2"],
        ),
        SheetOf(
            "交通运输",
            [
                [f"青川市{year}年交通运输业主要指标"],
                ["指标名称", span, "同比增长（%）"],
                ["货运量（万吨）", 820 + month, 4.1],
                ["    公路", 700, 4.6],
                ["    水运", 120, 2.5],
                ["客运量（万人）", 310, 9.0],
                ["    公路", 290, 9.5],
            ],
            ["A1:C1"],
        ),
        SheetOf(
            "工业",
            [
                [f"{up_to}青川市工业主要指标"],
                ["指标", f"{span}累计" if month > 1 else span],
                ["工业用电量（万千瓦时）", 88000 + month],
                ["规模以上工业增加值增速（%）", 7.5],
                ["（上月数据）", None],
                ["规模以上工业利润总额（亿元）", 12.5],
            ],
            ["A1:B1"],
        ),
        SheetOf(
            "产值",
            [
                [f"青川市{up_to}工业产值（亿元）"],
                ["指标", "本月", "累计", "累计比上年同期（%）"],
                ["工业总产值指数（上年同期=100）", 103.1, 104.2, None],
                ["工业总产值", 45.6, 230.1, 5.5],
            ],
            ["A1:D1"],
        ),
        SheetOf(
            "金融",
            [
                [f"青川市{up_to}金融机构存款"],
                [None, None, None, "单位：亿元"],
                ["指标", "余额", "比年初增减", "上年同期比年初增减"],
                ["各项存款", 1520.5 + month, 88.2, 91.7],
                ["  住户存款", 1100.1, 70.4, 72.3],
            ],
            ["A1:D1"],
        ),
        SheetOf(
            "财政",
            [
                [f"青川市{up_to}财政收支（万元）"],
                ["指标", "累计", "上年同期", "增长（%）"],
                ["地方一般公共预算收入", 56000 + month, 53000, 5.7],
                ["税收收入", 40000, 39000, 2.6],
                ["土地收入", 4000, 3900, 2.6],
            ],
            ["A1:D1"],
            [5],
            ["C"],
            others={"G9": 17},
        ),
        SheetOf(
            "十区",
            [
                [f"{up_to}各区主要经济指标"],
                ["地区", "地区生产总值", None, "规模以上工业增加值"],
                [None, "总量（亿元）", "增速（%）", "增速（%）"],
                ["江北区", 4100.5 + month, 6.1, 7.2],
                ["渝南区", 3900.1, 5.8, 8.8],
            ],
            ["A1:D1", "A2:A3", "B2:C2"],
        ),
    )
    return {each.title: each for each in sheets}


def month_book(month, *, year=2024, **changed):
    """The workbook of a month; `changed` gives sheets by title, None for one that is left out."""
    sheets = sheets_of(month, year) | changed
    return book(*(each for each in sheets.values() if each))


def learned(content, indicators=(), mapping=None):
    """What is remembered of a workbook whose draft is confirmed as it is."""
    draft = draft_of(content, indicators)
    before = mapping or BureauMapping(draft.identity.area)
    decided = mapped(draft, before, indicators) if mapping else draft
    return learnt(before, draft, [(each, ADOPT) for each in decided.rows])


def next_month(mapping, content, indicators=()):
    """The draft of a workbook with a mapping."""
    return mapped(draft_of(content, indicators), mapping, indicators)

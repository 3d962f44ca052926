"""A month's workbook with what was learnt of the one before: what is asked, and what is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from indicators.drafting.claims import Reason
from indicators.drafting.drafts.matching import MatchWay
from indicators.drafting.monthly.keys import DifferenceKind, PeriodForm
from tests.indicators.drafting.monthly.books import SheetOf
from tests.indicators.drafting.monthly.bureau import learned, month_book, next_month, sheets_of

MAY = learned(month_book(5))


def asked(draft):
    return {(row.claim.sheet, row.claim.cell): row.doubts[0] for row in draft.rows if row.doubts}


def cell_of(mapping, row, header="", sheet=""):
    return next(
        each
        for each in mapping.cells
        if each.key.row.endswith(row) and header in each.key.header and sheet in each.key.sheet
    )


def claim_at(draft, sheet, cell):
    return next(each for each in draft.rows if (each.claim.sheet, each.claim.cell) == (sheet, cell))


def with_rows(title, month, change):
    """A sheet of a month with other rows."""
    sheet = sheets_of(month)[title]
    return replace(sheet, rows=change([list(each) for each in sheet.rows]))


@pytest.mark.parametrize(("month", "year"), [(6, 2024), (9, 2024), (12, 2024), (2, 2025)])
def test_the_next_months_of_a_known_workbook_ask_nothing(month, year):
    draft = next_month(MAY, month_book(month, year=year))
    assert asked(draft) == {}
    assert draft.differences.words.endswith("个不用再问，与上次没有差别。")
    assert {each.match.way for each in draft.rows} == {MatchWay.REMEMBERED}


def test_the_periods_follow_the_month():
    draft = next_month(MAY, month_book(6))
    periods = {
        (sheet, cell): claim_at(draft, sheet, cell).claim.period
        for sheet, cell in (("县区投资", "B4"), ("产值", "B4"), ("金融", "D4"), ("工业", "B6"))
    }
    assert list(periods.values()) == ["2024-01..06", "2024-06", "2023-01..06", "2024-01..05"]


def test_a_changed_unit_is_asked_with_both_and_not_applied():
    def in_other_unit(rows):
        rows[2][1] = "绝对额（亿元）"
        return rows

    content = month_book(6, 县区投资=with_rows("县区投资", 6, in_other_unit))
    draft = next_month(MAY, content)
    assert asked(draft) == {
        ("县区投资", each): "单位由“万元”变为“亿元”" for each in ("B4", "B5", "B6")
    }
    claim = claim_at(draft, "县区投资", "B5").claim
    assert (claim.value, claim.unit) == (98006, "亿元")
    assert "本月单位变化1处。" in draft.differences.words


def test_new_and_missing_rows_are_counted():
    def other_rows(rows):
        return [*rows[:4], ["南川县", 7, 1, 2], ["北川县", 8, 2, 3], ["川中县", 9, 3, 5]]

    content = month_book(6, 县区投资=with_rows("县区投资", 6, other_rows))
    draft = next_month(MAY, content)
    assert "本月新增3行，缺少2行。" in draft.differences.words
    assert set(asked(draft).values()) == {"本月新增的行"}
    lost = [each for each in draft.differences.found if each.kind is DifferenceKind.LOST_ROW]
    assert {each.key.row for each in lost} == {"东河区", "西山县"}


def test_a_missing_column_is_one_difference():
    def narrower(rows):
        return [each[:3] for each in rows]

    content = month_book(6, 县区投资=with_rows("县区投资", 6, narrower))
    assert "本月缺少1列。" in next_month(MAY, content).differences.words


def test_a_blank_cell_is_no_difference():
    def with_blank(rows):
        rows[4][1] = "- -"
        return rows

    content = month_book(6, 县区投资=with_rows("县区投资", 6, with_blank))
    assert next_month(MAY, content).differences.words.endswith("与上次没有差别。")


def test_what_was_missing_for_a_month_is_not_said_again_and_not_forgotten():
    june = learned(month_book(6, 县区投资=None), mapping=MAY)
    assert next_month(june, month_book(7)).differences.found == ()
    assert next_month(june, month_book(7, 县区投资=None)).differences.found == ()


def test_a_refused_cell_stays_refused():
    cell = cell_of(MAY, "税收收入", "累计")
    mapping = MAY.corrected(replace(cell, is_taken=False))
    draft = next_month(mapping, month_book(6))
    reasons = {(each.sheet, each.cell): each.reason for each in draft.refusals}
    assert reasons["财政", "B4"] is Reason.NOT_TAKEN
    assert asked(draft) == {}


def test_a_forgotten_cell_is_asked():
    mapping = MAY.without(cell_of(MAY, "税收收入", "累计").key)
    assert set(asked(next_month(mapping, month_book(6)))) == {("财政", "B4")}


def test_a_corrected_cell_is_applied():
    cell = cell_of(MAY, "各项存款", "余额")
    mapping = MAY.corrected(
        replace(cell, name="存款余额", unit="万元", factor=Decimal(10000), form=PeriodForm.TO_DATE)
    )
    claim = claim_at(next_month(mapping, month_book(6)), "金融", "B4").claim
    assert (claim.name, claim.value, claim.unit) == ("存款余额", 15265000, "万元")
    assert claim.period == "2024-01..06"


def test_a_sheet_under_another_name_is_the_same_sheet():
    sheet = replace(sheets_of(6)["交通运输"], title="交邮10")
    draft = next_month(MAY, month_book(6, 交通运输=None, 交邮10=sheet))
    assert draft.differences.found == ()
    june = learned(month_book(6, 交通运输=None, 交邮10=sheet), mapping=MAY)
    assert {each.key.sheet for each in june.cells if each.key.row == "货运量"} == {"交邮10"}


def test_a_new_layout_carries_over_what_the_row_was():
    fresh = SheetOf(
        "运输",
        [["青川市1-6月运输"], ["项目", "完成量", "增幅（%）"], ["货运量（万吨）", 900, 3.5]],
        ["A1:C1"],
    )
    cell = cell_of(MAY, "货运量", sheet="交通运输")
    mapping = MAY.corrected(replace(cell, name="全社会货运量"))
    draft = next_month(mapping, month_book(6, 交通运输=None, 运输=fresh))
    row = claim_at(draft, "运输", "B3")
    assert (row.claim.name, row.match.way) == ("全社会货运量", MatchWay.REMEMBERED)
    assert asked(draft)["运输", "B3"] == "新的版式，按行名沿用“交通运输”的对应"


def test_growth_over_last_month_is_not_taken_for_growth_over_the_year():
    def against_last_month(rows):
        rows[1][2] = "比上月增长（%）"
        return rows

    content = month_book(6, 交通运输=with_rows("交通运输", 6, against_last_month))
    draft = next_month(MAY, content)
    assert set(asked(draft).values()) == {"本月新增的列"}
    assert claim_at(draft, "交通运输", "C3").claim.name == "货运量增速（环比）"


def test_a_second_column_does_not_take_what_is_remembered_of_the_first():
    def with_second(rows):
        extras = (None, "本月增速（%）", 1, 2, 3, 4, 5)
        return [[*each, extra] for each, extra in zip(rows, extras, strict=True)]

    content = month_book(6, 交通运输=with_rows("交通运输", 6, with_second))
    draft = next_month(MAY, content)
    assert set(asked(draft).values()) == {"本月新增的列"}


def test_of_january_a_month_and_the_year_so_far_are_one():
    january = learned(month_book(1))
    draft = next_month(january, month_book(2))
    assert [each for each in draft.differences.found if each.kind is DifferenceKind.PERIOD] == []
    assert claim_at(draft, "县区投资", "B4").claim.period == "2024-01..02"


def test_rows_of_the_same_words_are_told_apart_by_their_order_or_asked():
    rows = [["2024年5月青川市补充指标（亿元）"], ["指标", "本月"], ["其他", 1], ["其他", 2]]
    first = SheetOf("补充", rows, ["A1:B1"])
    mapping = learned(month_book(5, 补充=first))
    second = next(each for each in mapping.cells if each.key.sheet == "补充" and each.key.nth == 2)
    mapping = mapping.corrected(replace(second, name="第二个其他"))
    again = replace(first, rows=[["2024年6月青川市补充指标（亿元）"], *rows[1:]])
    draft = next_month(mapping, month_book(6, 补充=again))
    names = [each.claim.name for each in draft.rows if each.claim.sheet == "补充"]
    assert names == ["其他", "第二个其他"]
    longer = replace(again, rows=[*again.rows, ["其他", 3]])
    assert len(asked(next_month(mapping, month_book(6, 补充=longer)))) == 3


def test_a_unit_above_a_whole_table_changes_in_one_place():
    def in_other_unit(rows):
        rows[1][3] = "单位：万元"
        return rows

    content = month_book(6, 金融=with_rows("金融", 6, in_other_unit))
    draft = next_month(MAY, content)
    assert "本月单位变化1处。" in draft.differences.words
    assert len(asked(draft)) == 6


def test_a_value_where_an_area_had_none_is_as_in_the_column():
    def with_first(rows):
        rows[3][3] = 2
        return rows

    content = month_book(6, 县区投资=with_rows("县区投资", 6, with_first))
    draft = next_month(MAY, content)
    assert asked(draft) == {}
    assert claim_at(draft, "县区投资", "D4").claim.value == 2


def test_a_value_where_a_label_had_none_is_asked():
    def without_last(rows):
        return [*rows[:-1], [*rows[-1][:2], "- -"]]

    before = learned(month_book(5, 交通运输=with_rows("交通运输", 5, without_last)))
    assert asked(next_month(before, month_book(6))) == {("交通运输", "C7"): "上次没有这个数"}


@pytest.mark.parametrize(
    ("title", "before", "after"),
    [
        ("交通运输", "同比增长（%）", "增速(%)"),
        ("交通运输", "同比增长（%）", "比上年同期增长%"),
        ("县区投资", "绝对额（万元）", "总量(万元)"),
    ],
)
def test_the_usual_words_for_a_column_may_change(title, before, after):
    def reworded(rows):
        return [[after if each == before else each for each in row] for row in rows]

    content = month_book(6, **{title: with_rows(title, 6, reworded)})
    assert next_month(MAY, content).differences.found == ()


def test_a_table_of_areas_under_another_title_is_another_table():
    def retitled(rows):
        return [["各县区房地产开发投资"], *rows[1:]]

    content = month_book(6, 县区投资=with_rows("县区投资", 6, retitled))
    draft = next_month(MAY, content)
    told = {row.claim.name for row in draft.rows if row.claim.sheet == "县区投资"}
    assert told == {"房地产开发投资", "房地产开发投资增速"}
    assert {sheet for sheet, _ in asked(draft)} == {"县区投资"}


def test_tables_that_move_up_a_sheet_are_found_by_their_titles():
    sheets = sheets_of(6)
    moved = {
        "县区投资": replace(sheets["交通运输"], title="县区投资"),
        "交通运输": replace(sheets["工业"], title="交通运输"),
        "工业": replace(sheets["县区投资"], title="工业"),
    }
    assert next_month(MAY, month_book(6, **moved)).differences.found == ()

"""Headers, sheets and rows as analysts leave them: one cause, one message."""

from decimal import Decimal

import pytest

from indicators.checks.findings import Code
from indicators.model.codelists import Severity
from tests.workbooks import plain_book, read_book


def after(change):
    book = plain_book()
    change(book)
    return read_book(book)


def stops(found):
    return [each for each in found.findings if each.severity is Severity.BLOCKING]


def of(found, code):
    return [each for each in found.findings if each.code is code]


def titled(sheet="实绩", **titles):
    def change(book):
        for cell, title in titles.items():
            book[sheet][cell].value = title

    return after(change)


@pytest.mark.parametrize(
    ("sheet", "cell", "title", "field"),
    [
        ("实绩", "F1", "完成数", "数值"),
        ("实绩", "F1", "2023年", "数值"),
        ("实绩", "B1", "指标代号", "指标代码"),
        ("实绩", "D1", "期间（年月）", "期间"),
        ("目标", "I1", "截止期限", "截止日期"),
        ("目标", "D1", "时间", "期间"),
        ("实绩", "D1", "年份", "期间"),
        ("实绩", "F1", "金额", "数值"),
        ("实绩", "C1", "区县", "地区"),
        ("实绩", "B1", "编码", "指标代码"),
        ("任务", "B1", "内容", "事项"),
        ("来源", "B1", "标题", "文件名称"),
    ],
)
def test_a_heading_that_nearly_is_one_is_the_only_thing_that_blocks(sheet, cell, title, field):
    (found,) = stops(titled(sheet, **{cell: title}))
    assert (found.code, found.cell) == (Code.LIKELY_COLUMN, cell)
    assert found.message == f"缺少“{field}”列，{cell}“{title}”可能就是。"


def test_a_column_that_is_gone_is_the_only_thing_that_blocks():
    (found,) = stops(after(lambda book: book["实绩"].delete_cols(6)))
    assert (found.code, found.sheet) == (Code.MISSING_COLUMN, "实绩")


def test_a_column_of_references_that_is_gone_takes_nothing_with_it():
    (found,) = stops(after(lambda book: book["实绩"].delete_cols(11)))
    assert found.message == "表头没有“来源编号”列。"


def test_a_column_of_references_that_nobody_filled_in_is_the_only_thing_that_blocks():
    def change(book):
        for row in range(2, book["实绩"].max_row + 1):
            book["实绩"].cell(row, 11).value = None

    found = after(change)
    (stop,) = stops(found)
    assert (stop.code, stop.sheet) == (Code.BLANK_CELL, "实绩")
    lost = of(found, Code.BROKEN_REFERENCE)
    assert lost
    assert {each.severity for each in lost} == {Severity.HINT}


@pytest.mark.parametrize("title", ["数值（%）", "数值(单位：%)", "数值/%", "完成值（％）"])
def test_a_unit_in_a_heading_fills_what_is_blank(title):
    def change(book):
        for row in range(2, book["实绩"].max_row + 1):
            book["实绩"].cell(row, 7).value = None
        book["实绩"]["F1"].value = title

    found = after(change)
    (hint,) = of(found, Code.HEADER_UNIT)
    assert (hint.cell, hint.severity) == ("F1", Severity.HINT)
    assert found.dataset.fact_by_id["O001"].quantity.unit == "%"
    assert found.dataset.fact_by_id["O001"].quantity.value == Decimal("5.2")


def test_a_unit_in_a_heading_that_rows_contradict_is_told_once():
    (found,) = stops(titled(F1="数值（万元）"))
    assert (found.code, found.cell) == (Code.HEADER_UNIT_CONFLICT, "F1")
    assert "“数值（万元）”可能就是“数值”列" in found.message


@pytest.mark.parametrize("title", ["实绩表", "2024年实绩", "实绩(2)"])
def test_a_renamed_sheet_is_paired_with_its_name(title):
    def change(book):
        book["实绩"].title = title

    found = after(change)
    (stop,) = stops(found)
    assert stop.text == f"“实绩”表：缺少“实绩”表，“{title}”可能就是。是的话，请把表名改成“实绩”。"
    assert not of(found, Code.UNKNOWN_SHEET)


def test_a_sheet_with_another_name_is_known_by_its_columns():
    def change(book):
        book["位次"].title = "Sheet7"

    (stop,) = stops(after(change))
    assert stop.code is Code.LIKELY_SHEET


@pytest.mark.parametrize(
    "cells",
    [
        {"A": "合计", "F": 99},
        {"B": "小 计", "D": "2023", "F": 99},
        {"A": "注：本表为快报数。"},
        {"A": "说明：2023年为初步核算数", "F": None},
        {"A": "以上各数由统计局提供"},
    ],
)
def test_a_row_that_sums_up_or_explains_is_one_hint(cells):
    def change(book):
        sheet = book["实绩"]
        at = sheet.max_row + 1
        for letter, value in cells.items():
            sheet[f"{letter}{at}"].value = value
        if len(cells) == 1:
            sheet.merge_cells(f"A{at}:O{at}")

    found = after(change)
    (hint,) = [each for each in found.findings if each.code is not Code.UNVERIFIED_RANK]
    assert (hint.code, hint.severity) == (Code.SUMMARY_ROW, Severity.HINT)


def test_a_fault_down_a_column_is_one_finding_with_its_range():
    def change(book):
        for row in range(2, 6):
            book["实绩"][f"K{row}"].value = "S9"

    found = after(change)
    (stop,) = of(found, Code.UNKNOWN_REFERENCE)
    assert (stop.where, stop.cell) == ("实绩!K2:K5，4处", "K2")
    assert stop.cells == ("K2", "K3", "K4", "K5")


def test_numbers_proposed_down_a_column_are_one_finding():
    def change(book):
        for row in range(2, 6):
            book["实绩"][f"A{row}"].value = None

    (stop,) = of(after(change), Code.BLANK_ID)
    assert stop.remedy.startswith("建议依次填O001至O004")
    assert [each.proposal for each in stop.singles] == ["O001", "O002", "O003", "O004"]

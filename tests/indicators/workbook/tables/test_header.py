import pytest

from indicators.checks.findings import Code, blocks
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from tests.workbooks import places, plain_book, read_book


def changed(change):
    book = plain_book()
    change(book)
    return read_book(book)


def retitled(**titles):
    """实绩 with other headings: by cell, e.g. B1="指标编码"."""

    def change(book):
        for cell, title in titles.items():
            book["实绩"][cell].value = title

    return changed(change)


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("B1", "指标编码"),
        ("B1", "指标编号"),
        ("B1", "指标 代码*"),
        ("G1", "计量单位"),
        ("G1", "单\n位"),
        ("K1", "来源"),
        ("L1", "页"),
        ("F1", "数　值："),
        ("A1", "ｉｄ".upper()),
    ],
)
def test_other_headings_are_understood_and_shown(cell, title):
    found = retitled(**{cell: title})
    assert places(found, Code.READ_AS_COLUMN) == [f"实绩!{cell}"]
    assert not blocks(found.findings)
    assert len(found.dataset.observations) == 4


@pytest.mark.parametrize(
    ("sheet", "cell", "title"),
    [("目标", "I1", "完成时限"), ("目标", "L1", "责任部门"), ("任务", "N1", "牵头单位")],
)
def test_each_sheet_has_headings_of_its_own(sheet, cell, title):
    found = changed(lambda book: book[sheet].__setitem__(cell, title))
    assert places(found, Code.READ_AS_COLUMN) == [f"{sheet}!{cell}"]
    assert not blocks(found.findings)


def test_a_printed_name_wins_over_another_word_for_it():
    found = retitled(P1="计量单位")
    assert places(found, Code.UNKNOWN_COLUMN) == ["实绩!P1"]
    assert not blocks(found.findings)


def test_a_title_above_the_header_is_found_and_the_rest_is_read():
    def add_title(book):
        book["实绩"].insert_rows(1, 2)
        book["实绩"]["A1"].value = "测试区2023年实绩一览表"

    found = changed(add_title)
    (title,) = [each for each in found.findings if each.code is Code.HEADER_BELOW]
    assert (title.where, title.severity) == ("实绩!A3", Severity.BLOCKING)
    assert "第3行" in title.message
    assert "上面的2行" in title.remedy
    assert [each.place.row for each in found.dataset.observations] == [4, 5, 6, 7]


def test_a_second_header_row_is_found_and_not_read():
    def repeat(book):
        book["目标"].insert_rows(2)
        for at, cell in enumerate(book["目标"][1], start=1):
            book["目标"].cell(2, at).value = cell.value

    found = changed(repeat)
    assert places(found, Code.REPEATED_HEADER) == ["目标!A2"]
    assert [each.id for each in found.dataset.targets] == ["T001", "T002"]


def test_a_header_of_two_rows_merged_is_found():
    def group(book):
        sheet = book["实绩"]
        sheet.insert_rows(1)
        sheet["A1"].value = "基本信息"
        sheet.merge_cells("A1:D1")

    found = changed(group)
    assert places(found, Code.MERGED_CELLS) == ["实绩!A1"]
    assert places(found, Code.HEADER_BELOW) == ["实绩!A2"]


def test_cells_that_slid_one_column_are_said_so_once():
    def slide(book):
        book["实绩"].move_range("A2:O5", cols=1)

    found = changed(slide)
    assert places(found, Code.SHIFTED_CELLS) == ["实绩!B2"]


def test_a_sheet_that_starts_lower_and_further_right_is_read():
    def push(book):
        book["地区"].move_range("A1:D3", rows=2, cols=2)

    found = changed(push)
    assert places(found, Code.HEADER_BELOW) == ["地区!A3"]
    assert [each.code for each in found.dataset.areas] == ["999901", "999900"]


def test_two_sheets_of_one_name_are_found():
    found = changed(lambda book: book.create_sheet("目 标"))
    assert places(found, Code.DUPLICATE_SHEET) == [f"“{Sheet.TARGETS}”表"]
    assert blocks(found.findings)

from io import BytesIO

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table

from indicators.examination import examine
from indicators.model.schema import Sheet
from indicators.workbook.output.edits import without_rows
from tests.workbooks import plain_book, workbook_bytes, workbook_rows


def bytes_of(book):
    target_file = BytesIO()
    book.save(target_file)
    return target_file.getvalue()


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def without(content, *numbers):
    return without_rows(content, {Sheet.OBSERVATIONS: numbers})


def keys(content):
    return [cell.value for cell in opened(content)["实绩"]["A"]]


def test_nothing_to_remove_leaves_the_bytes():
    assert without_rows(workbook_bytes(), {}) is workbook_bytes()


def test_the_gap_is_closed_and_the_hash_is_that_of_a_workbook_without_the_row():
    rows = workbook_rows()
    shorter = workbook_rows() | {Sheet.OBSERVATIONS: rows[Sheet.OBSERVATIONS][:1]}
    removed = without(workbook_bytes(rows), 3, 4, 5)
    assert keys(removed) == ["编号", "O001"]
    assert examine(removed).content_hash == examine(workbook_bytes(shorter)).content_hash
    middle = without(workbook_bytes(rows), 2, 4)
    assert keys(middle) == ["编号", "O002", "O004"]


def test_what_belongs_to_a_row_moves_with_it():
    book = opened(workbook_bytes())
    page = book["实绩"]
    page["F5"].comment = Comment("请核对", "张三")
    page["F5"].hyperlink = "https://example.org/"
    page.row_dimensions[5].height = 40
    page.row_dimensions[4].hidden = True
    moved = opened(without(bytes_of(book), 3))["实绩"]
    assert moved["F4"].comment.text == "请核对"
    assert moved["F4"].hyperlink.ref == "F4"
    assert moved["F5"].comment is None
    assert moved.row_dimensions[4].height == 40
    assert (moved.row_dimensions[3].hidden, moved.row_dimensions[4].hidden) == (True, False)


def test_filter_and_table_are_as_much_shorter():
    book = opened(workbook_bytes())
    page = book["实绩"]
    page.auto_filter.ref = None
    page.add_table(Table(displayName="实绩表", ref="A1:O5"))
    content = bytes_of(book)
    assert opened(without(content, 3, 4))["实绩"].tables["实绩表"].ref == "A1:O3"
    assert opened(without(content, 2, 3, 4, 5))["实绩"].tables["实绩表"].ref == "A1:O2"
    assert opened(without(workbook_bytes(), 3))["实绩"].auto_filter.ref == "A1:O4"


def test_with_formulas_rows_are_emptied_where_they_are():
    book = plain_book()
    book["实绩"]["Q5"] = "=F3*2"
    removed = opened(without(bytes_of(book), 2))["实绩"]
    assert [cell.value for cell in removed["A"]] == ["编号", None, "O002", "O003", "O004"]
    assert removed["Q5"].value == "=F3*2"

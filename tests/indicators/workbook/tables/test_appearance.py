"""What a sheet shows otherwise than it is read is a hint by cell; the values are read."""

import re
from io import BytesIO

import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.filters import FilterColumn, Filters

from indicators.checks.findings import Code
from indicators.examination import examine
from indicators.model.codelists import Severity
from indicators.model.schema import COLUMNS, Sheet
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.writer import blank_workbook
from tests.archives import repacked
from tests.workbooks import observation, plain_book, read_book, workbook_rows

_LOOKS = {Code.HIDDEN_SHEET, Code.HIDDEN_ROWS, Code.HIDDEN_COLUMNS, Code.STRUCK_OUT}
_LOOKS |= {Code.STRUCK_IN_PART, Code.GREYED_OUT, Code.OTHER_NUMBER_IN_COMMENT}


def many_rows():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation(f"P{at}", 期间=str(at)) for at in range(2000, 2020)]
    return rows


def looks(change, rows=None):
    book = plain_book(rows or many_rows())
    change(book["实绩"])
    found = read_book(book)
    assert len(found.dataset.observations) == 24
    hints = [each for each in found.findings if each.code in _LOOKS]
    assert {each.severity for each in hints} <= {Severity.HINT}
    return hints


def grey_row(sheet, number, **font):
    for cell in sheet[number]:
        cell.font = Font(**font)


def test_hidden_rows_are_one_hint_with_their_numbers():
    def change(sheet):
        for number in (5, 7, 8):
            sheet.row_dimensions[number].hidden = True

    (hint,) = looks(change)
    assert (hint.code, hint.cells) == (Code.HIDDEN_ROWS, ("A5", "A7", "A8"))
    assert hint.message == "有3行是隐藏的：第5、7—8行，照常读入。"


def test_rows_that_a_filter_hides_are_said_to_be_filtered():
    def change(sheet):
        sheet.auto_filter.ref = "A1:O25"
        sheet.auto_filter.filterColumn = [FilterColumn(colId=6, filters=Filters(filter=["%"]))]
        sheet.row_dimensions[4].hidden = True

    (hint,) = looks(change)
    assert hint.message == "有1行被筛选隐藏：第4行，照常读入。"


def test_rows_and_columns_of_no_size_or_in_a_closed_group_are_hidden():
    book = plain_book(many_rows())
    sheet = book["实绩"]
    sheet.row_dimensions[5].height, sheet.column_dimensions["H"].width = 77, 77
    sheet.column_dimensions.group("N", "O", outline_level=2, hidden=True)
    sheet.row_dimensions.group(8, 9, hidden=True)
    target_file = BytesIO()
    book.save(target_file)
    # openpyxl writes no zero itself.
    content = repacked(
        target_file.getvalue(), lambda name, old: re.sub(rb'(ht|width)="77"', rb'\1="0"', old)
    )
    columns, rows = [each for each in examine(content).findings if each.code in _LOOKS]
    assert rows.message == "有3行是隐藏的：第5、8—9行，照常读入。"
    assert columns.message == "H“文字值”、N“原文”列是隐藏的，照常读入。"


@pytest.mark.parametrize(
    ("struck", "left", "asked"),
    [("5", "6", ["实绩!F2"]), ("1,", "234", ["实绩!F2"]), ("约", "5.2", []), ("", "5.2", [])],
)
def test_digits_that_are_struck_out_are_asked_because_the_figure_may_be_another(
    struck, left, asked
):
    book = plain_book(many_rows())
    parts = [TextBlock(InlineFont(strike=True), struck)] if struck else []
    book["实绩"]["F2"].value = CellRichText(*parts, left)
    found = read_book(book)
    doubts = [each for each in found.findings if each.code is Code.STRUCK_DIGITS]
    assert [each.where for each in doubts] == asked
    assert {each.severity for each in doubts} <= {Severity.CONFIRM}
    if asked:
        assert doubts[0].message.startswith(f"“{struck}{left}”有一部分数字画了删除线")


def test_hidden_columns_are_named():
    def change(sheet):
        sheet.column_dimensions["G"].hidden = True

    (hint,) = looks(change)
    assert (hint.code, hint.message) == (Code.HIDDEN_COLUMNS, "G“单位”列是隐藏的，照常读入。")


def test_a_hidden_sheet_is_told():
    def change(sheet):
        sheet.sheet_state = "hidden"

    assert [each.code for each in looks(change)] == [Code.HIDDEN_SHEET]


def test_a_struck_out_row_is_named_by_its_figure_and_a_cell_by_itself():
    def change(sheet):
        grey_row(sheet, 6, strike=True)
        sheet["G8"].font = Font(strike=True)

    (hint,) = looks(change)
    assert (hint.code, hint.cells) == (Code.STRUCK_OUT, ("F6", "G8"))


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ((TextBlock(InlineFont(strike=True), "旧的"), "新的"), Code.STRUCK_IN_PART),
        ((TextBlock(InlineFont(strike=True), "旧的"),), Code.STRUCK_OUT),
    ],
)
def test_what_is_struck_out_within_a_text_is_said_as_such(texts, code):
    def change(sheet):
        sheet["O6"].value = CellRichText(*texts)

    (hint,) = looks(change)
    assert (hint.code, hint.cell) == (code, "O6")


def test_texts_that_cells_share_may_be_struck_out_in_part():
    target = BytesIO()
    book = xlsxwriter.Workbook(target)
    struck = book.add_format({"font_strikeout": True})
    for sheet, rows in workbook_rows().items():
        page = book.add_worksheet(sheet)
        names = [each.name.value for each in COLUMNS[sheet]]
        for number, row in enumerate([dict(zip(names, names, strict=True)), *rows]):
            for at, name in enumerate(names):
                page.write_string(number, at, str(row.get(name) or ""))
    book.get_worksheet_by_name("实绩").write_rich_string("O2", struck, "旧口径", "新口径")
    book.close()
    hints = [each for each in examine(target.getvalue()).findings if each.code in _LOOKS]
    assert [(each.code, each.cell) for each in hints] == [(Code.STRUCK_IN_PART, "O2")]


@pytest.mark.parametrize(
    "font",
    [
        {"color": "FF808080"},
        {"color": Color(theme=0, tint=-0.35)},
        {"color": Color(theme=1, tint=0.5)},
    ],
)
def test_a_grey_row_is_told(font):
    (hint,) = looks(lambda sheet: grey_row(sheet, 9, **font))
    assert (hint.code, hint.cell) == (Code.GREYED_OUT, "F9")


def test_stripes_and_grey_columns_are_a_design():
    def change(sheet):
        for number in range(2, 26):
            sheet[f"O{number}"].font = Font(color="FF808080")
            if number % 2:
                for cell in sheet[number]:
                    cell.fill = PatternFill("solid", fgColor="FFD9D9D9")

    assert looks(change) == []


def test_a_header_in_grey_is_no_matter():
    assert looks(lambda sheet: grey_row(sheet, 1, color="FF808080")) == []


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("应为4.9", True),
        ("统计局2024年3月5日更正为5.3%", True),
        ("2024年1月20日核对，见第3页", False),
        ("原5.0，改为5.2", False),
        ("快报数", False),
    ],
)
def test_a_comment_with_another_number_than_its_cell_is_told(comment, told):
    def change(sheet):
        sheet["F2"].comment = Comment(comment, "张三")

    hints = looks(change)
    assert [each.cell for each in hints] == (["F2"] if told else [])


def test_our_own_marks_and_templates_are_no_looks():
    book = plain_book(many_rows())
    book["实绩"]["K6"].value = "S9"
    target = BytesIO()
    book.save(target)
    content = target.getvalue()
    again = examine(annotated(content, examine(content).findings))
    assert [each for each in again.findings if each.code in _LOOKS] == []
    assert [each for each in examine(blank_workbook()).findings if each.code in _LOOKS] == []

"""The analyst's own file back: theirs in everything but the marks."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from indicators.checks.findings import Code, finding, gravest_first
from indicators.examination import examine
from indicators.model.schema import FINDINGS_SHEET, Sheet
from indicators.workbook.output.annotations import annotated
from indicators.workbook.output.round_trip import load, save
from indicators.workbook.xlsx.archive import UnreadableWorkbook
from tests.workbooks import observation, plain_book, target, workbook_rows

YELLOW = "FFFFFF00"


def bytes_of(book):
    target_file = BytesIO()
    book.save(target_file)
    return target_file.getvalue()


def opened(content):
    return openpyxl.load_workbook(BytesIO(content))


def returned(book):
    """A file's findings, and the file that comes back."""
    content = bytes_of(book)
    found = examine(content)
    return found.findings, annotated(content, found.findings, found.renamed)


@pytest.fixture
def faulty():
    """A blank 编号 in 实绩!A6, words in F7 (yellow and commented), a stranger in 目标!B4."""
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [
        observation(None, 期间="2022"),
        observation("O009", 期间="2021", 数值="五点二"),
    ]
    rows[Sheet.TARGETS] += [target("T9", 指标代码="NOBODY")]
    book = plain_book(rows)
    page = book["实绩"]
    page["F7"].fill = PatternFill("solid", fgColor=YELLOW)
    page["F7"].comment = Comment("请张三核实", "张三")
    page["H2"].font = Font(bold=True)
    page.column_dimensions["H"].width = 33
    return book


def test_cells_are_filled_and_commented_by_severity(faulty):
    _, content = returned(faulty)
    book = opened(content)
    wrong, hint = book["目标"]["B4"], book["位次"]["H2"]
    assert wrong.comment.text.startswith("【阻断】")
    assert "NOBODY" in wrong.comment.text
    assert hint.comment.text.startswith("【提示】")
    fills = {each.fill.fgColor.rgb for each in (wrong, hint)}
    assert len(fills) == 2
    assert wrong.fill.fill_type == hint.fill.fill_type == "solid"


@pytest.mark.parametrize("title", ["实绩表", "2024 实绩", "Sheet7"])
def test_a_sheet_with_another_name_is_marked_like_any_other(faulty, title):
    faulty["实绩"].title = title
    findings, content = returned(faulty)
    book = opened(content)
    page = book[title]
    assert page["F7"].comment.text.startswith("请张三核实\n【阻断】")
    assert page["A6"].value == "O010"
    assert page["F7"].fill.fgColor.rgb == page["A6"].fill.fgColor.rgb != YELLOW
    at = next(row for row, each in enumerate(gravest_first(findings), 2) if each.cell == "F7")
    assert book[FINDINGS_SHEET].cell(at, 2).hyperlink.location == f"'{title}'!F7"
    page.title = "实绩"
    (left,) = [each for each in examine(bytes_of(book)).findings if each.cell in {"A6", "F7"}]
    assert left.cell == "F7"


def test_their_comment_stays_above_and_their_formats_stay(faulty):
    _, content = returned(faulty)
    page = opened(content)["实绩"]
    assert page["F7"].comment.text.startswith("请张三核实\n【阻断】")
    assert page["F7"].comment.author == "张三"
    assert page["H2"].font.bold
    assert page.column_dimensions["H"].width == 33


def test_a_proposed_number_is_written_and_only_its_finding_is_gone(faulty):
    before, content = returned(faulty)
    assert opened(content)["实绩"]["A6"].value == "O010"
    after = examine(content).findings
    gone = [each.code for each in before if each not in after]
    assert gone == [Code.BLANK_ID]
    assert [each for each in after if each not in before] == []


def test_the_list_has_every_finding_with_a_link_to_its_cell(faulty):
    findings, content = returned(faulty)
    book = opened(content)
    page = book[FINDINGS_SHEET]
    assert book.sheetnames[0] == book.active.title == FINDINGS_SHEET
    rows = list(page.iter_rows(min_row=2))
    assert [row[0].value for row in rows] == [each.severity.value for each in findings]
    assert [row[1].value for row in rows] == [each.where for each in findings]
    assert rows[0][1].hyperlink.location == "'实绩'!A6"
    assert [each.title for each in book if each.sheet_view.tabSelected] == [FINDINGS_SHEET]
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:D{len(findings) + 1}"
    assert all(page.column_dimensions[each].width > 8 for each in "ABCD")


def test_a_link_works_for_a_sheet_with_any_name():
    book = plain_book()
    book.create_sheet("张三's 表!")["A1"] = "私人笔记"
    findings, content = returned(book)
    (row,) = [
        each
        for each, found in zip(
            opened(content)[FINDINGS_SHEET].iter_rows(min_row=2), findings, strict=True
        )
        if found.code is Code.UNKNOWN_SHEET
    ]
    assert row[1].hyperlink.location == "'张三''s 表!'!A1"


def test_a_missing_sheet_is_listed_without_a_link():
    book = plain_book()
    del book["关系"]
    _, content = returned(book)
    links = {row[1].value: row[1].hyperlink for row in opened(content)[FINDINGS_SHEET]}
    assert links["“关系”表"] is None
    assert links["位次!H2"] is not None


def test_a_file_that_comes_back_twice_has_one_list_and_no_old_marks(faulty):
    _, first = returned(faulty)
    mended = opened(first)
    mended["实绩"]["F7"].value = 5.2
    mended["目标"].delete_rows(4)
    second_findings, second = returned(mended)
    book = opened(second)
    assert book.sheetnames.count(FINDINGS_SHEET) == 1
    assert {each.sheet for each in second_findings} == {"位次"}
    cell = book["实绩"]["F7"]
    assert cell.fill.fgColor.rgb == YELLOW
    assert cell.comment.text == "请张三核实"
    number = book["实绩"]["A6"]
    assert (number.fill.fill_type, number.comment) == (None, None)


def test_the_list_is_no_part_of_the_edition(faulty):
    content = bytes_of(plain_book())
    with_list = annotated(content, examine(content).findings)
    assert examine(with_list).findings == examine(content).findings
    assert examine(with_list).dataset.edition == examine(content).dataset.edition


@pytest.mark.parametrize(
    "result", [5.2, True, "文字", date(2023, 5, 1)], ids=["number", "boolean", "text", "date"]
)
def test_a_formula_keeps_the_result_that_the_file_stores(result):
    book = plain_book()
    page = book["实绩"]
    page["T2"] = result
    kept = bytes_of(book)
    page["T2"] = "=A1&B1"
    if isinstance(result, date):
        page["T2"].number_format = "yyyy-mm-dd"
    content = save(load(bytes_of(book)), kept)  # as Excel would have stored it
    again = annotated(content, [])
    assert opened(again)["实绩"]["T2"].value == "=A1&B1"
    stored = openpyxl.load_workbook(BytesIO(again), data_only=True)["实绩"]["T2"].value
    assert (stored.date() if isinstance(result, date) else stored) == result


def test_a_message_can_neither_be_a_formula_nor_break_the_file():
    content = bytes_of(plain_book())
    hostile = finding(Code.UNKNOWN_SHEET, '=HYPERLINK("x")\x07')
    again = opened(annotated(content, [hostile]))
    texts = [cell for row in again[FINDINGS_SHEET].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in texts} <= {"s", "n"}
    placed = finding(Code.DUPLICATE_ID, "实绩", "A2", field="编号", value="=1+1\x07", other="x")
    comment = opened(annotated(content, [placed]))["实绩"]["A2"].comment
    assert "\x07" not in comment.text


def test_a_finding_at_a_range_or_inside_a_merged_one_is_marked():
    book = plain_book()
    book["实绩"].merge_cells("N3:N4")
    wide = finding(Code.DUPLICATE_ID, "实绩", "A2:C3", field="编号", value="O001", other="x")
    inside = finding(Code.DUPLICATE_ID, "实绩", "N4", field="编号", value="O001", other="x")
    page = opened(annotated(bytes_of(book), [wide, inside]))["实绩"]
    assert {page[each].fill.fill_type for each in ("A2", "B3", "C3")} == {"solid"}
    assert page["A2"].comment
    assert page["N3"].comment


def test_a_file_without_findings_says_so():
    page = opened(annotated(bytes_of(plain_book()), []))[FINDINGS_SHEET]
    assert page["C2"].value == "检查没有发现问题。"


def test_what_is_no_workbook_is_refused_in_one_sentence():
    with pytest.raises(UnreadableWorkbook):
        annotated(b"PK\x03\x04 nothing", [])

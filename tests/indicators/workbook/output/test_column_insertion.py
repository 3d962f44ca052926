from io import BytesIO

import openpyxl
from openpyxl.formatting.rule import CellIsRule
from openpyxl.worksheet.table import Table

from indicators.examination import examine
from indicators.workbook.output.edits import insert_columns
from tests.workbooks import workbook_bytes

CONTENT = workbook_bytes()


def opened():
    return openpyxl.load_workbook(BytesIO(CONTENT))


def again(book):
    """The book as it comes back from its file."""
    target_file = BytesIO()
    book.save(target_file)
    return target_file.getvalue()


def widths(page):
    return {letter: each.width for letter, each in page.column_dimensions.items()}


def spans(page):
    return {
        rule.errorTitle: [str(each) for each in rule.sqref.ranges]
        for rule in page.data_validations.dataValidation
    }


def test_cells_widths_lists_and_filter_move_together():
    book = opened()
    page = book["实绩"]
    before, lists = widths(page), spans(page)
    page["F3"].hyperlink = "https://example.org/"
    assert insert_columns(book, page, 3, 2) == 3
    content = again(book)
    page = openpyxl.load_workbook(BytesIO(content))["实绩"]
    assert [cell.value for cell in page[1]][:6] == ["编号", "指标代码", None, None, "地区", "期间"]
    assert page["H3"].hyperlink.ref == "H3"
    after = widths(page)
    assert (after["B"], after["E"], after["Q"]) == (before["B"], before["C"], before["O"])
    assert lists["指标代码"] == spans(page)["指标代码"] == ["B2:B505"]
    assert (lists["状态"], spans(page)["状态"]) == (["I2:I505"], ["K2:K505"])
    assert page.auto_filter.ref == "A1:Q5"
    assert examine(content).dataset.observations == examine(CONTENT).dataset.observations


def test_grouped_columns_and_a_filters_choice_keep_their_meaning():
    book = opened()
    page = book["实绩"]
    page.column_dimensions.group("F", "H", hidden=True)
    page.auto_filter.add_filter_column(1, ["JOBS"])
    page.auto_filter.add_filter_column(8, ["实际"])
    insert_columns(book, page, 3, 2)
    hidden = [each for each in page.column_dimensions.values() if each.hidden]
    assert [(each.min, each.max) for each in hidden] == [(8, 10)]
    assert [each.colId for each in page.auto_filter.filterColumn] == [1, 10]


def test_where_places_have_a_meaning_they_come_last():
    for change in (
        lambda book: book["来源"].cell(9, 9, "=1+1"),
        lambda book: book["实绩"].add_table(Table(displayName="表", ref="A1:O5")),
        lambda book: book["实绩"].conditional_formatting.add(
            "F2:F9", CellIsRule(operator="lessThan", formula=["0"])
        ),
    ):
        book = opened()
        change(book)
        assert insert_columns(book, book["实绩"], 3, 2) == 16
        assert book["实绩"]["C1"].value == "地区"

from datetime import date
from decimal import Decimal

import pytest

from indicators.checks.findings import Code, blocks
from indicators.model.codelists import Bound, Severity
from indicators.model.schema import Sheet
from indicators.workbook.reader import Reading, read_workbook
from tests.workbooks import (
    PARENT,
    area,
    dataset,
    later_rows,
    observation,
    places,
    plain_book,
    properties,
    read_book,
    reading,
    relation,
    workbook_bytes,
    workbook_rows,
)


def edited(change):
    """The valid workbook, changed as an analyst would in Excel, read and checked."""
    book = plain_book()
    change(book)
    found = read_book(book)
    return Reading(found.dataset, tuple(each for each in found.findings if not is_doubt(each)))


def is_doubt(found):
    """Whether it is the valid workbook's own hint, a rank that nothing can verify."""
    return found.code is Code.UNVERIFIED_RANK


def typed(sheet, cell, value, number_format=None):
    def change(book):
        book[sheet][cell].value = value
        if number_format:
            book[sheet][cell].number_format = number_format

    return edited(change)


def hints(found):
    """Where and what is found, in a workbook where nothing stops and nothing asks."""
    assert {each.severity for each in found.findings} <= {Severity.HINT}
    return {(each.where, each.code) for each in found.findings}


def ids(facts):
    return [each.id for each in facts]


def test_a_valid_workbook_becomes_resolved_facts():
    found = read_workbook(workbook_bytes())
    assert found.findings == ()
    data = found.dataset
    assert data.about.area.name == "测试区"
    assert data.about.as_of == date(2024, 2, 20)
    observed = data.fact_by_id["O002"]
    assert (observed.quantity.value, observed.quantity.unit) == (10, "亿元")
    assert observed.quantity.bound is Bound.ABOVE
    assert observed.indicator is data.indicator_by_code["X"]
    assert observed.indicator.aliases == ("虚构总量", "虚构产值")
    assert observed.citation.source.name == "测试区虚构报告"
    assert data.fact_by_id["C002"].target is data.fact_by_id["T002"]
    assert ids(data.relations) == ["L001"]
    assert (observed.place.sheet, observed.place.row) == (Sheet.OBSERVATIONS, 3)


def test_later_periods_and_peers_are_read_too():
    data = dataset(later_rows())
    assert len(data.members_of("全市")) == 3
    assert [each.period.text for each in data.observations_of("JOBS")] == [
        "2023",
        "2024-01..03",
        "2024-01..06",
    ]


def test_columns_may_stand_in_any_order_with_blanks_in_their_names():
    def change(book):
        sheet = book["目标"]
        sheet.move_range("A1:A9", cols=20)
        sheet["U1"].value = " 编 号\u200b"

    found = edited(change)
    assert hints(found) == {
        ("目标!A1", Code.COLUMNS_REORDERED),
        ("目标!U1", Code.READ_AS_COLUMN),
    }
    assert ids(found.dataset.targets) == ["T001", "T002"]
    assert found.dataset.layout.cell(found.dataset.targets[0].place, "编号") == "U2"


def test_a_findings_cell_follows_the_workbooks_own_columns():
    def change(book):
        book["目标"].move_range("F1:F9", cols=20)
        book["目标"]["Z2"].value = "八"

    assert places(edited(change), Code.NOT_A_NUMBER) == ["目标!Z2"]


def test_an_alias_names_its_column():
    found = typed("实绩", "A1", "ID")
    assert hints(found) == {("实绩!A1", Code.READ_AS_COLUMN)}
    assert ids(found.dataset.observations) == ["O001", "O002", "O003", "O004"]


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        ("实绩", "F2", "5.2%以上", Code.READING_CONFLICT),
        ("实绩", "F4", "0.12万人", Code.READING_CONFLICT),
        ("实绩", "F2", "近5.2%", Code.NUMBER_WITH_WORDS),
        ("实绩", "F2", "=1+1", Code.FORMULA_WITHOUT_VALUE),
        ("实绩", "F2", "#DIV/0!", Code.EXCEL_ERROR),
        ("实绩", "F2", True, Code.BOOLEAN),
        ("实绩", "D2", date(2024, 9, 1), Code.PERIOD_IS_DATE),
        ("实绩", "D2", "上半年", Code.NOT_A_PERIOD),
        ("实绩", "E2", "大约", Code.UNKNOWN_BOUND),
        ("实绩", "I2", "终稿", Code.UNKNOWN_CHOICE),
        ("实绩", "J2", "2024年2月", Code.NOT_A_DATE),
        ("实绩", "L2", 3.5, Code.NOT_AN_INTEGER),
        ("实绩", "B2", "NOBODY", Code.UNKNOWN_REFERENCE),
        ("实绩", "C2", "000000", Code.UNKNOWN_REFERENCE),
        ("实绩", "K2", "S9", Code.UNKNOWN_REFERENCE),
        ("实绩", "K2", None, Code.BLANK_CELL),
        ("实绩", "A2", None, Code.BLANK_ID),
        ("实绩", "A3", "O001", Code.DUPLICATE_ID),
        ("目标", "A2", "O001", Code.DUPLICATE_ID),
        ("任务", "G3", "T999", Code.UNKNOWN_REFERENCE),
        ("关系", "D2", "O999", Code.UNKNOWN_REFERENCE),
        ("关系", "B3", "易混", Code.RELATION_CONFLICT),
        ("指标", "I3", "NOBODY", Code.UNKNOWN_REFERENCE),
        ("说明", "B9", -1, Code.NEGATIVE_THRESHOLD),
        ("说明", "B5", "某日", Code.NOT_A_DATE),
    ],
)
def test_a_bad_cell_is_found_where_it_stands_and_the_rest_is_read(sheet, cell, value, code):
    found = typed(sheet, cell, value)
    assert f"{sheet}!{cell}" in places(found, code)
    assert blocks(found.findings)
    assert found.dataset is not None


def test_a_percentage_typed_in_excel_is_exact():
    found = typed("实绩", "F2", 0.043, "0.0%")
    assert found.dataset.fact_by_id["O001"].quantity.value == Decimal("4.3")


def test_a_percentage_with_another_unit_is_refused():
    def change(book):
        book["实绩"]["F3"].value = 0.1
        book["实绩"]["F3"].number_format = "0%"

    assert places(edited(change), Code.PERCENT_WITHOUT_UNIT) == ["实绩!F3"]


def test_a_row_that_was_not_read_takes_with_it_what_refers_to_it():
    found = typed("指标", "F4", "每天")  # JOBS: its observation, target, commitment and relation
    assert places(found, Code.UNKNOWN_CHOICE) == ["指标!F4"]
    assert places(found, Code.BROKEN_REFERENCE) == [
        "实绩!B4",
        "目标!B3",
        "任务!G3",
        "关系!D2",
        "关系!D3",
    ]
    assert ids(found.dataset.facts) == ["O001", "O002", "O004", "T001", "R001", "C001"]
    assert found.dataset.relations == ()


def test_a_missing_base_takes_its_growth_rate_with_it():
    found = typed("指标", "A2", None)
    assert places(found, Code.BLANK_CELL) == ["指标!A2"]
    assert "指标!I3" in places(found, Code.UNKNOWN_REFERENCE)


def test_blank_numbers_are_proposed_free_and_distinct():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation(None, 期间="2021"), observation(None, 期间="2022")]
    found = [each for each in reading(rows).findings if each.code is Code.BLANK_ID]
    assert ["O005" in found[0].remedy, "O006" in found[1].remedy] == [True, True]
    assert ids(dataset(rows).observations) == ["O001", "O002", "O003", "O004"]


def test_blank_rows_between_facts_are_skipped():
    def change(book):
        book["实绩"].insert_rows(3, 4)
        book["实绩"]["N4"].value = "  "

    found = edited(change)
    assert found.findings == ()
    assert found.dataset.fact_by_id["O002"].place.row == 7


@pytest.mark.parametrize("sheet", [each for each in Sheet if each is not Sheet.PROPERTIES])
def test_a_missing_sheet_is_one_finding_that_says_so(sheet):
    found = edited(lambda book: book.remove(book[sheet.value]))
    assert places(found, Code.MISSING_SHEET) == [f"“{sheet.value}”表"]
    assert places(found, Code.UNKNOWN_REFERENCE) == []


def test_without_the_area_or_the_date_there_is_no_dataset():
    missing = edited(lambda book: book.remove(book["说明"]))
    assert missing.dataset is None
    undated = reading(workbook_rows() | {Sheet.PROPERTIES: properties(AS_OF=None)})
    assert undated.dataset is None
    assert places(undated, Code.MISSING_PROPERTY) == ["说明!B3"]
    nowhere = reading(workbook_rows() | {Sheet.PROPERTIES: properties(AREA="000000")})
    assert nowhere.dataset is None
    assert places(nowhere, Code.UNKNOWN_REFERENCE) == ["说明!B2"]


def test_a_parent_that_a_program_wrote_as_a_number_is_the_area_meant():
    found = typed("地区", "C2", f"{PARENT}.0")
    assert places(found, Code.READ_AS) == ["地区!C2"]
    assert found.dataset.about.area.parent == PARENT


def test_an_area_with_an_unknown_parent_is_not_read():
    found = typed("地区", "C2", "000000")
    assert places(found, Code.UNKNOWN_REFERENCE) == ["地区!C2"]
    assert "说明!B2" in places(found, Code.BROKEN_REFERENCE)
    assert found.dataset is None


def test_missing_double_and_unknown_columns_are_found():
    assert places(typed("目标", "I1", "何时"), Code.MISSING_COLUMN) == ["目标!A1"]
    assert places(typed("目标", "I1", "何时"), Code.UNKNOWN_COLUMN) == ["目标!I1"]
    assert places(typed("目标", "L1", "单位"), Code.DUPLICATE_COLUMN) == ["目标!L1"]


def test_an_optional_column_may_be_missing():
    found = edited(lambda book: book["指标"].delete_cols(12))
    assert found.findings == ()
    assert found.dataset.indicator_by_code["X_YOY"].card is None


def test_merged_cells_with_content_are_found():
    found = edited(lambda book: book["实绩"].merge_cells("K2:K4"))
    assert places(found, Code.MERGED_CELLS) == ["实绩!K2"]
    assert places(found, Code.BLANK_CELL) == ["实绩!K3", "实绩!K4"]


def test_sheets_and_properties_that_nobody_knows_are_hints():
    def change(book):
        book.create_sheet("草稿")["A1"].value = 1
        book["说明"]["A12"].value = "电话"

    found = edited(change)
    assert [each.code for each in found.findings] == [Code.UNKNOWN_PROPERTY, Code.UNKNOWN_SHEET]
    assert not blocks(found.findings)


def test_thresholds_come_from_the_workbook():
    found = typed("说明", "B9", 0.8)
    assert found.dataset.about.thresholds.near_rate == Decimal("0.8")


def test_one_bad_member_takes_out_its_whole_relation():
    rows = workbook_rows()
    rows[Sheet.RELATIONS] += relation("L9", "易混", ("成员", "O001"), ("成员", "O9"))
    found = reading(rows)
    assert places(found, Code.UNKNOWN_REFERENCE) == ["关系!D5"]
    assert ids(found.dataset.relations) == ["L001"]


def test_a_circle_of_parents_is_read():
    rows = workbook_rows()
    rows[Sheet.AREAS] = [
        area("999901", "测试区", 上级="999900"),
        area("999900", "测试市", 上级="999901"),
    ]
    assert len(dataset(rows).areas) == 2

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from indicators.checks.findings import Code
from indicators.model.codelists import Bound
from indicators.model.periods import parse_period
from indicators.model.schema import Field, Sheet, column
from indicators.workbook.tables import cells
from indicators.workbook.tables.cells import understood
from indicators.workbook.tables.typed_values import Number
from indicators.workbook.xlsx.cells import RawCell

VALUE, PAGE = column(Sheet.OBSERVATIONS, Field.VALUE), column(Sheet.OBSERVATIONS, Field.PAGE)
DAY, PERIOD = column(Sheet.OBSERVATIONS, Field.PUBLISHED), column(Sheet.OBSERVATIONS, Field.PERIOD)
BOUND, NOTE = column(Sheet.OBSERVATIONS, Field.BOUND), column(Sheet.OBSERVATIONS, Field.NOTE)
SCOPES = column(Sheet.AREAS, Field.SCOPES)


def code(found):
    assert isinstance(found, cells.CellRefusal)
    return found.code


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (8, "8"),
        (4.3, "4.3"),
        (27.04, "27.04"),
        (0.1 + 0.2, "0.3"),
        (-15.7, "-15.7"),
        ("1,234.50", "1234.5"),
        ("１２．５", "12.5"),
        (" 4.3\u200b", "4.3"),
        ("\u221215.7", "-15.7"),
        ("１，０００", "1000"),
    ],
)
def test_a_number_is_read_exactly(typed, value):
    assert cells.read(RawCell(typed), VALUE) == Number(Decimal(value))


@pytest.mark.parametrize(
    "cell",
    [RawCell("4.3%"), RawCell("４.3％"), RawCell("4.3 %"), RawCell(0.043, is_percent=True)],
)
def test_a_percentage_is_4_3_however_it_was_typed(cell):
    assert cells.read(cell, VALUE) == Number(Decimal("4.3"), unit="%")


@pytest.mark.parametrize(
    ("typed", "value", "bound", "unit"),
    [
        ("8%以上", "8", Bound.AT_LEAST, "%"),
        ("８％以上", "8", Bound.AT_LEAST, "%"),
        ("突破10亿元", "10", Bound.ABOVE, "亿元"),
        ("3%左右", "3", Bound.ABOUT, "%"),
        ("不超过1,500人", "1500", Bound.AT_MOST, "人"),
        ("≥8", "8", Bound.AT_LEAST, ""),
        ("1.4万人", "1.4", None, "万人"),
        ("约 20 家", "20", Bound.ABOUT, "家"),
        ("100人以内\u200b", "100", Bound.AT_MOST, "人"),
        ("下降0.5个百分点", None, None, None),
        ("近3000户", None, None, None),
        ("3000余户", None, None, None),
        ("约8%以上", None, None, None),
        ("8斛", None, None, None),
        ("1.4万", None, None, None),
    ],
)
def test_bound_and_unit_in_the_number_are_read_where_they_are_certain(typed, value, bound, unit):
    found = cells.read(RawCell(typed), VALUE)
    if value is None:
        assert code(found) is Code.NUMBER_WITH_WORDS
    else:
        assert (found.value, found.bound, found.unit) == (Decimal(value), bound, unit)


@pytest.mark.parametrize("typed", ["8%-9%", "8%~9%", "1 234", "3/4", "9" * 50])
def test_ranges_and_torn_numbers_are_refused(typed):
    assert code(cells.read(RawCell(typed), VALUE)) in {Code.NOT_A_NUMBER, Code.MISTYPED_NUMBER}


@pytest.mark.parametrize("typed", ["—", "/", "－", "-", "……", " — ", "／", "--"])
@pytest.mark.parametrize("name", [Field.VALUE, Field.PAGE, Field.PUBLISHED, Field.STATUS])
def test_a_dash_says_that_there_is_nothing(typed, name):
    assert cells.read(RawCell(typed), column(Sheet.OBSERVATIONS, name)) is None


@pytest.mark.parametrize(
    ("sheet", "name", "cell", "words"),
    [
        (Sheet.OBSERVATIONS, Field.VALUE, RawCell("8%以上"), "数值8，限定>=，单位%"),
        (Sheet.OBSERVATIONS, Field.VALUE, RawCell(0.043, is_percent=True), "数值4.3，单位%"),
        (Sheet.OBSERVATIONS, Field.VALUE, RawCell("1,234"), "数值1234"),
        (Sheet.OBSERVATIONS, Field.VALUE, RawCell("—"), "没有内容"),
        (Sheet.OBSERVATIONS, Field.VALUE, RawCell(4.3), ""),
        (Sheet.OBSERVATIONS, Field.PERIOD, RawCell("2024年上半年"), "2024-01..06"),
        (Sheet.OBSERVATIONS, Field.PERIOD, RawCell(2023), ""),
        (Sheet.OBSERVATIONS, Field.PERIOD, RawCell("2024-Q2"), ""),
        (Sheet.OBSERVATIONS, Field.PUBLISHED, RawCell("2024.2.20"), "2024-02-20"),
        (Sheet.OBSERVATIONS, Field.PUBLISHED, RawCell(date(2024, 2, 20)), ""),
        (Sheet.OBSERVATIONS, Field.PUBLISHED, RawCell(datetime(2024, 2, 20, 9)), "2024-02-20"),  # noqa: DTZ001
        (Sheet.OBSERVATIONS, Field.STATUS, RawCell("实 际"), "实际"),
        (Sheet.OBSERVATIONS, Field.BOUND, RawCell("以上"), ">="),
        (Sheet.OBSERVATIONS, Field.UNIT, RawCell("％"), "%"),
        (Sheet.OBSERVATIONS, Field.AREA, RawCell(999901), ""),
        (Sheet.OBSERVATIONS, Field.AREA, RawCell("999901\u200b"), "看得见的字"),
        (Sheet.OBSERVATIONS, Field.NOTE, RawCell("甲\u202e乙"), "看得见的字"),
        (Sheet.AREAS, Field.SCOPES, RawCell("全市、全\u200d省"), "看得见的字"),
        (Sheet.OBSERVATIONS, Field.NOTE, RawCell(" 备注 "), ""),
        (Sheet.OBSERVATIONS, Field.PAGE, RawCell("3"), "数"),
        (Sheet.OBSERVATIONS, Field.PUBLISHED, RawCell("2024-02-20 00:00:00"), "日期"),
        (Sheet.OBSERVATIONS, Field.NOTE, RawCell("nan"), "没有内容"),
        (Sheet.AREAS, Field.SCOPES, RawCell("全市，全省"), ""),
    ],
)
def test_a_reading_that_is_more_than_the_plain_value_is_told(sheet, name, cell, words):
    wanted = column(sheet, name)
    note = understood(cell, wanted, cells.read(cell, wanted))
    assert (note[1]["reading"] if note else "") == words


@pytest.mark.parametrize("typed", ["无", "1,23", "1e5", "4.3.1", date(2024, 1, 1), "一万"])
def test_what_is_no_number_is_refused(typed):
    refused = {Code.NOT_A_NUMBER, Code.NUMBER_WITH_WORDS, Code.MISTYPED_NUMBER}
    assert code(cells.read(RawCell(typed), VALUE)) in refused


@pytest.mark.parametrize("wanted", [VALUE, DAY, PERIOD, NOTE, SCOPES])
def test_booleans_errors_and_formulas_without_value_are_refused_everywhere(wanted):
    assert code(cells.read(RawCell(True), wanted)) is Code.BOOLEAN
    assert code(cells.read(RawCell("#N/A", is_error=True), wanted)) is Code.EXCEL_ERROR
    assert code(cells.read(RawCell(None, is_formula=True), wanted)) is Code.FORMULA_WITHOUT_VALUE


def test_a_formula_with_a_stored_value_is_read():
    assert cells.read(RawCell(27.04, is_formula=True), VALUE) == Number(Decimal("27.04"))


def test_an_integer_has_no_fraction():
    assert cells.read(RawCell(3.0), PAGE) == 3
    assert code(cells.read(RawCell(3.5), PAGE)) is Code.NOT_AN_INTEGER


@pytest.mark.parametrize(
    "typed",
    [
        datetime.fromisoformat("2024-02-20"),
        date(2024, 2, 20),
        "2024-02-20",
        "2024/2/20",
        "2024.2.20",
        "2024年2月20日",
        "２０２４－０２－２０",
        "2024-02-20 00:00:00",
        "2024-2-20",
        "20240220",
        20240220,
    ],
)
def test_a_date_is_read_in_each_common_form(typed):
    assert cells.read(RawCell(typed), DAY) == date(2024, 2, 20)


@pytest.mark.parametrize("typed", ["2024-02-30", "2024年2月", "24-2-20", "年底"])
def test_an_incomplete_or_impossible_date_is_refused(typed):
    assert code(cells.read(RawCell(typed), DAY)) is Code.NOT_A_DATE


def test_a_bare_serial_number_is_no_date():
    assert code(cells.read(RawCell(45342), DAY)) is Code.SERIAL_DATE


@pytest.mark.parametrize("typed", [2023, 2023.0, "2023", " 2023 ", "２０２３"])
def test_a_year_may_be_a_number(typed):
    assert cells.read(RawCell(typed), PERIOD) == parse_period("2023")


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("2024年1-6月", "2024-01..06"),
        ("2024年1—6月", "2024-01..06"),
        ("2024年1月至6月", "2024-01..06"),
        ("2016—2020年", "2016..2020"),
        ("2016年至2020年", "2016..2020"),
        ("2024年上半年", "2024-01..06"),
        ("2024上半年", "2024-01..06"),
        ("2024年前三季度", "2024-01..09"),
        ("2024年1-12月", "2024"),
        ("2024-1..6", "2024-01..06"),
        ("2024Q2", "2024-Q2"),
        ("2024年Q2", "2024-Q2"),
        ("2024年二季度", "2024-Q2"),
        ("2024年第2季度", "2024-Q2"),
        ("２０２４年９月", "2024-09"),
        ("2024年9月份", "2024-09"),
        ("2024/9", "2024-09"),
        ("2024.09", "2024-09"),
    ],
)
def test_a_period_is_read_as_people_type_it(typed, period):
    assert cells.read(RawCell(typed), PERIOD).text == period


def test_a_quarter_may_be_typed_small():
    assert cells.read(RawCell("2024-q2"), PERIOD).text == "2024-Q2"


def test_a_period_that_excel_made_a_date_is_refused_with_a_proposal():
    refusal = cells.read(RawCell(datetime.fromisoformat("2024-09-01")), PERIOD)
    assert code(refusal) is Code.PERIOD_IS_DATE
    assert refusal.words["proposal"] == "2024-09"


@pytest.mark.parametrize(
    "typed",
    [
        "2024-13",
        "2024-06..01",
        202309,
        "去年",
        "2024-1-6",
        "2024.1",
        "2024年2",
        "20249月",
        "2024年末",
        "上半年",
    ],
)
def test_other_periods_are_refused(typed):
    assert code(cells.read(RawCell(typed), PERIOD)) is Code.NOT_A_PERIOD


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        ("≥", Bound.AT_LEAST),
        ("＞＝", Bound.AT_LEAST),
        ("≤", Bound.AT_MOST),
        ("＞", Bound.ABOVE),
        ("＝", Bound.EXACT),
        ("≈", Bound.ABOUT),
    ],
)
def test_bounds_have_one_canonical_form(typed, bound):
    assert cells.read(RawCell(typed), BOUND) is bound


def test_an_unknown_bound_is_refused():
    assert code(cells.read(RawCell("大约"), BOUND)) is Code.UNKNOWN_BOUND


def test_a_choice_is_a_word_of_its_list():
    status = column(Sheet.OBSERVATIONS, Field.STATUS)
    assert cells.read(RawCell(" 实际 "), status) == "实际"
    assert code(cells.read(RawCell("实际数"), status)) is Code.UNKNOWN_CHOICE


def test_an_open_list_takes_other_words():
    assert cells.read(RawCell("口岸"), column(Sheet.INDICATORS, Field.DOMAIN)) == "口岸"


def test_a_list_is_split_on_chinese_and_latin_separators():
    assert cells.read(RawCell("固投、固投增速， 投资;投资；固定 资产,"), SCOPES) == (
        "固投",
        "固投增速",
        "投资",
        "固定 资产",
    )


def test_a_code_typed_as_a_number_is_text():
    assert cells.read(RawCell(999901), NOTE) == "999901"
    assert cells.read(RawCell(999901.0), NOTE) == "999901"


@pytest.mark.parametrize(
    "cell", [RawCell(datetime.fromisoformat("2024-03-01")), RawCell(0.5, is_percent=True)]
)
def test_text_that_excel_converted_is_refused(cell):
    assert code(cells.read(cell, NOTE)) is Code.NOT_TEXT


def test_a_time_of_day_is_refused():
    assert code(cells.read(RawCell(time(8, 30)), VALUE)) is Code.NOT_TEXT

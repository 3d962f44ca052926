"""Rows that nobody has filled in: one hint a sheet, no number taken, nothing else."""

import pytest
from openpyxl.styles import Font

from indicators.checks.findings import Code
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from indicators.workbook.tables.row_kinds import unfilled_words
from tests.workbooks import observation, plain_book, read_book, reading, relation, workbook_rows

NOTHING = {"数值": None, "页码": None, "原文": None}
PLAIN = reading()


def with_unfilled(*extra):
    """The valid workbook with a source and two observations that are not filled in yet."""
    rows = workbook_rows()
    rows[Sheet.SOURCES] += [{"来源编号": "S2"}]
    rows[Sheet.OBSERVATIONS] += [
        observation("O005", 期间="2024-01..03", 来源编号="S2", **NOTHING),
        observation("O006", 期间="2024-01..06", 来源编号="S2", **NOTHING),
        *extra,
    ]
    return rows


def added(found):
    """The findings that the plain workbook does not have."""
    known = {(each.code, each.message) for each in PLAIN.findings}
    return [each for each in found.findings if (each.code, each.message) not in known]


def test_there_is_one_hint_for_each_sheet_and_nothing_else():
    found = reading(with_unfilled())
    assert [(each.code, each.severity, each.sheet, each.cells) for each in added(found)] == [
        (Code.NOT_FILLED_IN, Severity.HINT, "来源", ("B3",)),
        (Code.NOT_FILLED_IN, Severity.HINT, "实绩", ("F6",)),
    ]
    assert added(found)[1].message == "有2行还没有填写：第6—7行，没有读入。"
    assert found.unfilled == {Sheet.SOURCES: (3,), Sheet.OBSERVATIONS: (6, 7)}
    assert found.dataset.observations == PLAIN.dataset.observations


@pytest.mark.parametrize(
    ("sheet", "row", "cell"),
    [
        (Sheet.TARGETS, {"编号": "T003"}, "B4"),
        (Sheet.RANKS, {"编号": "R002"}, "B3"),
        (Sheet.COMMITMENTS, {"编号": "C003", "事项": "—"}, "B4"),
        (Sheet.OBSERVATIONS, {"编号": "O005"}, "F6"),
    ],
)
def test_a_number_alone_is_no_row_on_any_sheet(sheet, row, cell):
    rows = workbook_rows()
    rows[sheet] = [*rows[sheet], row]
    (hint,) = added(reading(rows))
    assert (hint.code, hint.sheet, hint.cell) == (Code.NOT_FILLED_IN, sheet.value, cell)


@pytest.mark.parametrize(
    "content",
    [{"数值": 5.4}, {"文字值": "全覆盖"}, {"页码": 3}, {"原文": "原话"}, {"备注": "未报"}],
)
def test_any_content_makes_a_row(content):
    row = observation("O005", 期间="2022") | NOTHING | content
    found = reading(with_unfilled(row))
    assert found.unfilled[Sheet.OBSERVATIONS] == (6, 7)


def test_a_source_that_a_filled_row_names_must_be_filled_in():
    found = reading(with_unfilled(observation("O007", 期间="2022", 来源编号="S2")))
    assert Sheet.SOURCES not in found.unfilled
    blank = next(each for each in found.findings if each.code is Code.BLANK_CELL)
    assert (blank.where, blank.severity) == ("来源!B3", Severity.BLOCKING)


def test_a_number_of_an_unfilled_row_is_free():
    filled = observation("O005", 期间="2022")
    found = reading(with_unfilled(filled))
    assert {each.code for each in added(found)} == {Code.NOT_FILLED_IN}
    assert found.dataset.fact_by_id["O005"].period.text == "2022"


def test_an_unfilled_row_without_a_number_uses_none_up():
    blank = observation(None, 期间="2024-01..09", **NOTHING)
    found = reading(with_unfilled(blank, observation(None, 期间="2022")))
    (proposed,) = [each for each in found.findings if each.code is Code.BLANK_ID]
    assert (proposed.where, proposed.proposal) == ("实绩!A9", "O007")


def test_hidden_or_struck_they_are_not_mentioned_again():
    book = plain_book(with_unfilled())
    book["实绩"].row_dimensions[6].hidden = True
    book["实绩"]["B7"].font = Font(strike=True)
    assert {each.code for each in added(read_book(book))} == {Code.NOT_FILLED_IN}


def test_what_refers_to_one_says_where_to_begin():
    rows = with_unfilled()
    rows[Sheet.RELATIONS] += relation("L9", "易混", ("成员", "O001"), ("成员", "O005"))
    codes = {each.code for each in added(reading(rows))}
    assert codes == {Code.NOT_FILLED_IN, Code.BROKEN_REFERENCE}


def test_publishing_says_how_many_are_left_out():
    assert unfilled_words({Sheet.SOURCES: (3,), Sheet.OBSERVATIONS: (6, 7)}) == (
        "没有填写的行不随版次发布：“来源”表1行、“实绩”表2行。"
    )
    assert unfilled_words({}) == ""

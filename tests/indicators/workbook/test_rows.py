from decimal import Decimal

import pytest

from indicators.checks.findings import Code, blocks
from indicators.model.codelists import Bound, Severity
from indicators.model.schema import Sheet
from tests.workbooks import (
    commitment,
    observation,
    places,
    plain_book,
    read_book,
    reading,
    target,
    workbook_rows,
)


def with_row(sheet, row):
    rows = workbook_rows()
    rows[sheet] = [*rows[sheet], row]
    return reading(rows)


def read_as(found):
    return [each.message for each in found.findings if each.code is Code.READ_AS]


@pytest.mark.parametrize(
    ("cells", "value", "bound", "unit"),
    [
        ({"数值": "8%以上", "限定": None, "单位": None}, "8", Bound.AT_LEAST, "%"),
        ({"数值": "8%以上", "限定": ">=", "单位": "%"}, "8", Bound.AT_LEAST, "%"),
        ({"数值": "8%以上", "限定": "—", "单位": "—"}, "8", Bound.AT_LEAST, "%"),
        ({"数值": "8%", "限定": "≥", "单位": None}, "8", Bound.AT_LEAST, "%"),
        ({"数值": "4.3%", "限定": None, "单位": "％"}, "4.3", Bound.EXACT, "%"),
    ],
)
def test_bound_and_unit_are_taken_from_the_number_where_their_columns_agree(
    cells, value, bound, unit
):
    found = with_row(Sheet.TARGETS, target("T9", 期间="2025", **cells))
    quantity = found.dataset.fact_by_id["T9"].quantity
    assert (quantity.value, quantity.bound, quantity.unit) == (Decimal(value), bound, unit)
    assert not blocks(found.findings)
    assert any(message.startswith(f"“{cells['数值']}”读作：") for message in read_as(found))


def test_what_was_read_is_said_in_words():
    row = target("T9", 期间="2025", 数值="8%以上", 限定=None, 单位=None)
    assert read_as(with_row(Sheet.TARGETS, row)) == ["“8%以上”读作：数值8，限定>=，单位%。"]


def test_a_unit_of_another_name_is_no_contradiction():
    row = observation("O9", 指标代码="JOBS", 期间="2022", 数值="1400名", 单位="人")
    found = with_row(Sheet.OBSERVATIONS, row)
    assert found.dataset.fact_by_id["O9"].quantity.unit == "人"
    assert not blocks(found.findings)


@pytest.mark.parametrize(
    ("cells", "named"),
    [
        ({"数值": "1.4万人", "单位": "人"}, ["1.4万人", "“万人”", "“单位”列是“人”"]),
        ({"数值": "1400人以上", "单位": "人", "限定": "<="}, ["“>=”", "“限定”列是“<=”"]),
        ({"数值": "1400人以上", "单位": "人", "限定": "="}, ["“>=”", "“限定”列是“=”"]),
    ],
)
def test_a_contradiction_stops_and_names_both(cells, named):
    row = observation("O9", 指标代码="JOBS", 期间="2022", **cells)
    found = with_row(Sheet.OBSERVATIONS, row)
    (conflict,) = [each for each in found.findings if each.code is Code.READING_CONFLICT]
    assert (conflict.where, conflict.severity) == ("实绩!F6", Severity.BLOCKING)
    assert all(each in conflict.message for each in named)
    assert "O9" not in found.dataset.fact_by_id


def test_what_is_done_may_carry_the_rows_unit_and_no_bound():
    done = with_row(Sheet.COMMITMENTS, commitment("C9", 已完成="0.5亿元"))
    assert done.dataset.fact_by_id["C9"].done == Decimal("0.5")
    other = with_row(Sheet.COMMITMENTS, commitment("C9", 已完成="0.5万元"))
    assert places(other, Code.READING_CONFLICT) == ["任务!O4"]
    bounded = with_row(Sheet.COMMITMENTS, commitment("C9", 已完成="0.5亿元以上"))
    assert places(bounded, Code.NUMBER_WITH_WORDS) == ["任务!O4"]


@pytest.mark.parametrize("blank", [None, "—"])
def test_a_row_of_a_period_template_without_a_figure_is_a_hint_and_not_read(blank):
    row = observation(None, 期间="2022", 数值=blank, 页码=None, 原文=None, 来源编号=None)
    found = with_row(Sheet.OBSERVATIONS, row)
    (waiting,) = [each for each in found.findings if each.code is Code.NOT_FILLED_IN]
    assert (waiting.where, waiting.severity) == ("实绩!F6", Severity.HINT)
    assert waiting.message == "有1行还没有填写：第6行，没有读入。"
    assert not blocks(found.findings)
    assert len(found.dataset.observations) == 4


def test_a_code_in_full_width_is_looked_up_in_half_width():
    found = with_row(Sheet.OBSERVATIONS, observation("O9", 期间="2022", 来源编号="Ｓ１"))
    assert found.dataset.fact_by_id["O9"].citation.source.code == "S1"
    assert read_as(found) == ["“Ｓ１”读作：S1。"]


def test_a_percentage_of_excels_is_quoted_as_excel_shows_it():
    book = plain_book()
    book["实绩"]["F2"].value, book["实绩"]["F2"].number_format = 0.043, "0.0%"
    assert read_as(read_book(book)) == ["“4.3%”读作：数值4.3，单位%。"]


@pytest.mark.parametrize("note", ["NA", "null", "NONE", "N/A", "TRUE", "1e5", "00123"])
def test_words_that_other_readers_eat_stay_words(note):
    found = with_row(Sheet.OBSERVATIONS, observation("O9", 期间="2022", 备注=note))
    assert found.dataset.fact_by_id["O9"].citation.note == note

from datetime import date

import pytest

from indicators.comparison import ChangeKind, compare
from indicators.model.schema import Sheet
from tests.workbooks import (
    commitment,
    dataset,
    later_rows,
    next_report_rows,
    observation,
    properties,
    rank,
    relation,
    target,
    workbook_rows,
)


def reused(comparison):
    return [each for each in comparison.changes if each.kind is ChangeKind.REUSED]


def compared(change):
    """The changes between the valid workbook and one whose rows `change` has changed."""
    rows = workbook_rows()
    change(rows)
    return compare(dataset(), dataset(rows)).changes


def replaced(sheet, at, row):
    def change(rows):
        rows[sheet][at] = row

    return compared(change)


def the_field(changes):
    ((field,),) = (each.fields for each in changes)
    return field.field, field.old_text, field.new_text, field.difference_text


@pytest.mark.parametrize("rows", [workbook_rows, later_rows, next_report_rows])
def test_a_dataset_does_not_differ_from_itself(rows):
    comparison = compare(dataset(rows()), dataset(rows()))
    assert comparison.is_empty
    assert comparison.consequences == ()


def test_rates_differ_in_percentage_points():
    changes = replaced(Sheet.OBSERVATIONS, 0, observation("O001", 数值=4.9))
    assert the_field(changes) == ("数值", "增长5.2%", "增长4.9%", "\N{MINUS SIGN}0.3个百分点")


def test_counts_differ_in_their_unit():
    row = observation("O003", 指标代码="JOBS", 数值=1350, 单位="人")
    assert the_field(replaced(Sheet.OBSERVATIONS, 2, row))[3] == "+150人"


def test_printed_units_that_convert_are_shown_with_both_values():
    row = observation("O003", 指标代码="JOBS", 数值=0.15, 单位="万人")
    field = the_field(replaced(Sheet.OBSERVATIONS, 2, row))
    assert field == ("数值", "1200人", "0.15万人（合1500人）", "+300人")


def test_units_that_do_not_convert_are_not_subtracted():
    rows = workbook_rows()
    rows[Sheet.COMMITMENTS][0] = commitment(数量=2, 单位="公里")
    field = the_field(compare(dataset(), dataset(rows)).changes)
    assert field == ("数量", "1.5亿元", "2公里", "单位不同，不相减")


@pytest.mark.parametrize(
    ("bound", "value", "text", "words"),
    [
        (">", 12, "突破12亿元", "限定值，不相减"),
        ("=", 12, "12亿元", "限定不同，不相减"),
    ],
)
def test_a_bound_of_an_actual_is_never_subtracted(bound, value, text, words):
    row = observation("O002", 指标代码="X", 数值=value, 限定=bound, 单位="亿元")
    field = the_field(replaced(Sheet.OBSERVATIONS, 1, row))
    assert field == ("数值", "突破10亿元", text, words)


def test_the_limit_of_a_target_moves_by_percentage_points():
    field = the_field(replaced(Sheet.TARGETS, 0, target("T001", 数值=6.5)))
    assert field == ("数值", "增长6%以上", "增长6.5%以上", "目标下限+0.5个百分点")


def test_a_target_of_another_bound_is_not_subtracted():
    field = the_field(replaced(Sheet.TARGETS, 0, target("T001", 数值=6, 限定="≈")))
    assert field == ("数值", "增长6%以上", "增长6%左右", "限定不同，不相减")


def test_a_deadline_moves_by_days_and_a_rank_by_places():
    later = commitment(截止日期=date(2024, 7, 5))
    assert the_field(replaced(Sheet.COMMITMENTS, 0, later))[3] == "推后5天"
    assert the_field(replaced(Sheet.RANKS, 0, rank(名次=1))) == (
        *("名次", "第二", "第一"),
        "前移1位",
    )


def test_what_was_done_differs_in_the_unit_of_the_target():
    row = commitment(
        "C002", 类别="十件实事", 组序=1, 目标编号="T002", 数量=None, 单位=None, 已完成=200
    )
    assert the_field(replaced(Sheet.COMMITMENTS, 1, row)) == ("已完成", "", "200人", "")


def test_a_text_its_source_and_status_are_shown_field_by_field():
    row = observation("O001", 状态="核实", 页码=4, 备注="已核对")
    ((fields,),) = ([each.fields] for each in replaced(Sheet.OBSERVATIONS, 0, row))
    assert [(each.field, each.old_text, each.new_text) for each in fields] == [
        ("状态", "实际", "核实"),
        ("页码", "第3页", "第4页"),
        ("备注", "", "已核对"),
    ]


def test_a_quarter_written_as_a_span_is_another_period():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O9", 期间="2023-Q1")]
    other = workbook_rows()
    other[Sheet.OBSERVATIONS] += [observation("O9", 期间="2023-01..03")]
    field = the_field(compare(dataset(rows), dataset(other)).changes)
    assert field[:3] == ("期间", "2023年一季度", "2023年1—3月")


def test_an_added_fact_says_what_it_is_about():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O9", 期间="2022", 数值=4)]
    (change,) = compare(dataset(), dataset(rows)).changes
    assert (change.kind, change.sheet, change.id) == (ChangeKind.ADDED, Sheet.OBSERVATIONS, "O9")
    assert (change.name, change.context) == ("虚构指标X_YOY", "2022年")
    assert (change.fields[0].old_text, change.fields[0].new_text) == ("", "增长4%")


def test_a_fact_with_another_number_is_the_same_fact():
    row = observation("O077")
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = row
    (change,) = compare(dataset(), dataset(rows)).changes
    assert (change.kind, change.id) == (ChangeKind.RENUMBERED, "O077")
    assert (change.fields[0].old_text, change.fields[0].new_text) == ("O001", "O077")


@pytest.mark.parametrize(
    ("sheet", "at", "row"),
    [
        (Sheet.OBSERVATIONS, 0, observation("O001", 期间="2022")),
        (Sheet.OBSERVATIONS, 0, observation("O001", 指标代码="X", 数值=3, 单位="亿元")),
        (Sheet.RANKS, 0, rank(期间="2022")),
        (Sheet.COMMITMENTS, 0, commitment(事项="另一件完全无关的工作")),
    ],
)
def test_a_number_that_means_something_else_is_told(sheet, at, row):
    rows = workbook_rows()
    rows[sheet][at] = row
    comparison = compare(dataset(), dataset(rows))
    assert [each.id for each in comparison.changes if each.kind is ChangeKind.REUSED] == [
        row["编号"]
    ]


def test_a_reworded_promise_keeps_its_number():
    (change,) = replaced(Sheet.COMMITMENTS, 0, commitment(事项="虚构的大桥建成通车"))
    assert change.kind is ChangeKind.CHANGED


def test_a_number_that_moved_to_another_sheet_is_reused():
    rows = workbook_rows()
    rows[Sheet.RANKS] = [rank("T001")]
    rows[Sheet.TARGETS] = [target("T099"), rows[Sheet.TARGETS][1]]
    comparison = compare(dataset(), dataset(rows))
    assert [
        (each.sheet, each.id) for each in comparison.changes if each.kind is ChangeKind.REUSED
    ] == [(Sheet.RANKS, "T001")]


def test_relations_and_properties_are_compared():
    rows = workbook_rows()
    rows[Sheet.RELATIONS] = relation(
        "L001", "目标基数", ("目标", "T002"), ("基数", "O003"), 可比性="存疑", 说明="口径不一"
    )
    rows[Sheet.PROPERTIES] = properties(
        AS_OF=date(2024, 3, 20), NEAR_RATE=0.6, BASE_EDITION="第3版"
    )
    found = compare(dataset(), dataset(rows)).changes
    told = {(each.sheet.value, each.id): each.fields for each in found}
    assert list(told) == [
        ("说明", "数据截止日期"),
        ("说明", "接近·增速和比重（个百分点）"),
        ("关系", "L001"),
    ]
    assert told["说明", "数据截止日期"][0].difference_text == "推后29天"
    assert told["说明", "接近·增速和比重（个百分点）"][0].difference_text == "+0.1个百分点"
    assert [each.new_text for each in told["关系", "L001"]] == ["存疑", "口径不一"]


def test_an_indicator_that_is_renamed_changes_no_fact():
    rows = workbook_rows()
    rows[Sheet.INDICATORS][1]["名称"] = "改了名的增速"
    (change,) = compare(dataset(), dataset(rows)).changes
    assert (change.sheet, change.id) == (Sheet.INDICATORS, "X_YOY")


def test_changes_stand_in_the_order_of_the_workbook():
    found = compare(dataset(), dataset(next_report_rows())).changes
    order = list(Sheet)
    places = [order.index(each.sheet) for each in found]
    assert places == sorted(places)


def test_what_one_way_adds_the_other_way_removes():
    forth = compare(dataset(workbook_rows()), dataset(next_report_rows()))
    back = compare(dataset(next_report_rows()), dataset(workbook_rows()))

    def numbers(comparison, kind):
        return {(each.sheet, each.id) for each in comparison.changes if each.kind is kind}

    assert numbers(forth, ChangeKind.ADDED) == numbers(back, ChangeKind.REMOVED)
    assert numbers(forth, ChangeKind.REMOVED) == numbers(back, ChangeKind.ADDED) == set()
    assert forth.counts[ChangeKind.ADDED] == 16

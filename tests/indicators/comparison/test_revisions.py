import pytest

from indicators.comparison import ChangeKind, compare
from indicators.model.schema import Sheet
from tests.workbooks import dataset, observation, workbook_rows


def changes(*rows, before=()):
    """The changes when rows are added to the valid workbook, whose O001 is 5.2% of 2023, 实际."""
    old, new = workbook_rows(), workbook_rows()
    old[Sheet.OBSERVATIONS] += before
    new[Sheet.OBSERVATIONS] += [*before, *rows]
    return compare(dataset(old), dataset(new)).changes


def told(change):
    return {
        each.field: (each.old_text, each.new_text, each.difference_text) for each in change.fields
    }


def test_a_verified_figure_beside_the_actual_one_is_a_revision_with_both_values():
    (change,) = changes(observation("O9", 数值=5.4, 状态="核实", 原文=None, 发布日期=None))
    assert (change.kind, change.id) == (ChangeKind.REVISED, "O9")
    assert told(change) == {
        "数值": ("增长5.2%", "增长5.4%", "+0.2个百分点"),
        "状态": ("实际", "核实", ""),
    }


@pytest.mark.parametrize(("first", "then"), [("预计", "初步"), ("初步", "实际"), ("预计", "核实")])
def test_each_step_towards_the_final_figure_is_a_revision(first, then):
    expected = observation("O8", 期间="2022", 数值=5.0, 状态=first)
    (change,) = changes(observation("O9", 期间="2022", 数值=5.1, 状态=then), before=[expected])
    assert change.kind is ChangeKind.REVISED
    assert told(change)["状态"] == (first, then, "")


def test_the_same_row_with_another_status_is_a_revision_too():
    old, new = workbook_rows(), workbook_rows()
    new[Sheet.OBSERVATIONS][0] = observation("O001", 数值=5.4, 状态="核实")
    (change,) = compare(dataset(old), dataset(new)).changes
    assert change.kind is ChangeKind.REVISED
    assert told(change)["数值"] == ("增长5.2%", "增长5.4%", "+0.2个百分点")


def test_a_figure_that_does_not_count_or_is_the_first_of_its_period_is_new():
    (less,) = changes(observation("O9", 数值=5.0, 状态="预计"))
    (first,) = changes(observation("O9", 期间="2022", 数值=5.0, 状态="初步"))
    assert [each.kind for each in (less, first)] == [ChangeKind.ADDED] * 2
    assert first.fields[0].new_text == "增长5%（初步）"


def test_readers_see_the_gap_card_and_status_of_the_revised_figure():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O9", 数值=5.4, 状态="核实"))
    seen = compare(dataset(), dataset(rows)).consequences
    texts = {(each.page, each.old_text, each.new_text) for each in seen}
    assert ("增长", "增长5.2%", "增长5.4%（核实）") in texts
    assert any("+0.6个百分点" in new and "+0.8个百分点" in old for _, old, new in texts)

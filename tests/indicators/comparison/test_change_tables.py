from indicators.comparison import ChangeKind, compare
from indicators.comparison.change_tables import changes_table, consequences_table
from indicators.model.schema import Sheet
from tests.workbooks import dataset, later_rows, observation, workbook_rows


def test_a_change_has_a_row_for_each_field():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] = observation("O001", 数值=5.6, 备注="修订")
    shown = changes_table(compare(dataset(), dataset(rows)).changes).shown
    assert list(shown["列"]) == ["数值", "备注"]
    assert list(shown["内容"]) == [
        "增长5.2% → 增长5.6%（+0.4个百分点）",
        "空白 → 修订",
    ]


def test_a_text_with_an_arrow_is_told_in_other_words():
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][2] |= {"数值": 1300}
    shown = consequences_table(compare(dataset(), dataset(rows)).consequences).shown
    assert "“1200人 → 1500人以上，可比”改为“1300人 → 1500人以上，可比”" in set(shown["内容"])


def test_new_rows_and_rows_that_are_gone_are_told_as_such():
    comparison = compare(dataset(), dataset(later_rows()))
    texts = set(consequences_table(comparison.consequences).shown["内容"])
    assert "新列出：增长5.9%，第1" in texts
    assert comparison.counts == {ChangeKind.ADDED: 10, ChangeKind.CHANGED: 1}


def test_no_difference_gives_empty_tables():
    comparison = compare(dataset(), dataset())
    assert changes_table(comparison.changes).is_empty
    assert consequences_table(comparison.consequences).is_empty
    assert comparison.summary == "没有变化；影响读者看到的0处"

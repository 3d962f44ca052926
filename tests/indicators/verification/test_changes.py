from indicators.store.exports import Entry
from indicators.verification.changes import WHOLE_ROW, ValueChange, changes

OLD = (
    Entry("O1", "固定资产投资", "指标", "固定资产投资"),
    Entry("O1", "固定资产投资", "增速", "增长16.1%"),
    Entry("O1", "固定资产投资", "位次", "全市第一"),
)


def entry(label, text, row="O1", where="固定资产投资"):
    return Entry(row, where, label, text)


def test_the_same_values_in_another_order_are_no_change():
    assert changes(OLD, reversed(OLD)) == ()


def test_a_value_that_is_another_one_is_said_with_both():
    new = (OLD[0], entry("增速", "增长15.8%"), OLD[2])
    (found,) = changes(OLD, new)
    assert found == ValueChange("固定资产投资", "增速", "增长16.1%", "增长15.8%")
    assert found.words == "固定资产投资 增速：增长16.1% → 增长15.8%"


def test_a_value_that_came_or_went_has_a_blank_side():
    new = (*OLD[:2], entry("总量", "突破10亿元"))
    assert [each.words for each in changes(OLD, new)] == [
        "固定资产投资 位次：全市第一 → （无）",
        "固定资产投资 总量：（无） → 突破10亿元",
    ]


def test_a_row_that_came_or_went_is_one_change():
    new = (entry("指标", "零售额", "O2", "零售额"), entry("增速", "增长3%", "O2", "零售额"))
    assert changes(OLD, new) == (
        ValueChange("固定资产投资", WHOLE_ROW, "增长16.1%，全市第一", ""),
        ValueChange("零售额", WHOLE_ROW, "", "增长3%"),
    )


def test_a_renamed_row_is_still_the_same_row():
    new = tuple(Entry("O1", "投资", *each) for each in [("指标", "投资"), ("增速", "增长16.1%")])
    assert changes(OLD[:2], new) == (ValueChange("固定资产投资", "指标", "固定资产投资", "投资"),)


def test_the_same_figure_of_another_subject_is_no_confirmation():
    old = (Entry("O1", "虚构2县", "数值", "增长5.2%"),)
    new = (Entry("O1", "虚构3县", "数值", "增长5.2%"),)
    assert [each.words for each in changes(old, new)] == ["虚构2县 名称：虚构2县 → 虚构3县"]

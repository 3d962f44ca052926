from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indicators.drafting.claims import Claim, ClaimKind, ClaimMeasure
from indicators.drafting.drafts.edits import (
    BadField,
    EditField,
    changes_of,
    doubted_fields,
    edited,
    fields_of,
    texts_of,
)
from indicators.model.codelists import Bound

FALL = Claim(
    kind=ClaimKind.ACTUAL,
    name="工业用电量增速",
    start=0,
    end=4,
    measure=ClaimMeasure.GROWTH,
    value=Decimal("-5.5"),
    unit="%",
    period="2023",
    page=3,
)


def test_a_value_is_shown_without_its_sign():
    texts = texts_of(FALL)
    assert (texts[EditField.VALUE], texts[EditField.SIGN]) == ("5.5", "负")
    assert (texts[EditField.KIND], texts[EditField.MEASURE]) == ("实绩", "增速")


def test_what_is_not_changed_is_no_change():
    assert changes_of(FALL, texts_of(FALL)) == {}
    assert edited(FALL, {}) == FALL


def test_sign_value_bound_and_period_are_changed():
    changes = {
        EditField.SIGN: "正",
        EditField.VALUE: "1,234.50",
        EditField.BOUND: ">",
        EditField.PERIOD: "2024-01..06",
        EditField.PAGE: "",
    }
    claim = edited(FALL, changes)
    assert claim.value == Decimal("1234.50")
    assert (claim.bound, claim.period, claim.page) == (Bound.ABOVE, "2024-01..06", None)
    assert claim.name == FALL.name


def test_another_kind_has_other_fields():
    target = edited(FALL, {EditField.KIND: "目标", EditField.DEADLINE: "2024-12-31"})
    assert (target.kind, target.deadline) == (ClaimKind.TARGET, date(2024, 12, 31))
    assert EditField.DEADLINE in fields_of(target)
    assert EditField.DEADLINE not in fields_of(FALL)
    third = {EditField.VALUE: "3", EditField.SIGN: "正"}
    rank = edited(FALL, {EditField.KIND: "位次", **third})
    assert EditField.SCOPE in fields_of(rank)
    assert EditField.UNIT not in fields_of(rank)


def test_a_value_may_give_way_to_a_text():
    claim = edited(FALL, {EditField.VALUE: "", EditField.TEXT: "与经济增长同步"})
    assert (claim.value, claim.text) == (None, "与经济增长同步")


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (EditField.VALUE, "5.5%", "数值“5.5%”不是数"),
        (EditField.VALUE, "-3", "正负在“正负”里选"),
        (EditField.VALUE, "NaN", "不是数"),
        (EditField.VALUE, "1" * 40, "不是数"),
        (EditField.VALUE, "", "数值和文字值都是空的"),
        (EditField.NAME, "", "名称是空的"),
        (EditField.PERIOD, "2023年", "期间“2023年”看不懂"),
        (EditField.PAGE, "三", "页码“三”不是页码"),
        (EditField.DEADLINE, "年底", "请写作2024-12-31"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_the_way_to_write_it(field, text, sentence):
    with pytest.raises(BadField, match=sentence):
        edited(FALL, {field: text})


def test_doubts_point_to_their_fields():
    doubts = ("名称可能不完整", "增减量，请核对正负", "表格中的数，请核对行列")
    found = {EditField.NAME, EditField.SIGN, EditField.MEASURE, EditField.VALUE}
    assert doubted_fields(doubts) == found
    assert doubted_fields(()) == frozenset()


@pytest.mark.parametrize(
    ("doubt", "field"),
    [
        ("所属事项取自前一句，请核对", EditField.NAME),
        ("评的是什么取自前文，请核对", EditField.NAME),
        ("存量还是当期新增，请核对", EditField.MEASURE),
        ("年均，请核对起止年", EditField.PERIOD),
        ("目标还是实绩，请核对", EditField.KIND),
        ("单位由“亿元”变为“万元”", EditField.UNIT),
        ("排名范围未注明", EditField.SCOPE),
    ],
)
def test_each_doubt_points_to_the_field_that_it_is_about(doubt, field):
    assert doubted_fields([doubt]) == {field}


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        (EditField.UNIT, "斤斤", "单位“斤斤”不在单位表中"),
        (EditField.UNIT, "", "单位“”不在单位表中"),
        (EditField.VALUE, "1e99", "请只写数字"),
        (EditField.NAME, "长" * 101, "名称有101个字，最多100个字"),
    ],
)
def test_what_no_workbook_can_hold_is_refused_on_the_row(field, text, words):
    with pytest.raises(BadField, match=words):
        edited(FALL, {field: text})


def test_digits_of_a_chinese_keyboard_are_a_number():
    claim = edited(FALL, {EditField.VALUE: "９．５", EditField.UNIT: "个百分点"})
    assert (claim.value, claim.unit) == (Decimal("-9.5"), "个百分点")


THIRD = Claim(
    kind=ClaimKind.RANK,
    name="工业用电量增速",
    start=0,
    end=4,
    measure=ClaimMeasure.PLACE,
    value=Decimal(3),
    period="2023",
)
POWER = Claim(
    kind=ClaimKind.ACTUAL, name="用电量", start=0, end=4, value=Decimal(1), unit="万千瓦时"
)


@pytest.mark.parametrize(
    ("claim", "changes", "words"),
    [
        (THIRD, {EditField.VALUE: "3.5"}, "名次“3.5”不是从1起的整数"),
        (THIRD, {EditField.VALUE: "0"}, "名次“0”不是从1起的整数"),
        (FALL, {EditField.UNIT: "万吨"}, "增速的单位写的是“万吨”"),
        (FALL, {EditField.VALUE: "100001"}, "超出了这类数可能有的大小"),
        (POWER, {EditField.VALUE: "0.00000000001"}, "超出了这类数可能有的大小"),
        (POWER, {EditField.MEASURE: "增速"}, "增速的单位写的是“万千瓦时”"),
        (POWER, {EditField.NAME: "用\u200b电量"}, "有看不见的字符"),
        (
            POWER,
            {EditField.KIND: "目标", EditField.PERIOD: "2024", EditField.DEADLINE: "2023-12-31"},
            "截止日期2023-12-31早于期间2024开始",
        ),
    ],
)
def test_what_the_check_would_block_is_refused_on_the_row(claim, changes, words):
    with pytest.raises(BadField, match=words):
        edited(claim, changes)


def test_a_field_that_was_not_changed_is_taken_as_it_was_read():
    tripled = replace(FALL, unit="倍", value=Decimal(3))
    assert edited(tripled, {EditField.NAME: "产值增速"}).unit == "倍"

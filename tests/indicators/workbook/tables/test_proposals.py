"""The message that mends: what was probably meant is proposed, and nothing of it is read."""

import pytest

from indicators.checks.findings import Code
from indicators.model import units
from indicators.model.schema import Sheet
from tests.workbooks import observation, reading, workbook_rows


def stopped(**cells):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O9", 期间="2022", **cells))
    found = reading(rows)
    assert "O9" not in found.dataset.fact_by_id or "单位" in cells
    (stop,) = [each for each in found.findings if each.severity == "阻断"]
    return stop


@pytest.mark.parametrize(
    ("typed", "reason", "meant"),
    [
        ("1O.5", "第2个字是字母O", "10.5"),
        ("l2.3", "第1个字是字母l", "12.3"),
        ("1I.O", "第2个字是字母I，第4个字是字母O", "11.0"),
        ("10。5", "第3个字是“。”", "10.5"),
        ("–3.2", "第1个字是“–”，不是减号", "-3.2"),
        ("—3.2%", "第1个字是“—”，不是减号", "-3.2%"),
        ("(3.2)", "括起来的数不当负数读", "-3.2"),
        ("（1,234.5）", "括起来的数不当负数读", "-1,234.5"),
        ("10,5", "逗号不是小数点", "10.5"),
        ("1 0.5", "数的中间有空格", "10.5"),
        ("- 3.2", "数的中间有空格", "-3.2"),
        ("▼3.2", "“▼”不是减号", "-3.2"),
        ("3..2", "连着有几个小数点", "3.2"),
        (".5", "小数点前没有数字", "0.5"),
        ("-.5%", "小数点前没有数字", "-0.5%"),
        ("12.", "小数点后没有数字", "12"),
        ("12,345,67", "逗号的位置不对", "1234567"),
    ],
)
def test_a_slip_of_the_keyboard_is_named_with_the_number_it_may_mean(typed, reason, meant):
    stop = stopped(数值=typed)
    assert (stop.code, stop.where) == (Code.MISTYPED_NUMBER, "实绩!F6")
    assert stop.message.endswith(f"不是数：{reason}。")
    assert stop.remedy == f"若是{meant}，请改成{meant}。"


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("增长9.9%", "数值填9.9，单位填%"),
        ("同比增长12.3%", "数值填12.3，单位填%"),
        ("比上年下降3.2%", "数值填-3.2，单位填%"),
        ("↓3.2%", "数值填-3.2，单位填%"),
        ("增长超过5%", "数值填5，限定填>，单位填%"),
        ("下降5%以上", "数值填-5，限定填<=，单位填%"),
    ],
)
def test_a_change_in_words_is_proposed_with_its_sign(typed, proposed):
    stop = stopped(数值=typed)
    assert (stop.code, f"（{proposed}）" in stop.remedy) == (Code.NUMBER_WITH_WORDS, True)


@pytest.mark.parametrize("typed", ["▲3.2", "△3.2"])
def test_a_sign_that_means_opposite_things_is_proposed_with_both(typed):
    stop = stopped(数值=typed)
    assert stop.message == f"“数值”的“{typed}”不是数：“{typed[0]}”有的表示负数，有的表示上升。"
    assert stop.remedy == "若是负数或下降，请改成-3.2；若是上升，请改成3.2。"


def test_a_comma_before_four_digits_may_be_misplaced_or_a_point():
    remedy = stopped(数值="1,2345").remedy
    assert remedy == "若是12345，请改成12345；若是1.2345，请改成1.2345。"


def test_a_scale_without_its_unit_is_proposed_with_units_that_have_it():
    stop = stopped(数值="1,234.5万")
    assert "（数值填1234.5，单位填万元或万人或万户）" in stop.remedy


@pytest.mark.parametrize(("typed", "unit"), [("超1.2万人", "人"), ("1，234，567", "%")])
def test_a_refused_cell_does_not_also_tell_how_it_was_read(typed, unit):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O9", 期间="2022", 数值=typed, 单位=unit, 限定=">"))
    codes = [each.code for each in reading(rows).findings if each.cell == "F6"]
    assert len(codes) == 1
    assert codes[0] in {Code.READING_CONFLICT, Code.BEYOND_REASON}


@pytest.mark.parametrize("typed", ["▲3.2", "（3.2）", "1,234.5万", "3..2", "五点二"])
def test_a_refused_baseline_is_one_finding_and_its_target_says_nothing(typed):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS][0] |= {"数值": typed}
    found = [each for each in reading(rows).findings if each.code is not Code.UNVERIFIED_RANK]
    assert [each.where for each in found] == ["实绩!F2"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("１２．３", "12.3"),
        ("９．９％", "9.9"),
        ("9.9％", "9.9"),
        ("-3.2 %", "-3.2"),
        ("－3.2", "-3.2"),
        ("−3.2", "-3.2"),
        ("＋3.2", "3.2"),
        ("3.2　", "3.2"),
        ("1，2", None),
        ("12，345", "12345"),
    ],
)
def test_a_number_in_full_width_is_the_number(typed, value):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS].append(observation("O9", 期间="2022", 数值=typed))
    fact = reading(rows).dataset.fact_by_id.get("O9")
    assert (fact and str(fact.quantity.value)) == value


@pytest.mark.parametrize("typed", ["比上年5%", "无", "8-9%", "O", "1.2.3", "3.2\n4.5", "3.2；4.5"])
def test_what_may_mean_several_things_has_no_proposal(typed):
    stop = stopped(数值=typed)
    assert stop.code in {Code.NOT_A_NUMBER, Code.NUMBER_WITH_WORDS}
    assert "填" not in stop.remedy.partition("各自的列")[2]


@pytest.mark.parametrize(
    ("unit", "nearest"),
    [
        ("m", ("米",)),
        ("KM", ("公里", "千米")),
        ("万", ("万元", "万人", "万户")),
        ("亿", ("亿元", "亿斤", "亿千瓦时")),
        ("人/次", ("人次",)),
        ("亿元人民币", ("亿元",)),
        ("人民币万元", ("万元",)),
        ("斛", ()),
    ],
)
def test_an_unknown_unit_has_its_nearest_known_ones(unit, nearest):
    assert units.nearest(unit) == nearest
    assert all(map(units.is_known, nearest))


def test_the_finding_of_a_unit_names_the_nearest_and_where_the_list_is():
    stop = stopped(单位="亿")
    assert stop.message == "不认识单位“亿”，无法换算，最接近的是亿元、亿斤、亿千瓦时。"
    assert "清单在“说明”页" in stop.remedy

import csv
import unicodedata
from io import StringIO

import pandas as pd
import pytest

from components.plain_text import JOINER, escaped
from indicators.briefings.assembly import assembled
from indicators.briefings.links import outline_of
from indicators.checks.findings import Code
from indicators.clock import today
from indicators.exports.tables import csv_bytes
from indicators.model.codelists import Severity
from indicators.model.schema import Sheet
from indicators.text.plain_text import unseen, visible
from tests.workbooks import dataset, observation, reading, workbook_rows


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲\u202e乙\u2066丙\u2069", "甲「U+202E」乙「U+2066」丙「U+2069」"),
        ("零\u200b宽\ufeff的\u200f字\u00ad", "零宽的字"),
        ("\x07铃", "「U+0007」铃"),
        ("私\ue000用\U000f0000", "私「U+E000」用「U+F0000」"),
        ("两行\n一格\t空白\u3000和\u00a0", "两行\n一格\t空白\u3000和\u00a0"),
        ("突破10亿元", "突破10亿元"),
    ],
)
def test_what_nobody_sees_is_left_out_or_gets_a_sign(text, shown):
    assert visible(text) == shown


def test_no_character_that_steers_text_is_forgotten():
    kinds = {"Cf", "Co", "Cc"}
    known = {*"\t\n\r\x85"}
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    left = {each for each in visible(every) if unicodedata.category(each) in kinds}
    assert left == known


def with_observation(**cells):
    rows = workbook_rows()
    rows[Sheet.OBSERVATIONS] += [observation("O90", 期间="2019", 数值=5.1) | cells]
    return rows


def found(read):
    return [each for each in read.findings if each.code is Code.UNSEEN_CHARACTERS]


def test_such_a_cell_is_a_hint_and_reads_with_signs():
    read = reading(with_observation(备注="甲\u202e乙\u200b"))
    (hint,) = found(read)
    assert hint.severity is Severity.HINT
    assert "U+202E、U+200B" in hint.message
    assert read.dataset.fact_by_id["O90"].citation.note == "甲「U+202E」乙"


def test_many_such_cells_of_a_sheet_are_one_hint_with_all_cells():
    rows = with_observation(备注="甲\u202e乙", 章节="三\u202e")
    rows[Sheet.OBSERVATIONS] += [observation("O91", 期间="2018", 数值=5.2, 章节="四\u202e")]
    (hint,) = found(reading(rows))
    assert len(hint.parts) == 3


def test_a_code_with_one_names_nothing():
    read = reading(with_observation(指标代码="X_YOY\u202e"))
    assert Code.UNKNOWN_REFERENCE in {each.code for each in read.findings}
    assert any("X_YOY「U+202E」" in each.message for each in read.findings)


def test_a_code_with_a_zero_width_one_is_the_code():
    read = reading(with_observation(指标代码="X_YOY\u200b"))
    assert read.dataset.fact_by_id["O90"].indicator.code == "X_YOY"
    assert len(found(read)) == 1


def test_a_number_with_one_is_refused_with_its_sign():
    read = reading(with_observation(数值="5\u202e.1"))
    (refusal,) = [each for each in read.findings if each.severity is Severity.BLOCKING]
    assert "5「U+202E」.1" in refusal.message


def test_what_people_type_elsewhere_is_shown_so_too():
    facts = dataset()
    outline = outline_of([("title", "上\u202e下")], facts, today())
    assert assembled(outline, facts).title == "上「U+202E」下"
    assert escaped("上\u202e下") == r"上「U\+202E」下"
    assert JOINER in escaped("a@b")
    (_, (cell,)) = csv.reader(StringIO(csv_bytes(pd.DataFrame({"甲": ["\u200b=1"]})).decode()))
    assert cell == "'=1"


def test_the_names_of_such_characters_are_told_once():
    assert unseen("\u202e甲\u202e\u200b") == "U+202E、U+200B"
    assert unseen("甲") == ""

"""The targets by field: which glyphs a row has, in which order, and what they mean."""

import pandas as pd
import pytest

from components.charts.fields import fields_chart
from tests.components.charts.test_charts import FRAME, PHONE, in_order, words
from tests.components.drawn import svg
from tests.components.invented_rows import FIELDS, mark


def row(*glyphs: str, **more: object) -> pd.DataFrame:
    marks = [mark(each, f"指标{number}", **more) for number, each in enumerate(glyphs)]
    return pd.DataFrame({"domain": ["甲领域"], "marks": [marks]})


def glyphs(rows: pd.DataFrame) -> list[dict]:
    sets = fields_chart(rows, FRAME).to_dict()["datasets"].values()
    return [each for records in sets for each in records if "_wide_across" in each]


def test_the_fields_whose_targets_say_most_come_first():
    assert in_order(words(fields_chart(FIELDS, FRAME)), "乙领域", "甲领域")


def test_in_a_row_the_judged_come_first_and_the_texts_last():
    found = glyphs(row("文", "■", "□", "▽", "▲", "×", "✓"))
    assert [each["glyph"] for each in found] == ["✓", "×", "▲", "▽", "□", "■", "文"]
    assert [each["_wide_across"] for each in found] == list(range(7))


def test_a_click_leads_to_the_field():
    spec = fields_chart(FIELDS, FRAME).to_dict()
    picked = next(param for param in spec["params"] if param["name"] == "picked")
    assert picked["select"]["fields"] == ["domain"]
    assert {each["domain"] for each in glyphs(FIELDS)} == {"甲领域", "乙领域"}


def test_the_legend_explains_what_occurs():
    said = words(fields_chart(FIELDS, FRAME))
    assert "一格一项：✓已完成，×未完成，▽目标低于上年，方块为无基数，文为文字目标" in said
    assert "存疑" not in said


def test_a_baseline_older_than_last_year_is_no_last_year():
    said = words(fields_chart(row("▲", standing="高于2021年实绩"), FRAME))
    assert "▲目标高于最近" in said


def test_many_targets_take_several_lines_on_a_phone_first():
    found = glyphs(row(*"■" * 12))
    assert {each["_wide_line"] for each in found} == {0}
    assert {each["_narrow_line"] for each in found} == {0, 1}
    assert "12" in words(fields_chart(row(*"■" * 12), FRAME), PHONE)


@pytest.mark.parametrize("glyph", ["▲", "✓"])
def test_a_doubtful_target_is_dashed_and_the_legend_says_so(glyph):
    sure, doubtful = (fields_chart(row(glyph, doubtful=each), FRAME) for each in (False, True))
    assert 'stroke-dasharray="3,2"' in svg(doubtful)
    assert 'stroke-dasharray="3,2"' not in svg(sure)
    assert "虚线框为存疑" in words(doubtful)


def test_a_field_says_its_counts_to_those_who_do_not_see_it():
    records = fields_chart(FIELDS, FRAME).to_dict()["datasets"].values()
    told = {each["domain"]: each["_told"] for every in records for each in every if "_told" in each}
    assert told["乙领域"] == "2项：✓已完成1项，×未完成1项"

"""说明: legend, thresholds, words."""

import pytest

from indicators.model.schema import Sheet
from tests.workbooks import properties, workbook_rows


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("about")


def test_the_edition_says_what_it_is_made_from(shipped):
    words = shipped.words
    assert "川汇区（411602）" in words
    assert "2024年2月20日" in words
    assert "川汇区2024年政府工作报告" in words


@pytest.mark.parametrize("status", ["✓ | 已完成", "× | 未完成", "△ | 接近", "○ | 未到期"])
def test_every_status_has_its_shape_and_word(shipped, status):
    assert any(row.startswith(status) for row in shipped.rows)


def test_the_thresholds_are_those_of_the_workbook(shipped, open_page, saved):
    assert any(row.endswith("| 0.5个百分点") for row in shipped.rows)
    rows = workbook_rows()
    rows[Sheet.PROPERTIES] = properties(NEAR_RATE=0.3)
    strict = open_page("about", saved(rows, "thresholds"))
    assert any(row.endswith("| 0.3个百分点") for row in strict.rows)


@pytest.mark.parametrize(
    "word", ["原文未列", "原文未注明", "未设目标", "无基数", "未公布", "不适用", "数据点不足"]
)
def test_every_word_for_a_missing_figure_is_explained(shipped, word):
    assert any(row.startswith(f"{word} | ") for row in shipped.rows)


@pytest.mark.parametrize("example", ["突破10亿元", "8%以上", "5%以内", "3%左右"])
def test_every_bound_is_explained(shipped, example):
    assert any(example in row for row in shipped.rows)

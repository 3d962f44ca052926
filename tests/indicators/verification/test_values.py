import pandas as pd
import pytest

from indicators.exhibits.cards import CARDS
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.request import request
from indicators.store.export_entries import Entry
from indicators.verification.values import values_of
from tests.indicators.verification.exports import asked, growth_data
from tests.tables import made
from tests.workbooks import dataset, next_report_rows


def shown(rows, labels):
    table = made(pd.DataFrame(rows), labels, extras={"name": "名称"} if "name" in rows[0] else {})
    return ExhibitContent(exhibit=CARDS, title="", period="", unit="", table=table)


def test_every_text_that_a_reader_sees_is_a_value_but_its_source_is_not():
    data = growth_data()
    assert values_of(asked("growth", data).shown(data)) == (
        Entry("O001", "虚构指标X", "指标", "虚构指标X"),
        Entry("O001", "虚构指标X", "增速", "增长5.2%"),
        Entry("O001", "虚构指标X", "总量", "突破10亿元"),
        Entry("O001", "虚构指标X", "位次", "增速全市第二 · 原文自述"),
        Entry("O001", "虚构指标X", "领域", "综合经济"),
    )


def test_a_row_of_no_single_fact_is_known_by_its_subject():
    rows = [{"standing": "文字目标", "text": "2项"}, {"standing": "存疑", "text": ""}]
    assert values_of(shown(rows, {"standing": "情形", "text": "目标数"})) == (
        Entry("文字目标", "文字目标", "情形", "文字目标"),
        Entry("文字目标", "文字目标", "目标数", "2项"),
        Entry("存疑", "存疑", "情形", "存疑"),
    )


def test_rows_of_the_same_name_are_told_apart():
    rows = [{"name": "甲", "text": "1"}, {"name": "甲", "text": "2"}]
    found = values_of(shown(rows, {"text": "内容"}))
    assert [each.row for each in found] == ["甲", "甲#2"]


def test_baseline_and_target_are_told_once():
    data = dataset()
    labels = {each.label for each in values_of(asked("target-counts", data).shown(data))}
    assert {"基数", "目标", "差距"} <= labels
    assert "基数 → 目标" not in labels


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda each: each.name)
def test_every_exhibit_has_values_that_are_told_apart(exhibit):
    data = dataset(next_report_rows())
    made = request(exhibit, data).shown(data)
    found = values_of(made)
    assert len({each.row for each in found}) == len(made.table.rows)
    assert len({(each.row, each.label) for each in found}) == len(found)
    assert not [each for each in found if each.text in {"", "nan", "None", "NaT"}]

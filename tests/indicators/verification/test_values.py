import pandas as pd
import pytest

from indicators.exhibits.cards import CARDS
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.exhibit import ExhibitContent
from indicators.exhibits.request import read, request
from indicators.store import open_store
from indicators.store.exports import Entry, ExportKind
from indicators.verification.values import (
    Gone,
    all_values,
    record_briefing,
    record_exhibit,
    values_of,
    written_item,
)
from tests.indicators.verification.exports import asked, growth_data
from tests.tables import made
from tests.workbooks import PEER, dataset, later_rows, next_report_rows, observation


def test_the_period_of_a_chart_is_written_even_where_it_is_the_first_one():
    data = growth_data()
    assert written_item(asked("growth", data), data) == "growth?period=2023%E5%B9%B4"
    assert asked("growth", data).written(data) == "growth"


def test_what_means_all_stays_all():
    data = growth_data()
    # The report year lasts; scope and kinds stay open.
    assert written_item(asked("claims", data), data) == "claims?year=2024%E5%B9%B4"


def test_a_written_chart_means_the_same_of_a_later_edition():
    first = growth_data()
    later = growth_data(5.2, observation("O009", 期间="2024", 数值=7))
    item = written_item(asked("growth", first), first)
    assert read(item, later).shown(later).period == "2023年"
    assert asked("growth", later).shown(later).period == "2024年"


def test_a_day_and_a_year_are_written():
    data = dataset(next_report_rows())
    assert (
        written_item(asked("timeline", data), data) == "timeline?on=2025-02-18&year=2025%E5%B9%B4"
    )
    assert written_item(asked("gap-points", data), data).startswith("gap-points?year=202")


def test_a_fact_of_a_sentence_is_an_item():
    data = growth_data()
    fact = data.fact_by_id["O001"]
    assert written_item(fact, data) == "fact:O001"
    assert all_values(ExportKind.CHART, ["fact:O001"], data) == (
        Entry("O001", "虚构指标X_YOY", "期间", "2023年"),
        Entry("O001", "虚构指标X_YOY", "数值", "增长5.2%"),
    )


def test_a_fact_says_what_counts_now_where_it_was_revised():
    data = growth_data(5.2, observation("O009", 数值=5.4, 状态="核实"))
    (_, value) = all_values(ExportKind.CHART, ["fact:O001"], data)
    assert value == Entry("O001", "虚构指标X_YOY", "数值", "增长5.4%（核实）")


def test_a_briefing_says_which_part_a_row_stands_in():
    data = growth_data()
    found = all_values(ExportKind.BRIEFING, ["growth", "fact:O001"], data)
    assert (found[1].row, found[1].where) == ("1/O001", "哪些增长快，排在第几：虚构指标X")
    assert (found[-1].row, found[-1].where) == ("2/O001", "实绩：虚构指标X_YOY")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("growth?period=1999%E5%B9%B4", "1999年"),
        ("no-such-chart", "no-such-chart"),
        ("fact:O999", "O999"),
    ],
)
def test_what_cannot_be_made_any_more_says_why(item, reason):
    with pytest.raises(Gone, match=reason):
        all_values(ExportKind.CHART, [item], growth_data())


def test_a_fact_of_another_area_says_whose_it_is():
    rows = later_rows()
    data = dataset(rows)
    peer = next(each for each in data.observations if each.area.code == PEER)
    first, *_ = all_values(ExportKind.CHART, [f"fact:{peer.id}"], data)
    assert (first.label, first.text) == ("地区", peer.area.name)


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


def test_a_chart_is_kept_with_its_title_edition_request_and_values(store):
    data = growth_data(number=3)
    code = record_exhibit(store, data, asked("growth", data))
    kept = store.exports.find(code)
    assert (kept.kind, kept.title) == (ExportKind.CHART, "哪些增长快，排在第几（2023年）")
    assert (kept.edition, kept.items) == (data.edition, ("growth?period=2023%E5%B9%B4",))
    assert ("增速", "增长5.2%") in {(each.label, each.text) for each in kept.values}


def test_the_same_chart_has_the_same_code_whoever_has_drawn_it_already(store):
    data = growth_data()
    request = asked("growth", data)
    assert record_exhibit(store, data, request) == record_exhibit(
        store, data, request, request.shown(data)
    )


def test_other_values_choices_and_contents_have_other_codes(store):
    data, other = growth_data(), growth_data(5.3)
    codes = {
        record_exhibit(store, data, asked("growth", data)),
        record_exhibit(store, data, asked("claims", data)),
        record_exhibit(store, other, asked("growth", other)),
        # The growth rate is not in it, but the content is another one.
        record_exhibit(store, other, asked("claims", other)),
        record_briefing(store, data, "年度总览", [asked("growth", data)]),
        record_briefing(store, data, "年度总览", [asked("growth", data), data.targets[0]]),
    }
    assert len(codes) == 6


def test_a_briefing_is_kept_with_its_items_in_their_order(store):
    data = growth_data()
    items = [data.fact_by_id["O003"], asked("growth", data)]
    kept = store.exports.find(record_briefing(store, data, "年度总览", items))
    assert (kept.kind, kept.title) == (ExportKind.BRIEFING, "年度总览")
    assert kept.items == ("fact:O003", "growth?period=2023%E5%B9%B4")
    assert kept.values[0].where == "实绩：虚构指标JOBS"


def test_without_a_store_there_is_no_code_and_no_failure():
    data = growth_data()
    store = open_store("sqlite:////proc/none/editions.sqlite")
    assert record_exhibit(store, data, asked("growth", data)) == ""
    assert record_briefing(store, data, "年度总览", [asked("growth", data)]) == ""

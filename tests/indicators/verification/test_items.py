import pytest

from indicators.exhibits.request import read
from indicators.store.export_entries import Entry, ExportKind
from indicators.verification.items import Gone, all_values, written_item
from tests.indicators.verification.exports import asked, growth_data
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

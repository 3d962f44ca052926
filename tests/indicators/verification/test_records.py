from indicators.store import open_store
from indicators.store.export_entries import ExportKind
from indicators.verification.records import record_briefing, record_exhibit
from tests.indicators.verification.exports import asked, growth_data


def test_a_chart_is_kept_with_its_title_edition_request_and_values(store):
    data = growth_data(number=3)
    code = record_exhibit(store, data, asked("growth", data))
    kept = store.export(code)
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
    kept = store.export(record_briefing(store, data, "年度总览", items))
    assert (kept.kind, kept.title) == (ExportKind.BRIEFING, "年度总览")
    assert kept.items == ("fact:O003", "growth?period=2023%E5%B9%B4")
    assert kept.values[0].where == "实绩：虚构指标JOBS"


def test_without_a_store_there_is_no_code_and_no_failure():
    data = growth_data()
    store = open_store("sqlite:////proc/none/editions.sqlite")
    assert record_exhibit(store, data, asked("growth", data)) == ""
    assert record_briefing(store, data, "年度总览", [asked("growth", data)]) == ""

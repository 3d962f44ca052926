from datetime import date

import pytest

from indicators.briefings.assembly import said_by
from indicators.briefings.outline import Outline, item
from indicators.model.schema import Sheet
from indicators.store import Draft, open_store
from indicators.store.exports import code_of
from indicators.store.failures import StoreUnavailable
from indicators.verification.values import exhibit_export, record_briefing, record_exhibit
from indicators.verification.verdict import State, verdict, words
from tests.indicators.store.drafts import ZHANG
from tests.indicators.verification.exports import asked, growth_data, growth_rows
from tests.workbooks import dataset, observation, workbook_rows


def publish(store, data, base=None):
    draft = Draft(b"x", data.edition.content_hash, data.about.as_of)
    store.publish(draft, base=base, actor=ZHANG, note="")


def changed(found):
    return [each.words for each in found.changes]


def test_a_chart_of_the_current_edition_is_valid(store):
    data = growth_data(number=1)
    publish(store, data)
    code = record_exhibit(store, data, asked("growth", data))
    found = verdict(code.lower().replace("-", ""), store, data)
    assert (found.code, found.state, found.is_same) == (code, State.VALID, True)
    assert found.text == "✓ 有效"
    assert found.request.exhibit.name == "growth"
    assert words(found).startswith("图表“哪些增长快，排在第几（2023年）”，于20")
    assert words(found).endswith("从第1版导出。其中的数值与现行的第1版完全相同，可以继续使用。")


def test_it_stays_valid_while_its_values_are_the_same_whatever_the_edition(store):
    old = growth_data(number=1)
    publish(store, old)
    code = record_exhibit(store, old, asked("growth", old))
    now = growth_data(5.2, observation("O009", 期间="2024", 数值=7), 页码=9, number=2)
    found = verdict(code, store, now)
    assert found.state is State.VALID
    assert "从第1版导出" in words(found)
    assert "现行的第2版完全相同" in words(found)


def test_a_changed_value_is_said_with_the_old_and_the_new_one(store):
    old, now = growth_data(number=1), growth_data(4.9, number=2)
    publish(store, old)
    found = verdict(record_exhibit(store, old, asked("growth", old)), store, now)
    assert (found.state, found.text) == (State.UPDATED, "△ 已更新")
    assert changed(found) == ["虚构指标X 增速：增长5.2% → 增长4.9%"]
    assert "与现行的第2版相比，有1行、1处不同。请换用新的再引用。" in words(found)


def test_a_row_of_another_number_that_says_the_same_is_the_same(store):
    old, rows = growth_data(number=1), growth_rows()
    rows[Sheet.OBSERVATIONS][0]["编号"] = "O777"
    publish(store, old)
    found = verdict(record_exhibit(store, old, asked("growth", old)), store, dataset(rows))
    assert (found.state, found.is_same) == (State.VALID, True)


def test_a_revised_figure_is_said_with_what_was_printed(store):
    old = growth_data(number=1)
    now = growth_data(5.2, observation("O009", 数值=5.4, 状态="核实"), number=2)
    publish(store, old)
    chart = verdict(record_exhibit(store, old, asked("growth", old)), store, now)
    assert chart.state is State.UPDATED
    # The document claimed its place for 5.2 %.
    assert changed(chart) == [
        "虚构指标X 增速：增长5.2% → 增长5.4%（核实）",
        "虚构指标X 位次：增速全市第二 · 原文自述 → 增速全市第二 · 原文自述，按当时的5.2%",
    ]


def test_a_chart_that_cannot_be_made_any_more_is_updated_and_says_why(store):
    old = growth_data(number=1)
    publish(store, old)
    now = growth_data(期间="2022")
    found = verdict(record_exhibit(store, old, asked("growth", old)), store, now)
    assert (found.state, found.changes, found.request) == (State.UPDATED, (), None)
    assert not found.is_same
    assert "已做不出同样的内容：参数 period（增速的期间）没有“2023年”" in words(found)


def test_a_draft_is_unpublished_whether_its_values_agree_or_not(store):
    now = growth_data(number=1)
    publish(store, now)
    draft = growth_data(5.2, 备注="另一份", caution="草稿，未发布")
    same = verdict(record_exhibit(store, draft, asked("growth", draft)), store, now)
    assert (same.state, same.text, same.is_same) == (State.UNPUBLISHED, "– 未发布", True)
    assert "（草稿，未发布）导出。它所用的数据没有发布过" in words(same)
    assert "与现行的第1版完全相同" in words(same)
    other = growth_data(9.9, caution="草稿，未发布")
    found = verdict(record_exhibit(store, other, asked("growth", other)), store, now)
    assert found.state is State.UNPUBLISHED
    assert changed(found) == ["虚构指标X 增速：增长9.9% → 增长5.2%"]


def test_a_draft_that_was_published_since_is_published(store):
    draft = growth_data(5.2, caution="草稿，未发布")
    code = record_exhibit(store, draft, asked("growth", draft))
    publish(store, draft)
    found = verdict(code, store, growth_data(5.2, number=1))
    assert found.state is State.VALID
    assert "当时的草稿后来已经发布。" in words(found)


def test_the_workbook_that_readers_see_before_the_first_edition_counts_as_published(store):
    data = growth_data()
    found = verdict(record_exhibit(store, data, asked("growth", data)), store, data)
    assert found.state is State.VALID
    assert "版次2024-02-20·" in words(found)


def test_a_file_that_was_replaced_unpublished_was_not_published(store):
    old = growth_data()
    code = record_exhibit(store, old, asked("growth", old))
    assert verdict(code, store, growth_data(6)).state is State.UNPUBLISHED


def test_what_the_store_never_kept_is_known_by_its_content(store):
    data = growth_data(number=1)
    code = code_of(exhibit_export(data, asked("growth", data)).digest)
    found = verdict(code, store, data)
    assert found.state is State.VALID
    assert found.export.made_at is None
    assert "出自第1版。导出时没有登记" in words(found)
    assert verdict(code, store, growth_data(6)).state is State.UNKNOWN


def test_a_code_that_nobody_was_given_is_unknown(store):
    found = verdict("00000-00000", store, growth_data())
    assert (found.state, found.text, found.export) == (State.UNKNOWN, "– 未知", None)
    assert not found.is_same
    assert "没有导出过核验码为 00000-00000 的" in words(found)


def test_what_is_no_code_says_what_one_looks_like(store):
    found = verdict("3版", store, growth_data())
    assert (found.state, found.code) == (State.UNKNOWN, "3版")
    assert words(found).startswith("“3版”不是核验码：核验码由10位字母和数字组成")


def test_a_briefing_is_updated_when_one_of_its_parts_is(store):
    old, now = growth_data(number=1), growth_data(4.9, number=2)
    publish(store, old)
    items = [asked("standings", old), asked("growth", old), old.fact_by_id["O001"]]
    code = record_briefing(store, old, "年度总览", items)
    assert verdict(code, store, old).state is State.VALID
    found = verdict(code, store, now)
    assert found.state is State.UPDATED
    assert found.request is None
    assert changed(found) == [
        "哪些增长快，排在第几：虚构指标X 增速：增长5.2% → 增长4.9%",
        "实绩：虚构指标X_YOY 数值：增长5.2% → 增长4.9%",
    ]


def test_a_status_that_time_has_changed_is_said(store):
    old = growth_data(number=1)
    publish(store, old)
    code = record_exhibit(store, old, asked("gap-points", old))
    rows = growth_rows(5.2, observation("O009", 期间="2024-01..06", 数值=5.0))
    rows[Sheet.PROPERTIES][1]["内容"] = date(2024, 7, 15)
    found = verdict(code, store, dataset(rows))
    assert "虚构指标X_YOY 状态：○ 未到期 → × 滞后，差1个百分点" in changed(found)


def test_a_store_that_cannot_be_asked_is_said():
    store = open_store("sqlite:////proc/none/editions.sqlite")
    data = growth_data()
    # A folder that cannot be made has no file: nothing was ever kept.
    assert verdict("00000-00000", store, data).state is State.UNKNOWN
    with pytest.raises(StoreUnavailable):
        verdict("00000-00000", open_store("nonsense"), data)


def test_a_briefing_of_a_later_day_is_valid_with_the_statuses_of_that_day(store):
    data = dataset(workbook_rows())
    publish(store, data)
    items = (item("chart:timeline"), item("table:cards"))
    later = Outline(topic="自选", items=items, dated=date(2025, 1, 1))
    code = record_briefing(store, data, "虚构简报", said_by(later, data))
    found = verdict(code, store, data)
    assert found.state is State.VALID
    assert "无法判定–已到期未公布" in {each.text.removeprefix("– ") for each in found.export.values}

"""What is asked of a whole monthly workbook, and the decisions that the answers make."""

from dataclasses import replace
from pathlib import Path

import pytest

from indicators.drafting.drafts.decisions import RowVerdict, decided, rows_decided
from indicators.drafting.drafts.doubts import SIMILAR
from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.drafts.edits import EditField
from indicators.drafting.drafts.matching import Match, MatchWay
from indicators.drafting.monthly.mapping import BureauMapping, learnt
from indicators.drafting.monthly.sheet_map import (
    left_for_review,
    map_decisions,
    map_items,
    map_names,
)
from indicators.examination import examine
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.monthly.bureau import learned, month_book, next_month, sheets_of

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
INDICATORS = examine(SHIPPED).dataset.indicators
MAY = learned(month_book(5))


def answered(items, **answers):
    """The items with their first answers where one is proposed, else with those given."""
    return [
        (each, answers.get(each.words, each.answers[0] if each.has_default else None), {})
        for each in items
    ]


def test_a_new_workbook_is_asked_column_by_column():
    draft = draft_of(month_book(5))
    items = map_items(draft.rows, draft.differences)
    told = [(each.place, each.words, len(each.rows)) for each in items if each.place == "县区投资"]
    names = (("绝对额", 3), ("增速", 3), ("增速全市排名", 2))
    assert told == [("县区投资", *each) for each in names]
    assert items[0].example.startswith("全市 512005万元")


def test_every_row_is_in_one_column():
    draft = draft_of(month_book(5))
    numbers = [row.claim.number for each in map_items(draft.rows, None) for row in each.rows]
    assert sorted(numbers) == [each.claim.number for each in draft.rows]


def test_a_column_of_targets_is_adopted_as_such_only_when_asked():
    rows = [
        ["2024年1-5月青川市重点指标（亿元）"],
        ["指标", "年度目标", "1-5月完成"],
        ["固定资产投资", 120, 48],
    ]
    draft = draft_of(book(SheetOf("重点", rows, ["A1:C1"])))
    aim, done = map_items(draft.rows, None)
    assert (aim.words, aim.answers, aim.has_default) == (
        "年度目标",
        ("采用为目标", "不采用"),
        False,
    )
    assert set(map_decisions(draft.rows, answered((aim, done)), [])) == {2}
    found = map_decisions(draft.rows, answered((aim, done), 年度目标="采用为目标"), [])
    assert [each.verdict for each in found.values()] == [RowVerdict.ADOPT] * 2


def test_columns_of_the_same_words_are_told_apart_by_their_periods():
    rows = [
        ["青川市2024年贸易指标"],
        ["指标", "1-5月", "5月"],
        [None, "绝对额（亿元）", "绝对额（亿元）"],
        ["进出口总额", 7.5, 1.5],
    ]
    draft = draft_of(book(SheetOf("贸易", rows, ["A1:C1", "A2:A3"])))
    words = [each.words for each in map_items(draft.rows, None)]
    assert words == ["绝对额（累计）", "绝对额（单月）"]


def test_columns_are_adopted_and_refused():
    draft = draft_of(month_book(5))
    items = map_items(draft.rows, None)
    found = map_decisions(draft.rows, answered(items, 增速全市排名="不采用"), [])
    refused = {n for n, each in found.items() if each.verdict is RowVerdict.REFUSE}
    ranks = [each for each in items if each.words == "增速全市排名"]
    assert refused == {row.claim.number for each in ranks for row in each.rows}
    sure = {each.claim.number for each in draft.rows if not each.doubts}
    assert set(found) == sure | refused


def test_a_month_that_only_the_title_names_is_one_question_a_column():
    rows = [
        ["2024年3月青川市贸易指标"],
        ["指标", "绝对额（亿元）"],
        ["进出口总额", 7.5],
        ["出口额", 8],
    ]
    draft = draft_of(book(SheetOf("贸易", rows, ["A1:B1"])))
    (item,) = map_items(draft.rows, None)
    assert item.answers == ("按单月采用", "按累计采用", "不采用")
    assert map_decisions(draft.rows, [(item, None, {})], []) == {}
    found = map_decisions(draft.rows, [(item, "按累计采用", {})], [])
    assert [each.changes for each in found.values()] == [{EditField.PERIOD: "2024-01..03"}] * 2
    month = map_decisions(draft.rows, [(item, "按单月采用", {})], [])
    assert [each.verdict for each in month.values()] == [RowVerdict.ADOPT] * 2


def test_a_similar_name_is_asked_once_for_all_its_cells():
    rows = [
        ["2024年1-3月青川市各县区工业"],
        ["县区", "规模以上工业增加值同比增速（%）"],
        ["东河区", 7.5],
        ["西山县", 8],
    ]
    draft = draft_of(book(SheetOf("工业", rows, ["A1:B1"])), INDICATORS)
    alike = Match(MatchWay.SIMILAR, None, INDICATORS[:2])
    rows = [replace(each, match=alike, doubts=(SIMILAR,)) for each in draft.rows]
    (name,) = map_names(rows)
    assert len(name.rows) == 2
    items = answered(map_items(rows, None))
    assert map_decisions(rows, items, [(name, None)]) == {}
    merged = map_decisions(rows, items, [(name, INDICATORS[0].code)])
    assert {each.code for each in merged.values()} == {INDICATORS[0].code}
    new = map_decisions(rows, items, [(name, "")])
    assert {each.verdict for each in new.values()} == {RowVerdict.ADOPT}


def changed(title, month, row, column, value):
    sheet = sheets_of(month)[title]
    rows = [list(each) for each in sheet.rows]
    rows[row][column] = value
    return month_book(month, **{title: replace(sheet, rows=rows)})


def test_next_month_only_what_differs_is_asked():
    draft = next_month(MAY, month_book(6))
    assert map_items(draft.rows, draft.differences) == ()
    found = map_decisions(draft.rows, [], [])
    assert {each.verdict for each in found.values()} == {RowVerdict.ADOPT}
    assert len(found) == len(draft.rows)


@pytest.mark.parametrize(
    ("answer", "unit"), [("按“亿元”采用", "亿元"), ("按“万元”采用", "万元"), (None, None)]
)
def test_a_changed_unit_has_no_answer_of_its_own(answer, unit):
    draft = next_month(MAY, changed("县区投资", 6, 2, 1, "绝对额（亿元）"))
    (item,) = map_items(draft.rows, draft.differences)
    assert item.words == "绝对额：单位由“万元”变为“亿元”"
    assert item.answers == ("按“亿元”采用", "按“万元”采用", "不采用")
    assert not item.has_default
    decisions = map_decisions(draft.rows, [(item, answer, {})], [])
    rows = decided(draft, decisions, ()).rows
    units = {
        each.claim.unit for each in rows if each.claim.cell == "B5" and "投资" in each.claim.sheet
    }
    assert units == ({unit} if unit else set())


def test_what_is_decided_is_learnt_with_what_is_refused():
    draft = draft_of(month_book(5))
    items = map_items(draft.rows, None)
    decisions = map_decisions(draft.rows, answered(items, 增速全市排名="不采用"), [])
    mapping = learnt(BureauMapping("青川市"), draft, rows_decided(draft, decisions, ()))
    again = next_month(mapping, month_book(6))
    assert {each.claim.key.header for each in again.rows if each.claim.sheet == "县区投资"} == {
        "绝对额",
        "增速",
    }
    assert again.differences.found == ()


def test_a_new_layout_is_one_question_a_table():
    fresh = SheetOf(
        "运输",
        [["青川市1-6月运输"], ["项目", "完成量"], ["货运量（万吨）", 900], ["客运量（万人）", 300]],
        ["A1:B1"],
    )
    draft = next_month(MAY, month_book(6, 交通运输=None, 运输=fresh))
    (item,) = map_items(draft.rows, draft.differences)
    assert item.words == "新的版式，按行名沿用“交通运输”的对应"
    assert len(item.rows) == 2


def test_a_row_with_a_doubt_of_its_own_is_left_for_the_review():
    rows = [
        ["青川市2024年1-5月产品产量和用电量"],
        ["产品", "累计（万吨）"],
        ["原煤", 120.5],
        ["水泥熟料", 50.2],
    ]
    draft = draft_of(book(SheetOf("产品", rows, ["A1:B1"])))
    items, names = map_items(draft.rows, None), map_names(draft.rows)
    assert left_for_review(draft.rows, (*items, *names)) == {draft.rows[0].claim.number}
    decisions = map_decisions(draft.rows, answered(items), [])
    assert set(decisions) == {draft.rows[1].claim.number}

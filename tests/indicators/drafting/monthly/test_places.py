"""A column headed 排名 alone: by what and among whom is decided once, and never made up."""

from dataclasses import replace
from pathlib import Path

import pytest

from indicators.drafting.drafts.decisions import decided, rows_decided
from indicators.drafting.drafts.doubts import UNSCOPED
from indicators.drafting.drafts.draft import draft_of
from indicators.drafting.drafts.edits import EditField
from indicators.drafting.monthly.cells import UNCLEAR_RANK
from indicators.drafting.monthly.mapping import BureauMapping, learnt
from indicators.drafting.monthly.mapping_file import mapping_file, read_mapping_file
from indicators.drafting.monthly.sheet_map import BESIDE, map_decisions, map_items, scopes_offered
from indicators.examination import examine
from indicators.model.codelists import RankBasis
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.monthly.bureau import ADOPT, next_month

SHIPPED = Path(__file__).resolve().parents[4] / "data" / "indicators.xlsx"
INDICATORS = examine(SHIPPED).dataset.indicators
BASIS, SCOPE = EditField.BASIS, EditField.SCOPE
GROWTH = {BASIS: "增速", SCOPE: "全市"}


def month(number, *more, rank="排位", level=None):
    """A district's table with places, once beside its growth and maybe once beside its level."""
    header = ["指标", f"1-{number}月", *([level] if level else []), "同比增长（%）", rank]
    lines = [
        ["地区生产总值", 120.5 + number, *([6] if level else []), 4.1, 3],
        ["固定资产投资", 60.2, *([7] if level else []), -3.5, 8],
        *more,
    ]
    title = [f"川汇区2025年1-{number}月主要指标（亿元）"]
    return book(SheetOf("主要指标", [title, header, *lines], ["A1:D1"]))


def places(draft):
    return [
        (each.claim.name, each.claim.basis.value, each.claim.scope, each.doubts)
        for each in draft.rows
        if each.claim.kind.word == "位次"
    ]


def answers(items, *fields):
    """The items answered as proposed, those with open fields in turn with some."""
    given = iter(fields)
    return [(each, "采用", next(given, {}) if each.fields else {}) for each in items]


def confirmed(content, *fields):
    """What is remembered of a month that was decided column by column."""
    draft = draft_of(content, INDICATORS)
    decisions = map_decisions(draft.rows, answers(map_items(draft.rows, None), *fields), [])
    rows = rows_decided(draft, decisions, INDICATORS)
    return learnt(BureauMapping("川汇区"), draft, rows)


def following(mapping, content):
    return next_month(mapping, content, INDICATORS)


def test_nothing_is_made_up_and_the_column_is_asked_once():
    draft = draft_of(month(5), INDICATORS)
    assert {each[1:] for each in places(draft)} == {("原文未注明", "", (UNCLEAR_RANK, UNSCOPED))}
    (item,) = [each for each in map_items(draft.rows, None) if each.fields]
    assert (item.words, item.fields, len(item.rows)) == ("排位（D列）", (BASIS, SCOPE), 2)
    for fields in ({}, {BASIS: "增速"}, {SCOPE: "全市"}):
        found = map_decisions(draft.rows, answers(map_items(draft.rows, None), fields), [])
        assert not {row.claim.number for row in item.rows} & set(found)


@pytest.mark.parametrize(
    ("fields", "name", "basis", "scope"),
    [
        (GROWTH, "固定资产投资增速", "增速", "全市"),
        ({BASIS: "总量", SCOPE: "全市8个县(市)"}, "固定资产投资", "总量", "全市8个县(市)"),
        ({BASIS: "原文未注明", SCOPE: "原文未注明"}, "固定资产投资", "原文未注明", ""),
    ],
)
def test_one_choice_decides_the_column_and_the_next_month_asks_nothing(fields, name, basis, scope):
    draft = draft_of(month(5), INDICATORS)
    decisions = map_decisions(draft.rows, answers(map_items(draft.rows, None), fields), [])
    rows = places(decided(draft, decisions, INDICATORS))
    assert rows[1] == (name, basis, scope, ())
    mapping = confirmed(month(5), fields)
    assert read_mapping_file(mapping_file(mapping)) == mapping
    again = following(mapping, month(6))
    assert again.differences.words.endswith("6个数中6个不用再问，与上次没有差别。")
    assert map_items(again.rows, again.differences) == ()
    assert places(again)[1] == (name, basis, scope, ())


def test_two_columns_of_one_name_are_two_questions_and_stay_apart():
    content = month(5, level="排位")
    items = map_items(draft_of(content, INDICATORS).rows, None)
    assert [each.words for each in items if each.fields] == ["排位（C列）", "排位（E列）"]
    mapping = confirmed(content, {BASIS: "总量", SCOPE: "全市"}, {BASIS: "增速", SCOPE: "全省"})
    again = following(mapping, month(6, level="排位"))
    assert map_items(again.rows, again.differences) == ()
    assert [each[:3] for each in places(again)[:2]] == [
        ("地区生产总值", "总量", "全市"),
        ("地区生产总值增速", "增速", "全省"),
    ]


def test_a_header_that_says_the_basis_leaves_only_the_scope_open():
    draft = draft_of(month(5, rank="增速排名"), INDICATORS)
    (item,) = [each for each in map_items(draft.rows, None) if each.fields]
    assert item.fields == (SCOPE,)
    draft = draft_of(month(5, rank="全市增速排名"), INDICATORS)
    assert [each for each in map_items(draft.rows, None) if each.fields] == []


def test_a_new_row_of_a_decided_column_is_placed_as_the_others():
    mapping = confirmed(month(5), GROWTH)
    again = following(mapping, month(6, ["进出口总额", 3.3, 12.1, 1]))
    (item,) = map_items(again.rows, again.differences)
    assert (item.words, item.fields) == ("进出口总额：本月新增的行", ())
    assert places(again)[2] == ("进出口总额增速", "增速", "全市", ("本月新增的行",))


def test_what_nobody_decided_is_asked_as_a_column_next_month():
    draft = draft_of(month(5), INDICATORS)
    mapping = learnt(BureauMapping("川汇区"), draft, [(each, ADOPT) for each in draft.rows])
    again = following(mapping, month(6))
    (item,) = map_items(again.rows, again.differences)
    assert (item.words, item.fields, len(item.rows)) == ("排位（D列）", (BASIS, SCOPE), 2)


def test_a_basis_written_into_the_file_of_a_mapping_settles_the_column():
    draft = draft_of(month(5), INDICATORS)
    mapping = learnt(BureauMapping("川汇区"), draft, [(each, ADOPT) for each in draft.rows])
    for each in mapping.cells:
        if each.key.header == "排位":
            written = replace(each, basis=RankBasis.GROWTH, scope="原文未注明")
            mapping = mapping.corrected(written)
    again = following(read_mapping_file(mapping_file(mapping)), month(6))
    assert map_items(again.rows, again.differences) == ()
    assert {each[1:] for each in places(again)} == {("增速", "", ())}


def test_the_scopes_that_are_offered_end_with_none():
    offered = scopes_offered(examine(SHIPPED).dataset)
    assert offered[0] == "全市"
    assert offered[-1] == "原文未注明"
    assert "全省" in offered


def test_all_columns_are_answered_by_what_stands_to_their_left():
    draft = draft_of(month(5, level="排位"), INDICATORS)
    assert [each.claim.beside.value for each in draft.rows if each.claim.kind.word == "位次"] == [
        *("总量", "增速"),
        *("总量", "增速"),
    ]
    items = map_items(draft.rows, None)
    assert items[1].example == "地区生产总值 第6位（2025-01..05）；左边一列是总量"
    assert items[3].example == "地区生产总值 第3位（2025-01..05）；左边一列是增速"
    beside = {BASIS: BESIDE, SCOPE: "全市"}
    found = map_decisions(draft.rows, answers(items, beside, beside), [])
    rows = places(decided(draft, found, INDICATORS))
    assert [each[:2] for each in rows[:2]] == [
        ("地区生产总值", "总量"),
        ("地区生产总值增速", "增速"),
    ]

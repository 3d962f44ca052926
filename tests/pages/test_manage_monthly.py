"""A monthly workbook in 从文件起草: a decision a column is remembered, next month asks the rest."""

from dataclasses import replace
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook

from indicators.drafting.monthly.kept import kept_mapping, kept_mappings, save
from indicators.drafting.monthly.mapping_file import mapping_file
from indicators.model.codelists import RankBasis
from indicators.store import Action, Actor
from tests.indicators.drafting.monthly.books import SheetOf, book
from tests.indicators.drafting.monthly.bureau import month_book, sheets_of
from tests.pages.test_manage_drafts import push, read

VIEW = "从文件起草"
CITY = "青川市"
LI = Actor("李强")


@pytest.fixture
def draft(manage):
    """Open this view of the page as 王敏."""
    return partial(manage, view=VIEW)


def of_month(screen, month, **changed):
    return read(screen, month_book(month, **changed), f"{month}月.xlsx")


def handed_over(screen, month, **changed):
    """The page after a month was decided column by column and handed to the check."""
    screen = of_month(screen, month, **changed)
    return push(push(screen, "按下面的选择定"), "进入检查")


def answer(screen, words, chosen):
    group = next(
        each
        for each in screen.at.get("button_group")
        if each.key.startswith("draft_map_item") and each.label == words
    )
    group.set_value(chosen)


def test_a_new_workbook_is_decided_with_one_click(draft):
    screen = of_month(draft(), 5)
    assert "表和列" in screen.words
    assert "3个数，例：全市 512005万元（2024-01..05）" in screen.words
    screen = push(screen, "按下面的选择定")
    assert "这份月报的数都定了。" in screen.words


def test_the_review_shows_the_cell_in_its_sheet(draft):
    screen = of_month(draft(), 5)
    (grid,) = [each for each in screen.at.table if "县区" in each.value.to_string()]
    told = grid.value.to_string()
    assert ":orange-background[**512005**]" in told
    assert "**全市**" in told
    assert "**绝对额（万元）**" in told
    assert "各县区固定资产投资" in screen.words


def test_a_refused_column_is_not_written_and_stays_refused(draft, store):
    screen = of_month(draft(), 5)
    answer(screen, "增速全市排名", "不采用")
    screen = push(push(screen, "按下面的选择定"), "进入检查")
    assert "已记住青川市月报的对应" in screen.words
    mapping = kept_mapping(store, CITY)
    assert {each.key.header for each in mapping.cells if not each.is_taken} == {"增速全市排名"}
    assert store.events()[0].action in {Action.MAPPING, Action.UPLOAD}


def test_the_next_month_asks_nothing(draft):
    handed_over(draft(), 5)
    screen = of_month(draft(), 6)
    assert "与上次没有差别。" in screen.words
    screen = push(screen, "采用沿用的")
    assert "这份月报的数都定了。" in screen.words


def ranked(screen, month):
    """The page after a month's table with a plain column 排名 was uploaded."""
    rows = [
        [f"{CITY}2024年1-{month}月主要指标（亿元）"],
        ["指标", f"1-{month}月", "同比增长（%）", "排名"],
        ["地区生产总值", 120.5 + month, 4.1, 3],
        ["固定资产投资", 60.2, -3.5, 8],
    ]
    return read(screen, book(SheetOf("主要指标", rows, ["A1:D1"])), f"排名{month}月.xlsx")


def test_a_plain_column_of_places_is_decided_with_one_choice_for_good(draft, store):
    screen = push(ranked(draft(), 5), "按下面的选择定")
    assert "排名（D列）" in {each.label for each in screen.at.get("button_group")}
    assert "未定2" in screen.words
    for label, chosen in (("按什么排", "增速"), ("在谁中间排", "全市")):
        (box,) = [each for each in screen.at.selectbox if label in each.label]
        box.set_value(chosen)
    screen = push(push(screen, "按下面的选择定"), "进入检查")
    cells = kept_mapping(store, CITY).cells
    assert {(each.basis, each.scope) for each in cells if each.key.header == "排名"} == {
        (RankBasis.GROWTH, "全市")
    }
    screen = push(draft(), "查看和改正")
    next(each for each in screen.at.button if "按增速排，全市" in each.label).click()
    screen = screen.rerun()
    next(each for each in screen.at.text_input if "位次范围" in each.label).set_value("全省")
    push(screen, "保存")
    cells = kept_mapping(store, CITY).cells
    assert [each.scope for each in cells if each.key.header == "排名"] == ["全省", "全市"]
    screen = ranked(draft(), 6)
    assert "与上次没有差别。" in screen.words
    assert "这份月报的数都定了。" in push(screen, "采用沿用的6个数").words


def test_a_changed_unit_waits_for_an_answer(draft):
    handed_over(draft(), 5)
    sheet = sheets_of(6)["县区投资"]
    rows = [list(each) for each in sheet.rows]
    rows[2][1] = "绝对额（亿元）"
    screen = of_month(draft(), 6, 县区投资=replace(sheet, rows=rows))
    assert "本月单位变化1处。" in screen.words
    screen = push(screen, "按下面的选择定")
    assert "未定3" in screen.words
    answer(screen, "绝对额：单位由“万元”变为“亿元”", "按“亿元”采用")
    screen = push(screen, "按下面的选择定")
    assert "未定0" in screen.words


def test_a_mapping_is_listed_corrected_and_forgotten(draft, store):
    handed_over(draft(), 5)
    screen = draft()
    assert "记住的月报对应（1个地区）" in screen.words
    screen = push(screen, "查看和改正")
    (filter_box,) = [each for each in screen.at.text_input if each.key == "mapping_filter"]
    filter_box.set_value("货运量·")
    screen = screen.rerun()
    next(each for each in screen.at.button if each.label.startswith("交通运输·货运量·")).click()
    screen = screen.rerun()
    next(each for each in screen.at.text_input if each.label == "名称").set_value("全社会货运量")
    screen = push(screen, "保存")
    cells = kept_mapping(store, CITY).cells
    assert "全社会货运量" in {each.name for each in cells}
    screen = push(screen, "忘记这一行")
    assert len(kept_mapping(store, CITY).cells) == len(cells) - 1
    push(screen, "确认忘记")
    assert kept_mappings(store) == []


def test_a_wrong_factor_gets_a_sentence(draft, store):
    handed_over(draft(), 5)
    screen = push(draft(), "查看和改正")
    next(each for each in screen.at.button if each.label.startswith("县区投资·")).click()
    screen = screen.rerun()
    next(each for each in screen.at.text_input if each.label == "换算系数").set_value("一万")
    screen = push(screen, "保存")
    assert "“换算系数”是“一万”，请写一个数" in screen.words


def corrected_file(store, **columns):
    """The exported mapping with other values in the columns of its first row."""
    kept = kept_mapping(store, CITY)
    book = load_workbook(BytesIO(mapping_file(kept, kept.version)))
    page = book.worksheets[0]
    titles = [each.value for each in page[1]]
    for title, value in columns.items():
        page.cell(2, titles.index(title) + 1).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def uploaded(screen, content):
    at = next(each for each in screen.at.file_uploader if "对应" in each.label)
    at.set_value(("对应.xlsx", content, "application/octet-stream"))
    return screen.rerun()


def test_a_corrected_file_is_looked_at_and_put_in_force(draft, store):
    handed_over(draft(), 5)
    screen = uploaded(draft(), corrected_file(store, 名称="全社会固定资产投资"))
    assert "青川市：改动1个数，新增0个，删去0个" in screen.words
    assert "名称 固定资产投资→全社会固定资产投资" in screen.words
    screen = push(screen, "按这个文件更新")
    assert "已更新青川市的月报对应：改动1个数" in screen.words
    assert kept_mapping(store, CITY).cells[0].name == "全社会固定资产投资"
    assert "按文件更新：改动1个数" in store.events()[0].detail


def test_a_wrong_file_says_where_and_how_to_mend_it(draft, store):
    handed_over(draft(), 5)
    screen = uploaded(draft(), corrected_file(store, 采用="是", 名称=""))
    assert "第2行“采用”是“是”，请写采用、不采用之一。" in screen.words
    screen = uploaded(draft(), corrected_file(store, 单位="斤斤"))
    assert "单位“斤斤”不在单位表中" in screen.words
    assert "按这个文件更新" not in {each.label for each in screen.at.button}
    screen = uploaded(draft(), month_book(5))
    assert "对应文件缺少" in screen.words


def test_a_file_of_before_says_what_was_changed_since(draft, store):
    handed_over(draft(), 5)
    content = corrected_file(store, 名称="全社会固定资产投资")
    kept = kept_mapping(store, CITY)
    save(store, kept.corrected(replace(kept.cells[1], name="李强改的名称")), LI, "")
    screen = uploaded(draft(), content)
    assert "这个文件导出以后，李强在" in screen.words
    assert "改动2个数" in screen.words


def test_what_another_analyst_changed_is_not_overwritten(draft, store):
    handed_over(draft(), 5)
    screen = push(draft(), "查看和改正")
    next(each for each in screen.at.button if each.label.startswith("县区投资·全市·绝对额")).click()
    screen = screen.rerun()
    kept = kept_mapping(store, CITY)
    cell = next(each for each in kept.cells if each.key.row == "全市")
    save(store, kept.corrected(replace(cell, name="李强改的名称")), LI, "")
    next(each for each in screen.at.text_input if each.label == "名称").set_value("王敏改的名称")
    screen = push(screen, "保存")
    assert "已经由李强" in screen.words
    names = {each.name for each in kept_mapping(store, CITY).cells}
    assert "李强改的名称" in names
    assert "王敏改的名称" not in names

"""简报: what goes in, in which order, and what a reader of the page sees of it."""

import pytest

from indicators.briefings.outline import LONGEST
from indicators.briefings.ready import READY_OUTLINES
from tests.workbooks import workbook_rows


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("briefing")


def test_the_first_outline_is_seen_with_its_messages(shipped):
    assert "川汇区经济社会发展年度总览" in shipped.headings
    growth = "2023年地区生产总值增长4.3%；5项增速中，一般公共预算收入最高，增长23.2%。"
    assert growth in shipped.words
    assert "5项可比的增速、比重目标中，3项高于上年实绩，2项低于上年实绩。" in shipped.words
    assert "从多少到多少（幻灯片里没有，在 Word、PDF、Excel 里）" in shipped.words
    assert len(shipped.at.get("image")) > 5


def test_a_phone_reads_a_tables_rows_as_paragraphs(shipped):
    row = "地区生产总值；2023年\n数值、总量：增长4.3%；总量：原文未列\n"
    assert row in shipped.words.replace("  ", "")


@pytest.mark.parametrize("ready", READY_OUTLINES, ids=lambda each: each.name)
def test_every_outline_has_its_cards(open_page, next_report, ready):
    # The shipped workbook has no result yet.
    workbook = next_report if ready.name == "results" else None
    screen = open_page("briefing", workbook, outline=ready.topic)
    assert f"{'测试' if workbook else '川汇'}区{ready.title}" in screen.headings
    assert "\n1 · " in screen.words


def test_an_outline_for_which_a_workbook_has_little_is_short(open_page, saved):
    screen = open_page("briefing", saved(workbook_rows(), "small"), outline="任务节点")
    assert screen.errors == []
    assert "测试区任务时限和节点" in screen.headings


def test_the_words_of_the_cover_are_taken_over(open_page):
    screen = open_page(
        "briefing", outline="位次", title="虚构标题", unit_name="虚构单位", internal="true"
    )
    assert "虚构标题" in screen.headings
    assert "虚构单位 · 内部资料" in screen.words


def test_items_of_a_link_stand_in_their_order(open_page):
    screen = open_page("briefing", outline="自选", item=["table:cards", "chart:growth"])
    assert "\n1 · 主要指标" in screen.words
    assert "1. 表：主要指标" in screen.words
    assert "2. 图：增速和位次" in screen.words


def test_an_item_can_be_moved_and_dropped(open_page):
    screen = open_page("briefing", outline="自选", item=["text:claims", "text:growth"])
    screen.at.button(key="下移_text:claims").click()
    screen.rerun()
    assert "1. 文：增速和位次" in screen.words
    assert screen.at.query_params["item"] == ["text:growth", "text:claims"]
    screen.at.button(key="去掉_text:growth").click()
    screen.rerun()
    assert "1. 文：位次和荣誉" in screen.words


def notices(screen):
    return "\n".join(each.value for each in screen.at.warning).replace("\\", "")


def test_what_a_link_asks_for_in_vain_is_named_until_it_was_seen(open_page):
    screen = open_page(
        "briefing",
        outline="自选",
        item=["text:growth", "fact:NOBODY"],
        xyz="1",
        utm_source="mail",
        title="长" * 101,
        dated="昨天",
    )
    assert "链接里的“fact:NOBODY”这一项已略去" in notices(screen)
    assert "链接里的参数“xyz”不认识，已略去。" in notices(screen)
    assert "标题最多100个字，链接里有101个字，后面的“长”没有用上。" in notices(screen)
    assert "链接里的日期“昨天”不对，改用今天" in notices(screen)
    assert "utm" not in notices(screen)
    assert "1. 文：增速和位次" in screen.words
    assert "xyz" not in screen.at.query_params
    assert screen.at.query_params["item"] == "text:growth"
    screen.at.button(key="briefing_link_seen").click()
    screen.rerun()
    assert "链接里" not in notices(screen)


def test_a_picked_item_that_a_later_edition_lacks_is_named_and_left_out(open_page):
    screen = open_page("briefing", outline="自选", item=["text:growth"])
    screen.at.session_state["basket"] = ("text:growth", "fact:NOBODY")
    screen.rerun()
    assert "这一版的数据没有其中1项，已略去：fact:NOBODY" in notices(screen)
    assert "链接里" not in notices(screen)
    assert "1. 文：增速和位次" in screen.words


def test_items_of_a_link_are_ones_own_choice_without_saying_so(open_page):
    screen = open_page("briefing", item=["text:claims"])
    assert "1. 文：位次和荣誉" in screen.words
    assert "链接里" not in notices(screen)


def test_picked_items_are_kept_while_another_outline_is_looked_at(open_page):
    screen = open_page("briefing", outline="自选", item=["text:claims"])
    screen.at.segmented_control(key="outline").set_value("位次")
    screen.rerun()
    assert "item" not in screen.at.query_params
    assert "链接里" not in notices(screen)
    screen.at.segmented_control(key="outline").set_value("自选")
    screen.rerun()
    assert "1. 文：位次和荣誉" in screen.words


def test_a_full_briefing_takes_no_further_item_and_says_so(open_page):
    items = [f"fact:O{each:03}" for each in range(1, 68) if each not in {31, 32, 33}]
    screen = open_page("briefing", outline="自选", item=items)
    assert "一份简报最多60项，链接里能用的有64项，后面4项没有放进来：" in notices(screen)
    assert len(screen.at.query_params["item"]) == 60
    assert "已经满了：要加入别的，请先去掉一些" in screen.advice
    assert len(screen.at.selectbox) == 0
    screen.at.button(key=f"去掉_{items[0]}").click()
    screen.rerun()
    assert len(screen.at.selectbox) == 2


@pytest.mark.parametrize(("key", "most"), LONGEST.items())
def test_a_field_takes_no_more_letters_than_a_briefing_has(shipped, key, most):
    assert shipped.at.text_input(key=key).max_chars == most


def test_nothing_is_made_of_nothing(open_page):
    screen = open_page("briefing", outline="自选")
    assert "还没有选内容" in screen.advice
    assert screen.at.button(key="make_pptx").disabled


def test_a_file_is_made_and_stays_until_the_outline_changes(open_page):
    screen = open_page("briefing", outline="十件实事")
    screen.at.button(key="make_xlsx").click()
    screen.rerun()
    assert [each.label for each in screen.at.get("download_button")] == [
        "下载 川汇区_十件实事_2024-02-20_942e12.xlsx"
    ]
    screen.at.text_input(key="title").set_value("另一个标题")
    screen.rerun()
    assert screen.at.get("download_button") == []


@pytest.mark.parametrize(("title", "named"), [("", "指标简报"), ("增长：情况", "增长：情况")])
def test_a_file_of_ones_own_choice_is_named_by_its_title(open_page, title, named):
    screen = open_page("briefing", outline="自选", item="table:cards", title=title)
    screen.at.button(key="make_xlsx").click()
    screen.rerun()
    (button,) = screen.at.get("download_button")
    assert button.label.startswith(f"下载 川汇区_{named}_2024-02-20")

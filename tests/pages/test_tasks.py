"""任务: what is due by when, judged on a day that the reader sees and can change."""

import re
from datetime import date

import pytest

from indicators.model.schema import Sheet
from tests.pages.screen import plain
from tests.workbooks import commitment, workbook_rows

JULY = date(2024, 7, 1)


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("tasks")


def test_the_day_of_judgement_is_the_readers_and_never_before_the_data_end(shipped, open_page):
    assert shipped.at.date_input(key="judged_on").value == date(2024, 2, 20)
    assert "已过时限（" not in shipped.words
    earlier = open_page("tasks", today=date(2023, 5, 1))
    assert earlier.at.date_input(key="judged_on").value == date(2024, 2, 20)
    assert open_page("tasks", today=JULY).at.date_input(key="judged_on").value == JULY


@pytest.mark.parametrize(
    ("day", "promise"),
    [
        ("2024年3月31日", "欧瑞德项目投产"),
        ("2024年3月31日", "重点项目一季度开工：30%以上（存疑）"),
        ("2024年4月30日", "区中心敬老院投入使用"),
        ("2024年6月30日", "养老服务中心投入使用：4个"),
        ("2024年9月30日", "重点项目三季度开工：全部开工"),
        ("2024年12月31日", "创伤、胸痛、卒中中心投入使用：3个"),
    ],
)
def test_a_printed_date_stands_beside_its_promise(shipped, day, promise):
    assert any(row.startswith(f"{day} | {promise} | ") for row in shipped.table("时限"))


def test_the_dates_are_in_order(shipped):
    days = [row.split("日 | ")[0] for row in shipped.table("时限")]
    order = [tuple(map(int, day.replace("年", " ").replace("月", " ").split())) for day in days]
    assert order == sorted(order)


def test_what_has_no_printed_date_is_apart_and_has_no_date(shipped):
    undated = shipped.section("没有印明时限")
    assert undated
    assert not any("打通城市断头路" in row for row in shipped.table("时限"))


def test_the_ten_projects_are_ten_blocks_in_order(shipped):
    headings = [each for each in shipped.headings if each[0].isdigit()]
    assert [each.split(". ")[0] for each in headings] == [str(each) for each in range(1, 11)]


@pytest.mark.parametrize(
    "promise",
    [
        "8条 打通城市断头路",
        "10座 改扩建公厕",
        "6所 新建、改扩建中小学",
        "298个（存疑） 增加养老床位",
    ],
)
def test_a_block_says_what_and_how_many(shipped, promise):
    assert promise in shipped.section("十件实事")


def test_without_a_date_a_promise_says_so(shipped):
    assert "○ 未到期\u3000年内，未列具体时限" in shipped.section("十件实事")


def test_a_number_without_a_date_has_its_period(shipped):
    records = shipped.section("没有印明时限")
    assert records.count("\n期间：2024年") == 7
    assert records.count("\n期间未注明") == 1


def test_another_day_moves_what_is_overdue(open_page):
    screen = open_page("tasks")
    screen.at.date_input(key="judged_on").set_value(date(2024, 4, 1))
    overdue = screen.rerun().section("到2024年4月1日已过时限（2项）")
    records = overdue.partition("原文印明时限")[0]
    assert "欧瑞德项目投产" in records
    assert "– 已到期未公布" in records
    assert "敬老院" not in records


def test_a_due_day_itself_is_not_late(open_page):
    words = open_page("tasks", on="2024-03-31").words
    assert "已过时限（" not in words


def test_the_day_comes_from_the_address(open_page):
    screen = open_page("tasks", on="2024-05-01")
    assert screen.at.date_input(key="judged_on").value == date(2024, 5, 1)
    assert "到2024年5月1日已过时限（3项）" in screen.words


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("2024-02-31", "不是日期：请写成 2024-06-30 的样子"),
        ("abc", "不是日期：请写成 2024-06-30 的样子"),
        ("2099-01-01", "离数据太远：可以写1994年到2034年的日期"),
    ],
)
def test_a_day_of_the_address_that_cannot_be_used_is_said(open_page, written, wrong):
    screen = open_page("tasks", on=written)
    assert screen.at.date_input(key="judged_on").value == date(2024, 2, 20)
    assert [plain(each.value) for each in screen.at.warning] == [
        f"网址里的参数 on（判断日期）的“{written}”{wrong}。现按2024年2月20日判断。"
    ]


def test_groups_and_fields_select(open_page):
    screen = open_page("tasks", group="十件实事", domain="养老托育")
    rows = screen.table("时限")
    assert rows
    assert all("十件实事·" in row for row in rows)
    assert "欧瑞德" not in "\n".join(rows)


def test_a_filter_that_selects_nothing_says_what_to_do(open_page):
    screen = open_page("tasks", group="十件实事", domain="财政金融")
    assert screen.advice == "所选条件下没有任务：请把领域改为“全部”，或多选几个类别。"
    assert screen.charts == []


def test_the_filters_reach_the_events_too(open_page):
    ten = open_page("tasks", group="十件实事").words
    assert "已办的大事和在办的工作" not in ten
    every = open_page("tasks", group="大事")
    assert every.charts == []
    some = open_page("tasks", group="大事", domain="科技创新")
    counts = [
        int(re.search(r"已办的大事和在办的工作（(\d+)项）", each.words)[1])
        for each in (every, some)
    ]
    assert counts[0] > counts[1] > 0


def test_an_event_has_the_shape_of_its_state(shipped):
    assert "✓ 已完成" in shipped.section("已办的大事和在办的工作")


def test_a_text_target_has_one_status_on_every_page(shipped, open_page):
    (row,) = [each for each in shipped.table("时限") if "重点项目三季度开工" in each]
    assert row.endswith(" | – 文字目标")
    assert "– 文字目标" in open_page("targets").section("文字目标")


def test_a_block_says_where_it_is_printed_and_leads_to_its_indicators(shipped):
    assert "第22页 十件实事·7" in shipped.section("十件实事")
    assert "打通断头路条数" in shipped.links


def test_a_name_that_says_its_quantity_does_not_say_it_twice(shipped):
    assert "全覆盖 公有化产权卫生室全覆盖" not in shipped.words
    assert "公有化产权卫生室全覆盖 全覆盖" not in shipped.words


@pytest.mark.parametrize(
    ("day", "words", "listed", "count"),
    [
        (JULY, "12项时限已过", "已过时限", 12),
        (date(2026, 11, 29), "31项时限均已过", "均已过时限", 31),
    ],
)
def test_the_head_counts_what_this_page_lists_on_that_day(open_page, day, words, listed, count):
    screen = open_page("tasks", today=day)
    assert f"{words}，数据未更新" in screen.words
    assert f"到{day.year}年{day.month}月{day.day}日{listed}（{count}项）" in screen.words


def test_past_the_last_date_nothing_is_called_not_due(open_page):
    screen = open_page("tasks", today=date(2026, 11, 29))
    assert "未到期" not in "\n".join([screen.words, *screen.rows])


def test_a_button_judges_on_the_day_on_which_the_data_end(open_page):
    screen = open_page("tasks", today=date(2026, 11, 29))
    screen.at.button(key="judge_数据截止日").click()
    screen.rerun()
    assert screen.at.date_input(key="judged_on").value == date(2024, 2, 20)
    assert "数据未更新" not in screen.words


def test_what_is_done_is_done_and_what_was_not_is_not(open_page, saved):
    rows = workbook_rows()
    rows[Sheet.COMMITMENTS] = [
        commitment("C1", 事项="虚构的桥", 状态="已完成"),
        commitment("C2", 事项="虚构的路", 状态="未完成"),
        commitment("C3", 事项="虚构的渠"),
    ]
    screen = open_page("tasks", saved(rows, "outcomes"), on="2024-07-01")
    overdue = screen.section("到2024年7月1日已过时限").partition("原文印明时限")[0]
    assert "虚构的桥" not in overdue
    assert "× 未完成" in overdue
    assert "虚构的渠" in overdue
    assert any("虚构的桥" in row and "✓ 已完成" in row for row in screen.table("时限"))


def test_in_july_a_target_of_the_ten_projects_has_its_progress(open_page, july):
    assert "△ 接近，完成46.7%，序时50%" in open_page("tasks", july).words


def test_a_month_in_the_address_lists_what_is_due_in_it(open_page):
    screen = open_page("tasks", month="2024年6月")
    june = screen.section("2024年6月到期，以2024年2月20日判断（8项）")
    assert "精泰智能终端产业园达产满产" in june
    assert "欧瑞德项目投产" not in june


def test_without_a_month_all_of_them_are_closed_behind_their_count(shipped):
    assert "逐项看时限和来源，以2024年2月20日判断（31项）" in shipped.words


def test_a_month_that_is_not_there_is_ignored(open_page):
    assert (
        "逐项看时限和来源，以2024年2月20日判断（31项）"
        in open_page("tasks", month="2024年7月").words
    )


def test_where_all_have_passed_one_list_is_open_and_none_repeats_it(open_page, example):
    screen = open_page("tasks", today=date(2026, 11, 29))
    assert "欧瑞德项目投产" in screen.words
    assert screen.words.count("已过时限（") == 1
    assert "十件实事（38项）" in screen.words
    ten = open_page("tasks", example, today=date(2026, 11, 29))
    assert "均已过时限（10项）" in ten.words
    assert "十件实事（" not in ten.words

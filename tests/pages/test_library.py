"""指标库: every fact, found by what people call it."""

import pytest


@pytest.fixture(scope="module")
def shipped(open_page):
    return open_page("library")


def count(screen):
    """How many facts the page says it has found."""
    line = next(each for each in screen.words.split("\n") if each.startswith("共"))
    return int(line.removeprefix("共").split("条")[0])


def test_the_library_begins_with_all_of_two_tiers_a_page_at_a_time(shipped):
    assert count(shipped) > 250
    assert len(shipped.at.get("pagination")) == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("社零", "社会消费品零售总额增速"),
        ("GDP", "地区生产总值增速"),
        ("gdp", "地区生产总值增速"),
        ("ＧＤＰ", "地区生产总值增速"),
        ("断头路", "打通断头路条数"),
        ("首次突破10亿元", "一般公共预算收入"),
        ("T001", "地区生产总值增速"),
        ("技能 人才", "新增技能人才人数"),
    ],
)
def test_a_fact_is_found_by_name_alias_number_or_quote(open_page, query, found):
    screen = open_page("library", q=query)
    assert screen.at.text_input(key="q").value == query
    assert found in screen.links
    assert count(screen) < 20


def test_a_found_fact_says_value_period_and_source(open_page):
    words = open_page("library", q="GDP_YOY", sheet="实绩").words
    assert "增长4.3%" in words
    assert "2023年" in words
    assert "第3页 一·2「全年生产总值增长4.3%」" in words


def test_a_word_that_nobody_uses_says_what_to_do(open_page):
    screen = open_page("library", q="火星基地")
    assert "没有找到：请换一个词，或把领域改为“全部”，多选几个类别和层级。" in screen.advice
    assert len(screen.at.get("download_button")) == 0


@pytest.mark.parametrize("kind", ["实绩", "目标", "位次", "任务"])
def test_a_kind_selects(open_page, shipped, kind):
    screen = open_page("library", sheet=kind)
    assert 0 < count(screen) < count(shipped)


def test_once_only_indicators_are_left_out_until_asked_for(open_page, shipped):
    every = open_page("library", tier=["核心", "一般", "一次性"])
    once = open_page("library", tier="一次性", sheet=["实绩", "目标"])
    assert count(every) > count(shipped)
    assert count(once) > 0


def test_the_second_page_continues_where_the_first_ended(open_page, shipped):
    second = open_page("library", facts_page="2")
    assert second.links
    assert second.links != shipped.links


def test_typing_selects_at_once(open_page):
    screen = open_page("library")
    screen.at.text_input(key="q").set_value("断头路")
    assert "打通断头路条数" in screen.rerun().links


def test_what_was_found_can_be_downloaded(shipped):
    labels = [each.label for each in shipped.at.get("download_button")]
    assert labels == ["下载 Excel", "下载 CSV"]


def test_the_newest_of_the_own_area_comes_first(open_page, example):
    screen = open_page("library", example)
    assert "期间：2025年" in screen.words
    assert "期间：2023年" not in screen.words

"""Links to a briefing: what is taken of them, and what is said of the rest."""

from datetime import date

import pytest

from indicators.briefings.links import is_stranger, outline_of, read_link
from indicators.briefings.outline import LONGEST, MOST_ITEMS, BadItem
from tests.workbooks import dataset, workbook_rows

SMALL = dataset(workbook_rows())
TODAY = date(2031, 5, 6)


def read(*query):
    """The outline, and the notices of what of the link cannot be used."""
    outline, problems = read_link(query, SMALL, TODAY)
    return outline, [notice for _, notice in problems]


def test_a_link_without_anything_is_the_first_outline_of_today():
    outline, notices = read()
    assert (outline.topic, outline.dated, notices) == ("年度总览", TODAY, [])


def test_a_command_refuses_a_day_far_from_the_data_with_the_years_that_it_may_have():
    with pytest.raises(BadItem, match="“2099-01-01”不对：请写成 2024-06-30 的样子，1994年到20"):
        outline_of([("on", "2099-01-01")], SMALL, TODAY)


def test_items_without_an_outline_are_ones_own_choice():
    outline, notices = read(
        ("item", "chart:growth"), ("item", "fact:O001"), ("item", "chart:growth")
    )
    assert outline.topic == "自选"
    assert [str(each) for each in outline.items] == ["chart:growth", "fact:O001"]
    assert notices == []


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ([("xyz", "1")], "链接里的参数“xyz”不认识，已略去。"),
        ([("outline", "旧的")], "没有名为“旧的”的提纲（链接里写的），改用“年度总览”。"),
        ([("dated", "昨天")], "链接里的日期“昨天”不对，改用今天（2031年5月6日）。"),
        ([("dated", "1066-10-14")], "链接里的日期“1066-10-14”不对，改用今天（2031年5月6日）。"),
        ([("dated", "2099-01-01")], "链接里的日期“2099-01-01”不对，改用今天（2031年5月6日）。"),
        ([("on", "昨天")], "链接里的判断日期“昨天”不对，改用日期。"),
        ([("on", "2099-01-01")], "链接里的判断日期“2099-01-01”不对，改用日期。"),
        (
            [("internal", "maybe")],
            "链接里的 internal=maybe 不认识，只能是 true 或 false，没有标“内部资料”。",
        ),
        (
            [("outline", "位次"), ("item", "chart:growth"), ("item", "fact:O001")],
            "提纲“位次”是现成的，不能另加内容，链接里另写的2项已略去：chart:growth、fact:O001。",
        ),
        (
            [("title", "甲"), ("title", "乙")],
            "链接里的标题写了2次，用的是最后一次写的。",
        ),
        (
            [("title", "长" * 100 + "多出来的")],
            "标题最多100个字，链接里有104个字，后面的“多出来的”没有用上。",
        ),
    ],
)
def test_what_cannot_be_had_is_said_with_what_was_done_instead(query, notice):
    assert read(*query)[1] == [notice]


def test_an_item_that_the_data_lack_is_left_out_with_its_reason():
    outline, notices = read(
        ("item", "fact:NOBODY"), ("item", "text:growth"), ("item", "film:growth")
    )
    assert [str(each) for each in outline.items] == ["text:growth"]
    first, second = notices
    assert first == "链接里的“fact:NOBODY”这一项已略去：这一版没有编号为“NOBODY”的数字。"
    assert second.startswith("链接里的“film:growth”这一项已略去：“film:growth”不是简报的内容")


def test_many_bad_items_are_all_named_and_the_first_five_with_reasons():
    _, notices = read(*(("item", f"fact:X{each}") for each in range(1, 8)))
    assert len(notices) == 6
    assert notices[-1] == "还有2项也用不了，已略去：fact:X6、fact:X7。"


def test_of_too_many_items_the_first_good_ones_are_taken_and_the_rest_is_named():
    days = (f"{each // 28 + 1:02}-{each % 28 + 1:02}" for each in range(MOST_ITEMS))
    sixty = [f"text:undated?on=2031-{each}" for each in days]
    assert read(*(("item", each) for each in sixty))[1] == []
    outline, notices = read(
        *(("item", each) for each in ["fact:NOBODY", *sixty, "fact:O001", "chart:growth"])
    )
    assert [str(each) for each in outline.items] == sixty
    told = notices[0]
    assert told.startswith("一份简报最多60项，链接里能用的有62项，后面2项没有放进来：句：虚构指标")
    assert told.endswith("；图：增速和位次。")


@pytest.mark.parametrize(("key", "most"), LONGEST.items())
def test_words_of_the_greatest_length_are_taken_whole(key, most):
    outline, notices = read((key, "长" * most))
    assert getattr(outline, key) == "长" * most
    assert notices == []
    assert getattr(read((key, "长" * (most + 1)))[0], key) == "长" * most


@pytest.mark.parametrize("key", ["utm_source", "embed", "from", "isappinstalled", "spm"])
def test_what_others_write_onto_a_link_is_no_stranger(key):
    assert not is_stranger(key)
    assert read((key, "1"))[1] == []

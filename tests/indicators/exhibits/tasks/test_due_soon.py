"""What is due in the next weeks, by values worked out by hand."""

from dataclasses import replace
from datetime import date

from tests.facts import commitment, dataset, indicator, target
from tests.indicators.exhibits.asking import shown, told

# The data are as of 2024-02-20: four weeks end on 2024-03-19, eight on 2024-04-16.
BRIDGE = commitment("C1", matter="修虚构桥", deadline=date(2024, 3, 19), owner="虚构局")
SCHOOL = commitment("C2", matter="建虚构学校", deadline=date(2024, 3, 31))
RATE = target(replace(indicator(), owner="虚构统计局"), 8, deadline=date(2024, 4, 30), id="T1")


def names(*query):
    return list(shown("due-soon", dataset(BRIDGE, SCHOOL, RATE), *query).table.rows["name"])


def test_the_window_ends_on_the_last_day_of_its_weeks():
    assert names() == ["修虚构桥"]
    assert names(("weeks", "8周")) == ["修虚构桥", "建虚构学校"]
    assert len(names(("weeks", "12周"))) == 3
    assert names(("on", "2024-03-20")) == ["建虚构学校"]


def test_every_promise_has_who_answers_for_it_or_says_that_nobody_is_named():
    rows = shown("due-soon", dataset(BRIDGE, SCHOOL, RATE), ("weeks", "12周")).table.rows
    assert list(rows["owner"]) == ["虚构局", "原文未列", "虚构统计局"]


def test_the_message_counts_and_names_the_next_date():
    known = dataset(BRIDGE, SCHOOL)
    assert told("due-soon", known, ("weeks", "8周"))[0] == (
        "今后8周有2项任务和目标到期，最近的时限是2024年3月19日，有1项。"
    )
    both = dataset(BRIDGE, replace(SCHOOL, deadline=BRIDGE.deadline))
    assert told("due-soon", both)[0] == "今后4周有2项任务和目标到期，都在2024年3月19日。"


def test_without_any_in_the_weeks_those_of_the_next_date_are_listed():
    known = dataset(SCHOOL)
    assert told("due-soon", known)[0] == (
        "今后4周没有到期的任务和目标，最近的时限是2024年3月31日，有1项。"
    )
    assert list(shown("due-soon", known).table.rows["name"]) == ["建虚构学校"]
    assert shown("due-soon", known, ("on", "2024-04-01")).table.is_empty

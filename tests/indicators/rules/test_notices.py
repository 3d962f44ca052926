from datetime import date

import pytest

from indicators.model.codelists import CommitmentStatus
from indicators.rules.agenda import outdated_notice, unsettled_notice, unsettled_year
from tests.facts import commitment, dataset, indicator, observation, target

MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)
# The data are as of 20 February 2024.
PROMISES = dataset(commitment("C1", deadline=MARCH), commitment("C2", deadline=JUNE))


@pytest.mark.parametrize("day", [date(2024, 2, 1), date(2024, 2, 20), date(2024, 3, 30), MARCH])
def test_nothing_is_said_up_to_the_due_date_nor_before_the_data_end(day):
    assert outdated_notice(PROMISES, day) == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 4, 1), "到2024年4月1日，有1项"),
        (JUNE, "到2024年6月30日，有1项"),
        (date(2024, 7, 1), "到2024年7月1日，有2项"),
    ],
)
def test_past_a_due_date_it_says_how_many_have_passed(day, words):
    told = f"数据截至2024年2月20日；{words}印明时限的任务和目标已过时限，未更新。"
    assert outdated_notice(PROMISES, day) == told


def test_nothing_is_said_of_what_is_done_or_has_no_printed_date():
    done = commitment("C1", deadline=MARCH, status=CommitmentStatus.DONE)
    undated = target(indicator("GDP"), 8)
    assert outdated_notice(dataset(done, undated), date(2030, 1, 1)) == ""


def test_what_has_ended_unsettled_stays_said_after_the_year():
    gdp, homes, roads = indicator("GDP"), indicator("HOMES"), indicator("ROADS")
    facts = dataset(
        target(gdp, 8), observation(gdp, "7.5", "2024"),
        target(homes, 5), observation(homes, 6, "2024"),
        target(roads, 3),
    )  # fmt: skip
    day = date(2025, 3, 1)
    assert unsettled_notice(facts, day) == (
        "到2025年3月1日，已到期、还没有完成或没有结果的任务和目标："
        "2024年度2项（已到期未公布1项，未完成1项）。"
    )
    assert unsettled_year(facts, day) == 2024


def test_nothing_is_unsettled_before_the_end_nor_beside_data_that_are_out_of_date():
    assert unsettled_notice(dataset(target(indicator("GDP"), 8)), date(2024, 12, 31)) == ""
    assert unsettled_notice(PROMISES, date(2024, 7, 1)) == ""


def test_what_had_ended_unsettled_stays_said_beside_later_dates_that_the_data_do_not_reach():
    # As of 20 February 2024: the roads of 2023 had no figure then; March came later.
    roads = target(indicator("ROADS"), 3, period="2023")
    facts = dataset(roads, commitment("C1", deadline=MARCH))
    assert "有1项印明时限" in outdated_notice(facts, JUNE)
    assert unsettled_notice(facts, JUNE) == (
        "到2024年2月20日，已到期、还没有完成或没有结果的任务和目标：2023年度1项（已到期未公布1项）。"
    )
    assert unsettled_year(facts, JUNE) == 2023

from dataclasses import replace
from datetime import date

import pytest

from indicators.model.codelists import CommitmentCategory, CommitmentStatus, Measure
from indicators.rules.agenda import (
    agenda,
    outdated,
    outdated_notice,
    overdue,
    overdue_words,
    reported,
    unsettled_notice,
    unsettled_year,
)
from indicators.rules.statuses import StatusKind
from tests.facts import (
    LATER_SOURCE,
    commitment,
    dataset,
    indicator,
    observation,
    parse_period,
    peer,
    target,
)

MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)
# The data are as of 20 February 2024.
PROMISES = dataset(commitment("C1", deadline=MARCH), commitment("C2", deadline=JUNE))


def test_dated_promises_come_first_and_undated_say_so():
    june, march, open_end = (
        commitment("C1", deadline=JUNE),
        commitment("C2", deadline=MARCH),
        commitment("C3"),
    )
    found = agenda(dataset(june, march, open_end))
    assert [each.fact.id for each in found] == ["C2", "C1", "C3"]
    assert [each.due_text for each in found] == [
        "2024年3月31日",
        "2024年6月30日",
        "年内，未列具体时限",
    ]


def test_a_promise_without_any_year_has_no_time_limit():
    found = agenda(dataset(commitment(period=parse_period("未注明"))))
    assert found[0].due_text == "原文未列时限"
    assert found[0].status.kind is StatusKind.UNKNOWN


def test_a_target_that_a_commitment_points_to_stands_once():
    roads = indicator("ROADS", measure=Measure.FLOW, unit="条")
    pointed, loose = target(roads, 8), target(indicator("GDP"), 8)
    promise = commitment("C1", target=pointed)
    assert [each.fact.id for each in agenda(dataset(pointed, loose, promise))] == ["C1", loose.id]


def test_an_event_is_no_promise():
    held = commitment("C1", category=CommitmentCategory.EVENT, status=CommitmentStatus.DONE)
    facts = dataset(held)
    assert agenda(facts) == ()
    assert reported(facts) == (held,)


def test_work_of_a_past_year_is_reported_and_not_promised():
    past = parse_period("2023")
    done = commitment("C1", period=past, status=CommitmentStatus.DONE)
    ongoing = commitment("C2", period=past, status=CommitmentStatus.ONGOING)
    promised = commitment("C3", period=past)
    facts = dataset(done, ongoing, promised)
    assert reported(facts) == (done, ongoing)
    assert [each.fact.id for each in agenda(facts)] == ["C3"]


def test_past_its_date_without_news_nothing_is_known():
    found = agenda(dataset(commitment(deadline=MARCH)), date(2024, 4, 1))
    assert found[0].status.label == "无法判定–已到期未公布"
    assert found[0].is_overdue


def test_on_its_date_a_promise_is_still_open():
    found = agenda(dataset(commitment(deadline=MARCH)), MARCH)
    assert found[0].status.kind is StatusKind.OPEN
    assert not found[0].is_overdue


def test_what_the_source_calls_done_is_done():
    done = commitment(deadline=MARCH, status=CommitmentStatus.DONE)
    assert agenda(dataset(done), date(2024, 4, 1))[0].status.kind is StatusKind.DONE


def test_a_promise_with_a_target_has_its_status():
    roads = indicator("ROADS", measure=Measure.FLOW, unit="条")
    aim = target(roads, 8, bound="=")
    facts = dataset(aim, commitment(target=aim), observation(roads, 8, "2024"))
    assert agenda(facts, date(2025, 1, 1))[0].status.kind is StatusKind.DONE


def test_a_date_that_the_data_do_not_reach_is_counted():
    facts = dataset(commitment("C1", deadline=MARCH), commitment("C2", deadline=JUNE))
    assert outdated(facts, MARCH) == []
    assert len(outdated(facts, date(2024, 4, 1))) == 1
    assert len(outdated(facts, date(2026, 1, 1))) == 2


def test_what_was_done_early_is_not_counted_as_outdated():
    facts = dataset(
        commitment("C1", deadline=MARCH, status=CommitmentStatus.DONE),
        commitment("C2", deadline=JUNE),
    )
    day = date(2024, 7, 1)
    assert [each.fact.id for each in outdated(facts, day)] == ["C2"]
    assert outdated(facts, day) == overdue(agenda(facts, day))


def test_nothing_is_outdated_before_a_date_that_the_data_do_not_reach():
    missed = commitment("C1", deadline=date(2024, 1, 31))
    facts = dataset(missed, commitment("C2", deadline=JUNE))
    assert overdue(agenda(facts))
    assert outdated(facts, date(2024, 6, 30)) == []


def test_a_text_target_is_late_like_any_other_promise():
    work = target(indicator("WORK"), text="全部开工", deadline=MARCH)
    promise = commitment("C1", target=work, deadline=MARCH)
    (found,) = agenda(dataset(work, promise), date(2024, 4, 1))
    assert found.status.kind is StatusKind.TEXT
    assert found.is_overdue


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
        "到2025年3月1日，2024年度2项任务和目标已到期，1项未完成，1项未公布结果。"
    )
    assert unsettled_year(facts, day) == 2024


def test_nothing_is_unsettled_before_the_end():
    assert unsettled_notice(dataset(target(indicator("GDP"), 8)), date(2024, 12, 31)) == ""


def test_the_head_counts_the_same_and_says_whether_any_date_is_left():
    assert overdue_words(PROMISES, MARCH) == ""
    assert overdue_words(PROMISES, JUNE) == "1项时限已过，数据未更新"
    assert overdue_words(PROMISES, date(2024, 7, 1)) == "2项时限均已过，数据未更新"


def test_a_date_of_what_is_done_already_is_not_left():
    done = commitment("C2", deadline=JUNE, status=CommitmentStatus.DONE)
    facts = dataset(commitment("C1", deadline=MARCH), done)
    assert overdue_words(facts, date(2024, 4, 1)) == "1项时限均已过，数据未更新"


def test_what_the_data_do_not_reach_is_unsettled_on_the_same_day():
    # As of 20 February 2024: the roads of 2023 had no figure then; March came later.
    roads = target(indicator("ROADS"), 3, period="2023")
    facts = dataset(roads, commitment("C1", deadline=MARCH))
    assert "有1项印明时限" in outdated_notice(facts, JUNE)
    assert unsettled_notice(facts, JUNE) == (
        "到2024年6月30日，2023年度1项、2024年度1项任务和目标已到期，均未公布结果。"
        "其中1项印明时限，1项没有印明时限、期间已经结束。"
    )


def test_the_overdue_of_the_head_are_a_part_of_what_has_ended():
    work = target(indicator("WORK"), text="全部开工", deadline=MARCH)
    roads = target(indicator("ROADS"), 3, period="2023")
    late = commitment("C2", period=parse_period("2025"), deadline=date(2025, 3, 31))
    facts = dataset(work, commitment("C1", target=work, deadline=MARCH), roads, late)
    day = date(2025, 6, 30)
    assert overdue_words(facts, day) == "两年共2项时限均已过，数据未更新"
    assert "有2项（2024年度1项、2025年度1项）印明时限" in outdated_notice(facts, day)
    assert unsettled_notice(facts, day) == (
        "到2025年6月30日，2023年度1项、2024年度1项、2025年度1项任务和目标已到期，"
        "2项未公布结果，1项为文字目标。其中2项印明时限，1项没有印明时限、期间已经结束。"
    )


def test_what_a_later_document_calls_done_was_open_before():
    later = replace(commitment(deadline=MARCH).citation, source=LATER_SOURCE)
    done = replace(commitment(deadline=MARCH, status=CommitmentStatus.DONE), citation=later)
    facts = dataset(done, as_of=date(2024, 10, 20))
    assert agenda(facts)[0].status.kind is StatusKind.DONE
    assert agenda(facts, MARCH)[0].status.kind is StatusKind.OPEN


def test_a_promise_of_another_areas_target_is_not_the_own():
    aim = replace(target(indicator("X"), 8), area=peer(2))
    own = commitment("C2", deadline=JUNE)
    found = agenda(dataset(aim, commitment("C1", deadline=MARCH, target=aim), own))
    assert [each.fact.id for each in found] == ["C2"]

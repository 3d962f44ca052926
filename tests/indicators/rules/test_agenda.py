from datetime import date

from indicators.model.codelists import CommitmentCategory, CommitmentStatus, Measure
from indicators.rules.agenda import agenda, next_due, outdated, overdue, reported
from indicators.rules.statuses import StatusKind
from tests.facts import AS_OF, commitment, dataset, indicator, observation, parse_period, target

MARCH, JUNE = date(2024, 3, 31), date(2024, 6, 30)


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


def test_next_due_leaves_out_what_is_past_or_done():
    past, done, coming = (
        commitment("C1", deadline=date(2024, 1, 31)),
        commitment("C2", deadline=JUNE, status=CommitmentStatus.DONE),
        commitment("C3", deadline=JUNE),
    )
    found = next_due(agenda(dataset(past, done, coming)), AS_OF)
    assert [each.fact.id for each in found] == ["C3"]


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

from dataclasses import replace
from datetime import date

from indicators.exhibits.request import asked
from indicators.model.codelists import CommitmentCategory
from indicators.model.periods import parse_period
from indicators.rules.agenda import agenda, reported
from indicators.rules.report_years import report_year, report_years
from tests.facts import AS_OF, cited, claim, commitment, dataset, indicator, target

LIVELIHOOD = {"category": CommitmentCategory.LIVELIHOOD, "group_number": 1}


def printed(published):
    citation = cited()
    return replace(citation, source=replace(citation.source, published=published))


REPORT, BULLETIN = printed(AS_OF), printed(date(2024, 10, 20))
OLD = commitment("OLD", **LIVELIHOOD, citation=REPORT)
NEW = commitment("NEW", **LIVELIHOOD, period=parse_period("2025"), citation=BULLETIN)
EVENT = commitment(
    "EVENT",
    category=CommitmentCategory.EVENT,
    period=parse_period("2023"),
    citation=REPORT,
)
RATE = indicator()
FACTS = dataset(OLD, NEW, EVENT, target(RATE, 8), as_of=date(2025, 2, 18))


def test_a_report_of_2024_gives_ranks_and_events_of_2023_and_tasks_of_2024():
    rank = replace(claim(RATE, period="2023"), citation=REPORT)
    assert [report_year(each) for each in (rank, EVENT, OLD)] == [2024, 2024, 2024]


def test_a_task_of_2025_is_of_2025_though_a_document_of_2024_announces_it():
    assert report_year(NEW) == 2025
    assert report_years(FACTS) == [2025, 2024]


def test_aims_for_later_years_come_after_the_newest_report():
    aim = replace(target(RATE, 2, period="2026"), citation=REPORT)
    later = commitment("LATER", period=parse_period("2025"), citation=REPORT)
    now = replace(target(RATE, 8), citation=REPORT)
    assert report_years(dataset(now, aim, later, EVENT)) == [2024, 2025, 2026]


def test_ten_livelihood_projects_are_a_report_of_their_year():
    assert report_years(dataset(OLD, NEW)) == [2025, 2024]


def test_without_dates_the_latest_year_is_the_newest_report():
    assert report_years(dataset(target(RATE, 8), target(RATE, 9, period="2025"))) == [2025, 2024]


def test_a_fact_without_dates_has_no_year_and_ranks_make_no_report():
    assert report_year(commitment(period=parse_period("未注明"))) is None
    assert report_years(dataset(claim(RATE))) == []


def test_the_agenda_and_the_events_of_a_year_are_its_own():
    assert [each.fact.id for each in agenda(FACTS, year=2025)] == ["NEW"]
    assert [each.fact.id for each in agenda(FACTS, year=2024)] == ["OLD", "T-X-2024"]
    assert (reported(FACTS, 2025), reported(FACTS, 2024)) == ((), (EVENT,))


def test_ten_livelihood_projects_of_two_reports_do_not_interleave():
    newest = asked("livelihood", (), FACTS).shown(FACTS)
    older = asked("livelihood", (("year", "2024年"),), FACTS).shown(FACTS)
    assert newest.table.rows["id"].to_list() == ["NEW"]
    assert older.table.rows["id"].to_list() == ["OLD"]
    assert (newest.period[:7], older.period[:7]) == ("2025年度，", "2024年度，")


def test_with_one_report_the_frame_and_the_address_do_not_name_its_year():
    facts = dataset(OLD)
    found = asked("livelihood", (), facts)
    assert found.written(facts) == "livelihood"
    assert found.shown(facts).period == "判断日期：2024年2月20日"

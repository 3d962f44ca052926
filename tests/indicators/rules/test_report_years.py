from dataclasses import replace
from datetime import date

from indicators.exhibits.exhibit import exhibit_sentences
from indicators.exhibits.request import asked
from indicators.model.codelists import CommitmentCategory
from indicators.model.periods import parse_period
from indicators.rules.agenda import agenda, reported
from indicators.rules.cards import card
from indicators.rules.report_years import of_year, only_of_year, report_year, report_years
from tests.facts import (
    AS_OF,
    LATER_SOURCE,
    SOURCE,
    cited,
    claim,
    commitment,
    dataset,
    indicator,
    observation,
    target,
)

LIVELIHOOD = {"category": CommitmentCategory.LIVELIHOOD, "group_number": 1}
FORMER = replace(SOURCE, published=date(2024, 2, 20))
LATEST = replace(SOURCE, code="S3", published=date(2025, 2, 18))


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


def promised(identifier, period, source):
    return commitment(identifier, period=parse_period(period), citation=cited(source=source))


def test_two_reports_never_mix_their_promises():
    facts = dataset(promised("C1", "2023", FORMER), promised("C2", "2025", LATEST))
    assert [each.id for each in of_year(facts).commitments] == ["C2"]
    assert [each.id for each in of_year(facts, 2024).commitments] == ["C1"]


def test_one_year_is_the_workbook_itself():
    facts = dataset(promised("C1", "2023", FORMER), promised("C2", "2024", FORMER))
    assert of_year(facts) is facts
    assert only_of_year(facts, 2024) is facts


def test_an_earlier_year_ends_with_its_own_figures_and_targets():
    rate = indicator()
    rows = [observation(rate, value, period) for value, period in ((4, "2023"), (6, "2024"))]
    later = observation(rate, 7, "2025-01..03")
    facts = dataset(*rows, later, target(rate, 5, "2024"), target(rate, 8, "2025"))
    old, new = card(rate, of_year(facts, 2024), None), card(rate, of_year(facts, 2025), None)
    assert (old.period_label, old.target_text) == ("2024年", "2024年目标：增长5%以上")
    assert (new.period_label, new.target_text) == ("2025年1—3月", "2025年目标：增长8%以上")


def test_a_rank_belongs_to_its_report_or_else_to_its_period():
    rate = indicator()
    by_report = replace(claim(rate, id="R1"), citation=cited(source=FORMER))
    by_month = replace(claim(rate, id="R2", period="2025"), citation=cited(source=LATER_SOURCE))
    before = claim(rate, id="R3", period="2022")
    promises = promised("C1", "2024", FORMER), promised("C2", "2025", LATEST)
    facts = dataset(by_report, by_month, before, *promises)
    assert [each.id for each in only_of_year(facts, 2024).ranks] == ["R1", "R3"]
    assert [each.id for each in only_of_year(facts, 2025).ranks] == ["R2"]


def test_the_last_claim_stays_on_the_card_when_a_newer_report_has_none():
    rate = indicator()
    last = replace(claim(rate), citation=cited(source=FORMER))
    promises = promised("C1", "2024", FORMER), promised("C2", "2025", LATEST)
    facts = dataset(observation(rate, 4), last, *promises)
    assert card(rate, of_year(facts, 2025), None).ranks == ("增速全市第一（原文自述）",)


def test_what_the_next_report_claims_of_a_year_stands_on_that_years_card():
    rate = indicator()
    looked_back = replace(claim(rate, 3, period="2024"), citation=cited(source=LATEST))
    promises = promised("C1", "2024", FORMER), promised("C2", "2025", LATEST)
    facts = dataset(observation(rate, 5, "2024"), looked_back, *promises)
    assert card(rate, of_year(facts, 2024), None).ranks == ("增速全市第三（原文自述）",)
    assert only_of_year(facts, 2024).ranks == ()


def test_the_sentences_of_a_years_cards_speak_of_that_years_targets():
    rate = replace(indicator(), card=1)
    aims = [
        replace(target(rate, 5), citation=cited(source=FORMER)),
        replace(target(rate, 8, period="2025"), citation=cited(source=LATEST)),
    ]
    facts = dataset(observation(rate, 4), observation(rate, 6, "2024"), *aims)
    shown = asked("cards", (("year", "2024年"),), facts).shown(facts)
    words = "".join(exhibit_sentences(shown, facts))
    assert "2024年" in words
    assert "2025年" not in words
    newest = asked("cards", (), facts).shown(facts)
    assert "2025年目标" in "".join(exhibit_sentences(newest, facts))

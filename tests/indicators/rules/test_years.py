from dataclasses import replace
from datetime import date

from indicators.exhibits.request import asked
from indicators.exhibits.sentences import exhibit_sentences
from indicators.model.periods import parse_period
from indicators.rules.cards import card
from indicators.rules.report_years import of_year, only_of_year
from tests.facts import (
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

REPORT = replace(SOURCE, published=date(2024, 2, 20))
NEXT = replace(SOURCE, code="S3", published=date(2025, 2, 18))


def promised(identifier, period, source):
    return commitment(identifier, period=parse_period(period), citation=cited(source=source))


def test_two_reports_never_mix_their_promises():
    facts = dataset(promised("C1", "2023", REPORT), promised("C2", "2025", NEXT))
    assert [each.id for each in of_year(facts).commitments] == ["C2"]
    assert [each.id for each in of_year(facts, 2024).commitments] == ["C1"]


def test_one_year_is_the_workbook_itself():
    facts = dataset(promised("C1", "2023", REPORT), promised("C2", "2024", REPORT))
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
    by_report = replace(claim(rate, id="R1"), citation=cited(source=REPORT))
    by_month = replace(claim(rate, id="R2", period="2025"), citation=cited(source=LATER_SOURCE))
    before = claim(rate, id="R3", period="2022")
    promises = promised("C1", "2024", REPORT), promised("C2", "2025", NEXT)
    facts = dataset(by_report, by_month, before, *promises)
    assert [each.id for each in only_of_year(facts, 2024).ranks] == ["R1", "R3"]
    assert [each.id for each in only_of_year(facts, 2025).ranks] == ["R2"]


def test_the_last_claim_stays_on_the_card_when_a_newer_report_has_none():
    rate = indicator()
    last = replace(claim(rate), citation=cited(source=REPORT))
    promises = promised("C1", "2024", REPORT), promised("C2", "2025", NEXT)
    facts = dataset(observation(rate, 4), last, *promises)
    assert card(rate, of_year(facts, 2025), None).ranks == ("增速全市第一（原文自述）",)


def test_what_the_next_report_claims_of_a_year_stands_on_that_years_card():
    rate = indicator()
    looked_back = replace(claim(rate, 3, period="2024"), citation=cited(source=NEXT))
    promises = promised("C1", "2024", REPORT), promised("C2", "2025", NEXT)
    facts = dataset(observation(rate, 5, "2024"), looked_back, *promises)
    assert card(rate, of_year(facts, 2024), None).ranks == ("增速全市第三（原文自述）",)
    assert only_of_year(facts, 2024).ranks == ()


def test_the_sentences_of_a_years_cards_speak_of_that_years_targets():
    rate = replace(indicator(), card=1)
    aims = [
        replace(target(rate, 5), citation=cited(source=REPORT)),
        replace(target(rate, 8, period="2025"), citation=cited(source=NEXT)),
    ]
    facts = dataset(observation(rate, 4), observation(rate, 6, "2024"), *aims)
    shown = asked("cards", (("year", "2024年"),), facts).shown(facts)
    words = "".join(exhibit_sentences(shown, facts))
    assert "2024年" in words
    assert "2025年" not in words
    newest = asked("cards", (), facts).shown(facts)
    assert "2025年目标" in "".join(exhibit_sentences(newest, facts))

from dataclasses import replace
from datetime import date

import pytest

from components.charts.frame import frame_of
from indicators.briefings.assembly import assembled
from indicators.briefings.outline import Outline
from indicators.briefings.ready import READY_OUTLINES
from indicators.exhibits.cards import cards_table
from indicators.exhibits.catalogue import EXHIBITS
from indicators.exhibits.growth.rates import growth_table
from indicators.exhibits.library import facts_table
from indicators.exhibits.ranks.claim_table import claims_table
from indicators.exhibits.request import asked
from indicators.exhibits.table import facts_of_sentences, source_names, source_of
from indicators.exhibits.targets.gap_table import gaps_table, judged_targets
from indicators.exhibits.targets.standings import standings_table
from indicators.exports.tables import edition_notes
from indicators.rules.cards import card
from tests.facts import (
    LATER_SOURCE,
    OWN,
    SOURCE,
    claim,
    dataset,
    indicator,
    observation,
    peer,
    target,
)
from tests.workbooks import dataset as invented

YEARBOOK = replace(SOURCE, code="S3", name="虚构年鉴")


def shown_by(code, source):
    return observation(indicator(code), 1, source=source)


def test_one_document_is_named_plainly():
    assert source_names([shown_by("A", SOURCE), shown_by("B", SOURCE)]) == "测试区虚构报告"


def test_of_two_the_one_of_most_figures_stands_first():
    facts = [shown_by("A", SOURCE), shown_by("B", LATER_SOURCE), shown_by("C", LATER_SOURCE)]
    assert source_names(facts) == "《测试区虚构月报》、《测试区虚构报告》"


def test_beyond_two_the_documents_are_counted():
    facts = [shown_by("A", SOURCE), shown_by("B", YEARBOOK), shown_by("C", LATER_SOURCE)]
    assert source_names(facts) == "《测试区虚构报告》、《虚构年鉴》等3份"


def test_a_figure_that_stands_in_many_rows_counts_once():
    often = [shown_by("A", SOURCE)] * 5
    facts = [*often, shown_by("B", LATER_SOURCE), shown_by("C", LATER_SOURCE)]
    assert source_names(facts).startswith("《测试区虚构月报》")


def test_no_figures_name_no_document():
    assert source_names([]) == ""


RATE = indicator("X")
ACTUAL = observation(RATE, 4.3)
AIM = target(RATE, 8)
NOW = observation(RATE, 7.4, "2024-01..09", source=LATER_SOURCE)
BOTH = "《测试区虚构报告》、《测试区虚构月报》"


def test_a_target_is_from_its_document_and_from_that_of_its_baseline():
    known = dataset(replace(ACTUAL, citation=NOW.citation), AIM)
    assert source_of(gaps_table(judged_targets(known)), known) == BOTH
    assert source_of(standings_table(judged_targets(known)), known) == BOTH


def test_a_target_is_from_the_document_of_what_its_period_has_brought():
    known = dataset(ACTUAL, AIM, NOW)
    assert source_of(gaps_table(judged_targets(known)), known) == BOTH


def test_growth_is_from_its_document_and_from_that_of_its_rank():
    known = dataset(ACTUAL, NOW, claim(RATE))
    assert source_of(growth_table(known, ACTUAL.period), known) == "测试区虚构报告"
    assert source_of(growth_table(known, NOW.period), known) == "测试区虚构月报"


def test_a_rank_by_data_is_from_the_documents_of_all_peers_too():
    peers = [observation(RATE, 3, area=peer(2), source=YEARBOOK)]
    known = dataset(ACTUAL, *peers, areas=(OWN, peer(2)))
    both = "《测试区虚构报告》、《虚构年鉴》"
    assert source_of(growth_table(known, ACTUAL.period), known) == both
    assert source_names(card(RATE, known).told) == both


def test_a_claim_that_data_confirm_is_from_their_documents_too():
    peers = [observation(RATE, 3, area=peer(2), source=YEARBOOK)]
    known = dataset(ACTUAL, *peers, claim(RATE), areas=(OWN, peer(2)))
    both = "《测试区虚构报告》、《虚构年鉴》"
    assert source_of(claims_table(known.ranks, known), known) == both
    assert source_of(growth_table(known, ACTUAL.period), known) == both


def test_a_short_place_names_its_document_where_a_list_has_several():
    other = observation(indicator("Y"), 3, source=LATER_SOURCE)
    known = dataset(ACTUAL, other)
    assert list(growth_table(known, ACTUAL.period).rows["place"]) == [
        "《测试区虚构报告》 第1页 一·1",
        "《测试区虚构月报》 第1页 一·1",
    ]
    assert list(growth_table(known, ACTUAL.period, {"code": [RATE.code]}).rows["place"]) == [
        "第1页 一·1"
    ]


def test_the_short_place_on_a_card_names_its_document_where_the_card_has_several():
    assert card(RATE, dataset(ACTUAL, AIM)).place == "第1页 一·1"
    assert card(RATE, dataset(AIM, NOW)).place == "《测试区虚构月报》 第1页 一·1"


def test_a_list_of_cards_names_each_document():
    one, other = indicator("A", card=1), indicator("B", card=2)
    known = dataset(observation(one, 1), observation(other, 2, source=LATER_SOURCE))
    places = ["《测试区虚构报告》 第1页 一·1", "《测试区虚构月报》 第1页 一·1"]
    assert list(cards_table(known).rows["cited"]) == places


def test_a_table_of_facts_is_from_the_documents_of_its_rows():
    known = dataset(ACTUAL, NOW)
    table = facts_table([NOW], known)
    assert source_of(table, known) == "测试区虚构月报"
    assert edition_notes(known, "指标库", table)[1] == "来源：测试区虚构月报"
    empty = table.head(0)
    assert [each for each in edition_notes(known, "指标库", empty) if "来源" in each] == []


def test_a_sentence_on_growth_cites_the_target_that_it_goes_on_to():
    known = dataset(ACTUAL, AIM, NOW)
    shown = asked("growth", [], known).shown(known)
    assert shown.period == NOW.period.label
    assert facts_of_sentences(shown.table, known) == ((NOW, AIM),)


def test_a_card_is_from_the_documents_of_all_that_it_says():
    told = card(RATE, dataset(ACTUAL, AIM, NOW)).told
    assert {"测试区虚构月报", "测试区虚构报告"} <= {each.citation.source.name for each in told}


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda each: each.name)
def test_every_frame_with_rows_names_the_document_of_the_only_report(exhibit):
    known = invented()
    shown = asked(exhibit.name, [], known).shown(known)
    # A list of the documents names them itself.
    is_unsourced = shown.table.is_empty or exhibit.name == "sources"
    expected = "" if is_unsourced else "测试区虚构报告"
    assert frame_of(shown, known).source == expected


def test_a_briefing_names_the_documents_of_each_part_and_of_the_whole():
    known = invented()
    dated = date(2024, 3, 1)
    outline = READY_OUTLINES[0]
    items = outline.items(known, dated)
    briefing = assembled(Outline(topic=outline.topic, items=items, dated=dated), known)
    assert briefing.footer.startswith("来源：测试区虚构报告 · 数据截至")
    assert {each.source for each in briefing.parts if each.facts} == {"测试区虚构报告"}
    assert briefing.page_footer.startswith("数据截至2024年2月20日")


def test_an_example_is_named_before_all_others():
    example = replace(SOURCE, code="S9", name="示例·虚构公报")
    facts = [shown_by("A", SOURCE), shown_by("B", LATER_SOURCE), shown_by("C", YEARBOOK)]
    names = source_names([*facts, shown_by("A", SOURCE), shown_by("D", example)])
    assert names == "《示例·虚构公报》、《测试区虚构报告》等4份"

from dataclasses import replace
from datetime import date

import pytest

from indicators.exhibits.growth.rates import growth_table
from indicators.exhibits.ranks.claim_table import claims_table
from indicators.model.codelists import Direction, Measure, RankKind
from indicators.model.periods import parse_period
from indicators.rules.peers import peer_ranks
from indicators.rules.rank_texts import headline_ranks
from indicators.rules.ranks import ClaimState, verification_label, verify
from tests.facts import LATER_SOURCE, OWN, cited, claim, dataset, indicator, observation, peer

PEERS = [peer(2), peer(3), peer(4)]
YEAR = parse_period("2023")


def verdict(said, own, *others, areas=None, **more):
    subject = said.indicator
    facts = [observation(subject, own, **more)]
    facts += [
        observation(subject, value, area=area)
        for area, value in zip(PEERS, others, strict=False)
        if value is not None
    ]
    return verify(said, dataset(said, *facts, areas=areas or (OWN, *PEERS))).state


def test_without_peers_a_claim_stays_a_claim():
    said = claim(indicator())
    assert (
        verify(said, dataset(said, observation(said.indicator, 16.1))).state is ClaimState.CLAIMED
    )


def test_a_complete_set_confirms():
    assert verdict(claim(indicator()), 16.1, 9, 8, 7) is ClaimState.VERIFIED


def test_a_tie_shares_the_rank():
    assert verdict(claim(indicator()), 9, 9, 8, 7) is ClaimState.VERIFIED
    assert verdict(claim(indicator(), rank=2), 8, 9, 8, 7) is ClaimState.VERIFIED
    assert verdict(claim(indicator(), rank=3), 7, 9, 9, 6) is ClaimState.VERIFIED


def test_a_complete_set_refutes():
    assert verdict(claim(indicator()), 8, 9, 7, 6) is ClaimState.REFUTED


def test_a_partial_set_never_confirms():
    assert verdict(claim(indicator()), 16.1, 9, 8, None) is ClaimState.CLAIMED


def test_a_partial_set_can_refute():
    assert verdict(claim(indicator()), 8, 9, None, None) is ClaimState.REFUTED
    assert verdict(claim(indicator(), rank=4), 16.1, 9, 8, None) is ClaimState.REFUTED


def test_a_bound_can_leave_the_order_open():
    assert verdict(claim(indicator()), 10, 12, 8, 7, bound=">") is ClaimState.CLAIMED
    assert verdict(claim(indicator()), 12, 10, 8, 7, bound=">") is ClaimState.VERIFIED


def test_a_group_of_another_size_confirms_nothing():
    assert verdict(claim(indicator(), group_size=10), 16.1, 9, 8, 7) is ClaimState.CLAIMED


def test_another_scope_is_another_set():
    said = claim(indicator(), scope="8个县（市）")
    assert verdict(said, 16.1, 9, 8, 7) is ClaimState.CLAIMED


def test_the_lowest_is_first_from_below():
    share = indicator(measure=Measure.SHARE, direction=Direction.DOWN)
    said = claim(share, rank=None, kind=RankKind.LOWEST)
    assert verdict(said, 13, 15, 20, 18) is ClaimState.VERIFIED
    assert verdict(said, 16, 15, 20, 18) is ClaimState.REFUTED


@pytest.mark.parametrize("kind", [RankKind.FIRST, RankKind.ONLY, RankKind.FIRST_TIME])
def test_a_first_or_only_cannot_be_computed(kind):
    assert verdict(claim(indicator(), rank=None, kind=kind), 16.1, 9, 8, 7) is ClaimState.CLAIMED


def test_a_claim_about_no_indicator_cannot_be_computed():
    said = claim(None, matter="命案零发案")
    assert verify(said, dataset(said)).state is ClaimState.CLAIMED


def test_peers_rank_with_ties_skipping_and_the_unpublished_last():
    rate = indicator()
    values = zip((OWN, *PEERS), (8, 9, 8, None), strict=True)
    facts = [observation(rate, value, area=area) for area, value in values if value is not None]
    places = peer_ranks(rate, YEAR, "全市", dataset(*facts, areas=(OWN, *PEERS))).places
    assert [(each.area.name, each.text) for each in places] == [
        ("虚构2县", "第1—2"),
        ("测试区", "第2—3"),
        ("虚构3县", "第2—3"),
        ("虚构4县", "未公布"),
    ]


def test_a_verdict_by_figures_that_are_not_final_says_so():
    said = claim(indicator())
    own = observation(said.indicator, 16)
    for value, state in ((9, "已核验"), (17, "与数据不符，按数据第2")):
        other = observation(said.indicator, value, area=PEERS[0], status="预计")
        data = dataset(said, own, other, areas=(OWN, PEERS[0]))
        assert verification_label(said, data) == f"{state}，含预计数1个"
        assert set(verify(said, data).facts) == {own, other}
    assert verify(said, data).reason == "按工作簿数据排第2（含预计数1个），自述第1"


def test_a_claim_that_the_data_refute_has_the_place_by_the_data_first():
    said, peers = claim(indicator(), rank=6), PEERS[:2]
    own = observation(said.indicator, 7.9)
    others = [observation(said.indicator, 9, area=each) for each in peers]
    found = headline_ranks(said.indicator, own, dataset(said, own, *others, areas=(OWN, *peers)))
    assert found.lines == ("增速全市第3（原文自述第六，与数据不符）",)


def test_a_claim_of_a_shared_place_says_how_many_share_it():
    said = claim(indicator())
    facts = [observation(said.indicator, 7.9, area=each) for each in (OWN, PEERS[0])]
    data = dataset(said, *facts, areas=(OWN, PEERS[0]))
    assert verification_label(said, data) == "已核验，2个地区相同"


def test_a_claim_keeps_the_figure_that_its_document_printed_after_a_revision():
    rate = indicator()
    said, printed = claim(rate), observation(rate, 16.1)
    revised = observation(rate, 11, status="核实", source=LATER_SOURCE)
    data = dataset(said, printed, revised)
    assert verification_label(said, data) == "原文自述，按当时的16.1%"
    assert headline_ranks(rate, revised, data).lines == ("增速全市第一（原文自述，按当时的16.1%）",)
    assert headline_ranks(rate, revised, data).facts == (said, printed)
    growth = growth_table(data, YEAR).rows.iloc[0]
    assert growth["rank_text"] == "增速全市第一 · 原文自述，按当时的16.1%"
    claims = claims_table([said], data).rows.iloc[0]
    assert claims["state_text"] == "原文自述，按当时的16.1%"


@pytest.mark.parametrize(("other", "state"), [(9, "已核验"), (12, "与数据不符，按数据第2")])
def test_a_verdict_by_the_revised_figure_says_what_the_claim_was_made_for(other, state):
    rate = indicator()
    facts = [observation(rate, 16.1), observation(rate, other, area=PEERS[0])]
    revised = observation(rate, 11, status="核实", source=LATER_SOURCE)
    data = dataset(said := claim(rate), *facts, revised, areas=(OWN, PEERS[0]))
    assert verification_label(said, data) == f"{state}，原文按当时的16.1%"


def test_a_claim_is_of_the_last_figure_that_was_published_before_its_document():
    rate = indicator()
    # The claim is of 2024-10-20, when a figure of January was known.
    said = replace(claim(rate), citation=cited(source=LATER_SOURCE))
    known = observation(rate, 16.1, status="初步", published=date(2024, 1, 20))
    later = observation(rate, 11, status="核实", published=date(2024, 12, 1))
    assert verification_label(said, dataset(said, known, later)) == "原文自述，按当时的16.1%"
    earlier = replace(later, published=date(2024, 9, 1))
    assert verification_label(said, dataset(said, known, earlier)) == "原文自述"


def test_a_revision_to_the_same_value_changes_nothing_for_a_claim():
    rate = indicator()
    said, printed = claim(rate), observation(rate, 16.1)
    revised = observation(rate, 16.1, status="核实", source=LATER_SOURCE)
    assert verification_label(said, dataset(said, printed, revised)) == "原文自述"

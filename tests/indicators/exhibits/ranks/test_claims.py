from dataclasses import replace

from indicators.exhibits.ranks.claim_table import claims_table, sorted_claims
from indicators.exhibits.ranks.claims import CLAIMS, UNVERIFIED, kinds_present
from indicators.exhibits.request import table_of
from indicators.model.codelists import RankKind
from indicators.sentences.claims import claim_sentences
from tests.facts import OWN, claim, dataset, indicator, observation, peer

DOUBTED = claim(indicator("DOUBTED"), 1, note="存疑：按什么排未注明。")
SECOND, FIRST = claim(indicator("SECOND"), 2), claim(indicator("FIRST"), 1)


def test_a_doubtful_place_says_so_in_list_and_download():
    found = claims_table([DOUBTED], dataset(DOUBTED))
    row = found.rows.iloc[0]
    assert (row["rank_text"], row["top"], row["doubtful"]) == ("增速全市第一（存疑）", True, True)
    download = found.download.iloc[0]
    assert (download["位次"], download["核验"]) == ("增速全市第一（存疑）", "原文自述，存疑")
    assert download["备注"] == "存疑：按什么排未注明。"


def test_a_place_that_the_data_refute_comes_after_theirs_on_slides_and_paper():
    """The claim is the sixth place; two of three areas have higher growth."""
    said, peers = claim(indicator(), rank=6), (peer(2), peer(3))
    rates = [observation(said.indicator, 7.9)]
    rates += [observation(said.indicator, 9, area=each) for each in peers]
    found = claims_table([said], dataset(said, *rates, areas=(OWN, *peers)))
    row = found.rows.iloc[0]
    assert (row["judged_text"], row["judged_by"]) == ("增速全市第3", "原文自述第六，与数据不符")
    assert (row["rank_text"], row["state_text"]) == ("增速全市第六", "与数据不符，按数据第3")
    read = {each for group in (*found.brief_groups, *found.slide_groups) for each in group}
    assert {"judged_text", "judged_by"} <= read
    assert not {"rank_text", "state_text"} & read


def test_a_doubtful_place_comes_after_the_sure_ones_of_its_scope():
    assert sorted_claims([DOUBTED, SECOND, FIRST]) == [FIRST, SECOND, DOUBTED]


def test_the_claim_of_another_area_names_it_and_is_none_of_ours():
    first_of_all = claim(None, None, kind=RankKind.FIRST, matter="虚构园区", scope="全省", id="R-P")
    theirs = replace(claim(indicator("SECOND"), 1, id="R-T"), area=peer(2))
    park = replace(first_of_all, area=peer(2))
    known = dataset(SECOND, theirs, park, areas=(OWN, peer(2)))
    names = list(claims_table(known.ranks, known).rows["name"])
    assert names == ["指标SECOND", "虚构2县指标SECOND", "虚构2县虚构园区"]
    assert claim_sentences(park, known)[0].startswith("2023年虚构2县虚构园区为全省首家")
    assert list(table_of(UNVERIFIED, known).rows["id"]) == [SECOND.id]
    assert kinds_present(known) == [RankKind.RANK]
    (scope,) = [each for each in CLAIMS.parameters if each.key == "scope"]
    assert scope.options(known) == ["全市"]

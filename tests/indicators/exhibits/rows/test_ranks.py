from indicators.exhibits.rows.ranks import claims_table, sorted_claims
from tests.facts import claim, dataset, indicator

DOUBTED = claim(indicator("DOUBTED"), 1, note="存疑：按什么排未注明。")
SECOND, FIRST = claim(indicator("SECOND"), 2), claim(indicator("FIRST"), 1)


def test_a_doubtful_place_says_so_in_list_and_download():
    found = claims_table([DOUBTED], dataset(DOUBTED))
    row = found.rows.iloc[0]
    assert (row["rank_text"], row["top"], row["doubtful"]) == ("增速全市第一（存疑）", True, True)
    download = found.download.iloc[0]
    assert (download["位次"], download["核验"]) == ("增速全市第一（存疑）", "原文自述，存疑")
    assert download["备注"] == "存疑：按什么排未注明。"


def test_a_doubtful_place_comes_after_the_sure_ones_of_its_scope():
    assert sorted_claims([DOUBTED, SECOND, FIRST]) == [FIRST, SECOND, DOUBTED]

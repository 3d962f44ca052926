from indicators.proofreading import lint
from indicators.proofreading.hits import hits_table
from tests.facts import dataset, indicator, observation


def test_hits_are_rows_with_their_place_and_proposal():
    data = dataset(observation(indicator(name="虚构投资增速"), 5))
    shown = hits_table(lint("概况\n虚构投资增长6%，到位资金77亿元。", data)).shown
    assert list(shown.columns) == ["位置", "原文", "问题", "说明", "建议"]
    assert shown["位置"].tolist() == ["第2行第5字", "第2行第14字"]
    assert shown["原文"].tolist() == ["增长6%", "77亿元"]
    assert shown["建议"].tolist() == ["增长5%", ""]


def test_no_hit_leaves_an_empty_table():
    assert hits_table(()).is_empty

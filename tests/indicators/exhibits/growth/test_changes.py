from indicators.exhibits.growth.changes import changes_table
from indicators.model.codelists import Measure
from tests.facts import LATER_SOURCE, dataset, indicator, observation, peer, relation


def test_a_change_of_shares_is_in_points():
    share = indicator(measure=Measure.SHARE)
    before, after = observation(share, 16, "未注明"), observation(share, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after), comparability="存疑")
    rows = changes_table(dataset(before, after, link)).rows
    assert rows["change_text"].to_list() == ["提高24.5个百分点（存疑）"]
    assert rows["doubtful"].to_list() == [True]


def test_a_return_period_is_drawn_after_the_changes_that_have_a_size():
    flood = indicator("FLOOD", measure=Measure.OTHER, unit="年一遇")
    share = indicator(measure=Measure.SHARE)
    pairs = [
        (observation(flood, 20, "未注明"), observation(flood, 50)),
        (observation(share, 16, "未注明"), observation(share, 18)),
    ]
    links = [relation("前后对比", ("前期", one), ("后期", other)) for one, other in pairs]
    facts = dataset(*(each for pair in pairs for each in pair), *links)
    rows = changes_table(facts).rows
    assert rows["change_text"].to_list() == ["提高2个百分点", "重现期不相减"]
    assert rows["after_text"].to_list() == ["18%", "50年一遇"]


def test_an_incomparable_pair_is_not_drawn():
    share = indicator(measure=Measure.SHARE)
    before, after = observation(share, 16, "未注明"), observation(share, 40.5)
    link = relation("前后对比", ("前期", before), ("后期", after), comparability="不可比")
    assert changes_table(dataset(before, after, link)).is_empty


def test_a_doubtful_end_makes_the_change_doubtful_and_the_sure_come_first():
    one, other = (indicator(each, measure=Measure.SHARE) for each in ("ONE", "OTHER"))
    far = observation(one, 10, "未注明"), observation(one, 60, note="存疑：分母不明。")
    near = observation(other, 10, "未注明"), observation(other, 12)
    links = [
        relation("前后对比", ("前期", a), ("后期", b), note="原文连写。") for a, b in (far, near)
    ]
    rows = changes_table(dataset(*far, *near, *links)).rows
    assert rows["change_text"].to_list() == ["提高2个百分点", "提高50个百分点（存疑）"]
    assert rows["after_text"].to_list() == ["12%", "60%（存疑）"]
    assert rows["note"].to_list() == ["原文连写。", "原文连写；存疑：分母不明"]


def test_a_change_follows_a_revision_of_the_rows_that_it_names():
    share = indicator(measure=Measure.SHARE)
    before, after = observation(share, 16, "2022"), observation(share, 18)
    revised = observation(share, 17.5, status="核实", source=LATER_SOURCE)
    link = relation("前后对比", ("前期", before), ("后期", after))
    rows = changes_table(dataset(before, after, revised, link)).rows
    assert rows["id"].to_list() == [revised.id]
    assert rows["after_text"].to_list() == ["17.5%（核实）"]
    assert rows["change_text"].to_list() == ["提高1.5个百分点"]


def test_a_change_of_another_area_is_not_the_own():
    share = indicator(measure=Measure.SHARE)
    before, after = (
        observation(share, value, period, area=peer(2))
        for value, period in ((16, "未注明"), (40.5, "2023"))
    )
    link = relation("前后对比", ("前期", before), ("后期", after))
    assert changes_table(dataset(before, after, link)).is_empty

import pytest

from indicators.checks import check_dataset
from indicators.checks.findings import Code
from indicators.model.codelists import Measure
from indicators.rules.relations import current_verdict, verdict
from tests.facts import dataset, indicator, observation, relation, target


def money(name, value, **more):
    return observation(indicator(name, measure=Measure.FLOW, unit="亿元"), value, **more)


def test_parts_that_make_the_total_hold():
    parts = [("分项", money(str(value), value)) for value in (11.07, 9.38, 6.59)]
    found = verdict(relation("合计", ("合计", money("总", 27.04)), *parts))
    assert found.holds is True
    assert found.words == "11.07＋9.38＋6.59＝27.04亿元，与合计一致"


def test_parts_that_miss_the_total_do_not_hold():
    parts = [("分项", money(str(value), value)) for value in (11.07, 9.38)]
    assert verdict(relation("合计", ("合计", money("总", 27.04)), *parts)).holds is False


def test_parts_in_another_unit_are_converted():
    parts = [("分项", money("a", 5000, unit="万元")), ("分项", money("b", 0.5))]
    assert verdict(relation("合计", ("合计", money("总", 1)), *parts)).holds is True


def test_a_bounded_part_proves_nothing():
    parts = [("分项", money("a", 1, bound=">")), ("分项", money("b", 1))]
    assert verdict(relation("合计", ("合计", money("总", 2)), *parts)).holds is None


@pytest.mark.parametrize(("part", "holds"), [(11, True), (18, True), (19, False)])
def test_a_part_is_at_most_the_whole(part, holds):
    found = verdict(relation("其中", ("总体", money("a", 18)), ("其中", money("b", part))))
    assert found.holds is holds


def test_from_to_says_points_and_agrees_with_a_printed_change():
    share = indicator(measure=Measure.SHARE)
    ends = ("前期", observation(share, 16, "未注明")), ("后期", observation(share, 40.5))
    assert verdict(relation("前后对比", *ends)).words == "由16%到40.5%，提高24.5个百分点"


def test_a_return_period_keeps_both_ends_and_has_no_difference():
    flood = indicator("FLOOD", measure=Measure.OTHER, unit="年一遇")
    ends = ("前期", observation(flood, 20, "未注明")), ("后期", observation(flood, 50))
    printed = ("变动", observation(flood, 30, "2024"))
    for members in (ends, (*ends, printed)):
        found = verdict(relation("前后对比", *members))
        assert found.words == "由20年一遇到50年一遇，重现期不相减"
        assert found.holds is None


def test_an_incomparable_pair_is_not_subtracted():
    ends = ("前期", money("a", 1)), ("后期", money("a", 2))
    found = verdict(relation("前后对比", *ends, comparability="不可比"))
    assert found.words == "不可比，不相减"


def test_the_same_thing_twice_has_the_same_value():
    blocks = indicator("B", measure=Measure.STOCK, unit="个")
    same = relation(
        "同一事项", ("成员", observation(blocks, 72)), ("成员", target(blocks, 72, bound="="))
    )
    other = relation("同一事项", ("成员", observation(blocks, 72)), ("成员", target(blocks, 70)))
    assert verdict(same).holds is True
    assert verdict(other).holds is False


def test_lookalikes_are_never_computed_with():
    found = verdict(relation("易混", ("成员", money("a", 10)), ("成员", money("b", 10))))
    assert found.holds is None


def test_a_name_that_its_content_contradicts_does_not_hold():
    assert verdict(relation("名称与内容不符", ("成员", money("a", 7)))).holds is False


def test_a_sum_follows_the_revision_of_a_part():
    printed, revised = money("a", 11), money("a", 10, status="核实")
    other, total = money("b", 9), money("总", 20)
    adds_up = relation("合计", ("合计", total), ("分项", printed), ("分项", other))
    data = dataset(printed, revised, other, total, adds_up)
    found = current_verdict(adds_up, data)
    assert found.label == "× 不成立"
    assert found.words == (
        "10＋9＝19亿元，与合计20亿元相差1亿元（按修订后的数；按原来的数为11＋9＝20亿元，与合计一致）"
    )
    failing = [each for each in check_dataset(data) if each.code is Code.RELATION_FAILS]
    assert [each.severity for each in failing] == ["提示"]


def test_a_part_that_is_revised_beyond_its_whole_is_found():
    whole, part = money("a", 18), money("b", 11)
    inside = relation("其中", ("总体", whole), ("其中", part))
    data = dataset(whole, part, money("b", 20, status="核实"), inside)
    assert current_verdict(inside, data).holds is False
    assert current_verdict(inside, dataset(whole, part, inside)).holds is True


def test_a_change_between_two_versions_of_a_figure_is_computed_from_both():
    early, final = money("a", 8, status="初步"), money("a", 9)
    change = relation("前后对比", ("前期", early), ("后期", final))
    assert "增加1亿元" in current_verdict(change, dataset(early, final, change)).words

"""Places among peers, with what bounds, doubts and missing members leave open."""

import pytest

from indicators.model.codelists import Direction, Measure
from indicators.model.periods import parse_period
from indicators.rules.peers import data_ranks, peer_ranks
from indicators.rules.rank_texts import data_pair
from indicators.rules.ranks import ClaimState, verify
from tests.facts import OWN, claim, dataset, indicator, observation, peer

RATE = indicator()
NINE = [peer(number) for number in range(2, 11)]
TEN = (OWN, *NINE)
SCOPE = "8个县（市）"


def ranking(values, of=RATE, period="2023", areas=TEN, **more):
    """Each area's value: a number, a pair with its bound, or None."""
    pairs = [each if isinstance(each, tuple) else (each, "=") for each in values]
    facts = [
        observation(of, value, bound=bound, area=area)
        for area, (value, bound) in zip(areas, pairs, strict=True)
        if value is not None
    ]
    return peer_ranks(of, parse_period(period), "全市", dataset(*facts, areas=areas), **more)


def texts(values, **more):
    return [each.text for each in ranking(values, **more).places]


def test_three_missing_of_ten_leave_a_range_to_each_of_seven():
    found = ranking([16, 15, 14, 13, 12, 11, 10, None, None, None])
    assert [each.text for each in found.places] == [
        *("第1—4", "第2—5", "第3—6", "第4—7", "第5—8", "第6—9", "第7—10"),
        *["未公布"] * 3,
    ]
    assert found.missing_words == "缺3个地区：虚构8县、虚构9县、虚构10县"
    assert found.note == ("缺3个地区：虚构8县、虚构9县、虚构10县；可能变动的位次写成范围或“未定”")


def test_of_many_missing_the_first_are_named_with_their_number():
    assert ranking([16, *[None] * 9]).missing_words == (
        "缺9个地区：虚构2县、虚构3县、虚构4县、虚构5县、虚构6县、虚构7县、虚构8县、虚构9县等9个"
    )


def test_a_place_that_may_be_any_is_undecided():
    assert texts([16, None], areas=TEN[:2]) == ["未定", "未公布"]
    assert ranking([16, None], areas=TEN[:2]).places[0].placed == "按工作簿数据位次未定"


def test_a_complete_set_has_places_and_nothing_to_say():
    found = ranking([8, 9, 8, 7], areas=TEN[:4])
    assert [(each.area.name, each.text) for each in found.places] == [
        ("虚构2县", "第1"),
        ("测试区", "并列第2"),
        ("虚构3县", "并列第2"),
        ("虚构4县", "第4"),
    ]
    assert (found.note, found.lacking) == ("", 0)


def test_who_shares_a_place_is_counted():
    assert texts([7.9] * 10) == ["并列第1"] * 10
    found = ranking([7.9] * 10).place_of(OWN)
    assert found.placed == "按工作簿数据并列第1（10个地区相同）"
    assert (found.first, found.lowest) == (1, 10)
    # Who has less than 8 shares nothing with 8.
    assert texts([8, (8, "<"), 7], areas=TEN[:3]) == ["第1", "第2—3", "第2—3"]


def test_a_bound_opens_the_places_that_it_may_change_and_keeps_the_order_of_values():
    # More than 10 may be more than 12 too, and is certainly more than 8.
    assert texts([(10, ">"), 12, 8], areas=TEN[:3]) == ["第1—2", "第1—2", "第3"]
    assert texts([(10, ">"), 10, 8], areas=TEN[:3]) == ["第1", "第2", "第3"]


def test_about_sixteen_is_whatever_rounds_to_it():
    assert texts([(16, "≈"), 15.6, 15.4], areas=TEN[:3]) == ["第1—2", "第1—2", "第3"]


def test_a_doubtful_value_may_be_anything():
    facts = [
        observation(RATE, 16, area=OWN, note="存疑：口径不同"),
        observation(RATE, 12, area=NINE[0]),
        observation(RATE, 8, area=NINE[1]),
    ]
    data = dataset(*facts, claim(RATE), areas=TEN[:3])
    found = peer_ranks(RATE, parse_period("2023"), "全市", data)
    assert [each.text for each in found.places] == ["未定", "第1—2", "第2—3"]
    assert verify(data.ranks[0], data).state is ClaimState.CLAIMED


def test_the_lowest_comes_first_where_lower_is_better():
    share = indicator(measure=Measure.SHARE, direction=Direction.DOWN)
    found = ranking([13, 20, None], of=share, areas=TEN[:3])
    assert [(each.area.name, each.text) for each in found.places][:2] == [
        ("测试区", "第1—2"),
        ("虚构2县", "第2—3"),
    ]
    assert found.note.startswith("数值低的在前；缺1个地区：虚构3县")


def test_members_that_are_stated_and_not_listed_are_missing():
    areas = [peer(number, scopes=(SCOPE,)) for number in (2, 3)]
    facts = [observation(RATE, 8, area=areas[0]), observation(RATE, 7, area=areas[1])]
    found = peer_ranks(RATE, parse_period("2023"), SCOPE, dataset(*facts, areas=(OWN, *areas)))
    assert [each.text for each in found.places] == ["第1—7", "第2—8"]
    assert found.missing_words == "缺6个地区：6个没有列入“地区”表"


def test_a_group_size_of_the_document_counts_as_well():
    facts = [observation(RATE, value, area=area) for area, value in zip(TEN, (9, 8), strict=False)]
    data = dataset(*facts, claim(RATE, group_size=10), areas=TEN[:2])
    assert not data_ranks(facts[0], data)


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2024-01..09", ["增速全市第2（按工作簿数据，共3个地区）"]), ("2024-01..06", [])],
)
def test_places_by_data_need_every_member_in_exactly_that_period(period, expected):
    own = observation(RATE, 9, period)
    peers = [
        observation(RATE, value, "2024-01..09", area=area)
        for area, value in ((NINE[0], 10), (NINE[1], 8))
    ]
    found = data_ranks(own, dataset(own, *peers, areas=TEN[:3]))
    assert ["{}（{}）".format(*data_pair(*each)) for each in found] == expected


def test_places_by_data_say_how_many_figures_are_not_final():
    own = observation(RATE, 9, status="初步")
    peers = [
        observation(RATE, 10, area=NINE[0], status="预计"),
        observation(RATE, 8, area=NINE[1], status="初步"),
    ]
    data = dataset(own, *peers, areas=TEN[:3])
    (found,) = data_ranks(own, data)
    assert data_pair(*found)[1] == "按工作簿数据，共3个地区，含初步数2个、预计数1个"
    assert found[1].placed == "按工作簿数据排第2（含初步数2个、预计数1个）"
    assert set(found[0].facts) == {own, *peers}
    ranking = peer_ranks(RATE, own.period, "全市", data)
    assert ranking.note == "含初步数2个、预计数1个"


def test_a_place_of_final_figures_has_no_caution():
    facts = [observation(RATE, value, area=area) for area, value in zip(TEN, (9, 8), strict=False)]
    (found,) = data_ranks(facts[0], dataset(*facts, areas=TEN[:2]))
    assert data_pair(*found)[1] == "按工作簿数据，共2个地区"
    assert found[1].placed == "按工作簿数据排第1"

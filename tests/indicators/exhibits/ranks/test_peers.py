"""The headline of a comparison with other areas: in one line, with what limits the place."""

from tests.facts import OWN, dataset, indicator, observation, peer
from tests.indicators.exhibits.asking import shown, told

RATE = indicator("A", name="甲增速")
OTHERS = (peer(2), peer(3))


def known(*values):
    areas = (OWN, *OTHERS)
    found = [(area, value) for area, value in zip(areas, values, strict=True) if value]
    facts = [observation(RATE, value, area=area, period="2024") for area, value in found]
    return dataset(*facts, areas=areas)


def test_a_place_that_all_share_says_so():
    assert told("peers", known(7.9, 7.9, 7.9))[0] == (
        "2024年全市各地区的甲增速中，测试区增长7.9%，按工作簿数据并列第1（3个地区相同）。"
    )


def test_who_is_missing_is_counted_in_the_headline_and_named_in_the_note():
    data = known(7.9, 5, None)
    assert told("peers", data)[0] == (
        "2024年全市各地区的甲增速中，测试区增长7.9%，按工作簿数据排第1—2，缺1个地区。"
    )
    assert "缺1个地区：虚构3县" in shown("peers", data).note
    assert told("peers", known(None, 5, 7.9))[0] == (
        "2024年全市各地区的甲增速中，测试区未公布，缺1个地区。"
    )

"""Places period after period: which rows are drawn, what a cell prints, how places moved."""

from indicators.exhibits.ranks.history import missing_periods
from tests.facts import OWN, dataset, indicator, observation, peer
from tests.indicators.exhibits.asking import shown, told

RATE = indicator("A", name="甲增速")
OTHERS = (peer(2), peer(3))
PERIODS = ("2024-01..03", "2024-01..06", "2024-01..09")


def known(*own, missing=""):
    """Own figures beside others of 5% and 7% in each of the periods."""
    facts = [observation(RATE, value, at) for value, at in zip(own, PERIODS, strict=False) if value]
    facts += [
        observation(RATE, value, at, area=area)
        for area, value in zip(OTHERS, (5, 7), strict=True)
        for at in PERIODS[: len(own)]
        if (area.name, at) != (OTHERS[1].name, missing)
    ]
    return dataset(*facts, areas=(OWN, *OTHERS))


def cells(data):
    return list(shown("rank-history", data).table.rows["cell"])


def test_three_periods_are_a_row_with_the_place_among_how_many():
    assert cells(known(4, 6, 8)) == ["3/3", "2/3", "1/3"]
    assert missing_periods(known(4, 6, 8)) == ""


def test_fewer_say_in_a_line_what_is_missing():
    assert cells(known(4, 6)) == []
    assert missing_periods(known(4, 6)) == (
        "位次的变化：工作簿里最多有2期，同一指标、同一范围满3期才画。"
    )
    nothing = dataset(observation(RATE, 4))
    assert missing_periods(nothing).startswith("位次的变化：工作簿里还没有其他地区的数据")


def test_an_open_place_is_a_range_and_a_missing_figure_a_dash():
    assert cells(known(6, 6, 6, missing=PERIODS[1])) == ["2/3", "1–2/3", "2/3"]
    assert cells(known(6, None, 6)) == ["2/3", "–", "2/3"]


def test_the_headline_says_how_the_last_place_moved():
    said = [told("rank-history", known(*own))[0] for own in ((4, 6, 8), (8, 8, 4), (6, 6, 6))]
    assert [each.rpartition("期")[2] for each in said] == ["1项前移。", "1项后移。", "1项不变。"]

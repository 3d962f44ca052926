"""Places period after period: which rows are drawn, what a cell prints, how places moved."""

from dataclasses import replace

from indicators.exhibits.ranks.history import missing_periods
from indicators.model.codelists import ObservationStatus
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
    """A place shared with another is not before the places that it shares."""
    cases = {
        (4, 6, 8): "1项前移",
        (8, 8, 4): "1项后移",
        (6, 6, 6): "1项不变",
        # From 第2 of three to 并列第1 of two, from 第3 to it.
        (4, 6, 7): "1项因并列不比",
        (4, 4, 7): "1项前移",
    }
    for own, moved in cases.items():
        (headline, *_) = told("rank-history", known(*own))
        head = "1项指标按工作簿数据的全市位次，2024年1—9月比2024年1—6月，"
        assert headline == f"{head}{moved}。"


def test_a_shared_place_is_marked_and_a_missing_figure_is_not_an_open_place():
    assert cells(known(4, 6, 7)) == ["3/3", "2/3", "并列1/3"]
    (headline, *_) = told("rank-history", known(6, None, 6))
    assert headline.endswith("1项未公布。")


def test_the_frame_names_the_scope_and_the_periods_of_figures_that_are_not_final():
    assert shown("rank-history", known(4, 6, 8)).note == "全市"
    early = [
        replace(each, status=ObservationStatus.PRELIMINARY) for each in known(4, 6, 8).observations
    ]
    data = dataset(*early, areas=(OWN, *OTHERS))
    assert shown("rank-history", data).note == "全市；各期含初步数"

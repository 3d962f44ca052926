"""Dots of areas on one axis: whose names have room, equal values, negatives, who is missing."""

import pandas as pd

from components.charts.dot_labels import placed
from components.charts.peers import peers_chart
from tests.components.charts.test_charts import FRAME, PHONE, words
from tests.components.invented_rows import PEERS, table

COLUMNS = "area value figure text rank_text own provisional"


def peers(*rows):
    found = [(area, value, f"{value}%", f"{value}%", "第2—4", area == "虚构区", False)
             for area, value in rows]  # fmt: skip
    return table(COLUMNS, *found)


def records(rows):
    """The records of the dots by their areas."""
    sets = peers_chart(rows, FRAME).to_dict()["datasets"].values()
    return {each["area"]: each for found in sets for each in found if "_dot" in each}


def test_the_first_label_is_nearest_and_others_make_room():
    labels = [(0.5, 6), (0.5, 6), (0.5, 6), (0.1, 3)]
    assert levels(labels) == [1, 1, -1, 1]


def levels(labels):
    return [each and each.level for each in placed(labels, 4)]


def test_a_leader_runs_through_no_label():
    assert levels([(0.5, 10), (0.55, 3)]) == [1, -1]


def test_three_dots_close_together_have_all_their_names():
    """30 em of axis, dots 0.6 em apart: texts of 4 em end or begin at their leaders."""
    found = placed([(share, 4) for share in (0.5, 0.52, 0.54)], 4)
    assert None not in found
    assert {each.shift for each in found} == {-2, 2}


def test_a_bound_is_an_arrow_above_the_dots_that_it_points_over():
    rows = peers(("虚构区", 3.0), ("乙县", 9.0), ("丙县", 9.2)).assign(bound=["=", ">", "="])
    found = records(rows)
    assert found["乙县"]["_dot"] < found["丙县"]["_dot"] == found["虚构区"]["_dot"]
    assert "箭头为限定值" in words(peers_chart(rows, FRAME))
    assert "箭头" not in words(peers_chart(rows.assign(bound="="), FRAME))


def test_equal_values_stand_above_each_other_the_own_area_on_top():
    found = records(peers(("虚构区", 3.0), ("乙县", 3.0), ("丙县", 5.0)))
    assert found["虚构区"]["_dot"] < found["乙县"]["_dot"]
    assert found["虚构区"]["_share"] == found["乙县"]["_share"] == 0
    assert found["丙县"]["_share"] == 1


def test_the_own_area_says_its_value_and_place_and_equal_others_share_a_label():
    drawn = words(peers_chart(peers(("虚构区", 3.0), ("乙县", 5.0), ("丙县", 5.0)), FRAME))
    assert "3.0% · 第2—4" in drawn
    assert "乙县、丙县" in drawn


def test_zero_is_drawn_where_it_is_within_and_else_the_note_says_that_it_is_not():
    mixed, positive = (
        words(peers_chart(peers(("虚构区", low), ("乙县", 5.0)), FRAME)) for low in (-1.0, 3.0)
    )
    assert "横轴不从0起" in positive
    assert "横轴不从0起" not in mixed
    assert "|0|" in mixed


def test_on_a_phone_who_has_no_value_has_a_row():
    missing = table(COLUMNS, ("己县", float("nan"), "未公布", "未公布", "未公布", False, False))
    rows = pd.concat([peers(("虚构区", 3.0)), missing])
    assert "己县" in words(peers_chart(rows, FRAME), PHONE)
    assert "己县" not in words(peers_chart(rows, FRAME))


def test_a_figure_that_is_not_final_is_hollow():
    final, open_ = (
        words(peers_chart(PEERS.assign(provisional=each), FRAME)) for each in (False, True)
    )
    assert "空心的为初步数或预计数" in open_
    assert "空心" not in final


def test_dots_close_to_the_own_one_all_have_their_labels():
    values = (5.6, 6.4, 6.9, 7.3, 7.5, 7.7, 8.0, 8.2, 8.6, 9.2)
    areas = ("虚构区" if each == 7.7 else f"示例{at}县" for at, each in enumerate(values))
    rows = peers(*zip(areas, values, strict=True)).assign(rank_text="第5")
    said = words(peers_chart(rows.assign(figure="增长" + rows["figure"]), FRAME))
    assert [each for each in values if f"{each}%" not in said] == []

"""Rates on one track: which actual leads, where the band lies, whose axis a row has."""

import re
from math import nan
from typing import Any

import pandas as pd
import pytest

from components.charts.track import track_chart
from tests.components.charts.test_charts import FRAME, PHONE, in_order, words
from tests.components.drawn import svg
from tests.components.invented_rows import TRACK

DOT = re.compile(r"A8\.\d+,8\.\d+")


def placed(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The records of the rows by the codes of their indicators."""
    sets = track_chart(rows, FRAME).to_dict()["datasets"].values()
    return {each["code"]: each for records in sets for each in records if "_target" in each}


def test_rows_keep_the_order_given_under_the_heads_of_their_figures():
    said = words(track_chart(TRACK, FRAME))
    assert in_order(said, "甲类", "乙类", "丙类", "丁类")
    assert "2030年增速" in said
    assert "2031年增速" in said
    assert "2031年目标" in said


def test_without_a_figure_of_the_period_there_is_no_column_for_it():
    assert "2031年增速" not in words(track_chart(TRACK.iloc[1:], FRAME))


def test_the_actual_of_the_target_s_own_period_leads():
    found = placed(TRACK)
    assert found["A"]["_leading"] == found["A"]["_now"]
    assert found["B"]["_leading"] == found["B"]["_start"]
    assert found["C"]["_leading"] is None
    assert len(DOT.findall(svg(track_chart(TRACK.iloc[[2]], FRAME)))) == 0


def test_last_year_s_figure_never_looks_like_this_year_s():
    """B has no figure of this year: beside A's its dot is small, alone it is the large one."""
    beside = placed(TRACK)["B"]
    assert beside["_dot"] is None
    assert beside["_earlier"] == beside["_start"]
    alone = placed(TRACK.iloc[[1]])["B"]
    assert alone["_dot"] == alone["_start"]
    assert alone["_earlier"] is None


@pytest.mark.parametrize(("bound", "end"), [(">=", 1), (">", 1), ("<=", 0), ("<", 0)])
def test_the_band_lies_on_the_side_that_meets_the_target(bound, end):
    assert placed(TRACK.iloc[[0]].assign(bound=bound))["A"]["_met_to"] == end


def test_a_target_that_is_a_value_has_no_band():
    row = placed(TRACK.iloc[[0]].assign(bound="="))["A"]
    assert row["_met_to"] == row["_target"]


def test_axes_begin_at_zero_and_rows_of_another_kind_have_their_own():
    """Of one kind the largest, 20, is the end but for 6 per cent; of 85 alone as well."""
    other = TRACK.iloc[[1]].assign(code="S", kind="比重", start=85.0, target=80.0)
    found = placed(pd.concat([TRACK, other]))
    assert found["B"]["_start"] == pytest.approx(1 / 1.06)
    assert found["S"]["_start"] == pytest.approx(1 / 1.06)
    assert {each["_zero"] for each in found.values()} == {0}
    assert in_order(words(track_chart(pd.concat([TRACK, other]), FRAME)), "增速", "比重")


def test_a_fall_lies_left_of_zero():
    row = placed(TRACK.iloc[[1]].assign(start=-10.0, target=10.0))["B"]
    assert row["_start"] == 0
    assert row["_zero"] == pytest.approx(0.5 / 1.06)


def test_one_row_stands_out():
    plain, bold = (
        svg(track_chart(TRACK.iloc[[1]].assign(stands_out=each), FRAME)) for each in (False, True)
    )
    # By its words alone: a paler dot would look like a figure that is not final.
    assert 'fill="#1f4e79"' in plain
    assert bold.count('font-weight="700"') == plain.count('font-weight="700"') + 1


def test_the_ends_of_an_axis_are_named_above_its_rows():
    said = words(track_chart(TRACK.iloc[[1]].assign(start=4.5, target=8.0), FRAME))
    assert "|0|" in said
    assert "|8%|" in said


def test_what_is_not_final_is_hollow_and_what_is_doubtful_has_a_dotted_joint():
    rows = TRACK.iloc[[1]]
    assert "空心的为初步数或预计数" in words(track_chart(rows.assign(provisional=True), FRAME))
    assert 'stroke-dasharray="4,4"' in svg(track_chart(rows.assign(doubtful=True), FRAME))


def test_a_phone_says_both_figures_beside_the_name_or_under_a_long_one():
    assert "7.5% → 8%以上" in words(track_chart(TRACK, FRAME), PHONE)
    # Without heads every figure has its period.
    assert in_order(words(track_chart(TRACK, FRAME), PHONE), "2031年", "2030年")
    long = TRACK.iloc[[0]].assign(subject="虚构的规模以上高新技术产业增加值（可比价）")
    assert placed(long)["A"]["_pair_line"] == placed(TRACK)["A"]["_pair_line"] + 1


def test_a_row_without_values_has_an_axis_all_the_same():
    assert placed(TRACK.iloc[[2]].assign(target=nan))["C"]["_zero"] == 0

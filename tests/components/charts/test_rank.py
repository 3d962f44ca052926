"""The board of ranks: which cell a claim stands in, and how its plate looks."""

from itertools import pairwise
from typing import Any

import pandas as pd
import pytest

from components.charts.rank import rank_chart
from tests.components.charts.test_charts import FRAME, PHONE, in_order, words
from tests.components.drawn import svg
from tests.components.invented_rows import RANK


def plates(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The records of the plates by the codes of their indicators."""
    sets = rank_chart(rows, FRAME).to_dict()["datasets"].values()
    return {each["code"]: each for records in sets for each in records if "_wide_tall" in each}


def test_scopes_are_rows_and_places_columns():
    found = plates(RANK)
    assert found["B"]["_right"] == found["A"]["_left"]
    assert found["A"]["_right"] == found["C"]["_left"]
    assert found["B"]["_wide_top"] == found["A"]["_wide_top"]
    assert found["A"]["_wide_bottom"] == found["C"]["_wide_top"]
    assert "第一|第二|首家" in words(rank_chart(RANK, FRAME))


def test_a_phone_reads_scope_by_scope_the_first_places_first():
    said = words(rank_chart(RANK.iloc[[1, 0, 2]], FRAME), PHONE)
    assert "全市　2项|全省　1项" in said
    assert in_order(said, "乙类增速", "甲类增速", "丙类孵化器")


def test_core_indicators_come_first_in_a_cell_and_the_doubtful_last():
    rows = pd.concat([RANK.iloc[[0]].assign(code=each) for each in ("X", "Y", "Z")])
    found = plates(rows.assign(core=[False, True, True], doubtful=[False, True, False]))
    order = sorted(found, key=lambda each: found[each]["_wide_from"])
    assert order == ["Z", "X", "Y"]


@pytest.mark.parametrize(
    ("state", "legend"),
    [
        ("原文自述", "线框为原文自述"),
        ("已核验", "实底为已核验"),
        ("与数据不符", "划去的名次与数据不符"),
    ],
)
def test_a_plate_says_by_its_look_who_vouches_for_it(state, legend):
    drawn = rank_chart(RANK.iloc[[0]].assign(state=state), FRAME)
    assert legend in words(drawn)
    assert ('fill="#1f4e79" stroke="#1f4e79"' in svg(drawn)) == (state == "已核验")


def test_a_doubtful_place_has_a_dashed_plate_and_a_legend():
    sure, doubtful = (rank_chart(RANK.iloc[[2]].assign(doubtful=each), FRAME) for each in (0, 1))
    assert svg(doubtful).count('stroke-dasharray="5,3"') == 1
    assert 'stroke-dasharray="5,3"' not in svg(sure)
    assert "虚线框为存疑" in words(doubtful)
    assert "虚线框为存疑" not in words(sure)


def test_a_plate_says_the_period_and_the_basis_that_are_not_the_usual_ones():
    """Two of three are of 2030 and by growth: the head says so, the third plate its own."""
    rows = RANK.assign(
        period=["2030年", "2030年", "期间未注明"], basis=["增速", "增速", "原文未注明"]
    )
    found, said = plates(rows), words(rank_chart(rows, FRAME))
    assert found["C"]["_wide_remark"] == "期间未注明 · 依据未注明"
    assert (found["B"]["_wide_remark"], found["A"]["_wide_remark"]) == ("", "自述第二")
    assert "未另注期间的为2030年，未另注依据的为增速" in said
    assert "，位次依据为增速" in words(rank_chart(RANK, FRAME))


def test_a_verified_plate_says_how_many_figures_are_not_final():
    rows = RANK.assign(
        state_text=["已核验，含初步数9个", "与数据不符，按当时的4%", "原文自述，存疑"]
    )
    found = plates(rows)
    told = [found[each]["_wide_remark"] for each in ("B", "A", "C")]
    assert told == ["含初步数9个", "自述第二 → 按当时的4%", ""]
    assert "含初步数9个" in words(rank_chart(rows, FRAME), PHONE)


def test_only_the_place_of_a_refuted_claim_is_struck():
    """自述第二 → 按数据第7: the line is over 第二, two letters of 0.92 em after two others."""
    rows = RANK.assign(state_text=["已核验", "与数据不符，按数据第7，含初步数9个", "原文自述"])
    sets = rank_chart(rows, FRAME).to_dict()["datasets"].values()
    strikes = [each for records in sets for each in records if "_is_narrow" in each]
    plate = plates(rows)["A"]
    assert plate["_wide_remark"].replace("\n", " · ") == "自述第二 → 按数据第7 · 含初步数9个"
    (wide,) = [each for each in strikes if not each["_is_narrow"]]
    assert wide["_line"] == plate["_wide_remark_line"]
    assert wide["_start"] == pytest.approx(plate["_wide_remark_after"] + 2 * 0.92)
    assert wide["_end"] - wide["_start"] == pytest.approx(2 * 0.92)
    # On a phone also in the frame at the left, where the place stands.
    assert sorted(each["_line"] for each in strikes if each["_is_narrow"])[0] == 0


def test_columns_share_the_air_and_no_text_reaches_a_border():
    """Claims of one line each: no column is wider than another by more than their texts are."""
    found = plates(RANK.assign(state="原文自述", state_text="原文自述"))
    widths = [each["_right"] - each["_left"] for each in found.values()]
    assert max(widths) - min(widths) < 5
    for each in found.values():
        assert each["_right"] - each["_left"] - 1.2 > len(each["name"]) + 0.6


def test_plates_of_a_cell_do_not_meet():
    rows = pd.concat([RANK.iloc[[0]].assign(code=f"X{each}") for each in range(5)])
    tops = sorted((each["_wide_from"], each["_wide_tall"]) for each in plates(rows).values())
    assert all(top + tall < below for (top, tall), (below, _) in pairwise(tops))


def test_a_scope_with_many_claims_goes_on_under_another_head():
    rows = pd.concat([RANK.iloc[[0]].assign(code=f"X{each}") for each in range(13)])
    assert "全市　13项|全市　13项（续）" in words(rank_chart(rows, FRAME), PHONE)


def test_a_long_name_is_broken_and_its_figure_stays_in_one_line():
    name = "虚构的国家级科技企业孵化器（虚构高新区科技企业孵化园）"
    rows = RANK.assign(name=name, figure="突破1234.5亿元")
    drawn = words(rank_chart(rows, FRAME))
    assert name in drawn
    assert "突破1234.5亿元" in drawn
    plate = plates(rows)["C"]
    assert plate["_wide_name_lines"] > 1
    assert plate["_right"] - plate["_left"] > 9


def test_room_that_makes_no_plate_lower_is_shared():
    """Four short claims in a row: each in one line, in columns about equally wide."""
    names = ("固定资产投资额", "规模以上工业增加值", "地区生产总值", "社会消费品零售总额")
    rows = pd.concat(
        [
            RANK.iloc[[0]].assign(
                code=name,
                name=name,
                figure="增长13.2%",
                place_group=f"第{place}",
                place_order=place,
            )
            for place, name in enumerate(names, start=1)
        ]
    )
    found = plates(rows).values()
    assert {each["_wide_size"] for each in found} == {1}
    widths = [each["_right"] - each["_left"] for each in found]
    assert max(widths) < 1.5 * min(widths)

"""The story of one indicator: which points it has, and what its headline says of them."""

from indicators.model.codelists import Measure
from tests.facts import OWN, dataset, indicator, observation, relation, target
from tests.indicators.exhibits.asking import shown, told

RATE = indicator("A", name="甲增速")
AIM = target(RATE, 8)
QUARTERS = [
    observation(RATE, value, period, status="初步")
    for value, period in ((5, "2024-01..03"), (6, "2024-01..06"), (7, "2024-01..09"))
]


def points(*facts, code="A"):
    rows = shown("story", dataset(*facts), ("code", code)).table.rows
    return list(zip(rows["period_label"], rows["kind"], rows["figure"], strict=True))


def message(*facts, code="A", **more):
    return told("story", dataset(*facts, **more), ("code", code))[0]


def test_one_figure_is_enough_for_a_track():
    assert points(observation(RATE, 4.3)) == [("2023年", "实绩", "增长4.3%")]
    assert message(observation(RATE, 4.3)) == "甲：2023年增长4.3%，未设目标。"


def test_a_target_stands_beside_the_actual_that_it_is_set_against():
    facts = (observation(RATE, 4.3), AIM)
    assert points(*facts) == [("2023年", "实绩", "增长4.3%"), ("2024年", "目标", "增长8%以上")]
    assert message(*facts) == "甲：2024年目标下限比上年实绩高3.7个百分点。"


def test_a_target_alone_and_the_stages_of_a_target_are_drawn():
    stages = [target(RATE, value, period) for value, period in ((3, "2024-01..03"), (8, "2024"))]
    assert points(AIM) == [("2024年", "目标", "增长8%以上")]
    assert [each[0] for each in points(*stages)] == ["2024年1—3月", "2024年"]


def test_from_three_points_of_a_rhythm_on_it_is_their_line_with_the_target():
    found = shown("story", dataset(*QUARTERS, AIM), ("code", "A"))
    assert list(found.table.rows["line"][:3]) == ["2024年"] * 3
    assert list(found.table.rows["provisional"]) == [True, True, True, False]
    assert found.period == "2024年1—3月至2024年"
    assert "不画趋势" not in found.note
    assert message(*QUARTERS, AIM) == (
        "甲：2024年1—9月增长7%（初步），此前各期在增长5%和增长6%之间（初步），2024年1—9月实绩低于目标下限1个百分点（初步）。"
    )


def test_the_target_of_a_later_year_stands_one_step_after_the_last_point():
    later = target(RATE, 9, "2025")
    rows = shown("story", dataset(*QUARTERS, later), ("code", "A")).table.rows
    assert list(rows["period_label"])[-1] == "2025年"
    ends = [each.isoformat() for each in rows["end"]]
    assert ends == ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]


def test_words_and_figures_of_other_areas_are_no_story():
    words = observation(indicator("W", measure=Measure.OTHER, unit="—"), text="全覆盖")
    known = dataset(words, observation(RATE, 4.3))
    assert shown("story", known).table.rows["name"].to_list() == ["甲增速"]
    assert known.about.area == OWN


def test_a_figure_of_another_kind_of_unit_is_not_on_the_axis():
    homes = indicator("H", name="安置房套数", measure=Measure.FLOW, unit="套")
    facts = (observation(homes, 30, unit="户", id="O-1"), target(homes, 40, bound="="))
    assert points(*facts, code="H") == [("2024年", "目标", "40套")]


def test_a_doubtful_figure_says_so():
    doubted = observation(RATE, 4.3, note="存疑：口径不同。")
    assert points(doubted) == [("2023年", "实绩", "增长4.3%（存疑）")]
    assert message(doubted) == "甲：2023年（存疑）增长4.3%，未设目标。"


def test_figures_that_may_not_be_comparable_say_so_in_headline_and_mark():
    """A 目标基数 row doubts the pair, though each of its two figures is sure."""
    actual = observation(RATE, 10)
    members = (("目标", AIM), ("基数", actual))
    facts = (actual, AIM, relation("目标基数", *members, comparability="存疑", note="口径不同"))
    assert points(*facts)[1] == ("2024年", "目标", "增长8%以上（存疑）")
    assert message(*facts).endswith("，能否相比存疑。")

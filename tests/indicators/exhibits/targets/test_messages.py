from indicators.model.codelists import Direction, Measure
from tests.facts import (
    dataset,
    indicator,
    observation,
    target,
)
from tests.indicators.exhibits.asking import message, shown, told

ROADS = indicator("ROADS", name="虚构公路增速")
BRIDGES = indicator("BRIDGES", name="虚构桥梁增速")
FIRMS = indicator("FIRMS", name="新增虚构企业数", measure=Measure.FLOW, unit="家")
EXPERTS = indicator("EXPERTS", name="新增虚构人才数", measure=Measure.FLOW, unit="人")
SHARE = indicator("SHARE", name="虚构覆盖率", measure=Measure.SHARE)


def test_targets_divide_into_those_above_and_those_below():
    facts = (
        *(observation(ROADS, 5), target(ROADS, 6)),
        *(observation(BRIDGES, 7), target(BRIDGES, 4)),
        *(target(SHARE, 80), target(FIRMS, text="持续增加")),
    )
    data = dataset(*facts)
    assert told("standings", data) == (
        "4项目标中，可比的2项里1项高于上年实绩，1项低于上年实绩。",
        "1项为文字目标，不计算差距。",
        "1项目标没有可比的上年实绩，不计算差距。",
    )
    assert told("gap-points", data)[0] == (
        "2024年目标比上年实绩高出最多的是虚构公路增速，目标下限比上年实绩高1个百分点。"
    )
    assert told("target-rates", data)[0] == (
        "2项可比的增速、比重目标中，1项高于上年实绩，1项低于上年实绩。"
    )


def test_counts_say_their_gap_in_the_unit_and_as_a_share():
    said = message("gap-shares", observation(FIRMS, 10), target(FIRMS, 12))
    assert said == ("2024年目标比上年实绩多出比例最大的是新增虚构企业，目标下限多2家（20%）。")


def test_counts_that_lie_equally_far_are_told_together():
    lanes = indicator("LANES", name="新修虚构路条数", measure=Measure.FLOW, unit="条")
    pairs = (observation(FIRMS, 10), target(FIRMS, 12), observation(lanes, 5))
    head = "2024年目标比上年实绩多出比例最大的是新增虚构企业、新修虚构路，"
    alike = message("gap-shares", *pairs, target(lanes, 6))
    assert alike == f"{head}目标下限都多20%。"
    mixed = message("gap-shares", *pairs, target(lanes, 6, bound="="))
    assert mixed == f"{head}目标下限、目标值都多20%。"


def test_rates_that_lie_equally_far_are_told_together():
    pairs = (observation(ROADS, 5), target(ROADS, 6), observation(BRIDGES, 7), target(BRIDGES, 8))
    assert message("gap-points", *pairs) == (
        "2024年目标比上年实绩高出最多的是虚构公路增速、虚构桥梁增速，"
        "目标下限都比上年实绩高1个百分点。"
    )


def test_a_target_of_no_stated_period_is_no_target_of_the_year():
    data = dataset(
        *(target(ROADS, 6), target(FIRMS, 12), target(SHARE, 80, "未注明")),
        *(observation(BRIDGES, 7), target(BRIDGES, 8)),
    )
    assert told("targets-without-baseline", data, ("tier", "核心"))[0] == (
        "2项2024年目标和1项期间未注明的目标没有可比的上年实绩，不计算差距。"
    )
    assert shown("targets-without-baseline", data).period == "2024年目标，含1项期间未注明"
    assert shown("standings", data).period == "2024年目标，含1项期间未注明"
    assert shown("target-rates", data).period == "2024年目标"


def test_a_year_without_targets_of_no_period_says_the_year_alone():
    assert message("targets-without-baseline", target(ROADS, 6)) == (
        "1项2024年目标没有可比的上年实绩，不计算差距。"
    )


def test_the_largest_gap_of_now_is_not_ranked_with_one_from_last_year():
    facts = (observation(ROADS, 1), target(ROADS, 9), observation(BRIDGES, 6), target(BRIDGES, 8))
    now = observation(BRIDGES, 7, "2024-01..09")
    data = dataset(*facts, now)
    found = shown("gap-points", data)
    assert (found.period, found.note) == (
        "2024年目标还差多少",
        "差距按目标下限计；另有1项没有本期实绩，不参加排序",
    )
    assert told("gap-points", data)[0] == (
        "距2024年目标最远的是虚构桥梁增速，2024年1—9月实绩低于目标下限1个百分点。"
    )


def test_an_upper_limit_that_last_year_missed_is_no_shortfall_of_now():
    jobless = indicator("J", name="虚构失业率", measure=Measure.SHARE, direction=Direction.DOWN)
    data = dataset(observation(jobless, 6), target(jobless, 5, bound="<="))
    assert shown("gap-points", data).period == "2024年目标与上年实绩相差多少"
    assert told("gap-points", data)[0] == (
        "2024年目标与上年实绩相差最大的是虚构失业率，目标上限低于上年实绩1个百分点。"
    )


def test_a_doubtful_figure_is_not_counted_among_those_that_compare():
    facts = (
        *(observation(FIRMS, 10), target(FIRMS, 12)),
        *(observation(EXPERTS, 5872, note="存疑：比例偏高。"), target(EXPERTS, 2700, bound="=")),
    )
    assert message("target-counts", *facts) == (
        "1项可比的数量目标高于上年实绩，另有1项数字存疑，不参加排序。"
    )
    assert message("target-counts", *facts[2:]) == "1项数量目标的数字存疑，不参加排序。"

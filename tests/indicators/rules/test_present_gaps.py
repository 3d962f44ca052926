from fractions import Fraction

import pytest

from indicators.exhibits.targets.gap_table import gaps_table, judged_targets, shares_table
from indicators.exports.json_records import gap_record
from indicators.model.codelists import Direction, Measure
from indicators.rules.gaps import gap
from tests.facts import dataset, indicator, observation, target


def found(actual, aimed, bound, *, direction=Direction.UP, period="2024-01..09", last=None):
    rate = indicator("R", direction=direction, measure=Measure.SHARE)
    aim = target(rate, aimed, bound=bound)
    earlier = [] if last is None else [observation(rate, last)]
    return gap(aim, dataset(*earlier, observation(rate, actual, period), aim))


@pytest.mark.parametrize(
    ("actual", "aimed", "bound", "direction", "short", "said"),
    [
        ("9.9", "9.5", ">=", Direction.UP, "0", "已达到"),
        ("8.9", "9.5", ">=", Direction.UP, "0.6", "差0.6个百分点"),
        ("4.9", "5", "<=", Direction.DOWN, "0", "已达到"),
        ("11.5", "10", "<=", Direction.DOWN, "1.5", "超1.5个百分点"),
        ("3.4", "3", "≈", Direction.NEUTRAL, "0", "已达到"),
        ("3.7", "3", "≈", Direction.NEUTRAL, "0.2", "偏离0.7个百分点"),
        ("2.3", "3", "≈", Direction.NEUTRAL, "0.2", "偏离0.7个百分点"),
    ],
)
def test_a_shortfall_has_the_direction_of_its_target(  # noqa: PLR0917 - one a column
    actual, aimed, bound, direction, short, said
):
    data = found(actual, aimed, bound, direction=direction)
    assert (data.shortfall.value, data.is_short) == (Fraction(short), Fraction(short) > 0)
    assert gaps_table([data]).rows["gap_text"][0] == said
    start = found(actual, aimed, bound, direction=direction, period="2023")
    assert (start.shortfall.value, start.is_short) == (Fraction(short), Fraction(short) > 0)


@pytest.mark.parametrize(
    ("actual", "aimed", "bound", "words"),
    [
        (
            "9.9",
            "9.5",
            ">=",
            "2024年1—9月实绩比目标下限高0.4个百分点；起点：目标下限比上年实绩高3.7个百分点",
        ),
        (
            "8.9",
            "9.5",
            ">=",
            "2024年1—9月实绩低于目标下限0.6个百分点；起点：目标下限比上年实绩高3.7个百分点",
        ),
        (
            "11.5",
            "10",
            "<=",
            "2024年1—9月实绩比目标上限高1.5个百分点；起点：目标上限比上年实绩高4.2个百分点",
        ),
        ("9.5", "9.5", "=", "2024年1—9月实绩与目标值持平；起点：目标值比上年实绩高3.7个百分点"),
    ],
)
def test_the_present_leads_and_last_year_is_the_starting_point(actual, aimed, bound, words):
    data = found(actual, aimed, bound, last="5.8")
    assert data.words == words
    assert data.lead == words.partition("；")[0]
    row = gaps_table([data]).rows.iloc[0]
    assert row["actual"] == float(actual)
    assert row["pair_text"].startswith(f"{actual}%（2024年1—9月） → ")


def test_what_is_met_is_no_gap():
    assert not found("9.9", "9.5", ">=", last="5.8").is_short
    assert found("8.9", "9.5", ">=", last="5.8").is_short


def test_the_bar_of_a_shortfall_of_now_has_no_sign_and_a_met_one_no_share():
    homes = indicator("HOMES", measure=Measure.FLOW, unit="套")
    aim, last = target(homes, 100), observation(homes, 80)
    behind, met = (
        gaps_table([gap(aim, dataset(last, observation(homes, value, "2024-01..09"), aim))])
        for value in (62, 104)
    )
    # 38 of 80 last year are 47.5 %, printed no finer than the two digits of 80.
    assert behind.rows["bar_text"][0] == "48%（差38套）"
    assert met.rows["bar_text"][0] == "已达到"


def test_a_sum_on_schedule_is_no_gap():
    homes = indicator("HOMES", measure=Measure.FLOW, unit="套")
    aim = target(homes, 100)
    late = dataset(observation(homes, 80), observation(homes, 62, "2024-01..09"), aim)
    timely = dataset(observation(homes, 80), observation(homes, 76, "2024-01..09"), aim)
    # 100 − 62 = 38 of 80 last year.
    assert gap(aim, late).is_short
    assert gap(aim, late).shortfall_size == Fraction(38, 80)
    assert gap(aim, late).lead == "2024年1—9月实绩比目标下限少38套"
    assert not gap(aim, timely).is_short


def test_a_target_without_a_baseline_is_ranked_by_its_own_period():
    data = found("8.9", "9.5", ">=")
    assert (data.words, data.is_short) == ("2024年1—9月实绩低于目标下限0.6个百分点", True)


def test_an_actual_that_is_a_limit_has_no_distance():
    rate = indicator("R", measure=Measure.SHARE)
    aim = target(rate, "9.5", bound=">=")
    data = gap(aim, dataset(observation(rate, "9", "2024-01..09", bound=">"), aim))
    assert (data.present, data.shortfall, data.is_compared) == (None, None, True)
    assert (data.is_short, data.lead) == (
        False,
        "2024年1—9月实绩只有限定值，与目标的差额无法确定",
    )


@pytest.mark.parametrize(
    ("actual", "bound", "aimed", "aim_bound", "lead"),
    [
        ("150", "<=", "160", ">=", "至少差10家"),
        ("160", "<", "160", ">=", "低于目标"),
        ("170", ">", "160", ">=", "已达到"),
        ("150", ">=", "160", ">=", "与目标的差额无法确定"),
        ("170", ">", "160", "<=", "至少超10家"),
        ("150", "<", "160", "<=", "已达到"),
    ],
)
def test_a_limit_says_as_much_of_the_distance_as_it_proves(actual, bound, aimed, aim_bound, lead):
    count = indicator("C", unit="家", measure=Measure.STOCK)
    aim = target(count, aimed, bound=aim_bound)
    data = gap(aim, dataset(observation(count, actual, "2024", bound=bound), aim))
    assert data.lead == f"2024年实绩只有限定值，{lead}"


def test_the_record_has_the_present_and_the_shortfall():
    record = gap_record(found("11.5", "10", "<="))
    assert record["present"]["period"] == "2024-01..09"
    assert (record["present"]["gap"], record["shortfall"]) == (-1.5, 1.5)
    assert record["shortfall_unit"] == "个百分点"


@pytest.mark.parametrize(
    ("actual", "period", "gap_text", "share_text", "bar_text", "bar"),
    [
        # 100 − 150 = −50, of 150 in 2023 33.3 %.
        (None, "", "−50件", "−33.3%", "−33.3%（−50件）", -33.3),
        (140, "2024-01..09", "超40件", "26.7%", "26.7%（超40件）", 26.7),
        (90, "2024-01..09", "已达到", "不适用", "已达到", -6.7),
    ],
)
def test_table_and_picture_give_a_distance_the_same_sign_and_size(  # noqa: PLR0917 - one a column
    actual, period, gap_text, share_text, bar_text, bar
):
    waiting = indicator("WAITING", direction=Direction.DOWN, measure=Measure.STOCK, unit="件")
    aim, last = target(waiting, 100, bound="<="), observation(waiting, 150)
    now = [observation(waiting, actual, period)] if actual else []
    row = shares_table(judged_targets(dataset(last, *now, aim))).rows.iloc[0]
    assert (row["gap_text"], row["share_text"]) == (gap_text, share_text)
    assert (row["bar_text"], row["bar"]) == (bar_text, bar)


def test_a_bound_that_is_to_be_passed_is_not_reached_by_its_own_value():
    homes = indicator("HOMES", measure=Measure.STOCK, unit="万㎡")
    aim = target(homes, 120, bound=">")
    facts = dataset(observation(homes, 100), observation(homes, 120, "2024"), aim)
    assert gaps_table([gap(aim, facts)]).rows["gap_text"][0] == "未超过目标值"

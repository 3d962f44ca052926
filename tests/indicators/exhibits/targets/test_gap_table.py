from math import isnan

from indicators.exhibits.targets.gap_table import (
    gaps_table,
    judged_targets,
    points_table,
    shares_table,
)
from indicators.exports.tables import csv_bytes
from indicators.model.codelists import Direction, Measure
from tests.facts import LATER_SOURCE, dataset, indicator, observation, relation, target


def rows(*facts):
    return gaps_table(judged_targets(dataset(*facts))).rows.iloc[0]


def test_grain_shows_both_units_and_its_doubt():
    grain = indicator("GRAIN", measure=Measure.FLOW, unit="万吨")
    last, aim = observation(grain, 4.46), target(grain, 1.67, unit="亿斤")
    link = relation(
        "目标基数", ("目标", aim), ("基数", last), comparability="存疑", note="口径不一"
    )
    row = rows(last, aim, link)
    assert row["target_text"] == "1.67亿斤以上（合8.35万吨）"
    assert row["actual_text"] == "4.46万吨（2023年）"
    assert (row["actual"], row["target"]) == (4.46, 8.35)
    assert row["doubtful"]


def test_a_rate_has_points_and_no_share():
    gdp = indicator()
    row = rows(observation(gdp, 4.3), target(gdp, 8))
    assert row["gap_text"] == "+3.7个百分点"
    assert row["share_text"] == "不适用"
    assert isnan(row["share"])


def test_a_count_has_its_unit_and_a_share():
    firms = indicator(measure=Measure.STOCK, unit="家")
    row = rows(observation(firms, 143), target(firms, 160))
    assert (row["gap_text"], row["share_text"]) == ("+17家", "+11.9%")


def test_an_undefined_gap_is_no_number():
    row = rows(target(indicator(), 1.6))
    assert isnan(row["gap"])
    assert (row["actual_text"], row["gap_text"]) == ("无基数", "不计算")


def download(*facts):
    return shares_or_points(*facts).download.iloc[0]


def shares_or_points(*facts):
    found = judged_targets(dataset(*facts))
    return shares_table(found) if found["share"].notna().all() else points_table(found)


def test_a_download_has_numbers_units_bounds_and_periods_to_compute_with():
    grain = indicator("GRAIN", measure=Measure.FLOW, unit="万吨")
    row = download(observation(grain, 4.46), target(grain, 1.67, unit="亿斤"))
    assert (row["目标限定"], row["目标数值"], row["目标单位"]) == ("大于等于", 1.67, "亿斤")
    assert (row["基数数值"], row["基数单位"], row["基数期间"]) == (4.46, "万吨", "2023年")
    assert (row["差距数值"], row["差距单位"]) == (3.89, "万吨")
    assert row["差距占基数（%）"] == 87.2
    assert row["目标期间"] == "2024年"


def test_no_text_of_a_download_begins_like_a_formula():
    gdp, fai = indicator("GDP"), indicator("FAI")
    facts = [observation(gdp, 4.3), target(gdp, 8), observation(fai, 16.1), target(fai, 12)]
    found = points_table(judged_targets(dataset(*facts))).download
    assert found["差距"].to_list() == ["高3.7个百分点", "低4.1个百分点"]
    assert found["差距数值"].to_list() == [3.7, -4.1]
    cells = csv_bytes(found).decode("utf-8-sig")
    assert "'" not in cells


def test_a_bar_has_columns_of_its_own_and_leaves_the_words_alone():
    firms = indicator(measure=Measure.STOCK, unit="家")
    row = shares_or_points(observation(firms, 143), target(firms, 160)).rows.iloc[0]
    assert (row["bar_text"], row["bar_note"]) == ("+11.9%（+17家）", "143家（2023年） → 160家以上")
    assert row["gap_text"] == "+17家"
    assert row["words"] == "目标下限比上年实绩多17家"


def test_what_is_read_beneath_a_chart_repeats_nothing_and_has_no_blank_column():
    gdp = indicator()
    found = gaps_table(judged_targets(dataset(observation(gdp, 4.3), target(gdp, 8))))
    columns = [each for group in found.brief_groups for each in group]
    assert len(found.brief_groups) <= 4
    assert "progress_text" not in columns
    assert len(set(columns)) == len(columns)


def test_a_doubtful_gap_says_first_that_it_does_not_sort():
    firms = indicator("FIRMS", unit="家")
    last, aim = observation(firms, 10), target(firms, 11)
    link = relation(
        "目标基数", ("目标", aim), ("基数", last), comparability="存疑", note="口径不一"
    )
    row = rows(last, aim, link)
    assert row["lead"] == "存疑，不参加排序"
    assert row["gap_said"] == "+1家（存疑）"


def test_a_doubtful_baseline_says_so_beside_every_figure_of_it():
    experts = indicator("EXPERTS", measure=Measure.FLOW, unit="人")
    facts = observation(experts, 5872, note="存疑：比例偏高。"), target(experts, 2700, bound="=")
    row = shares_or_points(*facts).rows.iloc[0]
    assert (row["actual_text"], row["target_text"]) == ("5872人（2023年，存疑）", "2700人")
    assert row["bar_text"] == "−54%（−3172人，存疑）"
    assert row["bar_note"] == "5872人（2023年，存疑） → 2700人"
    assert row["doubtful"]
    row = download(*facts)
    assert (row["基数"], row["差距"]) == ("5872人（2023年，存疑）", "少3172人（存疑）")
    assert (row["目标与上年比"], row["备注"]) == ("低于上年实绩", "基数存疑：比例偏高")


def test_a_doubtful_target_without_a_baseline_says_so():
    starts = indicator("STARTS", measure=Measure.SHARE)
    row = rows(target(starts, 30, note="存疑：分母原文未注明。"))
    assert row["aim_text"] == "2024年目标：30%以上（存疑）"
    assert row["note"] == row["doubt"] == "目标存疑：分母原文未注明"


def test_a_bar_is_as_long_as_its_share_is_printed():
    skilled = indicator("SKILLED", measure=Measure.FLOW, unit="人")
    facts = observation(skilled, 1.4, unit="万人"), target(skilled, 8300, bound="=")
    row = shares_or_points(*facts).rows.iloc[0]
    assert (row["bar"], row["bar_text"]) == (-41, "−41%（−5700人）")
    assert download(*facts)["差距占基数（%）"] == -41


def test_a_download_says_where_the_baseline_is_printed_as_well_as_the_target():
    jobs = indicator("JOBS", measure=Measure.FLOW, unit="人")
    row = download(observation(jobs, 5830), target(jobs, 6000))
    assert row["来源"].endswith("第1页 一·1「原话」")
    assert row["基数来源"].endswith("第1页 一·1「原话」")


def test_a_revised_baseline_is_shown_with_what_was_printed_when_the_target_was_set():
    rate = indicator()
    printed, aim = observation(rate, 4.3), target(rate, 8)
    revised = observation(rate, 4.5, status="核实", source=LATER_SOURCE)
    found = rows(printed, revised, aim)
    assert found["actual_text"] == "增长4.5%（2023年，核实）"
    assert found["pair_text"] == "增长4.5%（2023年，核实，目标制定时为4.3%） → 增长8%以上"
    assert (found["gap_text"], found["provisional"]) == ("+3.5个百分点", False)


def test_a_distance_from_a_figure_that_is_not_final_is_marked():
    rate = indicator()
    found = rows(observation(rate, 4.3, status="初步"), target(rate, 8))
    assert (found["actual_text"], found["provisional"]) == ("增长4.3%（2023年，初步）", True)


def test_progress_says_the_status_of_its_figure():
    rate = indicator()
    found = rows(
        observation(rate, 4.3), observation(rate, 7.5, "2024", status="预计"), target(rate, 8)
    )
    assert found["progress_text"] == "2024年增长7.5%（预计）"


def test_a_ceiling_below_last_year_is_a_start_until_its_own_period_has_an_actual():
    backlog = indicator("BACKLOG", measure=Measure.STOCK, unit="件", direction=Direction.DOWN)
    facts = (observation(backlog, 150), target(backlog, 100, bound="<="))
    start = rows(*facts)
    # 100 − 150 = −50, a third of 150.
    assert (start["gap_text"], start["share_text"]) == ("−50件", "−33.3%")
    now = rows(*facts, observation(backlog, 120, "2024-01..09"))
    # 120 − 100 = 20 beyond the ceiling, of last year's 150.
    assert (now["gap_text"], now["share_text"]) == ("超20件", "13.3%")

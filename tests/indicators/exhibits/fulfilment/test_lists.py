"""What is behind and what was kept, as the page, slides and files show it; worked out by hand."""

from datetime import date

import pytest

from indicators.model.codelists import Direction, Measure
from tests.facts import dataset, indicator, observation, target
from tests.indicators.exhibits.asking import shown, told

NEXT_YEAR = date(2025, 2, 1)
JULY = date(2024, 7, 15)
GDP = indicator("GDP")
JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人")
ACCIDENTS = indicator("ACC", measure=Measure.FLOW, unit="起", direction=Direction.DOWN)
WORKS = indicator("WORKS", measure=Measure.SHARE, name="重点项目开工率")


def rows(name, *facts, on=NEXT_YEAR):
    return shown(name, dataset(*facts, as_of=on)).table.rows


def row(*facts, on=NEXT_YEAR, which=-1):
    return rows("fulfilment", *facts, on=on).iloc[which]


@pytest.mark.parametrize(
    ("facts", "on", "said"),
    [
        (
            (target(GDP, 8), observation(GDP, 6.4, "2024", status="初步")),
            NEXT_YEAR,
            (
                "增长6.4%（2024年，初步）", "差1.6个百分点", "", "× 未完成（按初步数）",
            ),
        ),
        (
            (target(GDP, 8), observation(GDP, 8, "2024")),
            NEXT_YEAR,
            (
                "增长8%（2024年）", "已达到", "", "✓ 已完成",
            ),
        ),
        (
            (target(GDP, 8, bound=">"), observation(GDP, 8, "2024")),
            NEXT_YEAR,
            (
                "增长8%（2024年）", "未超过目标值", "", "× 未完成",
            ),
        ),
        (
            (target(GDP, 8), observation(GDP, 7.6, "2024-01..06")),
            JULY,
            (
                "增长7.6%（2024年1—6月）", "差0.4个百分点", "", "△ 接近",
            ),
        ),
        (
            (target(JOBS, 6000), observation(JOBS, 3300, "2024-01..06")),
            JULY,
            (
                "3300人（2024年1—6月）", "到目标还差2700人", "完成55%，序时50%", "✓ 达到",
            ),
        ),
        (
            (target(JOBS, 6000), observation(JOBS, 2280, "2024-01..06")),
            JULY,
            (
                "2280人（2024年1—6月）", "到目标还差3720人", "完成38%，序时50%", "× 滞后",
            ),
        ),
        (
            (target(ACCIDENTS, 20, bound="<="), observation(ACCIDENTS, 8, "2024-01..06")),
            JULY,
            (
                "8起（2024年1—6月）", "在上限内", "已达上限的40%，序时50%", "✓ 达到",
            ),
        ),
        (
            (target(ACCIDENTS, 20, bound="<="), observation(ACCIDENTS, 25, "2024")),
            NEXT_YEAR,
            (
                "25起（2024年）", "超5起", "", "× 未完成",
            ),
        ),
        (
            (
                target(WORKS, 60, "2024-01..06"),
                target(WORKS, 100),
                observation(WORKS, 55, "2024-01..06"),
            ),
            JULY,
            (
                "55%（2024年1—6月）",
                "到目标还差45个百分点",
                "比2024年1—6月阶段目标差5个百分点",
                "× 滞后",
            ),
        ),
        (
            (target(GDP, 8), observation(GDP, 7.2, "2024-01..09")),
            NEXT_YEAR,
            (
                "增长7.2%（2024年1—9月）", "差0.8个百分点", "", "– 无法判定–已到期未公布",
            ),
        ),
        (
            (target(GDP, 3, bound="≈"), observation(GDP, 4, "2024")),
            NEXT_YEAR,
            (
                "增长4%（2024年）", "偏离1个百分点", "", "– 无法判定，偏离1个百分点",
            ),
        ),
        (
            (target(JOBS, 50), observation(JOBS, 40, "2024", bound="<")),
            NEXT_YEAR,
            (
                "不足40人（2024年）", "至少差10人", "", "× 未完成",
            ),
        ),
    ],
)  # fmt: skip
def test_a_target_stands_beside_its_own_periods_actual(facts, on, said):
    found = row(*facts, on=on)
    assert tuple(found[["actual_text", "gap_text", "pace", "status"]]) == said


def test_what_is_not_published_says_so_and_leaves_the_distance_open():
    known = (target(GDP, 8), observation(GDP, 8, "2024"))
    found = row(*known, target(JOBS, 6000), observation(JOBS, 5000))
    assert found["actual_text"] == "未公布"
    assert found["gap_text"] == ""
    assert found["status"] == "– 无法判定–已到期未公布"


def test_nothing_is_listed_of_a_year_without_any_result():
    data = dataset(target(GDP, 8), observation(GDP, 4.3))
    for name in ("behind-rates", "behind-amounts", "fulfilment-fields", "fulfilment"):
        assert shown(name, data).table.is_empty


def test_a_later_version_is_shown_and_the_earlier_one_is_not():
    found = row(
        target(GDP, 8),
        observation(GDP, 7.9, "2024", status="预计"),
        observation(GDP, 8.1, "2024", status="核实"),
    )
    assert found["actual_text"] == "增长8.1%（2024年，核实）"
    assert found["gap_text"] == "已达到"


def test_the_download_has_numbers_to_compute_with():
    found = row(target(JOBS, 1500), observation(JOBS, 1450, "2024"))
    assert (found["target_value"], found["actual_value"]) == (1500, 1450)
    # 1450 of 1500 are 96.67 % of the 100 % that are due; both printed with three digits at most.
    assert (found["lag_value"], found["lag_unit"]) == (3.3, "个百分点")
    assert found["lag_text"] == "完成率差3.3个百分点（差50人）"


def test_what_lags_behind_its_schedule_does_so_in_points():
    facts = dataset(target(JOBS, 6000), observation(JOBS, 3000, "2024-01..09"), as_of=JULY)
    found = shown("behind-amounts", facts)
    # 75 % are due after nine months and 50 % are done.
    assert tuple(found.table.rows.iloc[0][["lag_value", "lag_unit", "lag_text"]]) == (
        25,
        "个百分点",
        "完成50%，序时75%",
    )
    assert found.unit == "个百分点"


def test_a_ceiling_is_passed_by_points_of_its_own():
    # 25 of at most 20 are 125 %.
    found = row(target(ACCIDENTS, 20, bound="<="), observation(ACCIDENTS, 25, "2024"))
    assert found["lag_text"] == "超上限25个百分点（超5起）"


def test_the_units_answer_beside_the_figures():
    found = rows("behind-rates", target(GDP, 8, owner="虚构发展局"), observation(GDP, 6.4, "2024"))
    assert found["bar_note"].item() == "增长6.4%（2024年） → 增长8%以上，虚构发展局"
    assert found["owner"].item() == "虚构发展局"


def test_rates_and_amounts_are_ranked_apart():
    facts = (
        target(GDP, 8), observation(GDP, 6.4, "2024"),
        target(JOBS, 1500), observation(JOBS, 1450, "2024"),
    )  # fmt: skip
    assert rows("behind-rates", *facts)["code"].to_list() == ["GDP"]
    assert rows("behind-amounts", *facts)["code"].to_list() == ["JOBS"]


def test_the_message_names_what_is_farthest_and_counts_the_doubtful_apart():
    near, odd = indicator("NEAR"), indicator("ODD")
    data = dataset(
        target(GDP, 8), observation(GDP, 6.4, "2024"),
        target(near, 8), observation(near, 7.8, "2024"),
        target(odd, 8), observation(odd, 2, "2024", note="存疑：口径不同"),
        as_of=NEXT_YEAR,
    )  # fmt: skip
    assert told("behind-rates", data)[0] == (
        "2项增速、比重目标未完成或滞后，差得最多的是指标GDP，差1.6个百分点，"
        "另有1项数字存疑，不参加排序。"
    )
    doubted = shown("behind-rates", data).table.rows.iloc[-1]
    # It has a bar, 8 − 2 = 6 points, which is drawn as doubtful and enters no ranking.
    assert tuple(doubted[["bar", "bar_text", "lag_text"]]) == (6, "差6个百分点（存疑）", "")


def test_ties_are_named_together_with_their_size():
    homes = indicator("HOMES", measure=Measure.FLOW, unit="套")
    data = dataset(
        target(JOBS, 100), observation(JOBS, 80, "2024"),
        target(homes, 10), observation(homes, 8, "2024"),
        as_of=NEXT_YEAR,
    )  # fmt: skip
    assert told("behind-amounts", data)[0] == (
        "2项数量目标未完成或滞后，指标JOBS、指标HOMES，完成率都差20个百分点。"
    )


def test_statuses_are_counted_the_kept_first():
    words = indicator("WORDS", measure=Measure.OTHER, unit="—")
    data = dataset(
        target(words, text="同步"),
        target(GDP, 8), observation(GDP, 6.4, "2024", status="预计"),
        target(JOBS, 100), observation(JOBS, 100, "2024"),
        as_of=NEXT_YEAR,
    )  # fmt: skip
    assert told("fulfilment", data)[0] == (
        "3项目标中，已完成1项，未完成1项，文字目标1项，其中1项按初步数或预计数判断。"
    )


def test_a_status_in_the_address_filters_the_list():
    data = dataset(
        target(GDP, 8), observation(GDP, 6.4, "2024"),
        target(JOBS, 100), observation(JOBS, 100, "2024"),
        as_of=NEXT_YEAR,
    )  # fmt: skip
    found = shown("fulfilment", data, ("status", "未完成"))
    assert found.table.rows["code"].to_list() == ["GDP"]

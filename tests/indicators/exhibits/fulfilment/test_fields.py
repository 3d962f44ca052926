"""How the targets of fields divide by status, and two years side by side."""

from datetime import date

from indicators.exhibits.fulfilment.two_years import pair_of_years
from indicators.model.codelists import Domain, Measure
from tests.facts import dataset, indicator, observation, target
from tests.indicators.exhibits.asking import shown, told

NEXT_YEAR = date(2025, 2, 1)
GDP = indicator("GDP")
JOBS = indicator("JOBS", measure=Measure.FLOW, unit="人", domain=Domain.EMPLOYMENT.value)
TEXT = indicator("TEXT", domain=Domain.EMPLOYMENT.value)
FACTS = (
    target(GDP, 8), observation(GDP, 8.2, "2024"),
    target(JOBS, 100), observation(JOBS, 80, "2024"),
    target(TEXT, text="同步"),
)  # fmt: skip


def test_a_field_has_a_sign_for_each_of_its_targets():
    found = shown("fulfilment-fields", dataset(*FACTS, as_of=NEXT_YEAR)).table.rows
    assert found["name"].to_list() == ["综合经济", "就业和社会保障"]
    signs = ["".join(each["glyph"] for each in marks) for marks in found["marks"]]
    assert signs == ["✓", "×文"]
    assert found["said"].to_list() == ["已完成1项", "未完成1项，文字目标1项"]
    assert found[["count", "kept", "missed", "text"]].to_numpy().tolist() == [
        [1, 1, 0, 0],
        [2, 0, 1, 1],
    ]


def test_the_message_counts_all_and_names_the_field_with_most_that_is_missed():
    assert told("fulfilment-fields", dataset(*FACTS, as_of=NEXT_YEAR))[0] == (
        "3项目标中，1项已完成、达到，1项未完成、滞后，1项文字目标，"
        "未完成、滞后最多的是就业和社会保障，1项。"
    )


def test_a_doubtful_number_among_the_missed_is_said():
    doubted = observation(JOBS, 80, "2024", note="存疑：口径不同")
    data = dataset(target(JOBS, 100), doubted, as_of=NEXT_YEAR)
    assert "1项未完成、滞后（其中1项存疑）" in told("fulfilment-fields", data)[0]


def test_without_a_time_limit_a_target_has_a_sign_of_its_own():
    late, open_end = indicator("LATE"), indicator("OPEN")
    data = dataset(*FACTS, target(late, 8), target(open_end, 8, period="未注明"), as_of=NEXT_YEAR)
    (marks, _) = shown("fulfilment-fields", data).table.rows["marks"]
    assert {each["name"]: each["glyph"] for each in marks} == {
        "指标GDP": "✓",
        "指标LATE": "–",
        "指标OPEN": "无",
    }


def test_two_years_stand_beside_each_other():
    later = (target(GDP, 8.5, "2025"), target(indicator("NEW"), 3, "2025"))
    data = dataset(*FACTS, *later, as_of=NEXT_YEAR)
    found = shown("fulfilment-years", data)
    (row,) = found.table.records
    assert found.title == "2024年目标和实绩，2025年目标"
    assert found.table.label("old_target") == "2024年目标"
    assert found.table.label("new_target") == "2025年目标"
    assert row["old_target"] == "增长8%以上"
    assert row["old_actual"] == "增长8.2%（2024年）"
    assert row["old_status"] == "✓ 已完成"
    assert row["new_target"] == "增长8.5%以上"
    assert row["step"] == "目标下限比上年实绩高0.3个百分点"


def test_the_newest_year_is_paired_with_the_one_before():
    data = dataset(*FACTS, target(GDP, 8.5, "2025"), target(GDP, 7, "2022"))
    assert pair_of_years(data, 2024) == (2024, 2025)
    assert pair_of_years(data, 2025) == (2024, 2025)
    assert pair_of_years(data, 2022) is None


def test_a_span_of_years_is_counted_apart_from_the_targets_of_a_year():
    roads = indicator("ROADS", measure=Measure.FLOW, unit="公里")
    data = dataset(*FACTS, target(roads, 50, "2021..2025"), as_of=NEXT_YEAR)
    found = shown("fulfilment-fields", data)
    # Three targets of 2024, and one of five years that none of its fields counts.
    assert found.table.rows["count"].sum() == 3
    assert found.note == "另有1项跨年度的目标，不计在内"
    listed = shown("fulfilment", data)
    assert len(listed.table.rows) == 4
    assert listed.period == "2024年目标，含1项2021—2025年，判断日期：2025年2月1日"
    assert shown("standings", data).period == "2024年目标，含1项2021—2025年"

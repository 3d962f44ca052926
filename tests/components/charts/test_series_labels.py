from datetime import date
from itertools import pairwise
from math import ceil

import pytest

from components.charts.series import series_chart
from components.charts.series_labels import Ground
from components.charts.theme import small_size, text_size
from indicators.text.text_metrics import em_width
from tests.components.charts.test_charts import FRAME
from tests.components.drawn import svg
from tests.components.invented_rows import table

# In em of the text: phones, and a laptop's and a projector's panels.
WIDTHS = (21, 25, 40, 60)


def chart(actuals, targets, unit="家"):
    """Actuals and targets as (month's end, value)."""
    rows = [
        (f"{day.year}年1—{day.month}月" if day.month < 12 else f"{day.year}年",
         f"1—{day.month}月" if day.month < 12 else "全年", f"{day.year}年", day, float(value),
         f"{value}{unit}", kind == "目标", kind, ">=" if kind == "目标" else "=", "")
        for kind, points in (("实绩", actuals), ("目标", targets))
        for day, value in points
    ]  # fmt: skip
    return series_chart(
        table("period_said tick tick_year end value figure is_bound kind bound line", *rows), FRAME
    )


def records_of(built):
    return max(built.to_dict()["datasets"].values(), key=len)


def ground_of(records):
    high = max(record["value"] for record in records)
    return Ground(records, (0, high), (320, 64))


def crossing(built):
    """The labels that are shown wherever and print over each other or over a foreign mark."""
    every = records_of(built)
    ground = ground_of(every)
    shown = [each for each in every if each["_target"] or each["_telling"]]
    return [
        (width, one["_label"], other["_label"])
        for width in WIDTHS
        for one in shown
        for other in every
        if one is not other
        and (
            ground.label(one, width).overlaps(ground.mark(other, width))
            or (other in shown and ground.label(one, width).overlaps(ground.label(other, width)))
        )
    ]


YEAR, LAST, BEFORE = date(2024, 12, 31), date(2023, 12, 31), date(2022, 12, 31)
NINE = date(2024, 9, 30)


@pytest.mark.parametrize("value", [150, 158, 160, 161, 162, 165, 175, 190])
@pytest.mark.parametrize("day", [YEAR, NINE, LAST])
def test_an_actual_near_its_target_has_a_label_of_its_own(value, day):
    built = chart([(BEFORE, 143), (day, value)], [(YEAR, 160)])
    assert crossing(built) == []


@pytest.mark.parametrize(
    ("actuals", "targets"),
    [
        ([(BEFORE, 143), (LAST, 162), (NINE, 158)], [(YEAR, 160)]),
        ([(LAST, 162), (NINE, 161), (YEAR, 163)], [(YEAR, 160)]),
        ([(BEFORE, 150), (LAST, 162)], [(LAST, 160), (YEAR, 165)]),
        ([(LAST, 3), (NINE, 2), (YEAR, 4)], [(YEAR, 160)]),
    ],
)
def test_several_near_values_keep_apart(actuals, targets):
    assert crossing(chart(actuals, targets)) == []


def test_the_lower_of_two_at_one_day_has_its_label_below():
    built = chart([(BEFORE, 143), (YEAR, 162)], [(YEAR, 160)])
    shifts = {each["_label"]: each["_shift"] for each in records_of(built)}
    assert shifts["2024年目标 160家"] > 0 > shifts["162家"]
    assert "162家" in svg(built)


def test_ends_and_extremes_are_labelled_wherever():
    months = [(date(2024, month, 28), 100 + month) for month in range(1, 13)]
    records = records_of(chart(months, []))
    told = {each["_label"] for each in records if each["_telling"]}
    assert told == {"101家", "112家"}


@pytest.mark.parametrize("width", [330, 390, 480, 720, 1100, 1600])
@pytest.mark.parametrize("ends", [(3, 6, 9, 12), tuple(range(2, 13)), (2, 3, 12), (6, 12)])
def test_the_names_of_periods_that_are_shown_do_not_touch(ends, width):
    records = records_of(chart([(date(2024, month, 28), 5.5) for month in ends], [], "%"))
    ground = ground_of(records)
    inner = max(1, width - sum(ground.rooms) * text_size(width))
    every = max(1, ceil(ground.names_crowd * small_size(width) / inner))
    shown = [each for each in ground.ticks if each["_from_last"] % every == 0]
    whole = width / text_size(width)
    for one, other in pairwise(shown):
        apart = (ground.across(other, whole) - ground.across(one, whole)) * text_size(width)
        halves = (_name_width(one, every) + _name_width(other, every)) / 2
        assert apart > halves * small_size(width)


def _name_width(tick, every):
    return max(map(em_width, tick["_name" if every == 1 else "_dated"].split("\n")))


def test_targets_of_two_years_leave_room_for_the_actual_between_them():
    # The last actual stands just above the two targets and left of the second.
    actuals = [(date(2023, 12, 31), 4.3), (YEAR, 7.2), (date(2025, 2, 28), 7.7)]
    built = chart([*actuals, (date(2025, 6, 30), 8.1)], [(YEAR, 8), (date(2025, 12, 31), 8)], "%")
    assert crossing(built) == []


def test_a_target_label_stays_inside_the_narrowest_chart():
    built = chart([(BEFORE, 143), (LAST, 150), (YEAR, 155)], [(LAST, 160), (YEAR, 170)])
    records = records_of(built)
    boxes = [ground_of(records).label(each, WIDTHS[0]) for each in records if each["_target"]]
    assert all(box.left >= 0 and box.right <= WIDTHS[0] + 1 for box in boxes)

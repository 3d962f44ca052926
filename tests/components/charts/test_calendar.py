"""The calendar of what is due: which cell a promise stands in, and how its mark looks."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from components.charts.calendar import calendar_chart
from components.charts.calendar_grid import column_of, columns_of
from components.charts.theme import status_legend
from tests.components.charts.test_charts import FRAME, words
from tests.components.drawn import svg
from tests.components.invented_rows import TIMELINE

TODAY = date(2032, 2, 1)


def marks(rows: pd.DataFrame, today: date = TODAY) -> dict[str, dict]:
    """The records of the marks by the 编号 of their promises."""
    sets = calendar_chart(rows, replace(FRAME, on=today)).to_dict()["datasets"].values()
    return {each["id"]: each for records in sets for each in records if "_wide_shift" in each}


def test_months_of_a_year_have_their_counts_and_kinds_theirs():
    said = words(calendar_chart(TIMELINE, FRAME))
    assert "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月" in said
    assert "重点项目|工作任务" in said
    assert "2项|1项" in said  # of the kinds
    assert "判断日期 2032-02-01" in said


def test_a_day_of_judgement_far_from_all_months_stands_at_their_edge():
    """All are due in 2032: no day presses their months into years."""
    for today, named in (
        (date(2034, 11, 29), "判断日期 2034-11-29 →"),
        (date(2030, 1, 1), "← 判断日期 2030-01-01"),
        (date(2032, 12, 31), "判断日期 2032-12-31"),
    ):
        said = words(calendar_chart(TIMELINE, replace(FRAME, on=today)))
        assert "1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月" in said
        assert named in said.split("|")


def test_months_of_two_years_have_their_years_in_a_line_above():
    rows = TIMELINE.assign(due=pd.to_datetime(["2031-11-30", "2032-02-28", "2032-02-29", None]))
    said = words(calendar_chart(rows, FRAME))
    assert "2031年|2032年|" in said
    assert "11月|12月|1月|2月" in said


def test_what_has_no_date_is_left_out():
    assert set(marks(TIMELINE)) == {"R1", "R2", "R3"}
    with pytest.raises(ValueError, match="at least one row"):
        calendar_chart(TIMELINE.iloc[[3]], FRAME)


def test_a_mark_stands_in_its_month_and_a_click_picks_that_month():
    found = marks(TIMELINE)
    assert [found[each]["month"] for each in ("R1", "R2")] == ["2032-03", "2032-12"]
    assert [found[each]["_wide_across"] for each in ("R1", "R2")] == [2, 11]
    spec = calendar_chart(TIMELINE, FRAME).to_dict()
    picked = next(param for param in spec["params"] if param["name"] == "picked")
    assert picked["select"]["fields"] == ["month"]


def test_kinds_stand_in_the_order_of_the_closed_list():
    found = marks(TIMELINE.assign(group=["工作任务", "十件实事", "预期目标", "大事"]))
    assert found["R1"]["_wide_y"] < found["R2"]["_wide_y"] < found["R3"]["_wide_y"]


def test_what_is_due_next_is_pale_what_is_judged_full_and_the_rest_hollow():
    """Of R1 (已完成) and R2, R3 (未到期, due on one day) the open ones are next."""
    found = marks(TIMELINE)
    assert {each: found[each]["_next"] for each in found} == {"R1": False, "R2": True, "R3": True}
    assert found["R1"]["_fill"] == found["R1"]["_stroke"]
    later = TIMELINE.assign(due=pd.to_datetime(["2032-12-31", "2032-03-31", "2032-11-30", None]))
    assert marks(later)["R2"]["_fill"] == "#ffffff"


def test_a_text_target_says_so_and_an_unpublished_one_has_a_dash():
    texts = TIMELINE.assign(status=["文字目标", "无法判定", "未到期", ""], mark=["–", "–", "○", ""])
    found = marks(texts)
    assert [found[each]["_sign"] for each in ("R2", "R1", "R3")] == ["文", "–", ""]


def test_a_doubtful_mark_is_dashed_and_the_legend_says_what_occurs():
    assert svg(calendar_chart(TIMELINE, FRAME)).count('stroke-dasharray="4,3"') == 1
    said = words(calendar_chart(TIMELINE, FRAME))
    assert "一个圆一项：✓已完成，○未到期，有底色的为最近到期，虚线为存疑" in said
    sure = words(calendar_chart(TIMELINE.iloc[[1]].assign(doubtful=False), FRAME))
    assert "一个圆一项：✓已完成|" in sure


def test_marks_of_a_cell_do_not_meet():
    rows = pd.concat([TIMELINE.iloc[[0]].assign(id=f"N{each}") for each in range(10)])
    places = {(each["_wide_shift"], each["_wide_y"]) for each in marks(rows).values()}
    assert len(places) == 10
    assert {shift for shift, _ in places} == {-1, 0, 1}


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (
            (date(2031, 11, 3), date(2032, 2, 1)),
            ["2031年11月", "2031年12月", "2032年1月", "2032年2月"],
        ),
        ((date(2031, 1, 1), date(2033, 12, 31)), ["2031年", "2032年", "2033年"]),
        ((date(2031, 1, 1), date(9999, 1, 1)), ["2031年", "2050年起"]),
    ],
)
def test_more_time_than_a_year_has_its_years(days, names):
    columns = columns_of(days)
    assert [each.label for each in columns if each.label in names] == names
    assert column_of(days[-1], columns) == len(columns) - 1


def test_a_day_lies_in_its_column():
    june = columns_of([date(2032, 6, 1)])[5]
    assert june.key == "2032-06"
    assert june.share(date(2032, 6, 16)) == 0.5
    assert june.share(date(2033, 1, 1)) == 1


def test_a_legend_names_the_words_of_each_mark_once():
    texts = ("– 无法判定–已到期未公布", "✓ 已完成（按预计数）", "✓ 已完成", "× 滞后，差2个百分点")
    assert status_legend(texts) == {"✓": "✓已完成", "×": "×滞后", "–": "–已到期未公布"}


def test_the_line_of_the_day_of_judgement_begins_beneath_the_names_of_months():
    layers = calendar_chart(TIMELINE, FRAME).to_dict()["layer"]
    marks_drawn = [each["mark"] for each in layers if each["mark"]["type"] == "rect"]
    starts = [each["y"]["expr"] for each in marks_drawn if each.get("fill") == "#1f2937"]
    ink = {start for start in starts if start.startswith("!narrow")}
    assert ink == {"!narrow ? 96 : 0"}
